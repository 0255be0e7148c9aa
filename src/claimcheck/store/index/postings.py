"""What the index says of terms and claims: how many claims hold a term, which, and their tokens.

A connection that asks about many texts keeps what it was told, see `kept.py`.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from claimcheck.language.figures.within import may_have_figures
from claimcheck.matching.ranking import Document
from claimcheck.store.connection import snapshot
from claimcheck.store.index.tokens import figure_tokens, tokenise

if TYPE_CHECKING:
    from claimcheck.store.index.kept import KeptClaims

# How many terms a reader remembers, some ten megabytes.
_TERMS: Final = 100_000

# The claims as one text each: thousands of rows would cost twice as much.
_HOLDING_EACH: Final = (
    "SELECT (SELECT json_group_array(rowid) FROM claim_index"
    " WHERE claim_index MATCH wanted.value) FROM json_each(?) AS wanted ORDER BY wanted.key"
)
_HOLDING_GROUPS: Final = (
    "SELECT json_group_array(rowid) FROM"
    " (SELECT rowid FROM claim_index WHERE claim_index MATCH ? LIMIT ?)"
)

# The words as `claim_words` has them.
_WORDS_OF_CLAIMS: Final = (
    "SELECT coalesce(plain, text), title, context, id, text, language"
    " FROM claims WHERE id IN (SELECT value FROM json_each(?))"
)
_TEXTS_OF_CLAIMS: Final = (
    "SELECT id, coalesce(plain, text), text, language"
    " FROM claims WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
)

_BEGINNING: Final = "SELECT term, claims FROM claim_terms WHERE term >= ? AND term < ?"

# A term has no blanks.
_BY_LENGTH: Final = (
    "SELECT length(term), ' ' || group_concat(term, ' ') || ' ' FROM claim_terms"
    " WHERE term >= ? AND term < ? GROUP BY 1"
)

Words = Mapping[str, str]
"""Some tokens, each with a word that FTS5 reads as it."""


def document_frequency(connection: sqlite3.Connection, tokens: Iterable[str]) -> dict[str, int]:
    """Return how many claims hold each of ``tokens``; tokens that none holds are left out."""
    if kept := _kept_claims(connection):
        return kept.frequencies(tokens)
    wanted = set(tokens)
    known = _remembered_frequencies(connection)
    if known is None:
        return read_frequencies(connection, wanted)
    # Not `wanted - known.keys()`, which would look at everything remembered.
    new = [token for token in wanted if token not in known]
    if new:
        known |= dict.fromkeys(new, 0) | read_frequencies(connection, new)
    return {token: claims for token in wanted if (claims := known[token])}


def read_frequencies(connection: sqlite3.Connection, tokens: Iterable[str]) -> dict[str, int]:
    """Return how many claims hold each of ``tokens``, as they are stored."""
    query = "SELECT term, claims FROM claim_terms WHERE term IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(query, [json.dumps(sorted(tokens))]).fetchall())


def documents(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Document]:
    """Return the claims' tokens, to be ranked, in the order of ``claims``."""
    if kept := _kept_claims(connection):
        return kept.documents(claims)
    read = {document.claim: document for document in read_documents(connection, claims)}
    return [read[claim] for claim in claims if claim in read]


def read_documents(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Document]:
    """Return the claims' tokens, as they are stored, in any order."""
    rows = connection.execute(_WORDS_OF_CLAIMS, [json.dumps(claims)]).fetchall()
    tokens = iter(tokenise(connection, [field or "" for row in rows for field in row[:3]]))
    signals = figure_tokens(connection).signals
    return [
        Document(
            claim,
            (words := next(tokens), next(tokens), next(tokens)),
            may_have_figures(text, plain, language, has_signals=not signals.isdisjoint(words)),
        )
        for plain, _, _, claim, text, language in rows
    ]


def terms_like(connection: sqlite3.Connection, token: str) -> list[tuple[str, int]]:
    """Return the terms one slip away from a token after its first two letters, in any order.

    Each comes with how many claims hold it.
    """
    if (kept := _kept_claims(connection)) and (terms := kept.beginning(token[:2])):
        from claimcheck.matching.spelling.one_slip import slips_among  # noqa: PLC0415

        letters = len(token)
        as_long = [terms.get(each, "") for each in range(letters - 1, letters + 2)]
        return [*kept.frequencies(slips_among(token, "".join(as_long).split())).items()]
    # Of most texts every word is known.
    from claimcheck.matching.spelling.one_slip import is_slip  # noqa: PLC0415

    # A slip, even two letters swapped across the middle, leaves the first half or
    # what follows the letter after it.
    half = len(token) // 2
    query = (
        f"{_BEGINNING} AND length(term) BETWEEN ? AND ?"
        " AND (substr(term, 1, ?) = ? OR substr(term, ?) = ?)"
    )
    halves = half, token[:half], half + 1 - len(token), token[half + 1 :]
    bounds = *_bounds(token[:2]), len(token) - 1, len(token) + 1, *halves
    found = connection.execute(query, bounds)
    return [(term, claims) for term, claims in found if is_slip(token, term)]


def read_beginning(connection: sqlite3.Connection, start: str) -> dict[int, str]:
    """Return the terms that begin with two letters, by how many letters they have.

    They are one text, a blank before and after each: so many would fill the memory.
    """
    return dict(connection.execute(_BY_LENGTH, _bounds(start)).fetchall())


def _bounds(start: str) -> tuple[str, str]:
    """Return what terms are not less than that begin with two letters, and what they are less than.

    >>> _bounds("pr")
    ('pr', 'ps')
    """
    return start, start[0] + chr(ord(start[1]) + 1)


def holding_each(connection: sqlite3.Connection, words: Words) -> dict[str, Sequence[int]]:
    """Return the claims that hold each of some tokens, by id."""
    if kept := _kept_claims(connection):
        return kept.holding_each(words)
    return read_holding_each(connection, words)


def read_holding_each(connection: sqlite3.Connection, words: Words) -> dict[str, Sequence[int]]:
    """Return the claims that hold each of some tokens, as they are stored."""
    rows = connection.execute(_HOLDING_EACH, [json.dumps([_quoted(words[each]) for each in words])])
    return {token: json.loads(claims) for token, (claims,) in zip(words, rows, strict=True)}


def holding_groups(
    connection: sqlite3.Connection, groups: Sequence[Words], limit: int
) -> list[int]:
    """Return the first claims that hold a token of each group."""
    known = kept.holding_groups(groups, limit) if (kept := _kept_claims(connection)) else None
    if known is not None:
        return known
    match = " AND ".join(f"({' OR '.join(map(_quoted, group.values()))})" for group in groups)
    (found,) = connection.execute(_HOLDING_GROUPS, (match, limit)).fetchone()
    claims: list[int] = json.loads(found)
    return claims


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the block read one state of the record, where the connection keeps what it reads."""
    kept = _kept_claims(connection)
    if kept is None or connection.in_transaction:
        yield
        return
    # Temporary tables that were made meanwhile stay.
    with snapshot(connection, keeps_temporary=True), kept.held():
        yield


def _quoted(word: str) -> str:
    """Return a word as FTS5's query language quotes it."""
    return f'"{word}"'


def _kept_claims(connection: sqlite3.Connection) -> "KeptClaims | None":
    """Return what a connection that asks about many texts keeps of the claims."""
    kept: KeptClaims | None = getattr(connection, "kept_claims", None)
    return kept


def _remembered_frequencies(connection: sqlite3.Connection) -> dict[str, int] | None:
    """Return how many claims hold a term, as far as a connection that only reads has asked.

    What it asks next may be added. None for one that may write, whose counts change.
    """
    kept: dict[int, dict[str, int]] | None = getattr(connection, "kept", None)
    if kept is None:
        return None
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    if version not in kept or len(kept[version]) > _TERMS:
        kept.clear()
        kept[version] = {}
    return kept[version]


def claims_holding(connection: sqlite3.Connection, word: str) -> list[int]:
    """Return the claims that hold a word's token in their text, title or context, by id.

    ``word`` is one word as `split_words` gives it, with one token.
    """
    # As one text: thousands of rows would cost twice as much.
    query = "SELECT json_group_array(rowid) FROM claim_index WHERE claim_index MATCH ?"
    found: list[int] = json.loads(connection.execute(query, (f'"{word}"',)).fetchone()[0])
    return found


def claim_tokens(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> list[tuple[int, tuple[str, ...], bool | None]]:
    """Return the tokens of the texts of some claims, by id.

    Each comes with its claim, and with what `Document.has_figures` tells of it.
    """
    rows = connection.execute(_TEXTS_OF_CLAIMS, [json.dumps(claims)]).fetchall()
    tokens = tokenise(connection, [plain for _, plain, _, _ in rows])
    signals = figure_tokens(connection).signals
    return [
        (
            claim,
            words,
            may_have_figures(text, plain, language, has_signals=not signals.isdisjoint(words)),
        )
        for (claim, plain, text, language), words in zip(rows, tokens, strict=True)
    ]
