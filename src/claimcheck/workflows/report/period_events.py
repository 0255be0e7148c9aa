"""What happened to checks in a period, and what is due after it."""

from collections.abc import Iterable, Iterator
from datetime import date

from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import (
    Awaited,
    Complaint,
    ReportPeriod,
    ToldCheck,
    told_checks,
)
from claimcheck.model.status import InPublic


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def told_in(checks: Iterable[Check], period: ReportPeriod) -> list[ToldCheck]:
    """Return the corrections that readers were told in a period, oldest first."""
    return told_checks(
        (each, check)
        for check in checks
        if check.publications
        for each in check.told
        if period.holds(each.on)
    )


def complaints_in(checks: Iterable[Check], period: ReportPeriod) -> Iterator[Complaint]:
    """Yield who wrote about a check in a period."""
    for check in checks:
        for each in check.contacts:
            if each.is_complaint and period.holds(each.sent):
                is_timed = each.sent and each.answered_on
                days = days_between(each.sent or "", each.answered_on or "") if is_timed else None
                yield Complaint(check, each, days)


def waiting_on(checks: Iterable[Check], today: str) -> Iterator[Awaited]:
    """Yield what is due on a day, what has a day first."""
    found = []
    for check in checks:
        if check.in_public is InPublic.CORRECTION_DUE:
            found.append(Awaited(check, "tell readers: the desk says otherwise by now"))
        if check.in_public is InPublic.UNDER_REVIEW:
            waits = "a correction waits for a second person"
            found += [Awaited(check, waits, each.on) for each in check.untold] or [
                Awaited(check, "under review since it was published")
            ]
        rating = check.shown
        if rating and rating.recheck_on and rating.recheck_on <= today:
            found.append(Awaited(check, "check again", rating.recheck_on))
        found += [
            Awaited(
                check,
                "an answer is late" if each.is_ours else f"answer {each.what}",
                each.deadline,
            )
            for each in check.contacts
            if not each.is_answered and each.deadline and each.deadline < today
        ]
    yield from sorted(found, key=lambda one: (one.on is None, one.on or "", one.check.id))
