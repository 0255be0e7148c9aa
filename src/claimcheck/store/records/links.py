"""Links: relations between statements and claims, with who or what made them and why."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from claimcheck.model.comparison import Comparison
from claimcheck.model.ids import ClaimId, LinkId, StatementId, id_or_none
from claimcheck.model.question import Link, Relation
from claimcheck.model.statement import Span
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.log.act import Act

_COLUMNS = (
    "id, statement, claim, relation, target, made_by, confirmed_by, reason, since, agrees, matcher"
)


def link_statement(
    act: Act,
    statement: int,
    target: int,
    *,
    made_by: str,
    confirmed_by: str | None,
    reason: str | None = None,
    comparison: Comparison | None = None,
    supersedes: int | None = None,
) -> int:
    """Say that a statement states a claim, and return the link's id.

    With a ``comparison`` a matcher made it, ``made_by``.
    """
    return act.insert(
        "links",
        statement=statement,
        claim=None,
        relation=str(Relation.STATES),
        target=target,
        made_by=made_by,
        confirmed_by=confirmed_by,
        reason=reason,
        **_scores(comparison, made_by),
        since=None,
        supersedes=supersedes,
    )


def link_claims(
    act: Act,
    claim: int,
    relation: Relation,
    target: int,
    *,
    reason: str | None,
    comparison: Comparison | None = None,
    matcher: str | None = None,
    since: str | None = None,
    supersedes: int | None = None,
) -> int:
    """Record a relation between two claims that the act's reviewer decided; return its id.

    ``since`` is the date from which the relation holds, of what updates another, ``matcher``
    the name of the one by which the two were compared before that.
    """
    return act.insert(
        "links",
        statement=None,
        claim=claim,
        relation=str(relation),
        target=target,
        made_by=act.actor,
        confirmed_by=act.actor,
        reason=reason,
        **_scores(comparison, matcher),
        since=since,
        supersedes=supersedes,
    )


def find_link(connection: sqlite3.Connection, number: int) -> Link:
    """Return a link in force. Raises `UnknownIdError`, or `ConflictError` where it is not."""
    query = f"SELECT {_COLUMNS} FROM current_links WHERE id = ?"
    row = connection.execute(query, [number]).fetchone()
    if row:
        return _link(row)
    former = connection.execute("SELECT target FROM links WHERE id = ?", [number]).fetchone()
    if former is None:
        raise UnknownIdError(f"l-{number:d}")
    raise ConflictError(
        f"l-{number:d} no longer holds; `claimcheck history c-{former[0]:d}` tells what"
        " became of it"
    )


def unconfirmed_links(
    connection: sqlite3.Connection, *, link: int | None = None, article: int | None = None
) -> list[Link]:
    """Return what a program says that statements state and no person has confirmed, by id.

    All of it, or one link, or what was found in an article.
    """
    query = (
        f"SELECT {', '.join(f'links.{name}' for name in _COLUMNS.split(', '))}"
        " FROM current_links AS links"
        " JOIN current_statements AS statements ON statements.id = links.statement"
        " WHERE links.relation = 'states' AND links.confirmed_by IS NULL"
        " AND links.id = coalesce(:link, links.id)"
        " AND (:article IS NULL OR statements.article = :article) ORDER BY links.id"
    )
    rows = connection.execute(query, {"link": link, "article": article})
    return [_link(row) for row in rows]


def confirm_link(act: Act, link: int, *, reason: str | None = None) -> int:
    """Confirm what a program linked, by a row that supersedes, and return its id."""
    return _replace_link(act, link, confirmed_by=act.actor, reason=reason)


def unconfirm_link(act: Act, link: int, *, reason: str | None = None) -> int:
    """Take a confirmation back, by a row that supersedes, and return its id."""
    return _replace_link(act, link, confirmed_by=None, reason=reason)


def _replace_link(act: Act, link: int, *, confirmed_by: str | None, reason: str | None) -> int:
    """Write a link again, as it is but for who has confirmed it and why."""
    cursor = act.connection.execute("SELECT * FROM links WHERE id = ?", [link])
    names = [name for name, *_ in cursor.description]
    cells = dict(zip(names, cursor.fetchone(), strict=True))
    del cells["id"], cells["event"]
    said = {"confirmed_by": confirmed_by, "reason": reason or cells["reason"]}
    return act.insert("links", **{**cells, **said, "supersedes": link})


def _scores(comparison: Comparison | None, matcher: str | None) -> dict[str, str | float | None]:
    """Return the cells that keep a comparison as it was."""
    if comparison is None:
        return dict.fromkeys(("band", "overlap", "likeness", "differences", "agrees", "matcher"))
    return {
        "band": str(comparison.band),
        "overlap": comparison.overlap,
        "likeness": comparison.likeness,
        "differences": differences_as_json(comparison),
        "agrees": str(comparison.agrees) if comparison.agrees else None,
        "matcher": matcher,
    }


def differences_as_json(comparison: Comparison) -> str:
    """Return a comparison's differences as a JSON list of objects."""
    return json.dumps([each._asdict() for each in comparison.differences], ensure_ascii=False)


def links_between(connection: sqlite3.Connection, claim: int, other: int) -> list[Link]:
    """Return the links in force between two claims, in either direction, by id."""
    query = (
        f"SELECT {_COLUMNS} FROM current_links WHERE claim IN (?1, ?2)"
        " AND target IN (?1, ?2) AND claim <> target ORDER BY id"
    )
    return [_link(row) for row in connection.execute(query, [claim, other])]


def links_of_claim(connection: sqlite3.Connection, claim: int) -> list[Link]:
    """Return the links in force between a claim and others, by id."""
    query = (
        f"SELECT {_COLUMNS} FROM current_links WHERE claim = ?1 UNION"
        f" SELECT {_COLUMNS} FROM current_links WHERE target = ?1 AND claim IS NOT NULL"
        " ORDER BY id"
    )
    return [_link(row) for row in connection.execute(query, [claim])]


def first_statement(connection: sqlite3.Connection, claim: int) -> int | None:
    """Return the first statement in force that states a claim, None where none does."""
    query = (
        "SELECT min(statement) FROM current_links WHERE target = ? AND relation = 'states'"
        " AND statement IN (SELECT id FROM current_statements)"
    )
    (found,) = connection.execute(query, [claim]).fetchone()
    return int(found) if found else None


def who_said(
    connection: sqlite3.Connection, claim: int
) -> list[tuple[str | None, str | None, str | None]]:
    """Return speaker, day and address of each statement in force that states a claim, by id."""
    return connection.execute(
        "SELECT said.speaker, said.said_on, said.url FROM links"
        " JOIN current_statements AS said ON said.id = links.statement"
        " WHERE links.target = ? AND links.relation = 'states' ORDER BY said.id",
        [claim],
    ).fetchall()


def claims_of_shared_words(
    connection: sqlite3.Connection, article: int | None, spans: Sequence[Span]
) -> set[int]:
    """Return the claims of an article's statements that report words at ``spans``, or hold them."""
    if article is None or not spans:
        return set()
    rows = connection.execute(
        "SELECT links.target, said.spans FROM statements AS said JOIN current_links AS links"
        " ON links.statement = said.id AND links.relation = 'states' WHERE said.article = ?",
        [article],
    )
    return {
        claim
        for claim, placed in rows
        if placed
        and any(
            start < span.end and span.start < end
            for start, end in json.loads(placed)
            for span in spans
        )
    }


def _link(row: tuple[Any, ...]) -> Link:
    """Return the value of a row of `_COLUMNS`."""
    number, statement, claim, relation, target, *rest = row
    return Link(
        LinkId(number),
        id_or_none(StatementId, statement),
        id_or_none(ClaimId, claim),
        Relation(relation),
        ClaimId(target),
        *rest,
    )
