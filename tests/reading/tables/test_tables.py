"""Tables that desks keep: what is read, and what is refused with its place and the choice."""

import io
import sys
from datetime import date

import pytest
import xlsxwriter

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.import_map import ColumnRule, ImportMap, SitePlaces, place_label
from claimcheck.reading.unreadable import MissingExtraError
from claimcheck.workflows.intake.imports.mapped_tables import (
    ReadTable,
    TableSource,
    read_table,
    require_whole,
)
from tests.tables import each_row

MAP = ImportMap(
    "log",
    (ColumnRule("text", "What"), ColumnRule("verdict", "Verdict"), ColumnRule("said_on", "Day")),
)


def read(content: bytes, chosen: ImportMap = MAP, sheet: str | None = None) -> ReadTable:
    return read_table("log.csv", content, TableSource(sheet, None, chosen), propose=False)


def csv(*rows: str) -> bytes:
    return "\n".join(("What,Verdict,Day", *rows)).encode()


def days(table: ReadTable) -> list[str]:
    """Return the day of each row, or why it is refused."""
    return [each.refused or str(each.check.said_on) for each in table.rows]


def workbook(*rows: tuple[object, ...], sheets: tuple[str, ...] = ("Log",)) -> bytes:
    """Return a workbook; a pair of number and format is a formatted number."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    dated = book.add_format({"num_format": "dd.mm.yyyy"})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, cell, dated)
                else:
                    sheet.write(line, column, cell)
    book.close()
    return file.getvalue()


@each_row(
    ("cell", "form", "day"),
    [
        ("2024-03-01", None, "2024-03-01"),
        ("2024-03", None, "2024-03"),
        ("1.3.2024", None, "2024-03-01"),
        ("01. 03. 2024", None, "2024-03-01"),
        ("", None, "None"),
        ("03/04/2024", "%d/%m/%Y", "2024-04-03"),
        ("03/04/2024", "%m/%d/%Y", "2024-03-04"),
        ("03.2024", "m.Y", "2024-03"),
        (
            "03/04/2024",
            None,
            'log!C2: "03/04/2024" may be two days; give the column a format, %d/%m/%Y or %m/%d/%Y',
        ),
        ("23/04/2024", None, "2024-04-23"),
        ("04-23-2024", None, "2024-04-23"),
        ("03/03/2024", None, "2024-03-03"),
        ("2024/04/03", None, "2024-04-03"),
        ("13/13/2024", None, 'log!C2: "13/13/2024" is not a date'),
        ("3/4/24", None, 'log!C2: "3/4/24" has a year of two digits; write it with four'),
        ("31.02.2024", None, 'log!C2: "31.02.2024" is not a date'),
        ("1.3.24", None, 'log!C2: "1.3.24" is not a date'),
        ("2024-03-01", "d.m.Y", 'log!C2: "2024-03-01" is not a date in the format d.m.Y'),
        ("soon", None, 'log!C2: "soon" is not a date'),
    ],
)
def test_a_date_is_read_or_refused_with_the_choice(cell: str, form: str | None, day: str) -> None:
    chosen = MAP.with_rule(ColumnRule("said_on", "Day", form))

    assert days(read(csv(f"It rained,False,{cell}"), chosen)) == [day]


@each_row(
    ("content", "text"),
    [
        ("What;Verdict;Day\nDie Brücke;False;".encode("cp1252"), "Die Brücke"),
        ("sep=;\nWhat;Verdict;Day\nDie Brücke;False;".encode(), "Die Brücke"),
        ("\ufeffWhat\tVerdict\tDay\nDie Brücke\tFalse\t".encode(), "Die Brücke"),
        ("What\tVerdict\tDay\r\nDie Brücke\tFalse\t\r\n".encode("utf-16"), "Die Brücke"),
        (b'What,Verdict,Day\n"one, two\nand three",False,\n\n', "one, two\nand three"),
        (b'"What","Verdict","Day"\n"a;b;c;d","False",""', "a;b;c;d"),
    ],
)
def test_csv_is_read_as_spreadsheets_write_it(content: bytes, text: str) -> None:
    assert [each.check.claim for each in read(content).rows] == [text]


@each_row(
    ("rows", "faults"),
    [
        (["It rained,,"], ["log!B2: no verdict"]),
        ([",False,"], ["log!A2: no text"]),
        (["…,False,"], ["log!A2: no words"]),
        (["It rained,False,,more"], ["log!D2: a cell without a column"]),
        (
            ["It rained,False,soon", "", ",False,never"],
            [
                'log!C2: "soon" is not a date',
                'log!C4: "never" is not a date',
                "log!A4: no text",
            ],
        ),
    ],
)
def test_every_fault_has_its_place(rows: list[str], faults: list[str]) -> None:
    assert read(csv(*rows)).faults == faults


def test_a_workbook_gives_days_whole_numbers_and_places() -> None:
    content = workbook(
        ("What", "Verdict", "Day"),
        ("It rained", "False", date(2024, 3, 1)),
        (),
        (2024, "True", "1.3.2024"),
        (0.12, "True", None),
        ("It snowed", "True", 45_292.5),
    )

    table = read(content)

    assert [each.check.claim for each in table.rows] == ["It rained", "2024", "", "It snowed"]
    assert days(table) == [
        "2024-03-01",
        "2024-03-01",
        'Log!A5: 0.12 may be a number or 12 %; name the column\'s unit, such as unit = "%"',
        "Log!C6: 45292.5 is a number; format the column as a date in the spreadsheet",
    ]
    assert len(table.faults) == 2
    share = MAP.with_rule(ColumnRule("text", "What", unit="%"))
    assert read(content, share).rows[2].check.claim == "12 %"


@each_row(
    ("content", "sheet", "problem"),
    [
        (workbook(("What",), sheets=("A", "B")), None, "several sheets hold something"),
        (workbook(("What",)), "B", "there is no sheet 'B'; name one with --sheet: 'Log'"),
        (b"PK\x03\x04 and nothing", None, "it is not a workbook"),
        (b"", None, "log is empty"),
        (b"What,What\n1,2", None, "the column 'What' comes twice"),
        (b"What,Day\n1,2", None, "log has no column 'Verdict'; it has 'What', 'Day'"),
        (b'What,Verdict,Day\n"a,b', None, "line 2 is not CSV: unexpected end of data"),
        (b"What\x81,Verdict", None, "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_table_is_named(content: bytes, sheet: str | None, problem: str) -> None:
    with pytest.raises(ClaimcheckError) as found:
        read(content, sheet=sheet)

    assert problem in str(found.value)


def test_a_column_that_nobody_explained_keeps_all_from_being_stored() -> None:
    table = read(b"Behauptung;verdict;Wer;Notiz\nEs regnet;False;Ada;x", ImportMap())

    assert [rule.field for rule in table.rules] == ["verdict"]
    with pytest.raises(ClaimcheckError) as found:
        require_whole("log.csv", table)
    assert found.value.details == (
        "the column 'Behauptung' is neither mapped nor ignored: --set 'Behauptung=text'",
        "the column 'Wer' is neither mapped nor ignored: --set 'Wer=speaker'",
        "the column 'Notiz' is neither mapped nor ignored: --set 'Notiz=ignore'",
        "no column gives the text: --set 'COLUMN=text'",
    )


@each_row(
    ("label", "site", "place"),
    [
        ("Falsch", "a.example", "False"),
        ("FALSCH", "a.example", "False"),
        ("Falsch: Die Brücke steht", "a.example", "False"),
        ("Falsch: Die Brücke steht", None, None),
        ("Satire", "a.example", ""),
        ("Wrong", "a.example", "Misleading"),
        ("Falsch", "b.example", "Misleading"),
        ("3 of 5", "a.example", None),
    ],
)
def test_a_label_is_placed_by_its_site_first(
    label: str, site: str | None, place: str | None
) -> None:
    sites = (SitePlaces("a.example", (("Falsch", "False"), ("Satire", "")), ":"),)
    everywhere = (("Wrong", "Misleading"), ("Falsch", "Misleading"))

    assert place_label(label, site, sites, everywhere) == place


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(MissingExtraError) as found:
        read(workbook(("What",)))

    assert "install claimcheck-cli again with [xlsx] among its extras" in str(found.value)
