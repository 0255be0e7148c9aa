"""Publications: where the desk's checks can be read."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from claimcheck.model.ids import ClaimId, PublicationId, VerdictId, id_or_none
from claimcheck.model.status import InPublic, PublicStanding, derive_public
from claimcheck.model.verdict import Publication, Verdict
from claimcheck.store.schema.standing_verdicts import PACKED_STANDING
from claimcheck.store.verdicts.tellings import tellings_of

# Of what was one with another claim readers may have been told at that one's page.
_MAY_BE_TOLD_OF: Final = """
WITH asked(claim) AS MATERIALIZED (SELECT value FROM json_each(?1))
SELECT claim FROM tellings WHERE claim IN asked
UNION SELECT claim FROM publications WHERE claim IN asked
UNION SELECT claim FROM links WHERE claim IN asked AND relation = 'same_as'
UNION SELECT target FROM links WHERE target IN asked AND relation = 'same_as'"""


def publications_of(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Publication]:
    """Return where checks of any of ``claims`` were published, earliest stored first."""
    rows = connection.execute(
        "SELECT id, claim, url, published_on, despite FROM current_publications"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(claims)],
    )
    return [
        Publication(PublicationId(number), ClaimId(claim), *rest) for number, claim, *rest in rows
    ]


def is_pack(connection: sqlite3.Connection) -> bool:
    """Return whether a file is a pack, which is told how each of its claims stands in public."""
    query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.execute(query, [PACKED_STANDING]).fetchone() is not None


def public_standings(
    connection: sqlite3.Connection,
    groups: Sequence[Sequence[int]],
    verdicts: Sequence[Sequence[Verdict]],
) -> list[PublicStanding]:
    """Return what readers see of claims, each given by all its wordings and its verdicts."""
    place = {int(claim): number for number, claims in enumerate(groups) for claim in claims}
    found = [PublicStanding()] * len(groups)
    if is_pack(connection):
        query = (
            f"SELECT claim, in_public, told, verdict FROM {PACKED_STANDING}"
            " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim DESC"
        )
        for claim, state, told, verdict in connection.execute(query, [json.dumps([*place])]):
            out = id_or_none(VerdictId, verdict)
            found[place[claim]] = PublicStanding(InPublic(state), told, out)
        return found
    asked = connection.execute(_MAY_BE_TOLD_OF, [json.dumps([*place])])
    public = {place[claim] for (claim,) in asked}
    if not public:
        return found
    told = tellings_of(connection, [claim for number in public for claim in groups[number]])
    for number in public:
        told_of = [told[claim] for claim in groups[number] if claim in told]
        found[number] = derive_public(verdicts[number], told_of)
    return found
