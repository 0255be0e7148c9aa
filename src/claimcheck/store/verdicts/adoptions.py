"""Adoptions: verdicts that the desk published before it kept this record."""

import sqlite3
from typing import NamedTuple

from claimcheck.store.log.transaction import Act


class Adoption(NamedTuple):
    """Who gave an adopted verdict then, and on which day."""

    id: int
    verdict: int
    checked_by: str | None
    checked_on: str | None
    reason: str


class AdoptedVerdict(NamedTuple):
    """An adopted verdict in force, as another edition of the archive is compared with it."""

    adoption: int
    verdict: int
    label: str
    rationale: str
    as_of: str
    checked_by: str | None


def add_adoption(
    act: Act,
    verdict: int,
    *,
    checked_by: str | None,
    checked_on: str | None,
    reason: str,
    supersedes: int | None = None,
) -> int:
    """Say that a verdict is one that the desk published earlier, and return the row's id."""
    return act.insert(
        "adoptions",
        verdict=verdict,
        checked_by=checked_by,
        checked_on=checked_on,
        reason=reason,
        supersedes=supersedes,
    )


def adopted_verdict(connection: sqlite3.Connection, claim: int) -> AdoptedVerdict | None:
    """Return the newest adopted verdict in force of a claim, or None."""
    row = connection.execute(
        "SELECT adoptions.id, verdicts.id, labels.label, verdicts.rationale, verdicts.as_of,"
        " adoptions.checked_by FROM current_adoptions AS adoptions"
        " JOIN current_verdicts AS verdicts ON verdicts.id = adoptions.verdict"
        " JOIN labels ON labels.id = verdicts.label"
        " WHERE verdicts.claim = ? ORDER BY adoptions.id DESC LIMIT 1",
        [claim],
    ).fetchone()
    return None if row is None else AdoptedVerdict(*row)


def published_claims(connection: sqlite3.Connection) -> list[tuple[str, int, str]]:
    """Return url, claim and the claim's text of every publication in force."""
    rows = connection.execute(
        "SELECT publications.url, claims.id, claims.text FROM current_publications AS publications"
        " JOIN current_claims AS claims ON claims.id = publications.claim ORDER BY publications.id"
    )
    return [(str(url), int(claim), str(text)) for url, claim, text in rows]


def claims_rated_here(connection: sqlite3.Connection) -> list[int]:
    """Return the claims with a verdict in force that is not an adopted one, by id."""
    rows = connection.execute(
        "SELECT DISTINCT claim FROM current_verdicts AS given WHERE NOT EXISTS"
        " (SELECT 1 FROM current_adoptions WHERE verdict = given.id) ORDER BY claim"
    )
    return [claim for (claim,) in rows]
