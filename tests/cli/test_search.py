"""`claimcheck search`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.queries.search import search
from tests.desk import SECOND, SOURCED, Desk
from tests.tables import each_row


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("desk"))
    made.run(
        *("add", "Scholarships for students from Mali rise eightfold", "--speaker", "He"),
        *("--person", "Sergey Lavrov", "--said-on", "2023-02-07"),
    )
    made.run("add", "Wheat arrived in the port of Conakry", "--speaker", "Café owners")
    made.run("person", "alias", "p-1", "The foreign minister")
    made.run(
        *("review", "c-1", "--verdict", "True", "--as-of", "2023-02-20"),
        *("--rationale", "The ministry lists 290 grants", *SOURCED),
    )
    return made


def records(desk: Desk, *words: str) -> list[str]:
    return [found["record"] for found in desk.look("search", *words, "-f", "json").json]


@each_row(
    ("words", "found"),
    [
        (("student",), ["c-1", "s-1"]),
        (("STUDENTS", "mali"), ["c-1", "s-1"]),
        (("students", "wheat"), []),
        (("lavrov",), ["p-1"]),
        (("minister",), ["p-1"]),
        (("he",), ["s-1"]),
        (("cafe",), ["s-2"]),
        (("grant",), ["v-1"]),
        (("290",), ["v-1"]),
        (('"port of Conakry"',), ["c-2", "s-2"]),
        (('"of port"',), []),
        (("port", "of"), ["c-2", "s-2"]),
    ],
)
def test_every_word_must_occur_in_any_form(
    desk: Desk, words: tuple[str, ...], found: list[str]
) -> None:
    assert records(desk, *words) == found


def test_what_was_found_is_highlighted(desk: Desk) -> None:
    assert desk.run("search", "student", "mali").out == (
        "c-1    proposed, True\n"
        "       Scholarships for >>students<< from >>Mali<< rise eightfold\n"
        "s-1    Sergey Lavrov, 2023-02-07\n"
        "       Scholarships for >>students<< from >>Mali<< rise eightfold\n"
    )


def test_json_has_the_places(desk: Desk) -> None:
    (found,) = desk.run("search", "grants", "-f", "json").json

    assert found == {
        "record": "v-1",
        "text": "The ministry lists 290 grants",
        "spans": [[23, 29]],
        "about": "c-1 True",
        "meaning": None,
        "highlighted": "The ministry lists 290 >>grants<<",
    }


@each_row(
    "words",
    [
        *('"', '"wheat', "wheat AND", "wheat OR", "NEAR(wheat", "wheat*", "text:wheat", "^wheat"),
        *("-wheat", "wheat)", "{wheat}", "wheat'; DROP TABLE claims;--", "wheat \U0001f33e"),
    ],
)
def test_query_syntax_means_nothing(desk: Desk, words: str) -> None:
    answer = desk.run("search", "--", words)

    assert answer.code == (0 if any(map(str.isalnum, words)) else 2)


@pytest.fixture(scope="module")
def opened(desk: Desk) -> Iterator[Connection]:
    with open_reading(desk.path) as connection:
        yield connection


@given(st.text())
def test_no_words_make_searching_fail(opened: Connection, words: str) -> None:
    for found in search(opened, words, limit=3):
        assert all(found.text[start:end].strip() for start, end in found.spans)


def test_nothing_found_is_said_on_stderr(desk: Desk) -> None:
    assert desk.run("search", "zebra") == (0, "", "Nothing holds all of these words.\n")


def test_no_word_is_a_mistake(desk: Desk) -> None:
    answer = desk.run("search", "--", "!?")

    assert (answer.code, answer.out) == (2, "")
    assert "there is no word to search for" in answer.err


def test_what_no_longer_holds_is_not_found(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("add", "Wheat arrived in the port of Conakry", "--person", "Ann Lee")
    desk.run("undo")

    assert [records(desk, word) for word in ("wheat", "Ann")] == [[], []]


def test_a_hidden_verdict_is_not_found(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.run("policy", "set", "blind")
    desk.run("add", "Wheat arrived in the port of Conakry")
    desk.run("review", "c-1", "--verdict", "True", "--rationale", "Seen by our reporter")

    before = records(desk, "reporter")
    story = desk.look("history", "c-1")
    desk.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "The harbour says so"),
        *("--by", SECOND),
    )

    assert (before, records(desk, "reporter")) == ([], ["v-1"])
    assert "Seen by" not in story.out


def test_bulk_imports_are_found_too(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    file = tmp_path / "many.csv"
    file.write_text("text,person\nWheat arrived,Ann Lee\n", encoding="utf-8")
    desk.run("add", "--from", str(file), "--no-match")

    assert records(desk, "wheat") == ["c-1", "s-1"]
    assert records(desk, "lee") == ["p-1"]


def test_long_words_are_refused_in_a_line(desk: Desk) -> None:
    repeated = "scholarships " * 2_500
    desk.run("note", "c-1", repeated)
    desk.run("review", "c-1", "--verdict", "True", "--rationale", repeated, *SOURCED)

    told = desk.refused("search", repeated)
    assert told.startswith("claimcheck: the words to search for are longer than 1,000 characters")
    assert desk.run("search", repeated[:990]).code == 0
    assert len(desk.refused("show", "x" * 5_000)) < 200
