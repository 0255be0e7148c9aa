"""Rows of every table that the made desk leaves empty, so that each can be tampered with."""

import hashlib
from pathlib import Path

from stress_acts import REVIEWER

from claimcheck.store.connection import Cell
from claimcheck.store.log.transaction import transaction
from claimcheck.store.writing import open_writing

_BYTES = b"<p>page</p>"
# Each twice, the second in place of the first where a row can be superseded.
_ROWS: dict[str, dict[str, Cell]] = {
    "aliases": {"person": 1, "name": "A. N. Other"},
    "roles": {"person": 1, "role": "minister", "organisation": "Ministry", "since": "2022"},
    "decisions": {
        "question": 1,
        "statement": 1,
        "claim": 2,
        "candidate": 1,
        "decision": "later",
        "reviewer": REVIEWER,
        "reason": "not now",
    },
    "copies": {"content": _BYTES, "size": len(_BYTES), "media_type": "text/html"},
    "outside_checks": {
        "claim": 1,
        "url": "https://b.example/1",
        "url_key": "b.example/1",
        "publisher": "B",
        "label": "False",
        "imported_by": REVIEWER,
    },
    "contacts": {
        "claim": 1,
        "party": "Ministry",
        "channel": "e-mail",
        "sent": "2023-03-01",
        "reason": "right of reply",
        "direction": "we asked",
    },
    "retractions": {"reason": "a mistake"},
    "corrections": {
        "verdict": 1,
        "class": "typo",
        "notice": "A letter.",
        "corrected_on": "2023-03-01",
    },
    "assignments": {"claim": 1, "reviewer": REVIEWER},
    "topics": {"claim": 1, "topic": "trade"},
    "adoptions": {"verdict": 1, "checked_by": "B", "reason": "our archive"},
    "attachments": {"contact": 1, "name": "letter.pdf"},
    "holds": {"claim": 1, "reviewer": REVIEWER, "reason": "A court asks."},
    "tellings": {"claim": 1, "verdict": 1, "means": "out"},
    "outputs": {"kind": "pack", "path": "public.db", "sequence": 1},
}


def fill(path: Path) -> None:
    """Write two rows into each table that has none."""
    with open_writing(path) as store, transaction(store) as writer:
        for table, cells in _ROWS.items():
            query = f"SELECT name FROM pragma_table_info('{table}')"
            columns = {name for (name,) in store.connection.execute(query)}
            before: int | None = None
            for number in range(2):
                own: dict[str, Cell] = {
                    "sha256": hashlib.sha256(f"{table} {number}".encode()).hexdigest(),
                    "subject": f"m-{number + 1}",
                    "supersedes": before,
                }
                with writer.act(REVIEWER, "fill") as act:
                    more = {name: cell for name, cell in own.items() if name in columns}
                    before = act.insert(table, **cells, **more)
