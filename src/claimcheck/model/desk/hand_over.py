"""Who has what in hand, and what somebody who leaves the desk hands over."""

from claimcheck.model.ids import ClaimId, ContactId, VerdictId
from claimcheck.named_tuple import NamedTuple


class Hand(NamedTuple):
    """Who has a claim in hand, how much it matters and by when it should be checked."""

    reviewer: str
    priority: str | None = None
    deadline: str | None = None

    @property
    def urgency(self) -> str:
        """Return how urgent it is, in words; nothing where nobody said.

        >>> Hand("J. Keita", "high", "2023-03-01").urgency
        ', high priority, to be done by 2023-03-01'
        """
        told = [f"{self.priority} priority"] if self.priority else []
        told += [f"to be done by {self.deadline}"] if self.deadline else []
        return "".join(f", {each}" for each in told)


class HandOver(NamedTuple):
    """What waits for one person, and for somebody else when they leave.

    `claims` were taken up by them or assigned to them, or their verdict on them is hidden.
    `rechecks` are their verdicts that have a day for a re-check, and `letters` those that
    they recorded and that wait for an answer, of claims that nobody else has in hand.
    """

    claims: tuple[ClaimId, ...] = ()
    rechecks: tuple[VerdictId, ...] = ()
    letters: tuple[ContactId, ...] = ()

    @property
    def told(self) -> str:
        """Return how many there are of each, in words."""
        counts = (
            (len(self.claims), "claim"),
            (len(self.rechecks), "re-check"),
            (len(self.letters), "open letter"),
        )
        found = [f"{number:,} {word}{'s' * (number != 1)}" for number, word in counts if number]
        return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))
