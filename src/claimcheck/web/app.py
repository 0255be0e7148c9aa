"""The application: from a request to a page, past every guard."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole
from claimcheck.record.lasting import LastingReader
from claimcheck.web.entrance import Entered, WebArrival, enter_by_link, log_in
from claimcheck.web.pages.addresses import ROUTES
from claimcheck.web.rendering import (
    broken,
    elsewhere,
    refused,
    render,
    static_file,
    unframed,
    unread,
)
from claimcheck.web.replies import reply_to
from claimcheck.web.security.bodies import LARGE, SMALL, Fields, read_fields, read_fields_of_guest
from claimcheck.web.security.headers import (
    App,
    Cookies,
    Receive,
    Scope,
    Send,
    read_cookies,
    set_cookie,
    with_headers,
)
from claimcheck.web.security.origin import (
    form_token,
    is_forged,
    is_token,
    is_told_twice,
    safe_path,
    strange_host,
)
from claimcheck.web.threads import PageThreads, beside
from claimcheck.web.visits import (
    Download,
    GoTo,
    Missing,
    News,
    PageRoute,
    Reply,
    ServedDesk,
    Visit,
    WebPage,
    WholePage,
    error_page,
    forbidden,
)
from claimcheck.web.ways_back import back_to_page, session_ended, with_query

_HEAVY_SECONDS: Final = 65.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request past the first guards, with all that a thread needs of it."""

    request: Request
    cookies: Cookies
    fields: Fields


def make_app(desk: ServedDesk) -> App:
    """Return the application of a desk."""
    threads = PageThreads()
    routes = [
        Route(each.path, _endpoint(desk, threads, each), methods=[each.method], name=f"{each.page}")
        for each in ROUTES
    ]
    routes += [
        Route("/login", _entrance(desk, log_in), methods=["GET", "POST"]),
        Route("/enter/{token}", _entrance(desk, enter_by_link), methods=["GET", "POST"]),
        Route("/static/{name}", static_file),
        Route("/health", _health),
        Route("/{path:path}/", _without_slash),
    ]
    handlers: dict[Any, Any] = {HTTPException: refused, 405: back_to_page}
    starlette = Starlette(routes=routes, exception_handlers=handlers)
    # It would lead to an address whose scheme and host it can only guess behind a proxy.
    starlette.router.redirect_slashes = False
    return with_headers(_for_this_host(desk, starlette), is_secure=desk.address.is_secure)


def _for_this_host(desk: ServedDesk, app: App) -> App:
    """Return an application that answers to the desk's own names alone."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and strange_host(desk.address, scope["headers"]):
            await elsewhere()(scope, receive, send)
        elif scope["type"] == "http" and is_told_twice(scope["headers"]):
            await unframed()(scope, receive, send)
        elif scope["type"] in {"http", "lifespan"}:
            await app(scope, receive, send)

    return answer


async def _without_slash(request: Request) -> Response:
    """Lead to the page whose address was written with a slash at its end."""
    path = safe_path(request.url.path.rstrip("/") or "/")
    return RedirectResponse(with_query(path, request), 303)


async def _health(_request: Request) -> Response:
    """Say that the program answers, and nothing of the record."""
    return PlainTextResponse("ok\n")


def _endpoint(desk: ServedDesk, threads: PageThreads, route: PageRoute) -> Callable[[Request], Any]:
    """Return what answers requests for a page."""

    async def answer(request: Request) -> Response:
        if route.method == "POST" and is_forged(desk.address, request.headers.raw):
            raise HTTPException(403, "this form was not sent by a page of the desk")
        cookies = read_cookies(desk.address, request)
        fields = await _fields(desk, route, request, cookies) if route.method == "POST" else None
        asked = _Asked(request, cookies, fields or Fields())
        if not route.is_heavy:
            return await threads.run(partial(_visit, desk, route, asked))
        with anyio.move_on_after(_HEAVY_SECONDS):
            return await beside(partial(_visit, desk, route, asked, None))
        raise HTTPException(503, "reading this took too long; send less, or use the command line")

    return _soundly(desk, answer)


async def _fields(desk: ServedDesk, route: PageRoute, request: Request, cookies: Cookies) -> Fields:
    """Return what a form holds, up to as much as it may have."""
    if not route.is_heavy:
        return await read_fields(request, SMALL)
    if await anyio.to_thread.run_sync(desk.accounts.session, cookies.session) is None:
        return await read_fields_of_guest(request)
    return await read_fields(request, LARGE)


def _soundly(desk: ServedDesk, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """Return what answers requests, with a page for whatever goes wrong in it."""

    async def answer_soundly(request: Request) -> Response:
        try:
            found: Response = await answer(request)
        except HTTPException:
            raise
        except asyncio.CancelledError:
            return PlainTextResponse("The desk was stopped; nothing was stored.\n", 503)
        except ClaimcheckError as error:
            return unread(error, desk.folder)
        except Exception as error:
            return await broken(request, error, desk.folder)
        return found

    return answer_soundly


def _visit(
    desk: ServedDesk, route: PageRoute, asked: _Asked, reader: LastingReader | None
) -> Response:
    """Answer a request in a thread, with a record of its own."""
    session = desk.accounts.session(asked.cookies.session)
    request = asked.request
    if session is None:
        return _to_login(desk, asked)
    csrf = form_token(asked.cookies.session)
    given = asked.fields.get("csrf")
    if route.method == "POST" and not is_token(asked.cookies.session, given):
        raise HTTPException(403, "this form is of another session; open its page again")
    with desk.open_record(session.name, writing=route.stores, lasting=reader) as record:
        role = next((each.role for each in record.reviewers() if each.name == session.name), None)
        if role is None or role is DeskRole.LEFT:
            desk.accounts.end_session(session.key)
            return _to_login(desk, asked)
        visit = Visit(
            desk, record, session, role, csrf, request.url.path,
            request.path_params, dict(request.query_params), asked.fields,
            route.method == "POST",
        )  # fmt: skip
        if route.act is not None and not visit.may(route.act):
            return _response(visit, forbidden(visit, route.act), asked)
        try:
            return _response(visit, reply_to(visit, route), asked)
        except Missing:
            raise HTTPException(404) from None
        except ClaimcheckError as error:
            return _response(visit, error_page(error), asked)


def _response(visit: Visit, reply: Reply, asked: _Asked) -> Response:
    """Return the answer that a page gives."""
    desk = visit.desk
    if isinstance(reply, GoTo):
        path = safe_path(reply.path)
        if reply.say:
            name = desk.told.put(visit.session.key, reply.say)
            bare, _, place = path.partition("#")
            path = f"{bare}{'&' if '?' in bare else '?'}told={name}{'#' if place else ''}{place}"
        answer: Response = RedirectResponse(path, 303)
        if reply.path == "/login":
            set_cookie(desk.address, answer, "session", "")
        return answer
    if isinstance(reply, Download):
        kept = {"content-disposition": f'attachment; filename="{reply.name}"'}
        return Response(reply.content, media_type=reply.kind, headers=kept)
    if isinstance(reply, WholePage):
        return HTMLResponse(reply.content, reply.status)
    if isinstance(reply, News):
        tag = f'"{sha256(reply.tag.encode()).hexdigest()[:16]}"'
        status = 304 if asked.request.headers.get("if-none-match") == tag else 200
        body = reply.body if status == 200 else None
        # The tag is of use where the browser keeps the answer and asks again.
        kept = {"etag": tag, "cache-control": "private, no-cache"}
        return Response(body, status, media_type="application/json", headers=kept)
    return HTMLResponse(render(reply.template, visit.around(reply)), reply.status)


def _to_login(desk: ServedDesk, asked: _Asked) -> Response:
    """Send a guest to the login, and from there back to the page that was asked for."""
    request = asked.request
    if request.method not in {"GET", "HEAD"}:
        return session_ended(request.url.path, asked.fields)
    wanted = safe_path(with_query(request.url.path, request))
    onward = f"?next={quote(wanted, safe='')}" if wanted != "/" else ""
    answer = RedirectResponse(f"/login{onward}", 303)
    set_cookie(desk.address, answer, "session", "")
    return answer


def _entrance(
    desk: ServedDesk, enter: Callable[[ServedDesk, WebArrival], WebPage | Entered]
) -> Callable[[Request], Any]:
    """Return what answers a guest: the three guards of forms hold before login too."""

    async def answer(request: Request) -> Response:
        cookies = read_cookies(desk.address, request)
        fields = Fields()
        if request.method == "POST":
            if is_forged(desk.address, request.headers.raw):
                raise HTTPException(403, "this form was not sent by a page of the desk")
            fields = await read_fields(request, SMALL)
            if not is_token(cookies.guest, fields.get("csrf")):
                raise HTTPException(403, "this form is too old; open its page again")
        guest = cookies.guest or secrets.token_urlsafe(32)
        arrival = WebArrival(
            request.method == "POST",
            fields,
            request.path_params.get("token", ""),
            request.query_params.get("next", ""),
            request.client.host if request.client else "unknown",
            cookies.browser,
            form_token(guest),
        )
        reply = await anyio.to_thread.run_sync(enter, desk, arrival)
        return _let_in(desk, reply, "" if cookies.guest else guest)

    return _soundly(desk, answer)


def _let_in(desk: ServedDesk, reply: WebPage | Entered, guest: str) -> Response:
    """Return the answer to a guest: the desk, or the form again; a new ``guest`` is kept."""
    if isinstance(reply, Entered):
        answer: Response = RedirectResponse(safe_path(reply.path), 303)
        # A token of its own for what comes after login: nobody can have planted it.
        set_cookie(desk.address, answer, "session", reply.session)
        set_cookie(desk.address, answer, "guest", "")
        if reply.browser:
            set_cookie(desk.address, answer, "browser", reply.browser)
        return answer
    answer = HTMLResponse(render(reply.template, dict(reply.values)), reply.status)
    if reply.values.get("wait"):
        answer.headers["retry-after"] = str(reply.values["wait"])
    if guest:
        set_cookie(desk.address, answer, "guest", guest)
    return answer
