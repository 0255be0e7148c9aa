"""The cookies of a desk: a session's, a guest's before login, and that of a known browser."""

from typing import Final, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.web.security.origin import Address

_SESSION_SECONDS: Final = 7 * 24 * 3600
_BROWSER_SECONDS: Final = 180 * 24 * 3600


class Cookies(NamedTuple):
    """What a browser sent; empty texts where it sent nothing."""

    session: str = ""
    guest: str = ""
    browser: str = ""


def read_cookies(address: Address, request: Request) -> Cookies:
    """Return the desk's cookies of a request."""
    found = request.cookies
    return Cookies(*(found.get(_name(address, each), "")[:100] for each in Cookies._fields))


def set_cookie(address: Address, response: Response, what: str, value: str) -> None:
    """Give a browser a cookie: one of the fields of `Cookies`; an empty value ends it."""
    kept = {"session": _SESSION_SECONDS, "browser": _BROWSER_SECONDS}.get(what)
    response.set_cookie(
        _name(address, what),
        value,
        max_age=kept if value else 0,
        path="/",
        secure=address.is_secure,
        httponly=True,
        samesite="lax",
    )


def _name(address: Address, what: str) -> str:
    """Return a cookie's name: one that no other host can set, or one of a port of one's own."""
    if address.is_secure:
        return f"__Host-claimcheck-{what}"
    return f"claimcheck-{address.hosts[0].rpartition(':')[2]}-{what}"
