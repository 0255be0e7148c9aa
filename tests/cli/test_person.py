"""`claimcheck person`."""

from pathlib import Path

import pytest

from tests.desk import Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.run("add", "Trade grew by 20%", "--speaker", "He", "--person", "Sergey Lavrov")
    made.run("add", "Wheat arrived in the port", "--speaker", "S. Lavrov")
    return made


def test_list_shows_names_and_counts(desk: Desk) -> None:
    desk.run("person", "alias", "p-1", "Sergei Lavrow")
    desk.run("person", "role", "p-1", "Foreign Minister", "--since", "2004-03-09")

    row = '"aliases": "Sergei Lavrow", "role": "Foreign Minister, since 2004-03-09"'
    assert desk.run("person", "list", "-f", "jsonl").out == (
        f'{{"person_id": "p-1", "name": "Sergey Lavrov", {row},'
        ' "wikidata": null, "statements": 1}\n'
    )
    assert desk.run("person", "list") == (
        0,
        "person id  name           aliases        role               wikidata  statements\n"
        "p-1        Sergey Lavrov  Sergei Lavrow  Foreign …                    1\n",
        "1 person.\n",
    )


def test_alias_says_what_became_theirs(desk: Desk) -> None:
    answer = desk.run("person", "alias", "Sergey Lavrov", "S. Lavrov")

    assert answer == (0, "p-1 Sergey Lavrov, also S. Lavrov: 1 statement became theirs\n", "")


def test_show_prints_names_roles_and_note(desk: Desk) -> None:
    desk.run("person", "alias", "p-1", "S. Lavrov")
    desk.run("person", "role", "p-1", "Foreign Minister", "--organisation", "Russia")
    desk.run("person", "describe", "p-1", "--wikidata", "Q58217", "--note", "Not his namesake")

    assert desk.run("person", "show", "S. Lavrov").out == (
        "p-1 Sergey Lavrov\n"
        "  aliases  S. Lavrov\n"
        "  role     Foreign Minister, Russia\n"
        "  wikidata Q58217\n"
        "  note     Not his namesake\n"
        "  named    He, S. Lavrov\n"
        "  said     2 statements\n"
    )


def test_show_as_json(desk: Desk) -> None:
    assert desk.run("person", "show", "p-1", "-f", "json").json == {
        "person_id": "p-1",
        "name": "Sergey Lavrov",
        "wikidata": None,
        "note": None,
        "aliases": [],
        "roles": [],
        "named": ["He"],
        "statements": 1,
    }


def test_merge_and_split(desk: Desk) -> None:
    desk.run("person", "add", "S. Lavrov")

    merged = desk.run("person", "merge", "p-1", "p-2", "--reason", "One man")
    split = desk.run(
        *("person", "split", "p-1", "--as", "Another Lavrov"),
        *("--statements", "s-2", "--reason", "His brother"),
    )

    assert merged.out == "p-1 Sergey Lavrov, also S. Lavrov: 1 statement became theirs\n"
    assert split.out == "p-3 Another Lavrov: 1 statement became theirs\n"
    assert desk.run("log", "--verify").code == 0


def test_what_is_said_of_a_person_is_shown_at_once(desk: Desk) -> None:
    role = desk.run(
        "person", "role", "p-1", "Minister", "--organisation", "Mali", "--since", "2020"
    )
    note = desk.run("person", "describe", "p-1", "--wikidata", "Q42", "--note", "Speaks for two")

    assert role.out == (
        "p-1 Sergey Lavrov\n"
        "  role     Minister, Mali, since 2020\n"
        "  named    He\n"
        "  said     1 statement\n"
    )
    assert note.out == role.out.replace(
        "  named", "  wikidata Q42\n  note     Speaks for two\n  named"
    )


def test_split_to_a_name_that_another_has_names_them(desk: Desk) -> None:
    desk.run("person", "add", "Another Lavrov")

    split = desk.run(
        *("person", "split", "p-1", "--as", "another lavrov"),
        *("--statements", "s-1", "--reason", "His brother"),
    )

    assert split == (
        0,
        "p-3 another lavrov: 1 statement became theirs\n",
        "p-2 has that name too; if they are one: claimcheck person merge p-2 p-3 --reason TEXT\n",
    )


def test_show_names_the_person_beside_the_name_as_given(desk: Desk) -> None:
    page = desk.run("show", "c-1").out

    assert "s-1 indirect, He (Sergey Lavrov p-1), date unknown: Trade grew by\n" in page


def test_match_names_the_person(desk: Desk) -> None:
    assert "said    Sergey Lavrov, date unknown" in desk.run("match", "Trade grew by 20%").out


@pytest.mark.parametrize("name", ["Sergey Lavrov", "sergei lavrow", "He"])
def test_exports_filter_by_any_name_of_the_person(desk: Desk, name: str) -> None:
    desk.run("person", "alias", "p-1", "Sergei Lavrow")

    statements = desk.run("export", "statements", "-f", "json", "--speaker", name).json
    claims = desk.run("export", "claims", "-f", "json", "--speaker", name).json

    assert [(row["statement_id"], row["person"]) for row in statements] == [
        ("s-1", "Sergey Lavrov")
    ]
    assert [(row["claim_id"], row["persons"]) for row in claims] == [("c-1", "Sergey Lavrov")]


def test_exported_statements_bring_their_persons_along(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "statements.csv"
    file.write_text(desk.run("export", "statements").out, encoding="utf-8")
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other")

    other.run("add", "--from", str(file))

    assert other.run("person", "show", "p-1", "-f", "json").json["named"] == ["He"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "Nobody"), "nobody is known as 'Nobody'; `claimcheck person list` shows every"),
        (("show", "p-9"), "no p-9 in this database"),
        (("alias", "p-1", " "), "the name is empty"),
        (("alias", "p-1", "p-2"), "'p-2' is an id, not a name"),
        (("add", "Jo", "--wikidata", "58217"), "'58217' is not a Wikidata id; write it as Q58217"),
        (("describe", "p-1", "--wikidata", "q1"), "'q1' is not a Wikidata id; write it as Q58217"),
        (("merge", "p-1", "p-1", "--reason", "x"), "are p-1 already"),
        (("role", "p-1", "Minister", "--since", "soon"), "'soon' is not a date"),
        (("split", "p-1", "--as", "X", "--statements", "c-1", "--reason", "x"), "'c-1' is not"),
    ],
)
def test_mistakes_are_one_line(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    answer = desk.run("person", *arguments)

    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err
    assert answer.err.count("\n") == 1
