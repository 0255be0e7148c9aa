"""What was ever written about one claim, event by event, whatever table it is in."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from claimcheck.matching.explanation import reason
from claimcheck.model.desk.dossier import KeptCopy, Seal
from claimcheck.model.record.log_entry import Happening, ToldValue, Written
from claimcheck.store.log.redactions import Redacted, redactions
from claimcheck.store.records.questions import read_differences
from claimcheck.store.schema.expressions import LETTERS, person_rows
from claimcheck.store.schema.tables import ALL_TABLES, RowId

_KEPT = """
SELECT 'e-' || sources.id, copies.id, NULL, copies.media_type, copies.size, copies.sha256
FROM current_sources AS sources JOIN copies ON copies.id = sources.copy
WHERE sources.claim IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT 'w-' || contacts.id, copies.id, attachments.name, copies.media_type, copies.size,
       copies.sha256
FROM current_contacts AS contacts
JOIN current_attachments AS attachments ON attachments.contact = contacts.id
JOIN copies ON copies.id = attachments.copy
WHERE contacts.claim IN (SELECT value FROM json_each(?1))
UNION ALL
SELECT 'a-' || attachments.article, copies.id, attachments.name, copies.media_type,
       copies.size, coalesce(attachments.sha256, copies.sha256)
FROM current_attachments AS attachments LEFT JOIN copies ON copies.id = attachments.copy
WHERE attachments.article IN (
    SELECT statements.article FROM current_links AS links
    JOIN statements ON statements.id = links.statement
    WHERE links.target IN (SELECT value FROM json_each(?1)) AND links.relation = 'states')
ORDER BY 1, 2"""
_OF_ARTICLES = """
SELECT attachments.id FROM attachments JOIN statements
  ON statements.article = attachments.article
WHERE statements.id IN (SELECT value FROM json_each(?))"""


# Many claims share these: what refers to them is not for that about this claim.
_SHARED: Final = frozenset(
    ("claims", "articles", "persons", "reviewers", "scales", "labels", "copies", "events")
)
# The claims that these tie to each other.
_ENDS: Final = {
    "links": ("claim", "target"),
    "questions": ("claim", "candidate"),
    "decisions": ("claim", "candidate"),
}
# Of what refers to a statement only this is about the claim it states.
_OF_STATEMENTS: Final = frozenset(("attributions", "statements"))


def happenings(
    connection: sqlite3.Connection,
    claim: int,
    corrections: Sequence[int] = (),
    *,
    without: frozenset[str] = frozenset(),
) -> list[Happening]:
    """Return the acts that concern a claim, oldest first, each with its rows about it.

    Of ``corrections`` its readers were told, also where the verdict is another claim's.

    Tables are followed by their foreign keys, so that one which a later
    migration adds is found too. Rows ``without``, such as ``v-3``, are left out;
    those of a redacted act are told as they stand now.
    """
    found = _rows_about(connection, claim) | {("corrections", each) for each in corrections}
    names = {_name(*row) for row in found}
    redacted = redactions(connection)
    now = _as_they_stand(redacted)
    removing = {each.sequence: each for each in redacted if not names.isdisjoint(each.touched)}
    story = []
    for sequence, at, actor, kind, subject, payload in _events(
        connection, found, names, frozenset(removing)
    ):
        written = json.loads(payload)["rows"] if payload else now.get(sequence, [])
        rows = tuple(_told(connection, claim, written, found, names, without))
        if sequence in removing:
            rows += (_removal(removing[sequence], names),)
        is_redacted = payload is None and not rows
        story.append(Happening(sequence, at, actor, kind, subject, rows, is_redacted))
    return story


def _as_they_stand(redacted: list[Redacted]) -> dict[int, list[dict[str, Any]]]:
    """Return the rows of each act whose payload was removed, as the last redaction left them."""
    now: dict[int, dict[RowId, dict[str, Any]]] = {}
    for each in redacted:
        for row in each.rows:
            now.setdefault(row["event"], {})[row["table"], row["id"]] = dict(row)
    return {event: list(rows.values()) for event, rows in now.items()}


def _removal(redacted: Redacted, names: set[str]) -> Written:
    """Return what a redaction removed about the claim, and why."""
    touched = ", ".join(each for each in redacted.touched if each in names)
    return Written(touched, "redactions", (("reason", redacted.reason),))


def _rows_about(connection: sqlite3.Connection, claim: int) -> set[RowId]:
    """Return every row that ever concerned a claim, itself included."""
    references = _references(connection)
    found: set[RowId] = {("claims", claim)}
    waiting = {"claims": {claim}}
    while waiting:
        target, numbers = waiting.popitem()
        listed = json.dumps(sorted(numbers))
        for later, column in references.get(target, ()):
            if target == "statements" and later not in _OF_STATEMENTS:
                continue
            query = f"SELECT id FROM {later} WHERE {column} IN (SELECT value FROM json_each(?))"
            new = {(later, row) for (row,) in connection.execute(query, [listed])} - found
            if later == "links":
                new |= _statements(connection, new) - found
            found |= new
            for table, row in new:
                if table not in _SHARED:
                    waiting.setdefault(table, set()).add(row)
    stated = json.dumps([row for table, row in found if table == "statements"])
    kept = connection.execute(_OF_ARTICLES, [stated])
    return found | {("attachments", row) for (row,) in kept}


def _statements(connection: sqlite3.Connection, links: set[RowId]) -> set[RowId]:
    """Return the statements that links tie to a claim."""
    query = (
        "SELECT statement FROM links WHERE statement IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))"
    )
    numbers = json.dumps([number for _, number in links])
    return {("statements", number) for (number,) in connection.execute(query, [numbers])}


# The same for as long as a connection lasts, and asked of every card of a queue.
@lru_cache(maxsize=1)
def _references(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Return which tables hold the ids of which, and in which column."""
    rows = connection.execute(
        'SELECT held."table", holding.value, held."from" FROM json_each(?) AS holding'
        " CROSS JOIN pragma_foreign_key_list(holding.value) AS held WHERE held.\"to\" = 'id'",
        [json.dumps([table.name for table in ALL_TABLES])],
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for target, table, column in rows:
        found.setdefault(target, []).append((table, column))
    return found


def _name(table: str, number: int) -> str:
    """Return a row's id as people write it."""
    return f"{LETTERS[table]}-{number:d}" if table in LETTERS else f"{table} {number}"


def _events(
    connection: sqlite3.Connection,
    found: set[RowId],
    names: set[str],
    numbers: frozenset[int],
) -> Iterator[tuple[int, str, str, str, str, str | None]]:
    """Yield ``numbers`` and the events that wrote, retracted or name any row, oldest first."""
    for table in {table for table, _ in found}:
        rows = json.dumps([number for name, number in found if name == table])
        query = f"SELECT event FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        numbers |= {event for (event,) in connection.execute(query, [rows])}
    listed = json.dumps(sorted(names))
    # A lasting row's second retraction is numbered, as in c-31!1.
    for query in (
        "SELECT event FROM json_each(?) AS named CROSS JOIN retractions"
        " ON subject = named.value OR subject BETWEEN named.value || '!' AND named.value || '!~'",
        "SELECT sequence FROM events WHERE subject IN (SELECT value FROM json_each(?))",
    ):
        numbers |= {event for (event,) in connection.execute(query, [listed])}
    yield from connection.execute(
        "SELECT sequence, at, actor, kind, subject, payload FROM events"
        " WHERE sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence",
        [json.dumps(sorted(numbers))],
    )


def _told(
    connection: sqlite3.Connection,
    claim: int,
    written: list[dict[str, Any]],
    found: set[RowId],
    names: set[str],
    without: frozenset[str],
) -> Iterator[Written]:
    """Yield the rows of an event that concern the claim."""
    for cells in written:
        table, number = cells.pop("table"), cells.pop("id")
        retracted = str(cells.get("subject", "")).split("!", maxsplit=1)[0]
        concerns = (table, number) in found or (table == "retractions" and retracted in names)
        if concerns and _name(table, number) not in without:
            words = cells | _in_words(connection, claim, table, cells)
            yield Written(_name(table, number), table, tuple(words.items()))


def _in_words(
    connection: sqlite3.Connection, claim: int, table: str, cells: dict[str, Any]
) -> dict[str, ToldValue]:
    """Return words for what a row says by number, as they stand now.

    Of another claim, or a statement that is asked about, they are its words.
    """
    if table == "verdicts":
        return {"label": _cell(connection, "SELECT label FROM labels WHERE id = ?", cells["label"])}
    if table == "attributions":
        query = f"{person_rows('?', 'name')} LIMIT 1"
        return {"name": _cell(connection, query, cells["person"])}
    ends = _ENDS.get(table, ())
    others = (cells[end] for end in ends if cells.get(end) not in {None, claim})
    query = "SELECT text FROM claims WHERE id = ?"
    words = {f"c-{other:d}": _cell(connection, query, other) for other in others}
    if cells.get("differences"):
        found = read_differences(cells["differences"])
        words["differs"] = ", ".join(dict.fromkeys(map(reason, found))) or None
    return words


def _cell(connection: sqlite3.Connection, query: str, number: int) -> ToldValue:
    """Return the one cell that a query finds of a row."""
    (found,) = connection.execute(query, [number]).fetchone()
    return found  # type: ignore[no-any-return] # what the queries above ask for is text


def kept_copies(connection: sqlite3.Connection, claims: Sequence[int]) -> list[KeptCopy]:
    """Return what is kept of some claims: of sources, with contacts and of articles.

    A recording has no copy, and its digest is that of its file.
    """
    rows = connection.execute(_KEPT, [json.dumps(list(claims))])
    return [KeptCopy(of, f"f-{number:d}" if number else None, *rest) for of, number, *rest in rows]


def seals(connection: sqlite3.Connection, sequences: Sequence[int]) -> list[Seal]:
    """Return what seals some events, given by their numbers, oldest first."""
    query = (
        "SELECT sequence, at, actor, kind, payload_sha256, sha256 FROM events"
        " WHERE sequence IN (SELECT value FROM json_each(?)) ORDER BY sequence"
    )
    return [Seal(*row) for row in connection.execute(query, [json.dumps(list(sequences))])]
