"""Verdicts in a table: a row a claim, each checked before any is used."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import IdError, parse_id
from claimcheck.model.verdict import Source, Stance
from claimcheck.reading.records.files import (
    NoRecordsError,
    RecordFault,
    RecordsError,
    csv_rows,
)

_NEEDED: Final = ("claim", "verdict", "rationale")
_STANCES: Final = {str(stance): stance for stance in Stance}
# Exports name the other side so too.
_ALSO: Final = {"against": "contradicts"}
COLUMNS: Final = (*_NEEDED, "as_of", "recheck_on", *_STANCES)


class TabledVerdict(NamedTuple):
    """A verdict that a row gives: on which claim, with which label and sources."""

    row: int
    claim: int
    label: str
    rationale: str
    as_of: str | None
    recheck_on: str | None
    sources: tuple[Source, ...]


class VerdictColumnsError(NoRecordsError):
    """The first row does not name the columns of verdicts."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        """List what is wrong, and every column there is."""
        super().__init__(
            name,
            f"the first row must name columns: {'; '.join(faults)}; columns are"
            f" {', '.join(COLUMNS)}",
        )


def read_verdicts(name: str, text: str) -> list[TabledVerdict]:
    """Return the verdicts in a CSV; several addresses in a cell are parted by blanks.

    Raises `RecordsError` with every bad row, `VerdictColumnsError` for columns that are
    missing or unknown, and `NoRecordsError` for a file without rows.
    """
    found: list[TabledVerdict] = []
    faults: list[RecordFault] = []
    rows_of: dict[int, int] = {}
    for number, row in csv_rows(name, text, require=_require_columns):
        if isinstance(row, RecordFault):
            faults.append(row)
            continue
        try:
            verdict = _verdict(number, {_ALSO.get(key, key): str(row[key]) for key in row})
        except _CellError as error:
            faults.append(RecordFault(number, error.column, str(error)))
            continue
        if (before := rows_of.setdefault(verdict.claim, number)) != number:
            reason = f"c-{verdict.claim:d} has a verdict in row {before} already"
            faults.append(RecordFault(number, "claim", reason))
        found.append(verdict)
    if faults:
        raise RecordsError(name, faults)
    if not found:
        raise NoRecordsError(name, "it holds no verdict")
    return found


class _CellError(ClaimcheckError):
    """A cell is wrong."""

    def __init__(self, column: str, reason: str) -> None:
        """Name the column and the reason."""
        self.column = column
        super().__init__(reason)


def _verdict(number: int, row: Mapping[str, str]) -> TabledVerdict:
    """Return the verdict of a row. Raises `_CellError`."""
    for column in _NEEDED:
        if not row.get(column, "").strip():
            raise _CellError(column, "it is empty")
    try:
        claim = parse_id(row["claim"], "c").number
    except IdError as error:
        raise _CellError("claim", str(error)) from error
    sources = tuple(
        Source(stance, url)
        for word, stance in _STANCES.items()
        for url in row.get(word, "").split()
    )
    return TabledVerdict(
        number,
        claim,
        row["verdict"].strip(),
        row["rationale"].strip(),
        row.get("as_of", "").strip() or None,
        row.get("recheck_on", "").strip() or None,
        sources,
    )


def _require_columns(name: str, header: list[str]) -> None:
    """Raise `VerdictColumnsError` for a header without what is needed, or with what is unknown."""
    names = [_ALSO.get(column, column) for column in header]
    faults = [f"{column} is missing" for column in _NEEDED if column not in names]
    faults += [f"{column[:40]!r} is unknown" for column in names if column not in COLUMNS]
    faults += [f"{column} comes twice" for column in COLUMNS if names.count(column) > 1]
    if faults:
        raise VerdictColumnsError(name, faults)
