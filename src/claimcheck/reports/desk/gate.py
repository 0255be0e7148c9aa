"""What the gate found, as one JSON document."""

from collections.abc import Sequence

from claimcheck.model.desk.gate import Gated
from claimcheck.reports.json_text import as_json_text


def gate_as_json(found: Sequence[Gated]) -> str:
    """Return the claims with what each rule says, and whether all of them pass."""
    answer = {
        "passed": all(each.passed for each in found),
        "claims": [
            {
                "claim_id": f"c-{each.claim.id:d}",
                "claim": each.claim.text,
                "status": str(each.standing.status),
                "in_public": str(each.standing.public.state),
                "passed": each.passed,
                "rules": [ruling._asdict() for ruling in each.rulings],
            }
            for each in found
        ],
    }
    return as_json_text(answer, indent=2) + "\n"
