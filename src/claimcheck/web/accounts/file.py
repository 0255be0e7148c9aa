"""The file of accounts beside a record: hashes and sessions, never in the record itself.

Backups, packs and the chain of the record would keep them for ever.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, hash TEXT NOT NULL, since REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, name TEXT NOT NULL, begun REAL NOT NULL, seen REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS browsers (
    token TEXT PRIMARY KEY, name TEXT NOT NULL, since REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS changes (
    name TEXT PRIMARY KEY, number INTEGER NOT NULL
) STRICT;
"""
_MOVED: Final = (
    ("SELECT * FROM sessions", "INSERT OR IGNORE INTO sessions VALUES (?, ?, ?, ?)"),
    ("SELECT * FROM browsers", "INSERT OR IGNORE INTO browsers VALUES (?, ?, ?)"),
    ("SELECT * FROM changes", "INSERT OR IGNORE INTO changes VALUES (?, ?)"),
)
IDLE_SECONDS: Final = 8 * 3600
LONGEST_SECONDS: Final = 7 * 24 * 3600
_BROWSER_SECONDS: Final = 180 * 24 * 3600
# A session is marked as seen once a minute, so that reading a page seldom writes.
_SEEN_EVERY: Final = 60


class Account(NamedTuple):
    """A reviewer's way in: since when the password holds, and how many sessions are open."""

    name: str
    since: float
    sessions: int


class Session(NamedTuple):
    """A browser that is let in as a reviewer; `key` is the digest of its token."""

    key: str
    name: str
    begun: float
    seen: float


class AccountsFileError(ClaimcheckError):
    """The file of accounts cannot be read or written."""

    def __init__(self, path: Path, why: object) -> None:
        """Name the file, and what to do."""
        super().__init__(
            f"the accounts in {path.name} cannot be used: {why}; put a copy of the file back, or"
            " move it away and give each account a password again"
        )


class Accounts:
    """The accounts of a desk; without a path they are gone when the program ends.

    With ``waits`` they are in memory until somebody has a password, here or by another
    program that made the file; whoever is in by then stays in.
    """

    def __init__(
        self, path: Path | None, clock: Callable[[], float] = time.time, *, waits: bool = False
    ) -> None:
        """Open the file, made for its owner alone where it is missing. Raises `ClaimcheckError`."""
        self._clock = clock
        self._lock = Lock()
        self._awaited = path if waits and path and not path.exists() else None
        self._connection = _opened(None if self._awaited else path)

    def close_file(self) -> None:
        """Close the file."""
        self._connection.close()

    def all(self) -> list[Account]:
        """Return every account, by name."""
        query = (
            "SELECT name, since, (SELECT count(*) FROM sessions WHERE sessions.name ="
            " accounts.name AND seen > ? AND begun > ?) FROM accounts ORDER BY name"
        )
        with self._cursor() as cursor:
            return [Account(*row) for row in cursor.execute(query, self._oldest())]

    def hash_of(self, name: str) -> str | None:
        """Return the hash of a password; None for a name without an account."""
        with self._cursor() as cursor:
            row = cursor.execute("SELECT hash FROM accounts WHERE name = ?", [name]).fetchone()
        return row[0] if row else None

    def set_hash(self, name: str, value: str) -> None:
        """Keep a new password's hash, and end every session of that account."""
        with self._cursor(keeps=True) as cursor:
            cursor.execute(
                "INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
                " hash = excluded.hash, since = excluded.since",
                [name, value, self._clock()],
            )
            _forget(cursor, name)

    def rehash(self, name: str, value: str) -> None:
        """Keep the same password in a stronger hash."""
        with self._cursor() as cursor:
            cursor.execute("UPDATE accounts SET hash = ? WHERE name = ?", [value, name])

    def close(self, name: str) -> bool:
        """Take an account and its sessions away; return whether there was one."""
        with self._cursor() as cursor:
            found = cursor.execute("DELETE FROM accounts WHERE name = ?", [name]).rowcount
            _forget(cursor, name)
        return bool(found)

    def changes_of(self, name: str) -> int:
        """Return how often a password was set for a name, or its account closed."""
        with self._cursor() as cursor:
            row = cursor.execute("SELECT number FROM changes WHERE name = ?", [name]).fetchone()
        return row[0] if row else 0

    def begin_session(self, name: str) -> str:
        """Return the token of a new session; the file keeps its digest alone."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._cursor() as cursor:
            seen, begun = self._oldest()
            cursor.execute("DELETE FROM sessions WHERE seen <= ? OR begun <= ?", [seen, begun])
            cursor.execute(
                "INSERT INTO sessions VALUES (?, ?, ?, ?)", [_key(token), name, now, now]
            )
        return token

    def session(self, token: str) -> Session | None:
        """Return the session of a token that still holds, and mark it as seen."""
        query = "SELECT token, name, begun, seen FROM sessions WHERE token = ?"
        now = self._clock()
        with self._cursor() as cursor:
            row = cursor.execute(query, [_key(token)]).fetchone()
            found = Session(*row) if row else None
            seen, begun = self._oldest()
            if found is None or found.seen <= seen or found.begun <= begun:
                return None
            if now - found.seen > _SEEN_EVERY:
                cursor.execute("UPDATE sessions SET seen = ? WHERE token = ?", [now, found.key])
        return found

    def sessions_of(self, name: str) -> list[Session]:
        """Return the open sessions of an account, the newest first."""
        query = (
            "SELECT token, name, begun, seen FROM sessions WHERE name = ? AND seen > ?"
            " AND begun > ? ORDER BY begun DESC"
        )
        with self._cursor() as cursor:
            return [Session(*row) for row in cursor.execute(query, [name, *self._oldest()])]

    def end_session(self, key: str) -> None:
        """End one session, by its key."""
        with self._cursor() as cursor:
            cursor.execute("DELETE FROM sessions WHERE token = ?", [key])

    def end_others(self, name: str, key: str) -> None:
        """End every session of an account but one."""
        with self._cursor() as cursor:
            cursor.execute("DELETE FROM sessions WHERE name = ? AND token <> ?", [name, key])

    def know_browser(self, name: str) -> str:
        """Return the token by which a browser is known from which somebody has logged in."""
        token, now = secrets.token_urlsafe(32), self._clock()
        with self._cursor() as cursor:
            cursor.execute("DELETE FROM browsers WHERE since <= ?", [now - _BROWSER_SECONDS])
            cursor.execute("INSERT INTO browsers VALUES (?, ?, ?)", [_key(token), name, now])
        return token

    def is_known_browser(self, name: str, token: str) -> bool:
        """Return whether somebody has logged in as ``name`` from the browser of a token."""
        query = "SELECT 1 FROM browsers WHERE token = ? AND name = ? AND since > ?"
        oldest = self._clock() - _BROWSER_SECONDS
        with self._cursor() as cursor:
            return cursor.execute(query, [_key(token), name, oldest]).fetchone() is not None

    def _move_to(self, path: Path) -> None:
        """Go on in a file, with whoever is in."""
        file = _opened(path)
        for read, write in _MOVED:
            file.executemany(write, self._connection.execute(read).fetchall())
        self._connection.close()
        self._connection, self._awaited = file, None

    def _oldest(self) -> tuple[float, float]:
        """Return when a session that still holds was last seen, and when it began."""
        now = self._clock()
        return now - IDLE_SECONDS, now - LONGEST_SECONDS

    @contextmanager
    def _cursor(self, *, keeps: bool = False) -> Iterator[sqlite3.Cursor]:
        """Give a cursor to one thread at a time, in one transaction; ``keeps`` needs the file."""
        with self._lock:
            if self._awaited and (keeps or self._awaited.exists()):
                self._move_to(self._awaited)
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")


def _opened(path: Path | None) -> sqlite3.Connection:
    """Return a file of accounts, made where it is missing. Raises `AccountsFileError`."""
    try:
        if path is not None:
            # Made before SQLite opens it: what SQLite makes follows the mask of the process.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            path.chmod(0o600)
        connection = sqlite3.connect(
            path or ":memory:", check_same_thread=False, isolation_level=None, timeout=10
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(_TABLES)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise AccountsFileError(path or Path(":memory:"), why) from error
    return connection


def accounts_path(database: Path) -> Path:
    """Return where the accounts of a record are kept.

    >>> str(accounts_path(Path("claims.db")))
    'claims.db.accounts'
    """
    return database.with_name(f"{database.name}.accounts")


def _forget(cursor: sqlite3.Cursor, name: str) -> None:
    """End what let somebody in before a change: sessions, known browsers and links."""
    cursor.execute("DELETE FROM sessions WHERE name = ?", [name])
    cursor.execute("DELETE FROM browsers WHERE name = ?", [name])
    # Links are kept by the desk that gave them; each holds for one number of changes alone.
    cursor.execute(
        "INSERT INTO changes VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET number = number + 1",
        [name],
    )


def _key(token: str) -> str:
    """Return the digest by which a token is kept, so that the file lets nobody in."""
    return sha256(token.encode()).hexdigest()
