"""Migrations: how a database comes to the schema that this program knows."""

from typing import Final

from sqlite_utils import Database, Migrations

from claimcheck.store.connection import APPLICATION_ID
from claimcheck.store.index import INDEX_DDL
from claimcheck.store.tables import EVENTS, INDEXES, TABLES, all_guards, table_ddl
from claimcheck.store.views import VIEWS

migrations: Final = Migrations("claimcheck")


@migrations()
def m001_the_record(db: Database) -> None:
    """Create the tables of the record and its search index."""
    for statement in (EVENTS, *map(table_ddl, TABLES), *INDEXES, *INDEX_DDL):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


def bring_up_to_date(db: Database) -> None:
    """Apply the migrations that are missing, then make guards and views anew.

    Guards and views hold no data and belong to the program, so every migration
    ends with those of this release: a table that was rebuilt has lost its own.
    """
    migrations.apply(db)
    for kind, name in db.execute(
        "SELECT type, name FROM sqlite_schema WHERE type = 'trigger'"
        " OR (type = 'view' AND name <> 'claim_words')"
    ).fetchall():
        db.execute(f"DROP {kind} {name}")
    for statement in (*VIEWS, *all_guards()):
        db.execute(statement)
