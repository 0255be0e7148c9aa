"""Whether a file has the tables, guards and views of this release, and no others for them."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from typing import Final

from claimcheck.model.record.file_health import HealthResult
from claimcheck.store.connection import SCHEMA_VERSION
from claimcheck.store.files.findings import MIGRATE, RESTORE, HealthFinding, fine, listed, wrong
from claimcheck.store.index.entries import CLAIM_WORDS
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.schema.noted import noted_migrations
from claimcheck.store.schema.tables import all_guards
from claimcheck.store.schema.verdict_views import PACKED_TELLINGS, PACKED_VIEWS
from claimcheck.store.schema.views import VIEWS

_DEFINED: Final = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type"
_TABLES: Final = f"{_DEFINED} IN ('table', 'index')"
_COLUMNS: Final = (
    "SELECT laid.name, info.name FROM sqlite_schema AS laid, pragma_table_info(laid.name) AS info"
    " WHERE laid.type = 'table' AND laid.sql LIKE 'CREATE TABLE%'"
)
# Harm rarely takes a column: what a release brings was laid bit by bit while it was made.
_UNRELEASED: Final = (
    "where a version before the release made the file, export from it with that version and"
    f" import here; otherwise {RESTORE}"
)


def check_guards(connection: sqlite3.Connection) -> HealthFinding:
    """Look for guards that are missing or not ours."""
    ours = _by_name(all_guards())
    found = dict(connection.execute(f"{_DEFINED} = 'trigger'").fetchall())
    remedy = f"{MIGRATE}, then `claimcheck log --verify`"
    return _compared(found, ours, f"{len(ours)} guards are up", remedy)


def check_views(connection: sqlite3.Connection) -> HealthFinding:
    """Look for views that say something else than this release's."""
    ours = _by_name(each.strip() for each in (CLAIM_WORDS, *VIEWS))
    if pack_origin(connection):
        ours |= _by_name(each.strip() for each in PACKED_VIEWS)
    found = dict(connection.execute(f"{_DEFINED} = 'view'").fetchall())
    return _compared(found, ours, f"{len(ours)} views are this release's", MIGRATE)


def check_tables(connection: sqlite3.Connection) -> HealthFinding:
    """Look for tables and indexes of this release that are missing, or laid in another way.

    What somebody added is left to them.
    """
    ours, columns = _tables_of_this_release()
    there = dict(connection.execute(_TABLES).fetchall())
    found = {name: sql for name, sql in there.items() if name in ours}
    lacking = columns - set(connection.execute(_COLUMNS))
    if named := sorted(f"{table}.{column}" for table, column in lacking if table in found):
        missing = sorted(ours.keys() - found.keys())
        columns_lacking = "column lacking" if len(named) == 1 else "columns lacking"
        kinds = {columns_lacking: named, "missing": missing}
        return wrong(
            {f"{len(names)} {kind}": names for kind, names in kinds.items() if names}, _UNRELEASED
        )
    return _compared(found, ours, f"{len(ours)} tables and indexes are this release's", RESTORE)


def check_migrations(connection: sqlite3.Connection) -> HealthFinding:
    """Compare the migrations that the file says it had with those of its schema's number."""
    noted = noted_migrations(connection)
    if noted.lacking:
        return wrong(noted.faults, MIGRATE)
    if noted.version > SCHEMA_VERSION:
        return HealthFinding(HealthResult.UNCHECKED, "they belong to another release")
    return wrong(noted.faults, RESTORE) if noted.faults else fine(f"{noted.version} were applied")


def check_notices(connection: sqlite3.Connection) -> HealthFinding:
    """Name the notices that no list tells as they are stored; releases before took them.

    Those on what readers never had, a dissent or a draft, are in no list; those that name
    their own replacement as what they correct are told as corrections of what it replaced.
    """
    views = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if not views.issuperset(PACKED_TELLINGS):
        return HealthFinding(HealthResult.UNCHECKED, "the views belong to another release")
    query = (
        "WITH told AS MATERIALIZED (SELECT correction FROM told_corrections WHERE NOT is_told),"
        " corrected AS MATERIALIZED (SELECT DISTINCT correction FROM corrected_claims)"
        " SELECT 'x-' || told.correction FROM told JOIN corrected USING (correction)"
        " JOIN corrections ON corrections.id = told.correction"
        " WHERE class NOT IN ('new-verdict', 'void') ORDER BY told.correction"
    )
    of_themselves = "SELECT 'x-' || id FROM corrections WHERE verdict = replacement ORDER BY id"
    # What readers have is worked out for all corrections at once.
    some = "SELECT 1 FROM corrections WHERE class NOT IN ('new-verdict', 'void')"
    is_asked = connection.execute(some).fetchone()
    found = {
        "on what readers never had, in no public list": connection.execute(query).fetchall()
        if is_asked
        else [],
        "brought back as of their own words, told as of those before": connection.execute(
            of_themselves
        ).fetchall(),
    }
    said = {
        f"{len(rows)} {kind}": [name for (name,) in rows] for kind, rows in found.items() if rows
    }
    if not said:
        return fine("every notice is on what readers had")
    return HealthFinding(
        HealthResult.OK, listed(said), named=tuple(name for each in said.values() for name in each)
    )


@cache
def _tables_of_this_release() -> tuple[dict[str, str], set[tuple[str, str]]]:
    """Return how this release lays its tables and indexes, as SQLite itself keeps it.

    With the columns of the tables, each after its table.
    """
    from claimcheck.store.schema.migrations import bring_up_to_date  # noqa: PLC0415 - sqlite-utils

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        bring_up_to_date(fresh)
        return dict(fresh.execute(_TABLES).fetchall()), set(fresh.execute(_COLUMNS))


def _by_name(definitions: Iterable[str]) -> dict[str, str]:
    """Return statements that create something by the name of what they create."""
    return {sql.split()[2]: sql for sql in definitions}


def _compared(
    found: Mapping[str, str], ours: Mapping[str, str], said: str, remedy: str
) -> HealthFinding:
    """Say which of ours are missing or differ in a file, and which are not ours."""
    kinds = {
        "missing": sorted(ours.keys() - found.keys()),
        "differing": sorted(name for name in ours if found.get(name, ours[name]) != ours[name]),
        "not ours": sorted(found.keys() - ours.keys()),
    }
    told = {f"{len(names)} {kind}": names for kind, names in kinds.items() if names}
    return wrong(told, remedy) if told else fine(said)
