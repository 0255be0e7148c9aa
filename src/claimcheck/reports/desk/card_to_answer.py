"""A card of the review desk as plain values, to be answered elsewhere."""

from collections.abc import Sequence

from claimcheck.matching.explanation import reason
from claimcheck.model.desk.card import Card, Prior, WordsInContext
from claimcheck.reports.matches import dropped_as_dicts, verdicts_as_dicts, why_as_dict
from claimcheck.reports.records import source_as_dict


def card_as_dict(
    card: Card, head: str, offers: Sequence[str], labels: Sequence[str]
) -> dict[str, object]:
    """Return a card with plain values and an empty answer.

    ``offers`` are the acts it allows, ``labels`` those that a verdict can have; ``head``
    is the record's last event when it was read, by which a stale answer is known.
    """
    waits = card.entry.waiting
    return {
        "card": waits.subject,
        "task": str(card.task),
        "head": head,
        "asking": card.asking,
        "claim_id": f"c-{card.claim.id:d}",
        "claim": card.claim.text,
        "status": str(card.standing.status),
        "in_public": str(card.standing.public.state),
        "readers_have": card.standing.readers_have,
        **_said_as_dict(card),
        "topic": waits.topic,
        "assigned_to": waits.assigned_to,
        "priority": waits.priority,
        "deadline": waits.deadline,
        "on_hold": card.hold.reason if card.hold else None,
        "waits_since": waits.since,
        "reason": card.entry.reason,
        "prior": [_prior_as_dict(each) for each in card.priors],
        "verdicts": verdicts_as_dicts(card.standing.verdicts),
        "hidden_verdicts": card.standing.hidden,
        "sources": [source_as_dict(each) for each in card.sources],
        "sources_missing": card.shortfall,
        "notes": [
            {"reviewer": each.reviewer, "at": each.at, "text": each.text} for each in card.notes
        ],
        "offers": list(offers),
        "labels": list(labels),
        "answer": None,
    }


def _said_as_dict(card: Card) -> dict[str, object]:
    """Return what was said, and where it stands."""
    stored = card.stored
    said = stored.statement if stored else None
    return {
        "statement_id": f"s-{stored.id:d}" if stored else None,
        "statement": said.text if said else None,
        "speaker": said.speaker if said else None,
        "person": said.person if said else None,
        "said_on": str(said.said_on) if said and said.said_on else None,
        "reported_on": str(said.reported_on) if said and said.reported_on else None,
        "place": said.place if said else None,
        "context": _marked(card.passage) if card.passage else None,
        "article_id": f"a-{card.origin.number:d}" if card.origin else None,
        "position": str(card.origin.position) or None if card.origin else None,
        "url": (card.origin.article.url if card.origin else None) or (said.url if said else None),
    }


def _marked(passage: WordsInContext) -> str:
    """Return words where they stand, marked ``>>like this<<``."""
    pieces = [
        f">>{piece}<<" if position % 2 == 0 else piece
        for position, piece in enumerate(passage.pieces)
    ]
    return passage.before + "".join(pieces) + passage.after


def _prior_as_dict(prior: Prior) -> dict[str, object]:
    """Return a claim made before, what differs, and how it was rated."""
    match = prior.match
    return {
        "claim_id": f"c-{match.claim.id:d}",
        "claim": match.claim.text,
        "band": str(match.band),
        "differences": [reason(each) for each in match.comparison.differences],
        "agrees": match.comparison.agrees,
        "dropped": dropped_as_dicts(match.comparison.dropped),
        "verdicts": verdicts_as_dicts(match.standing.verdicts),
        "why": why_as_dict(match.why),
    }
