"""Adoptions: verdicts that the desk published before it kept this record."""

import sqlite3

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act


class AdoptedVerdict(NamedTuple):
    """An adopted verdict in force, as another edition of the archive is compared with it."""

    adoption: int
    verdict: int
    label: str
    rationale: str
    as_of: str
    checked_by: str | None
    is_under_review: bool


def add_adoption(
    act: Act,
    verdict: int,
    *,
    checked_by: str | None,
    checked_on: str | None,
    reason: str,
    is_under_review: bool = False,
    supersedes: int | None = None,
) -> int:
    """Say that a verdict is one that the desk published earlier, and return the row's id.

    One that was published as under review waits for a second person.
    """
    return act.insert(
        "adoptions",
        verdict=verdict,
        checked_by=checked_by,
        checked_on=checked_on,
        reason=reason,
        under_review=1 if is_under_review else None,
        supersedes=supersedes,
    )


def adopted_verdict(connection: sqlite3.Connection, claim: int) -> AdoptedVerdict | None:
    """Return the newest adopted verdict in force of a claim, or None."""
    row = connection.execute(
        "SELECT adoptions.id, verdicts.id, labels.label, verdicts.rationale, verdicts.as_of,"
        " adoptions.checked_by, adoptions.under_review FROM current_adoptions AS adoptions"
        " JOIN current_verdicts AS verdicts ON verdicts.id = adoptions.verdict"
        " JOIN labels ON labels.id = verdicts.label"
        " WHERE verdicts.claim = ? ORDER BY adoptions.id DESC LIMIT 1",
        [claim],
    ).fetchone()
    if row is None:
        return None
    return AdoptedVerdict(*row)._replace(is_under_review=bool(row[-1]))


def is_rated(connection: sqlite3.Connection, claim: int) -> bool:
    """Return whether a claim has a verdict in force."""
    query = "SELECT EXISTS (SELECT 1 FROM current_verdicts WHERE claim = ?)"
    return bool(connection.execute(query, [claim]).fetchone()[0])


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
