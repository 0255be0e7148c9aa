"""Archives divided into partitions, and their rows."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.dates import parse_date
from claimcheck.model.text.archive_row import ArchiveColumns, ArchiveRow
from claimcheck.reading.archives.json_lines import read_rows
from claimcheck.reading.archives.partitions import open_archive
from claimcheck.reading.kinds import TextKind
from claimcheck.reading.unreadable import UnreadableError
from tests.tables import each_row

COLUMNS = ArchiveColumns("body", "url", "day")


def row(line: str | bytes) -> tuple[str, ArchiveRow | None, str | None]:
    """Return what is read of one line."""
    content = line.encode() if isinstance(line, str) else line
    (read,) = read_rows(content, 7, COLUMNS, TextKind.TEXT)
    return read.name, read.row, read.error


def test_a_row_gives_name_text_and_day() -> None:
    name, read, error = row('{"url": "u", "body": "Words.", "day": "2023-02-07T10:00:00Z", "x": 1}')

    assert (name, error) == ("u", None)
    assert read == ArchiveRow("u", "Words.", "text", parse_date("2023-02-07"))


@each_row("day", ["", "null", '"2023-02-07 10:00"', '"2023-02"'])
def test_a_row_may_have_no_day_or_a_part_of_one(day: str) -> None:
    cell = f', "day": {day}' if day else ""

    _, read, error = row(f'{{"url": "u", "body": "Words."{cell}}}')

    assert error is None
    assert read is not None


@each_row(
    ("line", "name", "error"),
    [
        ("{", "row 7", "it is not JSON: Expecting property name enclosed in double quotes"),
        ("[1]", "row 7", "it is not a JSON object"),
        (b'{"url": "\xff"}', "row 7", "it is not UTF-8"),
        ("[" * 100_000, "row 7", "it is not JSON: "),
        ('{"url": "u"}', "u", "it has no column body"),
        ('{"body": "Words."}', "row 7", "it has no column url"),
        ('{"url": "u", "body": null}', "u", "body is empty"),
        ('{"url": "u", "body": 7}', "u", "body is no text"),
        ('{"url": "u", "body": "W.", "day": "3 May"}', "u", "day: "),
        ('{"url": "u", "body": "W.", "day": 20230207}', "u", "day is no text"),
    ],
)
def test_a_row_says_what_is_wrong_with_it(line: str | bytes, name: str, error: str) -> None:
    found = row(line)

    assert found[:2] == (name, None)
    assert (found[2] or "").startswith(error)


@given(
    lines=st.lists(st.text(alphabet='ab{"é ', max_size=9), max_size=30),
    rows=st.integers(1, 7),
    ends=st.booleans(),
)
def test_partitions_are_the_file_and_count_its_lines(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], rows: int, *, ends: bool
) -> None:
    content = ("\n".join(lines) + "\n" * ends).encode()
    path = tmp_path_factory.mktemp("archive") / "a.jsonl"
    path.write_bytes(content)

    archive = open_archive(path, COLUMNS, rows=rows)

    parts = [archive.content(each) for each in archive.partitions]
    assert b"".join(parts) == content
    assert archive.sha256 == sha256(content).hexdigest()
    before = [content[: each.start].count(b"\n") + 1 for each in archive.partitions]
    assert [each.first for each in archive.partitions] == before
    assert all(part.count(b"\n") <= rows for part in parts)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("a.csv", "an archive is JSON Lines or Parquet"),
        ("missing.jsonl", "No such file or directory; check the name"),
        ("folder.jsonl", "Is a directory; check the name"),
        ("misspelt.jsonl", "it has no column body; it has url, text"),
        ("packed.jsonl", "it is compressed; unpack it with gunzip"),
        ("table.jsonl", "it is Parquet; name it .parquet"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, name: str, error: str) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "misspelt.jsonl").write_text('\n{"url": "u", "text": "Words."}\n')
    (tmp_path / "packed.jsonl").write_bytes(b"\x1f\x8b\x08\n")
    (tmp_path / "table.jsonl").write_bytes(b"PAR1\n")

    with pytest.raises(UnreadableError, match=error):
        open_archive(tmp_path / name, COLUMNS)


@pytest.mark.heavy("pyarrow")
def test_parquet_gives_the_rows_of_its_groups(tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415

    import pyarrow  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    cells = {
        "url": [f"u{n}" for n in range(7)],
        "body": [f"Words {n}." for n in range(7)],
        "day": [date(2023, 2, 7)] * 6 + [None],
        "other": [b"\x00"] * 7,
    }
    parquet.write_table(pyarrow.table(cells), tmp_path / "a.parquet", row_group_size=4)

    archive = open_archive(tmp_path / "a.parquet", COLUMNS, rows=3)

    assert [each.first for each in archive.partitions] == [1, 4, 5]
    read = [
        each
        for part in archive.partitions
        for each in read_rows(archive.content(part), part.first, COLUMNS, TextKind.TEXT)
    ]
    assert [(each.number, each.name, each.date) for each in read] == [
        *((n + 1, f"u{n}", "2023-02-07") for n in range(6)),
        (7, "u6", None),
    ]
    with pytest.raises(UnreadableError, match="no column text; it has url, body, day, other"):
        open_archive(tmp_path / "a.parquet", ArchiveColumns("text", "url"))
    (tmp_path / "b.parquet").write_text(json.dumps(cells["url"]))
    with pytest.raises(UnreadableError, match="it is not a Parquet file"):
        open_archive(tmp_path / "b.parquet", COLUMNS)
