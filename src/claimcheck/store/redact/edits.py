"""What a redaction removes: the cells that change, and the words that are looked for."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from claimcheck.model.record.redaction import Sought
from claimcheck.store.log.redactions import MARK
from claimcheck.store.log.transaction import Cell
from claimcheck.store.redact.columns import HASHES
from claimcheck.store.schema.tables import ADDED_DEFAULTS

Edits = dict[tuple[str, int], dict[str, Cell]]

# In place of words in an article, so that every position after them stays right.
BLOT: Final = "█"


class Removal:
    """What is to be removed, as far as it is known.

    `parted` are attributions that must no longer say whose a statement is.
    """

    def __init__(self, connection: sqlite3.Connection, words: Sequence[Sought]) -> None:
        """Begin with nothing but words to look for."""
        self.connection = connection
        self.edits: Edits = {}
        self.words: dict[Sought, None] = dict.fromkeys(words)
        self.parted: dict[int, None] = {}

    def cells(self, table: str, row: int) -> dict[str, Any] | None:
        """Return a row by its columns."""
        cursor = self.connection.execute(f"SELECT * FROM {table} WHERE id = ?", [row])
        found = cursor.fetchone()
        return (
            dict(zip([name for name, *_ in cursor.description], found, strict=True))
            if found
            else None
        )

    def mark(self, table: str, row: int, cells: dict[str, Any], *columns: str) -> None:
        """Put the mark in place of what columns say, where they say anything."""
        for column in columns:
            # What the program itself put there says nothing of anybody, and views go by it.
            if cells[column] not in (None, MARK, ADDED_DEFAULTS.get((table, column))):
                self.edit(table, row, column, MARK)

    def mark_all(self, table: str, rows: Iterable[int], *columns: str) -> None:
        """Put the mark in place of what columns of these rows say."""
        for row in rows:
            self.mark(table, row, self.cells(table, row) or {}, *columns)

    def edit(self, table: str, row: int, column: str, value: Cell) -> None:
        """Keep what a cell becomes, and that the hashes over it go."""
        cells = self.edits.setdefault((table, row), {})
        cells[column] = value
        if table in HASHES:
            cells[HASHES[table]] = f"redacted {row}"
        if table == "claims" and column == "text":
            cells["plain"] = None

    def add_word(self, word: str | None, *, is_name: bool = False) -> None:
        """Look for ``word`` too, unless it is what stands in place of removed words."""
        if word and word.strip() and word != MARK and BLOT not in word:
            self.words.setdefault(Sought(word, is_name))


class _Placed(NamedTuple):
    """A statement as it is placed in an article."""

    id: int
    text: str
    spans: str
    prefix: str | None
    suffix: str | None


def blot(removal: Removal, article: int, spans: Sequence[Sequence[int]]) -> None:
    """Blot spans of an article out, and what its statements hold of them."""
    cells = removal.cells("articles", article) or {}
    before = str(removal.edits.get(("articles", article), {}).get("text", cells["text"]))
    text = before
    for start, end in spans:
        text = text[:start] + BLOT * (end - start) + text[end:]
    if text == before:
        return
    removal.edit("articles", article, "text", text)
    query = "SELECT id, text, spans, prefix, suffix FROM statements WHERE article = ?"
    for row in removal.connection.execute(query, [article]).fetchall():
        placed = _Placed(*row)
        if placed.spans:
            _blot_words(removal, placed, text)
            _blot_surroundings(removal, placed, cells["text"], text)


def _blot_words(removal: Removal, placed: _Placed, text: str) -> None:
    """Remove from a statement what was blotted out of its article's ``text``."""
    kept = " ".join(text[start:end] for start, end in json.loads(placed.spans))
    if not kept.replace(BLOT, "").strip():
        removal.edit("statements", placed.id, "text", MARK)
        removal.add_word(placed.text)
    elif BLOT in kept:
        removal.edit("statements", placed.id, "text", kept)


def _blot_surroundings(removal: Removal, placed: _Placed, whole: str, text: str) -> None:
    """Remove from the words around a statement what was blotted out of ``whole``."""
    places = json.loads(placed.spans)
    prefix, suffix = placed.prefix or "", placed.suffix or ""
    before = slice(places[0][0] - len(prefix), places[0][0])
    after = slice(places[-1][1], places[-1][1] + len(suffix))
    for column, cell, around in (("prefix", prefix, before), ("suffix", suffix, after)):
        if whole[around] == cell and text[around] != cell:
            removal.edit("statements", placed.id, column, text[around])


def shorten_articles(removal: Removal) -> None:
    """Leave nothing of an article of which nothing is left to read."""
    for (table, row), cells in list(removal.edits.items()):
        if table == "articles" and not str(cells.get("text", "-")).replace(BLOT, "").strip():
            removal.edit(table, row, "text", MARK)
