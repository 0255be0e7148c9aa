"""Every page answers, to whom it should, with what it is for."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from urllib.parse import quote

from tests.web.conftest import EDITOR, HARBOUR, OWNER, READER, SECOND, WebDesk, enter

PAGES = [
    ("/", "Begin with what asks most to be checked"),
    ("/queue", "Queue 3 cards"),
    ("/queue?task=confirm", "Queue 2 cards"),
    ("/queue?article=a-1", "Queue 2 cards"),
    ("/queue?assigned_to=J.+Keita", "Nothing waits here"),
    ("/queue?task=resolve&page=99", "Nothing waits here"),
    ("/card/decide:q-1", "Is this the claim that was made before?"),
    ("/card/confirm:s-3", "Are these the words, the speaker and the claim?"),
    ("/card/look-at:c-1", "What do you want to do with it?"),
    ("/card/decide:q-1?precedents", "Precedents 1"),
    ("/claim/c-1", "It handled 290,000 by its own report."),
    ("/claim/c-1/publish", "Only what is signed off is published."),
    ("/claim/c-1/correct", "Notice for readers"),
    ("/statement/s-1", "Mara Lindqvist"),
    ("/person/p-1", "Ferry fares rose by 20% last year"),
    ("/article/a-1", "Ferry fares rose"),
    ("/search?q=harbour", "handled 390,000 containers"),
    ("/search", "Words that must all stand there"),
    ("/match?text=The+harbour+handled+410,000+containers+in+2022.", "Yes: the same claim"),
    ("/match?text=Sheep+fly.", "No: nothing like it"),
    ("/add", "Paste a text"),
    ("/scan", "Paste a draft"),
    ("/undo", "Undo your last act?"),
    ("/due?within=365", "To check again"),
    ("/stats", "The desk in numbers"),
    ("/log", "The head of the record"),
    ("/log?verify", "nothing was changed"),
    ("/contacts", "Nobody was asked"),
    ("/contacts?claim=c-1&overdue", "Nobody was asked"),
    ("/import", "Bring in checks"),
    ("/downloads", "The whole record as a workbook"),
    ("/account", "Choose a password"),
    ("/people", "Add somebody"),
    ("/report", "The report of a period"),
    ("/report?since=2023", "What we checked"),
    ("/house", "How many stand behind a verdict"),
]


def test_a_claim_tells_its_correction_beside_its_verdict(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    with desk.record() as record:
        record.publish("c-1", "https://desk.example/1", despite="It is urgent.")
        record.correct("v-1", "clarification", "Empty containers count too.")
    page = desk.open(READER).get("/claim/c-1").words

    before_sources = page.partition("Sources")[0]
    assert "Corrected" in before_sources
    assert "Empty containers count too." in before_sources
    with desk.record() as record:
        record.undo(never_out="It was a draft.")
    assert "Corrected" not in desk.open(READER).get("/claim/c-1").words.partition("Sources")[0]


def test_an_overdue_verdict_is_told_where_something_was_said_before(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.rate("c-1", "False", "By its own report.", recheck_on="2023-12-01")
    late = replace(desk.served, clock=lambda: "2024-03-01T08:00:00Z")
    asked = f"/match?text={quote(HARBOUR)}"
    for served, told in ((desk.served, False), (late, True)):
        said = enter(served, READER).get(asked).words
        assert "Same claim c-1" in said
        assert ("overdue" in said) == told


def test_the_queue_begins_with_where_to_start(desk: WebDesk) -> None:
    page = desk.open(OWNER).get("/queue").text

    assert page.index("Start with the first") < page.index("<table")


def test_a_link_tells_at_which_step_it_agrees(desk: WebDesk) -> None:
    with desk.record() as record:
        first = record.add("Ferries to Malmö lost 20% of their guests in May", language="en")
        again = record.add(
            "Ferries to Malmö lost 20 per cent of their guests in May", language="en"
        )
    browser = desk.open(OWNER)

    told = "number style: 20% → 20 per cent"
    assert told in browser.get(f"/statement/s-{again.statement_id:d}").words
    assert f"agrees: {told}" in browser.get(f"/claim/c-{first.claim_id:d}").words


def test_every_page_shows_what_it_is_for_and_names_a_wrong_address(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    shown = {path: browser.get(path) for path, _ in PAGES}

    wrong = [
        (path, answer.status, answer.words[-300:])
        for path, words in PAGES
        if (answer := shown[path]).status != 200 or words not in answer.words
    ]
    assert wrong == []
    for path, answer in shown.items():
        require_sound(path, answer.text)
    for path in ("/claim/c-99", "/claim/s-1", "/card/decide:x", "/card/nap:q-1", "/nowhere"):
        answer = browser.get(path)
        # What there is not has no link that leads here again.
        assert (answer.status, f'href="{path}"' in answer.text) == (404, False), path
    for path in ("/stats?since=x", "/report?since=x"):
        assert browser.get(path).status == 422, path


def test_no_page_leaves_open_what_it_read(desk: WebDesk) -> None:
    browser, path = desk.open(OWNER), desk.served.database
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        for page, _ in PAGES:
            browser.get(page)
            desk.record().note("c-1", f"seen: {page}")
            busy, _, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            assert not busy, page


def require_sound(path: str, page: str) -> None:
    """Fail for a script or a style of a page's own, a field without a label, and an id twice."""
    assert not re.search(r" style=| on[a-z]+=|<style|<script(?! src=)|javascript:", page), path
    assert '<html lang="en"' in page
    labelled = set(re.findall(r'<label [^>]*for="([^"]*)"', page))
    fields = re.findall(
        r'<(?:input(?![^>]*type="hidden")|textarea|select)\b[^>]*?\bid="([^"]*)"', page
    )
    assert set(fields) <= labelled, path
    unhelped = re.findall(
        r'<(?:input(?=[^>]*type="(?:text|file)")|textarea)\b(?![^>]*aria-describedby)[^>]*>', page
    )
    assert unhelped == [], path
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert set(re.findall(r'aria-describedby="([^"]*)"', page)) <= set(ids), path
    assert len(ids) == len(set(ids)), path
    for form in re.findall(r"<form .*?</form>", page, re.DOTALL):
        # Enter in a field presses the first button: of several, that one does nothing.
        buttons = re.findall(r'<button(?![^>]*type="button")[^>]*>', form)
        assert len(buttons) == 1 or "formaction" not in buttons[0], (path, buttons)
        assert len(buttons) == 1 or '/answer"' in form.replace("?", '"'), (path, buttons)


def test_pages_of_a_reader_need_neither_script_nor_style_of_their_own(desk: WebDesk) -> None:
    browser = desk.open(READER)
    for path, _ in PAGES:
        require_sound(path, browser.get(path).text)


def test_looks_are_kept_by_browsers_and_small(desk: WebDesk) -> None:
    browser = desk.guest()
    page = browser.get("/login").text

    for kind, most in (("css", 10_000), ("svg", 1_000)):
        (path,) = re.findall(rf'href="(/static/desk\.\w+\.{kind}|/static/icon\.\w+\.{kind})"', page)
        answer = browser.get(path)
        assert (answer.status, len(answer.body) < most) == (200, True)
        assert answer.header("cache-control") == "public, max-age=31536000, immutable"
    script = re.findall(r'src="([^"]*)"', desk.open(OWNER).get("/").text)[0]
    assert len(browser.get(script).body) < 10_000
    assert browser.get("/static/desk.css").status == 404


def test_a_reader_sees_no_act_and_a_blind_verdict_stays_hidden(desk: WebDesk) -> None:
    reader = desk.open(READER)

    for path in ("/card/decide:q-1", "/claim/c-1", "/statement/s-3"):
        page = reader.get(path)
        assert page.status == 200
        assert "Work on it" not in page.words
        assert 'action="/card' not in page.text
    for browser in (reader, desk.open(SECOND), desk.open(EDITOR)):
        people = browser.get("/people")
        assert OWNER in people.words
        for owned in ('action="/people', "session", "Account</th>", "no account"):
            assert owned not in people.text
    with desk.record() as record:
        record.set_policy("blind")
        record.rate("c-3", "Opinion", "The own list says so.")
    for path in (
        "/card/rate:c-3",
        "/card/look-at:c-3",
        "/claim/c-3",
        "/queue",
        "/",
        "/log",
        "/search?q=list",
    ):
        page = desk.open(SECOND).get(path)
        assert "own list" not in page.text, path
    assert "hidden from you" in desk.open(SECOND).get("/claim/c-3").words


def test_news_come_in_one_line_and_are_not_repeated(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    head = re.findall(r'data-head="(\d+)"', browser.get("/card/decide:q-1").text)[0]
    path = f"/beat?since={head}&card=q-1"
    quiet = browser.get(path)

    assert (quiet.status, '"told": ""' in quiet.text) == (200, True)
    tag = quiet.header("etag") or ""
    assert browser.get(path, {"if-none-match": tag}).status == 304
    desk.open(SECOND).get("/card/decide:q-1")
    with desk.record(SECOND) as record:
        record.confirm("s-3")
    loud = browser.get(path, {"if-none-match": tag})
    assert "J. Keita acted (1)" in loud.text
    assert '"open": ["J. Keita"]' in loud.text
    assert "J. Keita has it open" in browser.get("/card/decide:q-1").words
    assert "open: J. Keita" in browser.get("/queue").words
    for odd in ("/beat", "/beat?since=-1", "/beat?since=99999999999999999999"):
        assert '"told": ""' in browser.get(odd).text
