"""Where the words of a record stand: every row and column that must change to redact it."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from claimcheck.model.ids import RecordId
from claimcheck.store.copies import COPY, stored_copies
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.redactions import MARK
from claimcheck.store.tables import ALL_TABLES
from claimcheck.store.transaction import Cell
from claimcheck.store.views import LETTERS

# Tells whether a captured copy holds any of the words; None where it cannot be read.
HoldsWords = Callable[[bytes, str, Sequence[str]], bool | None]
Edits = dict[tuple[str, int], dict[str, Cell]]

# In place of words in an article, so that every position after them stays right.
BLOT: Final = "█"
# Shorter words than these are removed where they are the whole cell, not from within others.
_HUNTED_FROM: Final = 12
# Hashes over the words, by which somebody could find out what they were.
_HASHES: Final = {"articles": "sha256", "statements": "fingerprint", "copies": "sha256"}


class Content(NamedTuple):
    """The columns that hold what a row says, and those that hold facts about it."""

    words: tuple[str, ...]
    facts: tuple[str, ...] = ()


CONTENT: Final = {
    "articles": Content(("text",), ("title", "publisher", "url")),
    "statements": Content(
        ("text",),
        ("speaker", "role", "organisation", "place", "medium", "url", "prefix", "suffix"),
    ),
    "claims": Content(("text",), ("title", "context", "topic")),
    "sources": Content(
        ("quote",), ("url", "title", "publisher", "origin", "locator", "archive_url")
    ),
    "verdicts": Content(("rationale",)),
    "contacts": Content(("answer",), ("party", "channel")),
    "notes": Content(("text",)),
    "copies": Content(()),
}


class Occurrences(NamedTuple):
    """What must change, the words that were looked for, and copies that nobody could search."""

    edits: Edits
    words: tuple[str, ...]
    unread: tuple[int, ...]


def find_occurrences(
    connection: sqlite3.Connection,
    subject: RecordId,
    holds: HoldsWords,
    words: Sequence[str] = (),
) -> Occurrences:
    """Return every cell that must change so that nothing a row says is left in the record.

    In a backup, ``words`` are those that the record held. Raises `UnknownIdError`
    where there is no such row and no words are given.
    """
    search = _Search(connection, words)
    search.remove_row(table_of(subject), subject.number, shown=None if words else str(subject))
    search.hunt()
    unread = search.search_copies(holds)
    search.blank_comparisons()
    search.shorten_articles()
    return Occurrences(search.edits, tuple(search.words), tuple(unread))


class _Placed(NamedTuple):
    """A statement as it is placed in an article."""

    id: int
    text: str
    spans: str
    prefix: str | None
    suffix: str | None


class _Search:
    """The cells found so far, and the words still to be looked for."""

    def __init__(self, connection: sqlite3.Connection, words: Sequence[str]) -> None:
        """Begin with nothing found, and with words to look for."""
        self._connection = connection
        self.edits: Edits = {}
        self.words: dict[str, None] = dict.fromkeys(words)
        self._hunted: set[str] = set()

    def remove_row(self, table: str, row: int, *, shown: str | None) -> None:
        """Remove everything that a row says, from it and from its other versions.

        A missing row, if it is to be ``shown``, raises `UnknownIdError`.
        """
        cells = self._cells(table, row)
        if cells is None:
            if shown:
                raise UnknownIdError(shown)
            return
        for other in self._versions(table, row):
            self._remove_cells(table, other, cells)
        if table == "articles":
            self._blot(row, [(0, len(cells["text"]))])
        if table == "statements" and cells["article"] and cells["spans"]:
            self._blot(cells["article"], json.loads(cells["spans"]))
        if table == "sources" and cells["copy"] and not self._is_shared(row, cells["copy"]):
            self._remove_copy(cells["copy"])
        if table == "copies":
            self._remove_copy(row)

    def _remove_cells(self, table: str, row: int, target: dict[str, Any]) -> None:
        """Remove a row's words and facts as far as they are those of ``target``."""
        content, cells = CONTENT[table], self._cells(table, row) or {}
        # An article's text is blotted out, so that its statements can be found by their spans.
        words = () if table == "articles" else content.words
        for column in (*words, *content.facts):
            if cells[column] not in (None, MARK) and cells[column] == target[column]:
                self._edit(table, row, column, MARK)
        for column in content.words:
            self._add_word(target[column])

    def _versions(self, table: str, row: int) -> list[int]:
        """Return a row and those before and after it, each superseding the other."""
        if not any(each.name == table and each.supersedable for each in ALL_TABLES):
            return [row]
        query = (
            f"WITH RECURSIVE chain(id) AS (SELECT ? UNION SELECT CASE WHEN {table}.id = chain.id"
            f" THEN {table}.supersedes ELSE {table}.id END FROM chain JOIN {table}"
            f" ON {table}.id = chain.id OR {table}.supersedes = chain.id)"
            " SELECT id FROM chain WHERE id IS NOT NULL ORDER BY id"
        )
        return [number for (number,) in self._connection.execute(query, [row])]

    def _is_shared(self, source: int, copy: int) -> bool:
        """Tell whether another source, which is no version of this one, keeps the same copy."""
        query = "SELECT id FROM sources WHERE copy = ?"
        users = {number for (number,) in self._connection.execute(query, [copy])}
        return bool(users - set(self._versions("sources", source)))

    def hunt(self) -> None:
        """Remove the words wherever else they stand, and words found to be part of them."""
        while wanted := [word for word in self.words if word not in self._hunted]:
            for word in wanted:
                self._hunted.add(word)
                for table, column in _text_columns(self._connection):
                    self._hunt_in(table, column, word)

    def _hunt_in(self, table: str, column: str, word: str) -> None:
        """Remove ``word`` from one column of all rows."""
        wanted = [word, json.dumps(word, ensure_ascii=False)[1:-1]]
        condition = f"{column} = ?1"
        if len(word) >= _HUNTED_FROM:
            condition = f"instr({column}, ?1) OR instr({column}, ?2)"
        rows = self._connection.execute(
            f"SELECT id, {column} FROM {table} WHERE {condition}", wanted[: condition.count("?")]
        ).fetchall()
        for number, cell in rows:
            if table == "articles" and column == "text":
                self._blot(number, list(_places(cell, word)))
            else:
                now = str(self.edits.get((table, number), {}).get(column, cell))
                for form in wanted:
                    now = now.replace(form, MARK)
                self._edit(table, number, column, now)

    def _blot(self, article: int, spans: Sequence[Sequence[int]]) -> None:
        """Blot spans of an article out, and what its statements hold of them."""
        cells = self._cells("articles", article) or {}
        before = str(self.edits.get(("articles", article), {}).get("text", cells["text"]))
        text = before
        for start, end in spans:
            text = text[:start] + BLOT * (end - start) + text[end:]
        if text == before:
            return
        self._edit("articles", article, "text", text)
        query = "SELECT id, text, spans, prefix, suffix FROM statements WHERE article = ?"
        for row in self._connection.execute(query, [article]).fetchall():
            placed = _Placed(*row)
            if placed.spans:
                self._blot_words(placed, text)
                self._blot_surroundings(placed, cells["text"], text)

    def _blot_words(self, placed: "_Placed", text: str) -> None:
        """Remove from a statement what was blotted out of its article's ``text``."""
        kept = " ".join(text[start:end] for start, end in json.loads(placed.spans))
        if not kept.replace(BLOT, "").strip():
            self._edit("statements", placed.id, "text", MARK)
            self._add_word(placed.text)
        elif BLOT in kept:
            self._edit("statements", placed.id, "text", kept)

    def _blot_surroundings(self, placed: "_Placed", whole: str, text: str) -> None:
        """Remove from the words around a statement what was blotted out of ``whole``."""
        places = json.loads(placed.spans)
        prefix, suffix = placed.prefix or "", placed.suffix or ""
        before = slice(places[0][0] - len(prefix), places[0][0])
        after = slice(places[-1][1], places[-1][1] + len(suffix))
        for column, cell, around in (("prefix", prefix, before), ("suffix", suffix, after)):
            if whole[around] == cell and text[around] != cell:
                self._edit("statements", placed.id, column, text[around])

    def search_copies(self, holds: HoldsWords) -> list[int]:
        """Remove the copies that hold the words; return those that cannot be read."""
        unread = []
        for number, content, media_type in stored_copies(self._connection) if self.words else ():
            found = holds(content, media_type, list(self.words))
            if found:
                self._remove_copy(number)
            elif found is None and ("copies", number) not in self.edits:
                unread.append(number)
        return unread

    def _remove_copy(self, number: int) -> None:
        """Remove a captured copy's bytes and their hash."""
        self._edit("copies", number, "content", b"")

    def blank_comparisons(self) -> None:
        """Remove what questions and links quote from statements and claims that change."""
        for table, nothing in (("questions", "[]"), ("links", None)):
            for subject, columns in (
                ("statements", ("statement",)),
                ("claims", ("claim", "candidate" if table == "questions" else "target")),
            ):
                changed = [number for kind, number in list(self.edits) if kind == subject]
                query = (
                    f"SELECT id FROM {table} WHERE differences <> '[]' AND"
                    f" ({' OR '.join(f'{each} = ?1' for each in columns)})"
                )
                for number in changed:
                    for (found,) in self._connection.execute(query, [number]).fetchall():
                        self._edit(table, found, "differences", nothing)

    def shorten_articles(self) -> None:
        """Leave nothing of an article of which nothing is left to read."""
        for (table, row), cells in list(self.edits.items()):
            if table == "articles" and not str(cells.get("text", "-")).replace(BLOT, "").strip():
                self._edit(table, row, "text", MARK)

    def _edit(self, table: str, row: int, column: str, value: Cell) -> None:
        """Keep what a cell becomes, and that the hashes over it go."""
        cells = self.edits.setdefault((table, row), {})
        cells[column] = value
        if table in _HASHES:
            cells[_HASHES[table]] = f"redacted {row}"
        if table == "claims" and column == "text":
            cells["plain"] = None

    def _add_word(self, word: str | None) -> None:
        """Look for ``word`` too, unless it is what stands in place of removed words."""
        if word and word.strip() and word != MARK and BLOT not in word:
            self.words.setdefault(word)

    def _cells(self, table: str, row: int) -> dict[str, Any] | None:
        """Return a row by its columns."""
        cursor = self._connection.execute(f"SELECT * FROM {table} WHERE id = ?", [row])
        found = cursor.fetchone()
        return (
            dict(zip([name for name, *_ in cursor.description], found, strict=True))
            if found
            else None
        )


def _text_columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return table and column of every text that can hold somebody's words."""
    return [
        (table.name, column)
        for table in ALL_TABLES
        for column, kind in connection.execute(
            "SELECT name, type FROM pragma_table_info(?1) WHERE name NOT IN"
            ' (SELECT "from" FROM pragma_foreign_key_list(?1))',
            [table.name],
        )
        if kind == "TEXT" and column != _HASHES.get(table.name)
    ]


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where ``word`` stands in ``text``."""
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


def table_of(subject: RecordId) -> str:
    """Return the table that holds a record which can be redacted."""
    kept = {"copies": COPY, **LETTERS}
    return next(table for table in CONTENT if kept[table] == subject.letter)
