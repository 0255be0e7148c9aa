"""From an article's text to attributed statements: who said what, in which words, where."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.attribution.according import by_source
from claimcheck.language.attribution.assertions import by_figure
from claimcheck.language.attribution.layouts import by_label, by_signature
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.standalone import by_colon, by_context
from claimcheck.language.attribution.verbal import by_verb
from claimcheck.language.cast import Cast, Resolution
from claimcheck.language.dateline import Dateline, read_time
from claimcheck.language.people import KnownPerson
from claimcheck.language.triage import priority
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Span, Statement

_CONTEXT = 32


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
    for number in range(len(passage.sentences)):
        here = list(_propose(passage, number, before))
        before = here[-1] if here else before
        if assertions:
            taken = [span for proposal in here for span in (*proposal.spans, *_said(proposal))]
            here += [
                Proposal((span,), None, None, "figure")
                for span in by_figure(passage, number, taken)
            ]
        yield from (
            _Found(number, proposal) for proposal in sorted(here, key=lambda p: p.spans[0].start)
        )


def _said(proposal: Proposal) -> Iterator[Span]:
    if proposal.speaker:
        yield proposal.speaker
    if proposal.cue:
        yield proposal.cue


def _propose(passage: Passage, number: int, before: Proposal | None) -> Iterator[Proposal]:
    """Yield what sentence ``number`` attributes; of words claimed twice, the wider claim."""
    start, end = passage.bounds(number)
    found = [
        *_by_layout(passage, number),
        *by_source(passage, start, end),
        *by_verb(passage, start, end),
        *by_colon(passage, start, end),
    ]
    here = list(_apart(found))
    yield from here
    yield from by_context(passage, number, before, here)


def _by_layout(passage: Passage, number: int) -> Iterator[Proposal]:
    if "(@" in passage.text:
        yield from by_signature(passage, number)
    if not number or passage.sentences[number - 1].paragraph != passage.sentences[number].paragraph:
        yield from by_label(passage, number)


def _apart(found: list[Proposal]) -> Iterator[Proposal]:
    taken: list[Span] = []
    for proposal in sorted(found, key=lambda p: (p.spans[0].start, -p.spans[-1].end)):
        spans = tuple(
            span
            for span in proposal.spans
            if not any(span.start < other.end and other.start < span.end for other in taken)
        )
        if spans and spans[0] == proposal.spans[0]:
            taken.extend(spans)
            yield proposal._replace(spans=spans)


def _statements(
    passage: Passage, found: list[_Found], published_on: PartialDate | None, cast: Cast
) -> Iterator[Statement]:
    last = _Last(None, -1)
    for sentence, proposal in found:
        statement = _statement(passage, proposal)
        statement = _with_time(statement, passage, sentence, published_on)
        if statement.kind is not Kind.ASSERTION:
            if (statement.speaker or "").lower() in {"he", "she"}:
                last = _subject_since(passage, sentence, cast, last)
            resolved = _resolve(cast, statement, last.person)
            if resolved.name or statement.speaker:
                last = _Last(resolved.name, sentence)
            statement = _with_person(statement, resolved, cast)
        yield statement


class _Last(NamedTuple):
    """The person last spoken of, and the sentence that did."""

    person: str | None
    sentence: int


def _subject_since(passage: Passage, sentence: int, cast: Cast, last: _Last) -> _Last:
    """Return the person whom a pronoun in `sentence` takes up.

    That is who last spoke, or the subject of a later sentence; nobody once two
    paragraphs have passed.
    """
    paragraph = passage.sentences[sentence].paragraph
    for number in range(sentence - 1, max(last.sentence, sentence - 6, -1), -1):
        candidate = passage.sentences[number]
        if paragraph - candidate.paragraph > 2:
            break
        if name := cast.subject_of(candidate.start, candidate.end):
            return _Last(name, number)
    if last.sentence < 0 or paragraph - passage.sentences[last.sentence].paragraph > 2:
        return _Last(None, last.sentence)
    return last


def _statement(passage: Passage, proposal: Proposal) -> Statement:
    text, spans = passage.text, proposal.spans
    words = " ".join(text[span.start : span.end] for span in spans)
    order = priority(words)
    return Statement(
        words,
        _kind(passage, proposal),
        speaker=text[proposal.speaker.start : proposal.speaker.end] if proposal.speaker else None,
        spans=spans,
        prefix=text[max(0, spans[0].start - _CONTEXT) : spans[0].start],
        # Within the paragraph, so that what is added below changes nothing above.
        suffix=text[spans[-1].end : spans[-1].end + _CONTEXT].split("\n", 1)[0],
        speaker_span=proposal.speaker,
        cue_span=proposal.cue,
        rule=proposal.rule,
        priority=int(order.worth),
        priority_reason=order.reason,
    )


def _kind(passage: Passage, proposal: Proposal) -> Kind:
    """Return the kind by how many of the words stand in quotation marks."""
    if proposal.rule == "figure":
        return Kind.ASSERTION
    quoted = words = 0
    for span in proposal.spans:
        for i in range(passage.token_at(span.start), passage.token_at(span.end)):
            if passage.words[i][0].isalnum():
                words += 1
                quoted += passage.inside[i] >= 0
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= words * 0.95 else Kind.MIXED


def _resolve(cast: Cast, statement: Statement, last: str | None) -> Resolution:
    if statement.speaker is None or statement.speaker_span is None:
        return Resolution(None, "no speaker named")
    return cast.resolve(statement.speaker, statement.speaker_span.start, last)


def _with_person(statement: Statement, resolved: Resolution, cast: Cast) -> Statement:
    person = cast.named(resolved.name) if resolved.name else None
    return statement._replace(
        person=resolved.name,
        person_reason=resolved.reason,
        role=person.role if person else None,
        organisation=person.organisation if person else None,
    )


def _with_time(
    statement: Statement, passage: Passage, sentence: int, published_on: PartialDate | None
) -> Statement:
    """Add where and when: from the dateline above, a time beside the cue, the publication."""
    dateline = _dateline_above(passage, sentence)
    base = dateline.dated(published_on) if dateline else None
    origin = "dateline" if base else "publication"
    base = base or published_on
    said_on, date_origin = base, origin if base else None
    if statement.cue_span:
        time = read_time(_around_cue(passage, sentence, statement), base)
        if time:
            said_on, date_origin = time.when, f"“{time.words}”, from the {origin}"
    return statement._replace(
        said_on=said_on,
        date_origin=date_origin,
        place=dateline.place if dateline else None,
        place_origin="dateline" if dateline else None,
    )


def _dateline_above(passage: Passage, sentence: int) -> Dateline | None:
    start = passage.sentences[sentence].start
    return next((d for d in reversed(passage.datelines) if d.span.end <= start), None)


def _around_cue(passage: Passage, sentence: int, statement: Statement) -> str:
    """Return the sentence's words that are neither the statement's nor another clause's."""
    bounds = passage.sentences[sentence]
    start = max([bounds.start, *(s.end for s in statement.spans if s.end <= _cue(statement).start)])
    end = min([bounds.end, *(s.start for s in statement.spans if s.start >= _cue(statement).end)])
    return passage.text[start:end]


def _cue(statement: Statement) -> Span:
    return statement.cue_span or Span(0, 0)
