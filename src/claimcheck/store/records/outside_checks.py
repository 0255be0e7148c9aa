"""Other desks' checks of claims: stored once, revised by a row that supersedes."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from claimcheck.model.imports.outside_check import OutsideCheck, StoredCheck
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.log.act import Act
from claimcheck.store.verdicts.copies import find_copy

_COLUMNS: Final = (
    "checks.id, checks.claim, checks.url, checks.publisher, checks.site, checks.label,"
    " checks.explanation, checks.published_on, checks.modified_on, checks.language,"
    " checks.correction"
)


class Feed(NamedTuple):
    """The file that checks came by, and the digest of its bytes."""

    name: str
    sha256: str | None = None


class Edition(NamedTuple):
    """What one edition of a check is told from another by."""

    label: str
    explanation: str | None = None
    published_on: str | None = None
    modified_on: str | None = None

    @property
    def day(self) -> str:
        """Return the day that it is of: when it was changed, else when it was published."""
        return self.modified_on or self.published_on or ""


class KnownCheck(NamedTuple):
    """A stored check, and the editions of it whose place it took; None before they are read."""

    id: int
    claim: int
    words: str
    edition: Edition
    earlier: tuple[Edition, ...] | None = None


def add_outside_check(
    act: Act,
    claim: int,
    check: OutsideCheck,
    key: str,
    feed: Feed,
    *,
    copy: int | None = None,
    supersedes: int | None = None,
) -> int:
    """Store a check of a claim under the ``key`` of its address, and return its id."""
    return act.insert(
        "outside_checks",
        claim=claim,
        url=check.url,
        url_key=key,
        publisher=check.publisher,
        site=check.site,
        label=check.label,
        value=check.rating.value,
        best=check.rating.best,
        worst=check.rating.worst,
        explanation=check.explanation,
        published_on=str(check.published_on) if check.published_on else None,
        modified_on=str(check.modified_on) if check.modified_on else None,
        language=check.language,
        correction=check.correction,
        speaker=check.claimants[0].name if check.claimants else None,
        said_on=str(check.said_on) if check.said_on else None,
        feed=feed.name,
        feed_sha256=feed.sha256,
        copy=copy,
        imported_by=act.actor,
        supersedes=supersedes,
    )


def checks_at(connection: sqlite3.Connection, key: str) -> list[KnownCheck]:
    """Return the checks in force whose address has a key, with the words of their claims."""
    rows = connection.execute(
        "SELECT checks.id, claims.id, claims.text, checks.label, checks.explanation,"
        " checks.published_on, checks.modified_on FROM current_outside_checks AS checks"
        " JOIN claims ON claims.id = checks.claim WHERE checks.url_key = ? ORDER BY checks.id",
        [key],
    )
    return [
        KnownCheck(number, claim, words, Edition(*told)) for number, claim, words, *told in rows
    ]


def editions_before(
    connection: sqlite3.Connection, number: int, undone: Collection[int]
) -> tuple[Edition, ...]:
    """Return the editions whose place a check took, without those of events ``undone``."""
    rows = connection.execute(
        "WITH RECURSIVE before(id) AS (SELECT supersedes FROM outside_checks WHERE id = ?"
        " UNION SELECT checks.supersedes FROM before"
        " JOIN outside_checks AS checks ON checks.id = before.id)"
        " SELECT event, label, explanation, published_on, modified_on FROM outside_checks"
        " WHERE id IN (SELECT id FROM before)",
        [number],
    )
    return tuple(Edition(*told) for event, *told in rows if event not in undone)


def every_key(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the key of each check's address."""
    return (key for (key,) in connection.execute("SELECT url_key FROM outside_checks"))


def checks_of_claims(connection: sqlite3.Connection, claims: Sequence[int]) -> list[StoredCheck]:
    """Return the outside checks in force of any of ``claims``, by id."""
    query = (
        f"SELECT {_COLUMNS} FROM current_outside_checks AS checks"
        " WHERE checks.claim IN (SELECT value FROM json_each(?)) ORDER BY checks.id"
    )
    return [StoredCheck(*row) for row in connection.execute(query, [json.dumps(claims)])]


def raw_checks(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield each outside check in force as it came, by id; one of which no copy is kept is none."""
    rows = connection.execute(
        "SELECT copy FROM current_outside_checks WHERE copy IS NOT NULL ORDER BY id"
    )
    for (number,) in rows:
        copy = find_copy(connection, number)
        if copy.content is not None and copy.is_intact:
            yield copy.content


def find_check(connection: sqlite3.Connection, number: int) -> StoredCheck:
    """Return the outside check in force with this id. Raises `UnknownIdError`."""
    query = f"SELECT {_COLUMNS} FROM current_outside_checks AS checks WHERE checks.id = ?"
    row = connection.execute(query, [number]).fetchone()
    if row is None:
        raise UnknownIdError(f"y-{number:d}")
    return StoredCheck(*row)


def any_check(connection: sqlite3.Connection, number: int) -> StoredCheck:
    """Return the outside check with this id, in force or not. Raises `UnknownIdError`."""
    query = f"SELECT {_COLUMNS} FROM outside_checks AS checks WHERE checks.id = ?"
    row = connection.execute(query, [number]).fetchone()
    if row is None:
        raise UnknownIdError(f"y-{number:d}")
    return StoredCheck(*row)


def is_library(connection: sqlite3.Connection) -> bool:
    """Return whether a record has no word and no verdict of its own."""
    query = "SELECT EXISTS (SELECT 1 FROM statements), EXISTS (SELECT 1 FROM verdicts)"
    return not any(connection.execute(query).fetchone())
