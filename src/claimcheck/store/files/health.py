"""What must hold of a file, checked one after the other."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from claimcheck.model.record.file_health import NAMED_IN_A_LINE, HealthCheck, HealthResult
from claimcheck.store.connection import (
    SCHEMA_VERSION,
    connect,
    explained,
    require_file,
    schema_version,
)
from claimcheck.store.errors import StoreError
from claimcheck.store.index.claims import CLAIM_WORDS, check_index, is_laid
from claimcheck.store.index.records import check_record_index
from claimcheck.store.log.chain import pack_origin, verify
from claimcheck.store.schema.tables import all_guards
from claimcheck.store.schema.views import VIEWS


class _Found(NamedTuple):
    """What a check found: a `HealthCheck` without its name."""

    result: HealthResult
    found: str
    remedy: str | None = None
    named: tuple[str, ...] = ()


_RESTORE: Final = "restore the newest backup that `claimcheck doctor --db BACKUP` finds in order"
_MIGRATE: Final = "run `claimcheck migrate`"


def examine(path: Path) -> list[HealthCheck]:
    """Check everything that must hold of the database at ``path``; nothing is changed.

    Raises a `StoreError` where it is no claimcheck database that this release knows.
    """
    require_file(path)
    with explained(path), closing(connect(path, "ro")) as connection:
        version = schema_version(connection, path)
        found = [_checked(name, check, connection) for name, check in _CHECKS.items()]
    return [_version(version), *found, HealthCheck("search index", *_index(path, version))]


def _checked(
    name: str, check: Callable[[sqlite3.Connection], _Found], connection: sqlite3.Connection
) -> HealthCheck:
    """Return what a check found; what keeps it from looking is a finding too."""
    try:
        return HealthCheck(name, *check(connection))
    except sqlite3.DatabaseError as error:
        return HealthCheck(name, HealthResult.WRONG, str(error), _RESTORE)


def _version(version: int) -> HealthCheck:
    """Say which schema the file has and which this release knows."""
    found = f"schema {version}, SQLite {sqlite3.sqlite_version}"
    if version == SCHEMA_VERSION:
        return HealthCheck("versions", HealthResult.OK, found)
    return HealthCheck(
        "versions", HealthResult.WRONG, f"{found}; this release has {SCHEMA_VERSION}", _MIGRATE
    )


def _integrity(connection: sqlite3.Connection) -> _Found:
    """Let SQLite check the file's pages."""
    problems = [text for (text,) in connection.execute("PRAGMA integrity_check(5)")]
    if problems == ["ok"]:
        return _Found(HealthResult.OK, "every page can be read")
    return _Found(HealthResult.WRONG, "; ".join(problems), _RESTORE)


def _foreign_keys(connection: sqlite3.Connection) -> _Found:
    """Look for rows that refer to nothing."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not broken:
        return _Found(HealthResult.OK, "every reference leads somewhere")
    named = [f"row {row} of {table} to {target}" for table, row, target, _ in broken]
    said = (
        "1 reference leads nowhere" if len(named) == 1 else f"{len(named)} references lead nowhere"
    )
    return _wrong({said: named}, _RESTORE)


def _guards(connection: sqlite3.Connection) -> _Found:
    """Look for guards that are missing or not ours."""
    query = "SELECT sql FROM sqlite_schema WHERE type = 'trigger'"
    present, wanted = {sql for (sql,) in connection.execute(query)}, set(all_guards())
    if present == wanted:
        return _Found(HealthResult.OK, f"{len(wanted)} guards are up")
    return _differing(present, wanted, f"{_MIGRATE}, then `claimcheck log --verify`")


def _views(connection: sqlite3.Connection) -> _Found:
    """Look for views that say something else than this release's."""
    query = "SELECT sql FROM sqlite_schema WHERE type = 'view'"
    present, wanted = (
        {sql for (sql,) in connection.execute(query)},
        {each.strip() for each in (CLAIM_WORDS, *VIEWS)},
    )
    if present == wanted:
        return _Found(HealthResult.OK, f"{len(wanted)} views are this release's")
    return _differing(present, wanted, _MIGRATE)


def _differing(present: set[str], wanted: set[str], remedy: str) -> _Found:
    """Say which guards or views are missing, differ from this release's, or are not ours.

    Both are given by the statements that create them.
    """
    lacking, strange = (
        {sql.split()[2] for sql in some} for some in (wanted - present, present - wanted)
    )
    kinds = {
        "missing": lacking - strange,
        "differing": lacking & strange,
        "not ours": strange - lacking,
    }
    said = {f"{len(names)} {kind}": sorted(names) for kind, names in kinds.items() if names}
    return _wrong(said, remedy)


def _wrong(said: Mapping[str, Sequence[str]], remedy: str) -> _Found:
    """Return what is wrong: of each kind the first few by name, and how many more there are."""
    parts = []
    for kind, names in said.items():
        more = len(names) - NAMED_IN_A_LINE
        listed = ", ".join(names[:NAMED_IN_A_LINE]) + (f" and {more} more" if more > 0 else "")
        parts.append(f"{kind}: {listed}")
    return _Found(
        HealthResult.WRONG,
        "; ".join(parts),
        remedy,
        tuple(name for each in said.values() for name in each),
    )


def _chain(connection: sqlite3.Connection) -> _Found:
    """Recompute the log, and compare every row with it."""
    origin = pack_origin(connection)
    if origin:
        found = f"a pack of the record with head {origin}; it is checked there"
        return _Found(HealthResult.UNCHECKED, found)
    try:
        verified = verify(connection)
    except StoreError as error:
        return _Found(HealthResult.WRONG, str(error), _MIGRATE)
    if verified.fault:
        found = f"event {verified.fault.sequence}: {verified.fault.reason}"
        return _Found(HealthResult.WRONG, found, f"keep this file; {_RESTORE}")
    return _Found(HealthResult.OK, f"{verified.head.sequence} events, {verified.rows} rows")


_CHECKS: Final[dict[str, Callable[[sqlite3.Connection], _Found]]] = {
    "pages": _integrity,
    "references": _foreign_keys,
    "guards": _guards,
    "views": _views,
    "log": _chain,
}


def _index(path: Path, version: int) -> _Found:
    """Compare the search index with the claims; SQLite does that only where it may write."""
    if version != SCHEMA_VERSION:
        return _Found(HealthResult.UNCHECKED, "it belongs to another release", _MIGRATE)
    try:
        return _index_problems(path)
    except sqlite3.OperationalError as error:
        return _Found(HealthResult.UNCHECKED, f"the file cannot be written: {error}")
    except sqlite3.DatabaseError as error:
        return _Found(HealthResult.WRONG, str(error), "run `claimcheck migrate --index`")


def _index_problems(path: Path) -> _Found:
    """Check the index inside a transaction that is taken back."""
    with closing(connect(path, "rw")) as connection:
        if not is_laid(connection):
            return _Found(HealthResult.WRONG, "it is laid as an earlier release did", _MIGRATE)
        connection.execute("BEGIN IMMEDIATE")
        problems = check_index(connection) + check_record_index(connection)
        connection.execute("ROLLBACK")
    if problems:
        return _Found(HealthResult.WRONG, "; ".join(problems), "run `claimcheck migrate --index`")
    return _Found(HealthResult.OK, "in step with the record")
