"""What is due, the numbers of the desk, and the log."""

from functools import partial

from claimcheck.web.pages.parts import asked_period
from claimcheck.web.visits import Visit, WebPage

_WITHIN = {"0": "overdue", "7": "within a week", "30": "within a month", "365": "within a year"}
_EVENTS = 200


def due(visit: Visit) -> WebPage:
    """Show the verdicts to check again, and the answers that are owed."""
    within = visit.query.get("within", "30")
    within = within if within in _WITHIN else "30"
    values = {
        "found": visit.record.due(within=int(within)),
        "untold": visit.record.to_tell(),
        "owed": visit.record.owed(within=int(within)),
        "changed": visit.record.changed_citations(),
        "today": visit.record.today,
        "within": within,
        "choices": _WITHIN,
    }
    return WebPage("due.html", values)


def stats(visit: Visit) -> WebPage:
    """Show the numbers of the desk."""
    kept, faults = asked_period(visit)
    since, until = (None if faults else value or None for value in kept.values())
    another = partial(visit.desk.open_record, None)
    counted = visit.desk.numbers.read(visit.record, since, until, another)
    months: dict[str, list[tuple[str, int]]] = {}
    for each in counted.stats.verdicts if counted else ():
        months.setdefault(each.month, []).append((each.label, each.number))
    values = {"counted": counted, "months": months, "kept": kept, "errors": faults}
    return WebPage("stats.html", values, 422 if faults else 200)


def log(visit: Visit) -> WebPage:
    """Show the newest events, and the head by which the record is recognised later."""
    wanted = visit.query.get("limit", "50")
    limit = min(int(wanted), _EVENTS) if wanted.isdecimal() and len(wanted) < 6 else 50
    verified = None
    if "verify" in visit.query:
        verified = visit.record.verify()
    values = {
        "events": list(reversed(visit.record.log(max(limit, 1)))),
        "newest": visit.record.head(),
        "verified": verified,
        "limit": limit,
    }
    return WebPage("log.html", values)
