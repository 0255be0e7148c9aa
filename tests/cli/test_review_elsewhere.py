"""The queue in a file: handed out by `review --export`, brought back by `review --from`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.day import READER, SECOND
from tests.cli.running import Ran, golden, mistake, ok, run
from tests.desk import SOURCED

SOURCES = [
    {"act": "source", "stance": "backs", "url": "https://city.example/list", "quote": "14"},
    {"act": "source", "stance": "contradicts", "url": "https://books.example/count"},
]
RATED = {"act": "verdict", "label": "mostly true", "rationale": "One of the 14 is a bus."}


def handed_out(*options: str) -> dict[str, dict[str, Any]]:
    """Return the cards that are written, by their ids."""
    lines = ok("review", "--export", "-", *options).splitlines()
    return {row["card"]: row for row in map(json.loads, lines)}


def brought_back(*cards: dict[str, Any], by: str = READER) -> Ran:
    """Bring cards back from a file."""
    text = "".join(f"{json.dumps(card)}\n" for card in cards)
    return run("review", "--from", "-", "--by", by, stdin=text.encode())


def answered(card: dict[str, Any], answer: object) -> dict[str, Any]:
    return {**card, "answer": answer}


def test_card_is_written_with_all_that_a_person_sees(desk: Path) -> None:
    text = ok("review", "--export", "-", "--article", "a-1", "--speaker", "she")

    # The digest is over all that was ever written, so that any new column would change it.
    golden("queue.jsonl", re.sub(r'("head": "25):[0-9a-f]{64}"', r'\1:…"', text))


def test_queue_is_written_to_a_file(desk: Path) -> None:
    ran = run("review", "--export", "queue.jsonl")

    assert (ran.code, ran.out, ran.err) == (0, "", "Wrote 12 cards to queue.jsonl.\n")
    assert len(Path("queue.jsonl").read_text(encoding="utf-8").splitlines()) == 12


def test_queue_comes_in_the_order_of_the_desk(desk: Path) -> None:
    assert list(handed_out("--speaker", "Tomas Ek")) == ["v-5", "s-10", "s-11"]


def test_every_kind_of_answer_is_stored(desk: Path) -> None:
    cards = handed_out()
    answers: dict[str, object] = {
        "v-3": {**RATED, "label": "True", "recheck_on": "2024-03-01"},
        "v-5": "sign-off",
        "c-4": [*SOURCES, RATED],
        "c-5": {"act": "resolve", "label": "Half true", "rationale": "Both are right."},
        "s-7": ["confirm", {"act": "take", "reason": "The figure changed"}],
        "q-1": {"act": "not same", "reason": "Another figure"},
        "s-9": "confirm",
        "q-2": {"act": "later"},
        "s-10": {"act": "edit", "text": "The bridge was closed on 41 days in 2022"},
        "s-12": [{"act": "note", "text": "Whose count?"}, {"act": "assign", "reviewer": SECOND}],
        "s-11": {"act": "discard", "reason": "An opinion"},
    }
    ran = brought_back(*(answered(card, answers.get(name)) for name, card in cards.items()))

    assert ran.code == 0, ran.out
    golden("answers.txt", ran.out)
    assert ok("log", "--verify")


def test_card_without_an_answer_stays_open(desk: Path) -> None:
    head = ok("log", "--head")
    ran = brought_back(*handed_out().values())

    assert ran == Ran(0, "0 applied, 0 stale, 0 refused, 12 left open.\n", "")
    assert ok("log", "--head") == head


def test_stale_answer_is_reported_and_not_stored(desk: Path) -> None:
    cards = handed_out()
    ok("review", "c-4", "--verdict", "Opinion", "--rationale", "12", "--by", SECOND)
    ok("decide", "q-1", "same", "--by", SECOND)
    head = ok("log", "--head")
    ran = brought_back(
        answered(cards["c-4"], [*SOURCES, RATED]), answered(cards["q-1"], "not-same")
    )

    assert ran.code == 1
    assert "STALE     c-4: 2023-03-02 J. Keita verdict: v-8 Opinion" in ran.out
    assert "STALE     q-1: 2023-03-02 J. Keita decided: d-1 " in ran.out
    assert ran.out.endswith("0 applied, 2 stale, 0 refused, 0 left open.\n")
    assert ran.err == (
        "Stale cards that still wait come again with `claimcheck review --export FILE`.\n"
    )
    assert ok("log", "--head") == head


def test_answer_that_is_brought_back_twice_is_stale(desk: Path) -> None:
    card = answered(handed_out()["s-8"], "confirm")
    brought_back(card)
    head = ok("log", "--head")

    assert brought_back(card).code == 1
    assert ok("log", "--head") == head


def test_answers_of_one_file_do_not_make_each_other_stale(desk: Path) -> None:
    cards = handed_out()
    ran = brought_back(answered(cards["s-7"], "confirm"), answered(cards["q-1"], "contradicts"))

    assert ran.out.endswith("2 applied, 0 stale, 0 refused, 0 left open.\n")


@pytest.mark.parametrize(
    ("card", "by", "answer", "why"),
    [
        ("c-4", READER, RATED, "no verdict on c-4 yet: 0 of 2 independent sources that it needs"),
        ("c-4", READER, [SOURCES[0], RATED], "no verdict on c-4 yet: 1 of 2 independent sources"),
        ("s-8", READER, RATED, "a verdict is an act of its own"),
        ("s-8", READER, "same", "this card asks no question about a match"),
        ("c-5", SECOND, {**RATED, "act": "resolve"}, "J. Keita is a party to the dispute"),
        ("s-8", READER, {"act": "assign", "reviewer": "Nobody"}, "unknown reviewer 'Nobody'"),
        ("c-4", READER, {"act": "note", "text": "a\0b"}, "the text holds a NUL character"),
    ],
)
def test_answer_that_may_not_be_is_refused_whole(
    desk: Path, card: str, by: str, answer: object, why: str
) -> None:
    cards = handed_out("--by", by)
    head = ok("log", "--head")
    ran = brought_back(answered(cards[card], answer), by=by)

    assert ran.code == 1
    assert " ".join(ran.out.split()).startswith(f"REFUSED {card}: {why}")
    assert ok("log", "--head") == head


@pytest.fixture
def mapped(desk: Path) -> None:
    Path("claimcheck.toml").write_text('[scale.map]\n"Pants on Fire" = "False"\n"Fake" = "Wrong"\n')


@pytest.mark.parametrize(
    ("card", "answer", "said"),
    [
        ("c-4", [*SOURCES, {**RATED, "label": "pants on fire"}], "v-8 False. Status: proposed."),
        ("c-5", {**RATED, "act": "resolve", "label": " Pants on Fire"}, "v-8 False resolves it."),
    ],
)
@pytest.mark.usefixtures("mapped")
def test_foreign_label_becomes_the_desks_own_and_stays_in_the_rationale(
    desk: Path, card: str, answer: object, said: str
) -> None:
    ran = brought_back(answered(handed_out()[card], answer))
    word = answer["label"].strip() if isinstance(answer, dict) else "pants on fire"
    verdicts = json.loads(ok("show", card, "-f", "json"))["verdicts"]
    (verdict,) = (each for each in verdicts if each["id"] == "v-8")

    assert ran.code == 0, ran.out
    assert said in ran.out
    assert f"(Given as “{word}”.)" in " ".join(ran.out.split())
    assert verdict["label"] == "False"
    assert verdict["rationale"] == f"One of the 14 is a bus. (Given as “{word}”.)"
    assert ok("log", "--verify")


@pytest.mark.usefixtures("mapped")
def test_foreign_label_in_a_dissent_that_means_the_same_is_no_dissent(desk: Path) -> None:
    ok("review", "c-4", "--verdict", "False", "--rationale", "12", "--by", SECOND, *SOURCED)
    card = next(each for each in handed_out().values() if each["claim_id"] == "c-4")
    dissent = {**RATED, "act": "dissent", "label": "Pants on Fire"}
    ran = brought_back(answered(card, [*SOURCES, dissent]))

    assert ran.code == 1
    assert ran.out.startswith("REFUSED   v-8: ")


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Half fake", "'Half fake' is not on the scale; [scale.map] in claimcheck.toml can say"),
        ("Fake", "'Wrong' is not on the scale; [scale.map] puts it for 'Fake'; its labels are"),
    ],
)
@pytest.mark.usefixtures("mapped")
def test_foreign_label_without_one_of_the_scale_is_refused_whole(
    desk: Path, label: str, why: str
) -> None:
    card = handed_out()["c-4"]
    head = ok("log", "--head")
    ran = brought_back(answered(card, [*SOURCES, {**RATED, "label": label}]))

    assert ran.code == 1
    assert " ".join(ran.out.split()).startswith(f"REFUSED c-4: {why}")
    assert ok("log", "--head") == head


def test_nobody_signs_off_their_own_verdict_by_a_file(desk: Path) -> None:
    card = answered(handed_out()["v-5"], "sign-off")

    assert (
        "STALE     v-5: it does not wait for J. Keita any more" in brought_back(card, by=SECOND).out
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"task": "guess"}, "row 1, column task: 'guess' is not a task"),
        ({"card": "s-8"}, "row 1, column card: 's-8' is not the id of a card to rate"),
        ({"claim_id": 4}, "row 1, column claim_id: 4 is not a claim"),
        ({"head": "x"}, "row 1, column head: 'x' is not a head"),
        ({"answer": "shrug"}, "row 1, column answer: 'shrug' is no act; they are confirm, edit"),
        ({"answer": 3}, 'row 1, column answer: write {"act": "confirm"}, a list of such, or null'),
        ({"answer": {"act": "take"}}, "row 1, column answer: take needs reason"),
        ({"answer": {**RATED, "rank": "5"}}, "verdict has no 'rank'; its fields are label, rat"),
        ({"answer": {**RATED, "as_of": 5}}, "as_of of verdict is not a text"),
        ({"answer": {**SOURCES[0], "stance": "for"}}, "'for' is not backs, contradicts, context"),
        ({"answer": {"act": "edit", "spans": [[1]]}}, "spans are pairs of numbers"),
    ],
)
def test_bad_line_stops_the_whole_file(desk: Path, change: dict[str, object], fault: str) -> None:
    cards = handed_out()
    head = ok("log", "--head")
    ran = brought_back({**cards["c-4"], **change}, answered(cards["s-8"], "confirm"))

    assert (ran.code, ran.out) == (2, "")
    assert fault in ran.err
    assert ok("log", "--head") == head


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_file_without_cards_is_refused(desk: Path, text: str) -> None:
    Path("empty.jsonl").write_text(text, encoding="utf-8")

    assert mistake("review", "--from", "empty.jsonl") == (
        "empty.jsonl: no cards; `claimcheck review --export FILE` writes them; nothing stored"
    )


def test_cards_of_another_record_are_refused(desk: Path) -> None:
    card = answered(handed_out()["s-8"], "confirm")
    card["head"] = card["head"][:-1] + ("0" if card["head"][-1] != "0" else "1")
    ran = brought_back(card)

    assert ran.code == 2
    assert "the cards come from another record" in ran.err


@pytest.mark.parametrize(
    "options",
    [
        ("c-4", "--export", "-"),
        ("--export", "-", "--from", "x"),
        ("--from", "x", "--article", "a-1"),
    ],
)
def test_options_that_do_not_go_together_are_named(desk: Path, options: tuple[str, ...]) -> None:
    assert mistake("review", *options) == (
        "--export goes with filters, --from goes alone, and neither with the id of a card"
    )


def test_hidden_verdict_is_not_handed_out(desk: Path) -> None:
    ok("policy", "set", "blind")
    ok("review", "c-4", "--verdict", "Opinion", "--rationale", "So I think", "--by", SECOND)
    text = ok("review", "--export", "-")
    card = handed_out()["c-4"]

    assert (card["verdicts"], card["hidden_verdicts"]) == ([], 1)
    assert "So I think" not in text


def test_database_is_not_overwritten(desk: Path) -> None:
    assert mistake("review", "--export", "claims.db") == (
        "claims.db is the database itself; name another file"
    )
