"""`claimcheck export -f xlsx`, read back by another library."""

import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from claimcheck.model.record.table import Table
from claimcheck.reports.files.sheets import LONGEST_CELL, About, Sheet, as_workbook, utf16_length
from claimcheck.store.queries.tables.exports_sql import EXPORTS
from tests.cli.running import mistake, ok, run
from tests.cli.test_export import HOSTILE


def sheet(path: str, name: str) -> list[list[object]]:
    book = CalamineWorkbook.from_path(path)
    return [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def test_workbook_of_all_has_a_sheet_a_table_and_one_about_them(published: Path) -> None:
    ran = run("export", "all", "-o", "desk.xlsx")

    names = ["About", *(each.capitalize() for each in EXPORTS if each != "contacts")]
    assert CalamineWorkbook.from_path("desk.xlsx").sheet_names == names
    assert ran.err.startswith("Wrote ")
    about = {str(row[0]): row[1] for row in sheet("desk.xlsx", "About")}
    assert about["Head of the log"] == last_act()
    assert about["Claims"] == "7 rows"


def last_act() -> str:
    # What was made of the record is kept in it, and is no act that changes it.
    with closing(sqlite3.connect("claims.db")) as connection:
        query = "SELECT sequence || ':' || sha256 FROM events WHERE kind <> 'output'"
        return str(connection.execute(f"{query} ORDER BY sequence DESC").fetchone()[0])


def test_days_and_numbers_are_typed_and_texts_are_texts(published: Path) -> None:
    ok("export", "verdicts", "-f", "xlsx", "-o", "v.xlsx")

    header, *rows = sheet("v.xlsx", "Verdicts")
    first = dict(zip(header, rows[0], strict=True))
    assert first["first_said_on"] == "2023-02"
    assert (first["as_of"], first["rank"], first["rated_on"]) == (
        date(2023, 4, 5),
        3.0,
        date(2023, 4, 5),
    )


def test_nothing_runs_or_is_dropped(database: Path) -> None:
    texts = [*HOSTILE, "See https://desk.example/", "0012", "_x0041_", "a\x01\x7f", "a 😀"]
    for text in texts:
        ok("add", "--no-match", "--", text)

    assert ok("export", "statements", "-o", "s.xlsx") == ""
    header, *rows = sheet("s.xlsx", "Statements")
    lines = ok("export", "statements", "-f", "jsonl").splitlines()
    assert [row[header.index("text")] for row in rows] == [
        json.loads(line)["text"] for line in lines
    ]


def test_text_longer_than_a_cell_goes_on_in_a_sheet_of_its_own(elsewhere: Path) -> None:
    text = "a" + "🐦" * LONGEST_CELL
    written = as_workbook(
        [Sheet("Verdicts", Table(("rationale",), [("short",), (text,), ("b" * LONGEST_CELL,)]))],
        About((), "2023-01-01T00:00:00Z"),
    )

    assert written.long == ("Verdicts!A3",)
    book = CalamineWorkbook.from_filelike(io.BytesIO(written.content))
    cells = [str(row[0]) for row in book.get_sheet_by_name("Verdicts").to_python()]
    assert cells[2].endswith(" … [goes on in the sheet Long texts]")
    assert cells[3] == "b" * LONGEST_CELL
    parts = book.get_sheet_by_name("Long texts").to_python()[1:]
    assert "".join(str(row[3]) for row in parts) == text
    assert max(utf16_length(each) for each in (*cells, *(str(row[3]) for row in parts))) <= (
        LONGEST_CELL
    )


def test_same_record_gives_the_same_bytes(published: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        ok("export", "all", "-o", name)

    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("claims", "-f", "csv", "-o", "x.xlsx"), "-f csv and the name x.xlsx disagree; leave out"
         " -f, or end the name otherwise"),
        (("claims", "-f", "xlsx", "-o", "x.csv"), "-f xlsx and the name x.csv disagree; leave out"
         " -f, or end the name otherwise"),
        (("all", "-o", "x.csv"), "all cannot be written as csv; use xlsx"),
        (("claims", "-o", "x.html"), "claims cannot be written as html; use csv, json, jsonl,"
         " markdown, xlsx"),
        (("claims", "-o", "x.xlsx", "--excel"), "--excel, --raw and --delimiter go with -f csv"),
    ],
)  # fmt: skip
def test_name_and_format_that_disagree_are_refused(
    sample: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert mistake("export", *arguments) == told
    assert not list(Path().glob("x.*"))
