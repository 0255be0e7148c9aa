"""Pages from templates: everything said is escaped, and what hides or misleads spelled out."""

import logging
import re
import secrets
import time
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

import anyio.to_thread
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import as_code, spelled_out, visible, visible_lines
from claimcheck.model.statement import Span
from claimcheck.model.verdict import day_told
from claimcheck.named_tuple import NamedTuple
from claimcheck.record import damage_behind
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.reports.beside import agreed_text, differing, tie_text, told_reason, whose
from claimcheck.reports.publishing.pages import stylesheet
from claimcheck.web.page_words import in_page_words
from claimcheck.web.security.bodies import READING_SECONDS

_LOG: Final = logging.getLogger("claimcheck.web")
_HERE: Final = Path(__file__).resolve().parent
_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_ID: Final = re.compile(r"(?<![\w-])([csap])-([1-9][0-9]{0,17})(?![\w-])")
# Ids and days in what a page says, which browsers would break at the hyphen; what a field,
# a title or a choice holds cannot be marked up.
_SAID: Final = re.compile(r">[^<>]+(?=<(?!/(?:title|textarea|option|code)>))")
_WHOLE: Final = re.compile(
    r"(?<![\w/.-])(?:[a-z]-[1-9][0-9]{0,17}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?![\w/-])"
)
_PAGES: Final = {"c": "claim", "s": "statement", "a": "article", "p": "person"}


class StaticFile(NamedTuple):
    """A file of the desk's own looks: its address by its content, its kind, its bytes."""

    path: str
    kind: str
    content: bytes


@cache
def static_files() -> dict[str, StaticFile]:
    """Return the files that pages ask for, by their names."""
    files = {file.name: file.read_bytes() for file in sorted((_HERE / "static").iterdir())}
    found = {}
    for name, content in {**files, "report.css": stylesheet().encode()}.items():
        stem, _, kind = name.rpartition(".")
        digest = sha256(content).hexdigest()[:12]
        found[name] = StaticFile(f"/static/{stem}.{digest}.{kind}", _KINDS[f".{kind}"], content)
    return found


async def static_file(request: Request) -> Response:
    """Answer with a file of the desk's looks; its address changes with its content."""
    for each in static_files().values():
        if each.path == request.url.path:
            kept = {"cache-control": "public, max-age=31536000, immutable"}
            return Response(each.content, media_type=each.kind, headers=kept)
    raise HTTPException(404)


def render(template: str, values: dict[str, Any]) -> str:
    """Return a page."""
    return whole(_environment().get_template(template).render(values))


def whole(page: str) -> str:
    """Return a page in which no id and no day is broken over two lines.

    >>> whole('<p title="c-2">See c-2</p><title>c-2</title>')
    '<p title="c-2">See <span class="whole">c-2</span></p><title>c-2</title>'
    """
    return _SAID.sub(lambda said: _WHOLE.sub(r'<span class="whole">\g<0></span>', said[0]), page)


@cache
def _environment() -> Environment:
    """Return what renders: what is unknown to a template is an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.finalize = lambda value: "" if value is None else _safe(value)
    made.filters |= {
        "agreed": agreed_text,
        "bare": bare,
        "lines": _lines,
        "in_page_words": in_page_words,
        "linked": linked,
        "tied": tie_text,
        "sent": _sent,
        "marked": marked,
        "counted": counted,
        "day_told": day_told,
        "day": lambda at: str(at)[:10],
        "time": lambda at: str(at)[:16].replace("T", " "),
        "cut": cut,
        "web": web_address,
        "ago": lambda at: _before(time.time() - at),
        "before": _before,
        "zipped": lambda names: [(each, each) for each in names],
        "as_query": lambda query: f"?{urlencode(query)}" if query else "",
        "urlpart": lambda text: quote(str(text), safe=""),
    }
    made.globals["differing"] = differing
    made.globals |= {"told_reason": told_reason, "whose": whose}
    made.globals["reading_seconds"] = READING_SECONDS
    made.globals["static"] = lambda name: static_files()[name].path
    return made


def _safe(value: object) -> object:
    """Return what is said with nothing in it that hides; markup of our own stays."""
    return (
        value if isinstance(value, Markup) or not isinstance(value, str) else visible_lines(value)
    )


def _sent(value: object) -> Markup:
    """Return what a form holds and sends back: as it is, for it is stored or looked up so.

    What hides or misleads is a reference there, which a browser reads as the character.
    """
    held = str(escape("" if value is None else value))
    return Markup(spelled_out(held, spell=_reference))  # noqa: S704 - it is escaped


def _reference(character: str) -> str:
    code = ord(character)
    # No reference leads to a control, and UTF-8 has no bytes for half of a pair.
    if code < 0xA0:
        return character
    return as_code(character) if 0xD800 <= code < 0xE000 else f"&#{code};"


def bare(told: object, folder: str) -> str:
    """Return what the record told without the folder in which it lies.

    >>> bare("cannot use /srv/desk/claims.db: busy", "/srv/desk/")
    'cannot use claims.db: busy'
    """
    return str(told).replace(folder, "")


def _lines(text: str) -> Markup:
    """Return a text with its paragraphs."""
    parts = [each.strip() for each in re.split(r"\n\s*\n", visible_lines(text)) if each.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(each) for each in parts)


def linked(text: object) -> Markup:
    """Return a text in which each record that it names leads to its page.

    >>> str(linked("take c-3 up <first>"))
    'take <a href="/claim/c-3">c-3</a> up &lt;first&gt;'
    """
    shown = visible(in_page_words(str(text)))
    pieces, position = [], 0
    for found in _ID.finditer(shown):
        pieces.append(escape(shown[position : found.start()]))
        address = f"/{_PAGES[found[1]]}/{found[0]}"
        pieces.append(Markup('<a href="{}">{}</a>').format(address, found[0]))
        position = found.end()
    return Markup("").join([*pieces, escape(shown[position:])])


def marked(text: str, spans: Sequence[Span]) -> Markup:
    """Return a text with some of its words marked.

    >>> str(marked("35 to 390", [Span(6, 9)]))
    '35 to <mark>390</mark>'
    """
    pieces, position = [], 0
    for start, end in sorted(spans):
        if start < position:
            continue
        pieces.append(escape(visible_lines(text[position:start])))
        pieces.append(Markup("<mark>{}</mark>").format(visible_lines(text[start:end])))
        position = end
    return Markup("").join([*pieces, escape(visible_lines(text[position:]))])


def _before(seconds: float) -> str:
    """Return how long ago something was.

    >>> _before(60), _before(600), _before(7200)
    ('just now', '10 minutes ago', '2 hours ago')
    """
    minutes = int(seconds / 60)
    if minutes < 2:
        return "just now"
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 2880 else f"{minutes // 1440} days ago"


def counted(number: int, noun: str) -> str:
    """Return how many of something there are.

    >>> counted(1, "card"), counted(1200, "card")
    ('1 card', '1,200 cards')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def cut(text: str, length: int) -> str:
    """Return a text on one line, cut at a word; within one that takes most of the room.

    >>> cut("The harbour handled more", 15), cut("backs: https://port.example/2022", 20)
    ('The harbour …', 'backs: https://port.…')
    """
    line = visible(text)
    if len(line) <= length:
        return line
    whole_words = line[:length].rpartition(" ")[0]
    return f"{whole_words} …" if len(whole_words) * 2 > length else f"{line[:length]}…"


def web_address(text: str | None) -> str | None:
    """Return an address that a page may link to; None for all else, such as a script."""
    return text if text and text.lower().startswith(("https://", "http://")) else None


async def refused(_request: Request, error: HTTPException) -> Response:
    """Return the page of a refusal: what is wrong and what to do, and nothing of the record."""
    # What the server says by itself is the name of the status, in a programmer's words.
    is_bare = error.detail == HTTPStatus(error.status_code).phrase
    page = _plain_error(error.status_code, "" if is_bare else error.detail)
    return HTMLResponse(page, error.status_code, headers=dict(error.headers or {}))


def elsewhere() -> Response:
    """Return the page of a request for another host, which tells nothing of this one."""
    return HTMLResponse(_plain_error(421, ""), 421)


def unframed() -> Response:
    """Return the page of a request whose end is uncertain; the connection ends with it."""
    return HTMLResponse(_plain_error(400, ""), 400, headers={"connection": "close"})


def unread(error: ClaimcheckError, folder: str) -> Response:
    """Return the page of a record that could not be opened: it is busy, or not to be read."""
    is_busy = refusal_of(error) is Refusal.BUSY
    status, heading = (503, "") if is_busy else (500, "The record cannot be read")
    return HTMLResponse(_plain_error(status, in_page_words(bare(error, folder)), heading), status)


async def broken(request: Request, error: Exception, folder: str) -> Response:
    """Return the page of a damaged record where that explains an error, else of a bug.

    A bug's number leads to the traceback in the log, and nothing else.
    """
    # Looking through the file takes its time, and this is the loop.
    damage = await anyio.to_thread.run_sync(damage_behind, error)
    if damage is not None:
        _LOG.error("%s", damage)
        return unread(damage, folder)
    number = secrets.token_hex(4)
    _LOG.error("error %s at %s %s", number, request.method, request.url.path, exc_info=error)
    return HTMLResponse(_plain_error(500, f"It is noted in the log as {number}."), 500)


def _plain_error(status: int, told: str, heading: str = "") -> str:
    """Return an error's page for whoever was not let in, or whose request was not read."""
    return render("refused.html", {"status": status, "why": told, "heading": heading})
