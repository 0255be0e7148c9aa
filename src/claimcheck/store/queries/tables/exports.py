"""The record as tables, for reports: stable columns, joined by ids, in order of id."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final

from claimcheck.model.record.table import Row, Rows, Table
from claimcheck.model.text.source_map import Position, position_in
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.tables.claims_sql import CLAIM_COLUMNS, claims_query
from claimcheck.store.queries.tables.exports_sql import (
    EXPORTS,
    FIRST,
    OF_CLAIM,
    SORTS,
    Export,
    verdicts_query,
)
from claimcheck.store.queries.tables.said_sql import status_at_hand
from claimcheck.store.queries.tables.statements_sql import STATEMENT_COLUMNS, statements_query


class Filter(NamedTuple):
    """Which rows to keep. Dates are ISO prefixes; a date unknown to the row is left out.

    `since` and `until` are about the day of the act: when a row was recorded, a verdict
    given, a correction made, a question asked. `as_of_since` and `as_of_until` are about
    the day of which the row speaks.

    `speaker` is an id or a name, which means whom it means everywhere; `topic` and
    `verdict` are compared without case. `reviewer` has a claim in hand or rated it.
    """

    since: str | None = None
    until: str | None = None
    status: str | None = None
    speaker: str | None = None
    as_of_since: str | None = None
    as_of_until: str | None = None
    topic: str | None = None
    article: int | None = None
    verdict: str | None = None
    reviewer: str | None = None


# How many of a statement's columns came after those of its place in the file.
_ADDED: Final = 2
_KEPT_ARTICLES: Final = 100
_NOWHERE: Final = Position()
# What a filter asks of a claim alone, so that the first ones can be found before the rest.
_OF_THE_CLAIM: Final = frozenset(("since", "until", "status"))


def export_rows(
    connection: sqlite3.Connection,
    name: str,
    kept: Filter = Filter(),
    *,
    limit: int | None = None,
    sort: str = "id",
    columns: Collection[str] | None = None,
) -> Rows:
    """Return one of `EXPORTS` as a table: ids with their letter, dates in ISO form.

    At most ``limit`` rows: those with the lowest ids, or of claims those that are first by
    one of `SORTS`. Of claims and statements, only those ``columns`` that are asked for, and
    those which the filter and the order look at.
    """
    chosen = EXPORTS[name]
    conditions = _conditions(name, chosen)
    asked = {key: value for key, value in kept._asdict().items() if value is not None}
    wanted = " AND ".join(conditions[key] for key in asked) or "1"
    said = [] if kept.speaker is None else _said_by(connection, kept.speaker)
    if asked.keys() & {"topic", "verdict"}:
        from claimcheck.store.records.people.person_names import let_fold_names  # noqa: PLC0415

        let_fold_names(connection)
    order = ", ".join(f"CAST(substr({column}, 3) AS INTEGER)" for column in chosen.ids)
    order = SORTS[sort].replace("claim_number", order) if name == "claims" else order
    # Where a statement begins in a file is found by all that is read of it.
    placed = name == "statements" and (columns is None or bool({*Position._fields} & {*columns}))
    by_claim = limit is not None and sort == "id" and asked.keys() <= _OF_THE_CLAIM
    query = _query(
        connection, name, None if placed else columns, wanted + order, FIRST if by_claim else None
    )
    cursor = connection.execute(
        f"SELECT * FROM ({query}) WHERE {wanted} ORDER BY {order} LIMIT :limit",
        {**kept._asdict(), "said": json.dumps(said), "limit": -1 if limit is None else limit},
    )
    rows = Rows(tuple(column for column, *_ in cursor.description), cursor)
    return _with_positions(connection, rows) if placed else rows


def _query(
    connection: sqlite3.Connection,
    name: str,
    columns: Collection[str] | None,
    looked_at: str,
    first: str | None,
) -> str:
    """Return the query for a table, of claims and statements only with what is needed."""
    if name == "claims":
        needed = _needed(CLAIM_COLUMNS, columns, looked_at)
        return claims_query(first, needed, status_at_hand(connection))
    if name == "statements":
        needed = _needed(STATEMENT_COLUMNS, columns, looked_at)
        return statements_query(needed, status_at_hand(connection))
    return verdicts_query(connection) if name == "verdicts" else EXPORTS[name].query


def _conditions(name: str, chosen: Export) -> dict[str, str]:
    """Return what each part of a filter asks of the rows of a table."""
    conditions = {
        "since": f"{chosen.acted_on} >= :since",
        # A month given as the end takes in its days.
        "until": f"substr({chosen.acted_on}, 1, length(:until)) <= :until",
        "as_of_since": f"{chosen.as_of} >= :as_of_since",
        "as_of_until": f"substr({chosen.as_of}, 1, length(:as_of_until)) <= :as_of_until",
        "status": ":status IN (status, in_public)",
        "speaker": chosen.speaker,
        **OF_CLAIM,
    }
    if name == "statements":
        conditions["article"] = "article_id = 'a-' || :article"
    if name == "articles":
        conditions |= {key: _of_articles(conditions[key]) for key in ("status", *OF_CLAIM)}
    return conditions


def _needed(
    known: Iterable[str], columns: Collection[str] | None, looked_at: str
) -> set[str] | None:
    """Return the known columns that are asked for or looked at; None for all."""
    if columns is None:
        return None
    return {each for each in known if each in columns or each in looked_at}


def _of_articles(condition: str) -> str:
    """Return the condition that an article says a claim that meets another one."""
    return (
        "article_id IN (SELECT 'a-' || article FROM"
        " (SELECT statements.article, 'c-' || said.claim AS claim_id, claim_status.status,"
        " claim_status.in_public FROM statement_claims AS said"
        " JOIN statements ON statements.id = said.statement"
        " JOIN claim_status ON claim_status.claim = said.claim"
        f" WHERE statements.article IS NOT NULL) WHERE {condition})"
    )


def _said_by(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the statements of whom a name means; of a name that nobody has, none.

    Raises `SeveralPersonsError`.
    """
    # What no export of everything needs is loaded where it is asked for.
    from claimcheck.store.records.people.whose import (  # noqa: PLC0415
        SeveralPersonsError,
        UnknownPersonError,
        said_by,
    )

    try:
        return said_by(connection, name)[1]
    except SeveralPersonsError:
        raise
    except UnknownPersonError:
        return []


def export(connection: sqlite3.Connection, name: str, kept: Filter = Filter()) -> Table:
    """Return one of `EXPORTS` as `export_rows` does, all of its rows read."""
    found = export_rows(connection, name, kept)
    return Table(found.columns, list(found.rows))


def _with_positions(connection: sqlite3.Connection, table: Rows) -> Rows:
    """Return statements with where each begins in the file that its article was read from."""
    columns = (*table.columns[:-_ADDED], *Position._fields, *table.columns[-_ADDED:])
    return Rows(columns, _placed(connection, table))


def _placed(connection: sqlite3.Connection, table: Rows) -> Iterator[Row]:
    """Yield the rows of statements with their positions."""
    from claimcheck.store.records.articles import find_pieces  # noqa: PLC0415

    article, spans = table.columns.index("article_id"), table.columns.index("spans")
    # Those of an article mostly follow each other.
    pieces = lru_cache(maxsize=_KEPT_ARTICLES)(lambda number: find_pieces(connection, number))
    for row in table.rows:
        first = json.loads(str(row[spans]))[:1] if row[spans] else []
        place = _NOWHERE
        if first:
            captured = pieces(int(str(row[article])[2:])) if row[article] else ()
            place = position_in(captured, first[0][0])
        yield (*row[:-_ADDED], *place, *row[-_ADDED:])
