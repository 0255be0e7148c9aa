"""Opening a database for writing, making a new one, and bringing an old one up to date."""

import os
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.store.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Cell,
    Clock,
    Salt,
    WriteStore,
    WrittenRows,
    explained,
    immediate,
    open_reading,
    require_file,
    schema_version,
    utc_now,
)
from claimcheck.store.errors import ExistingRecordError, PackError, UnusableDatabaseError
from claimcheck.store.index.upkeep import forget_all, index_stored, rebuild_index
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.opened import remember
from claimcheck.store.opening import BUSY_SECONDS, connect, prefer_wal, turn_on_wal
from claimcheck.store.place import (
    SeenRecord,
    has_access,
    is_closed,
    is_irregular,
    place_of,
    written_at,
)
from claimcheck.store.schema.tables import require_own_triggers
from claimcheck.store.verdicts.reviewers import require_owner

if TYPE_CHECKING:
    from claimcheck.model.record.file_health import Migrated

# Rows of these can change what readers have of a claim, whatever else they say.
_BEARING: Final = frozenset(("verdicts", "corrections", "publications", "adoptions"))


def random_salt() -> str:
    """Return 128 random bits in hexadecimal, so that a removed payload cannot be guessed."""
    # As `secrets` makes them, which loads five modules first.
    return os.urandom(16).hex()


@contextmanager
def open_writing(
    path: Path,
    *,
    clock: Clock = utc_now,
    salt: Salt = random_salt,
    patience: float = BUSY_SECONDS,
    keep_copy: bool = True,
    renews: bool = False,
    seen: SeenRecord | None = None,
) -> Iterator[WriteStore]:
    """Open an existing database for writing; an older schema is copied, then migrated.

    Waits ``patience`` seconds for other writers. Only redaction does without the copy,
    which would hold what it removes; who ``renews`` the guards takes others for them down. Raises
    a `StoreError` where it cannot be written, or is not the record ``seen`` before.
    """
    require_file(path)
    remember(path)
    if not has_access(path):
        closed = f"the folder {path.parent}" if os.access(path, os.W_OK) else "it"
        raise UnusableDatabaseError(path, f"{closed} is read-only")
    with _opened(path, clock, salt, patience) as store:
        version = schema_version(store.connection, path)
        if pack_origin(store.connection):
            raise PackError(path)
        if is_closed(path):
            # Root has access, and who reads a file that nobody writes to holds no lock.
            raise UnusableDatabaseError(path, "it is read-only")
        if seen:
            store.require_goes_on(seen)
        if version < SCHEMA_VERSION:
            if keep_copy:
                _keep_copy(store, version)
            _migrate(store)
        else:
            if not renews:
                require_own_triggers(store.connection, path)
            prefer_wal(store.connection)
        yield store.with_log()


def migrate(path: Path, *, index: bool = False) -> "Migrated":
    """Bring a database to this release's schema, and make its guards and views again.

    With ``index``, make the search index again too. An older database is copied
    beside itself first. Raises as `open_writing` does.
    """
    from claimcheck.model.record.file_health import Migrated  # noqa: PLC0415 - a rare act

    with open_reading(path, older=True) as connection:
        before = schema_version(connection, path)
    with open_writing(path, renews=True) as store:
        _renew(store, index=index)
    copy = str(_older(path, before)) if before < SCHEMA_VERSION else None
    return Migrated(str(path), before, SCHEMA_VERSION, copy)


def _renew(store: WriteStore, *, index: bool) -> None:
    """Make guards and views again, and the search index if asked."""
    from claimcheck.store.schema.migrations import bring_up_to_date  # noqa: PLC0415 - as in `_migrate`

    with immediate(store):
        bring_up_to_date(store.connection)
        if index:
            rebuild_index(store.connection)
            forget_all(store.connection)
            index_stored(store.connection)


def _older(path: Path, version: int) -> Path:
    """Return where a database is kept as it was before a migration."""
    return Path(f"{path}.schema-{version}")


@contextmanager
def create(path: Path, *, clock: Clock = utc_now, salt: Salt = random_salt) -> Iterator[WriteStore]:
    """Make a new database at ``path`` and open it for writing.

    One that was being made when its process was killed, and has no reviewer yet,
    is gone on with. Raises `ExistingRecordError` where something else is already
    there, also where another process makes it meanwhile.
    """
    if path.is_dir():
        raise UnusableDatabaseError(path, "it is a folder")
    if is_irregular(path):
        raise UnusableDatabaseError(path, "it is no regular file")
    existed = path.exists()
    if existed and not _may_be_unfinished(path):
        raise ExistingRecordError(path)
    if not path.parent.is_dir():
        raise UnusableDatabaseError(path, f"there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise UnusableDatabaseError(path, f"the folder {path.parent} is read-only")
    made = False
    try:
        with _opened(path, clock, salt) as store:
            made = _make(store)
            yield store.with_log()
    except ExistingRecordError:
        raise
    except BaseException:
        # What could not be made whole must not be found by the next command; what
        # somebody else made meanwhile is theirs.
        if made or not (existed or (path.exists() and path.stat().st_size)):
            for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                name.unlink(missing_ok=True)
        raise


def _make(store: WriteStore) -> bool:
    """Lay the schema where it is missing, and return whether it was."""
    if _is_begun(store.connection):
        raise ExistingRecordError(store.path)
    return _migrate(store)


def _may_be_unfinished(path: Path) -> bool:
    """Return whether a file is empty or at least a database, so that it is worth opening."""
    try:
        with path.open("rb") as file:
            return file.read(16) in {b"", b"SQLite format 3\0"}
    except OSError as error:
        raise UnusableDatabaseError(path, str(error.strerror)) from error


def is_begun(path: Path) -> bool:
    """Return whether ``path`` holds a record with a reviewer, or something that is no record.

    Until then it is missing or empty, or another process is making it.
    """
    if not path.is_file() or not path.stat().st_size:
        return False
    with explained(path), closing(connect(path, "ro")) as connection:
        return _is_begun(connection)


def _is_begun(connection: sqlite3.Connection) -> bool:
    """Return whether a database holds a record with a reviewer, or something that is no record."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    query = "SELECT count(*) FROM sqlite_schema WHERE name = 'reviewers'"
    if application != APPLICATION_ID or not connection.execute(query).fetchone()[0]:
        return bool(tables)
    begun = connection.execute("SELECT EXISTS (SELECT 1 FROM reviewers)").fetchone()[0]
    return bool(begun)


@contextmanager
def create_shared(
    path: Path, *, clock: Clock = utc_now, salt: Salt = random_salt
) -> Iterator[WriteStore]:
    """Make a database at ``path`` that other processes may be making at the same time.

    They wait for each other; whoever comes later finds what the first has made.
    """
    with _opened(path, clock, salt) as store:
        _migrate(store)
        yield store


@contextmanager
def _opened(
    path: Path, clock: Clock, salt: Salt, patience: float = BUSY_SECONDS
) -> Iterator[WriteStore]:
    """Connect for writing and close whatever happens."""
    connection = connect(path, "rwc", patience=patience)
    try:
        with explained(path):
            seen = place_of(path), written_at(path)
            yield WriteStore(path, connection, clock, salt, *seen, to_be_told=_to_be_told)
    finally:
        connection.close()


def _to_be_told(connection: sqlite3.Connection, rows: WrittenRows) -> WrittenRows:
    """Return what readers have by an act; most acts bear on nothing of that.

    Raises `NoOwnerError` for an act after which nobody could give roles.
    """
    if any(map(_bears_on_roles, rows)):
        require_owner(connection)
    bearing = [row for row in rows if _bears_on_readers(row)]
    if not bearing:
        return []
    from claimcheck.store.records.told import to_be_told  # noqa: PLC0415 - `add` does without

    return to_be_told(connection, bearing)


def _bears_on_readers(row: Mapping[str, Cell]) -> bool:
    """Return whether a row can change what readers have."""
    table = row["table"]
    if table == "retractions":
        return str(row["subject"])[:2] in {"v-", "x-", "u-", "l-", "j-"}
    return table in _BEARING or (table == "links" and row.get("claim") is not None)


def _bears_on_roles(row: Mapping[str, Cell]) -> bool:
    """Return whether a row can change who is an owner."""
    table = row["table"]
    return table == "reviewer_roles" or (
        table == "retractions" and str(row["subject"])[:2] in {"i-", "r-"}
    )


def _keep_copy(store: WriteStore, version: int) -> None:
    """Keep the database beside itself as it is before a migration, its log included."""
    kept = _older(store.path, version)
    part = Path(f"{kept}.{os.getpid()}.part")
    # Nobody else reads it while it is written, and then who may read the record.
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(part)) as copy:
        store.connection.backup(copy)
        (copied,) = copy.execute("PRAGMA user_version").fetchone()
    if copied == version:
        part.chmod(stat.S_IMODE(store.path.stat().st_mode))
        part.replace(kept)
    else:
        # Another process has migrated meanwhile, and keeps its own copy.
        part.unlink()


def _migrate(store: WriteStore) -> bool:
    """Apply the migrations that are missing, all or none; return whether any was.

    Then turn on WAL: before, a half-made database would be found in the file.
    """
    # Loaded here because sqlite-utils takes longer to import than an add to run.
    from claimcheck.store.schema.migrations import bring_up_to_date  # noqa: PLC0415

    with immediate(store):
        (version,) = store.connection.execute("PRAGMA user_version").fetchone()
        missing = int(version) < SCHEMA_VERSION
        if missing:
            bring_up_to_date(store.connection)
    turn_on_wal(store.connection)
    return missing


def settle(path: Path) -> None:
    """Leave ``path`` as one file in DELETE mode without a log beside it, ready to be shipped."""
    connection = connect(path, "rw")
    try:
        with explained(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
    finally:
        connection.close()
