"""Headers that every answer carries, whatever it says, and the cookies of a desk."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.named_tuple import NamedTuple
from claimcheck.web.security.origin import Address

_SESSION_SECONDS: Final = 7 * 24 * 3600
_BROWSER_SECONDS: Final = 180 * 24 * 3600

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def with_headers(app: App, *, is_secure: bool) -> App:
    """Return an application whose every answer carries them; only what says so is cached."""
    always = list(_ALWAYS)
    if is_secure:
        always.append((b"strict-transport-security", b"max-age=31536000"))

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                if not any(name == b"cache-control" for name, _ in given):
                    given.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*given, *always]}
            await send(message)

        await app(scope, receive, send_with if scope["type"] == "http" else send)

    return answer


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
