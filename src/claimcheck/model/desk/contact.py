"""A contact: whom the desk asked about a claim or who wrote to it, and what was answered."""

from enum import StrEnum
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import ClaimId, ContactId, CopyId
from claimcheck.named_tuple import NamedTuple

RIGHT_OF_REPLY: Final = "right of reply"
_COMPLAINT: Final = "complaint"


class Direction(StrEnum):
    """Who spoke first, so that the other one owes the answer."""

    WE_ASKED = "we asked"
    THEY_WROTE = "they wrote"


class Contact(NamedTuple):
    """Somebody asked, or somebody who wrote: how, when, by when the other answers, the answer.

    Dates are full ISO dates. `reason` is why they were asked, such as their right of reply,
    or why they wrote, such as a complaint. A contact without a direction is a question of
    the desk, unless it is a complaint.
    """

    party: str
    channel: str
    sent: str | None = None
    deadline: str | None = None
    answer: str | None = None
    reason: str = RIGHT_OF_REPLY
    direction: Direction | None = None
    answered_on: str | None = None

    @property
    def is_ours(self) -> bool:
        """Return whether the desk asked, so that they owe the answer."""
        if self.direction is None:
            return not self.reason.strip().lower().startswith(_COMPLAINT)
        return self.direction == Direction.WE_ASKED

    def is_overdue(self, today: str) -> bool:
        """Return whether the answer should have come before ``today``, a full ISO date."""
        return self.answer is None and self.deadline is not None and self.deadline < today

    def state(self, today: str) -> str:
        """Return how far it has come by ``today``, a full ISO date."""
        if self.answer is not None:
            return "answered"
        return "overdue" if self.is_overdue(today) else "waiting"


class Attachment(NamedTuple):
    """A kept copy that came or went with a contact, and the name of its file."""

    copy: CopyId
    name: str


class StoredContact(NamedTuple):
    """A contact with its id, the claim it is about and what is attached to it."""

    id: ContactId
    claim: ClaimId
    contact: Contact
    attachments: tuple[Attachment, ...] = ()

    @property
    def told(self) -> str:
        """Return the contact in a sentence: with whom, how, since when, the answer, the files."""
        contact = self.contact
        who = "" if contact.is_ours else "we "
        until = f", {who}answer by {contact.deadline}" if contact.deadline else ""
        stop = "" if (contact.answer or "").endswith((".", "!", "?", "…")) else "."
        answered = f" Answer: “{contact.answer}”{stop}" if contact.answer else ""
        kept = [f"f-{each.copy:d} {each.name}" for each in self.attachments]
        attached = f" Attached: {', '.join(kept)}." if kept else ""
        sent = "sent" if contact.is_ours else "they wrote"
        asked = f"{contact.party}, by {contact.channel}, {sent} {contact.sent}"
        return f"w-{self.id:d} c-{self.claim:d}: {asked}{until}.{answered}{attached}"


def read_contact(
    party: str,
    channel: str,
    *,
    direction: str | None = None,
    reason: str | None = None,
    sent: str | None = None,
    deadline: str | None = None,
    answer: str | None = None,
    answered_on: str | None = None,
) -> Contact:
    """Return a contact as somebody tells it; what they wrote of themselves is a complaint.

    Raises `ClaimcheckError` for a direction that is none.
    """
    spoke = _direction(direction)
    why = reason or ("complaint" if spoke is Direction.THEY_WROTE else RIGHT_OF_REPLY)
    return Contact(party, channel, sent, deadline, answer, why, spoke, answered_on)


def _direction(text: str | None) -> Direction | None:
    """Return who spoke first, as words say it. Raises `ClaimcheckError` for other words."""
    if text is None:
        return None
    wanted = text.strip().lower().replace("-", " ")
    found = [each for each in Direction if wanted in {str(each), *str(each).split()}]
    if not found:
        raise ClaimcheckError(f'the direction {text!r} is neither "we asked" nor "they wrote"')
    return found[0]
