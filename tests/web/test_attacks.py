"""What a stranger, another site and a reviewer with bad intent may not do."""

import asyncio
import dataclasses
import re
import sqlite3
import tracemalloc
from collections.abc import MutableMapping
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from claimcheck.web.app import make_app
from claimcheck.web.security.bodies import SMALL, read_fields
from claimcheck.web.security.origin import read_address
from tests.web.browser import Browser
from tests.web.conftest import OWNER, PASSWORD, READER, SECOND, WebDesk

SCRIPT = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}\u202e"
FORM = "/card/confirm:s-3/confirm"


def test_another_host_gets_nothing(desk: WebDesk) -> None:
    browser = desk.guest()
    for host in ("evil.example", "127.0.0.1", "127.0.0.1:8000.evil.example", ""):
        for path in ("/", "/login", "/health", "/static/desk.css"):
            assert browser.get(path, {"host": host}).status == 421, (host, path)
    double = [(b"host", b"127.0.0.1:8000"), (b"host", b"evil.example")]
    assert asyncio.run(browser._call("GET", "/login", double, b"")).status == 421


def test_a_forged_form_does_nothing(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/confirm:s-3")
    own, read_at = page.field("csrf"), page.field("read_at")
    other = desk.open(SECOND).get("/card/confirm:s-3").field("csrf")
    forged: tuple[tuple[dict[str, str], str], ...] = (
        ({"origin": "https://evil.example"}, own),
        ({"origin": "null", "sec-fetch-site": ""}, own),
        ({"origin": "http://127.0.0.1:9000"}, own),
        # Another name of the same machine is another site to a browser.
        ({"origin": "http://localhost:8000", "sec-fetch-site": ""}, own),
        ({"host": "localhost:8000"}, own),
        ({"origin": "https://127.0.0.1:8000", "sec-fetch-site": ""}, own),
        ({"sec-fetch-site": "cross-site"}, own),
        ({"sec-fetch-site": "same-site"}, own),
        ({"sec-fetch-site": "none"}, own),
        ({"origin": "", "sec-fetch-site": ""}, own),
        ({}, ""),
        ({}, "0" * 64),
        ({}, other),
    )

    for headers, token in forged:
        sent = {"csrf": token, "read_at": read_at}
        assert browser.post(FORM, sent, headers=headers).status == 403, (headers, token)
    with desk.record() as record:
        assert not record.statement("s-3").stored.confirmed


def test_each_name_of_the_machine_takes_the_forms_of_its_own_pages(desk: WebDesk) -> None:
    for host in ("127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000"):
        browser = desk.open(OWNER)
        browser.host = host
        page = browser.get("/card/look-at:c-1")
        sent = browser.post("/card/look-at:c-1/note", {"text": host}, page=page)
        assert sent.status == 303, host


def test_a_form_needs_a_session_and_only_a_post_acts(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/confirm:s-3")
    browser.cookies.clear()

    assert browser.post(FORM, page=page).status in {401, 403}
    assert browser.get("/queue").place == "/login?next=%2Fqueue"
    signed_in = desk.open(OWNER)
    for method in ("PUT", "DELETE", "HEAD", "TRACE"):
        assert signed_in.ask(method, FORM).status == 405
    assert signed_in.get(FORM).place == "/card/confirm:s-3"
    with desk.record() as record:
        assert not record.statement("s-3").stored.confirmed


def test_what_is_no_small_form_is_refused(desk: WebDesk) -> None:
    browser, plain = desk.open(OWNER), "application/x-www-form-urlencoded"
    for body, kind, status in (
        (b"csrf=x&text=" + b"a" * 70_000, plain, 413),
        (b"&".join([b"f=1"] * 50), plain, 400),
        (b"csrf=%ff", plain, 400),
        (b"\xff\xfe", plain, 400),
        (b"{}", "application/json", 415),
        (b"x", "multipart/form-data; boundary=x", 415),
        (b"x", "", 415),
    ):
        sent = {"origin": "http://127.0.0.1:8000", "content-type": kind}
        for path in (FORM, "/login", "/house/scale", "/person/p-1"):
            assert browser.ask("POST", path, body, sent).status == status, (body[:20], path)
        lying = {**sent, "content-length": "5"}
        assert browser.ask("POST", FORM, body, lying).status == status
        assert browser.ask("POST", FORM, body, {**sent, "content-length": "many"}).status == 413


@pytest.mark.parametrize(("size", "read"), [(256_000, 4), (256_001, 0)])
def test_what_is_too_large_is_read_to_its_end_unless_it_is_far_too_large(
    size: int, read: int
) -> None:
    """A connection that ends in the middle shows a browser's own error, and not the page."""
    pieces = [b"x" * 64_000] * 4
    asked = 0

    async def receive() -> dict[str, object]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": pieces[asked - 1], "more_body": asked < 4}

    headers = [(b"content-length", str(size).encode())]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    with pytest.raises(HTTPException) as refused:
        asyncio.run(read_fields(request, SMALL))
    assert (refused.value.status_code, asked) == (413, read)


def test_a_form_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.web.security.bodies._SECONDS", 0.01)

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.005)
        return {"type": "http.request", "body": b"", "more_body": True}

    request = Request({"type": "http", "method": "POST", "headers": []}, receive)
    with pytest.raises(HTTPException) as refused:
        asyncio.run(read_fields(request, SMALL))
    assert refused.value.status_code == 408


def test_long_texts_and_files_go_to_their_own_pages_alone(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/add")
    large = {"what": "article", "text": "The harbour rests. " * 10_000}

    assert browser.post("/match", large, page=page).status == 413
    assert browser.post("/add", large, page=page).status == 200
    tall = browser.post("/add", {"what": "article"}, page=page, file=("a.txt", b"x" * 10_000_001))
    assert tall.status == 413


def test_scripts_are_shown_as_words_wherever_they_stand(desk: WebDesk) -> None:
    with desk.record() as record:
        record.add(SCRIPT + " The port handled 500 ships.", speaker=SCRIPT, place=SCRIPT)
    browser = desk.open(OWNER)
    note = "/card/look-at:c-5"
    browser.post(f"{note}/note", {"text": SCRIPT}, page=browser.get(note))
    source = {"stance": "backs", "url": "javascript:alert(1)", "quote": SCRIPT, "title": SCRIPT}
    browser.post(f"{note}/source", source, page=browser.get(note))
    token = [("csrf", browser.get(note).field("csrf"))]
    stored = [
        browser.post(f"{note}/link", {
            "relation": "contradicts", "other": "c-1", "reason": SCRIPT}, page=browser.get(note)),
        browser.post(f"{note}/hold", [*token, ("reason", SCRIPT)]),
        browser.post(f"{note}/lift", [*token, ("reason", SCRIPT)]),
        browser.post("/contacts", [
            *token, ("claim", "c-5"), ("party", SCRIPT), ("channel", SCRIPT), ("reason", SCRIPT)],
            file=(f"{SCRIPT}.txt", b"Dear desk")),
        browser.post("/contacts/answer", [*token, ("contact", "w-1"), ("answer", SCRIPT)]),
        browser.post("/person/p-1", [*token, ("what", "alias"), ("name", SCRIPT)]),
        browser.post("/person/p-1", [*token, ("what", "describe"), ("note", SCRIPT)]),
        browser.post("/person/p-1", [
            *token, ("what", "role"), ("role", SCRIPT), ("organisation", SCRIPT)]),
        browser.post("/house/scale", [*token, (
            "scale", f"name = 'x'\n[[labels]]\nlabel = '''{SCRIPT[:-1]}'''\ndefinition = "
            f"'''{SCRIPT[:-1]}'''\n[[labels]]\nlabel = 'No'\ndefinition = 'No.'\n")]),
        browser.post(f"{note}/verdict", {
            "label": "No", "rationale": SCRIPT}, page=browser.get(note)),
    ]  # fmt: skip
    assert [each.status for each in stored] == [303] * len(stored), [
        each.words[:1500] for each in stored if each.status != 303
    ]
    asked = quote(SCRIPT)
    answers = [
        browser.get(path)
        for path in (
            "/statement/s-5", "/claim/c-5", note, "/queue", "/", "/log", "/stats",
            f"/search?q={asked}", f"/match?text={asked}&speaker={asked}", f"/queue?speaker={asked}",
            f"/queue?since={asked}", f"/queue?task={asked}", f"/claim/{asked}",
            f"/due?within={asked}",
            "/house", "/contacts", "/person/p-1", "/report?since=2023",
            "/report?since=2023&form=html",
            f"/report?since={asked}", f"/report?since=2023&until={asked}&form={asked}",
            f"/card/{asked}", f"/beat?card={asked}", f"/stats?since={asked}", f"/add?text={asked}",
        )
    ]  # fmt: skip
    page = browser.get(note)
    sent = {"label": SCRIPT, "rationale": SCRIPT, "as_of": SCRIPT, "reason": SCRIPT, "text": SCRIPT}
    answers += [
        browser.post(f"{note}/{form}", {**sent, "stance": "x"}, page=page)
        for form in (
            *("verdict", "take", "edit", "source", "note", "publish", "correct", "contact"),
            *("merge", "link", "unlink", "supersede", "unmerge", "answer-contact"),
        )
    ]
    answers += [
        browser.post("/match", {**sent, "speaker": SCRIPT}, page=page),
        browser.post("/add", {**sent, "what": "article"}, page=page, file=(SCRIPT, b"\x00\x01")),
        browser.post("/scan", {"csrf": page.field("csrf"), "text": SCRIPT}),
        browser.post("/people/add", {"name": SCRIPT}, page=page),
        browser.post("/house/policy", {"policy": SCRIPT, "number": SCRIPT}, page=page),
        browser.post("/house/scale", {"scale": SCRIPT}, page=page),
        browser.post("/person/p-1", {"what": "merge", "other": SCRIPT, "reason": "x"}, page=page),
    ]

    for answer in answers:
        assert answer.status < 500, answer.words
        kind = answer.header("content-type") or ""
        if kind.startswith("text/html"):
            assert "<script>" not in answer.text
            assert "<img" not in answer.text
            assert "\u202e" not in answer.text
            assert not re.search(r'(href|action|src)="\s*javascript:', answer.text)
        assert answer.header("x-content-type-options") == "nosniff"


def test_every_answer_carries_the_headers_that_fence_it(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    answers = [browser.get(path) for path in ("/", "/nowhere", "/claim/c-99", "/beat", "/health")]
    answers += [desk.guest().get("/login"), browser.get("/", {"host": "evil.example"})]

    for answer in answers:
        policy = answer.header("content-security-policy") or ""
        assert policy.startswith("default-src 'none';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.header("x-frame-options") == "DENY"
        assert answer.header("referrer-policy") == "same-origin"
        assert answer.header("cross-origin-opener-policy") == "same-origin"
        assert answer.header("access-control-allow-origin") is None
        assert answer.header("cache-control") in {"no-store", "private, no-cache"}


def test_odd_paths_lead_nowhere_and_tell_nothing(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for path in (
        "/static/../accounts/file.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/desk.css",
        "/claim/c-1%00",
        "/claim/c-1;drop",
        "/claim/C-1 OR 1=1",
        "/claims.db",
        "/claims.db.accounts",
        "/card/confirm:s-3/../../log",
        "/.git/config",
        "/house/../people",
        "/downloads/../claims.db",
    ):
        answer = browser.get(path)
        assert answer.status in {404, 405}, path
        assert str(desk.served.database.parent) not in answer.text
        assert "Traceback" not in answer.text


def test_login_leads_to_the_desk_alone(desk: WebDesk) -> None:
    desk.served.passwords.set(OWNER, PASSWORD)
    for wanted in ("https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil", "x:y"):
        browser = desk.guest()
        page = browser.get(f"/login?next={quote(wanted)}")
        entered = browser.post(
            "/login", {"name": OWNER, "password": PASSWORD, "next": wanted}, page=page
        )
        assert (entered.status, entered.header("location")) == (303, "/"), wanted


def test_a_slash_too_many_leads_to_the_page_by_its_path_alone(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for path, place in (
        ("/queue/", "/queue"),
        ("/claim/c-1/", "/claim/c-1"),
        ("/queue/?task=rate", "/queue?task=rate"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/%5Cevil.example"),
    ):
        answer = browser.get(path, {"x-forwarded-host": "evil.example"})
        # Behind a proxy the program knows neither scheme nor port by which it was asked.
        assert (answer.status, answer.header("location")) == (303, place), path
    assert browser.ask("POST", "/logout/").status == 405


def test_who_has_no_session_sends_no_large_form(desk: WebDesk) -> None:
    """Ten megabytes of each of two hundred strangers would be held before anybody is asked."""
    asked = 0

    async def receive() -> MutableMapping[str, Any]:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": b"x" * 100_000, "more_body": asked < 1_000}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def answer(scope: MutableMapping[str, Any]) -> None:
        await make_app(desk.served)(scope, receive, send)

    sent: list[MutableMapping[str, Any]] = []
    for path in ("/add", "/scan", "/import", "/contacts", "/add/store"):
        for size in (b"5000000", b"900000000", None):
            asked = 0
            sent.clear()
            headers = [(b"host", b"127.0.0.1:8000"), (b"origin", b"http://127.0.0.1:8000"),
                       (b"content-type", b"multipart/form-data; boundary=x")]  # fmt: skip
            headers += [(b"content-length", size)] if size else []
            scope = {"type": "http", "method": "POST", "path": path, "query_string": b"",
                     "raw_path": path.encode(), "headers": headers, "scheme": "http",
                     "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8000)}  # fmt: skip
            tracemalloc.start()
            asyncio.run(answer(scope))
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert sent[0]["status"] == 401, (path, size)
            assert asked <= 101, (path, size)
            assert most < 4_000_000, (path, size)


def test_a_long_text_that_comes_after_the_session_has_ended_is_told_so(desk: WebDesk) -> None:
    guest = desk.guest()
    for size, kept in ((9_000, True), (90_000, True), (2_000_000, False)):
        text = "The harbour rests. " * (size // 19)
        answer = guest.post("/add", {"csrf": "x", "what": "article", "text": text})
        assert (answer.status, text.strip() in answer.text) == (401, kept)
        assert "Your session has ended. Nothing was stored." in answer.words
        assert ("too long to be shown here" in answer.words) is not kept


def test_a_body_that_is_told_in_two_ways_is_not_read(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/look-at:c-1")
    for ways in ({"transfer-encoding": "chunked"}, {"transfer-encoding": "identity, chunked"}):
        sent = browser.post("/card/look-at:c-1/note", {"text": "x"}, page=page, headers=ways)
        assert (sent.status, sent.header("connection")) == (400, "close")


def test_a_guest_who_only_asks_for_headers_is_led_to_the_login_too(desk: WebDesk) -> None:
    asked = [desk.guest().ask(method, "/claim/c-1").place for method in ("GET", "HEAD")]

    assert asked == ["/login?next=%2Fclaim%2Fc-1"] * 2


def test_headers_of_a_stranger_change_nothing(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    lies = {
        "x-forwarded-host": "evil.example",
        "x-forwarded-for": "10.0.0.1",
        "x-original-url": "/people",
        "x-http-method-override": "POST",
        "accept-language": SCRIPT.encode().decode("latin-1"),
    }
    answer = browser.get("/queue", lies)
    assert (answer.status, "evil.example" in answer.text) == (200, False)


def test_a_bug_is_told_by_a_number_alone(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    browser = desk.open(OWNER)
    monkeypatch.setattr(type(desk.served.queues), "read", lambda *_: 1 / 0)

    answer = browser.get("/queue")
    assert answer.status == 500
    number = re.findall(r"noted in the log as (\w+)", answer.words)[0]
    assert "ZeroDivision" not in answer.text
    assert number in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_damaged_record_is_called_so_and_no_fault_of_the_program(
    desk: WebDesk, caplog: pytest.LogCaptureFixture
) -> None:
    browser = desk.open(OWNER)
    with sqlite3.connect(desk.served.database) as connection:
        connection.execute("DROP VIEW told_corrections")

    answer = browser.get("/report?since=2023")
    assert answer.status == 500
    assert "The record cannot be read claims.db is damaged: views: 1 missing" in answer.words
    assert "`claimcheck doctor --db claims.db` says what to do" in answer.words
    assert str(desk.served.database.parent) not in answer.text
    assert "Traceback" not in caplog.text


def test_a_record_that_stays_busy_keeps_the_words_and_says_what_to_do(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half a minute in earnest.
    monkeypatch.setattr("claimcheck.record.opened._PATIENCE", 0.05)
    browser, here = desk.open(OWNER), "/card/look-at:c-1"
    page = browser.get(here)
    with closing(sqlite3.connect(desk.served.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        busy = browser.post(f"{here}/note", {"text": "Ask the port."}, page=page)
        read = browser.get("/claim/c-1")
        other.execute("ROLLBACK")

    assert (busy.status, read.status) == (503, 200)
    assert "wait a moment and send it again" in busy.words
    assert "Ask the port." in busy.text
    assert str(desk.served.database.parent) not in busy.text
    assert browser.post(f"{here}/note", {"text": "Ask the port."}, page=busy).status == 303


def test_a_public_desk_has_cookies_that_no_other_host_sets(desk: WebDesk) -> None:
    address = read_address("https://desk.paper.example")
    served = dataclasses.replace(desk.served, address=address)
    served.passwords.set(OWNER, PASSWORD)
    browser = Browser(make_app(served), "desk.paper.example", "https")
    page = browser.get("/login")

    entered = browser.post("/login", {"name": OWNER, "password": PASSWORD}, page=page)
    given = [value for key, value in entered.headers if key == "set-cookie"]
    assert len(given) == 3
    for cookie in given:
        assert cookie.startswith("__Host-claimcheck-")
        for part in ("Path=/", "Secure", "HttpOnly", "SameSite=lax"):
            assert part in cookie
        assert "domain" not in cookie.lower()
    assert entered.header("strict-transport-security") == "max-age=31536000"
    assert browser.get("/queue").status == 200
    assert browser.get("/queue", {"host": "127.0.0.1:8000"}).status == 421


def test_only_an_owner_lets_people_in(desk: WebDesk) -> None:
    owner = desk.open(OWNER)
    invited = owner.post("/people/invite", {"name": READER}, page=owner.get("/people"))
    link = re.findall(r"http://127\.0\.0\.1:8000(/enter/[\w-]+)", invited.text)[0]

    guest = desk.guest()
    page = guest.get(link)
    short = guest.post(link, {"password": "short", "again": "short"}, page=page)
    assert (short.status, "at least 12 characters" in short.words) == (422, True)
    other = guest.post(link, {"password": PASSWORD, "again": "another one"}, page=page)
    assert other.status == 422
    entered = guest.post(link, {"password": PASSWORD, "again": PASSWORD}, page=page)
    assert entered.status == 303
    assert "R. Touré" in guest.get("/").words
    assert guest.get(link).status == 410
    closed = owner.post("/people/close", {"name": READER}, page=owner.get("/people"))
    assert "can no longer enter" in owner.follow(closed).words
    assert guest.get("/").place == "/login"


def test_what_no_page_sends_is_refused_in_the_words_of_the_desk(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for method, path, status, told in (
        ("DELETE", "/queue", 405, "changed by a page’s own forms"),
        ("PUT", FORM, 405, "Nothing was stored"),
        ("GET", "/no-such-page", 404, "Check the address, or search the record"),
        ("GET", "/static/no-such-file.css", 404, "Check the address, or search the record"),
    ):
        answer = browser.ask(method, path)
        assert answer.status == status
        assert told in answer.text
        assert "<h1>" in answer.text
        assert "Method Not Allowed" not in answer.text
        assert "Not Found" not in answer.text


def test_another_host_is_told_what_to_do_and_not_where(desk: WebDesk) -> None:
    answer = desk.guest().get("/login", {"host": "evil.example"})
    assert answer.status == 421
    assert "Open it by the address that you were given" in answer.text
    assert "127.0.0.1" not in answer.text
    assert 'href="/"' not in answer.text
