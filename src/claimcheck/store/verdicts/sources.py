"""Sources on claims."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from claimcheck.model.ids import ClaimId, CopyId, SourceId, id_or_none
from claimcheck.model.verdict import Source, Stance, StoredSource
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import UnknownIdError

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act

# By which a claim's sources of one stance are told apart, and what may be told of one later.
_SAME: Final = ("url", "locator", "quote")
_TOLD: Final = ("title", "publisher", "origin", "archive_url", "accessed_on")


class AddedSource(NamedTuple):
    """A source's id, and that of the row whose place it took when more was told of it."""

    id: SourceId
    replaced: SourceId | None = None


def add_source(
    act: "Act",
    claim: int,
    source: Source,
    copy: int | None = None,
    *,
    today: str | None = None,
    outside_check: int | None = None,
    note: str | None = None,
) -> AddedSource:
    """Store a source for a claim, once for stance, url, locator and quotation.

    What is told later of a known one, a ``copy`` too, is added to it by a row that
    supersedes. One that does not say when it was read was read on the day ``today``.
    ``outside_check`` is the other desk's check that it cites; a ``note`` is never packed.
    """
    known = _same_source(act.connection, claim, source)
    told = {each: getattr(source, each) for each in _TOLD if getattr(source, each) is not None}
    if copy is not None:
        told["copy"] = copy
    if outside_check is not None:
        told["outside_check"] = outside_check
    if note is not None:
        told["note"] = note
    if known is not None:
        number, before = known
        if all(before[column] == cell for column, cell in told.items()):
            return AddedSource(SourceId(number))
        told = {**before, **told}
    if known is None or copy not in (None, known[1]["copy"]):
        told["accessed_on"] = source.accessed_on or today or told.get("accessed_on")
    cells = {**source._asdict(), "copy": None, **told, "stance": str(source.stance)}
    replaced = known[0] if known else None
    added = act.insert("sources", claim=claim, **cells, added_by=act.actor, supersedes=replaced)
    act.subject = f"e-{added:d}"
    return AddedSource(SourceId(added), id_or_none(SourceId, replaced))


def _same_source(
    connection: sqlite3.Connection, claim: int, source: Source
) -> tuple[int, dict[str, Any]] | None:
    """Return the source in force that is the same, with what was told of it."""
    columns = (*_TOLD, "copy", "outside_check", "note")
    row = connection.execute(
        f"SELECT id, {', '.join(columns)} FROM current_sources WHERE claim = ? AND stance = ?"
        f" AND {' AND '.join(f'{each} IS ?' for each in _SAME)}",
        [claim, str(source.stance), *(getattr(source, each) for each in _SAME)],
    ).fetchone()
    return (row[0], dict(zip(columns, row[1:], strict=True))) if row else None


def sources_of_claims(connection: sqlite3.Connection, claims: Sequence[int]) -> list[StoredSource]:
    """Return the sources of any of ``claims`` in force, by id."""
    among = "WHERE claim IN (SELECT value FROM json_each(?))"
    return _sources(connection, among, (json.dumps(claims),))


def all_sources(connection: sqlite3.Connection) -> list[StoredSource]:
    """Return every source in force, by id."""
    return _sources(connection, "", ())


def find_source(connection: sqlite3.Connection, number: int) -> StoredSource:
    """Return the source in force with this id. Raises `UnknownIdError`."""
    found = _sources(connection, "WHERE id = ?", (number,))
    if not found:
        raise UnknownIdError(f"e-{number:d}")
    return found[0]


def changed_citations(connection: sqlite3.Connection) -> list[tuple[int, int, int, int | None]]:
    """Return source, claim, the check that it cites and what took that one's place, if anything.

    Only where the check was changed or taken back since.
    """
    rows = connection.execute(
        "WITH RECURSIVE editions(source, claim, cited, edition) AS ("
        " SELECT id, claim, outside_check, outside_check FROM current_sources"
        " WHERE outside_check NOT IN (SELECT id FROM current_outside_checks)"
        " UNION SELECT source, editions.claim, cited, later.id FROM editions"
        " JOIN outside_checks AS later ON later.supersedes = edition)"
        " SELECT source, claim, cited, max(iif(edition IN"
        " (SELECT id FROM current_outside_checks), edition, NULL))"
        " FROM editions GROUP BY source ORDER BY source"
    )
    return [tuple(row) for row in rows]


def _sources(
    connection: sqlite3.Connection, condition: str, values: Sequence[int | str]
) -> list[StoredSource]:
    """Return the sources in force that meet ``condition``, a fixed text of this module, by id."""
    query = (
        "SELECT id, claim, added_by, copy, outside_check, stance, url, title, publisher, origin,"
        f" locator, quote, accessed_on, archive_url FROM current_sources {condition} ORDER BY id"
    )
    return [
        StoredSource(
            SourceId(number),
            ClaimId(claim),
            Source(Stance(stance), *rest),
            added_by,
            id_or_none(CopyId, copy),
            cites,
        )
        for number, claim, added_by, copy, cites, stance, *rest in connection.execute(query, values)
    ]
