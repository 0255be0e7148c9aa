"""Coming in: the link that works once, passwords, their limits, and how sessions end."""

import re
import stat
from pathlib import Path
from urllib.parse import quote

import pytest

from claimcheck.web.accounts.file import IDLE_SECONDS, LONGEST_SECONDS, Accounts
from tests.web.browser import Answer, Browser
from tests.web.conftest import OWNER, PASSWORD, READER, SECOND, WebDesk


def log_in(browser: Browser, name: str, password: str) -> Answer:
    """Send the login form."""
    page = browser.get("/login")
    return browser.post("/login", {"name": name, "password": password}, page=page)


def test_a_link_opens_the_desk_once_and_a_preview_does_not_spend_it(desk: WebDesk) -> None:
    token = desk.served.invitations.invite(OWNER, 600, sets_password=False)
    link = f"/enter/{token}"
    browser, late = desk.guest(), desk.guest()

    for _ in range(3):
        page = browser.get(link)
        assert "Welcome, A. Diallo" in page.words
    seen = late.get(link)
    assert browser.post(link, page=page).place == "/"
    assert late.post(link, page=seen).status == 410
    assert browser.get("/").status == 200
    old = desk.served.invitations.invite(OWNER, 600, sets_password=False)
    desk.seconds.now += 601
    assert desk.guest().get(f"/enter/{old}").status == 410
    assert desk.guest().get("/enter/made-up").status == 410


def test_a_password_opens_the_desk_and_begins_a_session_of_its_own(desk: WebDesk) -> None:
    desk.served.passwords.set(SECOND, PASSWORD)
    browser = desk.guest()
    # Somebody planted a session's cookie; it is worth nothing, before and after.
    browser.cookies["claimcheck-8000-session"] = "planted"
    browser.cookies["claimcheck-8000-guest"] = "planted"

    entered = log_in(browser, SECOND, PASSWORD)
    assert entered.status == 303
    assert browser.cookies["claimcheck-8000-session"] != "planted"
    assert "J. Keita" in browser.get("/").words
    planted = desk.guest()
    planted.cookies["claimcheck-8000-session"] = "planted"
    assert planted.get("/").place == "/login"


def test_wrong_passwords_wait_longer_and_keep_nobody_out_for_long(desk: WebDesk) -> None:
    desk.served.passwords.set(SECOND, PASSWORD)
    known, stranger = desk.guest(), desk.guest()
    assert log_in(known, SECOND, PASSWORD).status == 303

    for _ in range(5):
        assert log_in(stranger, SECOND, "wrong horse battery").status == 401
    refused = log_in(stranger, SECOND, PASSWORD)
    assert (refused.status, refused.header("retry-after")) == (429, "16")
    # From the browser that logged in before, the owner of the name comes in all the same.
    known.cookies.pop("claimcheck-8000-session")
    assert log_in(known, SECOND, PASSWORD).status == 303
    desk.seconds.now += 16
    assert log_in(stranger, SECOND, "wrong horse battery").status == 401
    assert log_in(stranger, SECOND, PASSWORD).header("retry-after") == "31"
    desk.seconds.now += 31
    assert log_in(stranger, SECOND, PASSWORD).status == 303
    for number in range(70):
        last = log_in(stranger, f"Nobody {number}", "wrong horse battery")
    # Names made up there keep nobody out who has not failed there.
    assert last.status == 401
    assert log_in(stranger, "Nobody 69", PASSWORD).status == 401
    assert log_in(stranger, "Nobody 69", PASSWORD).status == 429
    assert log_in(desk.guest(), SECOND, PASSWORD).status == 303
    elsewhere = desk.guest()
    elsewhere.client = "10.0.0.7"
    assert log_in(elsewhere, SECOND, PASSWORD).status == 303


def test_an_unknown_name_and_a_wrong_password_look_alike(desk: WebDesk) -> None:
    desk.served.passwords.set(SECOND, PASSWORD)
    told = {
        log_in(desk.guest(), name, given).words.replace(name, "NAME")
        for name, given in ((SECOND, "wrong horse battery"), (READER, PASSWORD), ("X", PASSWORD))
    }
    assert len(told) == 1
    assert "do not belong together" in told.pop()


@pytest.mark.parametrize("seconds", [IDLE_SECONDS + 1, LONGEST_SECONDS + 1])
def test_a_session_ends_when_it_is_idle_or_old(desk: WebDesk, seconds: float) -> None:
    browser = desk.open(OWNER)
    for _ in range(int(seconds // IDLE_SECONDS) - 1):
        desk.seconds.now += IDLE_SECONDS - 60
        assert browser.get("/").status == 200
    desk.seconds.now += IDLE_SECONDS * (2 if seconds > LONGEST_SECONDS else 1) + 1
    assert browser.get("/").place == "/login"


def test_logging_out_changing_the_password_and_closing_end_sessions(desk: WebDesk) -> None:
    desk.served.passwords.set(SECOND, PASSWORD)
    first, second = desk.guest(), desk.guest()
    for browser in (first, second):
        assert log_in(browser, SECOND, PASSWORD).status == 303

    kept = dict(first.cookies)
    assert first.post("/logout", page=first.get("/account")).place == "/login"
    first.cookies = kept
    assert first.get("/").place == "/login"
    first.cookies = {}
    assert log_in(first, SECOND, PASSWORD).status == 303
    assert "1 session" not in first.get("/account").words
    page = first.get("/account")
    assert first.post("/account/sessions", page=page).status == 303
    assert second.get("/").place == "/login"
    wrong = {"old": "not this one", "password": "another sentence", "again": "another sentence"}
    assert first.post("/account/password", wrong, page=page).status == 422
    short = {"old": PASSWORD, "password": "short", "again": "short"}
    assert "at least 12" in first.post("/account/password", short, page=page).words
    right = {**wrong, "old": PASSWORD}
    assert first.post("/account/password", right, page=page).place == "/login"
    first.cookies = {}
    assert log_in(first, SECOND, PASSWORD).status == 401
    assert log_in(first, SECOND, "another sentence").status == 303
    desk.served.accounts.close(SECOND)
    assert first.get("/").place == "/login"


def test_who_is_not_on_the_desk_does_not_come_in(desk: WebDesk) -> None:
    desk.served.passwords.set("B. Stranger", PASSWORD)
    desk.served.passwords.set(READER, PASSWORD)
    with desk.record() as record:
        record.set_role(READER, "left")

    for name in ("B. Stranger", READER):
        assert log_in(desk.guest(), name, PASSWORD).status == 401
    token = desk.served.invitations.invite(READER, 600, sets_password=True)
    assert desk.guest().get(f"/enter/{token}").status == 410


def test_a_newer_link_a_password_and_a_closed_account_end_the_older_link(desk: WebDesk) -> None:
    owner = desk.open(OWNER)
    page = owner.get("/people")

    def link(path: str, name: str) -> str:
        shown = owner.post(path, {"name": name}, page=page).text
        return shown.partition('<code class="head">')[2].partition("</code>")[0][-50:]

    def choose(path: str, password: str) -> int:
        browser = desk.guest()
        sent = {"password": password, "again": password}
        return browser.post(path, sent, page=browser.get("/login")).status

    added = link("/people/add", "B. Camara")
    newer, other = link("/people/invite", "B. Camara"), link("/people/invite", READER)
    assert choose(added, "an older link's sentence") == 410
    assert choose(newer, PASSWORD) == 303
    assert choose(added, "an older link's sentence") == 410
    assert log_in(desk.guest(), "B. Camara", PASSWORD).status == 303
    reset = link("/people/invite", "B. Camara")
    # The command line sets a password beside the desk that gave the link.
    desk.served.passwords.set("B. Camara", "another sentence")
    assert choose(reset, PASSWORD) == 410
    reset = link("/people/invite", "B. Camara")
    owner.post("/people/close", {"name": "B. Camara"}, page=page)
    for old in (added, newer, reset):
        assert choose(old, PASSWORD) == 410
    assert log_in(desk.guest(), "B. Camara", PASSWORD).status == 401
    assert choose(other, PASSWORD) == 303


def test_the_last_owner_who_can_enter_keeps_the_account(desk: WebDesk) -> None:
    accounts, passwords = desk.served.accounts, desk.served.passwords
    passwords.set(OWNER, PASSWORD)
    owner = desk.open(OWNER)
    page = owner.get("/people")

    def close() -> Answer:
        return owner.post("/people/close", {"name": OWNER}, page=page)

    refused = close()
    assert (refused.status, "is the only owner" in refused.words) == (422, True)
    with desk.record() as record:
        record.set_role(SECOND, "owner")
    # Another owner without an account cannot enter either.
    assert close().status == 422
    assert accounts.hash_of(OWNER) is not None
    passwords.set(SECOND, PASSWORD)
    assert close().status == 303
    assert accounts.hash_of(OWNER) is None


def test_the_file_of_accounts_is_its_owners_and_holds_no_password(tmp_path: Path) -> None:
    path = tmp_path / "claims.db.accounts"
    accounts = Accounts(path)
    token = accounts.begin_session(OWNER)
    browser = accounts.know_browser(OWNER)
    accounts.close_file()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = path.read_bytes()
    assert token.encode() not in content
    assert browser.encode() not in content
    again = Accounts(path)
    found = again.session(token)
    assert found
    assert found.name == OWNER
    again.close_file()


@pytest.mark.parametrize(
    ("address", "page", "field"),
    [
        ("/card/confirm:s-3/note", "/card/confirm:s-3", "text"),
        ("/claim/c-1/publish", "/claim/c-1/publish", "despite"),
        ("/people/role", "/people", "reason"),
        ("/undo", "/undo", "reason"),
        ("/contacts/answer", "/contacts", "text"),
        ("/contacts/answer", "/contacts", "answer"),
        ("/house/scale", "/house", "scale"),
        ("/person/p-1", "/person/p-1", "note"),
        ("/card/look-at:c-1/source", "/card/look-at:c-1", "title"),
    ],
)
def test_words_that_come_after_the_session_has_ended_are_shown_with_the_way_back(
    desk: WebDesk, address: str, page: str, field: str
) -> None:
    browser = desk.open(OWNER)
    token = browser.get("/account").field("csrf")
    browser.cookies.clear()
    sent = {"csrf": token, field: "It was <b>290</b>", "password": "the harbour", "stance": "backs"}

    late = browser.post(address, sent)

    assert (late.status, "Nothing was stored" in late.words) == (401, True)
    assert "It was &lt;b&gt;290&lt;/b&gt;" in late.text
    short = {"csrf": token, "text": "Yes", "direction": "we asked"}
    assert re.findall("<blockquote>(.*)</", browser.post(address, short).text) == ["Yes"]
    # No secret is shown, and no choice, which is soon made again.
    assert not any(each in late.text for each in ("the harbour", token, "backs"))
    assert f'href="/login?next={quote(page, safe="")}"' in late.text


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/card/confirm:s-3/confirm?task=confirm", "/card/confirm:s-3?task=confirm"),
        ("/people/role", "/people"),
        ("/house/policy", "/house"),
        ("/add/store", "/add"),
        ("/logout", "/"),
    ],
)
def test_the_address_of_a_form_leads_to_its_page(desk: WebDesk, address: str, page: str) -> None:
    assert desk.open(OWNER).get(address).place == page
