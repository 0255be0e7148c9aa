"""The numbers of a desk as plain values and as rows."""

from claimcheck.model.record.stats import Stats
from claimcheck.model.record.table import Table, TableCell

COLUMNS = ("measure", "name", "detail", "number")


def stats_as_dict(stats: Stats) -> dict[str, object]:
    """Return the numbers with plain values."""
    return {
        "claims": dict(stats.statuses),
        "overdue": stats.overdue,
        "in_public": dict(stats.in_public),
        "verdicts": [each._asdict() for each in stats.verdicts],
        "taken_to_published": {
            "claims": len(stats.checked),
            "median_days": stats.median_days,
            "each": [{**each._asdict(), "claim": f"c-{each.claim:d}"} for each in stats.checked],
        },
        "withdrawn_verdicts": stats.withdrawn,
        "answers": [each._asdict() for each in stats.answers],
        "topics": dict(stats.topics),
        "speakers": [{**each._asdict(), "labels": dict(each.labels)} for each in stats.speakers],
        "reviewers": [{"name": each.name, "acts": dict(each.acts)} for each in stats.reviewers],
    }


def stats_table(stats: Stats) -> Table:
    """Return the numbers as rows, one number each: what is counted, of what, and how many."""
    rows: list[tuple[TableCell, ...]] = [
        ("claims", status, None, number) for status, number in stats.statuses
    ]
    rows.append(("claims", "overdue", None, stats.overdue))
    rows += [("in public", state, None, number) for state, number in stats.in_public]
    rows += [("verdicts", each.label, each.month, each.number) for each in stats.verdicts]
    rows += [
        ("days to publish", f"c-{each.claim:d}", f"{each.taken_on}/{each.published_on}", each.days)
        for each in stats.checked
    ]
    if stats.median_days is not None:
        rows.append(("days to publish", "median", None, stats.median_days))
    if stats.withdrawn:
        rows.append(("verdicts", "withdrawn", None, stats.withdrawn))
    for each in stats.answers:
        rows.append(("answers", each.direction, "answered", each.answered))
        rows.append(("answers", each.direction, "waiting", each.waiting))
        if each.median_days is not None:
            rows.append(("answers", each.direction, "median days", each.median_days))
    rows += [("topics", topic, None, number) for topic, number in stats.topics]
    for speaker in stats.speakers:
        rows.append(("speakers", speaker.name, "statements", speaker.statements))
        rows.append(("speakers", speaker.name, "claims", speaker.claims))
        rows += [("speakers", speaker.name, label, number) for label, number in speaker.labels]
    for reviewer in stats.reviewers:
        rows += [("reviewers", reviewer.name, kind, number) for kind, number in reviewer.acts]
    return Table(COLUMNS, rows)
