"""From an article's text to attributed statements: who said what, in which words, where."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.attribution.according import by_source
from claimcheck.language.attribution.assertions import by_figure, by_tail
from claimcheck.language.attribution.layouts import by_dash, by_label, by_signature
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.standalone import by_colon, by_context, is_all_quoted
from claimcheck.language.attribution.verbal import by_verb
from claimcheck.language.cast import Cast, Resolution
from claimcheck.language.occasion import Occasion, find_occasion
from claimcheck.language.people import KnownPerson, Person
from claimcheck.language.precision import MEASURED
from claimcheck.language.triage import priority
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Span, Statement

_CONTEXT = 32
_REACH = 40
_ASSERTING = frozenset({"figure", "tail"})


class _Found(NamedTuple):
    """A proposal, or an assertion's span, and the number of its sentence."""

    sentence: int
    proposal: Proposal


def extract(
    text: str,
    *,
    published_on: PartialDate | None = None,
    people: Sequence[KnownPerson | str] = (),
    assertions: bool = True,
) -> list[Statement]:
    """Return the statements that ``text`` attributes to somebody, in order.

    With `assertions`, what the article itself says with a figure is added, of
    kind `Kind.ASSERTION`. `published_on` gives the year that a dateline leaves
    out; without a known year a statement has no date. `people` are persons
    already known, who need not be named in full.

    >>> [(s.speaker, s.text) for s in extract("Trade grew by 20%, Ms Diop said.")]
    [('Ms Diop', 'Trade grew by 20%')]
    """
    passage = read_passage(text)
    found = list(_find(passage, assertions=assertions))
    return list(_statements(passage, found, published_on, Cast(text, people)))


def _find(passage: Passage, *, assertions: bool) -> Iterator[_Found]:
    before: Proposal | None = None
    # Only a layout's words reach beyond their sentence, and not far.
    recent = deque[Span](maxlen=_REACH)
    for number in range(len(passage.sentences)):
        here = [p for p in _propose(passage, number, before) if not _overlaps(p, recent)]
        before = here[-1] if here else before
        recent.extend(span for proposal in here for span in proposal.spans)
        if assertions:
            taken = [*recent, *(span for proposal in here for span in _said(proposal))]
            here += _asserted(passage, number, taken)
        yield from (
            _Found(number, proposal) for proposal in sorted(here, key=lambda p: p.spans[0].start)
        )


def _overlaps(proposal: Proposal, others: Iterable[Span]) -> bool:
    return any(
        span.start < other.end and other.start < span.end
        for other in others
        for span in proposal.spans
    )


def _asserted(passage: Passage, number: int, taken: list[Span]) -> Iterator[Proposal]:
    """Yield what sentence `number` says in the article's own voice."""
    if is_all_quoted(passage, *passage.bounds(number)):
        return
    for span in by_figure(passage, number, taken):
        yield Proposal((span,), None, None, "figure")
    if taken:
        for span in by_tail(passage, number, taken):
            yield Proposal((span,), None, None, "tail")


def _said(proposal: Proposal) -> Iterator[Span]:
    if proposal.speaker:
        yield proposal.speaker
    if proposal.cue:
        yield proposal.cue


def _propose(passage: Passage, number: int, before: Proposal | None) -> Iterator[Proposal]:
    """Yield what sentence ``number`` attributes; of words claimed twice, the wider claim."""
    start, end = passage.bounds(number)
    found = [
        *_by_layout(passage, number, before),
        *by_source(passage, start, end),
        *by_verb(passage, start, end),
        *by_colon(passage, start, end),
    ]
    here = list(_apart(found))
    yield from here
    yield from by_context(passage, number, before, here)


def _by_layout(passage: Passage, number: int, before: Proposal | None) -> Iterator[Proposal]:
    yield from by_dash(passage, number, before)
    if not number or passage.sentences[number - 1].paragraph != passage.sentences[number].paragraph:
        yield from by_label(passage, number)
        if "(@" in passage.text:
            yield from by_signature(passage, number)


def _apart(found: list[Proposal]) -> Iterator[Proposal]:
    """Yield the proposals that share no words, the one that begins first before others."""
    if len(found) < 2:
        yield from found
        return
    taken: list[Span] = []
    for proposal in sorted(found, key=lambda p: (p.spans[0].start, -p.spans[-1].end)):
        spans = tuple(
            span
            for span in proposal.spans
            if not any(span.start < other.end and other.start < span.end for other in taken)
        )
        if spans and spans[0] == proposal.spans[0]:
            taken.extend(spans)
            yield proposal if spans == proposal.spans else proposal._replace(spans=spans)


class _Turn(NamedTuple):
    """Who was last spoken of, in which sentence, and the occasion of it."""

    resolution: Resolution
    sentence: int
    occasion: Occasion


_NOBODY = _Turn(Resolution(None, "no speaker named"), -1, Occasion())


def _statements(
    passage: Passage, found: list[_Found], published_on: PartialDate | None, cast: Cast
) -> Iterator[Statement]:
    turn = _NOBODY
    for sentence, proposal in found:
        occasion = find_occasion(passage, sentence, proposal, published_on)
        if proposal.rule in _ASSERTING:
            yield _statement(passage, proposal, None, None, occasion)
            continue
        if proposal.heir and proposal.speaker:
            turn = turn._replace(sentence=sentence)
        else:
            resolution = _resolve(passage, sentence, proposal, cast, turn)
            heard = sentence if proposal.speaker else turn.sentence
            turn = _Turn(resolution, heard, occasion)
        person = cast.named(turn.resolution.name or "")
        yield _statement(passage, proposal, turn.resolution, person, turn.occasion)


def _resolve(
    passage: Passage, sentence: int, proposal: Proposal, cast: Cast, turn: _Turn
) -> Resolution:
    if proposal.speaker is None:
        return _NOBODY.resolution
    speaker = passage.text[proposal.speaker.start : proposal.speaker.end]
    last = turn.resolution.name
    if speaker.lower() in {"he", "she"}:
        last = _subject_since(passage, sentence, cast, turn)
    return cast.resolve(speaker, proposal.speaker.start, last, turn.resolution.names)


def _subject_since(passage: Passage, sentence: int, cast: Cast, turn: _Turn) -> str | None:
    """Return the person whom a pronoun in `sentence` takes up.

    That is who last spoke, or the subject of a later sentence; nobody once two
    paragraphs have passed.
    """
    paragraph = passage.sentences[sentence].paragraph
    for number in range(sentence - 1, max(turn.sentence, sentence - 6, -1), -1):
        candidate = passage.sentences[number]
        if paragraph - candidate.paragraph > 2:
            break
        if name := cast.subject_of(candidate.start, candidate.end):
            return name
    if turn.sentence < 0 or paragraph - passage.sentences[turn.sentence].paragraph > 2:
        return None
    return turn.resolution.name


def _statement(
    passage: Passage,
    proposal: Proposal,
    resolution: Resolution | None,
    person: Person | None,
    occasion: Occasion,
) -> Statement:
    text, spans, speaker = passage.text, proposal.spans, proposal.speaker
    words = " ".join([text[span.start : span.end] for span in spans])
    order = priority(words)
    return Statement(
        words,
        _kind(passage, proposal),
        speaker=text[speaker.start : speaker.end] if speaker else None,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
        said_on=occasion.said_on,
        place=occasion.place,
        spans=spans,
        prefix=text[max(0, spans[0].start - _CONTEXT) : spans[0].start],
        # Within the paragraph, so that what is added below changes nothing above.
        suffix=text[spans[-1].end : spans[-1].end + _CONTEXT].split("\n", 1)[0],
        person=resolution.name if resolution else None,
        persons=resolution.names if resolution else (),
        speaker_span=speaker,
        cue_span=proposal.cue,
        rule=proposal.rule,
        person_reason=resolution.reason if resolution else None,
        date_origin=occasion.date_origin,
        place_origin=occasion.place_origin,
        rule_precision=MEASURED.get(proposal.rule),
        priority=int(order.worth),
        priority_reason=order.reason,
    )


def _kind(passage: Passage, proposal: Proposal) -> Kind:
    """Return the kind by how many of the words stand in quotation marks."""
    if proposal.rule in _ASSERTING:
        return Kind.ASSERTION
    quoted = words = 0
    for span in proposal.spans:
        begin, end = passage.token_at(span.start), passage.token_at(span.end)
        inside = passage.inside[begin:end]
        if max(inside, default=-1) < 0:
            words += end - begin
            continue
        for word, number in zip(passage.words[begin:end], inside, strict=True):
            if word[0].isalnum():
                words += 1
                quoted += number >= 0
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= words * 0.95 else Kind.MIXED
