"""One reviewer, one verdict: what becomes of two that somebody gave before claims were merged."""

import json
from pathlib import Path

from claimcheck import open_record
from claimcheck.model.ids import parse_id
from claimcheck.workflows.desk.allowed_acts import offered
from tests.desk import SECOND, Desk, begun_once

WORDS = ("Trade grew by 20% over the year", "Commerce rose a fifth within twelve months, he said")


@begun_once
def rated_apart(folder: Path) -> Desk:
    """Rate two claims otherwise, both by A. Diallo, under the policy of a second person."""
    desk = Desk(folder)
    for number, (words, label) in enumerate(zip(WORDS, ("True", "False"), strict=True), 1):
        assert desk.run("add", words, "--speaker", "Lavrov", "--said-on", "2023-02-07").code == 0
        given = desk.run("review", f"c-{number}", "--verdict", label, "--rationale", f"As {label}")
        assert given.code == 0
    return desk


def _verdicts(desk: Desk, claim: str) -> list[tuple[str, str, str]]:
    """Return the verdicts that stand on a claim: id, who gave it, label."""
    found = desk.run("show", claim, "-f", "json").json["verdicts"]
    return [(each["id"], each["reviewer"], each["label"]) for each in found]


def _cards(desk: Desk, who: str) -> list[str]:
    """Return the lines of what waits for somebody."""
    return desk.run("review", "--export", "-", "--by", who).out.splitlines()


TO_CHOOSE = "A. Diallo gave v-1 True and v-2 False: say which holds with `claimcheck review c-1`"


def test_nobody_disputes_with_themselves_and_who_gave_both_is_asked(rated_apart: Desk) -> None:
    merged = rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing", "--by", SECOND)

    assert merged.out.splitlines()[1:] == [
        "c-1 and c-2: proposed; v-2 False, v-1 True; 2 mentions",
        f"{TO_CHOOSE}.",
    ]
    assert (
        " ".join(rated_apart.run("show", "c-2").out.split()).count("to choose A. Diallo gave") == 1
    )
    page = ("--url", "https://desk.example/1")
    assert TO_CHOOSE in rated_apart.refused("publish", "c-1", *page)
    queue = [
        [json.loads(line)["task"] for line in _cards(rated_apart, who) if '"c-1"' in line]
        for who in ("A. Diallo", SECOND)
    ]
    assert queue == [["rate"], []]


def test_who_gave_both_says_which_and_undo_brings_both_back(rated_apart: Desk) -> None:
    rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    chosen = rated_apart.run("review", "c-2", "--verdict", "True", "--rationale", "The new table.")

    assert "Status: proposed." in chosen.out
    assert _verdicts(rated_apart, "c-1") == [("v-3", "A. Diallo", "True")]
    signed = rated_apart.run("sign-off", "v-3", "--by", SECOND)
    assert "Status: signed off." in signed.out
    for _ in range(2):
        assert rated_apart.run("undo").code == 0
    labels = [label for _, _, label in _verdicts(rated_apart, "c-1")]
    assert sorted(labels) == ["False", "True"]
    assert rated_apart.run("log", "--verify").code == 0


def test_the_same_label_twice_is_one_reviewer_behind_it(rated_apart: Desk) -> None:
    rated_apart.run("review", "c-2", "--verdict", "True", "--rationale", "On second thought")

    merged = rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    assert "say which holds" not in merged.out
    assert "c-1 and c-2: proposed;" in merged.out
    assert "Status: signed off." in rated_apart.run("sign-off", "v-1", "--by", SECOND).out


def test_a_dissent_takes_the_place_of_ones_own_verdict_in_other_words(rated_apart: Desk) -> None:
    rated_apart.run("undo")
    again = ("review", "c-2", "--verdict", "True", "--rationale", "So it is", "--by", SECOND)
    rated_apart.run(*again)
    rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    rated_apart.run("dissent", "v-3", "--verdict", "False", "--rationale", "I erred.")

    assert _verdicts(rated_apart, "c-1") == [
        ("v-4", "A. Diallo", "False"),
        ("v-3", SECOND, "True"),
    ]


def test_what_readers_have_stays_out_under_review(rated_apart: Desk) -> None:
    rated_apart.run("sign-off", "v-1", "--by", SECOND)
    page = ("--url", "https://desk.example/1", "--despite", "urgent", "--by", SECOND)
    assert rated_apart.run("publish", "c-1", *page).code == 0

    rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    shown = rated_apart.run("show", "c-1", "-f", "json").json
    assert (shown["status"], shown["in_public"]) == ("proposed", "under review")
    assert shown["readers_have"] == "True"
    refused = rated_apart.refused("review", "c-2", "--verdict", "False", "--rationale", "It is.")
    assert "is published as 'True'" in refused
    rated_apart.run("review", "c-2", "--verdict", "True", "--rationale", "Looked at again.")
    signed = rated_apart.run("sign-off", "v-4", "--by", SECOND)
    assert "Status: signed off, published." in signed.out


def test_an_editor_ends_it_for_who_cannot_say(rated_apart: Desk) -> None:
    rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    ended = rated_apart.run(
        "resolve", "c-1", "--verdict", "True", "--rationale", "The table says so.", "--by", SECOND
    )

    assert "Status: signed off." in ended.out


def test_a_label_that_only_one_of_them_gave_is_disputed(rated_apart: Desk) -> None:
    third = ("review", "c-1", "--verdict", "Half true", "--rationale", "Partly", "--by", SECOND)
    rated_apart.run(*third)

    merged = rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")

    assert "c-1 and c-2: disputed;" in merged.out


def test_the_desk_offers_an_editor_the_same_and_not_who_gave_both(rated_apart: Desk) -> None:
    rated_apart.run("merge", "c-1", "c-2", "--reason", "One thing")
    offers = {}
    for who in ("A. Diallo", SECOND):
        with open_record(rated_apart.path, reviewer=who) as record:
            entry = record.looked_at(parse_id("c-1", "c"))
            assert entry
            offers[who] = offered(record.card(entry))

    assert "resolve" in offers[SECOND]
    assert "resolve" not in offers["A. Diallo"]
    assert "verdict" in offers["A. Diallo"]
