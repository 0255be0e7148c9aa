"""Ask those whom a claim concerns, take what they write, and keep what is answered."""

from collections.abc import Sequence
from datetime import date, timedelta

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.dates import require_full
from claimcheck.model.desk.contact import Contact, StoredContact
from claimcheck.model.desk.role import DeskRole
from claimcheck.model.record.copies import CapturedCopy
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.errors import StoreError
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, require_claim, wordings
from claimcheck.store.verdicts.contacts import (
    add_contact,
    attach,
    contacts,
    find_contact,
    open_contacts,
)
from claimcheck.store.verdicts.copies import add_copy
from claimcheck.store.verdicts.reviewers import (
    default_actor,
    require_reviewer,
    reviewer_names,
    role_of,
)
from claimcheck.workflows.entry_checks import require_begun


class NamedCopy(NamedTuple):
    """A file to be kept with a contact."""

    name: str
    copy: CapturedCopy


class ConfidentialError(ClaimcheckError):
    """Somebody who is no reviewer today asked for what people wrote to the desk."""

    def __init__(self, asking: str | None, role: DeskRole | None) -> None:
        """Say who may see it, and why whoever asks may not."""
        who = "; name the one you are with CLAIMCHECK_BY"
        if asking is not None:
            part = "has left" if role is DeskRole.LEFT else "only reads"
            who = f", and {asking} {part if role else 'is none'}"
        super().__init__(f"contacts are confidential: reviewers see them{who}")


def sees_contacts(connection: Connection, asking: str | None) -> bool:
    """Return whether somebody may see contacts: a reviewer of today who does not only read.

    Where nobody is named, that is the only reviewer, if there is one.
    """
    try:
        name = default_actor(connection, asking)
    except StoreError:
        return False
    return role_of(connection, name) not in {DeskRole.READER, DeskRole.LEFT}


def require_confidence(connection: Connection, asking: str | None) -> None:
    """Raise `ConfidentialError` for somebody who may not see contacts."""
    if not sees_contacts(connection, asking):
        known = asking is not None and asking in reviewer_names(connection)
        raise ConfidentialError(asking, role_of(connection, asking or "") if known else None)


def record_contact(
    transaction: Transaction,
    claim: int,
    contact: Contact,
    *,
    actor: str,
    attached: Sequence[NamedCopy] = (),
    limit: int = 0,
) -> StoredContact:
    """Store that somebody was asked about a claim, or wrote, with what was attached.

    A copy has at most ``limit`` bytes. Raises `ClaimcheckError` where a name, the channel
    or the reason is missing and for dates that do not fit.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    require_claim(connection, claim)
    _require_contact(contact)
    what = "the question sent on" if contact.is_ours else "what came on"
    require_begun(transaction, what, contact.sent)
    _require_answered(transaction, contact)
    with transaction.act(actor, "contact") as act:
        number = add_contact(act, claim, contact)
        _attach(act, number, attached, limit)
    return find_contact(connection, number)


def record_answer(
    transaction: Transaction,
    number: int,
    answer: str,
    *,
    actor: str,
    answered_on: str | None = None,
    attached: Sequence[NamedCopy] = (),
    limit: int = 0,
) -> StoredContact:
    """Store what was answered, theirs or the desk's, as a row that supersedes the contact.

    Raises `ClaimcheckError` where the answer is empty, or stored already.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    if shows_nothing(answer):
        raise ClaimcheckError("the answer is empty; give its words, or say that it was refused")
    asked = find_contact(connection, number)
    if asked.contact.answer is not None:
        raise ClaimcheckError(
            f"w-{number:d} is answered already; a later answer is a contact of its own:"
            f" claimcheck contact add c-{asked.claim:d} --answer …"
        )
    given = asked.contact._replace(answer=answer, answered_on=answered_on)
    _require_answered(transaction, given)
    with transaction.act(actor, "contact") as act:
        added = add_contact(act, asked.claim, given, supersedes=number)
        _attach(act, added, attached, limit)
    return find_contact(connection, added)


def list_contacts(
    connection: Connection,
    *,
    claim: int | None,
    overdue: bool,
    today: str,
    asking: str | None = None,
) -> list[StoredContact]:
    """Return the contacts about a claim or all, next deadline first; ``overdue`` keeps those.

    Those about another wording of the claim count as its own. Raises `ConfidentialError`
    for whoever may not see them.
    """
    require_confidence(connection, asking)
    claims = None
    if claim is not None:
        find_claim(connection, claim)
        claims = wordings(connection, claim)
    found = contacts(connection, claims)
    return [each for each in found if not overdue or each.contact.is_overdue(today)]


def owed(
    connection: Connection, *, today: str, within: int = 0, asking: str | None = None
) -> list[StoredContact]:
    """Return what waits for an answer, next deadline first: all that the desk owes.

    Of what others owe, that of which the deadline falls within so many days of ``today``.
    Nothing for whoever may not see contacts.
    """
    if not sees_contacts(connection, asking):
        return []
    last = str(date.fromisoformat(today) + timedelta(days=within))
    return [
        each
        for each in open_contacts(connection)
        if not each.contact.is_ours or (each.contact.deadline or "9999") <= last
    ]


def _attach(act: Act, number: int, attached: Sequence[NamedCopy], limit: int) -> None:
    """Keep files with a contact, one that is given twice once. Raises `LargeCopyError`."""
    kept = {
        (add_copy(act, each.copy.content, each.copy.media_type, limit=limit), each.name): None
        for each in attached
    }
    for copy, name in kept:
        attach(act, number, copy, name)


def _require_answered(transaction: Transaction, contact: Contact) -> None:
    """Refuse an answer of a day to come, of no day, or of before it was asked for."""
    day = contact.answered_on
    if day is None:
        return
    if contact.answer is None:
        raise ClaimcheckError(f"there is no answer of {day}; give its words")
    require_full(day)
    require_begun(transaction, "the answer of", day)
    if contact.sent and day < contact.sent:
        raise ClaimcheckError(f"the answer of {day} is before what it answers, {contact.sent}")


def _require_contact(contact: Contact) -> None:
    """Refuse a contact that could not be defended later."""
    for name, text in (("--party", contact.party), ("--channel", contact.channel)):
        if shows_nothing(text):
            raise ClaimcheckError(f"{name} is empty; say who was asked and how")
    if shows_nothing(contact.reason):
        raise ClaimcheckError("the reason is empty; say why they were asked")
    for day in filter(None, (contact.sent, contact.deadline)):
        require_full(day)
    if contact.sent and contact.deadline and contact.deadline < contact.sent:
        raise ClaimcheckError(
            f"the deadline {contact.deadline} is before the question was sent, {contact.sent}"
        )
