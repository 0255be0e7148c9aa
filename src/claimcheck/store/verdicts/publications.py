"""Publications: where the desk's checks can be read."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.model.ids import ClaimId, PublicationId, VerdictId, id_or_none
from claimcheck.model.status import InPublic, Means, PublicStanding, Telling, derive_public
from claimcheck.model.verdict import Publication, Verdict
from claimcheck.store.schema.public_views import tellings_query
from claimcheck.store.schema.verdict_views import NEEDED, PACKED_STANDING

_TELLINGS = tellings_query("claim IN (SELECT value FROM json_each(?1))", NEEDED)


def publications_of(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Publication]:
    """Return where checks of any of ``claims`` were published, earliest stored first."""
    rows = connection.execute(
        "SELECT id, claim, url, published_on FROM current_publications"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(claims)],
    )
    return [
        Publication(PublicationId(number), ClaimId(claim), *rest) for number, claim, *rest in rows
    ]


def public_standing(
    connection: sqlite3.Connection, claims: Sequence[int], verdicts: Sequence[Verdict]
) -> PublicStanding:
    """Return what readers see of ``claims``, all wordings of one, of which ``verdicts`` stand."""
    listed = json.dumps(claims)
    query = (
        "SELECT 1 FROM current_publications WHERE claim IN (SELECT value FROM json_each(?)) LIMIT 1"
    )
    if connection.execute(query, [listed]).fetchone() is None:
        return PublicStanding()
    query = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    if connection.execute(query, [PACKED_STANDING]).fetchone():
        query = (
            f"SELECT in_public, told, verdict FROM {PACKED_STANDING}"
            " WHERE claim IN (SELECT value FROM json_each(?)) LIMIT 1"
        )
        row = connection.execute(query, [listed]).fetchone()
        state, told, verdict = row or (InPublic.UNPUBLISHED, None, None)
        return PublicStanding(InPublic(state), told, id_or_none(VerdictId, verdict))
    rows = connection.execute(_TELLINGS, [listed])
    tellings = [
        Telling(Means(means), id_or_none(VerdictId, verdict), label, bool(backed))
        for _, means, verdict, label, backed in rows
    ]
    return derive_public(verdicts, tellings)
