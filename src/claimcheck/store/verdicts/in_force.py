"""Which verdicts stand on a claim, and which of them may be read by whom."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from claimcheck.model.ids import ClaimId, VerdictId, id_or_none
from claimcheck.model.verdict import Verdict
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import StoreError, UnknownIdError
from claimcheck.store.schema.standing_verdicts import ROUND, TAKEN_BACK, standing_query

_STANDING = f"""
SELECT standing.verdict, standing.claim, labels.label, labels.rank, scales.version,
       standing.reviewer, standing.role, standing.as_of, standing.recheck_on, standing.rationale,
       standing.about, standing.begun, standing.needed, standing.corrects,
       CASE WHEN adoptions.id IS NOT NULL THEN coalesce(adoptions.checked_by, '') END,
       CASE WHEN standing.blind THEN standing.since END,
       (SELECT event FROM verdicts AS first WHERE first.id = standing.begun)
FROM ({standing_query("claim IN (SELECT value FROM json_each(?1))")}) AS standing
JOIN labels ON labels.id = standing.label JOIN scales ON scales.id = labels.scale
LEFT JOIN current_adoptions AS adoptions ON adoptions.verdict = standing.verdict
ORDER BY standing.verdict DESC"""

# SQLite takes longer to work the query above out than to ask this, and most claims have none.
_RATED = "SELECT DISTINCT claim FROM verdicts WHERE claim IN (SELECT value FROM json_each(?))"

_ROWS = """
SELECT verdicts.id, verdicts.claim, labels.label, labels.rank, scales.version, verdicts.reviewer,
       verdicts.role, verdicts.as_of, verdicts.recheck_on, verdicts.rationale, verdicts.about
FROM verdicts JOIN labels ON labels.id = verdicts.label JOIN scales ON scales.id = labels.scale
WHERE verdicts.id IN (SELECT value FROM json_each(?))"""


# What a verdict says of the policy where a query does not ask for that.
_NEEDED: Final = Verdict._field_defaults["needed"]


class Rated(NamedTuple):
    """The verdicts that stand on a claim, newest first.

    `hidden` are those that the policy keeps from whom `read_verdicts` was asked
    for: they count for the status, and nothing of them may be shown.
    """

    shown: tuple[Verdict, ...]
    hidden: tuple[Verdict, ...] = ()

    @property
    def all(self) -> tuple[Verdict, ...]:
        """Return every verdict, for what is derived and shows none of them."""
        return self.shown + self.hidden


class ReplacedError(StoreError):
    """A verdict is not in force any more, so that nobody can act on it."""

    def __init__(self, number: int, what: str) -> None:
        """Name the verdict and what took its place."""
        super().__init__(f"v-{number:d} {what}; look at the claim again and repeat")


def read_verdicts(
    connection: sqlite3.Connection, claims: Sequence[int], *, asking: str | None
) -> Rated:
    """Return the verdicts that stand on any of ``claims``, all wordings of one claim."""
    return read_verdicts_of(connection, [claims], asking=asking)[0]


def read_verdicts_of(
    connection: sqlite3.Connection, groups: Sequence[Sequence[int]], *, asking: str | None
) -> list[Rated]:
    """Return the verdicts that stand on each of some claims, given by all its wordings.

    Every command and export that shows verdicts reads them here, or from the
    view `claim_verdicts`, which shows to nobody what is hidden. A first verdict
    under a blind policy is shown to its author alone, until somebody else has
    given one; so is the first after a publication.
    """
    place = {int(claim): number for number, claims in enumerate(groups) for claim in claims}
    found: list[list[tuple[Verdict, int | None, int]]] = [[] for _ in groups]
    rated = [claim for (claim,) in connection.execute(_RATED, [json.dumps([*place])])]
    standing = connection.execute(_STANDING, [json.dumps(rated)]) if rated else ()
    for *row, corrects, adopted, since, begun in standing:
        verdict = _verdict(row, corrects=bool(corrects), adopted=adopted)
        found[place[row[1]]].append((verdict, since, begun))
    return [
        _read_by(connection, claims, verdicts, asking)
        for claims, verdicts in zip(groups, found, strict=True)
    ]


def _read_by(
    connection: sqlite3.Connection,
    claims: Sequence[int],
    verdicts: Sequence[tuple[Verdict, int | None, int]],
    asking: str | None,
) -> Rated:
    """Return the verdicts on one claim, as one may read them.

    Each comes with the event since which its round runs, where it is blind, and by which it
    was given.
    """
    if all(since is None for _, since, _ in verdicts):
        return Rated(tuple(verdict for verdict, *_ in verdicts))
    query = (
        f"SELECT reviewer, max(event), {TAKEN_BACK} AS until FROM verdicts AS given"
        " WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY reviewer, until"
    )
    given_by = connection.execute(query, [json.dumps(claims)]).fetchall()
    hidden = {
        verdict.id
        for verdict, since, begun in verdicts
        if since is not None
        and verdict.reviewer != asking
        and not any(
            name != verdict.reviewer and last > since and (until is None or until > begun)
            for name, last, until in given_by
        )
    }
    return Rated(
        tuple(verdict for verdict, *_ in verdicts if verdict.id not in hidden),
        tuple(verdict for verdict, *_ in verdicts if verdict.id in hidden),
    )


def blind_verdicts(
    connection: sqlite3.Connection, claims: Sequence[int] | None = None, *, asking: str | None
) -> set[int]:
    """Return the verdicts that a blind policy keeps from somebody, in force or not.

    An undone or a replaced one is kept too: it tells what its author thinks. Of one
    claim, given in all its wordings, or of all.
    """
    if claims is None:
        rated = """SELECT given.*, coalesce(claim_groups.leader, given.claim) AS leader
            FROM verdicts AS given LEFT JOIN claim_groups ON claim_groups.claim = given.claim"""
    else:
        rated = """SELECT given.*, 0 AS leader FROM verdicts AS given
            WHERE given.claim IN (SELECT value FROM json_each(?1))"""
    rows = connection.execute(
        f"""WITH rated AS MATERIALIZED ({rated}), given_by AS MATERIALIZED (
            SELECT leader, reviewer, max(event) AS event, {TAKEN_BACK} AS until
            FROM rated AS given GROUP BY 1, 2, 4)
        SELECT id FROM rated
        WHERE reviewer IS NOT ?2
          AND coalesce((SELECT name = 'blind' FROM policies WHERE policies.event < rated.event
                        ORDER BY policies.id DESC LIMIT 1), 0)
          AND NOT EXISTS (SELECT 1 FROM adoptions WHERE adoptions.verdict = rated.id)
          AND NOT EXISTS (SELECT 1 FROM given_by WHERE given_by.leader = rated.leader
                          AND given_by.reviewer <> rated.reviewer
                          AND coalesce(given_by.until > rated.event, 1)
                          AND given_by.event > {ROUND})""",
        [json.dumps([*(claims or ())]), asking],
    )
    found = {number for (number,) in rows}
    # What says the same as one of an earlier round, such as after a typo, is known.
    return found - _shown(connection, claims, asking) if found else found


def _shown(
    connection: sqlite3.Connection, claims: Sequence[int] | None, asking: str | None
) -> set[int]:
    """Return the verdicts in force that somebody may read."""
    if claims is not None:
        return {int(each.id) for each in read_verdicts(connection, claims, asking=asking).shown}
    return {number for (number,) in connection.execute("SELECT verdict FROM claim_verdicts")}


def announcing(connection: sqlite3.Connection, verdicts: Iterable[int]) -> list[int]:
    """Return the corrections that put any of ``verdicts`` in place of another."""
    query = "SELECT id FROM corrections WHERE replacement IN (SELECT value FROM json_each(?))"
    return [number for (number,) in connection.execute(query, [json.dumps([*verdicts])])]


def find_verdict(connection: sqlite3.Connection, number: int) -> Verdict:
    """Return a verdict as it was given, whether or not it is in force.

    Raises `UnknownIdError`. For acts, which must not print it where it is hidden.
    """
    found = find_verdicts(connection, [number])
    if not found:
        raise UnknownIdError(f"v-{number:d}")
    return found[number]


def find_verdicts(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Verdict]:
    """Return verdicts by their ids, as `find_verdict` does, those that there are."""
    rows = connection.execute(_ROWS, [json.dumps(numbers)])
    return {row[0]: _verdict(row) for row in rows}


def _verdict(row: Sequence[Any], *, corrects: bool = False, adopted: str | None = None) -> Verdict:
    """Return the verdict of a row that begins as `_ROWS` gives it."""
    number, claim, label, rank, scale, reviewer, role, as_of, recheck_on, why, about, *rest = row
    begun, needed = rest or (None, _NEEDED)
    return Verdict(
        VerdictId(number),
        ClaimId(claim),
        label,
        rank,
        scale,
        reviewer,
        role,
        as_of,
        recheck_on,
        why,
        id_or_none(VerdictId, about),
        id_or_none(VerdictId, begun),
        needed,
        corrects,
        adopted,
    )


def require_in_force(connection: sqlite3.Connection, number: int) -> Verdict:
    """Return a verdict that is in force, or raise `ReplacedError` with what took its place."""
    verdict = find_verdict(connection, number)
    replacement = connection.execute(
        "SELECT id, reviewer FROM verdicts WHERE supersedes = ?", [number]
    ).fetchone()
    if replacement:
        newer, reviewer = replacement
        raise ReplacedError(number, f"was replaced by v-{newer:d} ({reviewer})")
    retracted = connection.execute(
        "SELECT reason FROM retractions WHERE subject = ?", [f"v-{number:d}"]
    ).fetchone()
    if retracted:
        raise ReplacedError(number, f"was taken back ({retracted[0]})")
    return verdict


def verdict_in_force(connection: sqlite3.Connection, claim: int, reviewer: str) -> int | None:
    """Return the newest verdict in force that a reviewer gave on a claim, if any."""
    row = connection.execute(
        "SELECT max(id) FROM current_verdicts WHERE claim = ? AND reviewer = ?", [claim, reviewer]
    ).fetchone()
    return None if row[0] is None else int(row[0])


def claims_to_recheck(
    connection: sqlite3.Connection,
    last: str,
    *,
    after: str = "",
    among: Collection[int] | None = None,
) -> list[int]:
    """Return the claims with a verdict in force to be checked again by the day ``last``.

    And later than the day ``after``; only those ``among`` some claims.
    """
    only = "" if among is None else " AND claim IN (SELECT value FROM json_each(?3))"
    rows = connection.execute(
        "SELECT DISTINCT claim FROM current_verdicts"
        f" WHERE recheck_on <= ?1 AND recheck_on > ?2{only} ORDER BY claim",
        [last, after, *([] if among is None else [json.dumps(sorted(among))])],
    )
    return [claim for (claim,) in rows]


def claims_rated_by(connection: sqlite3.Connection, reviewer: str) -> set[int]:
    """Return the claims on which somebody ever gave a verdict, each by its first wording."""
    rows = connection.execute(
        "SELECT DISTINCT coalesce(claim_groups.leader, verdicts.claim) FROM verdicts"
        " LEFT JOIN claim_groups ON claim_groups.claim = verdicts.claim WHERE reviewer = ?",
        [reviewer],
    )
    return {claim for (claim,) in rows}


def rated_claims(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the claims that have a verdict in force, by id, each when it is asked for."""
    rows = connection.execute("SELECT DISTINCT claim FROM current_verdicts ORDER BY claim")
    return (claim for (claim,) in rows)
