"""Statements to be looked up, one a line, read as they come."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO, Final

from claimcheck.model.statement import MAX_LENGTH, UNNAMED, Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.opening import open_bytes
from claimcheck.reading.plain import read_text
from claimcheck.reading.records.files import RecordFault, csv_rows, json_row
from claimcheck.reading.records.statements import FieldError, as_statement

# More than a record of the longest fields takes; the rest of a longer line is passed over.
_MAX_LINE: Final = 16 * MAX_LENGTH
_CHUNK: Final = 1 << 20
_NOTHING_DONE: Final = "nothing compared"


class BatchLine(NamedTuple):
    """A line that is not blank: its number from 1 on, and its statement or what is wrong."""

    number: int
    statement: Statement | None
    fault: str = ""


def count_lines(name: str) -> int | None:
    """Return how many lines a file has; None for stdin, which can be read only once."""
    if name == "-":
        return None
    with _open(name) as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))


def read_batch(name: str, language: str = UNNAMED) -> Iterator[BatchLine]:
    """Yield the statements of a file, or of stdin for ``-``, each when its line is there.

    CSV under its header or JSON lines where the name says so, JSON lines too where the
    first line begins with a brace, else plain text. A bad line is yielded with what is
    wrong with it, so that the rest can be read; ``language`` is that of lines that name
    none. Raises `UnreadableError` for a file that cannot be opened, and `NoRecordsError` for a
    CSV whose header names no columns of statements.
    """
    if name.lower().endswith((".csv", ".tsv")):
        for number, row in csv_rows(name, read_text(name), undone=_NOTHING_DONE):
            yield _read_row(number, row, language)
        return
    with _open(name) as file:
        is_json: bool | None = name.endswith((".jsonl", ".ndjson")) or None
        for number, content in enumerate(_lines(file), 1):
            if not content.strip():
                continue
            if is_json is None:
                is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
            yield _read_line(number, content, is_json=is_json, language=language)


@contextmanager
def _open(name: str) -> Iterator[BinaryIO]:
    """Open a file, or stdin, for reading bytes."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with open_bytes(name) as file:
        yield file


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long, enough to see that it is."""
    while line := file.readline(_MAX_LINE):
        yield line
        while len(line) == _MAX_LINE and not line.endswith(b"\n"):
            line = file.readline(_MAX_LINE)


def _read_line(number: int, content: bytes, *, is_json: bool, language: str) -> BatchLine:
    """Return a line's statement, or what is wrong with it."""
    if len(content) == _MAX_LINE:
        return BatchLine(number, None, f"longer than {_MAX_LINE // 1000} kB; give one statement")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff").strip()
    except UnicodeDecodeError:
        return BatchLine(number, None, "not UTF-8; convert it, for example with iconv")
    if is_json:
        return _read_row(number, json_row(number, text), language)
    try:
        return BatchLine(number, as_statement({"language": language, "text": text}))
    except FieldError as error:
        return BatchLine(number, None, str(error))


def _read_row(number: int, row: Mapping[str, object] | RecordFault, language: str) -> BatchLine:
    """Return the statement that a line's columns tell, or what is wrong with it."""
    if isinstance(row, RecordFault):
        return BatchLine(number, None, row.reason)
    try:
        return BatchLine(number, as_statement({"language": language, **row}))
    except FieldError as error:
        return BatchLine(number, None, f"{error.column}: {error}")
