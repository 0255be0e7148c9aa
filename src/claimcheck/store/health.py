"""What must hold of a file, checked one after the other."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from claimcheck.model.care import Check, Result
from claimcheck.store.connection import (
    SCHEMA_VERSION,
    connect,
    explained,
    require_file,
    schema_version,
)
from claimcheck.store.errors import StoreError
from claimcheck.store.events import pack_origin, verify
from claimcheck.store.index import CLAIM_WORDS, check_index, is_laid
from claimcheck.store.record_index import check_record_index
from claimcheck.store.tables import all_guards
from claimcheck.store.views import VIEWS

Found = tuple[Result, str, str | None]

_RESTORE: Final = "restore the newest backup that `claimcheck doctor --db BACKUP` finds in order"
_MIGRATE: Final = "run `claimcheck migrate`"


def examine(path: Path) -> list[Check]:
    """Check everything that must hold of the database at ``path``; nothing is changed.

    Raises a `StoreError` where it is no claimcheck database that this release knows.
    """
    require_file(path)
    with explained(path), closing(connect(path, "ro")) as connection:
        version = schema_version(connection, path)
        found = [_checked(name, check, connection) for name, check in _CHECKS.items()]
    return [_version(version), *found, Check("search index", *_index(path, version))]


def _checked(
    name: str, check: Callable[[sqlite3.Connection], Found], connection: sqlite3.Connection
) -> Check:
    """Return what a check found; what keeps it from looking is a finding too."""
    try:
        return Check(name, *check(connection))
    except sqlite3.DatabaseError as error:
        return Check(name, Result.WRONG, str(error), _RESTORE)


def _version(version: int) -> Check:
    """Say which schema the file has and which this release knows."""
    found = f"schema {version}, SQLite {sqlite3.sqlite_version}"
    if version == SCHEMA_VERSION:
        return Check("versions", Result.OK, found)
    return Check("versions", Result.WRONG, f"{found}; this release has {SCHEMA_VERSION}", _MIGRATE)


def _integrity(connection: sqlite3.Connection) -> Found:
    """Let SQLite check the file's pages."""
    problems = [text for (text,) in connection.execute("PRAGMA integrity_check(5)")]
    if problems == ["ok"]:
        return Result.OK, "every page can be read", None
    return Result.WRONG, "; ".join(problems), _RESTORE


def _foreign_keys(connection: sqlite3.Connection) -> Found:
    """Look for rows that refer to nothing."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not broken:
        return Result.OK, "every reference leads somewhere", None
    table, row, target, _ = broken[0]
    found = f"{len(broken)} references lead nowhere; the first is row {row} of {table} to {target}"
    return Result.WRONG, found, _RESTORE


def _guards(connection: sqlite3.Connection) -> Found:
    """Look for guards that are missing or not ours."""
    query = "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
    present, wanted = {sql for (sql,) in connection.execute(query)}, set(all_guards())
    missing = sorted(sql.split()[2] for sql in wanted - present)
    strange = sorted(sql.split()[2] for sql in present - wanted)
    if not missing and not strange:
        return Result.OK, f"{len(wanted)} guards are up", None
    found = [f"missing: {', '.join(missing)}"] if missing else []
    found += [f"not ours: {', '.join(strange)}"] if strange else []
    return Result.WRONG, "; ".join(found), f"{_MIGRATE}, then `claimcheck log --verify`"


def _views(connection: sqlite3.Connection) -> Found:
    """Look for views that say something else than this release's."""
    query = "SELECT sql FROM sqlite_schema WHERE type = 'view'"
    present, wanted = (
        {sql for (sql,) in connection.execute(query)},
        {each.strip() for each in (CLAIM_WORDS, *VIEWS)},
    )
    if present == wanted:
        return Result.OK, f"{len(wanted)} views are this release's", None
    differing = len(wanted - present) + len(present - wanted)
    return Result.WRONG, f"{differing} views are missing or differ", _MIGRATE


def _chain(connection: sqlite3.Connection) -> Found:
    """Recompute the log, and compare every row with it."""
    origin = pack_origin(connection)
    if origin:
        found = f"a pack of the record with head {origin}; it is checked there"
        return Result.UNCHECKED, found, None
    try:
        verified = verify(connection)
    except StoreError as error:
        return Result.WRONG, str(error), _MIGRATE
    if verified.fault:
        found = f"event {verified.fault.sequence}: {verified.fault.reason}"
        return Result.WRONG, found, f"keep this file; {_RESTORE}"
    return Result.OK, f"{verified.head.sequence} events, {verified.rows} rows", None


_CHECKS: Final[dict[str, Callable[[sqlite3.Connection], Found]]] = {
    "pages": _integrity,
    "references": _foreign_keys,
    "guards": _guards,
    "views": _views,
    "log": _chain,
}


def _index(path: Path, version: int) -> Found:
    """Compare the search index with the claims; SQLite does that only where it may write."""
    if version != SCHEMA_VERSION:
        return Result.UNCHECKED, "it belongs to another release", _MIGRATE
    try:
        return _index_problems(path)
    except sqlite3.OperationalError as error:
        return Result.UNCHECKED, f"the file cannot be written: {error}", None
    except sqlite3.DatabaseError as error:
        return Result.WRONG, str(error), "run `claimcheck migrate --index`"


def _index_problems(path: Path) -> Found:
    """Check the index inside a transaction that is taken back."""
    with closing(connect(path, "rw")) as connection:
        if not is_laid(connection):
            return Result.WRONG, "it is laid as an earlier release did", _MIGRATE
        connection.execute("BEGIN IMMEDIATE")
        problems = check_index(connection) + check_record_index(connection)
        connection.execute("ROLLBACK")
    if problems:
        return Result.WRONG, "; ".join(problems), "run `claimcheck migrate --index`"
    return Result.OK, "in step with the record", None


def is_sound(checks: Iterator[Check] | list[Check]) -> bool:
    """Tell whether no check found anything wrong."""
    return all(each.result is not Result.WRONG for each in checks)
