"""`claimcheck take`, `drop`, `merge`, `unmerge`, `link`, `unlink`, `supersede`, `confirm`."""

from pathlib import Path

import pytest

from claimcheck.cli.options.common import Runtime
from tests.desk import SECOND, Desk, begun_once, run_on


@begun_once
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.run("add", "Unemployment in Mali stands at 3.9%", "--said-on", "2022-06-03")
    made.run("add", "Wheat arrived in the port of Conakry", "--said-on", "2022-06-09")
    made.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "The office says so"),
        *("--as-of", "2022-06-05"),
    )
    return made


def test_take_and_drop(desk: Desk) -> None:
    taken = desk.run("take", "c-2", "--reason", "Widely shared")
    listed = desk.run("export", "claims", "--status", "open", "-f", "jsonl").out
    dropped = desk.run("drop", "c-2", "--reason", "Nobody counts it")

    assert taken == (0, "c-2 is taken. It is open; no verdict; 1 mention.\n", "")
    assert '"claim_id": "c-2"' in listed
    assert dropped == (0, "c-2 is dropped. It is untaken; no verdict; 1 mention.\n", "")


def test_merge_and_unmerge(desk: Desk) -> None:
    merged = desk.run("merge", "c-1", "c-2", "--reason", "One thing")
    parted = desk.run("unmerge", "c-2", "c-1")

    assert merged.out == ("l-3 c-1 same as c-2.\nc-1 and c-2: proposed; v-1 True; 2 mentions\n")
    assert parted.out == (
        "l-3 no longer holds: c-1 same as c-2.\n"
        "c-1: proposed; v-1 True; 1 mention\n"
        "c-2: untaken; no verdict; 1 mention\n"
    )
    assert desk.run("log", "--verify").code == 0


def test_link_replaces_and_unlink_takes_back(desk: Desk) -> None:
    desk.run("link", "c-1", "related-to", "c-2", "--reason", "Both of June")
    linked = desk.run("link", "c-1", "contradicts", "c-2", "--reason", "Rather")
    page = desk.run("show", "c-2").out
    unlinked = desk.run("unlink", "l-4", "--reason", "A slip")

    assert linked.out.splitlines()[:2] == [
        "l-4 c-1 contradicts c-2.",
        "It replaces l-3, c-1 related to c-2.",
    ]
    assert "  link      l-4 c-1 contradicts c-2, A. Diallo: Rather\n" in page
    assert unlinked.out.startswith("l-4 no longer holds: c-1 contradicts c-2.\n")
    assert "link" not in desk.run("show", "c-2").out


def test_link_that_was_replaced_is_not_called_unknown(desk: Desk) -> None:
    desk.run("link", "c-1", "related-to", "c-2", "--reason", "Both of June")
    desk.run("link", "c-1", "contradicts", "c-2", "--reason", "Rather")
    answer = desk.run("unlink", "l-3", "--reason", "A slip")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "claimcheck: l-3 no longer holds; `claimcheck history c-2` tells what became of it\n"
    )


def test_supersede_names_the_claim_with_by_and_the_actor_with_reviewer(desk: Desk) -> None:
    answer = desk.run(*("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09", "--by", SECOND))

    assert answer.out.startswith("l-3 c-2 updates c-1 since 2022-06-09.\n")
    assert desk.rows("SELECT made_by, since FROM links WHERE id = 3") == [(SECOND, "2022-06-09")]
    assert "c-2 updates c-1 since 2022-06-09" in desk.run("show", "c-1").out


def test_supersede_takes_the_actor_from_the_environment(desk: Desk) -> None:
    run_on(
        desk.path, ("supersede", "c-1", "--with", "c-2", "--on", "2022-06-09"), Runtime(), SECOND
    )

    assert desk.rows("SELECT actor FROM events ORDER BY sequence DESC LIMIT 1") == [(SECOND,)]


# What a program linked


@pytest.fixture
def repeated(desk: Desk) -> Desk:
    for day in ("10", "11"):
        desk.run("add", "Wheat arrived in the port of Conakry", "--said-on", f"2022-06-{day}")
    return desk


def occasions(desk: Desk) -> int:
    claim: dict[str, int] = desk.run("show", "c-2", "-f", "json").json
    return claim["occasions"]


@pytest.mark.parametrize(
    ("named", "confirmed", "counted"),
    [
        (("s-3",), "s-3 states c-2; confirmed.\n1 link confirmed.\n", 2),
        (("l-4",), "s-4 states c-2; confirmed.\n1 link confirmed.\n", 2),
        (
            ("--all", "--yes"),
            "2 links confirmed. To take it back: claimcheck undo -n 2\n",
            3,
        ),
        (("s-1",), "Nothing was left to confirm.\n", 1),
    ],
)
def test_confirmed_statements_count_as_occasions(
    repeated: Desk, named: tuple[str, ...], confirmed: str, counted: int
) -> None:
    assert occasions(repeated) == 1

    assert repeated.run("confirm", *named) == (0, confirmed, "")
    assert occasions(repeated) == counted


def test_confirming_again_changes_nothing(repeated: Desk) -> None:
    repeated.run("confirm", "--all", "--yes")

    before = repeated.run("log", "--head").out
    assert repeated.run("confirm", "--all", "--yes").out == "Nothing was left to be confirmed.\n"
    assert repeated.run("log", "--head").out == before


def test_confirm_an_article(desk: Desk, tmp_path: Path) -> None:
    text = tmp_path / "story.txt"
    text.write_text("Wheat arrived in the port of Conakry", encoding="utf-8")
    records = tmp_path / "story.jsonl"
    records.write_text(
        '{"text": "Wheat arrived in the port of Conakry", "spans": [[0, 36]]}', encoding="utf-8"
    )
    desk.run("add", "--from", str(records), "--in", str(text))

    assert desk.run("confirm", "--article", "a-1").out.startswith("1 link confirmed.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("take", "c-9", "--reason", "x"), "no c-9 in this database"),
        (("take", "s-1", "--reason", "x"), "'s-1' is not an id here"),
        (("take", "c-1"), "--reason"),
        (("drop", "c-2", "--reason", "x"), "nobody has taken c-2"),
        (("merge", "c-1", "c-1", "--reason", "x"), "c-1 is that claim itself"),
        (("unmerge", "c-1", "c-2"), "c-1 and c-2 are two claims"),
        (("link", "c-1", "same", "c-2", "--reason", "x"), "`claimcheck merge c-31 c-58`"),
        (("link", "c-1", "like", "c-2", "--reason", "x"), "'like' is not a relation; they are"),
        (("unlink", "l-1", "--reason", "x"), "decide s-1 c-1 not-same"),
        (("unlink", "l-9", "--reason", "x"), "no l-9 in this database"),
        (("supersede", "c-1", "--with", "A. Diallo", "--on", "2026"), "'A. Diallo' is not an id"),
        (("supersede", "c-1", "--with", "c-2", "--on", "June"), "'June' is not a date"),
        (("confirm",), "name what it is about"),
        (("confirm", "s-1", "--all"), "name what it is about"),
        (("confirm", "--article", "a-9"), "no a-9 in this database"),
    ],
)
def test_mistakes_are_one_line_and_change_nothing(
    desk: Desk, arguments: tuple[str, ...], message: str
) -> None:
    before = desk.run("log", "--head").out

    answer = desk.run(*arguments)

    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert answer.err.count("\n") == 1
    assert desk.run("log", "--head").out == before
