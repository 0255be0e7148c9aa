"""Quotations without a cue of their own: going on, introduced by a colon, or alone."""

from collections.abc import Callable, Iterator

from claimcheck.language.attribution.openings import first_subject
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.adverbials import skip_addressee, skip_adverbials
from claimcheck.language.attribution.rules.clauses import TITLED, opens_quotation
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.attribution.speakers import find_subject
from claimcheck.language.lexicon.closed_classes import ARTICLES, DASHES
from claimcheck.language.lexicon.reporting_verbs import FINITE_FORMS, Frame, cue_forms
from claimcheck.model.statement import Kind, Span, Statement

# What may stand before the name of whoever is quoted: "More from Ann Berg: …".
_NAMING = DASHES | {"from"}
# What the agent of a passive ends before.
_AFTER_AGENT = DASHES | {",", "who", "which", "in", "on", "at"}
_FEWEST_TOKENS = 5
# "Berg said:".
_FEWEST_INTRODUCING = 3
_LONGEST_INTRODUCING = 14
_FINAL = frozenset(".!?…,")


def is_all_quoted(passage: Passage, start: int, end: int) -> bool:
    """Return whether the tokens hold nothing but quotations and marks."""
    return (
        start < end
        and passage.inside[start] >= 0
        and not any(
            passage.inside[i] < 0 and passage.words[i][0].isalnum() for i in range(start, end)
        )
    )


def by_context(
    passage: Passage, number: int, before: Proposal | None, names: Callable[[int, int], list[str]]
) -> Iterator[Proposal]:
    """Yield sentence ``number`` if it is a quotation that the context attributes.

    It attributes nothing itself; `before` is the last proposal of the text so far, and
    `names` gives the surnames between two places.
    """
    start, end = passage.bounds(number)
    if not number or not is_all_quoted(passage, start, end):
        return
    sentence = passage.sentences[number]
    earlier = passage.sentences[number - 1]
    span = Span(sentence.start, sentence.end)
    last = passage.past[number - 1] - 1
    if passage.text[earlier.end - 1] == ":" and passage.inside[last] < 0:
        yield Proposal(
            (span,), *introduced_by(passage, *passage.bounds(number - 1)), "quote-introduced"
        )
    elif before and _is_heir(passage, number, before, names):
        yield Proposal((span,), before.speaker, before.cue, "quote-continued", heir=True)
    elif before and before.spans[-1].end >= earlier.start and _may_go_on(passage, start, before):
        yield Proposal((span,), before.speaker, before.cue, "quote-paragraph", heir=True)
    elif (
        end - start > _FEWEST_TOKENS
        and passage.lows[end - 2] in _FINAL
        # Whoever signs below has the words.
        and (end == len(passage.lows) or passage.lows[end] not in DASHES)
    ):
        # Said by somebody, and nobody near is told to say it: better open than lost.
        yield Proposal((span,), None, None, "quote-open")


def by_introduction(passage: Passage, number: int) -> Iterator[Proposal]:
    """Yield a paragraph without marks that the one before introduces: ``Ann Berg said:``.

    So pages write what they set off by its place. `number` is the paragraph's first sentence.
    """
    start, end = passage.bounds(number - 1)
    text, first = passage.text, passage.sentences[number].start
    if end - start < _FEWEST_INTRODUCING or passage.lows[end - 1] != ":":
        return
    if not _introduces(passage, start, end - 1):
        return
    speaker, said = introduced_by(passage, start, end)
    plain = text[first].isalnum() and passage.inside[passage.token_at(first)] < 0
    if speaker and plain:
        past = first + len(text[first:].split("\n", 1)[0].rstrip())
        yield Proposal((Span(first, past),), speaker, said, "quote-introduced")


def _introduces(passage: Passage, start: int, colon: int) -> bool:
    """Return whether a verb of saying leads to a colon: ``told reporters on Monday:``."""
    for i in range(colon - 1, max(start, colon - _LONGEST_INTRODUCING), -1):
        cue = cue_forms().get(passage.lows[i])
        if cue is None or passage.inside[i] >= 0:
            continue
        if Frame.QUOTATION not in cue.frames or cue.form not in FINITE_FORMS:
            return i == colon - 1 and Frame.QUOTATION in cue.frames
        told = skip_addressee(passage, i + 1, colon) if cue.verb == "tell" else i + 1
        return skip_adverbials(passage, told, colon) == colon
    return False


def is_unmarked(statement: Statement) -> bool:
    """Return whether a statement is a paragraph without marks that was introduced."""
    return statement.evidence.rule == "quote-introduced" and statement.kind is Kind.INDIRECT


def _is_heir(
    passage: Passage, number: int, before: Proposal, names: Callable[[int, int], list[str]]
) -> bool:
    """Return whether a quotation goes on from words in the same paragraph.

    What stands between must name nobody else: ``He paused.``
    """
    sentence, earlier = passage.sentences[number], passage.sentences[number - 1]
    if earlier.paragraph != sentence.paragraph:
        return False
    if before.spans[-1].end > earlier.start:
        return True
    if before.cue is not None and earlier.start <= before.cue.start < earlier.end:
        return True
    if passage.text.find("\n", before.spans[-1].end, sentence.start) >= 0:
        return False
    speaker = passage.text[before.speaker.start : before.speaker.end] if before.speaker else ""
    last = max(before.spans[-1].end, before.speaker.end if before.speaker else 0)
    return all(name in speaker for name in names(last, sentence.start))


def _may_go_on(passage: Passage, start: int, before: Proposal) -> bool:
    """Return whether a quoted paragraph belongs to the speaker of the one before it."""
    if passage.lows[min(start + 1, len(passage.lows) - 1)] == "(":
        return False
    if passage.quotations[passage.inside[start]].continues:
        return True
    return before.rule not in {"quote-continued", "quote-paragraph"}


def introduced_by(passage: Passage, start: int, end: int) -> tuple[Span | None, Span]:
    """Return the speaker and the cue of a sentence that ends with a colon."""
    colon = passage.span(end - 1, end)
    name = _name_begin(passage, start, end - 1)
    if name == start < end - 2 and passage.lows[start] in cue_forms():
        # "Stated Berg:".
        name += 1
    if start < name < end - 1:
        cue = cue_forms().get(passage.lows[name - 1])
        if cue and Frame.QUOTATION in cue.frames:
            return passage.span(name, end - 1), passage.span(name - 1, name)
        if passage.lows[name - 1] in _NAMING:
            return passage.span(name, end - 1), colon
    agent = _agent(passage, start, end - 1)
    if agent:
        return agent, colon
    for i in range(end - 1, start, -1):
        if passage.lows[i] in cue_forms() and passage.inside[i] < 0:
            subject = find_subject(passage, verb_group(passage, i, start).begin, start)
            if subject and passage.lows[subject.end - 1] not in ARTICLES:
                return passage.span(subject.begin, subject.end), passage.span(i, i + 1)
    return first_subject(passage, start, end), colon


def _agent(passage: Passage, start: int, colon: int) -> Span | None:
    """Return whoever does what is done before a colon: ``His view is shared by Ann Hill:``.

    So is the one of ``In the words of Ann Hill:``.
    """
    if passage.lows[start + 1 : start + 4] == ["the", "words", "of"] and start + 4 < colon:
        return passage.span(start + 4, colon)
    for by in range(colon - 2, start + 1, -1):
        if passage.lows[by] != "by" or passage.inside[by] >= 0:
            continue
        if verb_group(passage, by - 1, start).passive:
            apart = (k for k in range(by + 1, colon) if passage.lows[k] in _AFTER_AGENT)
            return passage.span(by + 1, next(apart, colon))
    return None


def _name_begin(passage: Passage, start: int, end: int) -> int:
    """Return where the capitals begin that end before token `end`."""
    k = end
    while k > start and passage.words[k - 1][:1].isupper() and passage.inside[k - 1] < 0:
        k -= 1
    return k


def by_colon(passage: Passage, start: int, end: int) -> Iterator[Proposal]:
    """Yield the quotation after a colon, whatever words introduce it."""
    for i in range(start + 1, end - 2):
        if passage.lows[i] == ":" and passage.inside[i] < 0 and opens_quotation(passage, i + 1):
            if passage.lows[i - 1] in TITLED:
                continue
            quotation = passage.quotations[passage.inside[i + 1]]
            span = Span(quotation.start, quotation.end)
            yield Proposal((span,), *introduced_by(passage, start, i + 1), "quote-colon")
