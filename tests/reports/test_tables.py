"""A table as CSV, JSON, JSON lines or Markdown."""

import csv
import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.display.csv_cells import unguard_cell
from claimcheck.model.record.table import Table
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.tables import CsvStyle, as_csv, as_json, jsonl_pieces, markdown_pieces
from tests.tables import each_row

TABLE = Table(
    ("claim_id", "claim", "mentions"),
    [("c-1", "Trade grew by 20%", 2), ("c-2", '=1+1, "no"\nand\rso', 0), ("c-3", None, None)],
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@each_row(
    ("style", "written"),
    [
        (
            CsvStyle(),
            "claim_id,claim,mentions\n"
            "c-1,Trade grew by 20%,2\n"
            'c-2,"\'=1+1, ""no""\nand\rso",0\n'
            "c-3,,\n",
        ),
        (
            CsvStyle(raw=True),
            "claim_id,claim,mentions\n"
            "c-1,Trade grew by 20%,2\n"
            'c-2,"=1+1, ""no""\nand\rso",0\n'
            "c-3,,\n",
        ),
        (
            CsvStyle(";", excel=True),
            "\ufeffclaim_id;claim;mentions\r\n"
            "c-1;Trade grew by 20%;2\r\n"
            'c-2;"\'=1+1, ""no""\nand\rso";0\r\n'
            "c-3;;\r\n",
        ),
    ],
)
def test_csv(style: CsvStyle, written: str) -> None:
    assert as_csv(TABLE, style) == written


def test_json_is_one_list() -> None:
    assert as_json(Table(("claim", "rank"), [("É", None)])) == (
        '[\n  {\n    "claim": "É",\n    "rank": null\n  }\n]\n'
    )
    assert as_json(Table(("claim",), [])) == "[]\n"


def test_json_lines_are_one_object_each() -> None:
    assert "".join(jsonl_pieces(TABLE)) == (
        '{"claim_id": "c-1", "claim": "Trade grew by 20%", "mentions": 2}\n'
        '{"claim_id": "c-2", "claim": "=1+1, \\"no\\"\\nand\\rso", "mentions": 0}\n'
        '{"claim_id": "c-3", "claim": null, "mentions": null}\n'
    )


def test_markdown_cells_mark_nothing_up() -> None:
    cells = ("a|b", "*x* _y_ `z`", "[l](u)", "<b>&", "two\nlines", "\x1b[0m\u202e", None, 3)

    assert "".join(markdown_pieces(Table(("claim",), [(cell,) for cell in cells]))) == (
        "| claim |\n"
        "| --- |\n"
        "| a\\|b |\n"
        "| \\*x\\* \\_y\\_ \\`z\\` |\n"
        "| \\[l\\](u) |\n"
        "| &lt;b&gt;&amp; |\n"
        "| two lines |\n"
        "| \\\\x1b\\[0m\\\\u202e |\n"
        "|  |\n"
        "| 3 |\n"
    )


@example(["\r", "a\rb", "\n=", "'", "''", '"', "\u2028", " a "])
@given(st.lists(TEXTS, min_size=1))
def test_every_style_of_csv_reads_back_exactly(texts: list[str]) -> None:
    for style in (CsvStyle(), CsvStyle(";"), CsvStyle("\t", excel=True), CsvStyle(raw=True)):
        text = as_csv(Table(("first", "text"), [("x", text) for text in texts]), style)
        stream = io.StringIO(text.removeprefix("\ufeff"), newline="")
        rows = list(csv.reader(stream, delimiter=style.delimiter, strict=True))

        cells = [cell if style.raw else unguard_cell(cell) for _, cell in rows[1:]]
        assert cells == texts


@given(st.lists(TEXTS))
def test_json_lines_read_back_exactly(texts: list[str]) -> None:
    lines = "".join(jsonl_pieces(Table(("text",), [(text,) for text in texts]))).split("\n")

    assert [json.loads(line)["text"] for line in lines[:-1]] == texts


@given(TEXTS)
def test_json_text_shows_nothing_that_misleads_a_terminal(text: str) -> None:
    written = as_json_text([text])

    assert json.loads(written) == [text]
    assert not set(written) & set(
        "\x1b\x7f\x85\x9b\u200e\u200f\u2028\u2029\u202e\u2066\u2069\ufff9\ufffb\U000e0041"
    )
