"""Whether the tense of a verb of saying is of the day that the text tells of."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.attribution.rules.verb_groups import verb_group
from claimcheck.language.lexicon.reporting_verbs import cue_forms
from claimcheck.language.lexicon.word_lists import word_set

# "Berg has said" and "Berg had earlier said" are of other days.
_ELSEWHEN = word_set(
    """
    has have had 's earlier previously once then often repeatedly always long later
    meanwhile separately recently
    """
)


def is_said_now(passage: Passage, sentence: int, proposal: Proposal) -> bool:
    """Return whether a verb is only of the present, as live reports write: ``says``."""
    cue = proposal.cue
    i = passage.token_at(cue.start) if cue else len(passage.lows)
    form = cue_forms().get(passage.lows[i]) if i < len(passage.lows) else None
    if form is None or form.form not in {"s", "base"}:
        return False
    return _ELSEWHEN.isdisjoint(passage.lows[passage.first[sentence] : i])


def is_elsewhen(passage: Passage, sentence: int, proposal: Proposal) -> bool:
    """Return whether a verb is of no day, or of another: ``has said``, ``says``."""
    cue = proposal.cue
    if cue is None:
        return False
    i = passage.token_at(cue.start)
    if i >= len(passage.lows):
        return True
    form = cue_forms().get(passage.lows[i])
    if form and form.form in {"s", "base"}:
        return True
    first = passage.first[sentence]
    if passage.lows[i + 1 : i + 3] == ["then", "."]:
        # "She said then" takes up the time just told.
        return False
    # Most sentences hold none of the words, and are spared the verb's own.
    if _ELSEWHEN.isdisjoint(passage.lows[first : i + 2]):
        return False
    begin = min(i, max(first, verb_group(passage, i, first).begin))
    return not _ELSEWHEN.isdisjoint({*passage.lows[begin : i + 2], passage.lows[first]})
