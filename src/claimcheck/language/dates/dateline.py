"""Where and when an article was written, and what ``on Tuesday`` means in it."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span

_MONTHS = "january february march april may june july august september october november december"
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTH = "|".join(month.title() for month in _MONTHS.split())
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
_PLACE = r"(?P<place>[A-Z][A-Z.’'\-]+(?:[ \-][A-Z][A-Z.’'\-]+){0,2})"
# A place in lower case is only taken for one before an agency that is known.
_NAMED_PLACE = r"(?P<place>[A-Z][\w.’'\-]+(?:[ \-][A-Z][\w.’'\-]+){0,2})"
_AGENCY = (
    r"(?P<agency>AAP|AA|AFP|ANI|ANSA|AP|CNN|DPA|EFE|IANS|PTI|RIA|TASS|UPI"
    r"|(?:Thomson )?Reuters|Anadolu|Bloomberg|Interfax|Kyodo|Sputnik|Xinhua|Yonhap)"
)
_REGION = r"(?:\s*/(?P<slashed>[^/\n]{2,30})/|,\s+(?P<region>[A-Z][\w.]+(?:[ .][A-Z][\w.]+){0,2}))?"


class Dateline(NamedTuple):
    """The opening of a report: ``text[span.start:span.end]``, its place and its day.

    `said_on` is None where the year cannot be known; `month` and `day` are
    kept for when it becomes known.
    """

    span: Span
    place: str
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def dated(self, published_on: PartialDate | None) -> PartialDate | None:
        """Return the day, its year taken from the publication where the dateline has none."""
        if self.month is None:
            return None
        year = self.year or (published_on.year if published_on else None)
        if year is None:
            return None
        # A report of 31 December may be published in January.
        if not self.year and published_on and published_on.month == 1 and self.month == 12:
            year -= 1
        return PartialDate(year, self.month, self.day)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    dash = r"\s*(?:—|–|--?|―)\s+"
    return (
        re.compile(
            rf"{_PLACE}{_REGION},\s+(?P<date>{_DATE})\.\s+/(?P<agency>[^/\n]{{2,20}})/\.?\s*"
        ),
        re.compile(
            rf"{_PLACE}{_REGION}(?:,\s+(?P<date>{_DATE}))?\s+\((?P<agency>[^)\n]{{2,30}})\){dash}"
        ),
        re.compile(rf"{_PLACE}{_REGION}(?:,|{dash.rstrip('+')}*)\s*(?P<date>{_DATE}){dash}"),
        re.compile(rf"{_PLACE}{_REGION}{dash}"),
        re.compile(rf"{_NAMED_PLACE}{_REGION}(?:,\s+(?P<date>{_DATE}))?\s+\({_AGENCY}\){dash}"),
    )


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens the paragraph ``text[start:end]``, if it has one.

    >>> line = "BAMAKO /Mali/, February 7. /TASS/. The minister arrived."
    >>> found = find_dateline(line, 0, len(line))
    >>> found.place, found.agency, str(found.dated(PartialDate(2023, 2, 8)))
    ('Bamako, Mali', 'TASS', '2023-02-07')
    """
    if not text[start : start + 1].isupper():
        return None
    *capital, named = _patterns()
    for pattern in capital if text[start : start + 2].isupper() else (named,):
        if found := pattern.match(text, start, end):
            parts = found.groupdict()
            region = parts.get("slashed") or parts.get("region")
            place = parts["place"].title() + (f", {region}" if region else "")
            day = _read_date(parts.get("date") or "")
            return Dateline(Span(start, found.end()), place, parts.get("agency"), *day)
    return None


def _read_date(written: str) -> tuple[int | None, int | None, int | None]:
    if not written:
        return None, None, None
    month = _month_number(re.search(r"[A-Za-z]+", written))
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    year = next((number for number in numbers if number > 31), None)
    day = next((number for number in numbers if 1 <= number <= 31), None)
    return year, month, day


def _month_number(found: re.Match[str] | None) -> int | None:
    name = found.group().lower()[:3] if found else ""
    months = [month[:3] for month in _MONTHS.split()]
    return months.index(name) + 1 if name in months else None


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<day>{'|'.join(day.title() for day in _DAYS)})|(?P<yesterday>yesterday)"
        rf"|(?P<today>today|tonight)|(?P<last>(?:last|earlier this|this) (?:week|month|year))"
        rf"|(?P<date>{_DATE})|(?:in|last|the) (?P<month>{_FULL_MONTH})(?! \d)"
        r"|(?:in|since|back in) (?P<year>(?:19|20)\d\d)\b)\b"
    )


class Time(NamedTuple):
    """A time that a text names, and the words that name it."""

    when: PartialDate
    words: str


def read_time(words: str, base: PartialDate | None) -> Time | None:
    """Return the time that ``words`` name, seen from ``base``; its precision is kept.

    A weekday is the last such day up to ``base``. Without a full ``base`` only
    what needs none is read: ``in 2016``.

    >>> read_time("he said on Tuesday", PartialDate(2023, 2, 9))
    Time(when=PartialDate(year=2023, month=2, day=7), words='Tuesday')
    >>> str(read_time("she said last month", PartialDate(2023, 2, 9)).when)
    '2023-01'
    """
    found = _time_pattern().search(words)
    if not found:
        return None
    when = _resolve(found, base)
    return Time(when, found.group()) if when else None


def _resolve(found: re.Match[str], base: PartialDate | None) -> PartialDate | None:
    if year := found.group("year"):
        return PartialDate(int(year))
    if written := found.group("date"):
        return _nearest(_read_date(written), base)
    if name := found.group("month"):
        return _nearest((None, _month_number(re.search(r"\w+", name)), None), base)
    if words := found.group("last"):
        return _coarse(words, base)
    day = _as_date(base)
    if day is None or found.group("today"):
        return base if day else None
    name = found.group("day")
    back = (day.weekday() - _DAYS.index(name.lower())) % 7 if name else 1
    return _partial(day - timedelta(back)) if day.toordinal() > back else None


def _coarse(words: str, base: PartialDate | None) -> PartialDate | None:
    """Return the month or year meant; a week is no precision that is kept."""
    if base is None:
        return None
    back = words.startswith("last")
    if words.endswith("year"):
        return PartialDate(max(base.year - back, 1))
    if words.endswith("month") and base.month:
        if not back:
            return PartialDate(base.year, base.month)
        return (
            PartialDate(base.year, base.month - 1)
            if base.month > 1
            else PartialDate(max(base.year - 1, 1), 12)
        )
    return None


def _nearest(
    written: tuple[int | None, int | None, int | None], base: PartialDate | None
) -> PartialDate | None:
    """Return a written day in its own year, else in the last year up to ``base``."""
    year, month, day = written
    if month is None or (year is None and base is None):
        return None
    if year is None and base is not None:
        later = base.month is not None and month > base.month
        year = base.year - (1 if later and base.year > 1 else 0)
    when = PartialDate(year or 1, month, day)
    return when if day is None or _as_date(when) else None


def _as_date(when: PartialDate | None) -> date | None:
    if when is None or when.month is None or when.day is None:
        return None
    try:
        return date(when.year, when.month, when.day)
    except ValueError:
        return None


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
