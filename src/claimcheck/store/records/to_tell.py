"""Of which claims readers are still to be told, as the record says another label by now."""

import sqlite3
from typing import Final

from claimcheck.model.claim import Standing
from claimcheck.model.status import InPublic
from claimcheck.store.records.claims import find_standings, standing_claims, wordings_of
from claimcheck.store.schema.standing_verdicts import PACKED_STANDING
from claimcheck.store.verdicts.in_force import read_verdicts_of
from claimcheck.store.verdicts.publications import public_standings

# A claim with other words for it, and one of whose verdicts another label was given, a verdict was
# taken back, or went to other words. Of all others readers have the one label that was ever
# given. What this finds is more than what is owed: it spares asking how each published claim
# stands, and decides nothing.
_MAY_BE_OWED: Final = """
WITH told(claim, verdict) AS MATERIALIZED (
    SELECT claim, verdict FROM tellings UNION SELECT claim, verdict FROM publications
    UNION SELECT given.claim, given.id FROM corrections
          JOIN verdicts AS given ON given.id = corrections.verdict
),
joined(claim) AS MATERIALIZED (
    SELECT claim FROM links WHERE claim > 0 AND relation = 'same_as'
    UNION SELECT target FROM links WHERE claim > 0 AND relation = 'same_as'
)
SELECT DISTINCT told.claim FROM told LEFT JOIN verdicts AS given ON given.id = told.verdict
WHERE told.claim IN joined OR given.claim <> told.claim OR (
    SELECT count(DISTINCT labels.label) <> 1
        OR max(EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || rated.id))
        OR max(EXISTS (SELECT 1 FROM verdicts AS newer
                       WHERE newer.supersedes = rated.id AND newer.claim <> rated.claim))
    FROM verdicts AS rated JOIN labels ON labels.id = rated.label WHERE rated.claim = told.claim)
ORDER BY 1"""
# A pack is told how its claims stand, since it lacks what is not public.
_PACKED: Final = f"SELECT claim FROM {PACKED_STANDING} WHERE in_public = ? ORDER BY claim"


def standings_to_tell(connection: sqlite3.Connection, *, asking: str | None) -> list[Standing]:
    """Return how the claims stand for which a correction is due, each by its first wording.

    ``asking`` is as of `find_standing`.
    """
    due = InPublic.CORRECTION_DUE
    packed = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    if connection.execute(packed, [PACKED_STANDING]).fetchone():
        found = connection.execute(_PACKED, [str(due)]).fetchall()
    else:
        found = connection.execute(_MAY_BE_OWED).fetchall()
    groups = sorted(set(wordings_of(connection, [claim for (claim,) in found])))
    rated = read_verdicts_of(connection, groups, asking=None)
    public = public_standings(connection, groups, [each.all for each in rated])
    owed = [
        same
        for same, each in zip(groups, public, strict=True)
        if each.state is due and standing_claims(connection, same)
    ]
    return find_standings(connection, owed, asking=asking)
