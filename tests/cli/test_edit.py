"""`claimcheck edit`: what the desk does to a statement, as a command."""

from pathlib import Path

import pytest

from tests.cli.running import mistake, ok

TEXT = 'PORT\n\n"We handled 410,000 boxes in 2022," said Mara Lindqvist, who left early.\n'


@pytest.fixture
def article(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "a.txt").write_text(TEXT, encoding="utf-8")
    ok("add", "--article", "a.txt")
    return database


@pytest.mark.parametrize(
    ("options", "now"),
    [
        (("--speaker", "Tomas Ek"), "Tomas Ek"),
        (("--words", "410,000 boxes"), "410,000 boxes"),
        (("--span", "7:32"), TEXT[7:32]),
    ],
)
def test_a_new_row_takes_the_place_of_the_old_one(
    article: Path, options: tuple[str, ...], now: str
) -> None:
    assert ok("edit", "s-1", *options).startswith("s-2 stands in place of s-1, under c-")
    assert now in ok("show", "s-2")
    ok("undo")
    assert now not in ok("export", "statements") or now in TEXT


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("s-1",), "says that already"),
        (("s-1", "--span", "7"), "'7' is not a span"),
        (("s-1", "--words", "never said"), "does not hold"),
        (("c-1", "--words", "x"), "'c-1' is not an id here"),
    ],
)
def test_mistakes_are_told(article: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in mistake("edit", *arguments)


def test_topics_and_notes_are_on_the_page_of_a_claim(article: Path) -> None:
    ok("topic", "add", "Ports", "c-1")
    ok("note", "c-1", "Ask the port")

    page = ok("show", "c-1")
    assert "  topics    Ports\n" in page
    assert "  note      m-1 A. Diallo, 2023-03-02: Ask the port\n" in page
    assert '"topic": "Ports"' in ok("show", "c-1", "-f", "json")
