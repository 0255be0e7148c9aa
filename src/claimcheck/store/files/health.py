"""What must hold of a file, checked one after the other."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from claimcheck.model.record.file_health import HealthCheck, HealthResult
from claimcheck.store.connection import (
    SCHEMA_VERSION,
    explained,
    require_file,
    schema_version,
)
from claimcheck.store.errors import DamagedRecordError, EndlessQueryError, StoreError
from claimcheck.store.files.cell_check import check_json, check_texts
from claimcheck.store.files.doubles import check_doubles
from claimcheck.store.files.findings import MIGRATE, RESTORE, HealthFinding, fine, wrong
from claimcheck.store.files.schema_check import (
    check_guards,
    check_migrations,
    check_notices,
    check_tables,
    check_views,
)
from claimcheck.store.files.surroundings import check_log_file, check_part_files
from claimcheck.store.foreign_log import has_foreign_log, open_alone
from claimcheck.store.index.upkeep import check_index, check_record_index, is_laid
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.log.verification import verify
from claimcheck.store.opened import last_opened
from claimcheck.store.opening import connect
from claimcheck.store.records.outputs import Output, outputs

# What reading rows that no release wrote can raise.
_RAISED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    sqlite3.Error,
)

_PART_FILES: Final = "part files"
_NEW_INDEX: Final = "run `claimcheck migrate --index`"


def examine(path: Path) -> list[HealthCheck]:
    """Check everything that must hold of the database at ``path``; nothing is changed.

    Raises a `StoreError` where it is no claimcheck database that this release knows.
    """
    try:
        return list(_examined(path))
    except UnicodeDecodeError as error:
        # SQLite tells a damaged name as it is.
        raise DamagedRecordError(path, f"it cannot be read: {error}") from error


def first_fault(path: Path) -> str | None:
    """Return the first thing that is wrong with the database at ``path``; None where nothing is.

    What keeps it from being examined is a fault too. What was left beside it is none of its own.
    """
    try:
        checks = (each for each in _examined(path) if each.check != _PART_FILES)
        found = next(filter(is_wrong, checks), None)
    except StoreError as error:
        return str(error)
    except (sqlite3.Error, ValueError, TypeError) as error:
        # What SQLite would say of a damaged name cannot even be read as text.
        return f"it cannot be read: {error}"
    return f"{found.check}: {found.found}" if found else None


def _examined(path: Path) -> Iterator[HealthCheck]:
    """Yield what each check finds; texts and payloads are looked at where no log has read them."""
    require_file(path)
    is_apart = has_foreign_log(path)
    with (
        explained(path),
        closing(open_alone(path) if is_apart else connect(path, "ro")) as connection,
    ):
        version = schema_version(connection, path)
        yield _version(version)
        log = HealthCheck("log file", *check_log_file(path, is_foreign=is_apart))
        yield log
        yield HealthCheck(_PART_FILES, *check_part_files(path, _made(connection)))
        found = log
        for name, check in _CHECKS.items():
            is_later = version != SCHEMA_VERSION and name not in _OF_EVERY_RELEASE
            found = _checked(name, _of_another_release if is_later else check, connection)
            yield found
        texts = fine("the log has every text as it is")
        is_sure = found.result is HealthResult.OK
        if version == SCHEMA_VERSION:
            yield _checked("texts", (lambda _: texts) if is_sure else check_texts, connection)
            yield _checked("JSON", partial(check_json, has_read_events=is_sure), connection)
    yield HealthCheck("search index", *_index(path, version, is_apart=is_wrong(log)))


def _checked(
    name: str, check: Callable[[sqlite3.Connection], HealthFinding], connection: sqlite3.Connection
) -> HealthCheck:
    """Return what a check found; what keeps it from looking is a finding too."""
    try:
        return HealthCheck(name, *check(connection))
    except sqlite3.DatabaseError as error:
        return HealthCheck(name, HealthResult.WRONG, str(error), RESTORE)


def _made(connection: sqlite3.Connection) -> list[Output]:
    """Return what was made of the record; nothing where it cannot say."""
    try:
        return outputs(connection)
    except sqlite3.DatabaseError:
        return []


def _version(version: int) -> HealthCheck:
    """Say which schema the file has and which this release knows."""
    found = f"schema {version}, SQLite {sqlite3.sqlite_version}"
    if version == SCHEMA_VERSION:
        return HealthCheck("versions", HealthResult.OK, found)
    return HealthCheck(
        "versions", HealthResult.WRONG, f"{found}; this release has {SCHEMA_VERSION}", MIGRATE
    )


def _of_another_release(_: sqlite3.Connection) -> HealthFinding:
    """Say that what a release lays, and reads by its own rules, is not compared with this one's."""
    return HealthFinding(HealthResult.UNCHECKED, "it belongs to another release")


def _integrity(connection: sqlite3.Connection) -> HealthFinding:
    """Let SQLite check the file's pages."""
    problems = [text for (text,) in connection.execute("PRAGMA integrity_check(5)")]
    if problems == ["ok"]:
        return fine("every page can be read")
    return HealthFinding(HealthResult.WRONG, "; ".join(problems), RESTORE)


def _foreign_keys(connection: sqlite3.Connection) -> HealthFinding:
    """Look for rows that refer to nothing."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not broken:
        return fine("every reference leads somewhere")
    named = [f"row {row} of {table} to {target}" for table, row, target, _ in broken]
    said = (
        "1 reference leads nowhere" if len(named) == 1 else f"{len(named)} references lead nowhere"
    )
    return wrong({said: named}, RESTORE)


def _chain(connection: sqlite3.Connection) -> HealthFinding:
    """Recompute the log, and compare every row with it."""
    origin = pack_origin(connection)
    if origin:
        found = f"a pack of the record with head {origin}; it is checked there"
        return HealthFinding(HealthResult.UNCHECKED, found)
    try:
        verified = verify(connection)
    except StoreError as error:
        return HealthFinding(HealthResult.WRONG, str(error), MIGRATE)
    if verified.fault:
        found = f"event {verified.fault.sequence}: {verified.fault.reason}"
        return HealthFinding(HealthResult.WRONG, found, f"keep this file; {RESTORE}")
    return fine(f"{verified.head.sequence} events, {verified.rows} rows")


# The log last: where it is in order, it vouches for every text.
_CHECKS: Final[dict[str, Callable[[sqlite3.Connection], HealthFinding]]] = {
    "pages": _integrity,
    "references": _foreign_keys,
    "migrations": check_migrations,
    "tables": check_tables,
    "guards": check_guards,
    "views": check_views,
    "notices": check_notices,
    "doubles": check_doubles,
    "log": _chain,
}

_OF_EVERY_RELEASE: Final = frozenset(("pages", "references", "migrations"))


def _index(path: Path, version: int, *, is_apart: bool) -> HealthFinding:
    """Compare the search index with the claims; SQLite does that only where it may write."""
    if version != SCHEMA_VERSION:
        return HealthFinding(HealthResult.UNCHECKED, "it belongs to another release", MIGRATE)
    if is_apart:
        return HealthFinding(HealthResult.UNCHECKED, "the file and its log would be mixed")
    try:
        return _index_problems(path)
    except (sqlite3.OperationalError, StoreError) as error:
        if isinstance(error, EndlessQueryError):
            raise
        return HealthFinding(HealthResult.UNCHECKED, f"the file cannot be written: {error}")
    except sqlite3.DatabaseError as error:
        return HealthFinding(HealthResult.WRONG, str(error), _NEW_INDEX)


def _index_problems(path: Path) -> HealthFinding:
    """Check the index inside a transaction that is taken back."""
    with closing(connect(path, "rw")) as connection:
        if not is_laid(connection):
            return HealthFinding(
                HealthResult.WRONG, "it is laid as an earlier release did", MIGRATE
            )
        connection.execute("BEGIN IMMEDIATE")
        problems = check_index(connection) + check_record_index(connection)
        connection.execute("ROLLBACK")
    if problems:
        return HealthFinding(HealthResult.WRONG, "; ".join(problems), _NEW_INDEX)
    return fine("in step with the record")


def is_wrong(check: HealthCheck) -> bool:
    """Return whether a check found something wrong."""
    return check.result is HealthResult.WRONG


def damage_behind(error: Exception) -> StoreError | None:
    """Return what is wrong with the database opened last, where that can explain an error.

    Where the file is in order the error is a fault of the program.
    """
    path = last_opened()
    if path is None or not isinstance(error, _RAISED) or isinstance(error, StoreError):
        return None
    if isinstance(error, sqlite3.Error):
        try:
            with explained(path):
                raise error
        except StoreError as told:
            return told
        except sqlite3.Error:
            pass
    fault = first_fault(path)
    return DamagedRecordError(path, fault) if fault else None
