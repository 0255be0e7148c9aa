"""How somebody comes in: by a password, or by a link that works once."""

from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.web.accounts.passwords import CrowdedError, PasswordError
from claimcheck.web.security.bodies import Fields
from claimcheck.web.security.limits import counted_at_login
from claimcheck.web.visits import ServedDesk, WebPage

_LONGEST_NAME: Final = 200


class WebArrival(NamedTuple):
    """A guest's request: what was sent, from where, and the token for the next form."""

    sends: bool
    fields: Fields
    link: str
    wanted: str
    client: str
    browser: str
    csrf: str


class Entered(NamedTuple):
    """Somebody was let in: the token of the session, and where to go."""

    session: str
    path: str
    browser: str = ""


def log_in(desk: ServedDesk, arrival: WebArrival) -> WebPage | Entered:
    """Let somebody in by name and password, or show the form and what was wrong."""
    wanted = arrival.fields.get("next") or arrival.wanted
    name = arrival.fields.get("name")[:_LONGEST_NAME]
    shown = {"csrf": arrival.csrf, "wanted": wanted, "name": name, "why": "", "wait": 0}
    shown["has_accounts"] = bool(desk.accounts.all())
    if not arrival.sends:
        return WebPage("login.html", shown)
    known = bool(arrival.browser) and desk.accounts.is_known_browser(name, arrival.browser)
    counted = counted_at_login(name, arrival.client, arrival.browser if known else None)
    admission = desk.limits.begin(counted)
    if admission.wait:
        seconds = int(admission.wait) + 1
        why = f"Too many tries. Wait {seconds} seconds, then try again."
        return WebPage("login.html", {**shown, "why": why, "wait": seconds}, 429)
    password = dict(arrival.fields.values).get("password", "")
    try:
        fits = desk.passwords.check(name, password, is_crowded=admission.is_crowded)
    except CrowdedError as error:
        return WebPage("login.html", {**shown, "why": str(error), "wait": 30}, 503)
    if not fits or not is_at_desk(desk, name):
        why = "This name and this password do not belong together."
        return WebPage("login.html", {**shown, "why": why}, 401)
    desk.limits.succeeded(counted)
    browser = "" if known else desk.accounts.know_browser(name)
    return Entered(desk.accounts.begin_session(name), wanted or "/", browser)


def enter_by_link(desk: ServedDesk, arrival: WebArrival) -> WebPage | Entered:
    """Let somebody in by a link; showing its page uses nothing up, sending its form does."""
    found = desk.invitations.find(arrival.link)
    if found is None or not is_at_desk(desk, found.name):
        why = "This link was used already, or is too old. Ask for another."
        return WebPage("refused.html", {"status": 410, "why": why}, 410)
    shown = {"csrf": arrival.csrf, "invited": found, "link": arrival.link, "why": ""}
    if not arrival.sends:
        return WebPage("enter.html", shown)
    hashed = ""
    if found.sets_password:
        sent = dict(arrival.fields.values)
        try:
            hashed = _hashed(desk, found.name, sent.get("password", ""), sent.get("again", ""))
        except CrowdedError as error:
            return WebPage("enter.html", {**shown, "why": str(error)}, 503)
        except ClaimcheckError as error:
            return WebPage("enter.html", {**shown, "why": str(error)}, 422)
    # Of two who send it at once, one is let in.
    if desk.invitations.use(arrival.link) is None:
        why = "This link was used already. Ask for another."
        return WebPage("refused.html", {"status": 410, "why": why}, 410)
    browser = ""
    if hashed:
        desk.passwords.set_hashed(found.name, hashed)
        browser = desk.accounts.know_browser(found.name)
    return Entered(desk.accounts.begin_session(found.name), "/", browser)


def _hashed(desk: ServedDesk, name: str, password: str, again: str) -> str:
    """Return what is kept of a new password. Raises `ClaimcheckError`."""
    if password != again:
        raise PasswordError("the two passwords are not the same")
    return desk.passwords.hashed(name, password)


def is_at_desk(desk: ServedDesk, name: str) -> bool:
    """Return whether somebody is on the record's desk today."""
    with desk.open_record(None) as record:
        found = [each.role for each in record.reviewers() if each.name == name]
    return bool(found) and found[0] is not DeskRole.LEFT
