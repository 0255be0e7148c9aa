"""A stored claim that a draft's words resemble, and what the record says of it."""

from typing import Final

from claimcheck.matching.explanation import reason
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.scan.finding import Grounds
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, rated
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.scan import Successor

# More of a claim or a rationale does not fit a line; JSON has all of it.
_LONGEST: Final = 240
# A verdict that is out so is told with that.
_MARKED: Final = frozenset((InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE))


class Repeat(NamedTuple):
    """A stored claim that a draft's words resemble, with what the record says of it.

    `fires` tells whether its label warns of it; `checks` are where the desk
    published its check. `grounds` are why it is rated so, and it `is_old` where
    what it says changes with time and its verdict is of another time. `is_verbatim`
    tells that the draft has its very words.
    """

    claim: Claim
    comparison: Comparison
    standing: Standing
    fires: bool
    checks: tuple[str, ...]
    successors: tuple[Successor, ...]
    overdue: bool
    grounds: Grounds
    is_old: bool = False
    is_verbatim: bool = False

    @property
    def band(self) -> Band:
        """Return what the matcher concludes."""
        return self.comparison.band

    @property
    def label(self) -> str | None:
        """Return the label that the deciding verdicts agree on, if they do."""
        labels = {each.label for each in speaking(self.standing)}
        return labels.pop() if len(labels) == 1 else None

    @property
    def is_ranked(self) -> bool:
        """Return whether the label says how true the claim is."""
        return any(each.rank is not None for each in speaking(self.standing))

    @property
    def verdict(self) -> str | None:
        """Return the label with its date, such as ``False, as of 2023-02-02``."""
        if self.label is None:
            return None
        return rated(self.label, self.as_of)

    @property
    def as_of(self) -> str:
        """Return the day of the newest verdict that decides; there must be one."""
        return max(each.as_of for each in speaking(self.standing))

    def counts(self, *, proposed: bool) -> bool:
        """Return whether enough people stand behind the verdict for a scan to speak of it."""
        status = self.standing.status
        agreed = status is Status.SIGNED_OFF or is_out(self.standing)
        return agreed or (proposed and status is Status.PROPOSED and self.label is not None)

    @property
    def known(self) -> str:
        """Say in one line what is known of the claim."""
        told = [self.verdict or str(self.standing.status)]
        if (state := self.standing.public.state) in _MARKED:
            told.append(str(state))
        if self.overdue:
            told.append("overdue for a re-check")
        return ", ".join([*told, *self.checks[:1]])

    @property
    def is_same(self) -> bool:
        """Return whether words say what the claim says.

        "Now" in the very words of a claim is the claim's, while its verdict is not old;
        another June is not.
        """
        is_now = self._only_time_differs and not any(each.first_span for each in self.differing())
        verbatim = self.is_verbatim and is_now and not self.is_old
        return self.band is Band.SAME or verbatim

    @property
    def is_asked(self) -> bool:
        """Return whether only time can part the words from the claim; somebody must look."""
        return self.is_old if self.is_same else self._only_time_differs

    @property
    def _only_time_differs(self) -> bool:
        differing = self.differing()
        # A time that one of the two does not tell may make it another claim.
        return bool(differing) and all(
            each.guard is Guard.PERIOD and each.first and each.second for each in differing
        )

    def differing(self) -> tuple[Difference, ...]:
        """Return what makes this another claim, not counting what may be so of both."""
        return tuple(each for each in self.comparison.differences if not each.compatible)


def is_out(standing: Standing) -> bool:
    """Return whether readers have a verdict before them."""
    return standing.public.state.is_out and standing.out is not None


def speaking(standing: Standing) -> tuple[Verdict, ...]:
    """Return the verdicts that a scan goes by: the one that readers have stays until the next.

    That is until another is signed off and, where the label differs, told by a correction;
    else those that decide.
    """
    if standing.out is not None and is_out(standing):
        return (standing.out,)
    return deciding_verdicts(standing.verdicts)


def reasons(repeat: Repeat) -> tuple[str, ...]:
    """Return lines that say why a claim is rated so, for who has not the record at hand."""
    grounds = repeat.grounds
    told = [f"c-{repeat.claim.id:d}: “{_cut(grounds.claim)}”"]
    if grounds.rationale:
        told.append(f"because: {_cut(grounds.rationale)}")
    if grounds.address:
        named = f"{_cut(grounds.source)}, " if grounds.source else ""
        told.append(f"source: {named}{grounds.address}")
    return tuple(told)


def _cut(text: str) -> str:
    """Return a text on one line, cut after a word where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rpartition(' ')[0]} …"


def differences(repeat: Repeat) -> tuple[str, ...]:
    """Return a line for each thing that differs from the stored claim."""
    return tuple(dict.fromkeys(reason(each) for each in repeat.differing()))
