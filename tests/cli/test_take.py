"""`claimcheck take`: one claim, or several at once."""

import json
from pathlib import Path

import pytest

from tests.cli.running import NOW, mistake, ok, run
from tests.cli.together import done_together_and_undone
from tests.desk import Desk


def test_taken_claim_is_open(two_claims: Desk) -> None:
    taken = two_claims.run("take", "c-2", "--reason", "Widely shared")

    assert taken == (0, "c-2 is taken. It is open; no verdict; 1 mention.\n", "")
    listed = two_claims.run("export", "claims", "--status", "open", "-f", "jsonl").out
    assert '"claim_id": "c-2"' in listed


@pytest.mark.parametrize(
    ("chosen", "told", "taken"),
    [
        (("c-1", "c-2"), "2 claims taken", ["c-1", "c-2", "c-3"]),
        (("--speaker", "lavrov"), "3 claims taken", ["c-1", "c-2", "c-3", "c-4"]),
    ],
)
def test_several_are_taken_in_one_line_and_each_can_be_undone(
    regions: Path, chosen: tuple[str, ...], told: str, taken: list[str]
) -> None:
    act = ("take", *chosen, "--reason", "x")

    assert done_together_and_undone(act, told, "--status", "open") == taken


def test_nothing_is_done_until_somebody_agrees(regions: Path) -> None:
    head = ok("log", "--head")
    act = ("take", "--speaker", "Lavrov", "--reason", "x")

    assert mistake(*act) == (
        "4 claims would be taken; say --yes, or see which with --dry-run (nothing was stored)"
    )
    looked = run(*act, "--dry-run")
    assert looked.out == "Would be taken: c-1, c-2, c-3, c-4.\n"
    assert looked.err == "4 claims. Nothing was stored (--dry-run).\n"
    assert ok("log", "--head") == head


def test_what_a_filter_keeps_and_cannot_be_done_is_told_and_what_is_named_refused(
    regions: Path,
) -> None:
    ok("take", "c-2", "--reason", "Asked")
    head = ok("log", "--head")

    refused = mistake("take", "c-1", "c-2", "--reason", "x", "--yes")
    assert refused == "A. Diallo has taken c-2 already: Asked"
    assert ok("log", "--head") == head
    done = run("take", "--speaker", "Lavrov", "--reason", "x", "--yes")
    assert done.out.startswith("3 claims taken.")
    assert done.err == "1 passed over:\n  A. Diallo has taken c-2 already: Asked\n"


@pytest.mark.parametrize("chosen", [("c-1", "c-2"), ("--topic", "trade")])
def test_what_is_chosen_otherwise_is_refused_at_once_too(
    regions: Path, chosen: tuple[str, ...]
) -> None:
    head = ok("log", "--head")

    told = mistake("take", "--reason", "x", "--priority", "urgent", *chosen, "--yes")

    assert "'urgent' is not a priority" in told
    assert "passed over" not in told
    assert ok("log", "--head") == head


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (("take", "--reason", "x", "--deadline", "10 March"), "must be a full date"),
        (("take", "--reason", "x", "--deadline", "2020-01-01"), "is in the past"),
        (("take", "--reason", "x", "--deadline", "2023-03"), "must be a full date"),
        (("take", "--reason", "x", "--priority", "urgent"), "'urgent' is not a priority"),
        (("take", "--reason", " "), "give the reason"),
        (("drop", "--reason", ""), "give the reason"),
        (("assign", "--to", "J. Kieta"), "J. Kieta"),
        (("note", ""), "the note is empty"),
        (("topic", "add", ""), "the topic is empty"),
        (("topic", "remove", ";"), "the topic is empty"),
    ],
)
def test_an_act_that_fits_no_record_is_one_mistake(
    regions: Path, act: tuple[str, ...], told: str
) -> None:
    head = ok("log", "--head")
    chosen = ("--speaker", "Lavrov")
    # Claims stand before a note and after a topic.
    line = [act[0], *chosen, *act[1:]] if act[0] == "note" else [*act, *chosen]
    done = run(*line, "--yes")

    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "passed over" not in done.err
    assert ok("log", "--head") == head


def test_priority_and_deadline_lead_the_queue_and_can_change(regions: Path) -> None:
    ok("take", "c-1", "--reason", "x")
    ok("take", "c-5", "--reason", "x", "--priority", "high", "--deadline", "2023-03-09")
    ok("take", "c-5", "--reason", "Sooner", "--deadline", "2023-03-04")

    cards = [json.loads(line) for line in ok("review", "--export", "-").splitlines()]
    assert [card["card"] for card in cards] == ["c-5", "c-1"]
    row = json.loads(ok("list", "-f", "json", "--sort", "deadline"))[0]
    assert (row["claim_id"], row["in_hand_of"]) == ("c-5", "A. Diallo")
    assert (row["priority"], row["deadline"]) == ("high", "2023-03-04")
    assert NOW[:10] in ok("history", "c-5")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("take", "c-9", "--reason", "x"), "no c-9 in this database"),
        (("take", "s-1", "--reason", "x"), "'s-1' is not an id here"),
        (("take", "c-1"), "--reason"),
        (("take", "--reason", "x"), "name what it is about, such as c-12"),
        (("take", "c-1", "--speaker", "Diop", "--reason", "x"), "not both"),
        (("take", "--status", "done", "--reason", "x"), "'done' is not a status"),
        (("take", "--article", "a-9", "--reason", "x"), "no a-9 in this database"),
        (("take", "--speaker", "Nobody", "--reason", "x"), "nobody is known as 'Nobody'"),
        (("take", "c-1", "--reason", "x", "--priority", "urgent"), "they are high, normal, low"),
        (
            ("take", "c-1", "--reason", "x", "--deadline", "June"),
            "the deadline 'June' must be a full date",
        ),
    ],
)
def test_mistakes_are_told(regions: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake(*arguments)


def test_page_and_lists_tell_in_whose_hands_it_is_how_urgent_and_by_when(regions: Path) -> None:
    urgent = ("--priority", "high", "--deadline", "2023-03-09")
    ok("take", "c-2", "--reason", "Asked", *urgent, "--by", "J. Keita")

    assert "  in hand   of J. Keita, high priority, to be done by 2023-03-09\n" in ok("show", "c-2")
    page = json.loads(ok("show", "c-2", "-f", "json"))
    assert [page[each] for each in ("in_hand_of", "priority", "deadline")] == [
        *("J. Keita", "high", "2023-03-09"),
    ]
    for options in (("--sort", "deadline"), ("--reviewer", "J. Keita"), ("--sort", "priority")):
        listed = ok("list", *options).splitlines()
        row = next(line for line in listed if line.startswith("c-2"))
        assert all(each in row for each in ("2023-03-09", "high", "J. Keita")), row
        assert max(map(len, listed)) <= 80
