"""The query for the table of statements: only what the columns asked for need is read."""

from collections.abc import Collection, Mapping
from typing import Final

from claimcheck.store.queries.tables.said_sql import AT_HAND, WHOSE
from claimcheck.store.schema.expressions import bound_of, day_of, gone_rows

# What each column is, and the part of the query that it comes from.
STATEMENT_COLUMNS: Final[Mapping[str, tuple[str, str]]] = {
    "statement_id": ("'s-' || statements.id", ""),
    **{
        name: (f"statements.{name}", "")
        for name in ("text", "kind", "speaker", "role", "organisation")
    },
    "said_on": (day_of("statements"), ""),
    "date_origin": ("statements.date_origin", ""),
    "reported_on": (bound_of("statements"), ""),
    **{name: (f"statements.{name}", "") for name in ("place", "medium", "url", "language")},
    "article_id": ("'a-' || statements.article", ""),
    **{name: (f"statements.{name}", "") for name in ("spans", "prefix", "suffix", "rule")},
    "claim_id": ("'c-' || links.target", ""),
    "made_by": ("links.made_by", ""),
    "confirmed_by": ("links.confirmed_by", ""),
    "status": ("claim_status.status", "claim_status"),
    "person_id": ("CASE WHEN whose.number = 1 THEN whose.first END", "whose"),
    "person": ("CASE WHEN whose.number = 1 THEN whose.names END", "whose"),
    "persons": ("CASE WHEN whose.number > 1 THEN whose.names END", "whose"),
    "in_public": ("claim_status.in_public", "claim_status"),
    "recorded_on": ("(SELECT substr(at, 1, 10) FROM events WHERE sequence = statements.event)", ""),
}
_JOINS: Final = {
    "whose": "LEFT JOIN whose ON whose.statement = statements.id",
    "claim_status": "LEFT JOIN claim_status ON claim_status.claim = links.target",
}


def statements_query(columns: Collection[str] | None, status: str) -> str:
    """Return the query for statements, of the ``columns`` asked for or all.

    ``status`` is what `status_at_hand` returns.
    """
    asked = [name for name in STATEMENT_COLUMNS if columns is None or name in columns]
    parts = {STATEMENT_COLUMNS[name][1] for name in asked}
    listed = ", ".join(f"{STATEMENT_COLUMNS[name][0]} AS {name}" for name in asked)
    joins = "\n".join(join for part, join in _JOINS.items() if part in parts)
    return f"""
WITH {AT_HAND}{status},
{WHOSE}
SELECT {listed}
FROM statements
LEFT JOIN links ON links.statement = statements.id AND links.relation = 'states'
      AND links.id NOT IN ({gone_rows("links")})
{joins}
WHERE statements.id NOT IN ({gone_rows("statements")})"""
