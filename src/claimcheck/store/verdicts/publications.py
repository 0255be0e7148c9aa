"""Publications: where the desk's checks can be read."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Final

from claimcheck.model.ids import ClaimId, PublicationId, VerdictId, id_or_none
from claimcheck.model.status import InPublic, PublicStanding, derive_public
from claimcheck.model.verdict import Publication, Verdict
from claimcheck.store.schema.public_views import EVER_ONE, pages_told_at_query, tellings_query
from claimcheck.store.schema.standing_verdicts import NEEDED, PACKED_STANDING
from claimcheck.store.verdicts.tellings import tellings_of

# Of what was one with another claim readers may have been told at that one's page.
_MAY_BE_TOLD_OF: Final = """
WITH asked(claim) AS MATERIALIZED (SELECT value FROM json_each(?1))
SELECT claim FROM tellings WHERE claim IN asked
UNION SELECT claim FROM publications WHERE claim IN asked
UNION SELECT claim FROM links WHERE claim IN asked AND relation = 'same_as'
UNION SELECT target FROM links WHERE target IN asked AND relation = 'same_as'"""

_ASKED: Final = "(SELECT value FROM json_each(?1))"
_OF_PAGE: Final = "publication, claim, url, published_on"
_IN_ORDER: Final = " ORDER BY publication, claim"
_PAGES: Final = (
    "(SELECT * FROM publications WHERE claim IN"
    f" (SELECT claim FROM {EVER_ONE.format(claims=_ASKED[1:-1])}))"
)
_TOLD_AT: Final = (
    f"SELECT {_OF_PAGE} FROM"
    f" ({pages_told_at_query(f'({tellings_query(_ASKED[1:-1], NEEDED)})', _PAGES)}){_IN_ORDER}"
)
_WERE_EVER_ONE: Final = (
    f"SELECT 1 FROM links WHERE relation = 'same_as' AND claim IN {_ASKED}"
    f" UNION ALL SELECT 1 FROM links WHERE relation = 'same_as' AND target IN {_ASKED} LIMIT 1"
)


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


def pages_of(connection: sqlite3.Connection, claims: Sequence[int]) -> list[Publication]:
    """Return where readers read of ``claims``, wordings of one: its own pages, else another's.

    That is the page of a claim that one of them was one with when it was published.
    """
    own = publications_of(connection, claims)
    if own or not (is_pack(connection) or _were_ever_one(connection, claims)):
        return own
    return pages_told_at(connection, claims)


def _were_ever_one(connection: sqlite3.Connection, claims: Sequence[int]) -> bool:
    """Return whether any of ``claims`` was ever one with another."""
    return connection.execute(_WERE_EVER_ONE, [json.dumps(claims)]).fetchone() is not None


def pages_told_at(
    connection: sqlite3.Connection, claims: Sequence[int] | None
) -> list[Publication]:
    """Return the pages at which readers read of those of ``claims`` that have none; None: of all.

    They are those of claims that each was one with when these were published.
    """
    if claims is None:
        rows = connection.execute(f"SELECT {_OF_PAGE} FROM pages_told_at{_IN_ORDER}")
    elif is_pack(connection):
        query = f"SELECT {_OF_PAGE} FROM pages_told_at WHERE claim IN {_ASKED}{_IN_ORDER}"
        rows = connection.execute(query, [json.dumps(claims)])
    else:
        rows = connection.execute(_TOLD_AT, [json.dumps(claims)])
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
