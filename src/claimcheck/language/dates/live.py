"""Live reports: paragraphs under times of the clock, all of one day that stands on a line."""

import re
from functools import cache
from typing import NamedTuple

from claimcheck.language.dates.times import Time, as_date, read_time
from claimcheck.model.dates import PartialDate

# So many times of the clock make a report a live one.
_FEWEST = 3
# In code points: where the day of a report stands on a line of its own.
_TOP, _LONGEST_LINE = 600, 40


class LiveDay(NamedTuple):
    """The day of a live report, and where its first entry begins."""

    time: Time
    start: int


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: [A-Z]{2,5})?$",
        re.MULTILINE,
    )


def live_day(text: str, reported_on: PartialDate | None) -> LiveDay | None:
    """Return the day of a live report and where its first entry begins; None for others."""
    if reported_on is None:
        return None
    entries = [found.end() for found in _clock().finditer(text)]
    if len(entries) < _FEWEST:
        return None
    start = 0
    for line in text[:_TOP].split("\n"):
        time = read_time(line, reported_on) if len(line) <= _LONGEST_LINE else None
        # A line that is a day, and holds no more.
        alone = time and time.start == 0 and not line[time.end :].strip(" .,")
        if time and alone and as_date(time.when):
            return LiveDay(time, max(entries[0], start))
        start += len(line) + 1
    return None
