"""A match as a JSON object: the same fields in every command."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.matching.explanation import align, matcher_name, reason
from claimcheck.model.claim import DatedFigure, Match, Standing, Why
from claimcheck.model.comparison import Comparison, Dropped, agreed_by
from claimcheck.model.statement import Span
from claimcheck.model.status import deciding_verdicts
from claimcheck.model.verdict import Verdict

if TYPE_CHECKING:
    from claimcheck.model.imports.elsewhere import Elsewhere


def answer_as_dict(
    text: str,
    matches: Sequence[Match],
    compared: int,
    weak: Sequence[Match] = (),
    elsewhere: "Sequence[Elsewhere]" = (),
    more: int | None = None,
) -> dict[str, object]:
    """Return what was found for a statement, among how many claims.

    ``weak`` are those that come nearest where nothing resembles the statement; ``more`` tells
    how many resemble it beyond the matches, None where nobody counted.
    """
    return {
        "statement": text,
        "compared": compared,
        "matches": [match_as_dict(text, match) for match in matches],
        "more": more,
        "weak": [match_as_dict(text, match) for match in weak],
        "elsewhere": [elsewhere_as_dict(text, each) for each in elsewhere],
    }


def elsewhere_as_dict(text: str, each: "Elsewhere") -> dict[str, object]:
    """Return another desk's check, with how its claim compares with a statement's ``text``."""
    start, end = each.match.part or (0, len(text))
    yours, stored = align(text[start:end], each.match.claim.text)
    check = each.check
    return {
        "check_id": f"y-{check.id:d}",
        "library": each.library,
        "publisher": check.publisher,
        "site": check.site,
        "label": check.label,
        "label_here": each.label,
        "published_on": check.published_on,
        "url": check.url,
        "explanation": check.explanation,
        "claim": each.match.claim.text,
        "band": str(each.match.band),
        "differences": differences_as_dicts(each.match.comparison),
        "part": each.match.part,
        "words_apart": {
            "yours": tuple(Span(one + start, other + start) for one, other in yours),
            "stored": stored,
        },
    }


def match_as_dict(text: str, match: Match) -> dict[str, object]:
    """Return a match with plain values: ids with their letter, spans as pairs of offsets.

    ``text`` is the statement's; `words_apart` are the spans of each text whose words
    the other has not in that place; `change` is empty unless the same person gave
    another figure for the same thing at another date; `part` is the place of the sentence
    or clause of the statement that was compared, null where it was the whole; `meaning` is
    the cosine where that alone lifted the band.
    """
    start, end = match.part or (0, len(text))
    yours, stored = align(text[start:end], match.claim.text)
    yours = tuple(Span(one + start, other + start) for one, other in yours)
    return {
        "claim_id": f"c-{match.claim.id:d}",
        "claim": match.claim.text,
        "band": str(match.band),
        "overlap": round(match.comparison.overlap, 4),
        "likeness": round(match.comparison.likeness, 2),
        "score": round(match.score, 4),
        "differences": differences_as_dicts(match.comparison),
        "agrees": match.comparison.agrees,
        "agreed_by": agreed_by(match.comparison.agrees, matcher_name()),
        "dropped": dropped_as_dicts(match.comparison.dropped),
        "meaning": match.comparison.meaning,
        "change": [given_as_dict(each) for each in match.change],
        "part": match.part,
        "words_apart": {"yours": yours, "stored": stored},
        **standing_as_dict(match.standing),
        "why": why_as_dict(match.why),
    }


def why_as_dict(why: Why | None) -> dict[str, str | None] | None:
    """Return why a claim is rated as it is, with plain values."""
    return why._asdict() if why else None


def given_as_dict(given: DatedFigure) -> dict[str, object]:
    """Return a figure as it was given on a day; your own words have no id."""
    return {
        "figure": given.figure,
        "said_on": given.said_on,
        "statement_id": f"s-{given.statement:d}" if given.statement else None,
        "speaker": given.speaker,
    }


def dropped_as_dicts(dropped: Sequence[Dropped]) -> list[dict[str, str]]:
    """Return what was taken away before two texts were called the same, with plain values."""
    return [
        {"step": str(each.step), "yours": each.first, "stored": each.second}
        for each in dropped
        if each.first or each.second
    ]


def differences_as_dicts(comparison: Comparison) -> list[dict[str, object]]:
    """Return what differs between your words and the stored ones, with plain values."""
    return [
        {
            "guard": str(each.guard),
            "yours": each.first,
            "stored": each.second,
            "yours_span": each.first_span,
            "stored_span": each.second_span,
            "reason": reason(each),
        }
        for each in comparison.differences
    ]


def standing_as_dict(standing: Standing) -> dict[str, object]:
    """Return what the record says of a claim, with plain values."""
    return {
        "status": str(standing.status),
        "in_public": str(standing.public.state),
        "readers_have": standing.readers_have,
        "mentions": standing.mentions,
        "occasions": standing.occasions,
        "speakers": list(standing.speakers),
        "persons": list(standing.persons),
        "first_said_on": standing.first_said_on,
        "last_said_on": standing.last_said_on,
        "first_reported_on": standing.first_reported_on,
        "verdicts": verdicts_as_dicts(standing.verdicts),
        "hidden_verdicts": standing.hidden,
    }


def verdicts_as_dicts(verdicts: Sequence[Verdict]) -> list[dict[str, object]]:
    """Return verdicts with plain values; `settled` are those that decide no longer."""
    deciding = deciding_verdicts(verdicts)
    return [{**_verdict_as_dict(each), "settled": each not in deciding} for each in verdicts]


def _verdict_as_dict(verdict: Verdict) -> dict[str, object]:
    """Return a verdict with plain values."""
    fields = verdict._asdict()
    for derived in ("carries_on", "needed", "corrects"):
        del fields[derived]
    about = f"v-{verdict.about:d}" if verdict.about else None
    return {**fields, "id": f"v-{verdict.id:d}", "claim": f"c-{verdict.claim:d}", "about": about}
