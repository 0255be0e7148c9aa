"""Ask those whom a claim concerns, and keep what they answer."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.contact import Contact, StoredContact
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, require_claim, wordings
from claimcheck.store.verdicts.contacts import add_contact, contacts, find_contact
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.verdicts.future_days import require_begun


def record_contact(
    transaction: Transaction, claim: int, contact: Contact, *, actor: str
) -> StoredContact:
    """Store that somebody was asked about a claim.

    Raises `ClaimcheckError` where a name, the channel or the reason is missing
    and for dates that do not fit.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    _require_contact(contact)
    require_begun(transaction, "the question sent on", contact.sent)
    with transaction.act(actor, "contact") as act:
        number = add_contact(act, claim, contact)
    return find_contact(connection, number)


def record_answer(
    transaction: Transaction, number: int, answer: str, *, actor: str
) -> StoredContact:
    """Store what somebody answered, as a row that supersedes the contact.

    Raises `ClaimcheckError` where the answer is empty, or stored already.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    if not answer.strip():
        raise ClaimcheckError("the answer is empty; give its words, or say that it was refused")
    asked = find_contact(connection, number)
    if asked.contact.answer is not None:
        raise ClaimcheckError(
            f"w-{number:d} is answered already; a later answer is a contact of its own:"
            f" claimcheck contact add c-{asked.claim:d} --answer …"
        )
    with transaction.act(actor, "contact") as act:
        added = add_contact(
            act, asked.claim, asked.contact._replace(answer=answer), supersedes=number
        )
    return find_contact(connection, added)


def list_contacts(
    connection: Connection, *, claim: int | None, overdue: bool, today: str
) -> list[StoredContact]:
    """Return the contacts about a claim or all, next deadline first; ``overdue`` keeps those.

    Those about another wording of the claim count as its own.
    """
    claims = None
    if claim is not None:
        find_claim(connection, claim)
        claims = wordings(connection, claim)
    found = contacts(connection, claims)
    return [each for each in found if not overdue or each.contact.is_overdue(today)]


def _require_contact(contact: Contact) -> None:
    """Refuse a contact that could not be defended later."""
    for name, text in (("--with", contact.party), ("--channel", contact.channel)):
        if not text.strip():
            raise ClaimcheckError(f"{name} is empty; say who was asked and how")
    if not contact.reason.strip():
        raise ClaimcheckError("--reason is empty; say why they were asked")
    for date in filter(None, (contact.sent, contact.deadline)):
        if parse_date(date).day is None:
            raise ClaimcheckError(f"{date!r} must be a full date, such as 2023-03-01")
    if contact.sent and contact.deadline and contact.deadline < contact.sent:
        raise ClaimcheckError(
            f"the deadline {contact.deadline} is before the question was sent, {contact.sent}"
        )
