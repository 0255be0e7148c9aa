"""A period of a desk's work, counted from its checks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median
from typing import Final

from claimcheck.model.ids import ClaimId
from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import (
    Bar,
    Chart,
    DeskReport,
    ReportFigure,
    ReportPeriod,
    counted_on,
    period_before,
)
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.queries.act_counts import reviewer_counts
from claimcheck.store.queries.checks import CheckedDays, read_checks
from claimcheck.store.queries.stats import Period
from claimcheck.store.records.outputs import last_act
from claimcheck.workflows.report.audit import groups_of, speaker_groups, speakers_of
from claimcheck.workflows.report.period_events import (
    complaints_in,
    days_between,
    told_in,
    waiting_on,
)
from claimcheck.workflows.report.readers_view import as_readers_see

_MOST_BARS: Final = 10
_MOST_MONTHS: Final = 24
# In how many days a check was published, and what people call that.
_WAITS: Final = (
    (1, "within a day"),
    (3, "2 or 3 days"),
    (7, "4 to 7 days"),
    (14, "8 to 14 days"),
    (30, "15 to 30 days"),
)
_LONGER: Final = "over 30 days"


class ReportWish(NamedTuple):
    """What a report is to hold."""

    period: ReportPeriod
    today: str
    desk: str = ""
    is_public: bool = False
    is_audit: bool = False
    by_reviewer: bool = False
    complaints_to: str | None = None
    withheld: tuple[ClaimId, ...] = ()


def make_report(connection: Connection, asked: ReportWish) -> DeskReport:
    """Return what was found out in a period, against the period before.

    A check belongs to it that was rated, published or corrected in it; a public report has
    what readers have before them, as of its publication.
    """
    period, before = asked.period, period_before(asked.period)
    days = CheckedDays(before.since, period.until, asked.today)
    checks = read_checks(connection, lambda status, _: status != "not picked up", days=days)
    if asked.is_public:
        out = (each for each in checks if each.is_out or each.is_withdrawn)
        checks = as_readers_see(out, asked.withheld)
    chosen = [each for each in checks if _belongs(each, period, asked.is_public)]
    counted = _CountedChecks(checks, asked.is_public)
    counted_by = Period(period.since, period.until) if asked.by_reviewer else None
    return DeskReport(
        asked.desk,
        period,
        before,
        asked.today,
        str(last_act(connection).head),
        asked.is_public,
        asked.is_audit,
        tuple(_figures(counted, period, before)),
        tuple(each for each in _charts(counted, period, before) if each.bars),
        tuple(told_in(checks, period)),
        tuple(complaints_in(checks, period)),
        () if asked.is_public else tuple(waiting_on(checks, asked.today)),
        tuple(sorted(chosen, key=_order(asked.is_public), reverse=True)),
        tuple(reviewer_counts(connection, counted_by)) if counted_by else (),
        asked.complaints_to,
        speaker_groups(chosen) if asked.is_audit else (),
    )


def _order(is_public: bool) -> Callable[[Check], tuple[str, int]]:
    """Return what checks are ordered by: the day on which they count, then their id."""
    return lambda check: (counted_on(check, is_public=is_public) or "", int(check.id))


def _belongs(check: Check, period: ReportPeriod, is_public: bool) -> bool:
    """Return whether a check was rated, published or corrected in a period."""
    days = [check.published_on, *(each.on for each in check.corrections)]
    if not is_public:
        days += [each.rated_on for each in check.ratings]
    return any(map(period.holds, days))


class _CountedChecks:
    """The checks of a record, as a report counts them."""

    def __init__(self, checks: Sequence[Check], is_public: bool) -> None:
        """Keep which day each counts on."""
        self.checks = checks
        self._days = [(each, counted_on(each, is_public=is_public)) for each in checks]

    def within(self, period: ReportPeriod) -> list[Check]:
        """Return the checks that count in a period and have a verdict that stands or is out."""
        return [check for check in self._rated(period) if not check.unsettled]

    def unsettled(self, period: ReportPeriod) -> list[Check]:
        """Return the checks of a period with a verdict that is disputed, or that nobody signed."""
        return [check for check in self._rated(period) if check.unsettled]

    def _rated(self, period: ReportPeriod) -> list[Check]:
        return [check for check, day in self._days if period.holds(day) and check.shown]

    def days(self, period: ReportPeriod) -> list[str]:
        """Return the days of a period on which a check counts."""
        found = [day for check, day in self._days if day and check.shown and not check.unsettled]
        return [day for day in found if period.holds(day)]

    def published(self, period: ReportPeriod) -> list[Check]:
        """Return the checks that were first published in a period."""
        return [each for each in self.checks if period.holds(each.published_on)]

    def bars(
        self,
        period: ReportPeriod,
        before: ReportPeriod,
        names: Callable[[Check], Iterable[str]],
    ) -> list[Bar]:
        """Return how many checks have which name, most first."""
        now, then = (
            Counter(name for check in self.within(each) for name in names(check))
            for each in (period, before)
        )
        found = [Bar(name, number, then[name]) for name, number in now.items()]
        return sorted(found, key=lambda bar: (-bar.number, bar.name.casefold()))


def _figures(
    counted: _CountedChecks, period: ReportPeriod, before: ReportPeriod
) -> Iterator[ReportFigure]:
    """Yield the numbers at the head of a report."""
    now, then = counted.within(period), counted.within(before)
    yield ReportFigure("claims checked", len(now), len(then))
    waiting, waiting_before = (len(counted.unsettled(each)) for each in (period, before))
    if waiting or waiting_before:
        yield ReportFigure("proposed or disputed", waiting, waiting_before, "not counted")
    published = len(counted.published(period))
    yield ReportFigure("published", published, len(counted.published(before)))
    warned, warned_before = (
        sum(rating.is_warning for each in found if (rating := each.shown)) for found in (now, then)
    )
    yield ReportFigure("to warn of", warned, warned_before)
    waits = _waits(counted, period)
    left = published - len(waits)
    yield ReportFigure(
        "days to publish",
        _median(waits),
        _median(_waits(counted, before)),
        f"median; {left} not counted" if left else "median",
    )
    told, told_before = (len(told_in(counted.checks, each)) for each in (period, before))
    yield ReportFigure("corrections", told, told_before)


def _waits(counted: _CountedChecks, period: ReportPeriod) -> list[int]:
    """Return in how many days each check was published of which is known when work began."""
    return [
        days_between(each.begun_on, each.published_on)
        for each in counted.published(period)
        if each.begun_on and each.published_on
    ]


def _median(days: Sequence[int]) -> float | None:
    """Return the middle of some numbers, if there are any."""
    return float(median(days)) if days else None


def _charts(counted: _CountedChecks, period: ReportPeriod, before: ReportPeriod) -> Iterator[Chart]:
    """Yield the charts that have something to show."""
    labels = counted.bars(period, before, _label)
    ranks = {rating.label: rating for each in counted.checks if (rating := each.shown)}
    labels.sort(key=lambda bar: (ranks[bar.name].place is None, -(ranks[bar.name].place or 0)))
    yield Chart("labels", "What was found", "claims", tuple(labels))
    speakers = counted.bars(period, before, speakers_of)
    yield Chart("speakers", "Who said it", "claims", _most(speakers))
    groups = counted.bars(period, before, groups_of)
    yield Chart("groups", "By party or organisation", "claims", _most(groups))
    topics = counted.bars(period, before, lambda check: check.topics)
    yield Chart("topics", "What it was about", "claims", _most(topics))
    waits, waits_before = (Counter(map(_wait, _waits(counted, each))) for each in (period, before))
    if waits:
        names = (*(name for _, name in _WAITS), _LONGER)
        bars = tuple(Bar(name, waits[name], waits_before[name]) for name in names)
        yield Chart("waits", "From taking up or first verdict to publishing", "checks", bars)
    yield from _course(counted.days(period))


def _most(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """Return the longest bars, and one for all others together."""
    others = bars[_MOST_BARS:]
    if len(others) < 2:
        return tuple(bars)
    rest = Bar(
        f"{len(others):,} others",
        sum(each.number for each in others),
        sum(each.before for each in others),
    )
    return (*bars[:_MOST_BARS], rest)


def _course(days: Sequence[str]) -> Iterator[Chart]:
    """Yield how many checks there were in each month, of a long time in each year."""
    months = sorted({day[:7] for day in days})
    if len(months) < 2:
        return
    listed = list(_months(months[0], months[-1]))
    is_long = len(listed) > _MOST_MONTHS
    counted = Counter(day[:4] if is_long else day[:7] for day in days)
    names = dict.fromkeys(month[:4] for month in listed) if is_long else listed
    bars = tuple(Bar(name, counted[name]) for name in names)
    title = "Year by year" if is_long else "Month by month"
    yield Chart("months", title, "claims", bars, is_compared=False)


def _months(first: str, last: str) -> Iterator[str]:
    """Yield the months from one to another."""
    year, month = int(first[:4]), int(first[5:7])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _label(check: Check) -> Iterator[str]:
    """Yield the label of a check."""
    rating = check.shown
    if rating:
        yield rating.label


def _wait(days: int) -> str:
    """Return what people call so many days."""
    return next((name for most, name in _WAITS if days <= most), _LONGER)
