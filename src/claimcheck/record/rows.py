"""Texts given as rows, for programs that hand them out themselves: pure functions."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.text.archive_row import ArchiveRow
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from claimcheck.workflows.archive.rows import ExtractedRow, MatchedRow, ScannedRow

GivenRow = ArchiveRow | Mapping[str, object]


def scan_rows(
    rows: "Iterable[ArchiveRow | Mapping[str, object]]",
    pack: str | Path,
    *,
    today: str,
    settings: Settings | None = None,
) -> "Iterator[ScannedRow]":
    """Yield what a scan finds in each of the ``rows``, in the order given.

    A row is an `ArchiveRow`, or a mapping with ``name`` and ``text`` and, if it has them,
    ``kind`` (``text``, ``markdown``, ``mdx`` or ``html``) and ``said_on`` (ISO 8601). ``pack``
    is a record or a pack of one, which is only read; ``today`` is an ISO date, by which
    verdicts are overdue. What is wrong with a row is its `error`, and keeps no other back.

    Raises `ClaimcheckError` for a pack that cannot be read, and where no verdict counts.
    """
    from claimcheck.store.connection import open_reading, snapshot
    from claimcheck.workflows.archive.rows import ScannedRow, scan_each
    from claimcheck.workflows.scan.plan import Plan
    from claimcheck.workflows.scan.run import require_rated

    chosen = settings or Settings(Path(pack))
    plan = Plan(Path(pack), (), chosen.scan, chosen.thresholds, today)
    with open_reading(Path(pack)) as connection, snapshot(connection):
        require_rated(connection, chosen.scan)
        for name, row, error in _read(rows):
            if row is None:
                yield ScannedRow(name, error=error)
            else:
                yield from scan_each(connection, plan, [row])


def extract_rows(
    rows: "Iterable[ArchiveRow | Mapping[str, object]]", *, assertions: bool = True
) -> "Iterator[ExtractedRow]":
    """Yield the statements in each of the ``rows``, in the order given.

    Rows are those of `scan_rows`. With ``assertions``, what an article says in its own voice
    with a figure is among them. What is wrong with a row is its `error`.
    """
    from claimcheck.workflows.archive.rows import ExtractedRow, extract_each

    for name, row, error in _read(rows):
        if row is None:
            yield ExtractedRow(name, error=error)
        else:
            yield from extract_each([row], assertions=assertions)


def match_rows(
    rows: "Iterable[ArchiveRow | Mapping[str, object]]",
    pack: str | Path,
    *,
    limit: int = 5,
    settings: Settings | None = None,
) -> "Iterator[MatchedRow]":
    """Yield the stored claims that each of the ``rows`` resembles, at most ``limit`` of each.

    Rows and ``pack`` are those of `scan_rows`; a row has up to 10,000 characters. What is
    wrong with a row is its `error`. Raises `ClaimcheckError` for a pack that cannot be read.
    """
    from claimcheck.store.connection import open_reading, snapshot
    from claimcheck.workflows.archive.rows import MatchedRow, match_each

    thresholds = (settings or Settings(Path(pack))).thresholds
    with open_reading(Path(pack)) as connection, snapshot(connection):
        for name, row, error in _read(rows):
            if row is None:
                yield MatchedRow(name, error=error)
            else:
                yield from match_each(connection, [row], thresholds=thresholds, limit=limit)


def _read(rows: Iterable[GivenRow]) -> Iterator[tuple[str, ArchiveRow | None, str | None]]:
    """Yield each row with its name, or what is wrong with it."""
    for number, given in enumerate(rows, 1):
        name = _name(given, number)
        try:
            yield name, _as_row(given), None
        except (ClaimcheckError, TypeError, ValueError) as error:
            yield name, None, str(error)


def _name(given: GivenRow, number: int) -> str:
    if isinstance(given, ArchiveRow):
        return given.name
    name = given.get("name") if isinstance(given, Mapping) else None
    return name if isinstance(name, str) and name else f"row {number}"


def _as_row(given: GivenRow) -> ArchiveRow:
    """Return a row with values of the right types. Raises `TypeError` and `ValueError`."""
    cells = given._asdict() if isinstance(given, ArchiveRow) else dict(given)
    if unknown := sorted(cells.keys() - set(ArchiveRow._fields)):
        raise ValueError(f"a row has no {unknown[0]}; it has {', '.join(ArchiveRow._fields)}")
    for column in ("name", "text"):
        if not isinstance(cells.get(column), str) or not cells[column]:
            raise TypeError(f"{column} is no text")
    kind = cells.get("kind") or "text"
    if kind not in {"text", "markdown", "mdx", "html"}:
        raise ValueError(f"{kind!r} is not a kind; it is text, markdown, mdx or html")
    day = cells.get("said_on") or None
    if isinstance(day, str):
        day = parse_date(day)
    if day is not None and not isinstance(day, PartialDate):
        raise TypeError("said_on is not a date; write 2023-02-07")
    return ArchiveRow(str(cells["name"]), str(cells["text"]), str(kind), day)
