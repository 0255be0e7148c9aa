"""Replies, imports and downloads."""

import json
import re
from tempfile import gettempdir

from tests.web.conftest import EDITOR, HARBOUR, OWNER, READER, SECOND, WebDesk

ARCHIVE = (
    b"text,speaker,rating,Remark,rationale,url,rated_on\n"
    b'"The ferry carries 900 cars a day",Ada Brandt,False,x,"The office counted 410.",'
    b"https://paper.example/ferry,2021-05-11\n"
)


def test_a_reply_is_asked_for_and_its_answer_kept(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    asked = {
        "claim": "c-1",
        "party": "Port of Malmö",
        "channel": "e-mail",
        "deadline": "2023-02-01",
    }

    page = browser.get("/contacts?claim=c-1")
    assert 'value="c-1"' in page.text
    empty = browser.post("/contacts", {"claim": "c-1"}, page=page)
    assert (empty.status, "name who was asked" in empty.words) == (422, True)
    assert browser.post("/contacts", {**asked, "sent": "2023-01-20"}, page=page).status == 303
    page = browser.get("/contacts?overdue")
    assert "Port of Malmö" in page.words
    answered = {"contact": page.field("contact"), "answer": "We handled 290,000."}
    assert browser.post("/contacts/answer", answered, page=page).place == "/contacts"
    assert "We handled 290,000." in desk.open(SECOND).get("/claim/c-1").words
    # What somebody wrote in confidence is none of who only reads.
    for path in ("/claim/c-1", "/contacts", "/card/look-at:c-1"):
        assert "We handled 290,000." not in desk.open(READER).get(path).text, path
    wrote = {**asked, "party": "A reader", "reason": "complaint", "direction": "they wrote"}
    wrote |= {"deadline": "2023-02-10", "sent": "2023-02-03"}
    unsaid = {**wrote, "party": "Another reader", "reason": ""}
    assert browser.post("/contacts", unsaid, page=page).status == 303
    with desk.record() as record:
        told = {each.contact.party: each.contact.reason for each in record.contacts()}
    assert (told["Another reader"], told["Port of Malmö"]) == ("complaint", "right of reply")
    done = browser.post("/contacts", wrote, page=page)
    assert done.status == 303, done.words
    assert "A reader, by e-mail, wrote" in browser.get("/contacts").words
    assert browser.post("/contacts", {**asked, "claim": "c-77"}, page=page).status == 422
    reader = desk.open(READER)
    forged = {"csrf": reader.get("/contacts").field("csrf"), **asked}
    assert reader.post("/contacts", forged).status == 403


def test_a_table_is_looked_at_its_columns_named_and_then_adopted(desk: WebDesk) -> None:
    browser = desk.open(EDITOR)
    with desk.record() as record:
        before = record.head()

    page = browser.post("/import", {}, page=browser.get("/import"), file=("old.csv", ARCHIVE))
    assert page.status == 200
    assert "The ferry carries 900 cars a day" in page.words
    assert "Remark not named yet" in page.words
    names = re.findall(r'name="column" value="([^"]*)"', page.text)
    fields = {"text": "text", "speaker": "speaker", "rating": "verdict", "rationale": "rationale",
              "Remark": "ignore", "url": "url", "rated_on": "rated_on"}  # fmt: skip
    ignored = re.findall(r'<option value="(ignored?|skip|-)"', page.text)
    fields["Remark"] = ignored[0]
    named = [
        pair
        for name in dict.fromkeys(names)
        for pair in (("column", name), ("field", fields[name]))
    ]
    token = ("token", page.field("token"))
    page = browser.post("/import", [token, *named], page=page)
    assert "not named yet" not in page.words, page.words
    with desk.record() as record:
        assert record.head() == before
    token = ("token", page.field("token"))
    none = browser.post("/import/store", [token, *named], page=page)
    assert (none.status, "whose checks" in none.words) == (422, True)
    # What is refused keeps the file, its columns and the choice.
    bare = browser.post("/import/store", [token, *named, ("into", "ours")], page=page)
    assert (bare.status, "say why the archive is adopted" in bare.words) == (422, True)
    assert 'value="ours" id="ours" checked' in bare.text
    assert "(optional)" not in bare.words
    for again in (none, bare):
        assert "The ferry carries 900 cars a day" in again.words
        kept = re.findall(r'name="field" value="([^"]*)"', again.text)
        assert sorted(kept) == sorted(fields[name] for name in dict.fromkeys(names))
    token = ("token", bare.field("token"))
    ours = [token, *named, ("into", "ours"), ("reason", "Published before")]
    done = browser.post("/import/store", ours, page=bare)
    assert "1 read: 1 new." in browser.follow(done).words
    assert "The ferry carries 900 cars a day" in browser.get("/search?q=ferry").words


def test_a_reviewer_adopts_nothing_and_an_odd_file_says_so(desk: WebDesk) -> None:
    browser = desk.open(SECOND)
    page = browser.get("/import")
    empty = browser.post("/import", {}, page=page)
    assert (empty.status, "choose a file" in empty.words) == (422, True)
    for name, content in (("x.json", b"{"), ("x.csv", b""), ("x.xlsx", b"PK\x03\x04")):
        answer = browser.post("/import", {}, page=page, file=(name, content))
        assert answer.status in {200, 422}
        assert gettempdir() not in answer.text
    seen = browser.post("/import", {}, page=page, file=("old.csv", ARCHIVE))
    assert seen.status == 200
    sent = {"token": seen.field("token"), "into": "ours", "reason": "x"}
    assert browser.post("/import/store", sent, page=seen).status in {403, 422}


def test_tables_and_the_feed_are_downloaded(desk: WebDesk) -> None:
    browser = desk.open(READER)

    book = browser.get("/downloads/record.xlsx")
    assert book.body.startswith(b"PK")
    assert book.header("content-disposition") == 'attachment; filename="claimcheck-record.xlsx"'
    table = browser.get("/downloads/claims.csv?since=2023-03-01&until=")
    assert HARBOUR in table.text
    assert json.loads(browser.get("/downloads/claimreview.json").text)["dataFeedElement"] == []
    for odd in ("claims.db", "nothing.csv", "..%2f..%2fclaims.csv", "claims.xlsx"):
        assert browser.get(f"/downloads/{odd}").status == 404
    assert browser.get("/downloads/claims.csv?since=soon").status == 422


def test_a_published_check_is_copied_as_json_ld(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    with desk.record(EDITOR) as record:
        record.publish("c-1", "https://paper.example/harbour", despite="For the test")
    browser = desk.open(READER)

    assert "Copy JSON-LD" in browser.get("/claim/c-1").words
    given = browser.get("/claim/c-1/json-ld")
    assert given.header("content-type") == "text/plain; charset=utf-8"
    assert '"@type": "ClaimReview"' in given.text
    assert given.text.startswith('<script type="application/ld+json">')
    assert "Copy JSON-LD" not in browser.get("/claim/c-2").words
    assert [browser.get(f"/claim/{each}/json-ld").status for each in ("c-2", "c-99", "s-1")] == [
        *(404, 404, 404),
    ]


def test_a_filter_that_says_nothing_is_named_and_the_rest_is_shown(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    for query, told in (
        ("article=x", "'x' is not an id"),
        ("article=c-1", "c-1"),
        ("article=a-99", "a-99"),
        ("since=soon", "'soon'"),
        ("task=dance", "there is no task “dance”"),
        ("speaker=Nobody", "Nobody"),
        ("assigned_to=Nobody", "nobody on the desk is named"),
        ("topic=nothing", "nothing is filed under 'nothing'"),
    ):
        page = browser.get(f"/queue?{query}&place=")
        assert (page.status, "This filter cannot be used" in page.words) == (400, True), query
        assert told in page.words, (query, page.words[:900])
        assert "Ferry fares rose" in page.words
    assert browser.get("/queue?speaker=Mara+Lindqvist&task=confirm&since=2023").status == 200


def test_a_reader_is_told_at_once_what_a_page_needs(desk: WebDesk) -> None:
    reader = desk.open(READER)
    for path in ("/add", "/import"):
        page = reader.get(path)
        assert (page.status, "acting needs a reviewer" in page.words) == (403, True)
        assert "<textarea" not in page.text


def test_what_is_too_long_says_how_much_is_taken(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    browser = desk.open(OWNER)
    for path, fields, status, told in (
        (
            "/match",
            {"text": "x" * 6_000},
            422,
            "ask about one statement, up to 5,000",
        ),
        ("/match", {"text": "x" * 70_000}, 413, "all fields of this form together may have 64 kB"),
        ("/add", {"what": "statement", "text": "x" * 11_000}, 422, "10,000 characters"),
        ("/scan", {"text": "It rained.\n\n" * 100_000}, 422, "1024 KiB"),
        ("/scan", {"text": "x" * 10_000_001}, 413, "this form may have 10 MB with its file"),
    ):
        page = browser.post(path, fields, page=browser.get(path))
        assert (page.status, told in page.words) == (status, True), (path, page.words[:700])
