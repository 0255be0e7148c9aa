"""Who is on the desk, what each may do, and who may enter here: for owners."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole
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
        return _page(visit, error=error)
    return _invited(visit, name)


def role(visit: Visit) -> Reply:
    """Let somebody do more or less from now on."""
    name, wanted = visit.fields.get("name"), visit.fields.get("role")
    roles = {each.name: each.role for each in visit.record.reviewers()}
    is_known = name in roles and wanted in list(DeskRole)
    if is_known and visit.may("reviewer"):
        act = confirm.new_role(name, roles[name], wanted, "/people")
        if asked := confirm.ask_again(visit, act):
            return asked
    try:
        visit.record.set_role(name, wanted, reason=visit.fields.get("reason") or None)
    except ClaimcheckError as error:
        return _page(visit, error=error)
    if wanted == DeskRole.LEFT:
        visit.desk.accounts.close(name)
    return GoTo("/people", f"{name}: {wanted}.")


def invite(visit: Visit) -> Reply:
    """Show a link by which somebody on the desk chooses a password."""
    if refused := _refused(visit):
        return refused
    name = visit.fields.get("name")
    if name not in [each.name for each in visit.record.reviewers()]:
        return _page(visit, error=ClaimcheckError(f"{name!r} is not on the desk"))
    return _invited(visit, name)


def close(visit: Visit) -> Reply:
    """Take somebody's account and sessions away; the record keeps the name and the acts."""
    if refused := _refused(visit):
        return refused
    name = visit.fields.get("name")
    try:
        require_way_in(name, owners_of(visit.record), visit.desk.accounts, visit.name)
    except ClaimcheckError as error:
        return _page(visit, error=error)
    if asked := confirm.ask_again(visit, confirm.closing(name, "/people")):
        return asked
    visit.desk.accounts.close(name)
    return GoTo("/people", f"{name} can no longer enter. The record keeps what they did.")


def _refused(visit: Visit) -> WebPage | None:
    """Return the page again for whoever is no owner."""
    if visit.may("reviewer"):
        return None
    return _page(visit, error=ClaimcheckError("only an owner lets people in"), status=403)


def _invited(visit: Visit, name: str) -> WebPage:
    """Return the page with a link for somebody; it is shown once and kept as a digest alone."""
    token = visit.desk.invitations.invite(name, _INVITED_SECONDS, sets_password=True)
    link = f"{visit.desk.address.origins[0]}/enter/{token}"
    return _page(visit, invited=(name, link))


def _page(
    visit: Visit,
    *,
    invited: tuple[str, str] | None = None,
    error: ClaimcheckError | None = None,
    status: int | None = None,
) -> WebPage:
    """Return the page of the people."""
    if error is not None and status is None:
        status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    owns = visit.may("reviewer")
    # Who can enter, and from how many places, is the owners' to know.
    accounts = {each.name: each for each in visit.desk.accounts.all()} if owns else {}
    values = {
        "people": visit.record.reviewers(),
        "accounts": accounts,
        "roles": list(DeskRole),
        "owns": owns,
        "invited": invited,
        "errors": [("", str(error))] if error else [],
        "kept": dict(visit.fields.values) if error else {},
    }
    return WebPage("people.html", values, status or 200)
