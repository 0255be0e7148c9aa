"""What says the same as the words that a redaction removes, and stays."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.language.text.sought import Searched, Sought, SoughtWords, WordForm, is_full_name
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.redactions import MARK
from claimcheck.store.redact.columns import said_columns
from claimcheck.store.redact.edits import Removal
from claimcheck.store.redact.halves import Halves
from claimcheck.store.redact.identities import versions
from claimcheck.store.redact.standing import Place
from claimcheck.store.schema.tables import RowId

# Of how many letters a family name must be to be looked for by itself.
_NAME_FROM = 3

_OF_THE_CLAIM = """
WITH asked(claim) AS (SELECT value FROM json_each(?)),
own(claim) AS (
    SELECT claim FROM asked
    UNION SELECT claim FROM claim_groups
    WHERE leader IN (SELECT leader FROM claim_groups WHERE claim IN asked)
)
SELECT 'claims', claim FROM own
UNION
SELECT 'statements', statement FROM current_links
WHERE relation = 'states' AND target IN own
ORDER BY 1, 2"""


class StillSaid(NamedTuple):
    """What stays where: rows by their table, the words as they stand there by themselves.

    `places` are those of words in other typography and of names in other forms, without
    the words: by them a later redaction finds again what this one left. `parts` are rows that
    hold most of the words among others, and may say something else.
    """

    mentions: tuple[RowId, ...]
    forms: dict[str, dict[RowId, None]]
    left: dict[str, dict[RowId, None]]
    places: tuple[Place, ...] = ()
    parts: tuple[RowId, ...] = ()


def same_claim(connection: sqlite3.Connection, table: str, rows: Sequence[int]) -> list[RowId]:
    """Return the claims and statements that say the same as these rows, which are among them.

    They are those that states the same claim today, under whatever id it is kept.
    """
    claims: list[int] = []
    if table == "claims":
        claims = [each for row in rows for each in versions(connection, table, row)]
    elif table in {"statements", "articles"}:
        column = "id" if table == "statements" else "article"
        query = (
            "SELECT DISTINCT target FROM links WHERE relation = 'states' AND statement IN"
            f" (SELECT id FROM statements WHERE {column} IN (SELECT value FROM json_each(?)))"
            " AND id IN (SELECT id FROM current_links)"
        )
        claims = [each for (each,) in connection.execute(query, [json.dumps(list(rows))])]
    if not claims:
        return []
    return list(connection.execute(_OF_THE_CLAIM, [json.dumps(claims)]))


def same_claims(connection: sqlite3.Connection, rows: Sequence[RowId]) -> list[RowId]:
    """Return the claims and statements that say the same as rows of any tables."""
    tables = dict.fromkeys(table for table, _ in rows)
    found = (
        each
        for table in tables
        for each in same_claim(connection, table, [row for kind, row in rows if kind == table])
    )
    return list(dict.fromkeys(found))


def find_standing(
    removal: Removal,
    group: Sequence[RowId],
    names: Sequence[str],
    known: Sequence[Sought] = (),
    speakers: Sequence[str] = (),
    before: Sequence[RowId] = (),
) -> StillSaid:
    """Return what stays of a ``group`` of rows and of the words removed, and of ``names``.

    Those are too common to be removed everywhere; so are the first and last words of full
    names. ``known`` are words and names as an earlier redaction left them; ``speakers`` are
    named only where their names stay, and likewise where a part of one or a user's name does.
    ``before`` are rows in which an earlier redaction left a part of the words.
    """
    wider = [*(each.wider() for each in removal.words), *known]
    wanted = dict.fromkeys(each for each in wider if each and each not in removal.words)
    theirs = [Sought(each, WordForm.NAME) for each in speakers]
    common = dict.fromkeys((*names, *speakers)) | family_names([*removal.words, *theirs], -1, 0)
    partly = [
        Sought(each, WordForm.PART)
        for each in dict.fromkeys((*sentences(removal.words), *removal.pieces))
    ]
    # As an address or a user's name has a speaker, whose name stays.
    handles = [each for one in theirs for each in [one.wider()] if each and each not in wanted]
    asked = [*wanted, *(Sought(each, WordForm.NAME) for each in common), *partly, *handles]
    halves = Halves(each.text for each in partly)
    mentions = {row: None for row in group if _says_something(removal, row)}
    forms: dict[str, dict[RowId, None]] = {}
    left: dict[str, dict[RowId, None]] = {name: {} for name in names}
    stand: dict[Place, None] = {}
    parts = {row: None for row in before if row not in removal.edits}
    words = SoughtWords(asked)
    for row, column, text in _cells(removal) if asked else ():
        searched = Searched(text)
        if halves.are_in(searched, is_cut=column in removal.edits.get(row, ())):
            parts[row] = None
        for word in words.that_may_stand(searched):
            places = word.places(searched)
            if places and word in wanted:
                stand[Place(*row, column, *places[0], word.is_name)] = None
            if places and word.form is WordForm.FOLDED:
                mentions[row] = None
            elif places and word.form is WordForm.PART:
                parts[row] = None
            elif places and word not in wanted:
                left.setdefault(word.text, {})[row] = None
            for start, end in places if word in wanted and word.is_name else ():
                forms.setdefault(" ".join(text[start:end].split()), {})[row] = None
    others = tuple(row for row in parts if row not in mentions)
    return StillSaid(tuple(mentions), forms, _apart(left, speakers), tuple(stand), others)


def sentences(words: Iterable[Sought]) -> list[str]:
    """Return the words that are no name and long enough to be looked for in others."""
    written = {WordForm.WRITTEN, WordForm.FOLDED}
    return [each.text for each in words if each.form in written and each.is_within]


def _apart(
    left: dict[str, dict[RowId, None]], speakers: Sequence[str]
) -> dict[str, dict[RowId, None]]:
    """Return where names stay; a part of a speaker's where the whole of it does not."""
    whole = {part: left.get(each, {}) for each in speakers for part in each.split()}
    kept = {
        name: {row: None for row in rows if row not in whole.get(name, ())}
        for name, rows in left.items()
    }
    return {name: rows for name, rows in kept.items() if rows or not left[name]}


def family_names(words: Iterable[Sought], *places: int) -> dict[str, None]:
    """Return the last words of full names that are looked for, or those at ``places``."""
    full = (each.text for each in words if each.form is WordForm.NAME and is_full_name(each.text))
    some = (each.split()[place] for each in full for place in places or (-1,))
    return {each: None for each in some if len(each) >= _NAME_FROM and each[-1] != "."}


def _says_something(removal: Removal, row: RowId) -> bool:
    """Return whether the words of a statement or claim stay."""
    table, number = row
    (text,) = removal.connection.execute(
        f"SELECT text FROM {table} WHERE id = ?", [number]
    ).fetchone()
    return removal.now(table, number, "text", text) != MARK


def _cells(removal: Removal) -> Iterator[tuple[RowId, str, str]]:
    """Yield every text as it is to stand, with its row and column."""
    for table, column in said_columns(removal.connection):
        query = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
        for number, cell in removal.connection.execute(query):
            text = removal.now(table, number, column, cell)
            if text != MARK:
                yield (table, number), column, text
