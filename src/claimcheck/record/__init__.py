"""The record as one object, for the command line and for programs alike."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import PartialDate
from claimcheck.record.given import naming_wrong_kinds
from claimcheck.record.late import PARTS, part_named, with_late_verbs
from claimcheck.settings import Settings

if TYPE_CHECKING:
    from claimcheck.record.verbs.archives import Archives
    from claimcheck.record.verbs.claims import Claims, Persons
    from claimcheck.record.verbs.desk import Desk
    from claimcheck.record.verbs.exports import Exports
    from claimcheck.record.verbs.imports import Imports
    from claimcheck.record.verbs.in_hand import InHand, Staff
    from claimcheck.record.verbs.intake import Intake
    from claimcheck.record.verbs.many import Many
    from claimcheck.record.verbs.other_desks import Others
    from claimcheck.record.verbs.other_words import MeaningIndex, SaidBefore
    from claimcheck.record.verbs.outgoing import Outgoing
    from claimcheck.record.verbs.reports import Reports
    from claimcheck.record.verbs.sources import Sources
    from claimcheck.record.verbs.upkeep import Upkeep
    from claimcheck.record.verbs.verdicts import Verdicts

    class _Verbs(
        SaidBefore,
        Intake,
        Imports,
        Others,
        Claims,
        InHand,
        Persons,
        Verdicts,
        Sources,
        Desk,
        Many,
        Reports,
        Exports,
        Outgoing,
        Staff,
        Upkeep,
        MeaningIndex,
        Archives,
    ): ...

else:
    from claimcheck.record.opened import OpenedRecord as _Verbs


@with_late_verbs
@naming_wrong_kinds
class Record(_Verbs):
    """A newsroom's memory in one file: all that can be done with it, and by whom.

    Each method is one act in a transaction of its own, or reads; processes may share one
    file. Use it in a ``with`` statement, and only in the thread that opened it.
    """


def parts_of_record() -> tuple[type, ...]:
    """Return what `Record` has its verbs from, each a class of its own."""
    return *map(part_named, PARTS), *Record.__bases__


def open_record(
    path: str | Path,
    *,
    reviewer: str | None = None,
    settings: Settings | None = None,
    create: bool = False,
    at: PartialDate | str | None = None,
    clock: Callable[[], str] | None = None,
) -> Record:
    """Return the record in the file at ``path``; use it in a ``with`` statement.

    ``reviewer`` is who acts, else whom the ``settings`` name, else the only reviewer who
    has not left; where there are several, an act is refused and names them. Nothing is
    taken from the folder or the environment: `claimcheck.load_settings` reads both, where
    that is wanted; but what the settings beside the file keep as it is, is not written. With
    ``create`` a missing file is made, and its first reviewer must be named. ``at`` is a date;
    the record is then as it was known at its end, and only read. ``clock`` gives the time in
    UTC as ``2026-11-23T19:00:00Z``, if not the machine's.

    Raises `ClaimcheckError` where the file is missing, or holds no record that this
    release can read.
    """
    from claimcheck.store.errors import OlderSchemaError

    record = Record(path, reviewer=reviewer, settings=settings, at=at, clock=clock)
    if create:
        _make_missing(record.path, reviewer or record.settings.by, clock)
    # Reading an older file is refused when it is read; an act brings it up to date.
    with suppress(OlderSchemaError):
        record.open()
    return record


def create_record(
    path: str | Path,
    reviewer: str,
    *,
    clock: Callable[[], str] | None = None,
    salt: Callable[[], str] | None = None,
) -> None:
    """Make a new record with its first reviewer, the default scale and policy.

    Raises `ClaimcheckError` where something is there already.
    """
    from claimcheck.store.connection import utc_now
    from claimcheck.store.writing import create, random_salt
    from claimcheck.workflows.record.init import begin_new_record

    with create(Path(path), clock=clock or utc_now, salt=salt or random_salt) as store:
        begin_new_record(store, reviewer)


def _make_missing(path: Path, reviewer: str | None, clock: Callable[[], str] | None) -> None:
    """Make a record with its first reviewer, unless there is one."""
    from claimcheck.store.connection import utc_now
    from claimcheck.store.writing import create_shared, is_begun
    from claimcheck.workflows.record.init import begin_record

    if is_begun(path):
        return
    if not reviewer:
        raise ClaimcheckError("a new record needs its first reviewer; give one with reviewer=")
    with create_shared(path, clock=clock or utc_now) as store:
        begin_record(store, reviewer)


def has_changed_any() -> bool:
    """Return whether this process has stored anything in a record."""
    from claimcheck.store.opened import has_changed_any as has_stored

    return has_stored()


def damage_behind(error: Exception) -> ClaimcheckError | None:
    """Return what is wrong with the record opened last, where that can explain an error."""
    from claimcheck.store.files.health import damage_behind as found_behind

    return found_behind(error)
