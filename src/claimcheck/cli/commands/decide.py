"""`claimcheck decide`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.completion import of_the_record
from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.workflows.claims.decide import Decided

_WORDS = ("same", "related", "contradicts", "not-same", "later")


def _offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return questions and statements, then a claim or the decisions."""
    before: list[str] = list(context.params.get("words") or ())
    if not before:
        kinds = ["STATEMENT" if incomplete.startswith("s") else "QUESTION"]
    else:
        kinds = ["CLAIM"] if before[-1].startswith("s-") else []
    found = [each for kind in kinds for each in of_the_record(kind, context, incomplete)]
    words = [(each, "") for each in _WORDS if before and each.startswith(incomplete)]
    return found + words


def command(
    context: typer.Context,
    words: Annotated[
        list[str],
        argument(
            "The match is a question (q-7), or a statement and a claim (s-12 c-3); the"
            " decision is same, related, contradicts, not-same or later.",
            "MATCH DECISION",
            autocompletion=_offered,
        ),
    ],
    reason: Annotated[str | None, option("--reason", "Why; others will read it.", "TEXT")] = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Decide whether a statement states a claim.

    `same` carries the claim's verdicts over, because a person says so;
    `not-same` is remembered and not asked again; `later` leaves it open.

    Example: claimcheck decide q-1 not-same --reason "Another year"
    """
    from claimcheck.model.ids import parse_id

    *named, word = words
    if word.replace("_", "-") not in _WORDS or not 1 <= len(named) <= 2:
        raise ClaimcheckError(
            "say which match and what you decide: q-7, or s-12 c-3; then"
            f" {', '.join(_WORDS[:-1])} or {_WORDS[-1]}"
        )
    subject = parse_id(named[0], "qs")
    if subject.letter == "s" and len(named) == 1:
        raise ClaimcheckError(f"name the claim too: claimcheck decide {subject} c-3 {word}")
    claim = named[1] if len(named) == 2 else None
    with record_of(database, context, by=by, now=now) as record:
        decided = record.decide(str(subject), word.replace("-", "_"), claim=claim, reason=reason)
    put(_said(decided))


class _DecisionTold(StrEnum):
    """What a decision means, for the person who made it."""

    SAME = "s-{statement:d} states the same claim as c-{candidate:d}."
    CONFIRMED = "s-{statement:d} states c-{candidate:d}; confirmed."
    RELATED = "c-{claim:d} is related to c-{candidate:d}; each keeps its own verdicts."
    CONTRADICTS = "c-{claim:d} contradicts c-{candidate:d}; each keeps its own verdicts."
    NOT_SAME = "c-{claim:d} is not c-{candidate:d}; that will not be asked again."
    LATER = "The question about s-{statement:d} and c-{candidate:d} stays open."


def _said(decided: "Decided") -> str:
    """Return what was recorded, in a sentence."""
    outcome = _DecisionTold[decided.decision.name]
    if decided.claim_id == decided.candidate_id and outcome is _DecisionTold.SAME:
        outcome = _DecisionTold.CONFIRMED
    said = outcome.format(
        statement=decided.statement_id, claim=decided.claim_id, candidate=decided.candidate_id
    )
    if decided.replaced:
        before = decided.replaced
        word = before.decision.replace("_", "-")
        said += f" It replaces d-{before.id:d} ({word}, {visible(before.reviewer)})."
    if decided.to_choose:
        said += f" {visible(decided.to_choose)}."
    return f"d-{decided.decision_id:d} {said}"
