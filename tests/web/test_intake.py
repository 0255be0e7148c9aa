"""Adding a text, scanning a draft, asking what was said before: by paste and by file."""

import html
import re
from dataclasses import replace
from functools import partial
from tempfile import gettempdir
from threading import BoundedSemaphore

import pytest

from claimcheck.web import replies
from claimcheck.web.apart import answer_apart
from claimcheck.web.app import make_app
from tests.reading.papers import make_docx
from tests.web.conftest import ARTICLE, HARBOUR, OWNER, READER, SECOND, WebDesk

NEWS = """A new bridge

The bridge cost 40 million euros, said Jonas Weber.

"It carries 12,000 cars a day," Weber said.
"""


def test_a_text_is_shown_before_anything_is_stored_and_ticks_choose(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    with desk.record() as record:
        before = record.head()
    given = {"what": "article", "text": NEWS, "published_on": "2023-03-01", "publisher": "The Post"}

    page = browser.post("/add", given, page=browser.get("/add"))
    assert page.status == 200
    assert "The bridge cost 40 million euros" in page.words
    with desk.record() as record:
        assert record.head() == before
    ticks = re.findall(r'name="tick" value="(\d+)"', page.text)
    chosen = [("token", page.field("token")), ("publisher", "The Post"),
              ("published_on", "2023-03-01"), ("tick", ticks[0])]  # fmt: skip
    none = browser.post("/add/store", chosen[:3], page=page)
    # What is refused keeps what was found, and what was ticked: nothing.
    assert (none.status, "tick at least one statement" in none.words) == (422, True)
    assert "The bridge cost 40 million euros" in none.words
    assert (none.field("publisher"), none.field("token")) == ("The Post", page.field("token"))
    assert (page.text.count(" checked>"), none.text.count(" checked>")) == (len(ticks), 0)
    stored = browser.post("/add/store", chosen, page=page)
    assert "1 statement: 1 new" in stored.words
    assert "/queue?article=a-2" in stored.text
    with desk.record() as record:
        assert record.article("a-2").article.publisher == "The Post"
        assert len(record.article("a-2").statements) == 1
    # A second click leads to what the first one stored.
    again = browser.post("/add/store", chosen, page=page)
    assert again.place == "/article/a-2"
    assert "stored before, as a-2" in browser.follow(again).words
    chosen[0] = ("token", "x")
    gone = browser.post("/add/store", chosen, page=page)
    assert (gone.status, "send it again" in gone.words) == (422, True)


def test_a_file_is_read_and_all_of_it_stored_as_the_command_does(desk: WebDesk) -> None:
    browser, other = desk.open(OWNER), desk.open(SECOND)
    sent = {"what": "article", "title": "Bridges"}

    page = browser.post(
        "/add", sent, page=browser.get("/add"), file=("../../news.md", NEWS.encode())
    )
    ticks = [("tick", each) for each in re.findall(r'name="tick" value="(\d+)"', page.text)]
    chosen = [("token", page.field("token")), ("title", "Bridges"), *ticks]
    theirs = other.post("/add/store", chosen, page=other.get("/add"))
    assert theirs.status == 422
    stored = browser.post("/add/store", chosen, page=page)
    assert stored.status == 200
    with desk.record() as record:
        assert len(record.article("a-2").statements) == len(ticks) > 1
        assert record.article("a-2").article.title == "Bridges"
        whose = {each.statement.person for each in record.article("a-2").statements}
    # Who is meant by a pronoun is told as before it was stored, and no words are quoted twice.
    told = re.findall(r'</a> ([^<]*?) <(?:q|span) class="words"', stored.text)
    assert whose - {None} <= set(told)
    assert not re.search(r'<q class="words">["“][^<]*["”]</q>', stored.text)
    known = browser.post("/add", {"what": "article", "text": ARTICLE}, page=browser.get("/add"))
    assert known.status == 200


def test_what_cannot_be_read_says_so_without_a_path(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/add")
    for name, content in (
        ("broken.pdf", b"%PDF-1.7 nothing"),
        ("broken.docx", b"PK\x03\x04 nothing"),
        ("binary.txt", b"\x00\x01\x02" * 50),
        ("empty.txt", b"  "),
    ):
        for path in ("/add", "/scan"):
            answer = browser.post(path, {"what": "article"}, page=page, file=(name, content))
            assert answer.status == 422, (path, name)
            assert "claimcheck-" not in answer.words.replace("claimcheck-cli", "")
            assert gettempdir() not in answer.text
    for path in ("/add", "/scan"):
        assert browser.post(path, {"what": "article"}, page=page).status == 422


def test_one_statement_is_stored_and_what_it_resembles_is_asked(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/add")
    said = {"what": "statement", "text": HARBOUR.replace("390", "370"), "speaker": "J. Weber"}

    stored = browser.post("/add", said, page=page)
    assert "1 to decide" in stored.words
    assert "/card/decide:q-2" in stored.text
    empty = browser.post("/add", {"what": "statement", "text": " "}, page=page)
    assert (empty.status, "the words are missing" in empty.words) == (422, True)
    odd = browser.post("/add", {**said, "said_on": "soon"}, page=page)
    assert (odd.status, "370,000" in odd.text) == (422, True)


def test_a_draft_is_scanned_with_the_words_marked_and_nothing_stored(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
        head = record.head()
    browser = desk.open(READER)
    draft = f"Summer came.\n\n{HARBOUR} Then it rained."

    found = browser.post("/scan", {"csrf": browser.get("/scan").field("csrf"), "text": draft})
    assert found.status == 200
    assert "1 finding" in found.words
    assert "<mark>390,000" in found.text
    assert "It handled 290,000 by its own report." in found.words
    assert 'see <a href="/claim/c-1">' in found.text
    for text in (draft, "\ufeff" + draft.replace("\n", "\r\n")):
        file = browser.post("/scan", {}, page=browser.get("/scan"), file=("d.md", text.encode()))
        assert "1 finding in d.md" in file.words
        assert "<mark>390,000" in file.text
    subtitles = f"1\n00:00:01,000 --> 00:00:04,000\n{HARBOUR}\n"
    for name, content in (("d.docx", make_docx(HARBOUR)), ("d.srt", subtitles.encode())):
        file = browser.post("/scan", {}, page=browser.get("/scan"), file=(name, content))
        assert f"1 finding in {name}" in file.words, file.words
        assert "<mark>390,000" in file.text
    with desk.record() as record:
        assert record.head() == head


def test_nothing_to_scan_against_is_said(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/scan")
    answer = browser.post("/scan", {"csrf": page.field("csrf"), "text": "Rain."})

    assert answer.status == 422
    assert "Rain." in answer.text
    proposed = {"csrf": page.field("csrf"), "text": HARBOUR, "proposed": "1"}
    found = browser.post("/scan", proposed).words
    assert "1 finding" in found
    assert "Against 0 published verdicts, and those that wait for a sign-off." in found


def test_what_was_said_before_is_found_and_nothing_stored(desk: WebDesk) -> None:
    browser = desk.open(READER)
    with desk.record() as record:
        before = record.head()
    page = browser.get("/match")
    answer = browser.post("/match", {"text": HARBOUR}, page=page)

    assert "Yes: the same claim is in the record" in answer.words
    assert "False as of" in answer.words
    assert "It handled 290,000 by its own report." in answer.words
    near = browser.post("/match", {"text": HARBOUR.replace("390", "350")}, page=page)
    assert "<mark>350,000</mark>" in near.text
    odd = browser.post("/match", {"text": HARBOUR, "said_on": "x"}, page=page)
    assert (odd.status, HARBOUR in odd.text) == (422, True)
    odd = browser.post("/match", {"text": HARBOUR, "language": "english"}, page=page)
    assert (odd.status, "'english' is not a language code" in odd.words) == (422, True)
    # As English reads it, this is 390.
    pointed = {"text": HARBOUR.replace("390,000", "390.000"), "language": "en"}
    assert "Yes: the same" not in browser.post("/match", pointed, page=page).words
    assert (
        "Yes: the same"
        in browser.post("/match", {"text": HARBOUR, "language": "en"}, page=page).words
    )
    with desk.record() as record:
        assert record.head() == before


@pytest.mark.slow
def test_a_long_text_is_read_by_a_process_of_its_own(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    browser = desk.open(OWNER)
    browser.app = make_app(replace(desk.served, apart=answer_apart))
    long = f"{NEWS}\n{HARBOUR}\n\n" + "It rained.\n\n" * 2_000

    page = browser.post("/add", {"what": "article", "text": long}, page=browser.get("/add"))
    assert (page.status, "40 million euros" in page.words) == (200, True), page.words
    chosen = [("token", page.field("token")), ("tick", "0")]
    stored = browser.post("/add/store", chosen, page=page)
    assert (stored.status, "1 statement: 1 new" in stored.words) == (200, True)
    # A second click leads to what the first one stored.
    again = browser.post("/add/store", chosen, page=page)
    assert again.place == "/article/a-2"
    assert "stored before, as a-2" in browser.follow(again).words
    chosen[0] = ("token", "x")
    gone = browser.post("/add/store", chosen, page=page)
    assert (gone.status, "send it again" in gone.words) == (422, True)
    found = browser.post("/scan", {"text": long}, page=browser.get("/scan"))
    assert (found.status, "<mark>390,000" in found.text) == (200, True)
    table = ("checks.csv", b"claim,verdict\nIt rains.,False\n")
    assert browser.post("/import", {}, page=browser.get("/import"), file=table).status == 200
    for path in ("/add", "/scan"):
        odd = browser.post(path, {}, page=browser.get(path), file=("a.pdf", b"%PDF-1.7 nothing"))
        assert odd.status == 422
        assert gettempdir() not in odd.text


@pytest.mark.slow
def test_what_takes_too_long_to_read_is_ended_and_the_desk_goes_on(desk: WebDesk) -> None:
    ended = partial(answer_apart, seconds=0.01)
    slow = desk.open(OWNER)
    slow.app = make_app(replace(desk.served, apart=ended))
    long = "It rained, said Ann. " * 2_000

    for path in ("/add", "/scan", "/import"):
        sent = {"what": "article"}
        answer = slow.post(path, sent, page=slow.get(path), file=("a.html", b"<p>Rain.</p>"))
        assert (answer.status, "takes too long" in answer.words) == (422, True)
    kept = slow.post("/add", {"what": "article", "text": long}, page=slow.get("/add"))
    assert (kept.status, long.strip() in kept.text) == (422, True)
    short = slow.post("/add", {"what": "article", "text": NEWS}, page=slow.get("/add"))
    assert short.status == 200


def test_a_desk_with_its_hands_full_keeps_what_was_typed(
    desk: WebDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = desk.open(OWNER)
    monkeypatch.setattr(replies, "_HEAVY_AT_ONCE", BoundedSemaphore(1))
    monkeypatch.setattr(replies, "_PATIENCE", 0.01)
    contact = {"party": "The port", "channel": "by mail", "subject": "c-1", "kind": "asked"}
    with replies._HEAVY_AT_ONCE:
        for path, fields in (
            ("/add", {"what": "article", "text": NEWS}),
            ("/scan", {"text": NEWS}),
            ("/contacts", contact),
        ):
            answer = browser.post(path, fields, page=browser.get(path))
            assert (answer.status, "send it again in a minute" in answer.words) == (503, True)
            kept = html.escape(fields.get("text", "The port").strip(), quote=False)
            assert kept.splitlines()[0] in answer.text, (path, answer.words)
        assert browser.get("/report").status == 503


def test_a_row_of_a_table_is_named_by_the_file_that_was_sent(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    table = b"claim,verdict\nIt rains.,False\nIt snows.,\n"
    for name, shown in (("checks of 2023.csv", "checks of 2023!"), ("../..\\a<b>.csv", "a_b_!")):
        page = browser.post("/import", {}, page=browser.get("/import"), file=(name, table))
        assert page.status == 200
        assert f"{shown}B3: no verdict" in page.words
        assert f"{shown}2" in page.words
        assert "sent!" not in page.words


def test_a_feed_of_which_nothing_can_be_read_says_so_and_is_not_stored(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for content, told in (
        (b'{"a": 1', "feed.json: is not JSON"),
        (b"[" * 5_000, "line 1: is nested too deeply"),
    ):
        file = ("feed.json", content)
        page = browser.post("/import", {}, page=browser.get("/import"), file=file)
        assert page.status == 200
        assert told in page.words
        assert "Nothing in it can be stored" in page.words
        assert "/import/store" not in page.text
