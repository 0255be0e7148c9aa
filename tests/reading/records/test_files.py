"""Statements are read from JSON lines and CSV; each bad record is named."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import PartialDate
from claimcheck.model.record.table import Table
from claimcheck.model.statement import Evidence, Kind, Span, Statement
from claimcheck.reading.records.files import HeaderError, NoRecordsError, RecordsError, read_records
from claimcheck.reading.records.statements import as_statement
from claimcheck.reports.tables import CsvStyle, as_csv, jsonl_pieces
from tests.tables import each_row

FULL = Statement(
    "We did not agree",
    Kind.MIXED,
    speaker="Diop",
    role="Foreign Minister",
    organisation="Mali",
    said_on=PartialDate(2023, 2),
    place="Bamako",
    medium="speech",
    url="https://wire.example/1",
    language="fr",
    spans=(Span(3, 9), Span(20, 30)),
    prefix="before ",
    suffix=" after",
    person="Abdoulaye Diop",
    evidence=Evidence(speaker_span=Span(10, 14), cue_span=Span(15, 19), rule="quoted"),
)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40).map(
    lambda text: text + "x"
)


def record(statement: Statement) -> dict[str, Any]:
    """Return a statement as a line of a file gives it, unknown fields left out."""
    fields = {**statement.fields(), "said_on": str(statement.said_on)}
    return {key: value for key, value in fields.items() if value not in (None, ())}


def test_every_field_is_read() -> None:
    assert read_records("day.jsonl", json.dumps(record(FULL))) == [FULL]


def test_spans_of_a_csv_are_json_in_a_cell() -> None:
    text = 'text,spans,speaker_span\nWe did not agree,"[[3, 9], [20, 30]]","[10, 14]"\n'

    assert read_records("day.csv", text) == [
        Statement(
            "We did not agree",
            spans=(Span(3, 9), Span(20, 30)),
            evidence=Evidence(speaker_span=Span(10, 14)),
        )
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_and_line_end_are_found_out(mark: str, end: str) -> None:
    text = end.join([mark.join(["text", "speaker"]), mark.join(["Prices rose", "Diop"]), "", ""])

    assert read_records("day.csv", text) == [
        Statement("Prices rose", Kind.INDIRECT, speaker="Diop")
    ]


@pytest.mark.parametrize("raw", [False, True])
def test_cells_lose_the_guard_unless_they_are_raw(raw: bool) -> None:
    (statement,) = read_records("day.csv", "text\n'=1+1\n", raw=raw)

    assert statement.text == ("'=1+1" if raw else "=1+1")


@each_row(
    ("text", "speaker", "kind"),
    [
        ("“We agree”", None, Kind.DIRECT),
        ('"We agree"', "Diop", Kind.DIRECT),
        ("«Nous sommes d’accord»", None, Kind.DIRECT),
        ("„Einverstanden“", None, Kind.DIRECT),
        ("They agree", "Diop", Kind.INDIRECT),
        ("They “agree”", "Diop", Kind.INDIRECT),
        ("They agree", None, Kind.ASSERTION),
    ],
)
def test_kind_follows_from_the_words_where_none_is_given(
    text: str, speaker: str | None, kind: Kind
) -> None:
    assert as_statement({"text": text, "speaker": speaker}).kind is kind


@each_row(
    ("line", "fault"),
    [
        ("{", "row 7: not JSON: Expecting property name enclosed in double quotes at 2"),
        ("7", "row 7: not a JSON object"),
        ('{"text": ' + "9" * 5_000 + "}", "row 7: not JSON: a number too long"),
        ("[" * 100_000, "row 7: not JSON: maximum recursion depth exceeded"),
        ('{"text": ""}', "row 7, column text: the statement is empty; give its words"),
        ('{"text": 0}', "row 7, column text: 0 is not a text"),
        ('{"text": ["x"]}', "row 7, column text: ['x'] is not a text"),
        ('{"text": "a\\u0000b"}', "row 7, column text: the text holds a NUL character; remove it"),
        (
            '{"text": "x", "speaker": "\\ud800"}',
            "row 7, column speaker: the speaker is not valid Unicode; write it again",
        ),
        (
            f'{{"text": "x", "place": "{"x" * 10_001}"}}',
            "row 7, column place: the place is longer than 10,000 characters; give one statement",
        ),
        (
            '{"text": "x", "said_on": "2023-02-31"}',
            "row 7, column said_on: '2023-02-31' is not a date; write 2023-02-07, 2023-02 or 2023",
        ),
        ('{"text": "x", "said_on": 2023}', "row 7, column said_on: 2023 is not a text"),
        (
            '{"text": "x", "kind": "gossip"}',
            "row 7, column kind: 'gossip' is not a kind; kinds are direct, indirect, mixed,"
            " assertion",
        ),
        (
            '{"text": "x", "spans": [[5, 2]]}',
            "row 7, column spans: [5, 2] is not a span such as [0, 12]",
        ),
        (
            '{"text": "x", "spans": "many"}',
            "row 7, column spans: 'many' is not a list such as [[0, 12]]",
        ),
        (
            f'{{"text": "x", "spans": "{"[" * 100_000}"}}',
            f"row 7, column spans: '{'[' * 59}… is not a list such as [[0, 12]]",
        ),
        (
            '{"text": "x", "speaker_span": 7}',
            "row 7, column speaker_span: 7 is not a list such as [[0, 12]]",
        ),
        (
            '{"text": "x", "cue_span": [true, 2]}',
            "row 7, column cue_span: [True, 2] is not a span such as [0, 12]",
        ),
    ],
)
def test_bad_line_7_names_row_and_column(line: str, fault: str) -> None:
    with pytest.raises(RecordsError) as found:
        read_records("day.jsonl", '{"text": "Prices rose"}\n' * 6 + line)

    (said,) = found.value.details
    assert said.startswith(fault)


def test_unknown_field_is_named() -> None:
    with pytest.raises(RecordsError) as found:
        read_records("day.jsonl", '{"text": "Prices rose", "speeker": "Diop"}')

    assert found.value.details[0].startswith(
        "row 1, column speeker: the column is unknown; columns are text, speaker, "
    )


def test_rows_of_a_csv_count_as_a_spreadsheet_shows_them() -> None:
    text = "text,said_on\nPrices rose,2023\nWages fell,May\nRents,2023,x\n"

    with pytest.raises(RecordsError) as found:
        read_records("day.csv", text)

    assert str(found.value) == ("day.csv: 2 bad records, nothing stored; fix the file and retry")
    assert found.value.details == (
        "row 3, column said_on: 'May' is not a date; write 2023-02-07, 2023-02 or 2023",
        "row 4: 3 cells under 2 columns",
    )


@each_row(
    ("row", "fault"),
    [
        ('"x" y\n', "row 2: not CSV: ',' expected after '\"'"),
        ('"x\n', "row 2: not CSV: unexpected end of data"),
        (f"{'x' * 200_000}\n", "row 2: not CSV: field larger than field limit (131072)"),
    ],
)
def test_row_that_is_no_csv_is_named(row: str, fault: str) -> None:
    with pytest.raises(RecordsError) as found:
        read_records("day.csv", f"text,place\n{row}")

    assert found.value.details == (fault,)


@each_row(
    ("header", "problem"),
    [
        ("speaker,place", "text is missing, which holds the words;"),
        ("text,speeker", "'speeker' is unknown;"),
        ("text,text", "text comes twice;"),
    ],
)
def test_header_is_checked_first(header: str, problem: str) -> None:
    with pytest.raises(HeaderError) as found:
        read_records("day.csv", f"{header}\na,b\n")

    begin = f"day.csv: the first row must name columns: {problem} columns are text, speaker, "
    assert str(found.value).startswith(begin)


@each_row("text", ["", "\n \n", "text\n", "[]", '[{"text": "x"}]'])
def test_file_without_records_is_refused(text: str) -> None:
    with pytest.raises(NoRecordsError):
        read_records("day.csv", text)


@given(st.lists(st.tuples(WORDS, st.none() | WORDS, st.none() | WORDS), min_size=1, max_size=8))
def test_csv_and_json_lines_restore_every_text(
    rows: list[tuple[str, str | None, str | None]],
) -> None:
    table = Table(("text", "speaker", "suffix"), rows)

    for text, raw in (
        (as_csv(table), False),
        (as_csv(table, CsvStyle(";", excel=True)).removeprefix("\ufeff"), False),
        (as_csv(table, CsvStyle("\t", raw=True)), True),
        ("".join(jsonl_pieces(table)), False),
    ):
        read = read_records("-", text, raw=raw)
        assert [(each.text, each.speaker, each.suffix) for each in read] == rows


@given(st.text(max_size=200))
def test_any_text_gives_statements_or_a_mistake_that_is_named(text: str) -> None:
    try:
        statements = read_records("-", text)
    except ClaimcheckError as error:
        assert str(error).startswith("stdin: ")  # noqa: PT017 - both ends are right
    else:
        assert statements


@each_row(
    "text",
    [
        "text,speaker,said_on\nIt grew,Diop,2023-05-04\n,,\n ,\t,\n",
        "Text,Speaker,Said On\nIt grew,Diop, 2023-05-04 \n",
        "sep=;\r\ntext;speaker;said_on\r\nIt grew;Diop;2023-05-04\r\n;;\r\n",
    ],
)
def test_what_spreadsheets_add_is_passed_over(text: str) -> None:
    found = Statement("It grew", Kind.INDIRECT, speaker="Diop", said_on=PartialDate(2023, 5, 4))

    assert read_records("day.csv", text) == [found]


@each_row("nothing", ["null", "None", "N/A", " nan "])
def test_what_programs_write_for_nothing_is_no_name(nothing: str) -> None:
    with pytest.raises(RecordsError) as error:
        read_records("day.csv", f"text,speaker\nIt grew,{nothing}\n")

    reason = f"{nothing!r} is what programs write for nothing; leave it empty"
    assert error.value.details == (f"row 2, column speaker: {reason}",)


def test_a_name_that_comes_twice_in_a_line_is_refused() -> None:
    with pytest.raises(RecordsError) as error:
        read_records("day.jsonl", '{"text": "It grew", "text": "It fell"}\n')

    assert error.value.details == ("row 1, column text: the name comes twice; keep one",)
