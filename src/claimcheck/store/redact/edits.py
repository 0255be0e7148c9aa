"""What a redaction removes: the cells that change, and the words that are looked for."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from claimcheck.language.text.seen_letters import half_in
from claimcheck.language.text.sought import Sought, WordForm
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Cell
from claimcheck.store.log.redactions import MARK
from claimcheck.store.redact.columns import HASHES
from claimcheck.store.redact.pieces import is_worth_a_look, parts_of
from claimcheck.store.schema.tables import ADDED_DEFAULTS

Edits = dict[tuple[str, int], dict[str, Cell]]

# In place of words in an article, so that every position after them stays right.
BLOT: Final = "█"
# Columns that say who somebody is, or where to find them.
_NAMING: Final = frozenset(
    ("speaker", "organisation", "name", "party", "publisher", "origin", "title", "url")
)


class Removal:
    """What is to be removed, as far as it is known.

    `parted` are attributions that must no longer say whose a statement is, and `named`
    names and addresses that go from where they stand. Where it `is_wide`, words are
    looked for however they are written.
    """

    def __init__(
        self, connection: sqlite3.Connection, words: Sequence[Sought], *, is_wide: bool = False
    ) -> None:
        """Begin with nothing but words to look for."""
        self.connection = connection
        self.edits: Edits = {}
        self.is_wide = is_wide
        self.words: dict[Sought, None] = {}
        for word in words:
            self._add(word)
        self.parted: dict[int, None] = {}
        self.named: dict[str, None] = {}
        # What may stand anywhere by chance is only told.
        self.pieces: dict[str, None] = {}

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
                if column in _NAMING:
                    self.named[str(cells[column])] = None

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

    def add_word(
        self,
        word: str | None,
        form: WordForm = WordForm.WRITTEN,
        pieces: Sequence[str] = (),
    ) -> None:
        """Look for ``word`` too, unless it is what stands in place of removed words.

        Of a quotation with words left out, or broken by others, each part is looked for; so
        are the ``pieces`` in which it stands.
        """
        if not word or not word.strip() or word == MARK or BLOT in word:
            return
        self._add(Sought(word, form))
        for part in parts_of(word, pieces) if form is WordForm.WRITTEN else ():
            if part.is_telling:
                self._add(Sought(part.text, form))
            elif is_worth_a_look(part.text):
                self.pieces[part.text] = None

    def _add(self, word: Sought) -> None:
        """Look for words, and in a wide removal for whatever says the same."""
        self.words.setdefault(word)
        wider = word.wider() if self.is_wide else None
        if wider:
            self.words.setdefault(wider)

    def now(self, table: str, row: int, column: str, cell: str) -> str:
        """Return what a cell is to say, of which ``cell`` is what it says today."""
        return str(self.edits.get((table, row), {}).get(column, cell))


def pieces_of(removal: Removal, table: str, cells: dict[str, Any]) -> list[str]:
    """Return in which pieces a statement stands in its article."""
    if table != "statements" or not cells["article"] or not cells["spans"]:
        return []
    whole = (removal.cells("articles", cells["article"]) or {})["text"]
    return [whole[start:end] for start, end in json.loads(cells["spans"])]


class _PlacedStatement(NamedTuple):
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
    gone = [" ".join(before[start:end].split()) for start, end in spans]
    _blot_halves(removal, "articles", article, {"title": cells["title"]}, gone)
    query = "SELECT id, text, spans, prefix, suffix FROM statements WHERE article = ?"
    for row in removal.connection.execute(query, [article]).fetchall():
        placed = _PlacedStatement(*row)
        if placed.spans:
            _blot_words(removal, placed, text)
            _blot_surroundings(removal, placed, cells["text"], text)
            around = {"prefix": placed.prefix, "suffix": placed.suffix}
            _blot_halves(removal, "statements", placed.id, around, gone)


def _blot_words(removal: Removal, placed: _PlacedStatement, text: str) -> None:
    """Remove from a statement what was blotted out of its article's ``text``."""
    kept = " ".join(text[start:end] for start, end in json.loads(placed.spans))
    if not kept.replace(BLOT, "").strip():
        removal.edit("statements", placed.id, "text", MARK)
        removal.add_word(placed.text)
    elif BLOT in kept:
        removal.edit("statements", placed.id, "text", kept)


def _blot_surroundings(removal: Removal, placed: _PlacedStatement, whole: str, text: str) -> None:
    """Remove from the words around a statement what was blotted out of ``whole``."""
    places = json.loads(placed.spans)
    prefix, suffix = placed.prefix or "", placed.suffix or ""
    before = slice(places[0][0] - len(prefix), places[0][0])
    after = slice(places[-1][1], places[-1][1] + len(suffix))
    for column, cell, around in (("prefix", prefix, before), ("suffix", suffix, after)):
        if whole[around] == cell and text[around] != cell:
            removal.edit("statements", placed.id, column, text[around])


def _blot_halves(
    removal: Removal, table: str, row: int, cells: dict[str, str | None], gone: Sequence[str]
) -> None:
    """Remove from an article's title, or from around a statement, a half of what is ``gone``.

    Where lines are broken within sentences, a title can end in the middle of one.
    """
    for column, cell in cells.items():
        for words in gone if cell else ():
            now = removal.now(table, row, column, cell or "")
            half = half_in(now, words)
            if half is not None:
                start, end = half
                kept = now[:start] + BLOT * (end - start) + now[end:]
                removal.edit(table, row, column, kept)


def shorten_articles(removal: Removal) -> None:
    """Leave nothing of an article of which nothing is left to read."""
    for (table, row), cells in list(removal.edits.items()):
        if table == "articles" and not str(cells.get("text", "-")).replace(BLOT, "").strip():
            removal.edit(table, row, "text", MARK)
