"""Words whose verb stands in the passive, before who says them: ``It was said by Berg that``."""

from collections.abc import Iterator

from claimcheck.language.attribution.occurrence import Occurrence
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.clauses import opens_quotation
from claimcheck.language.attribution.rules.content_bounds import content_end
from claimcheck.language.lexicon.reporting_verbs import Frame
from claimcheck.model.statement import Span

# In tokens: who is named by a passive verb, and what is said at least.
_LONGEST_AGENT, _FEWEST_SAID = 14, 3


def by_agent(found: Occurrence) -> Iterator[Proposal]:
    """Yield what ``It was said by Berg that`` attributes."""
    passage, k = found.passage, found.group.begin - 1
    if not found.is_denied and (called := _called_by(found)):
        yield called
        return
    if (
        found.is_denied
        or k < found.start
        or passage.lows[k] != "it"
        or Frame.THAT not in found.cue.frames
    ):
        return
    by, that = agent_before_that(passage, found.last, found.end)
    if by:
        words = passage.span(that + 1, content_end(passage, that + 1, found.end, found.cue))
        yield Proposal((words,), by, found.span, "verb-that", found.cue.verb)


def _called_by(found: Occurrence) -> Proposal | None:
    """Return what ``was described by Berg as “…”`` attributes."""
    passage, by = found.passage, found.last
    if passage.lows[by : by + 1] != ["by"] or Frame.OBJECT_AS not in found.cue.frames:
        return None
    for k in range(by + 2, min(found.end - 1, by + _LONGEST_AGENT)):
        if passage.lows[k] == "as" and opens_quotation(passage, k + 1):
            words = Span(*passage.quotations[passage.inside[k + 1]][:2])
            # "Was once" is part of it, so that nothing is left of the clause.
            cue = passage.span(found.group.begin, found.last)
            return Proposal((words,), passage.span(by + 1, k), cue, "verb-as", found.cue.verb)
    return None


def agent_before_that(passage: Passage, i: int, end: int) -> tuple[Span | None, int]:
    """Return who spoke, after ``by``, and the token "that"; -1 where none follows token `i`.

    Between them may stand to whom: ``to him by Ann Berg``, ``by Ann Berg to the witness``.
    """
    lows = passage.lows
    # "That day." says nothing.
    for that in range(i, min(end - _FEWEST_SAID, i + _LONGEST_AGENT)):
        if passage.inside[that] >= 0:
            break
        if lows[that] == "that":
            by = next((k for k in range(i, that) if lows[k] == "by"), that)
            to = next((k for k in range(by + 1, that) if lows[k] == "to"), that)
            to -= passage.lows[to - 1] == ","
            return (passage.span(by + 1, to) if by + 1 < to else None), that
    return None, -1
