"""From an article's text to attributed statements: who said what, in which words, where."""

import re
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from claimcheck.language.attribution.assertions import by_figure, by_tail
from claimcheck.language.attribution.hearings import HEARD, by_hearing
from claimcheck.language.attribution.layouts.interviews import answers_of
from claimcheck.language.attribution.layouts.labels import (
    by_dash,
    by_headline,
    by_label,
    by_signature,
    goes_on,
)
from claimcheck.language.attribution.layouts.standalone import (
    by_colon,
    by_context,
    by_introduction,
    is_all_quoted,
)
from claimcheck.language.attribution.passage import Passage, read_passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.resolution import ResolvedSpeaker, as_statements
from claimcheck.language.attribution.rules.according import SOURCES, by_source
from claimcheck.language.attribution.rules.verbal import by_verb
from claimcheck.language.attribution.tidying import tidied
from claimcheck.language.lexicon.closed_classes import DASHES
from claimcheck.language.people.named_person import KnownPerson
from claimcheck.language.people.naming import Tokens
from claimcheck.language.people.resolve import Cast
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span, Statement

_REACH = 40
# More verbs of saying than any sentence has: a list, or words over and over, whose every pair
# of verb and clause would be looked at.
_MOST_CUES = 30
_MARKS = DASHES | {":"}
# Blanks that a text may hold in the middle of a name or a number.
_BLANKS = "".join(map(chr, (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))


def extract(
    text: str,
    *,
    published_on: PartialDate | None = None,
    people: Sequence[KnownPerson | str] = (),
    assertions: bool = True,
    passage: Passage | None = None,
) -> list[Statement]:
    """Return the statements that ``text`` attributes to somebody, in order.

    With `assertions`, what the article itself says with a figure is added, of
    kind `Kind.ASSERTION`. `published_on` gives the year that a dateline leaves
    out; without a known year a statement has no date. `people` are persons
    already known, who need not be named in full. `passage` is the text as
    `read_passage` cuts it, where the caller has done so.

    >>> [(s.speaker, s.text) for s in extract("Trade grew by 20%, Ms Diop said.")]
    [('Ms Diop', 'Trade grew by 20%')]
    """
    plain = _with_plain_blanks(text)
    if passage is None or plain != text:
        passage = read_passage(plain)
    cast = Cast(plain, people, Tokens(passage.words, passage.starts))
    found = list(_find(passage, cast, assertions=assertions))
    statements = as_statements(passage, found, published_on, cast)
    if plain == text:
        return list(statements)
    return [_as_written(text, statement) for statement in statements]


def _with_plain_blanks(text: str) -> str:
    # Most texts hold none, and to look for each costs less than to translate every letter.
    for blank in () if text.isascii() else _BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    return text


def _as_written(text: str, statement: Statement) -> Statement:
    """Return a statement with the blanks that the text has where it was read with plain ones."""
    spans, speaker = statement.spans, statement.evidence.speaker_span
    start, end = spans[0].start, spans[-1].end
    return statement._replace(
        text=" ".join([text[span.start : span.end] for span in spans]),
        speaker=text[speaker.start : speaker.end] if speaker else None,
        prefix=text[start - len(statement.prefix or "") : start],
        suffix=text[end : end + len(statement.suffix or "")],
        inner=tuple(_as_written(text, each) for each in statement.inner),
    )


def _find(passage: Passage, cast: Cast, *, assertions: bool) -> Iterator[ResolvedSpeaker]:
    before: Proposal | None = None
    # Only a layout's words reach beyond their sentence, and not far.
    recent, reached = deque[Span](maxlen=_REACH), 0
    answers = answers_of(passage, cast)
    for number in range(len(passage.sentences)):
        here = [
            tidied(passage, _from_its_opening(passage, proposal, reached))
            for proposal in _propose(passage, number, before, cast, answers)
            if proposal.spans[0].start >= reached or not _overlaps(proposal, recent)
        ]
        if here:
            before = here[-1]
            recent.extend(span for proposal in here for span in proposal.spans)
            reached = max(reached, *(proposal.spans[-1].end for proposal in here))
        if assertions:
            # Most spans end before the sentence, and each sentence would sort them again.
            start = passage.sentences[number].start
            taken = [span for span in recent if span.end > start] if reached > start else []
            taken += (span for proposal in here for span in _said(proposal))
            here += _asserted(passage, number, taken)
        for proposal in sorted(here, key=_beginning) if len(here) > 1 else here:
            yield ResolvedSpeaker(number, proposal)


def _from_its_opening(passage: Passage, proposal: Proposal, reached: int) -> Proposal:
    """Return a proposal with the paragraphs before it that its quotation goes on from.

    Those that end before `reached` are somebody's already.
    """
    if not proposal.rule.startswith("quote"):
        return proposal
    number = passage.inside[passage.token_at(proposal.spans[0].start)]
    spans = list[Span]()
    while number > 0 and passage.quotations[number].continues:
        number -= 1
        start, end, *_ = passage.quotations[number]
        if start < reached:
            break
        spans.insert(0, Span(start, end))
    return proposal._replace(spans=(*spans, *proposal.spans)) if spans else proposal


def _beginning(proposal: Proposal) -> int:
    return proposal.spans[0].start


def _overlaps(proposal: Proposal, others: Iterable[Span]) -> bool:
    return any(
        span.start < other.end and other.start < span.end
        for other in others
        for span in proposal.spans
    )


@cache
def _pointer_pattern() -> re.Pattern[str]:
    words = (
        r"(?:also )?read(?: also| more| next| the full story)?|see also|related(?: stor(?:y|ies))?"
        r"|more on this(?: story)?|recommended|trending|must read|don['’]t miss|explore more"
    )
    return re.compile(rf"[\[(]?(?:{words})\s*(?::|\|| [–—-] |>>?)\s*\S", re.IGNORECASE)


def _is_pointer(passage: Passage, number: int) -> bool:
    """Return whether a paragraph only points at another page: ``READ MORE: Mayor says no``."""
    start = passage.text.rfind("\n", 0, passage.sentences[number].start) + 1
    return bool(_pointer_pattern().match(passage.text, start))


def _asserted(passage: Passage, number: int, taken: list[Span]) -> Iterator[Proposal]:
    """Yield what sentence `number` says in the article's own voice."""
    start, end = passage.bounds(number)
    # A question says nothing: "Who will pay the $40 million?"
    if is_all_quoted(passage, start, end) or passage.lows[end - 1 : end] == ["?"]:
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
        # To whom and where it was said stands between: "told 300 voters in a hall that …".
        yield Span(proposal.cue.start, max(proposal.cue.end, proposal.spans[0].start))


def _propose(
    passage: Passage,
    number: int,
    before: Proposal | None,
    cast: Cast,
    answers: Mapping[int, Proposal],
) -> Iterator[Proposal]:
    """Yield what sentence ``number`` attributes; of words claimed twice, the wider claim."""
    start, end = passage.bounds(number)
    if _is_pointer(passage, number):
        return
    if number in answers:
        yield answers[number]
        return
    found = list(_by_layout(passage, number, before))
    # Most sentences hold nothing that a rule could begin with, and few what several could.
    signs = passage.signs_between(start, end)
    if signs and not _is_crowded(passage, start, end):
        if not DASHES.isdisjoint(signs):
            found += by_dash(passage, number, before)
            found += by_headline(passage, number, cast.has_surname)
        if not SOURCES.isdisjoint(signs):
            found += by_source(passage, start, end)
        if not HEARD.keys().isdisjoint(signs):
            found += by_hearing(passage, start, end)
        found += by_verb(passage, start, end)
        if ":" in signs:
            found += by_colon(passage, start, end)
    here = list(_apart(found)) if len(found) > 1 else found
    yield from here
    if not here and start < end and passage.inside[start] >= 0:
        yield from by_context(passage, number, before, cast.surnames_between)


def _is_crowded(passage: Passage, start: int, end: int) -> bool:
    """Return whether so many signs of saying stand in a sentence that it is no prose."""
    signs = passage.signs
    between = signs[bisect_left(signs, start) : bisect_left(signs, end)]
    if len(between) <= _MOST_CUES:
        return False
    return sum(passage.lows[i] not in _MARKS for i in between) > _MOST_CUES


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether a span shares no words with those in `taken`, which are apart and in order."""
    place = bisect_left(taken, span)
    before, after = taken[place - 1 : place], taken[place : place + 1]
    return not any(other.end > span.start for other in before) and not any(
        other.start < span.end for other in after
    )


def _by_layout(passage: Passage, number: int, before: Proposal | None) -> Iterator[Proposal]:
    if not number or passage.sentences[number - 1].paragraph != passage.sentences[number].paragraph:
        yield from by_label(passage, number)
        if number:
            yield from by_introduction(passage, number)
        if passage.has_handles:
            yield from by_signature(passage, number)
    elif goes_on(passage, number, before):
        yield from by_label(passage, number)


def _apart(found: list[Proposal]) -> Iterator[Proposal]:
    """Yield the proposals that share no words, the one that begins first before others."""
    taken: list[Span] = []
    for proposal in sorted(found, key=lambda p: (p.spans[0].start, -p.spans[-1].end)):
        spans = tuple(span for span in proposal.spans if _is_free(span, taken))
        if spans and spans[0] == proposal.spans[0]:
            for span in spans:
                insort(taken, span)
            yield proposal if spans == proposal.spans else proposal._replace(spans=spans)
