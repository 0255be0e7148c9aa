"""Cells as texts and days: what can be read in two ways is refused with the choice."""

import re
from datetime import date
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import DateError, PartialDate, parse_date
from claimcheck.model.imports.import_map import ColumnRule
from claimcheck.model.statement import MAX_LENGTH
from claimcheck.reading.tables.grid import GridCell

_PARTS: Final = {"d": r"(?P<d>\d{1,2})", "m": r"(?P<m>\d{1,2})", "Y": r"(?P<Y>\d{4})"}
_DOTTED: Final = re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<Y>\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{2}|\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(?P<Y>\d{4})/(?P<m>\d{1,2})(?:/(?P<d>\d{1,2}))?", re.ASCII)
_UNFIT: Final = re.compile("[\0\ud800-\udfff]")


class CellError(ClaimcheckError):
    """A cell cannot be read."""


def text_of(cell: GridCell, rule: ColumnRule) -> str | None:
    """Return a cell's text. Raises `CellError` for a number whose unit nobody has named.

    >>> text_of(0.12, ColumnRule("text", "Share", unit="%"))
    '12 %'
    """
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return _with_unit(cell, rule)
    text = str(cell)
    if len(text) > MAX_LENGTH:
        raise CellError(f"longer than {MAX_LENGTH:,} characters")
    if _UNFIT.search(text):
        raise CellError("holds what no text file can hold; write it again")
    return f"{text} {rule.unit}" if rule.unit and isinstance(cell, int) else text


def _with_unit(number: float, rule: ColumnRule) -> str:
    """Return a number with the unit of its column."""
    if rule.unit is None:
        raise CellError(
            f"{number} may be a number or {number * 100:g} %; name the column's unit, such as"
            ' unit = "%"'
        )
    return f"{number * 100:g} %" if rule.unit == "%" else f"{number} {rule.unit}".strip()


def day_of(cell: GridCell, rule: ColumnRule) -> PartialDate | None:
    """Return a cell's day. Raises `CellError` for what is none, and for 03/04/2021.

    >>> str(day_of("24.08.2021", ColumnRule("said_on", "Datum")))
    '2021-08-24'
    >>> str(day_of("24/08/2021", ColumnRule("said_on", "Datum")))
    '2021-08-24'
    """
    if cell is None:
        return None
    if isinstance(cell, date):
        return PartialDate(cell.year, cell.month, cell.day)
    if not isinstance(cell, str):
        if isinstance(cell, int) and not isinstance(cell, bool) and 1800 <= cell <= 2200:
            return PartialDate(cell)
        raise CellError(f"{cell} is a number; format the column as a date in the spreadsheet")
    found = _form(rule.form).fullmatch(cell) if rule.form else _plain_form(cell)
    try:
        if found:
            return _day(found)
        if rule.form is None:
            days = _readings(cell)
            return days[0] if len(days) == 1 else parse_date(cell)
    except DateError:
        pass
    raise CellError(_fault(cell, rule))


def _plain_form(cell: str) -> re.Match[str] | None:
    """Return the parts of a date that can be written in one way only."""
    return _DOTTED.fullmatch(cell) or _YEAR_FIRST.fullmatch(cell)


def _readings(cell: str) -> list[PartialDate]:
    """Return the days that 24/08/2021 can be, one of its parts being the month.

    >>> list(map(str, _readings("03/04/2021"))), list(map(str, _readings("24/08/2021")))
    (['2021-04-03', '2021-03-04'], ['2021-08-24'])
    """
    found = _SLASHED.fullmatch(cell)
    if found is None or len(found[4]) < len("2021"):
        return []
    days = []
    for day, month in ((found[1], found[3]), (found[3], found[1])):
        try:
            days.append(parse_date(f"{found[4]}-{int(month):02}-{int(day):02}"))
        except DateError:
            continue
    return list(dict.fromkeys(days))


def _fault(cell: str, rule: ColumnRule) -> str:
    """Return what is wrong with a date, and the choice to make."""
    shown = cell if len(cell) <= 40 else f"{cell[:40]}…"
    slashed = _SLASHED.fullmatch(cell)
    if rule.form is None and len(_readings(cell)) > 1:
        return f'"{shown}" may be two days; give the column a format, %d/%m/%Y or %m/%d/%Y'
    if rule.form is None and slashed and len(slashed[4]) < len("2021"):
        return f'"{shown}" has a year of two digits; write it with four'
    wanted = f" in the format {rule.form}" if rule.form else ""
    return f'"{shown}" is not a date{wanted}'


def _day(found: re.Match[str]) -> PartialDate:
    """Return the day that the parts of a date name. Raises `DateError`."""
    parts = found.groupdict()
    text = parts["Y"] + "".join(f"-{int(parts[name]):02}" for name in ("m", "d") if parts.get(name))
    return parse_date(text)


def _form(form: str) -> re.Pattern[str]:
    """Return what dates of a format look like. Raises `ClaimcheckError` for another format."""
    letters = form.replace("%", "")
    named = [letter for letter in letters if letter.isalpha()]
    if "Y" not in named or sorted(named) not in (["Y", "d", "m"], ["Y", "m"], ["Y"]):
        raise ClaimcheckError(
            f"{form!r} is not a format of dates; write %d, %m and %Y, such as %d.%m.%Y"
        )
    pattern = "".join(_PARTS.get(letter) or re.escape(letter) for letter in letters)
    return re.compile(pattern, re.ASCII)
