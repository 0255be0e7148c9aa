"""Counting what an import does, record by record."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.imported import Brought, Imported, ImportOutcome, RefusedRecord
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck, Unread
from claimcheck.reading.unreadable import MAX_ERRORS

Refuse = Callable[[ReadCheck | Unread], None]
Tell = Callable[[int], None]

_SHOWN: Final = 3
_NAMED: Final = 20
# Remarks that name a place are as many as the feed has lines; of others there are few.
_MOST_REMARKS: Final = 1_000


def tell_nobody(_: int) -> None:
    """Tell nobody how many are done."""


def keep_nothing(_: ReadCheck | Unread) -> None:
    """Keep nothing of what is refused."""


class ImportTally:
    """The counts so far; what is refused is handed on as it comes, so that memory is bounded."""

    def __init__(self, tell: Tell, refuse: Refuse) -> None:
        """Begin with nothing."""
        self._tell, self._refuse = tell, refuse
        self._done = 0
        self._counts: Counter[ImportOutcome] = Counter()
        self._told: Counter[str] = Counter()
        self._unplaced: Counter[tuple[str | None, str]] = Counter()
        self._first: list[Brought] = []
        self._refused: list[RefusedRecord] = []

    def unread(self, part: Unread) -> None:
        """Count a part of a feed that holds no check."""
        self._remark(str(part))
        self._name(part.place, part.reason)
        self._count(ImportOutcome.REFUSED)
        self._refuse(part)

    def refused(self, read: ReadCheck, reason: str) -> None:
        """Count a check that is refused, for a reason."""
        for remark in (reason, *read.told):
            self._remark(remark)
        self._name(read.place, reason)
        self._count(ImportOutcome.REFUSED)
        self._refuse(read._replace(refused=reason))

    def brought(self, one: Brought, *, has_place: bool = True) -> None:
        """Count a check that was brought in, or was known."""
        for remark in one.told:
            self._remark(remark)
        if not has_place:
            self.unplaced(one.check)
        if len(self._first) < _SHOWN:
            self._first.append(one)
        self._count(one.outcome)

    def unplaced(self, check: OutsideCheck) -> None:
        """Count a label that has no place on the desk's scale."""
        self._unplaced[check.site, check.label] += 1

    def result(self) -> Imported:
        """Return what was counted."""
        return Imported(
            self._counts, self._told, self._unplaced, tuple(self._first), tuple(self._refused)
        )

    def _name(self, place: str, reason: str) -> None:
        """Keep where a record stands that is refused, of the first."""
        if len(self._refused) < _NAMED:
            self._refused.append(RefusedRecord(place, reason))

    def _remark(self, remark: str) -> None:
        """Count a remark, unless there are too many kinds of them."""
        if remark in self._told or len(self._told) < _MOST_REMARKS:
            self._told[remark] += 1

    def _count(self, outcome: ImportOutcome) -> None:
        """Count a record."""
        self._counts[outcome] += 1
        self._done += 1
        self._tell(self._done)


class RefusedRowsError(ClaimcheckError):
    """Some of what must be stored whole cannot be stored."""

    def __init__(self, faults: list[str]) -> None:
        """List up to `MAX_ERRORS` faults, a line each."""
        self.details = tuple(faults[:MAX_ERRORS])
        number = "1 row cannot" if len(faults) == 1 else f"{len(faults)} rows cannot"
        more = f" (the first {MAX_ERRORS} follow)" if len(faults) > MAX_ERRORS else ""
        super().__init__(
            f"{number} be stored{more}, so nothing was; correct them, or [scale.map] in"
            " claimcheck.toml, and try with --dry-run"
        )


def look_at(
    read: Iterable[ReadCheck | Unread],
    *,
    has_place: Callable[[OutsideCheck], bool],
    tell: Tell = tell_nobody,
    refuse: Refuse = keep_nothing,
) -> Imported:
    """Count what is read, as it is before a record is asked what it knows."""
    tally = ImportTally(tell, refuse)
    for each in read:
        if isinstance(each, Unread):
            tally.unread(each)
        elif each.refused:
            tally.refused(each, each.refused)
        else:
            one = Brought(each.check, each.place, ImportOutcome.READ, told=each.told)
            tally.brought(one, has_place=has_place(each.check))
    return tally.result()
