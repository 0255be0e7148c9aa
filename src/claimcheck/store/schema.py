"""Migrations: how a database comes to the schema this program knows."""

from typing import Final

from sqlite_utils import Database, Migrations

from claimcheck.store.connection import APPLICATION_ID
from claimcheck.store.index import INDEX_DDL
from claimcheck.store.tables import EVENTS, INDEXES, TABLES, all_guards, table_ddl
from claimcheck.store.views import VIEWS

migrations: Final = Migrations("claimcheck")


@migrations()
def m001_the_record(db: Database) -> None:
    """Create the tables of the record with their guards, views and search index."""
    for statement in (EVENTS, *map(table_ddl, TABLES), *INDEXES, *VIEWS, *INDEX_DDL):
        db.execute(statement)
    for guard in all_guards():
        db.execute(guard)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")
