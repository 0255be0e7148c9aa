"""The record as tables, of what was asked for."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import last_day, parse_date, require_begun
from claimcheck.model.record.table import Rows, Table
from claimcheck.model.status import InPublic, Status
from claimcheck.store.connection import Connection
from claimcheck.store.queries.tables.exports import Filter, export_rows
from claimcheck.store.queries.tables.exports_sql import EXPORTS, SORTS

if TYPE_CHECKING:
    from claimcheck.reports.files.sheets import Sheet, WorkbookBytes

_BEFORE_ALL = "1980-01-01T00:00:00Z"

# What people wrote to the desk is confidential, and exported only by its name.
_PUBLIC: Final = tuple(name for name in EXPORTS if name != "contacts")


def read_filter(
    *,
    now: str,
    since: str | None,
    until: str | None,
    status: str | None,
    speaker: str | None,
    as_of_since: str | None = None,
    as_of_until: str | None = None,
    topic: str | None = None,
    article: int | None = None,
    verdict: str | None = None,
    reviewer: str | None = None,
) -> Filter:
    """Return a filter whose dates and status are checked. Raises `ClaimcheckError`."""
    return Filter(
        *read_dates(since, until, now),
        read_status(status),
        speaker,
        *read_dates(as_of_since, as_of_until, now, "as-of-"),
        topic,
        article,
        verdict,
        reviewer,
    )


# What a status was called before.
_RENAMED: Final = {
    "untaken": Status.NOT_PICKED_UP,  # codespell:ignore untaken
    "void": Status.WITHDRAWN,
}


def read_status(status: str | None) -> str | None:
    """Return a status, or what readers see, as the record writes it. Raises `ClaimcheckError`."""
    wanted = status.replace("-", " ").replace("_", " ").lower() if status else None
    if wanted is not None and wanted not in (*Status, *InPublic):
        if renamed := _RENAMED.get(wanted):
            raise ClaimcheckError(f"{status!r} is now called {renamed.value!r}")
        known = ", ".join(dict.fromkeys((*Status, *InPublic)))
        raise ClaimcheckError(f"{status!r} is not a status; they are {known}")
    return wanted


def read_dates(
    since: str | None, until: str | None, now: str, prefix: str = ""
) -> tuple[str | None, str | None]:
    """Return both ends of a time that has begun by ``now``, a time in UTC.

    Raises `ClaimcheckError` for what is not a date or no time, and `FutureDayError` for one
    that begins on a day to come: of it nothing can be known.
    """
    begin, end = (parse_date(each) if each else None for each in (since, until))
    require_begun(f"--{prefix}since", begin, now)
    if begin and end and str(begin) > last_day(end):
        raise ClaimcheckError(
            f"--{prefix}until {end} lies before --{prefix}since {begin}; exchange the two"
        )
    return str(begin) if begin else None, str(end) if end else None


def export_table(
    connection: Connection,
    name: str,
    kept: Filter,
    *,
    limit: int | None = None,
    sort: str | None = None,
    columns: Collection[str] | None = None,
    asking: str | None = None,
) -> Rows:
    """Return a table for reports by its name, of what is kept.

    Raises `ClaimcheckError` where there is none, for an order that it cannot come in, and for
    a label, a topic or a name that nothing has.
    """
    if name not in EXPORTS:
        raise ClaimcheckError(f"{name!r} is no table; they are {', '.join(EXPORTS)}")
    if name == "contacts":
        # Of all tables this one alone is confidential.
        from claimcheck.workflows.verdicts.contact import require_confidence  # noqa: PLC0415

        require_confidence(connection, asking)
    if sort is not None and (name != "claims" or sort not in SORTS):
        raise ClaimcheckError(f"claims come sorted by {', '.join(SORTS)}, and the rest by id")
    if any(each is not None for each in (kept.reviewer, kept.article, kept.topic, kept.verdict)):
        kept = _known(connection, kept)
    return export_rows(connection, name, kept, limit=limit, sort=sort or "id", columns=columns)


def _known(connection: Connection, kept: Filter) -> Filter:
    """Return a filter with a reviewer's full name. Raises `ClaimcheckError` for what is unknown."""
    # What no export of everything needs is loaded where it is asked for.
    from claimcheck.store.records.articles import find_article  # noqa: PLC0415
    from claimcheck.store.records.topics import require_known_topic  # noqa: PLC0415
    from claimcheck.store.verdicts.reviewers import named_reviewer  # noqa: PLC0415
    from claimcheck.store.verdicts.scales import is_label  # noqa: PLC0415

    if kept.reviewer is not None:
        kept = kept._replace(reviewer=named_reviewer(connection, kept.reviewer))
    if kept.article is not None:
        find_article(connection, kept.article)
    if kept.topic is not None:
        require_known_topic(connection, kept.topic)
    if kept.verdict is not None and not is_label(connection, kept.verdict):
        raise ClaimcheckError(
            f"no verdict says {kept.verdict!r}; `claimcheck scale show` has the labels"
        )
    return kept


def make_workbook(
    connection: Connection, names: Sequence[str], kept: Filter, *, asking: str | None = None
) -> "tuple[WorkbookBytes, int, int]":
    """Return a workbook of tables, how many rows it has and how many sheets beside About.

    Without ``names`` of all tables but contacts. It says of which head of the log it is.
    Raises `ClaimcheckError` as `export_table` does.
    """
    # A table alone needs no workbook.
    from claimcheck.reports.files.sheets import About, as_workbook  # noqa: PLC0415
    from claimcheck.store.records.outputs import last_act  # noqa: PLC0415

    sheets = [_sheet(connection, name, kept, asking) for name in names or _PUBLIC]
    last = last_act(connection)
    at = last.at or _BEFORE_ALL
    asked = ", ".join(
        f"{key.replace('_', ' ')} {value}" for key, value in kept._asdict().items() if value
    )
    lines = (
        ("What", "Tables of a record of claims, made by claimcheck " + __version__),
        ("Head of the log", str(last.head)),
        ("Last act", at),
        ("Only rows", asked or "all"),
        ("Dates", "Days are dates. A month or a year alone is text, for no more is known."),
    )
    written = as_workbook(sheets, About(lines, at))
    return written, sum(len(each.table.rows) for each in sheets), len(sheets)


def _sheet(connection: Connection, name: str, kept: Filter, asking: str | None) -> "Sheet":
    """Return a table with all its rows, under its name."""
    from claimcheck.reports.files.sheets import Sheet  # noqa: PLC0415 - for workbooks alone

    found = export_table(connection, name, kept, asking=asking)
    return Sheet(name.capitalize(), Table(found.columns, list(found.rows)))
