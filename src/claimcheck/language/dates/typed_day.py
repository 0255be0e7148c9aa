"""The day that somebody means who types a date as people write it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from claimcheck.language.dates.forms import DAYS, MONTHS, NUMBERS

_MONTHS: Final = MONTHS.split()
_UNITS: Final = {"day": 1, "week": 7}
_NAMED: Final = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_LONGEST: Final = 60


def typed_day(text: str, today: str, *, is_ahead: bool = False) -> str | None:
    """Return the full date in ISO form that a text means on the day ``today``; None for none.

    A month or a year means its first day where the question looks ahead, else its last; a
    day or a month without a year the next one, else the last one. Numbers alone are read as
    day, month and year, with a dot between them.

    >>> typed_day("in two weeks", "2026-11-28"), typed_day("3 May 2027", "2026-11-28")
    ('2026-12-12', '2027-05-03')
    >>> typed_day("June 2016", "2026-11-28"), typed_day("June 2016", "2026-11-28", is_ahead=True)
    ('2016-06-30', '2016-06-01')
    >>> typed_day("2 March", "2026-11-28"), typed_day("2 March", "2026-11-28", is_ahead=True)
    ('2026-03-02', '2027-03-02')
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if not words or len(words) > _LONGEST:
        return None
    base = date.fromisoformat(today)
    try:
        found = (
            _relative(words, base)
            or _weekday(words, base)
            or _written(words, is_ahead)
            or _without_year(words, base, is_ahead)
        )
    except (ValueError, OverflowError):
        return None
    return found.isoformat() if found else None


def _relative(words: str, base: date) -> date | None:
    """Return a day so far from another: "in two weeks", "3 days ago", "next month"."""
    if words in _NAMED:
        return base + timedelta(days=_NAMED[words])
    turn = re.fullmatch(r"(next|last) (day|week|month|year)", words)
    if turn:
        return _moved(base, 1 if turn[1] == "next" else -1, turn[2])
    found = re.fullmatch(
        r"(?:(in) )?(an?|\d{1,3}|" + "|".join(NUMBERS) + r")"
        r" (day|week|month|year)s?( ago| from now)?",
        words,
    )
    if not found or bool(found[1]) == bool(found[4]):
        return None
    count = found[2]
    number = NUMBERS.index(count) + 1 if count in NUMBERS else 1 if count[0] == "a" else int(count)
    return _moved(base, -number if found[4] == " ago" else number, found[3])


def _moved(base: date, number: int, unit: str) -> date:
    """Return a day so many days, weeks, months or years away; the last of a shorter month."""
    if unit in _UNITS:
        return base + timedelta(days=number * _UNITS[unit])
    months = base.month - 1 + number * (12 if unit == "year" else 1)
    year, month = base.year + months // 12, months % 12 + 1
    return date(year, month, min(base.day, monthrange(year, month)[1]))


def _weekday(words: str, base: date) -> date | None:
    """Return a day of the week: the next one, or with "last" the one before."""
    found = re.fullmatch(r"(?:(on|next|last) )?(" + "|".join(DAYS) + ")", words)
    if not found:
        return None
    away = (DAYS.index(found[2]) - base.weekday()) % 7
    return base + timedelta(days=away - 7 if found[1] == "last" else away or 7)


def _written(words: str, is_ahead: bool) -> date | None:
    """Return a written day, or the first or last of a month or a year."""
    month = r"(?P<month>[a-z]{3,9})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    forms = (
        rf"(?:the )?{day}(?: of)? {month} {year}",
        rf"{month} {day} {year}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{year}",
        rf"{month} {year}",
        rf"{year}-(?P<number>\d\d)",
        year,
    )
    found = next(filter(None, (re.fullmatch(form, words) for form in forms)), None)
    if not found:
        return None
    parts = found.groupdict()
    number = _month_of(parts.get("month"), parts.get("number"))
    if number is None:
        return None
    if number == 0:
        return date(int(parts["year"]), 1, 1) if is_ahead else date(int(parts["year"]), 12, 31)
    if parts.get("day"):
        return date(int(parts["year"]), number, int(parts["day"]))
    last = monthrange(int(parts["year"]), number)[1]
    return date(int(parts["year"]), number, 1 if is_ahead else last)


def _without_year(words: str, base: date, is_ahead: bool) -> date | None:
    """Return the next day or month of a name, or the last one: "2 March", "March", "2.3."."""
    forms = (
        r"(?:on |the )*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]{3,9})\.?",
        r"(?:on )?(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.",
        r"(?:in )?(?P<month>[a-z]{3,9})\.?",
    )
    found = next(filter(None, (re.fullmatch(form, words) for form in forms)), None)
    parts = found.groupdict() if found else {}
    number = _month_of(parts.get("month"), parts.get("number")) if parts else None
    if not number:
        return None
    # The 29th of February may be years away.
    years = range(base.year, base.year + 9) if is_ahead else range(base.year, base.year - 9, -1)
    for year in years:
        last = monthrange(year, number)[1]
        day = int(parts.get("day") or (1 if is_ahead else last))
        if 1 <= day <= last:
            found_day = date(year, number, day)
            if found_day >= base if is_ahead else found_day <= base:
                return found_day
    return None


def _month_of(name: str | None, number: str | None) -> int | None:
    """Return the number of a month; 0 where none is named, None for a word that is no month."""
    if number is not None:
        return int(number) if 1 <= int(number) <= 12 else None
    if name is None:
        return 0
    found = [each for each in _MONTHS if each.startswith(name)]
    return _MONTHS.index(found[0]) + 1 if found else None
