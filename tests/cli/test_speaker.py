"""`claimcheck speaker`."""

from pathlib import Path

import pytest

from tests.cli.running import ok
from tests.desk import Desk, begun_once

SAID = (
    ("Unemployment in Mali stands at 3.9%", "2022-06-03", "He"),
    ("Unemployment in Mali is at 4.4% now", "2022-06-09", "Keita"),
    ("Unemployment in Mali stands at 4.6 per cent", "2022-07-01", "The minister"),
    ("Wheat arrived in the port of Conakry", None, "He"),
    ("In 2022 trade grew by 3%", "2022-06-03", "He"),
    ("In 2023 trade grew by 5%", "2022-06-09", "He"),
)


@begun_once
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    for text, day, named in SAID:
        dated = ("--said-on", day, "--place", "Bamako") if day else ()
        made.run("add", text, "--speaker", named, "--person", "Moussa Keita", *dated)
    made.run("add", "Wheat arrived in Bamako by rail", "--speaker", "The port")
    return made


def test_what_somebody_said_under_all_names_by_occasion(desk: Desk) -> None:
    assert desk.run("speaker", "Moussa Keita").out == (
        "p-1 Moussa Keita\n"
        "  named    He, Keita, The minister\n"
        "  said     6 statements\n"
        "\n"
        "Date unknown\n"
        "  s-4    c-4    Wheat arrived in the port of Conakry\n"
        "\n"
        "2022-06-03, Bamako\n"
        "  s-1    c-1    Unemployment in Mali stands at 3.9%\n"
        "  s-5    c-5    In 2022 trade grew by 3%\n"
        "\n"
        "2022-06-09, Bamako\n"
        "  s-2    c-2    Unemployment in Mali is at 4.4% now\n"
        "  s-6    c-6    In 2023 trade grew by 5%\n"
        "\n"
        "2022-07-01, Bamako\n"
        "  s-3    c-3    Unemployment in Mali stands at 4.6 per cent\n"
        "\n"
        "Figures that changed\n"
        "  3.9% on 2022-06-03 (s-1), 4.4% on 2022-06-09 (s-2), 4.6 per cent on 2022-07-01\n"
        "    (s-3)\n"
        "    Unemployment in Mali stands at 4.6 per cent\n"
    )


@pytest.mark.parametrize("name", ["p-1", "moussa keita", "Keita", "The minister"])
def test_any_name_leads_to_the_person(desk: Desk, name: str) -> None:
    told = desk.run("speaker", name, "-f", "json").json

    assert told["person"]["person_id"] == "p-1"


def test_what_was_repeated_since_it_was_rated_false(desk: Desk) -> None:
    desk.run("review", "c-1", "--verdict", "False", "--rationale", "No", "--as-of", "2022-06-05")
    for day in ("2022-06-04", "2022-06-05", "2022-06-08", "2022-06"):
        added = desk.run(
            *("add", "Unemployment in Mali stands at 3.9%", "--person", "Moussa Keita"),
            *("--said-on", day, "-f", "json"),
        ).json
        desk.run("decide", added[0]["statement_id"], "c-1", "same")

    told = desk.run("speaker", "Moussa Keita")

    assert told.out.partition("Repeated since it was rated false\n")[2].startswith(
        "  c-1 False, as of 2022-06-05, said again on 2022-06-08 (s-10)\n"
        "    Unemployment in Mali stands at 3.9%\n"
    )


def test_what_was_rated_true_may_be_repeated(desk: Desk) -> None:
    desk.run("review", "c-1", "--verdict", "True", "--rationale", "So", "--as-of", "2022-06-01")

    assert desk.run("speaker", "p-1", "-f", "json").json["repeated_since_rated"] == []


def test_a_figure_given_twice_on_one_day_has_not_changed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for figure in ("3.9%", "4.4%"):
        desk.run(
            *("add", f"Unemployment in Mali stands at {figure}", "--person", "Ann Lee"),
            *("--said-on", "2022-06-03"),
        )

    assert desk.run("speaker", "Ann Lee", "-f", "json").json["changed_figures"] == []


def test_changed_figures_as_json(desk: Desk) -> None:
    (changed,) = desk.run("speaker", "p-1", "-f", "json").json["changed_figures"]

    assert changed["figures"][:2] == [
        {"figure": "3.9%", "said_on": "2022-06-03", "reported_on": None, "statement_id": "s-1"},
        {"figure": "4.4%", "said_on": "2022-06-09", "reported_on": None, "statement_id": "s-2"},
    ]


def test_a_name_that_is_nobodys_yet_shows_what_was_said_under_it(desk: Desk) -> None:
    assert desk.run("speaker", "the port").out == (
        "the port, not known as a person: claimcheck person add makes one\n"
        "\n"
        "Date unknown\n"
        "  s-7    c-7    Wheat arrived in Bamako by rail\n"
    )


def test_an_unknown_name_is_one_line(desk: Desk) -> None:
    answer = desk.run("speaker", "Nobody")

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "claimcheck: nobody is known as 'Nobody'; `claimcheck person list` shows every name\n"
    )


def test_what_was_only_reported_is_told_by_when(elsewhere: Path) -> None:
    ok("init", "--by", "A. Diallo")
    for number, day, figure in ((1, "2023-02-07", "290"), (2, "2023-03-01", "390")):
        text = f"Minister Ana Ruiz said that exports of wheat to Mali reached {figure} tons.\n"
        (elsewhere / f"{number}.txt").write_text(text, encoding="utf-8")
        ok("add", "--article", f"{number}.txt", "--published-on", day)

    out = ok("speaker", "Ana Ruiz")

    assert "By 2023-02-07" in out
    assert "290 tons by 2023-02-07 (s-1), 390 tons by 2023-03-01 (s-2)" in out
