"""Packs: a part of a record in one file that is only read, to be published or used in CI."""

import sqlite3
import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from claimcheck.model.record.file_health import Saved
from claimcheck.model.status import InPublic
from claimcheck.store.connection import explained, open_reading
from claimcheck.store.errors import EndlessQueryError, StoreError
from claimcheck.store.files.backup import is_earlier
from claimcheck.store.files.datasette import write_metadata
from claimcheck.store.files.new_file import new_file
from claimcheck.store.files.packed_rows import (
    ALL_VERSIONS,
    BEHIND_ANY,
    BEHIND_PUBLISHED,
    PACKED,
    PUBLISHED,
    STOOD,
    WITHHELD,
    WITHOUT,
)
from claimcheck.store.index.upkeep import index_stored, rebuild_index
from claimcheck.store.log.chain import Head, record_id
from claimcheck.store.opening import bound_of, connect, has_run_out
from claimcheck.store.place import file_uri
from claimcheck.store.records.outputs import last_act
from claimcheck.store.schema.migrations import bring_up_to_date
from claimcheck.store.schema.standing_verdicts import PACKED_STANDING
from claimcheck.store.schema.tables import ALL_TABLES, all_guards
from claimcheck.store.schema.verdict_views import (
    PACKED_TELLINGS,
    PACKED_VIEWS,
)
from claimcheck.store.verdicts.told_sources import ASKED_OF, UNTOLD_SOURCES, untold_sources

ORIGIN_DDL: Final = (
    "CREATE TABLE pack_origin (sequence INTEGER NOT NULL, sha256 TEXT NOT NULL,"
    " packed_at TEXT NOT NULL, status TEXT, beginning TEXT NOT NULL)"
)

_READ_BITS: Final = 0o444
_STANDING_DDL: Final = (
    f"CREATE TABLE {PACKED_STANDING} (claim INTEGER PRIMARY KEY, in_public TEXT NOT NULL,"
    " told TEXT, verdict INTEGER)"
)


def pack(path: Path, target: Path, *, at: str, status: str | None, copies: int) -> Saved:
    """Write a part of the record at ``path`` to a file that is only read.

    It holds the claims of one ``status``, or all, with what the public may see,
    and at most so many captured ``copies``, smallest first. An older pack of the
    same record gives way to it; nothing else that is at ``target`` does.
    """
    replace = target.exists()
    with open_reading(path) as source:
        origin = last_act(source).head
        if replace and not is_earlier(source, path, target, of_pack=True):
            raise StoreError(
                f"{target} is no older pack of {path}, so it was left as it is; name another file"
            )
    # Whoever may read the record may read the pack, and nobody may write to it.
    mode = path.stat().st_mode & _READ_BITS | stat.S_IRUSR
    with (
        new_file(target, mode=mode, replace=replace) as part,
        explained(part),
        closing(connect(part, "rwc", bound=bound_of(path))) as connection,
    ):
        try:
            rows = fill_pack(connection, path, origin, (at, status), copies)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT and has_run_out():
                raise EndlessQueryError(path) from error
            raise
        (claims,) = connection.execute("SELECT count(*) FROM claims").fetchone()
        write_metadata(connection, target)
    return Saved(str(target), str(origin), rows, target.stat().st_size, claims)


def fill_pack(
    connection: sqlite3.Connection,
    path: Path,
    origin: Head,
    about: tuple[str, str | None],
    copies: int,
) -> int:
    """Fill an empty file with a part of the record; return how many rows it holds."""
    bring_up_to_date(connection)
    _begin(connection, path)
    asked = {"status": about[1], "copies": copies}
    behind = BEHIND_PUBLISHED if about[1] == PUBLISHED else BEHIND_ANY
    for statement in (
        *STOOD,
        f"CREATE TEMP TABLE behind AS WITH kept(id) AS ({behind}) SELECT id FROM kept",
    ):
        connection.execute(statement)
    _find_untold(connection)
    rows = sum(_copy_rows(connection, table, asked) for table in PACKED)
    for statement in WITHHELD:
        connection.execute(statement)
    _copy_standing(connection)
    _copy_events(connection)
    rebuild_index(connection)
    index_stored(connection)
    for guard in all_guards():
        connection.execute(guard)
    connection.execute(ORIGIN_DDL)
    with open_reading(path) as record:
        beginning = record_id(record)
    connection.execute(
        "INSERT INTO pack_origin VALUES (?, ?, ?, ?, ?)", [*origin, *about, beginning]
    )
    _finish(connection)
    return rows


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    """Let a file be filled from a record, whose rows come in any order."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH ? AS source", [file_uri(path, "ro")])
    connection.execute("BEGIN")
    for guard in all_guards():
        connection.execute(f"DROP TRIGGER {guard.split()[2]}")


def _finish(connection: sqlite3.Connection) -> None:
    """Store what was copied in one file, and leave the record that it came from."""
    connection.execute("COMMIT")
    for table in ("stood", "given", "settled", "behind", "told", "corrected", "untold"):
        connection.execute(f"DROP TABLE temp.{table}")
    connection.execute("DETACH source")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")


def _find_untold(connection: sqlite3.Connection) -> None:
    """Keep which sources readers do not have under `untold`.

    They are asked for by names that stand for the record's, so that the pack is of one moment.
    """
    for name in ASKED_OF:
        connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM source.{name}")
    connection.execute("CREATE TEMP TABLE untold (id INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO untold VALUES (?)", _untold(connection))
    for name in ASKED_OF:
        connection.execute(f"DROP VIEW temp.{name}")


def _untold(connection: sqlite3.Connection) -> list[tuple[int]]:
    """Return the sources that readers do not have; a pack that is packed again says them itself."""
    query = "SELECT 1 FROM source.sqlite_schema WHERE name = ?"
    if connection.execute(query, [UNTOLD_SOURCES]).fetchone():
        return connection.execute(f"SELECT id FROM source.{UNTOLD_SOURCES}").fetchall()
    query = "SELECT claim, leader, in_public FROM stood"
    stood = {claim: rest for claim, *rest in connection.execute(query)}
    leaders = {claim: leader for claim, (leader, _) in stood.items()}
    agreed = {leader for leader, state in stood.values() if state == InPublic.PUBLISHED}
    return [(each,) for each in untold_sources(connection, leaders, agreed)]


def _copy_rows(
    connection: sqlite3.Connection, table: str, asked: Mapping[str, str | int | None]
) -> int:
    """Copy the rows of a table that go into the pack, without what it does not keep."""
    query = "SELECT name FROM pragma_table_info(?)"
    names = [name for (name,) in connection.execute(query, [table])]
    without = dict(WITHOUT.get(table, {}))
    if "supersedes" in names and table not in ALL_VERSIONS:
        without["supersedes"] = "NULL"
    columns = ", ".join(without.get(name, name) for name in names)
    found = connection.execute(
        f"INSERT INTO main.{table} ({', '.join(names)}) SELECT {columns} FROM ({PACKED[table]})",
        asked,
    )
    return found.rowcount


def _copy_standing(connection: sqlite3.Connection) -> None:
    """Keep what readers have of each claim, which its rows in the pack cannot tell."""
    connection.execute(_STANDING_DDL)
    connection.execute(
        f"INSERT INTO {PACKED_STANDING} SELECT claim, in_public,"
        " (SELECT labels.label FROM source.labels"
        "  JOIN source.verdicts ON labels.id = verdicts.label"
        "  WHERE verdicts.id = public_verdict), public_verdict"
        " FROM stood WHERE claim IN (SELECT id FROM main.claims)"
    )
    connection.execute(
        "CREATE TABLE packed_told_corrections AS SELECT correction,"
        " CASE WHEN had IN (SELECT id FROM main.verdicts) THEN had ELSE verdict END AS had,"
        " told.event, told_on, told_at, is_told"
        " FROM told JOIN main.corrections ON corrections.id = correction"
    )
    connection.execute(
        "CREATE TABLE packed_corrected_claims AS SELECT * FROM corrected"
        " WHERE correction IN (SELECT id FROM main.corrections)"
        " AND claim IN (SELECT id FROM main.claims)"
    )
    connection.execute(
        "CREATE TABLE packed_labels_out AS SELECT out.* FROM source.labels_out AS out"
        " WHERE (out.claim, out.label) IN (SELECT stood.claim, behind.label FROM stood"
        " JOIN given AS behind ON behind.leader = stood.leader"
        " WHERE behind.verdict IN (SELECT id FROM main.verdicts)"
        " AND stood.claim IN (SELECT id FROM main.claims)"
        # What readers have need not be in force: the desk may say something else by now.
        f" UNION SELECT claim, told FROM {PACKED_STANDING})"
    )
    connection.execute(
        "CREATE TABLE packed_pages_told_at AS SELECT * FROM source.pages_told_at"
        " WHERE claim IN (SELECT id FROM main.claims)"
    )
    for view in ("claim_status", *PACKED_TELLINGS):
        connection.execute(f"DROP VIEW {view}")
    for view in PACKED_VIEWS:
        connection.execute(view)
    connection.execute(f"CREATE TABLE {UNTOLD_SOURCES} (id INTEGER PRIMARY KEY)")
    connection.execute(
        f"INSERT INTO {UNTOLD_SOURCES} SELECT id FROM untold"
        " WHERE id IN (SELECT id FROM main.sources)"
    )


def _copy_events(connection: sqlite3.Connection) -> None:
    """Copy when and by whom the rows were written, without payloads, which hold far more."""
    written = " UNION ".join(f"SELECT event FROM main.{table.name}" for table in ALL_TABLES)
    connection.execute(
        "INSERT INTO main.events SELECT sequence, at, actor, kind, subject, NULL, payload_sha256,"
        f" previous, sha256 FROM source.events WHERE sequence IN ({written})"
    )
