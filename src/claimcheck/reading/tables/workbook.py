"""Workbooks of spreadsheet programs: one sheet as a table."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from claimcheck.reading.tables.grid import Grid, GridCell, TableError, as_grid
from claimcheck.reading.unreadable import MissingExtraError, UnreadableError, shown_name

_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_MOST_UNPACKED: Final = 512 * 1024 * 1024


def is_workbook(content: bytes) -> bool:
    """Return whether bytes begin as a workbook does."""
    return content.startswith((_ZIP, _OLD))


def read_workbook(name: str, content: bytes, sheet: str | None = None) -> Grid:
    """Return a sheet of a workbook: the one named, or the only one that holds anything.

    Formulas give the value that was last shown. Raises `MissingExtraError` without the
    extra ``[xlsx]``.
    """
    try:
        # Of an extra.
        from python_calamine import CalamineWorkbook  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(name, "a workbook", "xlsx") from error
    _require_size(name, content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        chosen = _chosen(name, book, sheet)
        rows = book.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (TableError, UnreadableError):
        raise
    except Exception as error:
        # calamine's errors have no common base below Exception.
        raise UnreadableError(name, f"it is not a workbook: {error}") from error
    return as_grid(name, chosen, _numbered(rows))


def _require_size(name: str, content: bytes) -> None:
    """Refuse a workbook that unpacks to more than anybody wrote."""
    if not content.startswith(_ZIP):
        return
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableError(name, "it is not a workbook") from error
    if sum(each.file_size for each in parts) > _MOST_UNPACKED:
        raise UnreadableError(name, "it unpacks to more than a workbook holds; save it as CSV")


def _chosen(name: str, book: Any, sheet: str | None) -> str:
    """Return the name of the sheet to read."""
    names: list[str] = list(book.sheet_names)
    if sheet is not None and sheet in names:
        return sheet
    filled = [each for each in names if book.get_sheet_by_name(each).total_height]
    if sheet is None and len(filled) == 1:
        return filled[0]
    shown = ", ".join(map(repr, names[:20]))
    fault = f"there is no sheet {sheet!r}" if sheet else "several sheets hold something"
    raise TableError(f"{shown_name(name)}: {fault}; name one with --sheet: {shown}")


def _numbered(rows: Sequence[Sequence[object]]) -> Iterator[tuple[int, list[GridCell]]]:
    """Yield the rows of a sheet with their numbers."""
    for number, row in enumerate(rows, 1):
        yield number, [_cell(each) for each in row]


def _cell(value: object) -> GridCell:
    """Return a cell's value: whole numbers without a fraction, days without a time."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return int(value)
    return value if isinstance(value, GridCell) else str(value)
