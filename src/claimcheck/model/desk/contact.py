"""A contact: whom the desk asked about a claim, and what they answered."""

from typing import Final, NamedTuple

from claimcheck.model.ids import ClaimId, ContactId

RIGHT_OF_REPLY: Final = "right of reply"


class Contact(NamedTuple):
    """Somebody asked, how, when, by when they should answer, and the answer.

    Dates are full ISO dates. `reason` is why they were asked, such as their
    right of reply.
    """

    party: str
    channel: str
    sent: str | None = None
    deadline: str | None = None
    answer: str | None = None
    reason: str = RIGHT_OF_REPLY

    def is_overdue(self, today: str) -> bool:
        """Tell whether the answer should have come before ``today``, a full ISO date."""
        return self.answer is None and self.deadline is not None and self.deadline < today

    def state(self, today: str) -> str:
        """Return how far it has come by ``today``, a full ISO date."""
        if self.answer is not None:
            return "answered"
        return "overdue" if self.is_overdue(today) else "waiting"


class StoredContact(NamedTuple):
    """A contact with its id and the claim it is about."""

    id: ContactId
    claim: ClaimId
    contact: Contact
