"""A day at the desk in a real browser: by keys, by two people, without scripts, on a phone."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.verdict import Source, Stance
from tests.web.chromium import Journey
from tests.web.conftest import ARTICLE, EDITOR, HARBOUR, OWNER, PASSWORD, READER, SECOND, WebDesk

pytestmark = [pytest.mark.heavy("playwright"), pytest.mark.slow]
PHONE = {"width": 375, "height": 800}
TABLET = {"width": 768, "height": 1000}


def test_the_first_start_prints_a_link_that_opens_the_desk_once(
    desk: WebDesk, browser: Any
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = [sys.executable, "-m", "claimcheck", "serve", "-p", port, "--by", OWNER]
    words += ["--db", str(desk.served.database)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout
        try:
            assert run.stdout.readline().startswith("Open the desk as A. Diallo, once")
            link = run.stdout.readline().strip()
            page = browser.new_page()
            page.goto(link)
            page.get_by_role("button", name="Open the desk").click()
            page.get_by_role("heading", name="Begin with what asks most to be checked").wait_for()
            assert browser.new_page().goto(link).status == 410
        finally:
            run.send_signal(signal.SIGINT)
        assert run.wait(timeout=20) in {0, 130, -signal.SIGINT}
        assert "Traceback" not in run.stderr.read() if run.stderr else True


def test_ten_cards_are_confirmed_by_keys_alone(journey: Journey) -> None:
    with journey.record() as record:
        text = "\n\n".join(f'"Ship {n} carried {n + 30} cars," said Ada Brandt.' for n in range(10))
        file = journey.desk.database.with_name("ships.txt")
        file.write_text(f"Ships\n\n{text}\n")
        record.add_article(file)
        before = sum(each.waiting.task == "confirm" for each in record.queue())
    page = journey.come(OWNER)
    page.goto("/queue?task=confirm")
    page.keyboard.press("s")
    for _ in range(10):
        page.wait_for_selector("#confirm")
        here = page.url
        page.keyboard.press("c")
        assert page.evaluate("document.activeElement.textContent").endswith("Confirm these words")
        assert page.url == here
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, here=here: url != here)
    with journey.record() as record:
        assert sum(each.waiting.task == "confirm" for each in record.queue()) == before - 10
        assert record.verify().fault is None


def test_a_match_is_decided_and_undone(journey: Journey) -> None:
    page = journey.come(OWNER)
    page.goto("/card/decide:q-1")
    page.locator("#answer-reason").fill("410,000 is not 390,000")
    # Within a field a key is a letter.
    page.keyboard.press("4")
    assert page.locator("#answer-reason").input_value().endswith("04")
    # Enter in it answers nothing, and loses no word.
    page.keyboard.press("Enter")
    page.get_by_text("choose an answer").first.wait_for()
    assert page.locator("#answer-reason").input_value().endswith("04")
    page.locator("#answer-reason").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    page.get_by_text("c-2 and c-1 not-same.").wait_for()
    page.keyboard.press("u")
    page.get_by_role("button", name=re.compile("Undo the decision")).click()
    page.get_by_text("Undone: the decision").wait_for()
    with journey.record() as record:
        assert record.question("q-1").decision is None


def test_a_verdict_with_sources_is_signed_off_by_another_in_another_browser(
    journey: Journey,
) -> None:
    page = journey.come(OWNER)
    page.goto("/card/look-at:c-2")
    for url in ("https://port.example/a", "https://statistics.example/b"):
        page.keyboard.press("+")
        page.locator("#source-stance").select_option("contradicts")
        page.locator("#source-url").fill(url)
        page.locator("#source-url").press("Enter")
        page.get_by_role("link", name=url).wait_for()
    page.keyboard.press("v")
    page.get_by_label("False The claim is not accurate.").check()
    page.locator("#verdict-rationale").fill("The report says 290,000.")
    page.get_by_role("button", name="Give your verdict").click()
    page.get_by_text("Status: proposed.").wait_for()

    second = journey.come(SECOND)
    second.goto("/card/sign-off:v-2")
    second.keyboard.press("g")
    second.keyboard.type("I read both.")
    second.keyboard.press("Enter")
    second.get_by_text("Status: signed off.").wait_for()


def test_two_on_one_card_see_each_other_and_lose_no_word(journey: Journey) -> None:
    first, second = journey.come(OWNER), journey.come(SECOND)
    first.goto("/card/decide:q-1")
    second.goto("/card/decide:q-1")
    second.get_by_text("A. Diallo has it open").wait_for()
    second.locator("#answer-reason").fill("Another figure")
    first.locator("#related").click()
    first.wait_for_url(lambda url: "q-1" not in url)
    second.locator("#not-same").click()
    conflict = second.get_by_role("alert")
    conflict.wait_for()
    assert "has changed since you read it" in conflict.inner_text()
    assert second.locator("#answer-reason").input_value() == "Another figure"
    second.locator("#not-same").click()
    second.get_by_text("It replaces").wait_for()
    with journey.record() as record:
        assert record.verify().fault is None


def test_news_come_without_a_reload_under_somebodys_hands(journey: Journey) -> None:
    page = journey.come(OWNER)
    page.goto("/card/decide:q-1")
    page.locator("#answer-reason").fill("Half a sen")
    with journey.record(SECOND) as record:
        record.confirm("s-3")
    page.locator("#news").get_by_text("J. Keita acted (1)").wait_for()
    assert page.locator("#answer-reason").input_value() == "Half a sen"


def test_an_editor_publishes_and_corrects(journey: Journey) -> None:
    with journey.record(SECOND) as record:
        record.sign_off("v-1")
    page = journey.come(EDITOR)
    page.goto("/claim/c-1")
    page.get_by_role("link", name="Publish").click()
    page.get_by_label("Address of the published check").fill("https://paper.example/harbour")
    page.get_by_label("Why it goes out though a rule fails").fill("No answer came")
    page.get_by_role("button", name="Record the publication").click()
    page.get_by_text("Readers have c-1 as “False” from now on").wait_for()
    page.get_by_role("button", name="Yes, it is published").click()
    page.get_by_text("signed off, published.").wait_for()
    page.get_by_role("link", name="Correct").click()
    page.get_by_label("clarification The same said more clearly").check()
    page.get_by_label("Notice for readers").fill("We name the report.")
    page.get_by_label("New reasons").fill("The annual report says 290,000.")
    page.get_by_role("button", name="Correct v-1").click()
    page.get_by_role("button", name="Yes, correct v-1").click()
    page.get_by_text("is corrected.").wait_for()


def test_a_text_is_uploaded_previewed_and_stored(journey: Journey, tmp_path: Path) -> None:
    file = tmp_path / "bridge.md"
    file.write_text(ARTICLE.replace("harbour", "bridge").replace("20%", "35%"))
    page = journey.come(OWNER)
    page.goto("/add")
    page.get_by_label("or choose a file").set_input_files(file)
    page.get_by_role("button", name="See what is found").click()
    page.get_by_role("checkbox").first.uncheck()
    page.get_by_role("button", name="Store what is ticked").click()
    page.get_by_role("link", name="Go through what waits").click()
    page.get_by_role("heading", name=re.compile("Queue")).wait_for()


def test_what_was_said_before_is_looked_up_and_searched(journey: Journey) -> None:
    page = journey.come(SECOND)
    page.goto("/match")
    page.get_by_label("The words").fill(HARBOUR)
    page.get_by_role("button", name="Look it up").click()
    page.get_by_role("heading", name="Yes: the same claim is in the record").wait_for()
    page.get_by_label("Search the record").fill("containers")
    page.keyboard.press("Enter")
    page.get_by_text("4 hits").or_(page.get_by_text("hits")).first.wait_for()
    page.get_by_role("link", name="c-1", exact=True).first.click()
    page.get_by_role("heading", name=HARBOUR).wait_for()


def test_login_lets_in_and_waits_after_wrong_passwords(journey: Journey) -> None:
    journey.desk.passwords.set(SECOND, PASSWORD)
    page = journey.browser.new_page(base_url=journey.address)
    for number in range(6):
        page.goto("/login?next=/due")
        page.get_by_label("Name").fill(SECOND)
        page.get_by_label("Password").fill(f"wrong horse {number}")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("alert").wait_for()
    assert "Too many tries" in page.get_by_role("alert").inner_text()


def test_everything_works_without_scripts_and_at_the_width_of_a_phone(journey: Journey) -> None:
    page = journey.come(OWNER, java_script_enabled=False, viewport=PHONE)
    page.goto("/card/confirm:s-3")
    page.get_by_role("button", name="Confirm these words").click()
    page.get_by_text("s-3 confirmed").wait_for()
    page.goto("/card/decide:q-1")
    page.locator("#answer-reason").fill("Another figure")
    page.get_by_role("button", name="Another claim").click()
    page.get_by_text("c-2 and c-1 not-same.").wait_for()
    paths = "/ /queue /card/decide:q-1 /card/look-at:c-1 /claim/c-1 /article/a-1 /add /scan /log"
    for screen in (PHONE, TABLET):
        narrow = journey.come(OWNER, viewport=screen)
        for path in [*paths.split(), "/match?text=The+harbour", "/stats", "/people", "/contacts"]:
            narrow.goto(path)
            wide = narrow.evaluate("document.documentElement.scrollWidth")
            assert wide <= screen["width"], path


def test_no_long_word_widens_a_page_and_words_run_as_their_script_does(
    journey: Journey,
) -> None:
    long, name = "Donaudampfschifffahrt" * 15, "Freifrau-von-und-zu-" * 8
    arabic = "استقبل الميناء 390,000 حاوية في عام 2022"
    with journey.desk.open_record(OWNER) as record:
        record.add(f"The harbour handled 390,000 {long} in 2022", speaker=name)
        record.add(arabic, speaker="ماريا")
        claims = [str(each.id) for each in record.claims()][-2:]
        said = [str(each.id) for each in record.statements()][-2:]
    paths = ["/queue", "/person/p-1", *(f"/claim/{each}" for each in claims)]
    paths += [f"/{page}{each}" for page in ("statement/", "card/look-at:") for each in said]
    paths += [f"/card/look-at:{each}" for each in claims]
    for screen in (PHONE, TABLET):
        page = journey.come(OWNER, viewport=screen)
        for path in paths:
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= screen["width"], path
    page.goto(f"/claim/{claims[1]}")
    first = page.evaluate(
        "(() => { const words = document.querySelector('h1').firstChild, one = new Range();"
        " one.setStart(words, 0); one.setEnd(words, 1);"
        " const all = new Range(); all.selectNodeContents(words);"
        " return one.getBoundingClientRect().right >= all.getBoundingClientRect().right - 2 })()"
    )
    assert first, "the first letter stands at the right"


def test_three_at_one_claim_see_each_other_and_the_slowest_loses_no_word(journey: Journey) -> None:
    first, second, third = (journey.come(name) for name in (READER, SECOND, EDITOR))
    for page in (first, second, third):
        page.goto("/card/sign-off:v-1")
    third.get_by_text("J. Keita, R. Touré have it open").wait_for()
    third.locator("#sign-off-rationale").fill("I too read both.")
    second.locator("#sign-off-rationale").fill("I read both.")
    second.get_by_role("button", name="Sign off as False").click()
    second.get_by_text("Status: signed off.").wait_for()
    third.get_by_role("button", name="Sign off as False").click()
    told = third.get_by_role("alert")
    told.wait_for()
    assert "J. Keita signed off" in " ".join(told.inner_text().split())
    assert "I too read both." in told.inner_text()
    with journey.record() as record:
        stands = {each.reviewer for each in record.claim("c-1").standing.verdicts}
        assert stands == {OWNER, SECOND}


def test_a_pdf_is_uploaded_previewed_and_stored(journey: Journey) -> None:
    page = journey.come(OWNER, viewport=TABLET)
    printed = page.context.new_page()
    printed.set_content(f"<title>The bridge</title><pre>{ARTICLE.replace('harbour', 'bridge')}")
    file = {"name": "bridge.pdf", "mimeType": "application/pdf", "buffer": printed.pdf()}
    page.goto("/add")
    page.get_by_label("or choose a file").set_input_files(file)
    page.get_by_label("Published on").fill("2023-02-07")
    page.get_by_role("button", name="See what is found").click()
    page.get_by_text("Ferry fares rose by 20% last year").wait_for()
    page.get_by_role("button", name="Store what is ticked").click()
    page.get_by_role("link", name="See the article").click()
    page.get_by_text("2023-02-07").first.wait_for()


def test_a_field_of_several_lines_is_sent_by_its_own_key(journey: Journey) -> None:
    page = journey.come(OWNER)
    page.goto("/card/look-at:c-2")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys of this page")
    assert "Ctrl+Enter" in listed.inner_text()
    assert listed.get_by_role("heading", name="Keys of this page").is_visible()
    page.reload()
    page.keyboard.press("n")
    page.keyboard.type("Ask the port.")
    page.keyboard.press("Enter")
    page.keyboard.type("By mail.")
    page.keyboard.press("Control+Enter")
    page.locator("p.told").first.wait_for()
    with journey.record() as record:
        assert record.log(1)[0].kind == "note"


def test_keys_are_listed_and_turned_off(journey: Journey) -> None:
    page = journey.come(OWNER)
    page.goto("/card/decide:q-1")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys of this page")
    assert "The same claim" in listed.inner_text()
    page.get_by_role("button", name="Turn keys off").click()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("4")
    assert page.evaluate("document.activeElement.id") != "not-same"
    page.reload()
    page.keyboard.press("s")
    assert page.url.endswith("/card/decide:q-1")


def test_a_claim_is_printed_without_what_belongs_to_the_screen(journey: Journey) -> None:
    with journey.record() as record:
        told = Source(Stance.CONTEXT, "https://port.example/report", title="Annual report")
        record.add_source("c-1", told)
    page = journey.come(OWNER)
    page.goto("/claim/c-1")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.get_by_text("It handled 290,000").first.is_visible()
    # An address is written out where the link has other words, and not twice.
    after = "each => getComputedStyle(each, '::after').content"
    report = page.locator(".sources a", has_text="Annual report").evaluate(after)
    assert "https://port.example/report" in report
    assert page.locator(".sources a", has_text="port.example/2022").evaluate(after) == "none"
    assert page.pdf().startswith(b"%PDF")


def test_no_form_is_on_paper_but_what_was_asked(journey: Journey) -> None:
    page = journey.come(OWNER)
    page.emulate_media(media="print")
    for path in ("/people", "/contacts", "/house", "/account", "/card/decide:q-1", "/claim/c-1"):
        page.goto(path)
        for what in ("button", "select", "input", "textarea"):
            shown = page.locator(f"main {what}:visible")
            assert not shown.count(), (path, shown.first.evaluate("each => each.outerHTML"))
    page.goto("/people")
    assert page.locator("td b", has_text="J. Keita").is_visible()
    assert not page.get_by_text("Add somebody").is_visible()
    page.goto("/match?text=The+harbour+handled+390,000+containers")
    assert page.locator("#text").is_visible()
