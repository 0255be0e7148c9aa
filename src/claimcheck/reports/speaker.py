"""What somebody said, as a JSON object."""

from claimcheck.model.claim import DatedFigure
from claimcheck.model.speech import Repeated, Speech, SpeechOccasion
from claimcheck.reports.person_rows import person_as_dict
from claimcheck.reports.records import statement_as_dict


def speech_as_dict(speech: Speech) -> dict[str, object]:
    """Return what somebody said with plain values."""
    return {
        "name": speech.name,
        "person": person_as_dict(speech.person) if speech.person else None,
        "occasions": [_occasion_as_dict(each) for each in speech.occasions],
        "repeated_since_rated": [_repeated_as_dict(each) for each in speech.repeated],
        "changed_figures": [
            {"text": changed.text, "figures": [_figure_as_dict(each) for each in changed.given]}
            for changed in speech.changed
        ],
    }


def _occasion_as_dict(occasion: SpeechOccasion) -> dict[str, object]:
    return {
        "said_on": occasion.said_on,
        "reported_on": occasion.reported_on,
        "place": occasion.place,
        "statements": [
            {
                **statement_as_dict(said.stored),
                "verdicts": [verdict.label for verdict in said.verdicts],
                "in_public": str(said.standing.public.state) if said.standing else None,
                "readers_have": said.standing.readers_have if said.standing else None,
            }
            for said in occasion.said
        ],
    }


def _repeated_as_dict(repeated: Repeated) -> dict[str, object]:
    verdict = repeated.verdict
    return {
        "verdict_id": f"v-{verdict.id:d}",
        "claim_id": f"c-{verdict.claim:d}",
        "verdict": verdict.label,
        "as_of": verdict.as_of,
        "repeated": [
            {"statement_id": f"s-{said.id:d}", "said_on": str(said.statement.said_on)}
            for said in repeated.statements
        ],
    }


def _figure_as_dict(given: DatedFigure) -> dict[str, object]:
    return {
        "figure": given.figure,
        "said_on": None if given.is_bound else given.said_on,
        "reported_on": given.said_on if given.is_bound else None,
        "statement_id": f"s-{given.statement:d}",
    }
