"""Search for words in claims, statements, persons and rationales."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from claimcheck.language.text.stems import ENGLISH, counted
from claimcheck.model.record.search_hit import SearchHit
from claimcheck.model.statement import Span
from claimcheck.model.status import deciding_verdicts
from claimcheck.store.errors import StoreError
from claimcheck.store.index.entries import find_rows
from claimcheck.store.index.tokens import known_tokens, split_words, word_spans
from claimcheck.store.records.claims import (
    find_claims,
    find_standing,
    standing_claims,
    wordings_of,
)
from claimcheck.store.records.people.persons import find_person
from claimcheck.store.records.statements import find_statement
from claimcheck.store.schema.expressions import person_of
from claimcheck.store.verdicts.in_force import read_verdicts_of

# Words for so many characters are asked for; a text is matched instead.
_MOST_SOUGHT: Final = 1_000
# So many verdicts, and the view that works out all of them costs less.
_FEW: Final = 500


def require_short(words: str) -> None:
    """Raise `StoreError` for more words than the index is asked for at once."""
    if len(words) > _MOST_SOUGHT:
        raise StoreError(
            f"the words to search for are longer than {_MOST_SOUGHT:,} characters; give fewer, or"
            " compare a text with `claimcheck match`"
        )


def search(connection: sqlite3.Connection, words: str, *, limit: int) -> list[SearchHit]:
    """Return what holds every one of ``words``: claims, statements, persons, verdicts.

    Up to ``limit`` of each, most fitting first. Words in quotation marks must
    stand together; nothing else in ``words`` means anything but itself. What no
    longer holds is left out, and so is a verdict that a blind policy hides.
    """
    return search_counted(connection, words, limit=limit)[0]


def search_counted(
    connection: sqlite3.Connection,
    words: str,
    *,
    limit: int,
    order: Callable[[list[int]], list[int]] = list,
) -> tuple[list[SearchHit], dict[str, int]]:
    """Return what `search` does, and how many there are of each kind, shown or not.

    The claims, most fitting first, are put in another ``order`` before they are cut.
    """
    query = _query(connection, counted(words, ENGLISH))
    if not query:
        return [], {}
    asked = set(_tokens(connection, split_words(words)))
    found: list[SearchHit] = []
    numbers: dict[str, int] = {}
    for kind, (holding, told) in _KINDS.items():
        every = holding(connection, query)
        every = order(every) if holding is _claims else every
        numbers[kind] = len(every)
        found += [
            SearchHit(record, text, _spans(connection, text, asked), about)
            for record, text, about in told(connection, every[:limit])
        ]
    return found, numbers


def _query(connection: sqlite3.Connection, words: str) -> str:
    """Return what FTS5 is asked: each word or phrase in quotation marks, so none is syntax."""
    phrases = re.findall(r'["“”]([^"“”]*)["“”]', words)
    single = re.sub(r'["“”][^"“”]*["“”]', " ", words)
    parts = [split_words(phrase) for phrase in phrases]
    parts += [[word] for word in split_words(single)]
    known = [[word for word in part if _tokens(connection, [word])] for part in parts]
    return " ".join(dict.fromkeys(f'"{" ".join(part)}"' for part in known if part))


def _tokens(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """Return the tokens of words."""
    tokens = known_tokens(connection, words)
    return [token for word in words for token in tokens[word].split()]


def _spans(connection: sqlite3.Connection, text: str, asked: set[str]) -> tuple[Span, ...]:
    """Return where words of ``text`` stand that are forms of those asked for."""
    found = word_spans(text)
    tokens = known_tokens(connection, [word for word, _ in found])
    return tuple(span for word, span in found if not asked.isdisjoint(tokens[word].split()))


def _claims(connection: sqlite3.Connection, query: str) -> list[int]:
    """Return the claims whose text, title or context holds the words."""
    rows = connection.execute(
        "SELECT rowid FROM claim_index WHERE claim_index MATCH ? ORDER BY rank, rowid", [query]
    )
    return standing_claims(connection, [number for (number,) in rows])


def claims_near(connection: sqlite3.Connection, cosines: Mapping[int, float]) -> list[SearchHit]:
    """Return claims that are near to the words for a model, and how near, in the order given."""
    told = _told_claims(connection, [*cosines])
    return [
        SearchHit(record, text, (), about, cosine)
        for (record, text, about), cosine in zip(told, cosines.values(), strict=True)
    ]


def _told_claims(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[str, str, str]]:
    """Yield claims with how they stand."""
    for claim in find_claims(connection, numbers):
        standing = find_standing(connection, claim.id)
        labels = [verdict.label for verdict in deciding_verdicts(standing.verdicts)]
        told = ", ".join([standing.in_words, *labels])
        marked = f"; readers have {standing.readers_have}" if standing.marked_for_readers else ""
        yield f"c-{claim.id:d}", claim.text, told + marked


def _statements(connection: sqlite3.Connection, query: str) -> list[int]:
    """Return the statements that hold the words, or whose speaker or place does."""
    return _holding(connection, "current_statements", find_rows(connection, query, "statements"))


def _told_statements(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[str, str, str]]:
    """Yield statements with whose they are and when."""
    for number in numbers:
        said = find_statement(connection, number).statement
        who = said.person or said.speaker or "unnamed"
        yield f"s-{number:d}", said.text, f"{who}, {said.when}"


def _persons(connection: sqlite3.Connection, query: str) -> list[int]:
    """Return the persons whose name, alias or note holds the words."""
    rows = _holding(connection, "current_persons", find_rows(connection, query, "persons"))
    aliases = _holding(connection, "current_aliases", find_rows(connection, query, "aliases"))
    numbers = [_number(connection, person_of("?"), row) for row in rows]
    whose = f"(SELECT {person_of('aliases.person')} FROM aliases WHERE id = ?)"
    numbers += [_number(connection, whose, row) for row in aliases]
    return list(dict.fromkeys(numbers))


def _told_persons(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[str, str, str]]:
    """Yield persons with their other names."""
    for number in numbers:
        person = find_person(connection, number)
        also = "; ".join(person.aliases)
        yield f"p-{number:d}", "; ".join(filter(None, (person.name, also, person.note))), "person"


def _verdicts(connection: sqlite3.Connection, query: str) -> list[int]:
    """Return the verdicts that stand and may be shown whose rationale holds the words."""
    numbers = find_rows(connection, query, "verdicts")
    shown = _shown_verdicts(connection, numbers)
    return [number for number in numbers if number in shown]


def _told_verdicts(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> Iterator[tuple[str, str, str]]:
    """Yield verdicts with the claim that they are on."""
    shown = _shown_verdicts(connection, numbers)
    for number in numbers:
        claim, label, rationale = shown[number]
        yield f"v-{number:d}", rationale, f"c-{claim:d} {label}"


def _shown_verdicts(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> dict[int, tuple[int, str, str]]:
    """Return the claim, the label and the rationale of those that stand and may be shown.

    Of a few their claims are read; the view works out the verdicts of the whole record.
    """
    listed = json.dumps(numbers)
    if len(numbers) > _FEW:
        rows = connection.execute(
            "SELECT verdict, claim, label, rationale FROM claim_verdicts"
            " WHERE verdict IN (SELECT value FROM json_each(?))",
            [listed],
        )
        return {number: (claim, label, rationale) for number, claim, label, rationale in rows}
    query = "SELECT claim FROM verdicts WHERE id IN (SELECT value FROM json_each(?))"
    claims = sorted({claim for (claim,) in connection.execute(query, [listed])})
    groups = list(dict.fromkeys(wordings_of(connection, claims)))
    return {
        each.id: (each.claim, each.label, each.rationale)
        for rated in read_verdicts_of(connection, groups, asking=None)
        for each in rated.shown
    }


_KINDS: Final = {
    "claims": (_claims, _told_claims),
    "statements": (_statements, _told_statements),
    "persons": (_persons, _told_persons),
    "verdicts": (_verdicts, _told_verdicts),
}


def _holding(connection: sqlite3.Connection, view: str, numbers: Sequence[int]) -> list[int]:
    """Return those of ``numbers`` that hold today, in their order."""
    query = f"SELECT id FROM {view} WHERE id IN (SELECT value FROM json_each(?))"
    held = {number for (number,) in connection.execute(query, [json.dumps(numbers)])}
    return [number for number in numbers if number in held]


def _number(connection: sqlite3.Connection, expression: str, row: int) -> int:
    """Return the number that an expression of this module gives for a row."""
    return int(connection.execute(f"SELECT {expression}", [row]).fetchone()[0])
