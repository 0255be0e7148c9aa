"""Words before their attribution: ``“…,” she said``, and how they go on after it."""

from collections.abc import Iterator

from claimcheck.language.attribution.occurrence import Occurrence
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal, Subject
from claimcheck.language.attribution.rules.adverbials import skip_addressee, skip_adverbials
from claimcheck.language.attribution.rules.clauses import (
    ends_clause,
    is_adverb,
    opens_quotation,
    skip_connector,
)
from claimcheck.language.attribution.rules.content_bounds import content_end
from claimcheck.language.attribution.rules.verb_groups import has_verb, has_verb_form
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    STARTERS,
)
from claimcheck.language.lexicon.reporting_verbs import Frame, VerbForm, cue_forms
from claimcheck.language.people.roles import is_somebody
from claimcheck.model.statement import Span

_GOING_ON = frozenset(",:—–.") | {"that", "but", "and"}
_LONGEST_OPENING = 12
_LONGEST_TITLE = 6
_LONGEST_ADVERBIAL = 6
_LONGEST_HEARD = 6
_NO_REST = STARTERS | {"and", "but", "who"}
_CLOSING = frozenset("'’\"”])") | {"''"}


def preceding_words(found: Occurrence, subject: Subject, rest: int) -> Iterator[Proposal]:
    """Yield the words before `subject`, and those that go on after token `rest`.

    `rest` is the first token after verb and subject, whichever comes last.
    """
    passage, k = found.passage, subject.clause - 1
    # Of "…, said she insisted" the second verb has no words before it.
    reported = subject.end - subject.begin > 1 and _speaks(passage, subject.begin)
    if k < found.start or reported:
        return
    paused = passage.lows[k] in {",", *DASHES} and passage.inside[k] < 0
    last = k - 1 if paused else k
    if last < found.start:
        return
    if passage.inside[last] >= 0:
        after = skip_adverbials(passage, rest, found.end)
        if (
            paused
            or _pauses(passage, last)
            or (Frame.QUOTATION in found.cue.frames and _opens(found, last))
        ):
            first = passage.span(_begin(found, last), last + 1)
            second = _quotation_going_on(found, after)
            if other := _heard(found):
                yield _proposal(found, other, (first,), "quote-after")
            elif second:
                yield _proposal(found, subject, (first, second), "quote-around")
            elif first.start == passage.starts[found.start] or ends_clause(
                passage, after, found.end
            ):
                yield _proposal(found, subject, (first,), "quote-after")
    elif paused and Frame.AFTER in found.cue.frames and passage.lows[k + 1] != "who":
        # "Hill told Voss, who had asked": what stands before is nobody's words by that verb.
        yield from _clauses(found, subject, last, rest)


def _heard(found: Occurrence) -> Subject | None:
    """Return whom the subject heard or remembers: ``“…,” Hill recalls Voss saying``."""
    lows, begin = found.passage.lows, found.last
    near = range(begin + 1, min(found.end, begin + _LONGEST_HEARD))
    stop = next((k for k in near if _is_saying(lows[k])), begin)
    named = all(word[:1].isupper() for word in found.passage.words[begin:stop])
    return Subject(begin, stop, begin) if stop > begin and named else None


def _is_saying(low: str) -> bool:
    cue = cue_forms().get(low)
    return cue is not None and cue.form == VerbForm.ING and Frame.QUOTATION in cue.frames


def _clauses(found: Occurrence, subject: Subject, last: int, rest: int) -> Iterator[Proposal]:
    """Yield the clause that ends with token `last`, before a pause and its attribution."""
    passage, frames = found.passage, found.cue.frames
    after = skip_adverbials(passage, rest, found.end)
    if Frame.ADDRESSEE in frames and found.cue.verb != "say" and rest == found.last:
        # "The road is closed, she told Reuters."
        told = skip_addressee(passage, rest, found.end)
        if told < found.end and passage.lows[told] == "of":
            # "He informed the court of the arrest."
            return
        rest = after = skip_adverbials(passage, told, found.end)
    if _is_done(found, after):
        yield from _clause(found, subject, last, after)
    elif after == rest and Frame.QUOTATION in frames and _quotation_next(found, after):
        yield from _into_quotation(found, subject, last, after)


def _into_quotation(
    found: Occurrence, subject: Subject, last: int, after: int
) -> Iterator[Proposal]:
    """Yield a clause whose rest is quoted: ``The state, she wrote, “cannot …”``."""
    passage, begin = found.passage, _begin(found, last)
    if passage.lows[begin] in PREPOSITIONS | STARTERS or last - begin > _LONGEST_OPENING:
        return
    if passage.words[last].endswith("ed") or is_adverb(passage.lows[begin]):
        return
    # "Asked by reporters, she said: …" only says when.
    if passage.lows[begin].endswith(("ed", "ing")):
        return
    if has_verb(passage, begin, last):
        return
    quotation = passage.quotations[passage.inside[after + 1]]
    spans = (passage.span(begin, last + 1), Span(quotation.start, quotation.end))
    yield _proposal(found, subject, spans, "clause-around")


def _is_done(found: Occurrence, after: int) -> bool:
    """Return whether the attribution ends at token `after`, with no words of its own."""
    return not _quotation_next(found, after) and ends_clause(found.passage, after, found.end)


def _quotation_next(found: Occurrence, after: int) -> bool:
    passage = found.passage
    return (
        after + 1 < found.end
        and passage.lows[after] in {",", ":", "—", "–"}
        and opens_quotation(passage, after + 1)
    )


def _clause(found: Occurrence, subject: Subject, last: int, after: int) -> Iterator[Proposal]:
    begin = skip_connector(found.passage, _begin(found, last), last + 1)
    second = _second_half(found, begin, last, after)
    if second and _waits(found.passage, last):
        # "He married a man who could not, she said, hold a tune".
        who = (k + 1 for k in range(last - 1, begin, -1) if found.passage.lows[k] == "who")
        begin = next(who, begin)
    first = found.passage.span(begin, last + 1)
    if second:
        yield _proposal(found, subject, (first, second), "clause-around")
    # The words of "Ann Berg, who testified," are the subject's alone.
    elif not (subject.begin <= begin and last < subject.end) and not (
        _is_adverbial(found.passage, begin, last + 1) or _is_person(found.passage, begin, last + 1)
    ):
        yield _proposal(found, subject, (first,), "clause-after")


def _proposal(found: Occurrence, subject: Subject, spans: tuple[Span, ...], rule: str) -> Proposal:
    speaker = found.passage.span(subject.begin, subject.end)
    return Proposal(spans, speaker, found.span, rule, found.cue.verb)


def _pauses(passage: Passage, mark: int) -> bool:
    """Return whether the quotation that ends with token `mark` ends with a pause."""
    k = mark - 1
    while k > 0 and passage.lows[k] in _CLOSING:
        k -= 1
    return passage.lows[k][-1] in ",?!—-–.…;"


def _opens(found: Occurrence, last: int) -> bool:
    """Return whether the quotation that ends with token `last` opens the sentence.

    One of a few words may be a title: ``“Blue Harbour” author asks …``.
    """
    quotation = found.passage.quotations[found.passage.inside[last]]
    opens = quotation.start == found.passage.starts[found.start]
    return opens and last - found.start >= _LONGEST_TITLE


def _begin(found: Occurrence, last: int) -> int:
    """Return where the words that end with token `last` begin."""
    passage, quoted = found.passage, found.passage.inside[last] >= 0
    closed = 0
    for k in range(last, found.start - 1, -1):
        if passage.inside[k] >= 0:
            continue
        low = passage.lows[k]
        closed += low == ")"
        if quoted and k < last and _speaks(passage, k):
            return passage.token_at(passage.quotations[passage.inside[last]].start)
        if low == ";" or (low == ":" and quoted) or (low == "(" and not closed):
            return k + 1
        closed -= low == "("
    return found.start


def _speaks(passage: Passage, k: int) -> bool:
    """Return whether token `k` is a verb that attributes other words of the sentence."""
    cue = cue_forms().get(passage.lows[k])
    # "claims" and "answers" are more often nouns.
    return cue is not None and cue.form == VerbForm.PAST and Frame.QUOTATION in cue.frames


def _is_adverbial(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the tokens only say when, where or how: ``In 2008``."""
    low = passage.lows[begin]
    if end - begin < 2:
        return True
    adverbial = low in PREPOSITIONS or low in STARTERS or is_adverb(low) or low.endswith("ing")
    if not adverbial:
        return False
    if end - begin > _LONGEST_ADVERBIAL:
        # "Through his media aide, Ann Berg, the minister promised".
        return low in PREPOSITIONS and not has_verb_form(passage, begin + 2, end)
    # "On Monday, rents rose": a clause follows.
    pause = next((i for i in range(begin, end) if passage.lows[i] == ","), end)
    return not has_verb(passage, begin, end) and not has_verb_form(passage, pause + 1, end)


def _is_person(passage: Passage, begin: int, end: int) -> bool:
    """Return whether the tokens are only somebody whom a name explains: ``Her neighbour``."""
    named = passage.lows[begin] in DETERMINERS and is_somebody(passage.lows[end - 1])
    return named and not has_verb_form(passage, begin, end)


def _quotation_going_on(found: Occurrence, after: int) -> Span | None:
    """Return the quotation that goes on after ``she said,``."""
    passage = found.passage
    for k in range(after, found.end):
        if opens_quotation(passage, k):
            if passage.lows[k - 1] not in _GOING_ON:
                return None
            begin = k - (passage.lows[k - 1] in {"but", "and"})
            return Span(passage.starts[begin], passage.quotations[passage.inside[k]].end)
        cue = cue_forms().get(passage.lows[k])
        if cue and cue.form != VerbForm.ING:
            return None
    return None


def _second_half(found: Occurrence, begin: int, last: int, after: int) -> Span | None:
    """Return what goes on, as in ``The plan, she said, will fail``."""
    passage = found.passage
    if after + 2 >= found.end or passage.lows[after] != ",":
        return None
    low = passage.lows[after + 1]
    # "He was, he told me, the third", "who could not, she said, hold a tune".
    waits = _waits(passage, last)
    if passage.lows[after - 1] != passage.lows[found.first] and not waits:
        return None
    # "He failed, she said, because of the rain" says both.
    joined = low == "because" or (low == "and" and _would(passage, after + 2, found.end))
    joined = joined or waits or _is_it_that(found, begin, last, low)
    other = (low in cue_forms() and not waits) or (low in _NO_REST and not joined)
    if other or low.endswith("ing"):
        return None
    if not joined and low in DETERMINERS:
        # "Turtles steer by starlight, researchers report, a finding that" is explained.
        explains = passage.lows[after + 3 : after + 4] in (["that"], ["which"])
        if explains or has_verb(passage, begin, last + 1):
            return None
    stop = content_end(passage, after + 1, found.end)
    return passage.span(after + 1, stop)


def _waits(passage: Passage, last: int) -> bool:
    """Return whether a clause has no verb yet but one that helps: ``He was``, ``it could not``."""
    return passage.lows[last] in AUXILIARIES or passage.lows[last] == "not"


def _is_it_that(found: Occurrence, begin: int, last: int, low: str) -> bool:
    """Return whether a short clause waits for its "that": ``It is not true, she said, that``."""
    opens = found.passage.lows[begin] == "it" and last - begin < _LONGEST_TITLE
    return low == "that" and opens


def _would(passage: Passage, i: int, end: int) -> bool:
    """Return whether a clause says what would be, which the article does not know by itself."""
    for k in range(i, min(end, i + _LONGEST_TITLE)):
        if passage.inside[k] >= 0 or passage.lows[k] in {",", *DASHES}:
            return False
        if passage.lows[k] == "would":
            return k > i
    return False
