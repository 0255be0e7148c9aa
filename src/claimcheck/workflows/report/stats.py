"""Count what a desk does."""

from statistics import median

from claimcheck.model.record.stats import Stats
from claimcheck.store.connection import Connection
from claimcheck.store.queries.act_counts import reviewer_counts
from claimcheck.store.queries.stats import (
    Period,
    answer_times,
    checked_claims,
    speaker_counts,
    standings,
    verdicts_by_month,
    withdrawn_verdicts,
)
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.topics import topic_counts
from claimcheck.workflows.report.record_tables import read_dates
from claimcheck.workflows.verdicts.due import find_due


def read_period(since: str | None, until: str | None, now: str) -> Period:
    """Return a period that has begun by ``now``, a time in UTC. Raises `ClaimcheckError`."""
    return Period(*read_dates(since, until, now))


def count(
    connection: Connection,
    period: Period,
    *,
    today: str,
    asking: str | None = None,
    by_reviewer: bool = False,
) -> Stats:
    """Return the numbers of a desk: how claims stand today, and what was done in a period.

    Who of the desk did how much is counted only where ``by_reviewer`` asks for it.
    """
    checked = tuple(checked_claims(connection, period))
    standing, given = standings(connection)
    return Stats(
        standing.statuses,
        count_overdue(connection, today, asking),
        tuple(verdicts_by_month(given, period)),
        checked,
        float(median(each.days for each in checked)) if checked else None,
        tuple(speaker_counts(connection, given, period)),
        tuple(reviewer_counts(connection, period)) if by_reviewer else (),
        standing.public,
        withdrawn_verdicts(connection, period),
        tuple(answer_times(connection, period)),
        tuple(topic_counts(connection)),
    )


def count_overdue(connection: Connection, today: str, asking: str | None) -> int:
    """Return how many claims are overdue; several wordings of one count once."""
    due = find_due(connection, today=today, within=0, asking=asking)
    return len({min(wordings(connection, each.claim.id)) for each in due})
