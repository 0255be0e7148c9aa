"""Statements as records: JSON lines or CSV, each record checked before any is used."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.language.cells import unguard_cell
from claimcheck.model.dates import DateError, PartialDate, parse_date
from claimcheck.model.statement import Kind, Statement
from claimcheck.reading.errors import shown_name
from claimcheck.reading.fields import FieldError, optional_span, pairs, quoted, span

MAX_ERRORS: Final = 20
MAX_LENGTH: Final = 20_000

_TEXTS: Final = (
    "text",
    "speaker",
    "role",
    "organisation",
    "place",
    "medium",
    "url",
    "language",
    "prefix",
    "suffix",
    "person",
    "rule",
    "person_reason",
)
_SPANS: Final = ("spans", "speaker_span", "cue_span")
COLUMNS: Final = (*_TEXTS, "persons", "kind", "said_on", *_SPANS)

# What `export statements` and `extract` add; a reader of our own files passes over it.
_DERIVED: Final = (
    "statement_id",
    "article_id",
    "claim_id",
    "person_id",
    "made_by",
    "confirmed_by",
    "status",
    "date_origin",
    "place_origin",
    "rule_precision",
    "priority",
    "priority_reason",
    "reported_by",
    "file",
    "figures",
    "checks",
    "line",
    "column",
    "page",
    "paragraph",
)


class RecordFault(NamedTuple):
    """What is wrong with one record: its row, the column, the reason.

    Rows count from 1 as an editor or a spreadsheet shows them: a CSV's header is row 1.
    """

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"row {self.row}{column}: {self.reason}"


class RecordsError(ClaimcheckError):
    """A file holds bad records; none of it may be stored."""

    def __init__(self, name: str, faults: list[RecordFault]) -> None:
        """List up to `MAX_ERRORS` faults, a line each."""
        self.faults = faults
        self.details = tuple(map(str, faults[:MAX_ERRORS]))
        more = f" (the first {MAX_ERRORS} follow)" if len(faults) > MAX_ERRORS else ""
        records = "1 bad record" if len(faults) == 1 else f"{len(faults)} bad records"
        super().__init__(
            f"{shown_name(name)}: {records}{more}, nothing stored; mend the file and repeat"
        )


class NoRecordsError(ClaimcheckError):
    """A file does not hold records as they are read."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what it should hold."""
        super().__init__(f"{shown_name(name)}: {reason}; nothing stored")


class HeaderError(NoRecordsError):
    """A CSV's header misses a column, or has one that is unknown or repeated."""

    def __init__(self, name: str, faults: list[str]) -> None:
        """List what is wrong, and every column there is."""
        known = f"columns are {', '.join(COLUMNS)}"
        super().__init__(name, f"the first row must name columns: {'; '.join(faults)}; {known}")


def read_records(name: str, text: str, *, raw: bool = False) -> list[Statement]:
    """Return the statements in ``text``, which is JSON lines or CSV by its first character.

    ``raw`` reads CSV cells as they are, as `export --raw` wrote them. Raises
    `RecordsError` with every bad record, `HeaderError` for columns that are missing
    or unknown, and `NoRecordsError` for a file without records.
    """
    begin = text.lstrip()[:1]
    if begin == "[":
        raise NoRecordsError(name, "a JSON list; give one JSON object a line, or CSV")
    is_json = name.endswith((".jsonl", ".ndjson")) or begin == "{"
    rows = _json_rows(text) if is_json else _csv_rows(name, text, raw=raw)
    statements, faults = [], []
    for number, row in rows:
        if isinstance(row, RecordFault):
            faults.append(row)
            continue
        try:
            statements.append(as_statement(row))
        except FieldError as error:
            faults.append(RecordFault(number, error.column, str(error)))
    if faults:
        raise RecordsError(name, faults)
    if not statements:
        raise NoRecordsError(name, "it holds no record; give JSON lines or CSV")
    return statements


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, object] | RecordFault]]:
    """Yield each line's object, or what is wrong with the line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, json_row(number, line)


def json_row(number: int, line: str) -> Mapping[str, object] | RecordFault:
    """Return the JSON object that a line holds, or what is wrong with the line."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return RecordFault(number, "", f"not JSON: {error.msg} at {error.colno}")
    except (ValueError, RecursionError) as error:
        return RecordFault(number, "", f"not JSON: {error}")
    return row if isinstance(row, dict) else RecordFault(number, "", "not a JSON object")


def _csv_rows(
    name: str, text: str, *, raw: bool
) -> Iterator[tuple[int, Mapping[str, object] | RecordFault]]:
    """Yield each row under its header, or what is wrong with the row."""
    if not text.strip():
        return
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
    except csv.Error as error:
        raise NoRecordsError(name, f"not CSV: {error}; give JSON lines or CSV") from error
    _require_columns(name, header)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, RecordFault(number, "", f"not CSV: {error}")
            return
        if not cells:
            continue
        if len(cells) != len(header):
            reason = f"{len(cells)} cells under {len(header)} columns"
            yield number, RecordFault(number, "", reason)
            continue
        clean = cells if raw else [unguard_cell(cell) for cell in cells]
        yield number, {key: cell for key, cell in zip(header, clean, strict=True) if cell}


def _require_columns(name: str, header: list[str]) -> None:
    """Raise `HeaderError` for a header without text, or with unknown or repeated columns."""
    faults = [] if "text" in header else ["text is missing, which holds the words"]
    for column in dict.fromkeys(header):
        if column not in COLUMNS and column not in _DERIVED:
            faults.append(f"{column[:40]!r} is unknown")
        elif header.count(column) > 1:
            faults.append(f"{column} comes twice")
    if faults:
        raise HeaderError(name, faults)


def as_statement(row: Mapping[str, object]) -> Statement:
    """Return a record as a statement. Raises `FieldError` for the first bad field."""
    unknown = next((key for key in row if key not in COLUMNS and key not in _DERIVED), None)
    if unknown is not None:
        raise FieldError(str(unknown), f"the column is unknown; columns are {', '.join(COLUMNS)}")
    texts: dict[str, Any] = {
        column: _text(column, row[column]) for column in _TEXTS if row.get(column) not in (None, "")
    }
    if "language" in texts and not re.fullmatch(
        r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", texts["language"]
    ):
        raise FieldError(
            "language", f"{quoted(texts['language'])} is no language code; write fr, ru or pt-BR"
        )
    words = texts.get("text") or ""
    _require_words(words)
    statement = Statement(
        words,
        read_kind(row.get("kind"), words, texts.get("speaker")),
        said_on=_date(row.get("said_on")),
        spans=tuple(span("spans", pair) for pair in pairs(row.get("spans"))),
        speaker_span=optional_span("speaker_span", row.get("speaker_span")),
        cue_span=optional_span("cue_span", row.get("cue_span")),
        persons=_names(row.get("persons")),
    )
    return statement._replace(**texts)


def _require_words(words: str) -> None:
    """Refuse words that cannot be a statement."""
    if not any(character.isalnum() for character in words):
        raise FieldError("text", "the statement is empty; give its words")


def _text(column: str, value: object) -> str:
    """Return a text field, which must not hold what no text file holds."""
    if not isinstance(value, str):
        raise FieldError(column, f"{quoted(value)} is not a text")
    if len(value) > MAX_LENGTH:
        reason = f"the {column} is longer than {MAX_LENGTH:,} characters; give one statement"
        raise FieldError(column, reason)
    if "\0" in value:
        raise FieldError(column, f"the {column} holds a NUL character; remove it")
    if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
        raise FieldError(column, f"the {column} is not valid Unicode; write it anew")
    return value


def _names(value: object) -> tuple[str, ...]:
    """Return a list of names, which in a CSV cell are parted by semicolons."""
    if value in (None, ""):
        return ()
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list):
        raise FieldError("persons", f"{quoted(value)} is not a list of names")
    return tuple(name for each in names if (name := _text("persons", each).strip()))


def _date(value: object) -> PartialDate | None:
    """Return a full or partial date, or None."""
    if value in (None, ""):
        return None
    try:
        return parse_date(_text("said_on", value))
    except DateError as error:
        raise FieldError("said_on", str(error)) from error


def read_kind(value: object, words: str, speaker: str | None) -> Kind:
    """Return the kind named, or the one that the words show.

    Words wholly in quotation marks are direct speech, words with a speaker are
    indirect, and others are the article's own assertion. Raises `ClaimcheckError`
    for any other kind.
    """
    if value in (None, ""):
        stripped = words.strip()
        if len(stripped) > 1 and stripped[0] in '"“«„' and stripped[-1] in '"”»“':
            return Kind.DIRECT
        return Kind.INDIRECT if speaker else Kind.ASSERTION
    try:
        return Kind(str(value))
    except ValueError:
        kinds = ", ".join(Kind)
        raise FieldError("kind", f"{quoted(value)} is not a kind; kinds are {kinds}") from None
