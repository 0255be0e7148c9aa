"""Whom the desk asked, what they answered, and what is overdue."""

import re
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.contact import read_contact
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.forms.acts import FormError
from claimcheck.web.forms.uploads import attached
from claimcheck.web.pages.parts import named_id
from claimcheck.web.visits import Download, GoTo, Missing, Reply, Visit, WebPage

_UNUSUAL: Final = re.compile(r"[^A-Za-z0-9._-]+")
_ASKED = ("party", "channel", "sent", "deadline", "reason")
_NEEDED = {"claim": "name the claim, such as c-31", "party": "name who was asked",
           "channel": "say how, such as e-mail"}  # fmt: skip


def show(visit: Visit) -> WebPage:
    """Show whom the desk asked, the next deadline first."""
    return _page(visit)


def add(visit: Visit) -> Reply:
    """Record that somebody was asked, or that somebody complained."""
    fields = visit.fields
    given = {name: fields.get(name) or None for name in _ASKED}
    try:
        missing = [(name, told) for name, told in _NEEDED.items() if not fields.get(name)]
        if missing:
            raise FormError(*missing)
        contact = read_contact(
            fields.get("party"),
            fields.get("channel"),
            direction=fields.get("direction") or None,
            reason=given["reason"],
            sent=given["sent"],
            deadline=given["deadline"],
        )
        with attached(fields) as files:
            stored = visit.record.add_contact(fields.get("claim"), contact, attach=files)
    except ClaimcheckError as error:
        return _page(visit, error)
    return GoTo("/contacts", f"w-{stored.id:d}: {contact.party} about c-{stored.claim:d}.")


def letter(visit: Visit) -> Download:
    """Give a file that is kept with a contact, to whoever may see letters."""
    named = named_id(visit, "f")
    kept = (each for one in visit.record.contacts() for each in one.attachments)
    found = next((each for each in kept if str(each.copy) == named), None)
    if found is None:
        raise Missing
    # Whoever sent it chose its name: a browser is to save it, and never to show it.
    name = f"{named}-{_UNUSUAL.sub('-', found.name)}"
    return Download(name, "application/octet-stream", visit.record.kept_copy(named))


def answer(visit: Visit) -> Reply:
    """Record what somebody answered."""
    try:
        if not visit.fields.get("answer"):
            raise FormError((f"answer-{visit.fields.get('contact')}", "the answer is missing"))
        with attached(visit.fields) as files:
            stored = visit.record.answer_contact(
                visit.fields.get("contact"), visit.fields.get("answer"), attach=files
            )
    except ClaimcheckError as error:
        return _page(visit, error)
    return GoTo("/contacts", f"w-{stored.id:d} holds the answer of {stored.contact.party}.")


def again(visit: Visit, error: ClaimcheckError) -> WebPage:
    """Return the page again with what was wrong and what was sent."""
    return _page(visit, error)


def _page(visit: Visit, error: ClaimcheckError | None = None) -> WebPage:
    """Return the page of the contacts."""
    claim = visit.query.get("claim") or None
    overdue = "overdue" in visit.query
    found = visit.record.contacts(claim, overdue=overdue)
    status, faults = 200, []
    if error is not None:
        status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
        faults = list(error.faults) if isinstance(error, FormError) else [("", str(error))]
    values = {
        "found": found,
        "today": visit.record.today,
        "overdue": overdue,
        "errors": faults,
        "kept": dict(visit.fields.values) if error else {"claim": claim or ""},
    }
    return WebPage("contacts.html", values, status)
