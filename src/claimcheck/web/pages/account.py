"""One's own password and sessions."""

from claimcheck.errors import ClaimcheckError
from claimcheck.web.security.limits import Bucket, TryBuckets
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage


def show(visit: Visit) -> WebPage:
    """Show the visitor's account."""
    return _page(visit)


def password(visit: Visit) -> Reply:
    """Set another password; every session ends, and a new one begins by logging in."""
    sent, accounts = dict(visit.fields.values), visit.desk.accounts
    has_account = accounts.hash_of(visit.name) is not None
    # Whoever sits down at an open desk may not try passwords without end.
    counted = TryBuckets(Bucket(f"change {visit.name}", 5))
    if wait := visit.desk.limits.begin(counted).wait:
        return _page(visit, [("old", f"too many tries; wait {int(wait) + 1} seconds")], 429)
    try:
        if has_account and not visit.desk.passwords.check(visit.name, sent.get("old", "")):
            return _page(visit, [("old", "this is not your password of today")], 422)
        if sent.get("password") != sent.get("again"):
            return _page(visit, [("again", "the two passwords are not the same")], 422)
        visit.desk.passwords.set(visit.name, sent.get("password", ""))
    except ClaimcheckError as error:
        return _page(visit, [("password", str(error))], 422)
    visit.desk.limits.succeeded(counted)
    return GoTo("/login")


def end_others(visit: Visit) -> Reply:
    """End every session of the visitor but this one."""
    visit.desk.accounts.end_others(visit.name, visit.session.key)
    return GoTo("/account", "Every other session is ended.")


def log_out(visit: Visit) -> Reply:
    """End the session."""
    visit.desk.accounts.end_session(visit.session.key)
    return GoTo("/login")


def _page(visit: Visit, errors: list[tuple[str, str]] | None = None, status: int = 200) -> WebPage:
    """Return the page of the visitor's account."""
    accounts = visit.desk.accounts
    values = {
        "sessions": accounts.sessions_of(visit.name),
        "own": visit.session.key,
        "has_account": accounts.hash_of(visit.name) is not None,
        "errors": errors or [],
    }
    return WebPage("account.html", values, status)
