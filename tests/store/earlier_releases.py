"""Records as earlier releases wrote them: their schema, their rows, an event for each."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from claimcheck.language.text.fold_1 import fold_1
from claimcheck.model.statement import Statement
from claimcheck.model.verdict import DEFAULT_SCALE
from claimcheck.store.connection import Cell
from claimcheck.store.log.chain import canonical, digest, head, seal
from claimcheck.store.schema.append_only import StoredTable
from claimcheck.store.schema.migrations import migrations
from claimcheck.store.schema.tables import guards
from tests.desk import REVIEWER

AT: Final = "2023-03-01T09:00:00Z"


@contextmanager
def written_by(
    path: Path, before: str, tables: Sequence[StoredTable]
) -> Iterator[sqlite3.Connection]:
    """Make a database whose next migration is ``before``, and let the block write its rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=before)
        for table in tables:
            for guard in guards(table.name, "id", table.keys):
                connection.execute(guard)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def record(connection: sqlite3.Connection, table: str, cells: dict[str, Cell]) -> int:
    """Write a row and its event as every release does; return the row's id."""
    last = head(connection)
    (number,) = connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()
    recorded = {
        name: sha256(cell).hexdigest() if isinstance(cell, bytes) else cell
        for name, cell in cells.items()
    }
    payload = canonical({"rows": [{"table": table, "id": number, **recorded}], "salt": "s"})
    subject = f"{table} {number}"
    fields = (AT, REVIEWER, "test", subject)
    sealed = seal(last.sha256, *fields, digest(payload))
    connection.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [last.sequence + 1, *fields, payload, digest(payload), last.sha256, sealed],
    )
    names = ", ".join(("id", "event", *cells))
    marks = ", ".join("?" * (len(cells) + 2))
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",
        [number, last.sequence + 1, *cells.values()],
    )
    return int(number)


def import_as_first_release(
    connection: sqlite3.Connection, statements: Sequence[Statement], article: str | None = None
) -> None:
    """Store statements as 0.1.0 did, each with a claim of its own; ``article`` is a text."""
    sha = digest(article) if article else None
    if article:
        record(connection, "articles", {"sha256": sha, "text": article, "language": "en"})
    for said in statements:
        words: dict[str, Cell] = {
            "fingerprint": mark_of_first_release(said, sha),
            "article": 1 if article else None,
            "text": said.text,
            "kind": str(said.kind),
            "speaker": said.speaker,
            "said_on": str(said.said_on) if said.said_on else None,
            "url": said.url,
            "language": "en",
            "spans": json.dumps(said.spans) if said.spans else None,
        }
        statement = record(connection, "statements", words)
        claim = record(connection, "claims", {"text": said.text, "plain": None, "language": "en"})
        states: dict[str, Cell] = {"statement": statement, "relation": "states", "target": claim}
        made = {"made_by": REVIEWER, "confirmed_by": REVIEWER}
        record(connection, "links", {**states, **made})


def mark_of_first_release(said: Statement, sha: str | None) -> str:
    """Return the fingerprint that 0.1.0 stored with a statement."""
    if sha and said.spans:
        return digest(canonical([sha, said.spans]))
    voice = (fold_1(said.text), fold_1(said.speaker or ""), str(said.said_on or ""))
    return digest(canonical([*voice, said.url, sha]))


def begin_as_first_release(connection: sqlite3.Connection) -> None:
    """Write what 0.1.0 wrote when a record was made."""
    record(connection, "reviewers", {"name": REVIEWER, "email": None, "note": None})
    record(connection, "scales", {"name": DEFAULT_SCALE.name, "version": 1})
    for position, label in enumerate(DEFAULT_SCALE.labels, 1):
        cells = label._asdict() | {"fires": int(label.fires)}
        record(connection, "labels", {"scale": 1, "position": position, **cells})
