"""Who is on the desk, what each may do, and who may enter here: for owners."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole, may
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.accounts.owners import owners_of, require_way_in
from claimcheck.web.pages import confirm
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage

_INVITED_SECONDS = 24 * 3600


def show(visit: Visit) -> WebPage:
    """Show the people of the desk."""
    return _page(visit)


def add(visit: Visit) -> Reply:
    """Add a reviewer to the record, and show a link by which they choose a password."""
    name = visit.fields.get("name")
    try:
        visit.record.add_reviewer(
            name,
            role=visit.fields.get("role") or "reviewer",
            is_another=bool(visit.fields.get("another")),
        )
    except ClaimcheckError as error:
        return _page(visit, error=error, kept=dict(visit.fields.values))
    return _invited(visit, name)


def role(visit: Visit) -> Reply:
    """Let somebody do more or less from now on."""
    name, wanted = visit.fields.get("name"), visit.fields.get("role")
    setting = partial(
        visit.record.set_role, name, wanted, reason=visit.fields.get("reason") or None
    )
    try:
        # What could not be stored is refused before anybody is asked.
        setting(dry_run=True)
        act = confirm.new_role(name, _role_of(visit, name), DeskRole(wanted), "/people")
        if asked := confirm.ask_again(visit, act):
            return asked
        setting()
    except ClaimcheckError as error:
        return _page(visit, error=error)
    if wanted == DeskRole.LEFT:
        visit.desk.accounts.close(name)
    return GoTo("/people", f"{name}: {wanted}.")


def leave(visit: Visit) -> Reply:
    """Let somebody leave the desk; another takes over what they have in hand."""
    name, successor = visit.fields.get("name"), visit.fields.get("to") or None
    leaving = partial(
        visit.record.let_leave,
        name,
        hand_over_to=successor,
        reason=visit.fields.get("reason") or None,
    )
    try:
        hand = leaving(dry_run=True)
        act = confirm.leaving(name, _role_of(visit, name), successor, hand, "/people")
        if asked := confirm.ask_again(visit, act):
            return asked
        hand = leaving()
    except ClaimcheckError as error:
        return _page(visit, error=error)
    visit.desk.accounts.close(name)
    return GoTo("/people", f"{name} has left. {confirm.handed_over(successor, hand)}".strip())


def invite(visit: Visit) -> Reply:
    """Show a link by which somebody on the desk chooses a password."""
    name = visit.fields.get("name")
    role = next((each.role for each in visit.record.reviewers() if each.name == name), None)
    if role is None or role is DeskRole.LEFT:
        told = f"{name} has left the desk" if role else f"{name!r} is not on the desk"
        return _page(visit, error=ClaimcheckError(f"{told}; give them a role first"))
    return _invited(visit, name)


def close(visit: Visit) -> Reply:
    """Take somebody's account and sessions away; the record keeps the name and the acts."""
    name = visit.fields.get("name")
    if visit.desk.accounts.hash_of(name) is None:
        return _page(visit, error=ClaimcheckError(f"{name!r} has no account"))
    try:
        require_way_in(name, owners_of(visit.record), visit.desk.accounts, visit.name)
    except ClaimcheckError as error:
        return _page(visit, error=error)
    if asked := confirm.ask_again(visit, confirm.closing(name, "/people")):
        return asked
    visit.desk.accounts.close(name)
    return GoTo("/people", f"{name} can no longer enter. The record keeps what they did.")


def _role_of(visit: Visit, name: str) -> DeskRole:
    """Return what somebody on the desk may do."""
    return next(each.role for each in visit.record.reviewers() if each.name == name)


def _invited(visit: Visit, name: str) -> WebPage:
    """Return the page with a link for somebody; it is shown once and kept as a digest alone."""
    token = visit.desk.invitations.invite(name, _INVITED_SECONDS, sets_password=True)
    link = f"{visit.desk.address.origin}/enter/{token}"
    return _page(visit, invited=(name, link))


def _page(
    visit: Visit,
    *,
    invited: tuple[str, str] | None = None,
    error: ClaimcheckError | None = None,
    kept: Mapping[str, str] = MappingProxyType({}),
) -> WebPage:
    """Return the page of the people; ``kept`` is what was sent of somebody to add."""
    status = 200
    if error is not None:
        status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    owns, people = visit.may("reviewer"), visit.record.reviewers()
    # Who can enter, and from how many places, is the owners' to know.
    accounts = {each.name: each for each in visit.desk.accounts.all()} if owns else {}
    values = {
        "people": people,
        "acting": [each.name for each in people if may(each.role, "acting")],
        "accounts": accounts,
        "roles": list(DeskRole),
        "owns": owns,
        "invited": invited,
        "errors": [("", str(error))] if error else [],
        "kept": kept,
    }
    return WebPage("people.html", values, status)
