"""Ways back to a page: from the address of a form, and from a session that has ended."""

from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import compile_path

from claimcheck.web.pages.addresses import ROUTES
from claimcheck.web.rendering import refused, render
from claimcheck.web.security.bodies import Fields
from claimcheck.web.security.origin import safe_path

_PAGES: Final = tuple(compile_path(each.path)[0] for each in ROUTES if each.method == "GET")
# An address like that of a page, as `/contacts/answer` is like a letter's.
_FORMS: Final = {each.path for each in ROUTES} - {
    each.path for each in ROUTES if each.method == "GET"
}
# What people write themselves, however short; of all else what is longer than a choice.
_WRITTEN: Final = frozenset(
    {"text", "reason", "rationale", "notice", "quote", "despite", "answer", "note", "scale"}
)
_CHOICE: Final = 20
# What pages send by themselves or let choose, and what nobody may read over a shoulder.
_NOT_SHOWN: Final = frozenset(
    {"csrf", "read_at", "sure", "token", "event", "direction", "policy", "old", "password", "again"}
)


def page_of(path: str) -> str:
    """Return the page whose form sends to an address.

    >>> page_of("/card/decide:q-1/same"), page_of("/claim/c-1/publish"), page_of("/logout")
    ('/card/decide:q-1', '/claim/c-1/publish', '/')
    """
    while path and (path in _FORMS or not any(each.match(path) for each in _PAGES)):
        path = path.rpartition("/")[0]
    return safe_path(path or "/")


async def back_to_page(request: Request, error: HTTPException) -> Response:
    """Lead who opens the address of a form to its page: it stays in the bar after a refusal."""
    if request.method != "GET":
        return await refused(request, error)
    return RedirectResponse(with_query(page_of(request.url.path), request), 303)


def with_query(path: str, request: Request) -> str:
    """Return a path with the filters and the like of a request."""
    return f"{path}?{request.url.query}" if request.url.query else path


def session_ended(path: str, fields: Fields) -> Response:
    """Return the page of a form that came too late: the words in it, and the way to log in."""
    words = [
        value
        for name, value in fields.values
        if name not in _NOT_SHOWN and value.strip()
        if name in _WRITTEN or len(value.split()) > 1 or len(value) > _CHOICE
    ]
    values = {
        "words": words,
        "too_long": not fields.whole,
        "file": fields.upload.name if fields.upload else "",
        "login": f"/login?next={quote(page_of(path), safe='')}",
    }
    return HTMLResponse(render("ended.html", values), 401)
