"""`claimcheck list`."""

import json
from pathlib import Path

import pytest

from claimcheck.cli.output import counted
from tests.cli.running import Ran, golden, mistake, ok, run, stored_once

HEADER = "claim id  status  verdicts  mentions  claim\n"


@stored_once
def claims() -> None:
    """Store c-1 of Lavrov (rated), c-2 of Diop (2022) and c-3 without speaker or date."""
    ok("add", "Trade grew by 20% over the year", "--speaker", "Lavrov", "--said-on", "2023-02-07")
    ok("add", "The library opens on Sundays", "--speaker", "Diop", "--said-on", "2022-11")
    ok("add", "Rents were frozen in Bamako")
    ok("review", "c-1", "--verdict", "False", "--rationale", "It fell")


def test_claims_come_by_id_and_the_count_is_talk(sample: Path) -> None:
    ran = run("list")

    assert (ran.code, ran.err) == (0, "36 claims.\n")
    golden("list.txt", ran.out)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ((), ["c-1", "c-2", "c-3"]),
        (("--status", "proposed"), ["c-1"]),
        (("--status", "not picked up"), ["c-2", "c-3"]),
        (("--status", "Signed-off"), []),
        (("--speaker", "lavrov"), ["c-1"]),
        (("--speaker", "lavro"), []),
        (("--as-of-since", "2023"), ["c-1"]),
        (("--as-of-since", "2023-02-08"), []),
        (("--as-of-until", "2022"), ["c-2"]),
        (("--as-of-until", "2023-02"), ["c-1", "c-2"]),
        (("--as-of-since", "2022-11", "--as-of-until", "2023-02-07", "--speaker", "Diop"), ["c-2"]),
    ],
)
@pytest.mark.usefixtures("claims")
def test_filters_keep(options: tuple[str, ...], kept: list[str]) -> None:
    rows = [json.loads(line) for line in ok("list", "-f", "jsonl", *options).splitlines()]

    assert [row["claim_id"] for row in rows] == kept


@pytest.mark.usefixtures("claims")
def test_other_formats_are_those_of_export() -> None:
    for form in ("csv", "json", "jsonl", "markdown"):
        assert ok("list", "-f", form) == ok("export", "claims", "-f", form)


def test_empty_store_has_no_rows(database: Path) -> None:
    assert run("list") == Ran(0, HEADER, "0 claims.\n")


@pytest.mark.parametrize(
    ("speaker", "hint"),
    [
        ("Berg", " Did you mean 'Ola Berg'?"),
        ("ola borg", " Did you mean 'Ola Berg'?"),
        ("Whale", ""),
    ],
)
def test_a_speaker_whom_nobody_knows_leads_to_the_nearest_names(
    database: Path, speaker: str, hint: str
) -> None:
    ok("add", "Trade grew by 20%", "--speaker", "Ola Berg", "--said-on", "2023-02-07")

    known = f"obody is known as {speaker!r}; `claimcheck person list` shows every name"
    said = f"0 claims. N{known}{hint and '.'}{hint}\n"
    assert run("list", "--speaker", speaker) == Ran(0, HEADER, said)
    assert mistake("speaker", speaker) == f"n{known}{hint and '.'}{hint}"


def test_a_known_speaker_without_such_a_claim_is_no_stranger(database: Path) -> None:
    ok("add", "Trade grew by 20%", "--speaker", "Ola Berg", "--said-on", "2023-02-07")

    listed = run("list", "--speaker", "Ola Berg", "--status", "published")
    assert listed == Ran(0, HEADER, "0 claims.\n")


def test_missing_database_is_not_made(elsewhere: Path) -> None:
    assert mistake("list") == (
        "no database at claims.db; make one with `claimcheck init --db claims.db`"
    )
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "problem"),
    [
        ("--since", "May", "'May' is not a date; write 2023-02-07, 2023-02 or 2023"),
        ("--until", "2023-02-29", "'2023-02-29' is not a date; write 2023-02-07, 2023-02 or 2023"),
        (
            "--status",
            "done",
            "'done' is not a status; they are not picked up, open, proposed, signed off, disputed,"
            " withdrawn, unpublished, published, under review, correction due",
        ),
        ("--status", "untaken", "'untaken' is now called 'not picked up'"),
        ("--status", "Void", "'Void' is now called 'withdrawn'"),
        (
            "--article",
            "story.txt",
            "'story.txt' is not an id here; write a-31 (article); `claimcheck list articles` shows"
            " the articles",
        ),
        (
            "--format",
            "yaml",
            "Invalid value for '--format' / '-f': 'yaml' is not one of 'table', 'csv', 'json',"
            " 'jsonl', 'markdown'; see `claimcheck list --help`",
        ),
    ],
)
def test_mistake_is_named(database: Path, option: str, value: str, problem: str) -> None:
    assert mistake("list", option, value) == problem


@pytest.mark.usefixtures("claims")
def test_hostile_and_wide_words_keep_the_columns() -> None:
    ok(
        "add",
        "\x1b[2JRents \u202e rose 日本 の家賃は一年で五パーセント上がった",
    )

    assert ok("list").splitlines()[-1] == (
        "c-4       not picked up            1         \\x1b[2JRents \\u202e rose 日本 …"
    )


def test_open_questions_are_listed_until_they_are_decided(claims: None) -> None:
    ok("add", "Trade grew by 30% over the year", "--speaker", "Ümit ÖZ")

    assert run("list", "--questions") == Ran(
        0,
        "question id  band         candidate id  statement\n"
        "q-1          conflicting  c-1           Trade grew by 30% over the year\n",
        "1 question.\n",
    )
    ok("decide", "q-1", "contradicts", "--reason", "Another figure")
    assert run("list", "--questions").err == "0 questions.\n"


def test_speakers_are_compared_without_case_in_any_script(database: Path) -> None:
    ok("add", "Rents were frozen in Bamako", "--speaker", "Ümit ÖZ")
    ok("add", "Wheat is dear", "--speaker", "Σοφία Παππάς")

    for name, claim in (("ÜMIT öz", "c-1"), ("σοφία παππάς", "c-2")):
        rows = json.loads(ok("list", "--speaker", name, "-f", "json"))
        assert [row["claim_id"] for row in rows] == [claim]


def test_dates_in_the_wrong_order_are_named(database: Path) -> None:
    for command in (("list",), ("export", "claims"), ("stats",)):
        assert mistake(*command, "--since", "2023", "--until", "2022-05") == (
            "--until 2022-05 lies before --since 2023; exchange the two"
        )


@pytest.mark.parametrize("options", [(), ("--status", "not picked up"), ("--speaker", "Lavrov")])
@pytest.mark.parametrize("limit", [1, 3, 500])
def test_limit_gives_the_first_of_what_there_is(
    sample: Path, options: tuple[str, ...], limit: int
) -> None:
    every = ok("list", "-f", "jsonl", *options).splitlines()
    ran = run("list", "-f", "jsonl", *options, "--limit", str(limit))

    assert ran.out.splitlines() == every[:limit]
    more = f", and {len(every) - limit} more" if len(every) > limit else ""
    assert ran.err == f"{counted(min(limit, len(every)), 'claim')}{more}.\n"


@pytest.mark.parametrize("name", ["Diop", "p-2", "abdoulaye diop", "He", "TASS"])
def test_whose_it_is_has_one_answer_everywhere(sample: Path, name: str) -> None:
    spoken = run("speaker", name, "-f", "json")
    listed = run("list", "statements", "--speaker", name, "-f", "json")
    exported = run("export", "statements", "--speaker", name, "-f", "json")
    if spoken.code:
        assert "may be" not in spoken.err or spoken.err == listed.err
        return
    said = {
        each["statement_id"]
        for occasion in json.loads(spoken.out)["occasions"]
        for each in occasion["statements"]
    }
    assert {row["statement_id"] for row in json.loads(listed.out)} == said
    assert listed.out == exported.out
    claims = {row["claim_id"] for row in json.loads(listed.out)}
    kept = {row["claim_id"] for row in json.loads(ok("list", "--speaker", name, "-f", "json"))}
    assert claims <= kept
