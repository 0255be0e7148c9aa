"""What a draft quotes, with the words on record that may be the same."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claimcheck.language.text.folding import plain
from claimcheck.model.scan.draft import Draft
from claimcheck.model.statement import Span
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import find_candidates
from claimcheck.store.queries.scan import Recorded, has_quotations, recorded_words
from claimcheck.store.records.people.person_names import names_among
from claimcheck.workflows.scan.context import Quote
from claimcheck.workflows.scan.evidence.heard import Heard, heard
from claimcheck.workflows.scan.sentences import quoted_words
from claimcheck.workflows.scan.units import Cut, Unit

# Fewer words than this between marks are an expression, not what somebody said.
_FEWEST_QUOTED: Final = 4
# A name below a quotation, on a line of its own.
_SIGNED: Final = re.compile(r"(?:^|\s)(?:—|–|―|--?)\s*[A-Z][^\n.!?]*\.?\s*$")


def find_quotes(connection: Connection, draft: Draft, found: Cut) -> Iterator[Quote]:
    """Yield what the draft quotes, with the words on record that may be the same."""
    set_off = {each.sentence: each for each in found.units if each.set_off_by}
    for sentence in found.sentences:
        text = draft.text[sentence.start : sentence.end]
        marked = quoted_words(text)
        for inner in marked:
            place = Span(sentence.start + inner.start, sentence.start + inner.end)
            if quote := _between_marks(connection, draft, found, (sentence, place)):
                yield quote
        if not marked and sentence in set_off:
            yield from _set_off(connection, draft, set_off[sentence])


def _between_marks(
    connection: Connection, draft: Draft, found: Cut, places: tuple[Span, Span]
) -> Quote | None:
    """Return the words between marks in a sentence, unless they are an expression."""
    sentence, place = places
    words = draft.text[place.start : place.end].strip()
    if len(words.split()) < _FEWEST_QUOTED:
        return None
    unit = next((each for each in found.units if _covers(each, place)), None)
    found_words = _heard(connection, draft, words)
    bearer = _bearer(connection, unit) if found_words else None
    return Quote(words, place, unit, found_words, sentence, bearer)


def _set_off(connection: Connection, draft: Draft, unit: Unit) -> Iterator[Quote]:
    """Yield a sentence that the layout quotes, where who is on record with it is named there."""
    place = unit.sentence
    words = _SIGNED.sub("", draft.text[place.start : place.end]).strip()
    if len(words.split()) < _FEWEST_QUOTED:
        return
    named = set(re.findall(r"[^\W_]+", unit.set_off_by))
    found_words = tuple(
        each
        for each in _heard(connection, draft, words)
        if each.recorded.person and each.recorded.person.split()[-1] in named
    )
    if found_words:
        place = Span(place.start, place.start + len(words))
        yield Quote(words, place, unit, found_words, unit.sentence)


def _heard(connection: Connection, draft: Draft, words: str) -> tuple[Heard, ...]:
    is_whole = (words[:1].isupper() or words[:1].isdigit()) and words[-1:] in ".!?,"
    recorded = _recorded(connection, words)
    return tuple(heard(words, recorded, is_whole=is_whole, language=draft.language))


def _recorded(connection: Connection, words: str) -> list[Recorded]:
    """Return the words on record that may be those of a quotation."""
    if not _has_quotations(connection):
        return []
    return recorded_words(connection, find_candidates(connection, plain(words)))


# A scan reads from one state of the store; many have claims and no quotation.
@lru_cache(maxsize=1)
def _has_quotations(connection: Connection) -> bool:
    return has_quotations(connection)


def _bearer(connection: Connection, unit: Unit | None) -> str | None:
    """Return the one person on record by the surname that a unit's speaker is named by."""
    speaker = unit.speaker if unit and not unit.person else None
    if not speaker or not speaker[:1].isupper():
        return None
    found = [(person, name) for person, name in names_among(connection, [speaker]) if " " in name]
    return found[0][1] if len({person for person, _ in found}) == 1 else None


def _covers(unit: Unit, place: Span) -> bool:
    """Return whether a unit, which is attributed, takes in a place of the text."""
    return unit.statement is not None and any(
        part.start < place.end and place.start < part.end for part in unit.parts
    )
