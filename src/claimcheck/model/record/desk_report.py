"""What a report says of a period: numbers beside those of the period before, and the checks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimcheck.model.dates import PartialDate, last_day
from claimcheck.model.record.check import Check, CheckContact, CheckCorrection
from claimcheck.model.record.stats import ReviewerCount

if TYPE_CHECKING:
    from claimcheck.model.ids import ClaimId, CorrectionId

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """From which full day to which, both in it, and what people call it."""

    since: str
    until: str
    name: str

    def holds(self, day: str | None) -> bool:
        """Return whether a full day lies in it."""
        return day is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A number of the period, the one before it, and what it counts; None where unknown."""

    name: str
    number: float | None
    before: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    name: str
    number: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars under a title; `is_compared` tells that the period before has numbers too."""

    key: str
    title: str
    counted: str
    bars: tuple[Bar, ...]
    is_compared: bool = True


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """A correction with the checks that it is of: more than one where a claim was parted since."""

    correction: CheckCorrection
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Somebody who wrote about a check, and after how many days they had an answer."""

    check: Check
    contact: CheckContact
    days: int | None


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is due: a check to look at again, a correction to make, an answer to wait for."""

    check: Check
    what: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """A party or organisation, None where none is kept: how many of its claims were checked.

    With who made them and what was found, each with how many.
    """

    name: str | None
    number: int
    speakers: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DeskReport:
    """A period of a desk's work. `is_public` tells that what is internal is left out.

    `groups` are those of an audit.
    """

    desk: str
    period: ReportPeriod
    before: ReportPeriod
    made_on: str
    head: str
    is_public: bool
    is_audit: bool
    figures: tuple[ReportFigure, ...]
    charts: tuple[Chart, ...]
    corrections: tuple[ToldCheck, ...]
    complaints: tuple[Complaint, ...]
    due: tuple[Awaited, ...]
    checks: tuple[Check, ...]
    reviewers: tuple[ReviewerCount, ...] = ()
    complaints_to: str | None = None
    groups: tuple[SpeakerGroup, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether the period holds nothing, whatever is due today."""
        return not (self.checks or self.corrections or self.complaints)


def told_checks(told: Iterable[tuple[CheckCorrection, Check]]) -> list[ToldCheck]:
    """Return each correction once, with its checks by id, in the order of its time."""
    found: dict[CorrectionId, dict[ClaimId, tuple[CheckCorrection, Check]]] = {}
    for correction, check in told:
        found.setdefault(correction.id, {})[check.id] = correction, check
    each_once = [
        ToldCheck(next(iter(of.values()))[0], tuple(of[each][1] for each in sorted(of)))
        for of in found.values()
    ]
    return sorted(each_once, key=lambda one: (one.correction.at, one.correction.id))


def counted_on(check: Check, *, is_public: bool) -> str | None:
    """Return the day on which a check counts: of its first publication, or of its verdict."""
    if is_public:
        return check.published_on
    rating = check.shown
    return rating.rated_on if rating else None


def report_period(since: PartialDate, until: PartialDate | None, today: str) -> ReportPeriod:
    """Return the days of a report, up to ``today`` where no end is given.

    >>> report_period(PartialDate(2026, 11), None, "2026-11-28").name
    '1 to 28 November 2026'
    >>> report_period(PartialDate(2026, 11), PartialDate(2026, 11), "2027-01-01").name
    'November 2026'
    """
    first = str(PartialDate(since.year, since.month or 1, since.day or 1))
    last = last_day(until) if until else max(today, first)
    return ReportPeriod(first, last, _name(date.fromisoformat(first), date.fromisoformat(last)))


def period_before(period: ReportPeriod) -> ReportPeriod:
    """Return the period of the same length before it: as many months where it is of whole months.

    >>> period_before(ReportPeriod("2024-03-01", "2024-03-31", "")).name
    'February 2024'
    """
    first, last = date.fromisoformat(period.since), date.fromisoformat(period.until)
    end = first - timedelta(days=1)
    if _is_whole(first, last):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        count = first.year * 12 + first.month - 1 - months
        begin = date(max(count // 12, 1), count % 12 + 1, 1)
    else:
        begin = end - (last - first)
    return ReportPeriod(str(begin), str(end), _name(begin, end))


def _is_whole(first: date, last: date) -> bool:
    """Return whether a period is of whole months."""
    return first.day == 1 and str(last) == last_day(PartialDate(last.year, last.month))


def _name(first: date, last: date) -> str:
    """Return what people call a period."""
    if _is_whole(first, last):
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return str(first.year)
        begin, end = (f"{_MONTHS[each.month - 1]} {each.year}" for each in (first, last))
        if begin == end:
            return begin
        if first.year == last.year:
            return f"{_MONTHS[first.month - 1]} to {end}"
        return f"{begin} to {end}"
    if (first.year, first.month) == (last.year, last.month):
        day = f"{first.day}" if first == last else f"{first.day} to {last.day}"
        return f"{day} {_MONTHS[last.month - 1]} {last.year}"
    return f"{long_day(str(first))} to {long_day(str(last))}"


def long_day(day: str) -> str:
    """Return a date as people write it; what is not a date stays as it is.

    >>> long_day("2026-11-03"), long_day("2026-11"), long_day("2026")
    ('3 November 2026', 'November 2026', '2026')
    """
    parts = day.split("-")
    if len(parts) not in {2, 3} or not all(each.isdigit() for each in parts):
        return day
    if not 1 <= int(parts[1]) <= 12:
        return day
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month
