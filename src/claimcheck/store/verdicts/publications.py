"""Publications: where the desk's checks can be read."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.model.ids import ClaimId, PublicationId
from claimcheck.model.verdict import Publication


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
