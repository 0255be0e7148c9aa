"""Links: relations between statements and claims, with who or what made them and why."""

import json
import sqlite3

from claimcheck.model.comparison import Comparison
from claimcheck.model.question import Link, Relation
from claimcheck.store.transaction import Act

_COLUMNS = "id, statement, claim, relation, target, made_by, confirmed_by, reason"


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
    """Say that a statement states a claim, and return the link's id."""
    return act.insert(
        "links",
        statement=statement,
        claim=None,
        relation=str(Relation.STATES),
        target=target,
        made_by=made_by,
        confirmed_by=confirmed_by,
        reason=reason,
        **_scores(comparison),
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
    supersedes: int | None = None,
) -> int:
    """Record a relation between two claims that the act's reviewer decided; return its id."""
    return act.insert(
        "links",
        statement=None,
        claim=claim,
        relation=str(relation),
        target=target,
        made_by=act.actor,
        confirmed_by=act.actor,
        reason=reason,
        **_scores(comparison),
        supersedes=supersedes,
    )


def _scores(comparison: Comparison | None) -> dict[str, str | float | None]:
    """Return the cells that keep a comparison as it was."""
    if comparison is None:
        return dict.fromkeys(("band", "overlap", "likeness", "differences"))
    return {
        "band": str(comparison.band),
        "overlap": comparison.overlap,
        "likeness": comparison.likeness,
        "differences": differences_as_json(comparison),
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


def _link(row: tuple[int, int | None, int | None, str, int, str, str | None, str | None]) -> Link:
    """Return the value of a row of `_COLUMNS`."""
    found = Link(*row)  # type: ignore[arg-type] # the relation is mended below
    return found._replace(relation=Relation(found.relation))
