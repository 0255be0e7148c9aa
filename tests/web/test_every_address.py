"""What holds at every address and in every form, whichever are added."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple

import pytest

from claimcheck.web.pages.addresses import ROUTES
from claimcheck.web.security.headers import POLICY
from claimcheck.web.visits import PageRoute
from tests.web.browser import Answer, Browser
from tests.web.conftest import OWNER, READER, SECOND, WebDesk
from tests.web.test_attacks import SCRIPT
from tests.web.test_pages import PAGES

FORMS = [each for each in ROUTES if each.method == "POST"]
# What stands in place of a part of an address.
PARTS = {"/card/{named}": "/card/confirm:s-3", "{act}": "confirm", "/claim/{id}": "/claim/c-1",
         "/person/{id}": "/person/p-1", "/article/{id}": "/article/a-1", "{name}": "claims.csv",
         "/statement/{id}": "/statement/s-1", "/contacts/{id}": "/contacts/w-1"}  # fmt: skip
PLAIN = "application/x-www-form-urlencoded"


def address_of(route: PageRoute) -> str:
    """Return an address of a route that there is."""
    path = route.path
    for part, stands in PARTS.items():
        path = path.replace(part, stands)
    assert "{" not in path, path
    return path


@pytest.mark.parametrize("route", ROUTES, ids=lambda each: f"{each.method} {each.path}")
def test_who_has_no_session_gets_nothing(desk: WebDesk, route: PageRoute) -> None:
    guest, path = desk.guest(), address_of(route)
    for host in ("evil.example", "127.0.0.1:8001"):
        assert guest.ask(route.method, path, headers={"host": host}).status == 421
    answer = guest.post(path) if route.method == "POST" else guest.get(path)
    if route.method == "POST":
        assert (answer.status, "Nothing was stored" in answer.words) == (401, True)
    else:
        assert (answer.status, answer.place.startswith("/login")) == (303, True)
    fenced(path, answer)


def fenced(path: str, answer: Answer) -> None:
    """Require what keeps an answer out of frames, caches and other sites, once each."""
    for name, value in (
        ("content-security-policy", POLICY),
        ("x-frame-options", "DENY"),
        ("x-content-type-options", "nosniff"),
    ):
        assert [held for key, held in answer.headers if key == name] == [value], path
    assert answer.header("access-control-allow-origin") is None


@pytest.mark.parametrize("route", FORMS, ids=lambda each: each.path)
def test_no_form_counts_that_another_site_or_another_session_sent(
    desk: WebDesk, route: PageRoute
) -> None:
    browser, path = desk.open(OWNER), address_of(route)
    own = browser.get("/account").field("csrf")
    other = desk.open(SECOND).get("/account").field("csrf")
    refused: tuple[tuple[dict[str, str], str, int], ...] = (
        ({"origin": "https://evil.example"}, own, 403),
        ({"origin": "null", "sec-fetch-site": ""}, own, 403),
        ({"sec-fetch-site": "cross-site"}, own, 403),
        ({"sec-fetch-site": "same-site"}, own, 403),
        ({"origin": "", "sec-fetch-site": ""}, own, 403),
        ({}, "", 403),
        ({}, other, 403),
        ({"host": "evil.example"}, own, 421),
    )
    with desk.record() as record:
        before = record.head()
    for headers, token, status in refused:
        answer = browser.post(path, {"csrf": token}, headers=headers)
        assert answer.status == status, (headers, answer.words)
        fenced(path, answer)
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        assert browser.ask(method, path).status == 405
    sent = {"origin": "http://127.0.0.1:8000", "content-type": "text/plain"}
    assert browser.ask("POST", path, b"csrf=" + own.encode(), sent).status == 415
    if not route.is_heavy:
        large = b"csrf=" + own.encode() + b"&text=" + b"a" * 70_000
        assert browser.ask("POST", path, large, {**sent, "content-type": PLAIN}).status == 413
    with desk.record() as record:
        assert record.head() == before


@pytest.mark.parametrize(
    "route", [each for each in FORMS if each.act], ids=lambda each: f"{each.path}"
)
def test_a_reader_does_no_act_and_only_an_editor_or_an_owner_what_is_theirs(
    desk: WebDesk, route: PageRoute
) -> None:
    path = address_of(route)
    assert route.act
    with desk.record() as record:
        before = record.head()
    for name in (READER, *(() if route.act == "acting" else (SECOND,))):
        browser = desk.open(name)
        answer = browser.post(path, {"csrf": browser.get("/account").field("csrf")})
        assert answer.status == 403, answer.words
        assert "Nothing was stored" in answer.words or name in answer.words
    with desk.record() as record:
        assert record.head() == before


class Form(NamedTuple):
    """A form as a page has it: where it is sent, and what it holds; free fields are written in."""

    method: str
    addresses: tuple[str, ...]
    held: tuple[tuple[str, str], ...]
    free: tuple[str, ...]
    has_file: bool


class _Forms(HTMLParser):
    """The forms of a page."""

    def __init__(self, page: str, here: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._here, self._choice, self._within = here, "", False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            address = given.get("action") or self._here
            self._within = True
            self.forms.append(Form(given.get("method", "get"), (address,), (), (), False))
        if not self.forms or not self._within:
            return
        form, kind = self.forms[-1], given.get("type", "text")
        if tag == "button" and "formaction" in given:
            form = form._replace(addresses=(*form.addresses, given["formaction"]))
        if tag == "input" and kind == "file":
            form = form._replace(has_file=True)
        elif (tag == "input" and kind in {"hidden", "radio", "checkbox"}) or (
            tag == "button" and name
        ):
            if name not in dict(form.held):
                form = form._replace(held=(*form.held, (name, given.get("value", "on"))))
        elif tag in {"input", "textarea"} and name:
            form = form._replace(free=(*form.free, name))
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice:
            form = form._replace(held=(*form.held, (self._choice, given.get("value", ""))))
            self._choice = ""
        self.forms[-1] = form

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._within = False


@cache
def forms_on(page: str, here: str) -> list[Form]:
    """Return the forms of a page, which is read once however often it is the same."""
    return _Forms(page, here).forms


# Without these a form says too little to be stored.
TRUE: dict[str, str] = {
    **dict.fromkeys(("claim", "other", "into", "with"), "c-2"),
    **dict.fromkeys(("said_on", "since", "as_of", "sent", "published_on"), "2023-01-20"),
    **dict.fromkeys(("recheck_on", "deadline", "until"), "2023-04-01"),
    **dict.fromkeys(("url", "address", "archive_url"), "https://paper.example/a"),
    "wikidata": "Q7",
    "number": "2",
    "statements": "s-3",
    "accessed_on": "2023-02-01",
}


def sent_by(
    browser: Browser, path: str, words: str, true: dict[str, str]
) -> Iterator[tuple[str, Answer]]:
    """Send each form of a page with some words in every free field that is not told.

    The page is asked for again before each: nobody acted since. Yields each answer.
    """
    for address, free in addresses_on(browser, path):
        forms = forms_on(browser.get(path).text, path)
        alike = (each for each in forms if address in each.addresses and each.free == free)
        form = next(alike, None)
        if form is None:
            continue
        given = [*form.held, *((name, true.get(name, words)) for name in form.free)]
        if form.method == "get":
            asked = "&".join(f"{name}={_in_address(value)}" for name, value in given)
            yield address, browser.get(f"{address}?{asked}")
            continue
        file = (f"{words}.txt", words.encode()) if form.has_file else None
        answer = browser.post(address, given, file=file)
        yield address, answer
        if answer.status == 303:
            yield address, browser.follow(answer)


def addresses_on(browser: Browser, path: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return where the forms of a page are sent, by what is free in each.

    Those that end the visit, or all acts on a card, are left out.
    """
    forms = forms_on(browser.get(path).text, path)
    found = dict.fromkeys((address, form.free) for form in forms for address in form.addresses)
    left_out = ("/logout", "/account/password", "/hold", "/leave", "/role", "/discard", "/drop")
    return [(address, free) for address, free in found if not address.endswith(left_out)]


def _in_address(value: str) -> str:
    return "".join(f"%{each:02x}" for each in value.encode())


def harmless(place: str, answer: Answer) -> None:
    """Require that a page holds nothing that a browser would run, and no other direction."""
    assert answer.status < 500, (place, answer.words)
    if not (answer.header("content-type") or "").startswith("text/html"):
        return
    assert "\u202e" not in answer.text, place
    assert run_on(answer.text) == [], place


class _Run(HTMLParser):
    """What a page would have a browser run, or fetch from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"img", "iframe", "object", "embed", "style", "base"}:
            self.found.append((tag, "", ""))
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.found.append((tag, "", ""))
        self.found += [
            (tag, name, value)
            for name, value in given.items()
            if name.startswith("on")
            or name == "style"
            or (
                re.match(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:", value, re.IGNORECASE)
                and name in {"href", "src", "action", "formaction"}
            )
        ]


@cache
def run_on(page: str) -> list[tuple[str, str, str]]:
    """Return what a page would have a browser run, which is read once as the forms are."""
    return _Run(page).found


@pytest.mark.parametrize(("true", "least"), [({}, 9), (TRUE, 20)], ids=["all", "some"])
def test_no_field_of_any_form_runs_a_script_now_or_later(
    desk: WebDesk, true: dict[str, str], least: int
) -> None:
    """A form that is added is filled in too: the pages are asked for what they have."""
    browser, went_on = desk.open(OWNER), 0
    for path, _ in PAGES:
        for address, answer in sent_by(browser, path, SCRIPT, true):
            went_on += answer.status == 303
            harmless(f"{path} {address}", answer)
    for path, _ in PAGES:
        harmless(path, browser.get(path))
    assert went_on >= least
