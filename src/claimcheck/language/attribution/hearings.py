"""What was said before those who hear others: ``The court heard that he paid``."""

from collections.abc import Iterator

from claimcheck.language.attribution.occurrence import Occurrence
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal, Subject
from claimcheck.language.attribution.rules.clauses import ends_clause, surroundings
from claimcheck.language.attribution.rules.content import following_content
from claimcheck.language.attribution.rules.content_bounds import content_end
from claimcheck.language.attribution.rules.passives import agent_before_that
from claimcheck.language.attribution.rules.preceding import preceding_words
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.attribution.speakers import find_subject
from claimcheck.language.lexicon.closed_classes import PASSIVE, PREPOSITIONS
from claimcheck.language.lexicon.reporting_verbs import Cue, Frame, VerbForm
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.statement import Span

# Each form of which these are the subject; a hearing of something is another word.
HEARD = {
    "heard": VerbForm.PAST,
    "hears": VerbForm.THIRD,
    "told": VerbForm.PAST,
    "put": VerbForm.PAST,
}
_FRAMES = frozenset([Frame.THAT, Frame.BARE, Frame.QUESTION, Frame.QUOTATION, Frame.AFTER])
_HEARERS = word_set(
    """
    court courts jury juries jurors inquest tribunal inquiry enquiry hearing trial commission
    committee subcommittee panel bench judge judges magistrate magistrates coroner sheriff
    mps senators councillors members delegates lawmakers tds peers parliament senate house
    council assembly meeting conference
    """
)
_LONGEST_AGENT = 14
_VERBS = {"told": "tell", "put": "put"}
_BY = {"told": "by", "heard": "from"}


def by_hearing(passage: Passage, start: int, end: int) -> Iterator[Proposal]:
    """Yield what a court, a jury or a meeting heard; who said so is open unless it is told."""
    for i in range(start + 1, end):
        if passage.lows[i] in HEARD and passage.inside[i] < 0:
            found = _occurrence(passage, i, start, end)
            yield from _put(found) if found.cue.verb == "put" else _heard(found)


def _occurrence(passage: Passage, i: int, start: int, end: int) -> Occurrence:
    first, past = surroundings(passage, i, start, end)
    verb = _VERBS.get(passage.lows[i], "hear")
    cue = Cue(verb, HEARD[passage.lows[i]], _FRAMES)
    return Occurrence(passage, first, past, i, i + 1, cue, verb_group(passage, i, first))


def _put(found: Occurrence) -> Iterator[Proposal]:
    """Yield what ``It was put to him that he paid`` says; who put it is open unless it is told."""
    passage, begin = found.passage, found.group.begin
    asked = found.group.passive and not found.is_denied and begin > found.start
    if not asked or passage.lows[begin - 1] != "it" or passage.lows[found.last] != "to":
        return
    speaker, that = agent_before_that(passage, found.last, found.end)
    if that > 0:
        words = passage.span(that + 1, content_end(passage, that + 1, found.end, found.cue))
        yield Proposal((words,), speaker, found.span, "heard-that", "put")


def _heard(found: Occurrence) -> Iterator[Proposal]:
    passage, begin = found.passage, found.group.begin
    if not _is_hearing(found):
        return
    subject = find_subject(passage, begin, found.start)
    if subject is None or not _hears(passage, subject):
        return
    speaker, rest = _agent(found)
    # "Was on Tuesday told" has the day within.
    cue = passage.span(begin, found.last)
    for proposal in preceding_words(found, subject, rest):
        yield proposal._replace(speaker=speaker, cue=cue, rule="heard-before", verb="hear")
        return
    # "Heard evidence that".
    evidence = passage.lows[rest : rest + 2] == ["evidence", "that"]
    content = following_content(passage, rest + evidence, found.end, found.cue)
    if content and content.frame != "noun":
        yield Proposal((content.span,), speaker, cue, f"heard-{content.frame}", "hear")


def _is_hearing(found: Occurrence) -> bool:
    """Return whether the subject of a verb is who hears: ``was told``, but not ``told us``."""
    passage, auxiliaries = found.passage, found.group.auxiliaries
    passive = any(word in PASSIVE for word in auxiliaries)
    if found.is_denied or "to" in auxiliaries:
        return False
    if passage.lows[found.first] != "told":
        return not passive and (found.cue.form == VerbForm.PAST or not auxiliaries)
    # "…, jury told" is a headline's.
    return passive or (not auxiliaries and ends_clause(passage, found.last, found.end))


def _hears(passage: Passage, subject: Subject) -> bool:
    """Return whether a subject is one before whom others speak: ``An inquest into his death``."""
    of = (i for i in range(subject.begin + 1, subject.end) if passage.lows[i] in PREPOSITIONS)
    return passage.lows[next(of, subject.end) - 1] in _HEARERS


def _agent(found: Occurrence) -> tuple[Span | None, int]:
    """Return who is told to have spoken, and the token after: ``heard from Ann Berg that``."""
    passage, k = found.passage, found.last
    if passage.lows[k : k + 1] != [_BY.get(passage.lows[found.first])]:
        return None, k
    for i in range(k + 2, min(found.end, k + _LONGEST_AGENT)):
        if passage.lows[i] in {"that", "how"} and passage.inside[i] < 0:
            return passage.span(k + 1, i), i
    return None, k
