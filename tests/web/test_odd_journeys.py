"""What goes otherwise in a real browser: late, twice, backwards, and without scripts."""

from typing import Any

import pytest

from tests.web.chromium import Journey
from tests.web.conftest import EDITOR, HARBOUR, OWNER, PASSWORD, SECOND

pytestmark = [pytest.mark.heavy("playwright"), pytest.mark.slow]
PLAIN = {"java_script_enabled": False}


def log_in(page: Any, name: str) -> None:
    """Log in by the form of the page."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_without_scripts_somebody_logs_in_and_changes_the_password(journey: Journey) -> None:
    journey.desk.passwords.set(SECOND, PASSWORD)
    page = journey.browser.new_page(base_url=journey.address, **PLAIN)
    page.goto("/card/decide:q-1")
    log_in(page, SECOND)
    page.wait_for_url(f"{journey.address}/card/decide:q-1")
    page.goto("/account")
    page.get_by_label("Password of today").fill(PASSWORD)
    for field in ("New password", "The same again"):
        page.get_by_label(field).fill("seven at the quay")
    page.get_by_role("button", name="Set the password").click()
    page.get_by_role("heading", name="Log in").wait_for()
    assert journey.desk.passwords.check(SECOND, "seven at the quay")


def test_without_scripts_an_editor_publishes_and_is_asked_twice(journey: Journey) -> None:
    with journey.record(SECOND) as record:
        record.sign_off("v-1")
    page = journey.come(EDITOR, **PLAIN)
    page.goto("/claim/c-1/publish")
    page.get_by_label("Address of the published check").fill("https://paper.example/harbour")
    page.get_by_role("button", name="Record the publication").click()
    page.get_by_role("alert").wait_for()
    kept = page.get_by_label("Address of the published check").input_value()
    assert kept == "https://paper.example/harbour"
    page.get_by_label("Why it goes out though a rule fails").fill("No answer came")
    page.get_by_role("button", name="Record the publication").click()
    page.get_by_role("button", name="Yes, it is published").click()
    page.get_by_text("signed off, published.").wait_for()
    with journey.record() as record:
        assert [each.kind for each in record.log(1)] == ["publish"]


def test_words_outlive_a_session_that_ends_while_they_are_written(journey: Journey) -> None:
    journey.desk.passwords.set(OWNER, PASSWORD)
    page = journey.come(OWNER)
    page.goto("/card/decide:q-1")
    page.locator("#answer-reason").fill("Another figure, by the port’s own report")
    journey.desk.accounts.end_others(OWNER, "")
    page.locator("#not-same").click()
    page.get_by_text("Your session has ended. Nothing was stored.").wait_for()
    assert page.get_by_text("Another figure, by the port’s own report").is_visible()
    page.get_by_role("link", name="Log in").click()
    log_in(page, OWNER)
    page.wait_for_url(f"{journey.address}/card/decide:q-1")
    page.locator("#answer-reason").fill("Another figure, by the port’s own report")
    page.locator("#not-same").click()
    page.get_by_text("c-2 and c-1 not-same.").wait_for()


def test_who_goes_back_after_an_act_sends_it_once_and_sees_what_became_of_it(
    journey: Journey,
) -> None:
    page = journey.come(OWNER)
    page.goto("/card/look-at:c-2")
    page.keyboard.press("n")
    page.locator("#note-text").fill("Ask the port.")
    page.get_by_role("button", name="Leave the note").click()
    page.get_by_text("Ask the port.").first.wait_for()
    page.go_back()
    page.goto("/card/confirm:s-3")
    page.get_by_role("button", name="Confirm these words").click()
    page.wait_for_url(lambda url: "s-3" not in url)
    page.go_back()
    # No page is kept: what is shown is what there is, and not a form that was answered.
    page.wait_for_url(lambda url: "s-3" in url)
    assert not page.get_by_role("button", name="Confirm these words").is_visible()
    with journey.record() as record:
        assert [each.kind for each in record.log(50)].count("note") == 1
        assert record.statement("s-3").stored.confirmed


def test_one_person_in_two_tabs_is_told_of_what_they_did_in_the_other(journey: Journey) -> None:
    first = journey.come(OWNER)
    second = first.context.new_page()
    for page in (first, second):
        page.goto("/card/decide:q-1")
    first.locator("#related").click()
    first.wait_for_url(lambda url: "q-1" not in url)
    second.locator("#answer-reason").fill("Another figure")
    second.locator("#not-same").click()
    conflict = second.get_by_role("alert")
    conflict.wait_for()
    assert "has changed since you read it" in conflict.inner_text()
    assert second.locator("#answer-reason").input_value() == "Another figure"
    with journey.record() as record:
        found = record.question("q-1").decision
        assert (found and str(found.decision)) == "related"


def test_what_waits_is_shown_once_it_is_read_unless_somebody_writes(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.web.kept_queues._PATIENCE_FOR_ALL", 0.01)
    page = journey.come(OWNER)
    queues = journey.desk.queues
    kept = queues._kept[OWNER]
    with kept.lock:
        page.goto("/queue?task=confirm")
        page.get_by_role("heading", name="What waits is being read").wait_for()
        page.get_by_label("Search the record").focus()
    page.wait_for_timeout(2_000)
    assert page.get_by_role("heading", name="What waits is being read").is_visible()
    page.get_by_label("Search the record").blur()
    page.get_by_role("heading", name="Queue").wait_for()
    assert page.url.endswith("/queue?task=confirm")


def test_no_page_of_another_site_frames_the_desk_or_sends_its_forms(journey: Journey) -> None:
    page = journey.come(OWNER)
    with journey.record() as record:
        before = record.head()
    card = f"{journey.address}/card/confirm:s-3"
    hostile = page.context.new_page()
    # The same machine under its other name is another site to a browser.
    there = journey.address.replace("127.0.0.1", "localhost") + "/hostile"
    form = f'<form method="post" action="{card}/confirm"><button>You have won</button></form>'
    body = f'<iframe src="{card}"></iframe>{form}'
    hostile.route(there, lambda route: route.fulfill(body=body, content_type="text/html"))
    hostile.goto(there)
    hostile.wait_for_timeout(500)
    assert "Are these the words" not in hostile.frames[1].content()
    with hostile.expect_response(f"{card}/confirm") as answered:
        hostile.get_by_role("button", name="You have won").click()
    assert answered.value.status == 403
    with journey.record() as record:
        assert record.head() == before


def test_a_claim_is_published_by_the_keyboard_alone(journey: Journey) -> None:
    with journey.record(SECOND) as record:
        record.sign_off("v-1")
    page = journey.come(EDITOR)
    page.goto("/claim/c-1/publish")
    reach(page, "Address of the published check")
    page.keyboard.type("https://paper.example/harbour")
    reach(page, "Why it goes out though a rule fails")
    page.keyboard.type("No answer came")
    reach(page, "Record the publication")
    page.keyboard.press("Enter")
    page.get_by_text("Readers have c-1 as “False” from now on").wait_for()
    reach(page, "Yes, it is published")
    page.keyboard.press("Enter")
    page.get_by_text("signed off, published.").wait_for()


def test_on_paper_no_address_stands_twice_and_nothing_leads_on(journey: Journey) -> None:
    with journey.record(SECOND) as record:
        record.sign_off("v-1")
    page = journey.come(EDITOR)
    page.goto("/scan")
    page.locator("#text").fill(HARBOUR)
    page.get_by_role("button", name="Scan it").click()
    page.get_by_text("1 finding").wait_for()
    twice = """() => [...document.querySelectorAll("a[href^=http]")].filter(each =>
        each.textContent.trim() === each.getAttribute("href")
        && getComputedStyle(each, "::after").content !== "none").length"""
    for path in (None, "/claim/c-1", "/card/look-at:c-1", "/match?text=" + HARBOUR, "/", "/log"):
        if path:
            page.goto(path)
        page.emulate_media(media="print")
        assert page.evaluate(twice) == 0, path
        for leads in ("Another draft", "Store it as a statement", "The whole queue", "Show 200"):
            assert not page.get_by_text(leads).is_visible(), (path, leads)
        page.emulate_media(media="screen")


def reach(page: Any, name: str) -> None:
    """Press Tab until what has a name is reached; it is seen that it is, by a line around it."""
    named = "document.activeElement.labels?.[0]?.innerText || document.activeElement.innerText"
    for _ in range(60):
        page.keyboard.press("Tab")
        if (page.evaluate(named) or "").startswith(name):
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(outline) != "none", name
            return
    raise AssertionError(f"{name} is not reached by Tab")
