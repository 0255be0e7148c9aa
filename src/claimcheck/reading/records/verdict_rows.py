"""Verdicts in a table: a row a claim, each checked before any is used."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimcheck.model.ids import IdError, parse_id
from claimcheck.model.verdict import Source, Stance
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.records.files import (
    NoRecordsError,
    RecordFault,
    csv_rows,
)

_NEEDED: Final = ("claim", "verdict", "rationale")
_STANCES: Final = {str(stance): stance for stance in Stance}
# Exports name the other side so too.
_ALSO: Final = {"against": "contradicts"}
COLUMNS: Final = (*_NEEDED, "as_of", "recheck_on", *_STANCES)


class TabledVerdict(NamedTuple):
    """A verdict that a row gives: on which claim, with which label and sources.

    `faults` say what cannot be read of it; the label and the rationale are empty where the
    cells are, and `claim` is None where it names none.
    """

    row: int
    claim: int | None
    label: str
    rationale: str
    as_of: str | None
    recheck_on: str | None
    sources: tuple[Source, ...]
    faults: tuple[RecordFault, ...] = ()


class VerdictTable(NamedTuple):
    """The verdicts of a table, and the rows that hold none since they are no rows of it."""

    verdicts: tuple[TabledVerdict, ...]
    faults: tuple[RecordFault, ...]


class VerdictColumnsError(NoRecordsError):
    """The first row does not name the columns of verdicts."""

    def __init__(self, name: str, faults: Sequence[str]) -> None:
        """List what is wrong, and every column there is."""
        super().__init__(
            name,
            f"the first row must name columns: {'; '.join(faults)}; columns are"
            f" {', '.join(COLUMNS)}",
        )


def read_verdicts(name: str, text: str) -> VerdictTable:
    """Return the verdicts in a CSV; several addresses in a cell are parted by blanks.

    What is wrong with a row stands in it, so that all that is wrong with the file can be
    told at once. Raises `VerdictColumnsError` for columns that are missing or unknown, and
    `NoRecordsError` for a file without rows.
    """
    found: list[TabledVerdict] = []
    faults: list[RecordFault] = []
    rows_of: dict[int, int] = {}
    for number, row in csv_rows(name, text, require=_require_columns):
        if isinstance(row, RecordFault):
            faults.append(row)
            continue
        verdict = _verdict(number, {_ALSO.get(key, key): str(row[key]) for key in row})
        if verdict.claim and (before := rows_of.setdefault(verdict.claim, number)) != number:
            reason = f"c-{verdict.claim:d} has a verdict in row {before} already"
            twice = RecordFault(number, "claim", reason)
            verdict = verdict._replace(faults=(*verdict.faults, twice))
        found.append(verdict)
    if not found and not faults:
        raise NoRecordsError(name, "it holds no verdict")
    return VerdictTable(tuple(found), tuple(faults))


def _verdict(number: int, row: Mapping[str, str]) -> TabledVerdict:
    """Return the verdict of a row, with what is wrong with its cells."""
    cells = {column: row.get(column, "").strip() for column in COLUMNS}
    faults = [RecordFault(number, each, "it is empty") for each in _NEEDED if not cells[each]]
    claim = None
    if cells["claim"]:
        try:
            claim = parse_id(cells["claim"], "c").number
        except IdError as error:
            faults.append(RecordFault(number, "claim", str(error)))
    return TabledVerdict(
        number,
        claim,
        cells["verdict"],
        cells["rationale"],
        cells["as_of"] or None,
        cells["recheck_on"] or None,
        tuple(
            Source(stance, url) for word, stance in _STANCES.items() for url in cells[word].split()
        ),
        tuple(faults),
    )


def _require_columns(name: str, header: list[str]) -> None:
    """Raise `VerdictColumnsError` for a header without what is needed, or with what is unknown."""
    names = [_ALSO.get(column, column) for column in header]
    faults = [f"{column} is missing" for column in _NEEDED if column not in names]
    faults += [f"{column[:40]!r} is unknown" for column in names if column not in COLUMNS]
    faults += [f"{column} comes twice" for column in COLUMNS if names.count(column) > 1]
    if faults:
        raise VerdictColumnsError(name, faults)
