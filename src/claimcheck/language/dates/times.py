"""What the times that a text names mean, as exactly as they say it and no more."""

import re
from datetime import date, timedelta

from claimcheck.language.dates.forms import DAYS, MONTHS, NUMBERS, time_hint, time_pattern
from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple

# A day without a year lies in the past, and not so far that a year would have been named.
_FARTHEST = timedelta(days=300)
# How far a round number of weeks may miss the day.
_ROUNDED = 3
# As many letters as "80s" and "Mon".
_SHORTEST = 3
_FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)} | {
    "new year's day": (1, 1), "new year's eve": (12, 31),
}  # fmt: skip
_SATURDAY = 5
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}


class Time(NamedTuple):
    """A time that a text names: the words, where they stand, and when that is.

    `when` is None where the words are seen and say no day, month or year.
    """

    when: PartialDate | None
    words: str
    start: int
    end: int


def read_time(words: str, base: PartialDate | None, start: int = 0) -> Time | None:
    """Return the first time that ``words`` name from `start` on, seen from ``base``.

    A weekday is the last such day up to ``base``; nothing lies after it. Without a full
    ``base`` only what needs none is read.

    >>> str(read_time("he said on Tuesday", PartialDate(2023, 2, 9)).when)
    '2023-02-07'
    >>> str(read_time("she said last month", PartialDate(2023, 2, 9)).when)
    '2023-01'
    >>> read_time("they said earlier this week", PartialDate(2023, 3, 1)).when
    """
    # Most words name no time, and are spared the long pattern, or even the short one.
    if len(words) - start < _SHORTEST:
        return None
    found = time_pattern().search(words, start) if time_hint().search(words, start) else None
    if not found:
        return None
    when = _resolve(found, base)
    if when and base and not _is_past(when, base):
        when = None
    return Time(when, found.group(), found.start(), found.end())


def match_time(text: str, start: int, end: int) -> int:
    """Return where the time ends that begins at `start`, or `start` where none does."""
    is_possible = time_hint().search(text, start, end) is not None
    found = time_pattern().match(text, start, end) if is_possible else None
    return found.end() if found else start


def _is_past(when: PartialDate, base: PartialDate) -> bool:
    length = len(str(when))
    return str(when) <= str(base)[:length] or len(str(base)) < length


def _resolve(found: re.Match[str], base: PartialDate | None) -> PartialDate | None:
    parts = found.groupdict()
    if parts["between"] or parts["decade"] or parts["other"] or parts["vague"]:
        return _between(parts, base) if parts["between"] else None
    if parts["iso"]:
        return _checked(*map(int, parts["iso"].split("-")))
    if name := parts["m1"] or parts["m2"]:
        day = re.sub(r"\D", "", parts["d1"] or parts["d2"] or "")
        return _nearest(parts["y1"] or parts["y2"], month_number(name), int(day), base)
    if name := parts["month"] or parts["month2"] or parts["month3"]:
        return _month(parts, name, base)
    if year := parts["year"] or parts["year2"]:
        return PartialDate(int(year))
    return _relative(parts, base)


def _between(parts: dict[str, str | None], base: PartialDate | None) -> PartialDate | None:
    """Return the month of ``between 3 and 5 March``: no day of it is the one."""
    name = parts["bm"] or (parts["between"] or "").split()[0]
    return _nearest(None, month_number(name), None, base)


def _month(parts: dict[str, str | None], name: str, base: PartialDate | None) -> PartialDate | None:
    year = parts["my"] or parts["my2"] or parts["my3"]
    if parts["mlast"] and base:
        year = str(base.year - (parts["mlast"] == "last"))
    return _nearest(year, month_number(name), None, base)


def _relative(parts: dict[str, str | None], base: PartialDate | None) -> PartialDate | None:
    """Return what hangs on the day of the report."""
    if words := parts["coarse"]:
        return _coarse(words, parts["what"] or "", base)
    if feast := parts["feast"]:
        return _nearest(None, *_FEASTS[feast.lower().replace("’", "'")], base)
    if base and parts["season"]:
        return _season(parts["season"], base)
    day = as_date(base)
    return _near(parts, day) if day else None


def _near(parts: dict[str, str | None], day: date) -> PartialDate | None:
    """Return what is counted in days from the day of the report."""
    if parts["today"]:
        return day_of(day)
    if words := parts["weekend"]:
        return _weekend(words, day)
    if words := parts["yesterday"]:
        return _back(day, 2 if "before" in words else 1)
    if parts["agoday"]:
        return _ago(parts["n"] or "", parts["unit"] or "", day)
    return _weekday(parts, day)


def _weekday(parts: dict[str, str | None], day: date) -> PartialDate | None:
    name = (parts["day"] or parts["day3"] or "").lower()[:3]
    index = next((n for n, each in enumerate(DAYS) if each.startswith(name)), None)
    if not name or index is None:
        return None
    back = (day.weekday() - index) % 7
    if parts["lastweek"] or "last" in (parts["week"] or ""):
        return _back(day, day.weekday() + 7 - index)
    return _back(day, back or 7 if parts["pastday"] else back)


def _weekend(words: str, day: date) -> PartialDate | None:
    """Return the month of the weekend before a day, where all that may be meant lies in one."""
    if day.toordinal() <= _FARTHEST.days:
        return None
    saturday = day - timedelta((day.weekday() - _SATURDAY) % 7)
    before = 7 if "last" in words.lower() or day.weekday() >= _SATURDAY else 0
    first, last = saturday - timedelta(before), min(day, saturday + timedelta(1))
    return _common(first, last) if first.month == last.month else None


def _ago(count: str, unit: str, day: date) -> PartialDate | None:
    """Return ``two days ago`` to the day, weeks to the month and years to the year."""
    number = int(count) if count.isdigit() else 1
    number = NUMBERS.index(count.lower()) + 1 if count.lower() in NUMBERS else number
    if unit.startswith("day"):
        return _back(day, number)
    if unit.startswith("year"):
        return PartialDate(day.year - number) if day.year > number else None
    days = {"week": 7, "fortnight": 14, "month": 30}.get(unit.rstrip("s"))
    if days is None or day.toordinal() <= number * days + 40:
        return day_of(day) if unit.startswith(("hour", "minute")) and number == 1 else None
    spread = 15 if days == 30 else _ROUNDED
    return _common(day - timedelta(number * days + spread), day - timedelta(number * days - spread))


def _common(first: date, last: date) -> PartialDate | None:
    """Return the month or the year that two days share."""
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else None)


def _coarse(words: str, what: str, base: PartialDate | None) -> PartialDate | None:
    """Return the month or year meant; of a week the month, where all of it lies in one."""
    if base is None:
        return None
    back = "last" in words.lower() or "past" in words.lower()
    if what == "year":
        return PartialDate(max(base.year - back, 1))
    if what == "month" and base.month:
        if not back:
            return PartialDate(base.year, base.month)
        january = base.month == 1
        return PartialDate(max(base.year - january, 1), 12 if january else base.month - 1)
    day = as_date(base)
    if day is None or day.toordinal() < 30:
        return None
    monday = day - timedelta(day.weekday() + (7 if back else 0))
    last = monday + timedelta(6) if back else day
    return _common(monday, last) if monday.month == last.month else None


def _season(words: str, base: PartialDate) -> PartialDate | None:
    ends = _SEASONS.get(words.rsplit(maxsplit=1)[-1].lower())
    if ends is None or base.month is None:
        return None
    if "last" not in words.lower():
        return PartialDate(base.year)
    # In May "last summer" is the year before; in October nobody can tell.
    return PartialDate(base.year - 1) if base.month <= ends and base.year > 1 else None


def _nearest(
    year: str | None, month: int | None, day: int | None, base: PartialDate | None
) -> PartialDate | None:
    """Return a written day in its own year, else in the last year up to ``base``."""
    if month is None:
        return None
    if year:
        return _checked(int(year), month, day)
    return _last(month, day, base) if base else None


def _last(month: int, day: int | None, base: PartialDate) -> PartialDate | None:
    """Return the last such day or month up to ``base``, if it is near."""
    when = _checked(base.year, month, day)
    if when and _is_past(when, base):
        return when
    when = _checked(base.year - 1, month, day) if base.year > 1 else None
    near, far = as_date(base), as_date(when._replace(day=when.day or 28)) if when else None
    if near and far and near - far > _FARTHEST:
        return None
    return when


def month_number(name: str) -> int | None:
    """Return the number of a month by its name or the beginning of it."""
    short = [month[:3] for month in MONTHS.split()]
    low = name.lower()[:3]
    return short.index(low) + 1 if low in short else None


def _checked(year: int, month: int, day: int | None) -> PartialDate | None:
    when = PartialDate(year, month, day)
    return when if day is None or as_date(when) else None


def _back(day: date, number: int) -> PartialDate | None:
    return day_of(day - timedelta(number)) if day.toordinal() > number else None


def day_of(day: date) -> PartialDate:
    """Return a calendar day as one of the program's."""
    return PartialDate(day.year, day.month, day.day)


def as_date(when: PartialDate | None) -> date | None:
    """Return the calendar day of a date that is known to the day and exists."""
    if when is None or when.month is None or when.day is None:
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:
        return None
