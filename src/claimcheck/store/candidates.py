"""From a text to the few dozen claims that may say the same."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.matching.ranking import Document, inverse_frequency
from claimcheck.store.tokens import known_tokens, split_words, tokenise

_POSTINGS = 3_000


class Term(NamedTuple):
    """A token of the query that some claim holds, and a word that FTS5 reads as it."""

    token: str
    word: str
    claims: int
    worth: float


def find_candidates(connection: sqlite3.Connection, text: str, *, limit: int = 64) -> list[int]:
    """Return ids of the claims most likely to say the same as ``text``, most likely first.

    ``text`` is folded as the indexed texts are. Never more than ``limit`` ids.
    """
    terms = _terms(connection, text)
    evidence: defaultdict[int, float] = defaultdict(float)
    _read_rarest(connection, terms, evidence)
    return sorted(evidence, key=lambda claim: (-evidence[claim], claim))[:limit]


def document_frequency(connection: sqlite3.Connection, tokens: Iterable[str]) -> dict[str, int]:
    """Return how many claims hold each of ``tokens``; tokens that none holds are left out."""
    wanted = sorted(set(tokens))
    marks = ",".join("?" * len(wanted))
    query = f"SELECT term, claims FROM claim_terms WHERE term IN ({marks})"
    return dict(connection.execute(query, wanted).fetchall())


def claim_count(connection: sqlite3.Connection) -> int:
    """Return how many claims are indexed."""
    return _totals(connection)[0]


def field_lengths(connection: sqlite3.Connection) -> tuple[float, ...]:
    """Return the average number of tokens in a claim's text, title and context."""
    count, *sizes = _totals(connection)
    return tuple(size / max(count, 1) for size in sizes)


def documents(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Document]:
    """Return the claims' tokens, to be ranked, in the order of ``claims``."""
    marks = ",".join("?" * len(claims))
    query = f"SELECT id, text, title, context FROM claim_words WHERE id IN ({marks})"
    rows = {claim: fields for claim, *fields in connection.execute(query, claims)}
    found = [claim for claim in claims if claim in rows]
    tokens = iter(tokenise(connection, [field or "" for claim in found for field in rows[claim]]))
    return [Document(claim, (next(tokens), next(tokens), next(tokens))) for claim in found]


def _totals(connection: sqlite3.Connection) -> list[int]:
    """Read what FTS5 itself counts: the rows, then the tokens of each column."""
    (block,) = connection.execute("SELECT block FROM claim_index_data WHERE id = 1").fetchone()
    numbers, number = [], 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return numbers or [0, 0, 0, 0]


def _terms(connection: sqlite3.Connection, text: str) -> list[Term]:
    """Return the terms of the query that the store knows, rarest first."""
    words = split_words(text)
    known = known_tokens(connection, words)
    word_of = {known[word][0]: word for word in words if len(known[word]) == 1}
    count = claim_count(connection)
    terms = [
        Term(token, word_of[token], claims, inverse_frequency(claims, count))
        for token, claims in document_frequency(connection, word_of).items()
    ]
    return sorted(terms, key=lambda term: (term.claims, term.token))


def _read_rarest(
    connection: sqlite3.Connection, terms: Sequence[Term], evidence: defaultdict[int, float]
) -> None:
    left = _POSTINGS
    for term in terms:
        if evidence and term.claims > left:
            break
        query = "SELECT rowid FROM claim_index WHERE claim_index MATCH ? LIMIT ?"
        for (claim,) in connection.execute(query, (f'"{term.word}"', _POSTINGS)):
            evidence[claim] += term.worth
        left -= term.claims
