"""How Datasette shows a pack: titles, facets, and what is hidden from its front page."""

import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from claimcheck.store.place import is_irregular
from claimcheck.store.schema.descriptions import VIEWS_FIRST, described

NAME: Final = "datasette.json"
_MADE_BY: Final = "claimcheck pack"


def write_metadata(connection: sqlite3.Connection, target: Path) -> Path | None:
    """Write ``datasette.json`` beside a pack; return its path, None where another one is there."""
    path = target.with_name(NAME)
    if path.exists() and not _is_ours(path):
        return None
    path.write_text(metadata(connection, target.stem), encoding="utf-8")
    return path


def _is_ours(path: Path) -> bool:
    """Return whether an earlier pack wrote a file."""
    if is_irregular(path):
        return False
    with suppress(ValueError, OSError, AttributeError):
        return bool(json.loads(path.read_text(encoding="utf-8")).get("about") == _MADE_BY)
    return False


def metadata(connection: sqlite3.Connection, name: str) -> str:
    """Return the metadata of a pack with this name: a title and text for each table and view.

    What people do not look for themselves is hidden; Datasette still answers for it.
    """
    query = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name"
    tables: dict[str, object] = {}
    for (table,) in connection.execute(query):
        said = described(table)
        if said is None:
            tables[table] = {"hidden": True}
            continue
        about: dict[str, object] = {"title": said.title, "description": said.text}
        if said.facets:
            about["facets"] = list(said.facets)
        if table not in VIEWS_FIRST:
            about["hidden"] = True
        tables[table] = about
    found = {
        "title": "Fact checks",
        "description": "Claims, who made them, and what was found out. Begin with Verdicts.",
        "about": _MADE_BY,
        "databases": {name: {"tables": tables}},
    }
    return json.dumps(found, indent=2) + "\n"
