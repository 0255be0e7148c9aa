"""`claimcheck reviewer`."""

from pathlib import Path

import pytest

from tests.cli.running import Ran, mistake, ok, run


def test_reviewers_are_listed_in_the_order_of_their_coming(database: Path) -> None:
    ok("reviewer", "add", "M. Sow", "--email", "sow@desk.example", "--now", "2023-03-03T10:00:00Z")

    assert ok("reviewer", "list") == (
        "name       email             added at              role\n"
        "A. Diallo                    2023-03-02T09:00:00Z  owner\n"
        "J. Keita                     2023-03-02T09:00:00Z  editor\n"
        "M. Sow     sow@desk.example  2023-03-03T10:00:00Z  reviewer\n"
    )


def test_new_reviewer_may_act(database: Path) -> None:
    assert ok("reviewer", "add", "M. Sow") == (
        "M. Sow is a reviewer. They act with --by or CLAIMCHECK_BY.\n"
    )
    assert run("add", "Trade grew by 20%", "--by", "M. Sow").code == 0


def test_name_is_taken_once(database: Path) -> None:
    assert mistake("reviewer", "add", "J. Keita") == (
        "'J. Keita' is a reviewer already; `claimcheck reviewer list` shows all"
    )


def test_unknown_actor_is_told_how_to_become_known(database: Path) -> None:
    assert mistake("add", "Trade grew by 20%", "--by", "Nobody") == (
        "unknown reviewer 'Nobody' (known: A. Diallo, J. Keita);"
        ' add them with `claimcheck reviewer add "Nobody"`'
    )
    assert ok("list", "-f", "jsonl") == ""


def test_empty_actor_is_not_the_default_one(database: Path) -> None:
    assert mistake("add", "Trade grew by 20%", "--by", "").startswith("unknown reviewer ''")


def test_without_a_subcommand_its_help_is_shown() -> None:
    code, out, err = run("reviewer")

    assert (code, out) == (2, "")
    assert err == run("reviewer", "--help").out
    assert err.startswith("Usage: claimcheck reviewer [OPTIONS] COMMAND [ARGS]...\n")


def test_hostile_name_is_shown_spelled_out(database: Path) -> None:
    ok("reviewer", "add", "Eve\x1b[2J\u202eevE")

    assert run("reviewer", "list") == Ran(
        0,
        "name                 email  added at              role\n"
        "A. Diallo                   2023-03-02T09:00:00Z  owner\n"
        "J. Keita                    2023-03-02T09:00:00Z  editor\n"
        "Eve\\x1b[2J\\u202eevE         2023-03-02T09:00:00Z  reviewer\n",
        "",
    )


@pytest.mark.parametrize("role", ["left", "reader"])
@pytest.mark.parametrize(
    ("needed", "act"),
    [
        ("acting needs a reviewer", ("add", "Trade grew by 20%")),
        ("acting needs a reviewer", ("confirm", "--all", "--yes")),
        (
            "acting needs a reviewer",
            ("review", "c-1", "--verdict", "True", "--rationale", "So it is."),
        ),
        ("acting needs a reviewer", ("undo",)),
        ("redact needs an owner", ("redact", "s-1", "--reason", "A court says so.")),
        ("setting the policy needs an editor", ("policy", "set", "one")),
    ],
)
def test_who_left_or_only_reads_acts_no_more(
    database: Path, role: str, needed: str, act: tuple[str, ...]
) -> None:
    ok("add", "Prices fell by 3%")
    ok("reviewer", "role", "J. Keita", role)

    before = ok("log")

    told = mistake(*act, "--by", "J. Keita")

    being = "has left" if role == "left" else f"is a {role}"
    assert told.startswith(f"J. Keita {being} and {needed};")
    assert ok("log") == before


def test_who_is_added_is_told_by_their_role(database: Path) -> None:
    assert "M. Sow is an editor. They act with" in ok(
        "reviewer", "add", "M. Sow", "--role", "editor"
    )
    assert "R. Read is a reader. They read" in ok("reviewer", "add", "R. Read", "--role", "reader")
    ok("add", "Trade grew by 20%")
    assert "R. Read only reads" in mistake("assign", "c-1", "--to", "R. Read")
