"""What the record holds of a draft: claims that were checked, and words on record."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from claimcheck.language.text.folding import fold, plain
from claimcheck.language.text.stems import indexed
from claimcheck.matching.explanation import reason
from claimcheck.matching.names import read_names
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import countable, read_wording
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Voice
from claimcheck.model.statement import Span, Statement
from claimcheck.model.status import deciding_verdicts
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import find_candidates
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.queries.scan import (
    check_addresses,
    recorded_words,
    successors,
)
from claimcheck.store.records.claims import find_standing, wordings
from claimcheck.store.records.person_names import names_among, person_names
from claimcheck.store.verdicts.scales import firing_labels
from claimcheck.workflows.compare.with_record import ClaimTokens, Compared, compare_prepared
from claimcheck.workflows.scan.candidates import claims_in_words, near_claims
from claimcheck.workflows.scan.context import (
    Examined,
    Quote,
    Repeat,
    Repeating,
    Scene,
    overdue,
)
from claimcheck.workflows.scan.quotations import heard
from claimcheck.workflows.scan.sentences import (
    Cut,
    Unit,
    attributing,
    find_clauses_in,
    quoted_words,
)

_CLOSE: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)
# Fewer words of a clause must be the claim's own.
_FEWEST_IN_A_CLAUSE: Final = 6
# Fewer words than this between marks are an expression, not what somebody said.
_FEWEST_QUOTED: Final = 4


class ScanRequest(NamedTuple):
    """What a scan depends on besides the draft and the record.

    With `everything`, claims without a verdict are compared too, for a checklist.
    """

    thresholds: Thresholds
    today: str
    proposed: bool = False
    everything: bool = False


def look_up(connection: Connection, draft: Draft, found: Cut, asked: ScanRequest) -> Scene:
    """Return a draft's units with what the record holds of each."""
    units = [unit for unit in found.units if unit.is_long_enough]
    day = draft.published_on or parse_date(asked.today)
    reader = _Reader(connection, asked, day, draft.language, {})
    near = [Repeating(*each) for each in zip(units, reader.repeats(units), strict=True)]
    parts = _parts(reader, found, near)
    tokens = tokenise(connection, [countable(unit.text, draft.language) for unit in units])
    return Scene(
        draft,
        tuple(
            Examined(
                _linked(draft, found, each),
                each.repeats,
                read_wording(each.unit.text, words, language=draft.language),
            )
            for each, words in zip(_without(near, parts), tokens, strict=True)
        ),
        tuple(_quotes(connection, draft, found)),
        asked.proposed,
        asked.thresholds.near_overlap,
        tuple(each._replace(unit=_linked(draft, found, each)) for each in parts),
    )


def _parts(reader: "_Reader", found: Cut, near: Sequence[Repeating]) -> list[Repeating]:
    """Return what says the same as claims though no unit does.

    That is a clause of a unit, or a sentence that attributes words where the claim
    is that they were said.
    """
    said = {each.unit.number for each in near if any(one.band is Band.SAME for one in each.repeats)}
    rest = (each.unit for each in near if each.unit.number not in said)
    clauses = [each for each in find_clauses_in(found, rest) if each.is_long_enough]
    sentences = [each for each in attributing(found) if each.is_long_enough]
    near_each = [*reader.repeats(clauses), *reader.repeats(sentences, claims_in_words)]
    told = []
    for part, close in zip((*clauses, *sentences), near_each, strict=True):
        if same := tuple(each for each in close if _says_all(part, each)):
            told.append(Repeating(part, same))
    return told


def _without(near: Sequence[Repeating], parts: Sequence[Repeating]) -> Iterator[Repeating]:
    """Yield the units without the claims that a part of their sentence repeats."""
    taken = {(part.unit.number, each.standing.leader) for part in parts for each in part.repeats}
    for each in near:
        kept = (one for one in each.repeats if (each.unit.number, one.standing.leader) not in taken)
        yield each._replace(repeats=tuple(kept))


def _says_all(part: Unit, repeat: Repeat) -> bool:
    """Tell whether a part says the same as a claim, in enough words or in the claim's own."""
    if repeat.band is not Band.SAME:
        return False
    enough = part.is_clause and part.content_words >= _FEWEST_IN_A_CLAUSE
    return enough or fold(part.text) == fold(repeat.claim.text)


class _Reader(NamedTuple):
    """A store being read for one draft; what is known of a claim is read once."""

    connection: Connection
    asked: ScanRequest
    day: PartialDate
    language: str
    known: dict[int, Repeat]

    def repeats(
        self, units: Sequence[Unit], find: Callable[..., list[list[ClaimTokens]]] = near_claims
    ) -> list[tuple[Repeat, ...]]:
        """Return the claims that each unit resembles, of those to ``find``, the closest first."""
        texts = [indexed(plain(unit.text), self.language) for unit in units]
        near = find(self.connection, texts, everything=self.asked.everything)
        firing = firing_labels(self.connection)
        names = cache(lambda: read_names(person_names(self.connection)))
        close: list[tuple[Repeat, ...]] = []
        for unit, candidates in zip(units, near, strict=True):
            compared = compare_prepared(
                self.connection,
                self._statement(unit),
                candidates,
                thresholds=self.asked.thresholds,
                names=names,
            )
            close.append(tuple(self._close(compared, firing)))
        return close

    def _close(self, compared: Sequence[Compared], firing: frozenset[str]) -> Iterator[Repeat]:
        """Yield the claims that may be what a unit says, the same first; each claim once."""
        near = [each for each in compared if each.comparison.band in _CLOSE]
        near.sort(
            key=lambda each: (
                _CLOSE.index(each.comparison.band),
                -each.comparison.overlap,
                each.claim.id,
            )
        )
        seen: set[int] = set()
        for each in near:
            repeat = self._known(each.claim, each.comparison, firing)
            if repeat.standing.leader not in seen:
                seen.add(repeat.standing.leader)
                yield repeat

    def _statement(self, unit: Unit) -> Statement:
        """Return a unit as the matcher compares it: said on the draft's day, unless it tells."""
        given = unit.statement or Statement(unit.text)
        return given._replace(
            text=unit.text, said_on=given.said_on or self.day, language=self.language
        )

    def _known(self, claim: Claim, comparison: Comparison, firing: frozenset[str]) -> Repeat:
        """Return what the record says of a claim, beside a comparison with it."""
        if claim.id not in self.known:
            same = wordings(self.connection, claim.id)
            standing = find_standing(self.connection, claim.id)
            labels = {each.label for each in deciding_verdicts(standing.verdicts)}
            self.known[claim.id] = Repeat(
                claim,
                comparison,
                standing,
                bool(labels) and labels <= firing,
                check_addresses(self.connection, same),
                successors(self.connection, same),
                overdue(standing, self.asked.today),
            )
        return self.known[claim.id]._replace(comparison=comparison)


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


def _quotes(connection: Connection, draft: Draft, found: Cut) -> Iterator[Quote]:
    """Yield what the draft quotes, with the words on record that may be the same."""
    for sentence in found.sentences:
        text = draft.text[sentence.start : sentence.end]
        for inner in quoted_words(text):
            place = Span(sentence.start + inner.start, sentence.start + inner.end)
            words = draft.text[place.start : place.end].strip()
            if len(words.split()) < _FEWEST_QUOTED:
                continue
            unit = next((each for each in found.units if _covers(each, place)), None)
            numbers = find_candidates(connection, plain(words))
            is_whole = words[:1].isupper() and words[-1:] in ".!?,"
            found_words = heard(words, recorded_words(connection, numbers), is_whole=is_whole)
            bearer = _bearer(connection, unit) if found_words else None
            yield Quote(words, place, unit, tuple(found_words), sentence, bearer)


def _bearer(connection: Connection, unit: Unit | None) -> str | None:
    """Return the one person on record by the surname that a unit's speaker is named by."""
    speaker = unit.speaker if unit and not unit.person else None
    if not speaker or not speaker[:1].isupper():
        return None
    found = [(person, name) for person, name in names_among(connection, [speaker]) if " " in name]
    return found[0][1] if len({person for person, _ in found}) == 1 else None


def _covers(unit: Unit, place: Span) -> bool:
    """Tell whether a unit, which is attributed, takes in a place of the text."""
    return unit.statement is not None and any(
        part.start < place.end and place.start < part.end for part in unit.parts
    )


def status_line(repeats: Iterable[Repeat]) -> str:
    """Say what the record holds of words: the closest claim and its verdict."""
    for repeat in repeats:
        if repeat.band is Band.SAME:
            return f"c-{repeat.claim.id:d} {repeat.known}"
    for repeat in repeats:
        told = "; ".join(reason(each) for each in repeat.differing()[:1])
        return f"like c-{repeat.claim.id:d} {repeat.known}" + (f"; {told}" if told else "")
    return "not on record"
