"""Tables as one workbook: a sheet each, and one that says of which record they are."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from claimcheck.errors import ClaimcheckError, NeedsExtraError
from claimcheck.language.display.columns import columns
from claimcheck.model.record.table import Table, TableCell
from claimcheck.named_tuple import NamedTuple

# As the format counts: in UTF-16. xlsxwriter drops what is longer without an exception.
LONGEST_CELL: Final = 32_767
_MOST_ROWS: Final = 1_048_575
_LONG: Final = "Long texts"
_WIDEST, _NARROWEST = 60, 8
_SAMPLE: Final = 200
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Before it, spreadsheets count a day that never was.
_FIRST_DAY: Final = "1900-03-01"
_EXACT: Final = 2**53
# Neither XML nor a spreadsheet has a place for these.
_UNFIT: Final = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_DAY_COLUMNS: Final = ("_on", "as_of", "date", "deadline", "sent")


class Sheet(NamedTuple):
    """A table under a name."""

    name: str
    table: Table


class About(NamedTuple):
    """What the first sheet says, name by name, and the time of the record's last act."""

    lines: tuple[tuple[str, str], ...]
    at: str


class WorkbookBytes(NamedTuple):
    """A workbook's bytes, and the cells whose texts go on in the sheet of long texts."""

    content: bytes
    long: tuple[str, ...]


def as_workbook(sheets: Sequence[Sheet], about: About) -> WorkbookBytes:
    """Return tables as a workbook: days as days, numbers as numbers, texts as texts.

    Nothing in it runs or is dropped: a text that is longer than a cell may be goes on in
    a sheet of its own. The same tables give the same bytes. Raises `ClaimcheckError` for
    more rows than a sheet has, and without the extra ``[xlsx]``.
    """
    xlsxwriter = _library()
    crowded = next((each for each in sheets if len(each.table.rows) > _MOST_ROWS), None)
    if crowded:
        raise ClaimcheckError(
            f"{crowded.name} has more rows than the {_MOST_ROWS:,} of a sheet; narrow them with"
            " --since, or write CSV"
        )
    out = io.BytesIO()
    made = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    made.set_properties({"created": datetime.fromisoformat(about.at).replace(tzinfo=UTC)})
    writer = _Writer(made)
    writer.about(about, sheets)
    for each in sheets:
        writer.sheet(each)
    writer.long_texts()
    made.close()
    return WorkbookBytes(out.getvalue(), tuple(f"{each.sheet}!{each.cell}" for each in writer.long))


def _library() -> Any:
    """Return xlsxwriter. Raises `NeedsExtraError` where it is not installed."""
    try:
        # Loaded here because few commands write a workbook.
        import xlsxwriter  # noqa: PLC0415
    except ImportError as error:
        raise NeedsExtraError("a workbook", "xlsx") from error
    return xlsxwriter


class _LongText(NamedTuple):
    """A text that is longer than its cell may be."""

    sheet: str
    cell: str
    text: str


class _Writer:
    """A workbook that is being written, with its formats."""

    def __init__(self, made: Any) -> None:
        """Make the formats."""
        self._made = made
        self._head = made.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEF1F4"}
        )
        self._text = made.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self._plain = made.add_format({"valign": "top"})
        self._day = made.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.long: list[_LongText] = []

    def about(self, about: About, sheets: Sequence[Sheet]) -> None:
        """Write the sheet that says what the others are."""
        page = self._made.add_worksheet("About")
        counts = [(each.name, f"{len(each.table.rows):,} rows") for each in sheets]
        lines = (*about.lines, *counts)
        page.set_column(0, 0, max((len(name) for name, _ in lines), default=0) + 2)
        page.set_column(1, 1, 90)
        for row, (name, value) in enumerate(lines):
            page.write_string(row, 0, name, self._head)
            page.write_string(row, 1, value, self._text)

    def sheet(self, sheet: Sheet) -> None:
        """Write a table as a sheet with a frozen header and a filter."""
        page = self._made.add_worksheet(sheet.name)
        names, rows = sheet.table.columns, sheet.table.rows
        page.freeze_panes(1, 1)
        for column, name in enumerate(names):
            page.write_string(0, column, name, self._head)
            width = max(map(_width, (name, *(row[column] for row in rows[:_SAMPLE]))))
            page.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))
        are_days = [name.endswith(_DAY_COLUMNS) for name in names]
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._cell(page, sheet.name, (number, column), cell, is_day=are_days[column])
        page.autofilter(0, 0, max(len(rows), 1), len(names) - 1)

    def _cell(
        self, page: Any, sheet: str, at: tuple[int, int], cell: TableCell, *, is_day: bool
    ) -> None:
        """Write a cell as what it is."""
        if cell is None or cell == "":
            return
        if isinstance(cell, int | float) and abs(cell) < _EXACT:
            page.write_number(*at, cell, self._plain)
            return
        text = str(cell).translate(_UNFIT)
        if is_day and (day := _as_day(text)):
            page.write_datetime(*at, day, self._day)
            return
        if utf16_length(text) > LONGEST_CELL:
            place = f"{_letters(at[1])}{at[0] + 1}"
            self.long.append(_LongText(sheet, place, text))
            note = f" … [goes on in the sheet {_LONG}]"
            text = next(pieces(text, LONGEST_CELL - len(note))) + note
        self._string(page, at, text)

    def _string(self, page: Any, at: tuple[int, int], text: str) -> None:
        """Write a text, all of it."""
        if page.write_string(*at, text, self._text) != 0:
            raise ValueError(f"a cell of {len(text)} characters was not written")

    def long_texts(self) -> None:
        """Write the texts that did not fit, whole, in as many cells as each needs."""
        if not self.long:
            return
        page = self._made.add_worksheet(_LONG)
        page.freeze_panes(1, 0)
        page.set_column(3, 3, _WIDEST)
        for column, name in enumerate(("sheet", "cell", "part", "text")):
            page.write_string(0, column, name, self._head)
        row = 0
        for each in self.long:
            for part, piece in enumerate(pieces(each.text, LONGEST_CELL), 1):
                row += 1
                page.write_string(row, 0, each.sheet)
                page.write_string(row, 1, each.cell)
                page.write_number(row, 2, part)
                self._string(page, (row, 3), piece)


def utf16_length(text: str) -> int:
    """Return a text's length as a spreadsheet counts it.

    >>> utf16_length("a😀")
    3
    """
    return len(text) + sum(character > "\uffff" for character in text)


def pieces(text: str, length: int) -> Iterator[str]:
    """Yield a text in parts of at most so much of a cell's length.

    >>> list(pieces("abc😀d", 3))
    ['abc', '😀d']
    """
    begin = used = 0
    for place, character in enumerate(text):
        needed = 1 + (character > "\uffff")
        if used + needed > length:
            yield text[begin:place]
            begin, used = place, 0
        used += needed
    yield text[begin:]


def _as_day(text: str) -> date | None:
    """Return a full day that a spreadsheet can hold, or None."""
    if not _DAY.fullmatch(text) or text < _FIRST_DAY:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _width(cell: TableCell) -> int:
    """Return how wide a cell's longest line is."""
    if cell is None:
        return 0
    return max((columns(line[:_WIDEST]) for line in str(cell)[:2_000].splitlines()), default=0)


def _letters(column: int) -> str:
    """Return a column's name.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
