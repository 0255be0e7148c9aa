"""Acts on cards: what is stored, what is refused, and that no word is lost."""

import asyncio
import html
import re
from urllib.parse import urlencode

from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.store.records.outside_checks import Feed
from tests.web.browser import HOST
from tests.web.conftest import EDITOR, HARBOUR, OWNER, READER, SECOND, WebDesk


def test_confirming_goes_from_card_to_card_to_the_end(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/confirm:s-3")

    done = browser.post("/card/confirm:s-3/confirm", page=page)
    assert done.place == "/card/confirm:s-4"
    page = browser.follow(done)
    assert "s-3 confirmed; it states c-3." in page.words
    done = browser.post("/card/confirm:s-4/confirm", page=page)
    assert done.place == "/queue"
    with desk.record() as record:
        assert [each.waiting.subject for each in record.queue()] == ["q-1"]
        assert [each.actor for each in record.log(2)] == [OWNER, OWNER]
    gone = browser.get("/card/confirm:s-3")
    assert (gone.status, "Nothing waits about s-3" in gone.words) == (410, True)


def test_a_filter_is_kept_from_card_to_card(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/confirm:s-3?article=a-1&task=confirm")

    assert "card 1 of 2" in page.words
    done = browser.post("/card/confirm:s-3/confirm?article=a-1&task=confirm", page=page)
    assert done.place == "/card/confirm:s-4?article=a-1&task=confirm"


def test_a_match_is_decided_with_its_reason(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/decide:q-1")

    assert "<mark>390,000</mark>" in page.text
    assert "FIGURE DIFFERS 390,000 → 410,000" in page.words
    reason = {"reason": "410,000 is not 390,000"}
    # Enter in the reason sends the form without an answer.
    entered = browser.post("/card/decide:q-1/answer", reason, page=page)
    assert (entered.status, "choose an answer" in entered.words) == (422, True)
    assert 'value="410,000 is not 390,000"' in entered.text
    done = browser.post("/card/decide:q-1/not-same", reason, page=page)
    assert "d-1: c-2 and c-1 not-same." in browser.follow(done).words
    with desk.record() as record:
        decision = record.question("q-1").decision
    assert decision
    assert (decision.decision, decision.reviewer, decision.reason) == (
        "not_same", OWNER, "410,000 is not 390,000",
    )  # fmt: skip


def test_a_form_holds_words_as_they_were_typed_although_pages_spell_out_what_hides(
    desk: WebDesk,
) -> None:
    browser = desk.open(OWNER)
    typed = "It counted 410,000\u200b \u202ecrates\u202c & \xadmore."

    again = browser.post(
        "/card/look-at:c-2/verdict",
        {"label": "", "rationale": typed},
        page=browser.get("/card/look-at:c-2"),
    )

    assert (again.status, "Label is missing" in again.words) == (422, True)
    held = re.findall(r"\n([^<]*)</textarea>", again.text)
    assert typed in map(html.unescape, held)
    assert "\u202e" not in again.text


def test_a_name_with_what_is_not_seen_is_spelled_out_and_its_form_finds_them(
    desk: WebDesk,
) -> None:
    with desk.record() as record:
        record.add_reviewer("E.\u200b Berg")
    browser = desk.open(OWNER)
    page = browser.get("/people")

    assert "E.\\u200b Berg" in page.words
    name = html.unescape(re.findall(r'name="name" value="(E\.[^"]*)"', page.text)[0])
    done = browser.post("/people/role", {"name": name, "role": "editor", "reason": "x"}, page=page)

    assert done.status == 303
    with desk.record() as record:
        assert [str(each.role) for each in record.reviewers() if "Berg" in each.name] == ["editor"]


def test_a_verdict_needs_its_sources_and_keeps_what_was_typed(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    here = "/card/look-at:c-2"
    given = {"label": "False", "rationale": "The report says 290,000.", "as_of": "2023-02-30"}

    page = browser.get(here)
    odd = browser.post(f"{here}/verdict", given, page=page)
    assert odd.status == 422
    assert "is no full date" in odd.words
    assert "The report says 290,000." in odd.text
    given["as_of"] = "2023-02-20"
    short = browser.post(f"{here}/verdict", given, page=page)
    assert (short.status, "0 of 2 independent sources" in short.words) == (422, True)
    empty = browser.post(f"{here}/verdict", {"label": "", "rationale": " "}, page=page)
    assert "Label is missing" in empty.words
    assert 'href="#verdict-rationale"' in empty.text
    for url in ("https://port.example/a", "https://statistics.example/b"):
        source = {"stance": "contradicts", "url": url, "quote": "290,000 containers"}
        added = browser.post(f"{here}/source", source, page=browser.get(here))
        assert added.place == here
    done = browser.post(f"{here}/verdict", given, page=browser.get(here))
    assert "v-2 False. Status: proposed." in browser.follow(done).words


def test_a_second_person_signs_off_or_dissents_and_nobody_their_own(desk: WebDesk) -> None:
    own = desk.open(OWNER).get("/card/look-at:c-1")
    assert 'formaction="/card/look-at:c-1/sign-off"' not in own.text
    assert "you stand behind the verdict already" in own.words
    refused = desk.open(OWNER)
    page = refused.get("/card/look-at:c-1")
    assert refused.post("/card/look-at:c-1/sign-off", page=page).status in {404, 422}

    second = desk.open(SECOND)
    page = second.get("/card/sign-off:v-1")
    assert "Sign off as False" in page.words
    done = second.post("/card/sign-off:v-1/sign-off", {"rationale": "I read both."}, page=page)
    assert "signs off v-1 False. Status: signed off." in second.follow(done).words


def test_two_on_one_card_learn_what_the_other_did_and_keep_their_words(desk: WebDesk) -> None:
    first, second = desk.open(OWNER), desk.open(SECOND)
    ours, theirs = first.get("/card/decide:q-1"), second.get("/card/decide:q-1")

    first.post("/card/decide:q-1/related", {"reason": "Both of 2022"}, page=ours)
    words = {"reason": "410,000 is not 390,000"}
    conflict = second.post("/card/decide:q-1/not-same", words, page=theirs)
    assert conflict.status == 409
    assert "q-1 has changed since you read it. Nothing was stored." in conflict.words
    assert "A. Diallo" in conflict.words
    assert 'value="410,000 is not 390,000"' in conflict.text
    assert "You sent: Another claim" in conflict.words
    with desk.record() as record:
        decision = record.question("q-1").decision
        assert decision
        assert decision.decision == "related"
    again = second.post("/card/decide:q-1/not-same", words, page=conflict)
    assert again.status == 303, again.words
    assert "It replaces d-1" in second.follow(again).words

    # A moment made up by hand is taken for the earliest one.
    with desk.record() as record:
        later = record.head().sequence + 1
    for moment in ("", "0", "-3", "9" * 40, "soon", "999999", str(later)):
        forged = [("csrf", theirs.field("csrf")), ("read_at", moment), ("reason", "x")]
        assert second.post("/card/decide:q-1/same", forged).status == 409, moment


def test_a_form_that_says_too_little_does_not_hide_what_others_did_meanwhile(
    desk: WebDesk,
) -> None:
    first, second = desk.open(OWNER), desk.open(SECOND)
    page = second.get("/card/decide:q-1")
    done = first.post("/card/decide:q-1/related", page=first.get("/card/decide:q-1"))
    assert done.status == 303, done.words

    wordless = second.post("/card/decide:q-1/answer", {"reason": "Another figure"}, page=page)
    assert (wordless.status, "choose an answer" in wordless.words) == (422, True)
    told = second.post("/card/decide:q-1/not-same", {"reason": "Another figure"}, page=wordless)
    assert (told.status, "q-1 has changed since you read it" in told.words) == (409, True)
    assert second.post("/card/decide:q-1/not-same", page=told).status == 303


def test_a_card_that_holds_no_longer_is_gone_with_the_words_kept(desk: WebDesk) -> None:
    first, second = desk.open(OWNER), desk.open(SECOND)
    page = second.get("/card/confirm:s-3")
    dropped = first.post(
        "/card/confirm:s-3/discard", {"reason": "A headline"}, page=first.get("/card/confirm:s-3")
    )
    assert dropped.status == 303

    gone = second.post("/card/confirm:s-3/edit", {"text": "Fares rose by 20%"}, page=page)
    assert gone.status == 410
    assert "You sent: Store the edit. Your words: Fares rose by 20%" in gone.words
    assert "A. Diallo, A headline" in gone.words


def test_editing_assigning_and_noting_stay_on_the_card(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    here = "/card/decide:q-1"

    same = browser.post(f"{here}/edit", {"text": HARBOUR.replace("390", "410"),
                        "speaker": "Mara Lindqvist"}, page=browser.get(here))  # fmt: skip
    assert (same.status, "nothing was changed" in same.words) == (422, True)
    for word, given, told in (
        ("note", {"text": "Ask the port"}, "m-1"),
        ("assign", {"reviewer": SECOND}, "J. Keita"),
        ("take", {"reason": "The budget rests on it", "deadline": "2023-04-01"}, "taken"),
        ("topic", {"topic": "harbour"}, "harbour"),
    ):
        done = browser.post(f"{here}/{word}", given, page=browser.get(here))
        assert done.place == here, (word, done.words)
        assert told in browser.follow(done).words
    strange = browser.post(f"{here}/assign", {"reviewer": "Nobody"}, page=browser.get(here))
    assert (strange.status, "Nobody" in strange.words) == (422, True)
    assert "Ask the port" in desk.open(SECOND).get(here).words
    assert "With you" in desk.open(SECOND).get("/").words


def test_a_check_of_others_stands_on_the_card_and_becomes_a_source(desk: WebDesk) -> None:
    check = OutsideCheck("Theirs", "https://agentur.example/1", "Falsch", site="agentur.example")
    with desk.record() as record:
        words = record.claim("c-2").claim.text
        theirs = ReadCheck(check._replace(claim=words))
        record.bring_in([theirs], Feed("feed.json"), claim="c-2")
    browser = desk.open(OWNER)
    page = browser.get("/card/look-at:c-2")

    assert "agentur.example: “Falsch”, date unknown" in page.words
    given = {"check": "y-1", "stance": "contradicts", "archive_url": "https://archive.example/1"}
    done = browser.post("/card/look-at:c-2/cite", given, page=page)
    assert "contradicts: https://agentur.example/1" in browser.follow(done).words
    odd = browser.post("/card/look-at:c-2/cite", given | {"check": "y-7"}, page=page)
    assert (odd.status, "no check of others on this card" in odd.words) == (422, True)


def test_undo_names_the_act_and_takes_back_no_other(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    browser.post("/card/confirm:s-3/confirm", page=browser.get("/card/confirm:s-3"))
    page = browser.get("/undo")
    assert "Undo the confirmation of s-3" in page.words
    browser.post("/card/confirm:s-4/confirm", page=browser.get("/card/confirm:s-4"))

    late = browser.post("/undo", {"event": page.field("event")}, page=page)
    assert late.status == 422
    now = browser.get("/undo")
    done = browser.post("/undo", {"event": now.field("event")}, page=now)
    assert "Undone: the confirmation of s-4." in browser.follow(done).words
    other = desk.open(EDITOR)
    assert "Nothing to undo" in other.get("/undo").words


def test_an_editor_publishes_past_the_gate_and_corrects(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    editor = desk.open(EDITOR)
    page = editor.get("/claim/c-1/publish")
    assert "reply" in page.words
    url = {"url": "https://paper.example/harbour"}

    refused = editor.post("/claim/c-1/publish", url, page=page)
    assert refused.status == 422
    assert "does not pass the gate" in refused.words
    assert 'value="https://paper.example/harbour"' in refused.text
    done = editor.post("/claim/c-1/publish", {**url, "despite": "No answer came"}, page=page)
    assert "signed off, published" in editor.follow(done).words
    told = editor.get("/undo")
    event = {"event": told.field("event")}
    assert "what is out is changed by" in told.words
    assert editor.post("/undo", event, page=told).status == 422
    done = editor.post("/undo", {**event, "never_out": "It was never put up"}, page=told)
    assert "Undone: the publication" in editor.follow(done).words
    editor.post("/claim/c-1/publish", {**url, "despite": "x"}, page=page)
    page = editor.get("/claim/c-1/correct")
    assert editor.post("/claim/c-1/correct", {"verdict": "v-1"}, page=page).status == 422
    notice = {
        "verdict": page.field("verdict"),
        "kind": "clarification",
        "notice": "We name the report.",
        "rationale": "The annual report says 290,000.",
    }
    done = editor.post("/claim/c-1/correct", notice, page=page)
    assert "is corrected" in editor.follow(done).words
    standing = editor.get("/claim/c-1/correct").field("verdict")
    for form in ("publish", "correct"):
        browser = desk.open(SECOND)
        page = browser.get(f"/claim/c-1/{form}")
        assert f'action="/claim/c-1/{form}"' not in page.text
        sent = {"url": "https://paper.example/x", "despite": "x", **notice, "verdict": standing}
        sent["rationale"] = "Its annual report of 2023 says 290,000."
        assert browser.post(f"/claim/c-1/{form}", sent, page=page).status == 403


def test_a_reader_and_who_left_act_on_nothing(desk: WebDesk) -> None:
    reader = desk.open(READER)
    page = reader.get("/account")
    acts = {
        "/card/confirm:s-3/confirm": {},
        "/card/decide:q-1/same": {},
        "/card/decide:q-1/note": {"text": "x"},
        "/add": {"what": "statement", "text": "Sheep fly."},
        "/add/store": {"token": "x"},
        "/import": {"token": "x"},
        "/import/store": {"token": "x"},
        "/house/policy": {"policy": "x"},
        "/house/scale": {"scale": "x"},
        "/undo": {"event": "1"},
        "/people/add": {"name": "X. Y"},
        "/people/role": {"name": READER, "role": "owner"},
        "/people/invite": {"name": OWNER},
        "/people/close": {"name": OWNER},
    }
    with desk.record() as record:
        before = record.head()
    for path, given in acts.items():
        answer = reader.post(path, {"csrf": page.field("csrf"), "read_at": "99", **given})
        assert answer.status == 403, (path, answer.status, answer.words)
        assert "needs" in answer.words or "owner" in answer.words, (path, answer.words)
    feed = ("feed.csv", b"text,verdict\nSheep fly.,False\n")
    for path in ("/add", "/import"):
        sent = [("csrf", page.field("csrf")), ("what", "article")]
        assert reader.post(path, sent, file=feed).status == 403, path
    with desk.record() as record:
        assert record.head() == before
        record.set_role(READER, "left")
    assert reader.get("/queue").place == "/login?next=%2Fqueue"
    assert desk.served.accounts.sessions_of(READER) == []


def test_a_form_that_is_sent_twice_is_one_act(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    note = {"text": "Ask the port."}
    source = {"stance": "backs", "url": "https://port.example/b", "quote": "410,000"}
    letter = {
        "claim": "c-1", "party": "The port", "channel": "mail", "direction": "asked",
        "reason": "reply", "sent": "2023-02-20",
    }  # fmt: skip
    role = {"what": "role", "role": "director", "organisation": "the harbour"}
    for shown, path, given in (
        ("/card/confirm:s-3", "/card/confirm:s-3/note", note),
        ("/card/look-at:c-2", "/card/look-at:c-2/source", source),
        ("/contacts", "/contacts", letter),
        ("/person/p-1", "/person/p-1", role),
        ("/card/confirm:s-3", "/card/confirm:s-3/confirm", {}),
        ("/people", "/people/add", {"name": "N. Traoré", "role": "reviewer"}),
    ):
        page = browser.get(shown)
        file = ("letter.txt", b"Dear port") if path == "/contacts" else None
        first = browser.post(path, given, page=page, file=file)
        with desk.record() as record:
            head = record.head()
        again = browser.post(path, given, page=page, file=file)
        assert (again.status, again.place) == (first.status, first.place), path
        assert first.status in {200, 303}, first.words
        with desk.record() as record:
            assert record.head() == head, path


def test_a_form_that_is_sent_again_after_something_else_is_another_act(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    here, note = "/card/confirm:s-3", {"text": "Ask the port."}
    page = browser.get(here)
    browser.post(f"{here}/note", note, page=page)
    # What others do makes it no other form; the same words elsewhere are.
    other = desk.open(SECOND)
    other.post(f"{here}/note", note, page=other.get(here))
    browser.post(f"{here}/note", note, page=page)
    browser.post("/card/confirm:s-4/note", note, page=browser.get("/card/confirm:s-4"))
    with desk.record() as record:
        assert [each.actor for each in record.log(3)] == [OWNER, SECOND, OWNER]
    asked = browser.get("/undo")
    browser.post("/undo", {"event": asked.field("event")}, page=asked)
    again = browser.post("/card/confirm:s-4/note", note, page=browser.get("/card/confirm:s-4"))
    assert again.status == 303
    with desk.record() as record:
        assert [each.kind for each in record.log(2)] == ["undo", "note"]


def test_a_form_that_is_sent_again_after_going_back_is_one_act(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    source = {"stance": "backs", "url": "https://port.example/b", "quote": "410,000"}
    for here, word, given in (
        ("/card/look-at:c-2", "note", {"text": "Ask the port."}),
        ("/card/look-at:c-2", "source", source),
        ("/card/look-at:c-2", "take", {"reason": "I know the port."}),
    ):
        first = browser.post(f"{here}/{word}", given, page=browser.get(here))
        with desk.record() as record:
            head = record.head()
        # The page that the browser goes back to is read again, and holds the words as typed.
        again = browser.post(f"{here}/{word}", given, page=browser.get(here))
        assert (again.status, again.place) == (first.status, first.place), word
        assert first.status == 303, first.words
        with desk.record() as record:
            assert record.head() == head, word


def test_the_same_act_after_another_of_somebody_else_is_another(desk: WebDesk) -> None:
    here = "/card/look-at:c-2"
    own, other, why = desk.open(OWNER), desk.open(EDITOR), {"reason": "A lawyer reads it."}
    for browser, word in ((own, "hold"), (other, "lift"), (own, "hold")):
        done = browser.post(f"{here}/{word}", why, page=browser.get(here))
        assert done.status == 303, done.words
    with desk.record() as record:
        assert [each.kind for each in record.log(3)] == ["hold", "lift", "hold"]


def test_a_form_that_arrives_twice_at_once_is_one_act(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    page = browser.get("/card/confirm:s-3")
    with desk.record() as record:
        head = record.head().sequence
    given = {name: page.field(name) for name in ("csrf", "read_at")} | {"text": "Ask."}
    headers = {
        "host": HOST, "origin": f"http://{HOST}",
        "content-type": "application/x-www-form-urlencoded",
        "cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items()),
    }  # fmt: skip
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def send_at_once() -> list[int]:
        path, body = "/card/confirm:s-3/note", urlencode(given).encode()
        sent = (browser._call("POST", path, raw, body) for _ in range(4))
        return [each.status for each in await asyncio.gather(*sent)]

    found = asyncio.run(send_at_once())
    assert found == [303] * 4
    with desk.record() as record:
        assert record.head().sequence == head + 1
