"""What the record holds of a draft: claims that were checked, and words on record."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span
from claimcheck.store.connection import Connection
from claimcheck.store.index.tokens import split_words, tokenise
from claimcheck.workflows.scan.context import Examined, OtherWords, RatedElsewhere, Repeating, Scene
from claimcheck.workflows.scan.evidence.candidates import claims_in_words
from claimcheck.workflows.scan.evidence.claim_reader import ClaimReader, ScanRequest
from claimcheck.workflows.scan.evidence.quotes import find_quotes
from claimcheck.workflows.scan.repeat import Repeat
from claimcheck.workflows.scan.sentences import (
    attributing,
    find_clauses_in,
    find_lines_in,
    joined,
    whole_sayings,
)
from claimcheck.workflows.scan.units import Cut, Unit

# Fewer words of a clause must be the claim's own.
_FEWEST_IN_A_CLAUSE: Final = 6
# A claim of several sentences may have a few words more, and no more sentences than these.
_NEARLY: Final = 0.9
_MOST_SENTENCES: Final = 12


def look_up(connection: Connection, draft: Draft, found: Cut, asked: ScanRequest) -> Scene:
    """Return a draft's units with what the record holds of each."""
    units = [unit for unit in found.units if unit.is_long_enough]
    day = draft.published_on or parse_date(asked.today)
    reader = ClaimReader(connection, asked, day, draft.language, {}, {})
    near = [Repeating(*each) for each in zip(units, reader.repeats(units), strict=True)]
    parts = _parts(reader, draft, found, near)
    wordings = _wordings(reader, units)
    return Scene(
        draft,
        tuple(
            Examined(_linked(draft, found, each), each.repeats, wording)
            for each, wording in zip(_without(near, parts), wordings, strict=True)
        ),
        tuple(find_quotes(connection, draft, found)),
        asked.proposed,
        asked.thresholds.near_overlap,
        tuple(each._replace(unit=_linked(draft, found, each)) for each in parts),
        _elsewhere(connection, reader, [*near, *parts]),
        _other_words(connection, reader, near),
    )


def _wordings(reader: ClaimReader, units: Sequence[Unit]) -> list[Wording | None]:
    """Return the words of each unit that has a figure."""
    texts = [unit.text for unit in units if any(map(str.isdigit, unit.text))]
    readings = [reader.reading(text) for text in texts]
    tokens = tokenise(reader.connection, [reading.countable for reading in readings])
    known = {
        text: read_wording(reading, words)
        for text, reading, words in zip(texts, readings, tokens, strict=True)
    }
    return [known.get(unit.text) for unit in units]


def _elsewhere(
    connection: Connection, reader: ClaimReader, near: Sequence[Repeating]
) -> tuple[RatedElsewhere, ...]:
    """Return what other desks rated of what a draft says, where the scan asks for that."""
    if reader.asked.others is None:
        return ()
    # Few scans ask for it.
    from claimcheck.workflows.scan.evidence.rated_elsewhere import (  # noqa: PLC0415
        find_rated_elsewhere,
    )

    return tuple(find_rated_elsewhere(connection, reader, near))


def _other_words(
    connection: Connection, reader: ClaimReader, near: Sequence[Repeating]
) -> tuple[OtherWords, ...]:
    """Return what is near to false claims in meaning alone, where a model can tell."""
    if reader.asked.nearness is None:
        return ()
    # Most records have no vectors.
    from claimcheck.workflows.scan.evidence.other_words import find_other_words  # noqa: PLC0415

    return tuple(find_other_words(connection, reader, reader.asked.nearness, near))


def _parts(
    reader: ClaimReader, draft: Draft, found: Cut, near: Sequence[Repeating]
) -> list[Repeating]:
    """Return what says the same as claims though no unit does.

    That is a clause or a line of a unit, several sentences, or a sentence that attributes words
    where the claim is that they were said.
    """
    said = {each.unit.number for each in near if any(one.band is Band.SAME for one in each.repeats)}
    rest = [each.unit for each in near if each.unit.number not in said]
    pieces = chain(find_clauses_in(found, rest), find_lines_in(draft, found, rest))
    clauses = [each for each in pieces if each.is_long_enough]
    sentences = [each for each in attributing(found) if each.is_long_enough]
    several = [*_of_several(reader, found, said), *whole_sayings(found)]
    near_each = [
        *reader.repeats([*clauses, *several]),
        *reader.repeats(sentences, claims_in_words),
    ]
    told = []
    for part, close in zip((*clauses, *several, *sentences), near_each, strict=True):
        if same := tuple(each for each in close if _says_all(part, each)):
            told.append(Repeating(part, same))
    return told


def _of_several(reader: ClaimReader, found: Cut, said: set[int]) -> list[Unit]:
    """Return several sentences as one unit, where a claim begins with the first.

    Paragraphs, items and headings may part them: who says the one and then the other says both.
    """
    open_yet = [number for number in range(len(found.sentences) - 1) if number not in said]
    texts = [found.passage.text[slice(*found.sentences[number])] for number in open_yet]
    windows: dict[tuple[int, int], None] = {}
    for first, longer in zip(open_yet, reader.holding(texts), strict=True):
        for words in longer:
            if last := _last_of(found, first, words):
                windows[first, last] = None
    return [unit for first, last in windows for unit in joined(found, first, last)]


def _last_of(found: Cut, first: int, words: int) -> int | None:
    """Return the sentence at which so many words from another one on end."""
    sentences, count = found.passage.sentences, 0
    for number in range(first, min(first + _MOST_SENTENCES, len(sentences))):
        count += len(split_words(found.passage.text[slice(*found.sentences[number])]))
        if count >= _NEARLY * words:
            return number if number > first else None
    return None


def _without(near: Sequence[Repeating], parts: Sequence[Repeating]) -> Iterator[Repeating]:
    """Yield the units without the claims that a part of their sentence repeats."""
    taken: dict[int, list[Span]] = {}
    for part in parts:
        for repeat in part.repeats:
            taken.setdefault(repeat.standing.leader, []).append(part.unit.sentence)
    for each in near:
        start = each.unit.sentence.start
        kept = (
            one
            for one in each.repeats
            if not any(
                span.start <= start < span.end for span in taken.get(one.standing.leader, ())
            )
        )
        yield each._replace(repeats=tuple(kept))


def _says_all(part: Unit, repeat: Repeat) -> bool:
    """Return whether a part says the same as a claim, in enough words or in the claim's own."""
    enough = (part.is_clause or part.is_several) and part.content_words >= _FEWEST_IN_A_CLAUSE
    return (repeat.is_same or repeat.is_asked) and (enough or repeat.is_verbatim)


def _linked(draft: Draft, found: Cut, given: Repeating) -> Unit:
    """Return the unit, challenged where a link to the desk's own check follows its attribution."""
    unit, repeats = given
    if unit.voice is not Voice.ATTRIBUTED:
        return unit
    after = _until_next(draft, found, unit)
    for repeat in repeats:
        for address in repeat.checks:
            if address in after:
                return unit._replace(voice=Voice.CHALLENGED, decided=address)
    return unit


def _until_next(draft: Draft, found: Cut, unit: Unit) -> str:
    """Return the file's text from a unit's sentence up to the end of the one after it.

    A paragraph's end ends it, too.
    """
    start = draft.origin(unit.sentence).start
    sentences = found.passage.sentences
    later = [
        each
        for each in sentences[unit.number : unit.number + 3]
        if each.paragraph == sentences[unit.number].paragraph
    ]
    if len(later) == 3:
        return draft.source[start : draft.origin(Span(*later[2][:2])).start]
    last = draft.origin(Span(*later[-1][:2])).end
    blank = draft.source.find("\n\n", last)
    return draft.source[start : blank if blank >= 0 else len(draft.source)]
