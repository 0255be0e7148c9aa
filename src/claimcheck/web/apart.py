"""A page over a stranger's long text, answered by a process of its own, which can be ended.

A thread cannot be stopped. Whatever a reader of some format, the extraction or the matching
makes of a hostile text, however long it takes and however much room it wants, happens there
alone; the desk waits for the page, and not longer than its time.
"""

import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from threading import Thread, Timer
from typing import Any, BinaryIO, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole
from claimcheck.settings import load_settings
from claimcheck.web.accounts.file import Accounts, Session
from claimcheck.web.accounts.passwords import Passwords
from claimcheck.web.pages.addresses import ROUTES
from claimcheck.web.rendering import render
from claimcheck.web.security.bodies import READING_SECONDS, Fields, Upload
from claimcheck.web.security.origin import Address
from claimcheck.web.state import Invitations
from claimcheck.web.visits import (
    GoTo,
    Missing,
    PageRoute,
    Reply,
    ServedDesk,
    Visit,
    WebPage,
    WholePage,
    error_page,
)

_ROOM: Final = 2_000_000_000
# Plain texts of this length are read in bounded time anyhow: an article has a third of it.
_PLAIN: Final = frozenset((".md", ".txt"))
_SHORT: Final = 20_000


class EndedError(ClaimcheckError):
    """Reading what was sent was ended."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            f"reading this takes too long, more than {READING_SECONDS} seconds, or too much room;"
            " nothing was stored; send less, or use the command line"
        )


def is_long(upload: Upload) -> bool:
    """Return whether what was sent is read by a process of its own."""
    return Path(upload.name).suffix.lower() not in _PLAIN or len(upload.content) > _SHORT


def answer_apart(
    route: PageRoute, visit: Visit, upload: Upload, *, seconds: float = READING_SECONDS
) -> Reply:
    """Return what a page answers that reads ``upload``. Raises `EndedError`, `Missing`.

    What the page keeps for the next form, or keeps no longer, is so in this desk too.
    """
    token = visit.fields.get("token")
    held = visit.desk.uploads.get(visit.session.key, token)
    sent = visit.fields.upload or held
    told, body = _ask(_in_bytes(route, visit, sent), seconds)
    if told["kind"] == "bug":
        raise RuntimeError(body.decode())
    if told["kind"] == "missing":
        raise Missing
    for name in told["kept"]:
        if name != token:
            visit.desk.uploads.keep(visit.session.key, name, upload)
    if told.get("stored"):
        visit.desk.stored.keep(visit.session.key, token, told["stored"])
    if held and token not in told["kept"]:
        visit.desk.uploads.drop(token)
    if told["kind"] == "go":
        return GoTo(told["path"], told["say"])
    return WholePage(body.decode(), told["status"])


def _in_bytes(route: PageRoute, visit: Visit, sent: Upload | None) -> bytes:
    """Return a visit as the process reads it: a line of JSON, and the file that was sent."""
    desk = visit.desk
    asked = {
        "route": [route.method, route.path],
        "database": str(desk.database),
        "address": desk.address,
        "session": visit.session,
        "role": str(visit.role),
        "csrf": visit.csrf,
        "path": visit.path,
        "parts": dict(visit.parts),
        "query": dict(visit.query),
        "values": visit.fields.values,
        "name": sent.name if sent else None,
        "length": len(sent.content) if sent else 0,
        "is_new": visit.fields.upload is not None,
    }
    return json.dumps(asked).encode() + b"\n" + (sent.content if sent else b"")


def _ask(asked: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
    """Return what the process answers: a line of JSON, and a page. Raises `EndedError`."""
    command = [sys.executable, "-P", "-m", __name__]
    process = subprocess.Popen(  # noqa: S603 - our own program; what was sent is its input
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    timer = Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        # Its input stays open: the process ends when this one is no more.
        with process:
            answer = _exchange(process, asked)
    finally:
        timer.cancel()
    head, line, body = answer.partition(b"\n")
    if not line:
        raise EndedError
    told = json.loads(head)
    # An answer that was cut in the middle is none.
    if len(body) != told["length"]:
        raise EndedError
    return told, body


def _exchange(process: "subprocess.Popen[bytes]", asked: bytes) -> bytes:
    """Return what a process answers; what it had time for, where it was ended."""
    given, answered = process.stdin, process.stdout
    if given is None or answered is None:
        raise RuntimeError("the process has no pipes")
    try:
        given.write(asked)
        given.flush()
        return answered.read()
    except BrokenPipeError:
        return b""
    finally:
        process.kill()


def _main(given: BinaryIO, out: BinaryIO) -> None:
    """Answer the visit that ``given`` holds."""
    asked = json.loads(given.readline())
    content = given.read(asked["length"])
    Thread(target=_end_with, args=(given,), daemon=True).start()
    _limit()
    try:
        told, page = _answered(asked, content)
    except MemoryError:
        return
    except Exception:
        told, page = {"kind": "bug"}, traceback.format_exc()
    body = page.encode(errors="surrogatepass")
    out.write(json.dumps({"kept": [], **told, "length": len(body)}).encode() + b"\n" + body)
    out.flush()


def _answered(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], str]:
    """Return the answer of a page: what it is, and its text."""
    desk = _desk(asked)
    session = Session(*asked["session"])
    upload = Upload(asked["name"], content) if asked["name"] is not None else None
    values = tuple((name, value) for name, value in asked["values"])
    fields = Fields(values, upload if asked["is_new"] else None)
    if upload and not asked["is_new"]:
        desk.uploads.keep(session.key, fields.get("token"), upload)
    page = next(each.page for each in ROUTES if [each.method, each.path] == asked["route"])
    with desk.open_record(session.name) as record:
        visit = Visit(
            desk, record, session, DeskRole(asked["role"]), asked["csrf"], asked["path"],
            asked["parts"], asked["query"], fields,
        )  # fmt: skip
        try:
            reply = page(visit)
        except Missing:
            return {"kind": "missing"}, ""
        except ClaimcheckError as error:
            reply = error_page(error)
        stored = desk.stored.get(session.key, fields.get("token"))
        kept = {"kept": desk.uploads.names(), "stored": stored}
        if isinstance(reply, GoTo):
            return {"kind": "go", "path": reply.path, "say": reply.say, **kept}, ""
        if not isinstance(reply, WebPage):
            raise TypeError(f"{asked['route']} answers by a {type(reply).__name__}")
        told = {"kind": "page", "status": reply.status, **kept}
        return told, render(reply.template, visit.around(reply))


def _desk(asked: dict[str, Any]) -> ServedDesk:
    """Return the desk as a page sees it that reads a text; nobody enters by it."""
    scheme, hosts = asked["address"]
    accounts, database = Accounts(None), Path(asked["database"])
    return ServedDesk(
        database,
        load_settings(database=database),
        Address(scheme, tuple(hosts)),
        accounts,
        Passwords(accounts),
        Invitations(accounts),
        lambda route, visit, _: route.page(visit),
    )


def _end_with(given: BinaryIO) -> None:
    """End this process as soon as the one that asks is gone."""
    os.read(given.fileno(), 1)
    os._exit(1)


def _limit() -> None:
    """Let this process have so much room and time and no more, where the system can say so."""
    os.nice(5)
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM))


if __name__ == "__main__":
    _main(sys.stdin.buffer, sys.stdout.buffer)
    # The thread that waits for the end of the input is not waited for.
    os._exit(0)
