"""Sources and verdicts on claims."""

import sqlite3

from claimcheck.model.verdict import Source, Stance, StoredSource
from claimcheck.store.scales import label_id
from claimcheck.store.transaction import Act


def add_source(act: Act, claim: int, source: Source) -> int:
    """Store a source for a claim, once for a stance and a url, and return its id."""
    known = act.connection.execute(
        "SELECT id FROM current_sources WHERE claim = ? AND stance = ? AND url = ?"
        " AND locator IS ? AND quote IS ?",
        [claim, str(source.stance), source.url, source.locator, source.quote],
    ).fetchone()
    if known:
        return int(known[0])
    number = act.insert(
        "sources",
        claim=claim,
        **{**source._asdict(), "stance": str(source.stance)},
        copy=None,
        added_by=act.actor,
        supersedes=None,
    )
    act.subject = f"e-{number}"
    return number


def sources_of_claims(
    connection: sqlite3.Connection, claims: tuple[int, ...]
) -> list[StoredSource]:
    """Return the sources of any of ``claims`` in force, by id."""
    marks = ", ".join("?" * len(claims))
    query = (
        "SELECT id, claim, added_by, stance, url, title, publisher, origin, locator, quote,"
        f" accessed_on, archive_url FROM current_sources WHERE claim IN ({marks}) ORDER BY id"
    )
    return [
        StoredSource(number, claim, Source(Stance(stance), *rest), added_by)
        for number, claim, added_by, stance, *rest in connection.execute(query, claims)
    ]


def propose_verdict(
    act: Act, claim: int, label: str, *, rationale: str, as_of: str, recheck_on: str | None
) -> int:
    """Store the act's reviewer's verdict on a claim and return its id.

    It supersedes the verdict that the same reviewer gave on it before. Raises
    `UnknownLabelError` where the label is not on the newest scale.
    """
    earlier = act.connection.execute(
        "SELECT id FROM current_verdicts WHERE claim = ? AND reviewer = ? AND role = 'proposes'",
        [claim, act.actor],
    ).fetchone()
    number = act.insert(
        "verdicts",
        claim=claim,
        reviewer=act.actor,
        role="proposes",
        label=label_id(act.connection, label),
        rationale=rationale,
        as_of=as_of,
        recheck_on=recheck_on,
        supersedes=earlier[0] if earlier else None,
    )
    act.subject = f"v-{number}"
    return number
