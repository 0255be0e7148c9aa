"""Dates as the news gives them: a day, a month or only a year."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

# Where a day begins first, the clocks are so far ahead of UTC.
_FIRST_ZONE: Final = timedelta(hours=14)
# Where a day ends last, they are so far behind it.
_LAST_ZONE: Final = timedelta(hours=12)
_DAY: Final = len("2026-11-28")


class DateError(ClaimcheckError):
    """A text is not an ISO date, or names a day that does not exist."""

    def __init__(self, text: str) -> None:
        """Name the text and the three forms that are read."""
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        super().__init__(f"{shown!r} is not a date; write 2023-02-07, 2023-02 or 2023")


class FutureDayError(ClaimcheckError):
    """Something is said of a day that has not begun anywhere on earth."""

    def __init__(self, what: str, day: str, today: str) -> None:
        """Name what it is, its day, and the day that it is now."""
        super().__init__(f"{what} {day} is in the future; today is {today}")


class PartialDate(NamedTuple):
    """A date known to the day, the month or the year.

    `str()` gives the ISO form, which sorts by time and shows the precision.

    >>> str(PartialDate(2023, 2))
    '2023-02'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        year, month, day = self
        if month is None:
            return f"{year:04}"
        return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"

    @property
    def precision(self) -> str:
        """Say how much is known: ``day``, ``month`` or ``year``."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None else "year"

    def agrees_with(self, other: "PartialDate") -> bool:
        """Return whether both can be the same day, as far as either is known.

        >>> PartialDate(2023).agrees_with(PartialDate(2023, 2, 7))
        True
        """
        return all(a is None or b is None or a == b for a, b in zip(self, other, strict=True))


# A record writes the same days again and again.
@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate:
    """Return the date that ``text`` writes in full or partial ISO 8601.

    Raises `DateError` for any other form and for days that do not exist.

    >>> parse_date("2023-02")
    PartialDate(year=2023, month=2, day=None)
    """
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not found:
        raise DateError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(text) from None
    return PartialDate(year or 0, month, day)


def is_utc_time(text: str) -> bool:
    """Return whether ``text`` is a time as events keep it, and one that exists.

    >>> is_utc_time("2023-03-01T09:00:00Z"), is_utc_time("2023-02-30T09:00:00Z")
    (True, False)
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def latest_day(now: str) -> str:
    """Return the latest day that has begun anywhere on earth at a time in UTC.

    >>> latest_day("2026-11-28T09:59:59Z"), latest_day("2026-11-28T10:00:00Z")
    ('2026-11-28', '2026-11-29')
    """
    return (datetime.fromisoformat(now) + _FIRST_ZONE).date().isoformat()


def begins_after(day: PartialDate | str, time: str) -> bool:
    """Return whether a day, month or year begins after the day of a time in ISO form.

    >>> begins_after("2026-12", "2026-11-28"), begins_after("2026", "2026-11-28")
    (True, False)
    """
    return str(day) > time[:_DAY][: len(str(day))]


def require_begun(what: str, day: PartialDate | str | None, now: str) -> None:
    """Raise `FutureDayError` for a day that begins nowhere on earth by a time in UTC."""
    if day is not None and begins_after(day, latest_day(now)):
        raise FutureDayError(what, str(day), now[:_DAY])


def earliest_day(now: str) -> str:
    """Return the earliest day that has not ended everywhere on earth at a time in UTC.

    >>> earliest_day("2026-11-28T11:59:59Z"), earliest_day("2026-11-28T12:00:00Z")
    ('2026-11-27', '2026-11-28')
    """
    return (datetime.fromisoformat(now) - _LAST_ZONE).date().isoformat()


def last_day(day: PartialDate) -> str:
    """Return the last day of a day, month or year in ISO form.

    >>> last_day(PartialDate(2024, 2))
    '2024-02-29'
    """
    month = day.month or 12
    after = date(day.year + month // 12, month % 12 + 1, 1) if day.year < date.max.year else None
    ends = date.fromordinal(after.toordinal() - 1).day if after else 31
    return str(PartialDate(day.year, month, day.day or ends))


def full_day(given: PartialDate | str | None, today: str) -> str:
    """Return a full date as text, ``today`` where none is given.

    Raises `ClaimcheckError` for what is no day.

    >>> full_day("2023-03-01", "2023-05-06"), full_day(None, "2023-05-06")
    ('2023-03-01', '2023-05-06')
    """
    return today if given is None else require_full(str(given))


def require_full(text: str, what: str = "") -> str:
    """Return a text that writes a full date; ``what`` it is begins the error.

    Raises `ClaimcheckError` for all else, a month or a year too.

    >>> require_full("2023-03-01")
    '2023-03-01'
    """
    try:
        is_full = parse_date(text).day is not None
    except DateError:
        is_full = False
    if not is_full:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise ClaimcheckError(f"{what}{shown!r} must be a full date, such as 2023-03-01")
    return text
