"""What an editor does with a claim, a person and the house: every act that a card offers."""

import re
from dataclasses import replace
from typing import Final

from claimcheck.model.verdict import Source, Stance
from claimcheck.settings import load_settings
from claimcheck.web.app import make_app
from claimcheck.workflows.desk.allowed_acts import offered
from tests.web.conftest import EDITOR, HARBOUR, OWNER, PASSWORD, READER, SECOND, WebDesk

C1 = "/card/look-at:c-1"
C2 = "/card/look-at:c-2"
WALK = [
    (C2, "link", {"relation": "contradicts", "other": "c-1", "reason": "Two figures"}, "l-"),
    (C2, "unlink", {"link": "l-5", "reason": "It does not"}, "l-5"),
    (C2, "contact", {"party": "The port", "channel": "e-mail", "sent": "2023-03-01"}, "w-1"),
    (C2, "answer-contact", {"contact": "w-1", "answer": "No."}, "w-2"),
    (C2, "merge", {"other": "c-3", "reason": "The same in other words"}, "c-3"),
    (C2, "unmerge", {"other": "c-3"}, "c-3"),
    (C2, "supersede", {"newer": "c-4", "since": "2023-02"}, "c-4"),
    (C2, "hold", {"reason": "A lawyer asks for it"}, "hold"),
    (C2, "lift", {"reason": "The lawyer is content"}, "c-2"),
    ("/card/look-at:c-1", "publish", {
        "url": "https://paper.example/harbour", "despite": "For the test"}, "published"),
    ("/card/look-at:c-1", "correct", {"kind": "typo", "notice": "A comma."}, "x-1"),
    ("/person/p-1", "", {"what": "alias", "name": "M. Lindqvist"}, "The name is theirs."),
    ("/person/p-1", "", {"what": "role", "role": "director", "since": "2019"}, "is kept"),
    ("/person/p-1", "", {"what": "describe", "wikidata": "Q42"}, "kept"),
    ("/person/p-1", "", {
        "what": "split", "name": "Mara L. Lindqvist", "statements": "s-3", "reason": "Two"},
     "another person"),
    ("/person/p-1", "", {"what": "merge", "other": "Mara L. Lindqvist", "reason": "One"},
     "one person"),
    ("/house", "policy", {"policy": "quorum", "number": "3"}, "quorum 3"),
    ("/house", "scale", {"scale": 'name = "short"\n[[labels]]\nlabel = "Yes"\ndefinition = "So."\n'
      '[[labels]]\nlabel = "No"\ndefinition = "Not so."\n'}, "short 1 is in force."),
]  # fmt: skip


def test_every_act_on_a_claim_a_person_and_the_house_has_its_form(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    browser = desk.open(EDITOR)
    for path, form, fields, told in WALK:
        page = browser.get(path)
        assert page.status == 200, page.words
        done = browser.post(f"{path}/{form}".rstrip("/"), fields, page=page)
        assert done.status == 303, (
            path,
            form,
            re.findall(r"Nothing was stored.{0,200}", done.words),
        )
        shown = browser.follow(done)
        assert told in shown.words, (path, form, shown.words[:600])
    assert "No verdict of ours" not in shown.words
    with desk.record() as record:
        acts = record.log(99)
        assert [each.actor for each in acts[-len(WALK) :]] == [EDITOR] * len(WALK)
        assert (acts[0].door, *{each.door for each in acts[-len(WALK) :]}) == (None, "web")
        assert record.verify().fault is None


def test_the_form_of_the_policy_starts_at_what_holds(desk: WebDesk) -> None:
    browser = desk.open(EDITOR)
    for name, chosen, number in (
        (None, "second person", ""),
        ("quorum 3", "quorum", "3"),
        ("blind", "blind", ""),
        ("one", "one", ""),
    ):
        if name:
            with desk.record(EDITOR) as record:
                record.set_policy(name)
        page = browser.get("/house")
        refused = browser.post("/house/scale", {"scale": "name ="}, page=page)
        for shown in (page, refused):
            assert re.findall(r'value="([^"]*)" selected', shown.text) == [chosen]
            assert f'name="number" type="text" value="{number}"' in shown.text
        sent = {"policy": "quorum", "number": "many"}
        kept = browser.post("/house/policy", sent, page=page).text
        assert re.findall(r'value="([^"]*)" selected', kept) == ["quorum"]
        assert 'name="number" type="text" value="many"' in kept


def test_a_card_has_a_form_for_every_act_that_it_offers(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    with desk.record() as record:
        cards = [record.card(entry) for entry in record.queue()]
    for card in cards:
        waiting = card.entry.waiting
        page = browser.get(f"/card/{str(waiting.task).replace(' ', '-')}:{waiting.subject}")
        for act in offered(card):
            assert f'/{act}"' in page.text, (waiting.subject, act)


def test_a_card_to_act_on_differs_from_the_one_shown_in_its_story_and_its_likes_alone(
    desk: WebDesk,
) -> None:
    with desk.record() as record:
        for entry in record.queue():
            shown, acted_on = record.card(entry), record.card(entry, to_show=False)
            asked = tuple(each for each in shown.priors if each.question)
            assert acted_on == shown._replace(priors=asked, history=(), contacts=())
            assert offered(acted_on) == offered(shown)


def test_a_claim_on_hold_offers_an_editor_to_lift_it_and_nobody_anything_else(
    desk: WebDesk,
) -> None:
    with desk.record(EDITOR) as record:
        record.hold("c-2", reason="A lawyer asks for it")

    page = desk.open(EDITOR).get(C2)
    assert re.findall(r'action="/card/look-at:c-2/([\w-]+)"', page.text) == ["lift"]
    assert "On hold since 2023-03-02, M. Sow: A lawyer asks for it." in page.words
    assert "/card/look-at:c-2/" not in desk.open(SECOND).get(C2).text


REFUSED: Final[list[tuple[str, str, str, dict[str, str], int]]] = [
    (READER, C2, "hold", {"reason": "x"}, 403),
    (SECOND, C2, "hold", {"reason": "x"}, 403),
    # The role is asked before the form is read, however little that says.
    (SECOND, C2, "publish", {}, 403),
    (READER, C2, "note", {}, 403),
    (READER, C2, "answer", {}, 403),
    (SECOND, "/claim/c-1", "publish", {}, 403),
    (SECOND, "/claim/c-1", "correct", {}, 403),
    (READER, "/contacts", "", {}, 403),
    (READER, "/contacts", "answer", {}, 403),
    (READER, "/person/p-1", "", {}, 403),
    (EDITOR, "/people", "leave", {}, 403),
    (EDITOR, "/people", "role", {}, 403),
    (EDITOR, "/people", "invite", {}, 403),
    (EDITOR, "/people", "close", {}, 403),
    # What could not be stored is refused before anybody is asked.
    (EDITOR, "/claim/c-1", "correct", {"verdict": "v-9", "kind": "typo", "notice": "x"}, 422),
    (EDITOR, "/person/p-1", "", {"what": "split", "name": "X", "statements": "s-2"}, 422),
    (OWNER, "/people", "role", {"name": SECOND, "role": "reviewer"}, 422),
    (OWNER, "/people", "leave", {"name": OWNER}, 422),
    (OWNER, "/people", "leave", {"name": SECOND, "to": READER}, 422),
    (OWNER, "/people", "close", {"name": SECOND}, 422),
    (OWNER, "/people", "invite", {"name": "Nobody"}, 422),
    (SECOND, "/house", "policy", {"policy": "one"}, 403),
    (READER, "/house", "scale", {"scale": "x"}, 403),
    (READER, "/person/p-1", "", {"what": "alias", "name": "x"}, 403),
    (EDITOR, "/house", "policy", {"policy": "quorum", "number": "many"}, 422),
    (EDITOR, "/house", "scale", {"scale": "name ="}, 422),
    (EDITOR, "/person/p-1", "", {"what": "merge", "other": "p-99", "reason": "x"}, 422),
    (EDITOR, "/person/p-1", "", {"what": "rename"}, 404),
    (EDITOR, C2, "merge", {"other": "c-2", "reason": "x"}, 422),
    (EDITOR, C2, "merge", {"other": "<script>", "reason": "x"}, 422),
    (EDITOR, C2, "correct", {"kind": "typo", "notice": "x"}, 422),
    (EDITOR, C2, "redact", {"reason": "x"}, 404),
    # No path of the server is ever read, whatever a form says.
    (EDITOR, C2, "contact", {"party": "x", "channel": "y", "attach": "/etc/passwd"}, 303),
]


def test_what_a_role_or_the_record_refuses_stores_nothing(desk: WebDesk) -> None:
    browsers = {name: desk.open(name) for name in (READER, SECOND, EDITOR, OWNER)}
    tokens = {name: each.get("/account").field("csrf") for name, each in browsers.items()}
    for name, path, form, fields, status in REFUSED:
        with desk.record() as record:
            before = record.head()
        sent = {"csrf": tokens[name], "read_at": str(before.sequence), **fields}
        answer = browsers[name].post(f"{path}/{form}".rstrip("/"), sent)

        assert answer.status == status, (name, path, form, answer.words)
        assert "<script>" not in answer.text.partition("</head>")[2]
        with desk.record() as record:
            assert (record.head() == before) == (status != 303)
            assert all(not each.attachments for each in record.contacts())


def test_a_file_is_kept_with_a_contact_under_its_own_name(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    fields = [("claim", "c-1"), ("party", "The port"), ("channel", "letter")]
    token = [("csrf", browser.get("/contacts").field("csrf"))]

    done = browser.post("/contacts", [*token, *fields], file=("../../the letter.txt", b"Dear desk"))
    assert done.status == 303, done.words
    assert "the letter.txt" in browser.get("/contacts").words
    answered = [*token, ("contact", "w-1"), ("answer", "No.")]
    done = browser.post("/contacts/answer", answered, file=("answer.pdf", b"%PDF-1.4"))
    assert done.status == 303, done.words
    stranger = desk.open(READER)
    forged = [("csrf", stranger.get("/account").field("csrf")), *fields]
    for file in (None, ("a.txt", b"Dear desk")):
        assert stranger.post("/contacts", forged, file=file).status == 403
    kept = browser.get("/contacts/f-1")
    assert (kept.status, kept.text) == (200, "Dear desk")
    assert kept.header("content-type") == "application/octet-stream"
    saved = 'attachment; filename="f-1-the-letter.txt"'
    assert kept.header("content-disposition") == saved
    assert 'href="/contacts/f-1"' in browser.get("/contacts").text
    assert browser.get("/contacts/f-9").status == browser.get("/contacts/w-1").status == 404
    assert stranger.get("/contacts/f-1").status in {403, 404}
    with desk.record() as record:
        assert [file.name for each in record.contacts() for file in each.attachments] == [
            *("the letter.txt", "answer.pdf"),
        ]


def test_what_other_desks_published_stands_beside_a_match_and_a_card(desk: WebDesk) -> None:
    check = (
        '{"@type": "ClaimReview", "url": "https://agency.example/1", "datePublished": "2023-01-20",'
        f' "claimReviewed": "{HARBOUR}", "author": {{"name": "Agency"}},'
        ' "reviewRating": {"alternateName": "Falsch", "ratingExplanation": "Es waren weniger."}}'
    )
    browser = desk.open(EDITOR)
    page = browser.get("/import")
    looked = browser.post("/import", page=page, file=("one.json", check.encode()))
    sent = [("token", looked.field("token")), ("into", "claim"), ("claim", "c-1")]
    assert browser.post("/import/store", sent, page=looked).status == 303

    asked = browser.post("/match", {"text": HARBOUR}, page=browser.get("/match"))
    assert "Agency : “Falsch”" in asked.words or "Agency: “Falsch”" in asked.words
    assert "Es waren weniger." in browser.get("/card/look-at:c-1").words
    assert browser.post("/match", {"text": "Rain.", "said_on": "soon"}, page=asked).status == 422


def test_what_weighs_is_asked_a_second_time_with_the_words_and_the_persons(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    desk.served.passwords.set(EDITOR, PASSWORD)
    browser = desk.open(OWNER)
    url = {"url": "https://paper.example/harbour", "despite": "For the test"}
    said = (HARBOUR, "Mara Lindqvist")
    for path, form, fields, told in (
        ("/claim/c-1/publish", "", url, (*said, "Readers have c-1 as “False” from now on",
         "It does not pass", "sides", "and goes out because: “For the test”")),
        ("/card/look-at:c-1", "publish", url, (*said, "Readers have c-1 as “False”",
         "and goes out because: “For the test”")),
        (C2, "merge", {"other": "c-3", "reason": "One"}, ("410,000", "c-2 and c-3 count as one")),
        ("/claim/c-1/correct", "", {"verdict": "v-1", "kind": "typo", "notice": "A comma."},
         (*said, "The label stays “False”.", "Readers are told: “A comma.”")),
        ("/claim/c-1/correct", "", {"verdict": "v-1", "kind": "withdrawn", "notice": "Wrong."},
         ("“False” is taken back, and nothing takes its place.",)),
        ("/person/p-1", "", {"what": "split", "name": "M. L.", "statements": "s-3", "reason": "x"},
         ("s-3 count as said by M. L., and no longer by Mara Lindqvist",)),
        ("/people", "role", {"name": EDITOR, "role": "left"},
         ("Does M. Sow leave the desk?", "Their account is closed")),
        ("/people", "close", {"name": EDITOR}, ("Close the account of M. Sow?",)),
    ):  # fmt: skip
        address = f"{path}/{form}".rstrip("/")
        with desk.record() as record:
            before = record.head()
        asked = browser.post(address, {**fields, "sure": ""}, page=browser.get(path))
        assert asked.status == 200, (address, asked.words)
        for each in told:
            assert each in asked.words, (address, each, asked.words)
        assert f'action="{address}"' in asked.text
        for name, value in fields.items():
            assert asked.field(name) == value
        with desk.record() as record:
            assert record.head() == before


def test_yes_holds_for_what_was_asked_and_for_nothing_else(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    browser = desk.open(OWNER)
    publish, merge = "/claim/c-1/publish", f"{C2}/merge"
    url = {"url": "https://paper.example/harbour", "despite": "For\r\nthe test"}
    for address, fields, others in (
        (publish, url, ({"url": "https://other.example/"}, {"published_on": "2023-03-01"})),
        (merge, {"other": "c-3", "reason": "One"}, ({"other": "c-1"}, {"reason": "Two"})),
        ("/people/role", {"name": EDITOR, "role": "reviewer"},
         ({"role": "owner"}, {"name": READER})),
    ):  # fmt: skip
        page = browser.get(address.removesuffix("/merge").removesuffix("/role"))
        asked = browser.post(address, {**fields, "sure": ""}, page=page)
        sure = asked.field("sure")
        with desk.record() as record:
            before = record.head()
        for other in (*others, {"sure": "1"}, {"sure": sure[:-1]}, {"sure": f"9{sure}"}):
            again = browser.post(address, {**fields, "sure": sure, **other}, page=page)
            assert (again.status, "not what you were asked" in again.words) == (409, True), other
        with desk.record() as record:
            assert record.head() == before
    for refused, why in (
        ({"url": "paper"}, "is not a web address"),
        ({"despite": ""}, "does not pass the gate"),
        ({"published_on": "2099-01-01"}, "2099-01-01"),
    ):
        for here, address in ((publish, publish), (C1, f"{C1}/publish")):
            page = browser.get(here)
            told = browser.post(address, {**url, **refused, "sure": ""}, page=page)
            assert (told.status, why in told.words) == (422, True), (address, told.words)
    with desk.record(SECOND) as record:
        record.add_source("c-1", Source(Stance.BACKS, "https://late.example/"))
    page = browser.get(publish)
    asked = browser.post(publish, {**url, "sure": ""}, page=page)
    with desk.record(SECOND) as record:
        record.add_source("c-1", Source(Stance.BACKS, "https://later.example/"))
    late = browser.post(publish, {**url, "sure": asked.field("sure")}, page=page)
    assert (late.status, "has changed since you were asked" in late.words) == (409, True)
    assert "later.example" in late.words
    assert "late.example" not in late.words
    done = browser.post(publish, {**url, "sure": late.field("sure")}, page=page)
    assert (done.status, done.place) == (303, "/claim/c-1")


def test_undo_names_the_words_and_whose_they_are(desk: WebDesk) -> None:
    browser = desk.open(OWNER)
    browser.post("/card/confirm:s-3/confirm", page=browser.get("/card/confirm:s-3"))
    asked = browser.get("/undo").words
    assert "Ferry fares rose by 20% last year" in asked
    assert "Mara Lindqvist" in asked
    # Of claims that were made one, each keeps its own speaker here.
    with desk.record() as record:
        record.add("Nobody named counted 12 lighthouses.")
        newest = f"{record.statement('s-5').stored.claim}"
        record.merge("c-1", newest, reason="For the test")
    asked = browser.get("/undo").words
    assert f"{newest} nobody named" in asked
    assert "c-1 Mara Lindqvist" in asked


def test_who_leaves_hands_over_what_is_in_hand_and_comes_in_no_more(desk: WebDesk) -> None:
    with desk.record() as record:
        record.assign("c-2", SECOND)
    desk.served.passwords.set(SECOND, PASSWORD)
    browser, theirs = desk.open(OWNER), desk.open(SECOND)
    page, leave = browser.get("/people"), {"name": SECOND, "to": EDITOR, "reason": "A new desk"}
    alone = browser.post("/people/leave", {**leave, "to": ""}, page=page)
    assert (alone.status, "has 1 claim in hand" in alone.words) == (422, True)
    assert 'value="J. Keita"></div>' not in alone.text

    asked = browser.post("/people/leave", {**leave, "sure": ""}, page=page)
    assert "Does J. Keita leave the desk?" in asked.words
    assert "1 claim" in asked.words
    done = browser.post("/people/leave", leave, page=page)
    assert done.place == "/people"
    assert "J. Keita has left" in browser.follow(done).words
    assert theirs.get("/").place == "/login"
    assert desk.served.accounts.hash_of(SECOND) is None
    with desk.record() as record:
        in_hand = [each.waiting.assigned_to for each in record.queue()]
    assert (EDITOR in in_hand, SECOND in in_hand) == (True, False)


def test_a_check_is_published_at_its_page_of_the_site_without_an_address(desk: WebDesk) -> None:
    with desk.record(SECOND) as record:
        record.sign_off("v-1")
    desk.served.settings.database.with_name("claimcheck.toml").write_text(
        '[desk]\nname = "Ours"\npages = "https://ours.example/"\n'
    )
    settings = load_settings(desk.served.database.parent, {})
    browser = desk.open(OWNER)
    browser.app = make_app(replace(desk.served, settings=settings))
    given = {"url": "", "despite": "For the test", "sure": ""}
    for path, act in (("/claim/c-1/publish", ""), (C1, "/publish")):
        done = browser.post(f"{path}{act}", given, page=browser.get(path))
        assert "from now on, at https://ours.example/checks/c-1.html" in done.words, done.words
