"""What somebody said, as a JSON object."""

from claimcheck.model.speech import Speech
from claimcheck.reports.person_rows import person_as_dict
from claimcheck.reports.records import statement_as_dict


def speech_as_dict(speech: Speech) -> dict[str, object]:
    """Return what somebody said with plain values."""
    return {
        "name": speech.name,
        "person": person_as_dict(speech.person) if speech.person else None,
        "occasions": [
            {
                "said_on": occasion.said_on,
                "reported_on": occasion.reported_on,
                "place": occasion.place,
                "statements": [
                    {
                        **statement_as_dict(said.stored),
                        "verdicts": [verdict.label for verdict in said.verdicts],
                    }
                    for said in occasion.said
                ],
            }
            for occasion in speech.occasions
        ],
        "repeated_since_rated": [
            {
                "verdict_id": f"v-{each.verdict.id:d}",
                "claim_id": f"c-{each.verdict.claim:d}",
                "verdict": each.verdict.label,
                "as_of": each.verdict.as_of,
                "repeated": [
                    {"statement_id": f"s-{said.id:d}", "said_on": str(said.statement.said_on)}
                    for said in each.statements
                ],
            }
            for each in speech.repeated
        ],
        "changed_figures": [
            {
                "text": changed.text,
                "figures": [
                    {
                        "figure": given.figure,
                        "said_on": None if given.is_bound else given.said_on,
                        "reported_on": given.said_on if given.is_bound else None,
                        "statement_id": f"s-{given.statement:d}",
                    }
                    for given in changed.given
                ],
            }
            for changed in speech.changed
        ],
    }
