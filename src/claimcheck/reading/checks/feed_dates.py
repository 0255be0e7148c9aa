"""Dates of feeds: ISO, as it is loosely written. Nothing is guessed."""

import re
from functools import cache, lru_cache

from claimcheck.model.dates import DateError, PartialDate, parse_date


@cache
def _dated() -> re.Pattern[str]:
    time = r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?"
    zone = r"\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?"
    return re.compile(rf"(\d{{4}}(?:-\d{{2}}(?:-\d{{2}}(?:{time}{zone})?)?)?)", re.ASCII)


def read_day(value: object) -> PartialDate | None:
    """Return the day, month or year that a value names; None for anything but ISO dates.

    The day is the one written, whatever the zone.

    >>> read_day("2021-08-24 14:41"), read_day("2024-02"), read_day("20 October 2020")
    (PartialDate(year=2021, month=8, day=24), PartialDate(year=2024, month=2, day=None), None)
    """
    return _read_text(value.strip()[:40]) if isinstance(value, str) else None


@lru_cache(maxsize=4_096)
def _read_text(text: str) -> PartialDate | None:
    """Return the day that a text names: in a feed the same days come again and again."""
    found = _dated().fullmatch(text)
    if found is None:
        return None
    try:
        return parse_date(found[1][:10])
    except DateError:
        return None
