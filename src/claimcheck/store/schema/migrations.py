"""Migrations: how a database comes to the schema that this program knows."""

import sqlite3
from typing import Final

from sqlite_utils import Database, Migrations

from claimcheck.store.connection import APPLICATION_ID, SCHEMA_VERSION
from claimcheck.store.index.entries import CLAIM_WORDS, INDEX_DDL, RECORD_INDEX_DDL
from claimcheck.store.index.upkeep import index_stored, lay_index
from claimcheck.store.schema.append_only import table_ddl
from claimcheck.store.schema.first_tables import EVENTS, INDEXES, TABLES
from claimcheck.store.schema.later_tables import (
    ASSIGNMENTS,
    CORRECTIONS,
    NOTES,
    SIXTH_COLUMNS,
    SIXTH_INDEXES,
    SIXTH_TABLES,
)
from claimcheck.store.schema.tables import all_guards
from claimcheck.store.schema.views import VIEWS

migrations: Final = Migrations("claimcheck")


@migrations()
def m001_the_record(db: Database) -> None:
    """Create the tables of the record and its search index."""
    for statement in (EVENTS, *map(table_ddl, TABLES), *INDEXES, *INDEX_DDL):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations()
def m002_the_life_of_a_verdict(db: Database) -> None:
    """Let verdicts speak about verdicts, links begin at a date, and corrections be noted."""
    for statement in (
        "ALTER TABLE verdicts ADD COLUMN about INTEGER REFERENCES verdicts(id)",
        "ALTER TABLE links ADD COLUMN since TEXT",
        "ALTER TABLE contacts ADD COLUMN reason TEXT NOT NULL DEFAULT 'right of reply'",
        table_ddl(CORRECTIONS),
        "CREATE INDEX corrections_verdict ON corrections(verdict)",
        "CREATE INDEX verdicts_about ON verdicts(about) WHERE about IS NOT NULL",
        "CREATE INDEX contacts_claim ON contacts(claim)",
        "CREATE INDEX aliases_person ON aliases(person)",
        "CREATE INDEX attributions_person ON attributions(person)",
        "PRAGMA user_version = 2",
    ):
        db.execute(statement)


@migrations()
def m003_search_of_the_record(db: Database) -> None:
    """Let statements, persons and rationales be found by their words."""
    db.execute(RECORD_INDEX_DDL)
    assert db.conn is not None  # noqa: S101 - only a closed Database has none
    index_stored(db.conn)
    db.execute("PRAGMA user_version = 3")


@migrations()
def m004_places_in_the_source(db: Database) -> None:
    """Let an article say where in its file each of its words stands."""
    db.execute("ALTER TABLE articles ADD COLUMN positions TEXT")
    db.execute("PRAGMA user_version = 4")


@migrations()
def m005_the_desk(db: Database) -> None:
    """Let reviewers leave notes on claims and assign them to each other."""
    for statement in (
        table_ddl(NOTES),
        table_ddl(ASSIGNMENTS),
        "CREATE INDEX notes_claim ON notes(claim)",
        "CREATE INDEX assignments_claim ON assignments(claim)",
        "PRAGMA user_version = 5",
    ):
        db.execute(statement)


@migrations()
def m006_what_readers_see(db: Database) -> None:
    """Keep what readers were told, roles, topics, checks of others, and what left the record.

    It belongs to 0.2.0, and is never edited once that is tagged.
    """
    for statement in (
        *map(table_ddl, SIXTH_TABLES),
        *(f"ALTER TABLE {table} ADD COLUMN {column}" for table, column in SIXTH_COLUMNS),
        *SIXTH_INDEXES,
        "PRAGMA user_version = 6",
    ):
        db.execute(statement)


def migration_names() -> list[str]:
    """Return the names of all migrations, first to last: as many as the newest schema's number."""
    fresh = Database(memory=True, execute_plugins=False)
    return [each.name for each in migrations.pending(fresh)]


def _note_applied(db: Database) -> None:
    """Note the migrations that a file's schema number says it had, where the notes were lost."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if not version:
        return
    migrations.ensure_migrations_table(db)
    noted = {each.name for each in migrations.applied(db)}
    assert db.conn is not None  # noqa: S101 - only a closed Database has none
    db.conn.executemany(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, '')",
        [(migrations.name, name) for name in migration_names()[:version] if name not in noted],
    )


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Apply the migrations that are missing, then make guards and views again.

    Guards, views and the search index hold no data of their own and belong to the
    program, so every migration ends with those of this release: a table that was
    rebuilt has lost its own.
    """
    db = Database(connection, execute_plugins=False)
    _note_applied(db)
    migrations.apply(db)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    for kind, name in db.execute(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    ).fetchall():
        db.execute(f"DROP {kind} {name}")
    for statement in (CLAIM_WORDS, *VIEWS, *all_guards()):
        db.execute(statement)
    lay_index(connection)
