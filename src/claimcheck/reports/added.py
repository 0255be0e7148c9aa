"""What `add` did with a statement, as a JSON object."""

from claimcheck.model.added import Added
from claimcheck.reports.matches import match_as_dict


def added_as_dict(added: Added) -> dict[str, object]:
    """Return what was stored for a statement, with plain values."""
    return {
        "outcome": str(added.outcome),
        "statement_id": f"s-{added.statement_id}",
        "claim_id": f"c-{added.claim_id}",
        "statement": added.statement.text,
        "questions": [f"q-{number}" for number in added.questions],
        "matches": [match_as_dict(match) for match in added.matches],
    }
