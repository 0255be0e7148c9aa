"""Where the words of a record stand: every row and column that must change to redact it."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from claimcheck.language.text.sought import Searched, Sought, SoughtWords, WordForm, is_full_name
from claimcheck.model.ids import RecordId
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.log.redactions import MARK
from claimcheck.store.redact.captured import HeldCopies, ReadsCopy, search_copies
from claimcheck.store.redact.columns import (
    CONTENT,
    ONE_THING,
    fields_of,
    said_columns,
    table_of,
    wanted_columns,
)
from claimcheck.store.redact.edits import Edits, Removal, blot, pieces_of, shorten_articles
from claimcheck.store.redact.identities import (
    identities_of,
    is_shared,
    names_of,
    statements_of,
    versions,
)
from claimcheck.store.redact.mentions import StillSaid, find_standing, same_claims
from claimcheck.store.schema.tables import RowId


class Occurrences(NamedTuple):
    """What must change, the words that were looked for, and copies that nobody could search.

    `parted` are attributions that must no longer say whose a statement is, `named` the
    names and addresses that go, and `standing` is what says the same and stays. `versions`
    are the rows that say the same thing as those asked for, and `others` those before and
    after them with other words, of which something stays.
    """

    edits: Edits
    parted: tuple[int, ...]
    named: tuple[str, ...]
    words: tuple[Sought, ...]
    standing: StillSaid
    unread: tuple[int, ...]
    versions: tuple[RowId, ...]
    others: tuple[RowId, ...]


def find_occurrences(
    connection: sqlite3.Connection,
    subjects: Sequence[RecordId],
    read: ReadsCopy,
    *,
    fields: Sequence[str] = (),
    words: Sequence[Sought] = (),
    left: Sequence[Sought] = (),
    copies: Sequence[int] = (),
    parts: Sequence[RowId] = (),
    known: Sequence[RowId] = (),
    with_mentions: bool = False,
) -> Occurrences:
    """Return every cell that must change so that nothing of what rows say is left in the record.

    With ``fields``, only what these columns say. ``words`` are looked for too, and
    what an earlier redaction ``left`` is named, as are ``copies`` and ``parts`` that it left. For a
    backup ``known`` are the versions that the record held, any of which may be missing
    there. ``with_mentions`` also takes whatever states the same claim, and the words
    however they are written. Raises `UnknownIdError` where there is no such row.
    """
    search = _Search(connection, words, is_wide=with_mentions)
    asked = {(table_of(each), each.number): str(each) for each in subjects}
    rows = [each for each in known or asked if search.cells(*each)]
    missing = [name for row, name in asked.items() if not known and row not in rows]
    if missing:
        raise UnknownIdError(missing[0])
    group = same_claims(connection, rows) if not fields or "text" in fields else []
    for table, row in rows:
        search.remove(table, row, fields)
    for table, row in group if with_mentions else ():
        search.remove(table, row, fields_of(table, fields))
    search.hunt()
    held = search.search_copies(read, copies)
    search.blank_comparisons()
    shorten_articles(search)
    names = (tuple(search.left), tuple(search.speakers))
    standing = find_standing(search, group, names[0], left, names[1], parts)
    return Occurrences(
        search.edits,
        tuple(search.parted),
        tuple(search.named),
        tuple(search.words),
        standing._replace(
            mentions=(*standing.mentions, *held.mentions),
            parts=tuple(dict.fromkeys((*standing.parts, *held.parts))),
        ),
        held.unread,
        tuple(sorted(search.versions)),
        tuple(search.others(fields)),
    )


class _Search(Removal):
    """Where words stand: the cells found so far, and the words still to be looked for."""

    def __init__(
        self, connection: sqlite3.Connection, words: Sequence[Sought], *, is_wide: bool
    ) -> None:
        """Begin with nothing found, and with words to look for."""
        super().__init__(connection, words, is_wide=is_wide)
        self.left: dict[str, None] = {}
        self.speakers: dict[str, None] = {}
        self._hunted: set[Sought] = set()
        self._own_copies: set[int] = set()
        self.versions: set[RowId] = set()

    def remove(self, table: str, row: int, fields: Sequence[str]) -> None:
        """Remove what a row says, from it and from its other versions."""
        if table == "persons":
            self._remove_person(row)
            return
        target = self.cells(table, row) or {}
        wanted = fields or wanted_columns(table)
        for other in versions(self.connection, table, row):
            cells = self.cells(table, other) or {}
            if table in ONE_THING or all(
                cells[column] == target[column] for column in CONTENT[table].words
            ):
                self.versions.add((table, other))
                self._remove_version(table, other, cells, wanted)
            else:
                equal = [column for column in wanted if cells[column] == target[column]]
                self._remove_cells(table, other, cells, equal)

    def _remove_version(
        self, table: str, row: int, cells: dict[str, Any], wanted: Sequence[str]
    ) -> None:
        """Remove what a row says, and what it says elsewhere: in its article or its copy."""
        self._remove_cells(table, row, cells, wanted)
        for column in CONTENT[table].words:
            if column in wanted:
                self.add_word(cells[column], pieces=pieces_of(self, table, cells))
        if table == "articles" and "text" in wanted:
            blot(self, row, [(0, len(cells["text"]))])
            self._remove_attachments("article", row)
        if table == "statements" and "text" in wanted and cells["article"] and cells["spans"]:
            blot(self, cells["article"], json.loads(cells["spans"]))
        if table == "sources" and cells["copy"]:
            self._own_copies.add(cells["copy"])
            if set(wanted) == set(wanted_columns(table)) and not is_shared(
                self.connection, row, cells["copy"]
            ):
                self.edit("copies", cells["copy"], "content", b"")
        if table == "copies":
            self.edit("copies", row, "content", b"")
        if table == "contacts" and "answer" in wanted:
            self._remove_attachments("contact", row)
        if table == "claims" and "topic" in wanted:
            rows = self.connection.execute("SELECT id FROM topics WHERE claim = ?", [row])
            self.mark_all("topics", [number for (number,) in rows.fetchall()], "topic")

    def _remove_attachments(self, column: str, row: int) -> None:
        """Remove what came with a contact or is kept of an article: names, bytes and digests."""
        query = f"SELECT id, copy FROM attachments WHERE {column} = ?"
        for number, copy in self.connection.execute(query, [row]).fetchall():
            self.mark_all("attachments", [number], "name", "url", "sha256")
            if copy is not None:
                self._own_copies.add(copy)
                self.edit("copies", copy, "content", b"")

    def _remove_cells(
        self, table: str, row: int, cells: dict[str, Any], columns: Sequence[str]
    ) -> None:
        """Put the mark in place of what a row says in these columns."""
        # An article's text is blotted out, so that its statements can be found by their spans.
        marked = [each for each in columns if (table, each) != ("articles", "text")]
        self.mark(table, row, cells, *marked)
        if table == "statements" and "speaker" in columns:
            self._part(row)
            # Their name stays where they said other things, and is told.
            if is_full_name(cells["speaker"] or "") and cells["speaker"] != MARK:
                self.speakers[cells["speaker"]] = None

    def others(self, fields: Sequence[str]) -> list[RowId]:
        """Return the rows before and after those removed which still say something."""
        around = {
            (table, each)
            for table, row in self.versions
            for each in versions(self.connection, table, row)
        }
        return [row for row in sorted(around - self.versions) if self._says_more(row, fields)]

    def _says_more(self, row: RowId, fields: Sequence[str]) -> bool:
        """Return whether a row is to say something in what is removed from its like."""
        table, number = row
        cells = {**(self.cells(table, number) or {}), **self.edits.get(row, {})}
        wanted = fields or wanted_columns(table)
        return any(cells.get(column) not in (None, MARK) for column in wanted)

    def _part(self, statement: int) -> None:
        """Remove who said a statement, as far as it is not their name in it."""
        cells = self.cells("statements", statement) or {}
        if cells["speaker_span"] is not None:
            self.edit("statements", statement, "speaker_span", None)
        query = (
            "SELECT attributions.id FROM attributions JOIN persons ON persons.id = person"
            " WHERE statement = ? AND persons.name <> ?"
        )
        for (number,) in self.connection.execute(query, [statement, MARK]).fetchall():
            self.parted[number] = None
            self.mark("attributions", number, self.cells("attributions", number) or {}, "reason")

    def _remove_person(self, person: int) -> None:
        """Remove a person's names and roles, and what names them in their statements."""
        rows = identities_of(self.connection, person)
        self.versions.update(("persons", row) for row in rows)
        for name in names_of(self.connection, rows):
            if is_full_name(name):
                self.add_word(name, WordForm.NAME)
            elif name != MARK:
                self.left[name] = None
        self.mark_all("persons", rows, *CONTENT["persons"].facts)
        for table, columns in (
            ("aliases", ("name",)),
            ("roles", ("role", "organisation")),
            ("attributions", ("reason",)),
        ):
            query = f"SELECT id FROM {table} WHERE person IN (SELECT value FROM json_each(?))"
            found = self.connection.execute(query, [json.dumps(rows)]).fetchall()
            self.mark_all(table, [number for (number,) in found], *columns)
        theirs = statements_of(self.connection, rows)
        self.mark_all("statements", theirs, "speaker", "role", "organisation")
        for number in theirs:
            if (self.cells("statements", number) or {})["speaker_span"] is not None:
                self.edit("statements", number, "speaker_span", None)

    def hunt(self) -> None:
        """Remove the words wherever else they stand, and words found to be part of them."""
        while wanted := [word for word in self.words if word not in self._hunted]:
            self._hunted.update(wanted)
            words = SoughtWords(wanted)
            for table, column in said_columns(self.connection):
                self._hunt_in(table, column, words)

    def _hunt_in(self, table: str, column: str, words: SoughtWords) -> None:
        """Remove words from one column of all rows."""
        query = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
        for number, cell in self.connection.execute(query):
            searched = Searched(str(cell))
            for word in words.that_may_stand(searched):
                places = word.places(searched)
                if not places:
                    continue
                if table == "articles" and column == "text":
                    blot(self, number, places)
                else:
                    now = self.now(table, number, column, cell)
                    self.edit(table, number, column, word.removed(now, MARK))

    def search_copies(self, read: ReadsCopy, left: Sequence[int]) -> HeldCopies:
        """Remove the copies that hold the words; return what stays, and that nobody can read."""
        return search_copies(self, read, self._own_copies, left)

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
                    for (found,) in self.connection.execute(query, [number]).fetchall():
                        self.edit(table, found, "differences", nothing)
