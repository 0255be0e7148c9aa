"""Take the pictures of the desk in a browser, of the project's own claims.db.

    python tools/screenshots.py [FOLDER]

Without a folder it renews those of the documents, in docs/pictures. With one it takes every
page there, and what forms lead to, at three widths, in light, in dark and as printed. Needs
the heavy lock (`python3 dev.py test --heavy`) and Debian's chromium.
"""

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from claimcheck.record import Record
from claimcheck.settings import Settings
from claimcheck.web.serving import Serving, prepare, serve

ROOT = Path(__file__).resolve().parents[1]
REVIEWER = "A. Diallo"
SAID = "In 2023 Russia will boost the number of scholarships for students from Mali to 310"
PORT = 8766
PAGES = {
    "mine": "/",
    "queue": "/queue",
    "confirm": "/card/confirm:s-3",
    "decide": "/card/decide:q-5",
    "sign-off": "/card/sign-off:v-2",
    "look": "/card/look-at:c-2",
    "claim": "/claim/c-33",
    "publish": "/claim/c-33/publish",
    "correct": "/claim/c-33/correct",
    "statement": "/statement/s-2",
    "person": "/person/p-1",
    "article": "/article/a-1",
    "search": "/search?q=mali",
    "match": "/match?text=" + SAID.replace(" ", "+"),
    "add": "/add",
    "scan": "/scan",
    "import": "/import",
    "contacts": "/contacts",
    "downloads": "/downloads",
    "undo": "/undo",
    "due": "/due?within=365",
    "stats": "/stats",
    "report": "/report",
    "report-shown": "/report?since=2023",
    "house": "/house",
    "log": "/log",
    "account": "/account",
    "people": "/people",
}
DRAFT = f"""Scholarships

{SAID}, the minister said. Russian-Malian trade turnover grew by 20% over the year.
"""


class Sent(NamedTuple):
    """A page that a form leads to: where the form stands, what is written in it, its button."""

    path: str
    fields: Mapping[str, str] = MappingProxyType({})
    button: str = ""


SENT = {
    "previewed": Sent("/add", {"#article-text": DRAFT}, "See what is found"),
    "scanned": Sent("/scan", {"#text": DRAFT, "#proposed": ""}, "Scan it"),
    "refused": Sent("/card/look-at:c-2", {"#verdict-rationale": "It is so"}, "Give your verdict"),
    "asked-again": Sent("/people", {"#left2": "Retires"}, "Let J. Keita leave"),
    "unknown": Sent("/claim/c-999"),
    "nothing-like-it": Sent("/match?text=Sheep+fly."),
    "login": Sent("/login", {"#name": REVIEWER, "#password": "a wrong password"}, "Log in"),
}
DOCUMENTED = ("decide", "match", "queue")


class Look(NamedTuple):
    """How a page is looked at."""

    width: int
    scheme: str
    media: str = "screen"

    @property
    def name(self) -> str:
        """Return what pictures of it are called by."""
        return f"{self.width}-{self.scheme if self.media == 'screen' else self.media}"


LOOKS = (
    *(Look(width, scheme) for width in (375, 768, 1280) for scheme in ("light", "dark")),
    Look(1280, "light", "print"),
)


def main(arguments: Sequence[str]) -> None:
    """Take the pictures."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as link:
        if arguments:
            take(link, Path(arguments[0]), (*PAGES, *SENT), LOOKS, whole=True)
        else:
            take(link, ROOT / "docs/pictures", DOCUMENTED, (Look(1000, "light"),), whole=False)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a copy of claims.db in which something is asked; give the link that opens it."""
    path = Path(shutil.copy(ROOT / "claims.db", folder / "claims.db"))
    with Record(path, reviewer=REVIEWER) as record:
        record.add(SAID, said_on="2023-03-02")
    serving, ready = Serving(PORT), threading.Event()
    desk, link = prepare(Settings(path), serving, REVIEWER)
    threading.Thread(target=serve, args=(desk, serving, ready.set), daemon=True).start()
    ready.wait()
    yield link or ""


def take(
    link: str, folder: Path, names: Sequence[str], looks: Sequence[Look], *, whole: bool
) -> None:
    """Take each page in each look; the ``whole`` page, or what a screen shows of it."""
    folder.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - few have it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        first = browser.new_context()
        page = first.new_page()
        page.goto(link)
        page.get_by_role("button", name="Open the desk").click()
        state = first.storage_state()
        for look in looks:
            context = browser.new_context(
                viewport={"width": look.width, "height": 860},
                color_scheme=look.scheme,
                storage_state=state,
                device_scale_factor=1,
            )
            _take_all(context.new_page(), link, folder, names, look, whole=whole)
        browser.close()


def _take_all(
    page: Any, link: str, folder: Path, names: Sequence[str], look: Look, *, whole: bool
) -> None:
    """Take the pages in one look."""
    page.emulate_media(media="screen")
    for name in names:
        sent = SENT.get(name) or Sent(PAGES[name])
        page.goto(link.partition("/enter/")[0] + sent.path)
        if sent.button:
            _send(page, sent)
        page.emulate_media(media=look.media)
        file = f"{name}-{look.name}.png" if whole else f"{name}.png"
        page.screenshot(path=folder / file, full_page=whole)
        if page.evaluate("document.documentElement.scrollWidth") > look.width:
            print(f"{file} is wider than {look.width} pixels")
        page.emulate_media(media="screen")


def _send(page: Any, sent: Sent) -> None:
    """Write in a form of the page and send it: what it leads to is looked at."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    for field, words in sent.fields.items():
        page.locator(field).fill(words) if words else page.locator(field).check()
    # A browser's own word about a field comes before the desk's, and is no part of the page.
    page.evaluate("document.querySelectorAll('form').forEach(each => each.noValidate = true)")
    with page.expect_navigation():
        page.get_by_role("button", name=sent.button).first.click()


if __name__ == "__main__":
    main(sys.argv[1:])
