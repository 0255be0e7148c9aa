"""Correct a verdict, and keep what the public was told about it."""

from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.ids import CorrectionId
from claimcheck.model.status import InPublic, Means, Telling
from claimcheck.model.verdict import CorrectionClass, Verdict, VerdictRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing, is_published, wordings
from claimcheck.store.verdicts.in_force import find_verdict
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.tellings import tell, tellings_of
from claimcheck.store.verdicts.told_corrections import days_told
from claimcheck.store.verdicts.verdicts import (
    add_correction,
    give_verdict,
    retract_verdict,
    reword_verdict,
)
from claimcheck.workflows.verdicts.minimum_sources import require_enough_sources
from claimcheck.workflows.verdicts.rate import Rating, require_rating
from claimcheck.workflows.verdicts.sign_off import find_target

# What takes a verdict from readers need not wait for a re-check of it.
_UNDOING: Final = frozenset((CorrectionClass.NEW_VERDICT, CorrectionClass.WITHDRAWN))


class Correction(NamedTuple):
    """What is to be corrected, and what the public is told.

    `label` belongs to a new verdict alone. `rationale`, `as_of` and
    `recheck_on` are None where they stay as they are.
    """

    kind: CorrectionClass
    notice: str
    label: str | None = None
    rationale: str | None = None
    as_of: str | None = None
    recheck_on: str | None = None


class Corrected(NamedTuple):
    """What was stored: the correction, and the verdict before and after it.

    `after` is `before` itself where only published words changed, and None
    where the verdict was taken back. `untold` says of one that readers do not have why no
    public list has it.
    """

    correction_id: CorrectionId
    before: Verdict
    after: Verdict | None
    claim: Claim
    standing: Standing
    untold: str = ""


class UntoldVerdictError(ClaimcheckError):
    """A notice would tell readers of words that they never had before them."""

    def __init__(self, verdict: Verdict, told: Verdict) -> None:
        """Say what readers have, and how they are told of another label."""
        super().__init__(
            f"readers have {told.label!r} of v-{told.id:d}, not {verdict.label!r}; tell them of"
            f" v-{verdict.id:d} with `claimcheck correct v-{verdict.id:d} --class new-verdict`"
        )


def correct(
    transaction: Transaction,
    number: int,
    correction: Correction,
    *,
    actor: str,
    today: str,
    sources_needed: int,
) -> Corrected:
    """Correct a verdict in force, as one act with its public notice.

    A new verdict needs the policy again, and as many independent sources as any; a correction that
    keeps the label keeps who stood behind it. Raises `ClaimcheckError` where the class and
    what is given do not fit, and as `find_target` does.
    """
    connection = transaction.connection
    before, _ = find_target(connection, number, actor, while_out=correction.kind in _UNDOING)
    untold = _untold(connection, before, actor)
    if (
        untold
        and correction.kind is CorrectionClass.NEW_VERDICT
        and _only_tells(correction, before)
    ):
        return _tell(transaction, correction, untold, before, actor=actor, today=today)
    _require_correctable(connection, correction, before, sources_needed)
    standing = find_standing(connection, before.claim, asking=actor)
    is_quiet = correction.kind is CorrectionClass.WITHDRAWN and standing.waits_beside(before)
    with transaction.act(actor, "correct") as act:
        replacement = _replace(transaction, act, correction, before, today)
        stored = add_correction(
            act,
            number,
            correction.kind,
            replacement=replacement,
            notice=correction.notice,
            corrected_on=today,
        )
        if not is_quiet:
            _note_told(act, before, correction.kind, replacement)
    after = find_verdict(connection, replacement) if replacement else before
    claim = find_claim(connection, before.claim)
    standing = find_standing(connection, claim.id, asking=actor)
    return Corrected(
        CorrectionId(stored),
        before,
        None if correction.kind is CorrectionClass.WITHDRAWN else after,
        claim,
        standing,
        _why_untold(connection, stored, correction.kind, before, standing),
    )


def _require_correctable(
    connection: Connection, correction: Correction, before: Verdict, sources_needed: int
) -> None:
    """Raise `ClaimcheckError` where a correction does not fit the verdict that it is of."""
    if correction.kind not in _UNDOING:
        _require_told(connection, before)
    _require_fitting(connection, correction, before)
    if correction.kind is CorrectionClass.NEW_VERDICT and correction.label:
        require_enough_sources(connection, before.claim, correction.label, sources_needed)


def _untold(connection: Connection, before: Verdict, actor: str) -> int | None:
    """Return the verdict that readers still have before them, where the record says another."""
    standing = find_standing(connection, before.claim, asking=actor)
    is_due = standing.public.state is InPublic.CORRECTION_DUE
    return standing.public.verdict if is_due and standing.public.told != before.label else None


def _require_told(connection: Connection, verdict: Verdict) -> None:
    """Raise `UntoldVerdictError` where readers have another label than a verdict's.

    It may be a dissent from what is out, or a correction that nobody has signed off.
    """
    out = [each for each in _out(connection, verdict.claim).values() if each.verdict]
    if out and verdict.label not in {each.label for each in out}:
        last = max(out, key=lambda each: each.event)
        raise UntoldVerdictError(verdict, find_verdict(connection, int(last.verdict or 0)))


def _only_tells(correction: Correction, before: Verdict) -> bool:
    """Return whether a correction tells readers of a verdict that is given already."""
    same = correction.label is None or correction.label.strip().lower() == before.label.lower()
    return same and not any(correction[3:])


def _tell(
    transaction: Transaction,
    correction: Correction,
    told: int,
    now: Verdict,
    *,
    actor: str,
    today: str,
) -> Corrected:
    """Note what readers are told of a verdict that took the place of a published one."""
    connection = transaction.connection
    _require_notice(correction)
    with transaction.act(actor, "correct") as act:
        stored = add_correction(
            act,
            told,
            correction.kind,
            replacement=now.id,
            notice=correction.notice,
            corrected_on=today,
        )
        tell(act, _out(connection, now.claim), now.id, Means.ANNOUNCED)
    claim = find_claim(connection, now.claim)
    standing = find_standing(connection, claim.id, asking=actor)
    had = find_verdict(connection, told)
    untold = _why_untold(connection, stored, correction.kind, had, standing)
    return Corrected(CorrectionId(stored), had, now, claim, standing, untold)


def _why_untold(
    connection: Connection, stored: int, kind: CorrectionClass, before: Verdict, standing: Standing
) -> str:
    """Return why no public list has a correction; nothing where readers have it."""
    if stored in days_told(connection, [before.claim]):
        return ""
    if standing.public.state is InPublic.UNPUBLISHED:
        return f"No check of c-{before.claim:d} is out: no public list has x-{stored:d}."
    if kind is CorrectionClass.WITHDRAWN:
        return f"Readers never had v-{before.id:d}: no public list has x-{stored:d}."
    if kind is CorrectionClass.NEW_VERDICT:
        return (
            f"Readers have x-{stored:d}, and public lists too, once it is signed off; where a"
            " resolution gives another label, no list ever has it."
        )
    return (
        f"Readers have x-{stored:d}, and public lists too, once its words are out; where a"
        " resolution settles the dispute, no list ever has it."
    )


def _out(connection: Connection, claim: int) -> dict[int, Telling]:
    """Return what readers have of each wording of a claim that is out."""
    told = tellings_of(connection, wordings(connection, claim))
    return {each: telling for each, telling in told.items() if telling.is_out}


def _note_told(act: Act, before: Verdict, kind: CorrectionClass, replacement: int | None) -> None:
    """Note what a correction tells the readers of a claim."""
    out = _out(act.connection, before.claim)
    if kind is CorrectionClass.NEW_VERDICT and replacement is not None:
        tell(act, out, replacement, Means.ANNOUNCED)
    elif kind is CorrectionClass.WITHDRAWN and any(
        before.label in {each.label, each.announced} and before.id >= (each.verdict or 0)
        for each in out.values()
    ):
        tell(act, out, before.id, Means.WITHDRAWN)


def _require_notice(correction: Correction) -> None:
    """Refuse a correction that tells readers nothing."""
    if shows_nothing(correction.notice):
        raise ClaimcheckError("a correction needs a notice for the public")


def _require_fitting(connection: Connection, correction: Correction, before: Verdict) -> None:
    """Refuse a correction whose class does not fit what it changes."""
    kind, label = correction.kind, correction.label
    _require_notice(correction)
    if kind is CorrectionClass.NEW_VERDICT:
        if not label or not correction.rationale:
            raise ClaimcheckError(
                "a new verdict needs a label and a rationale; give --verdict LABEL and"
                " --rationale TEXT"
            )
        label_id(connection, label)
        if not is_published(connection, before.claim):
            raise ClaimcheckError(
                f"c-{before.claim:d} was never published, so that no verdict of it is"
                " corrected yet;"
                f" use `claimcheck review c-{before.claim:d}` or `claimcheck dissent"
                f" v-{before.id:d}`"
            )
        if label.strip().lower() == before.label.lower():
            raise ClaimcheckError(
                f"v-{before.id:d} says {before.label!r} already; use the class same-verdict"
            )
    elif label and label.strip().lower() != before.label.lower():
        raise ClaimcheckError(
            f"the class {kind} keeps the verdict {before.label!r}; use new-verdict"
        )
    elif kind is CorrectionClass.WITHDRAWN and any(correction[3:]):
        raise ClaimcheckError("the class withdrawn takes the verdict back; it needs a notice alone")


def _replace(
    transaction: Transaction, act: Act, correction: Correction, before: Verdict, today: str
) -> int | None:
    """Write what takes a verdict's place; return its id, or None where nothing does."""
    if correction.kind is CorrectionClass.WITHDRAWN:
        retract_verdict(act, before.id, correction.notice)
        return None
    if correction.kind is CorrectionClass.NEW_VERDICT:
        return _rate_again(transaction, act, correction, before, today)
    reworded = Rating(
        before.label,
        correction.rationale or before.rationale,
        correction.as_of or before.as_of,
        correction.recheck_on or before.recheck_on,
    )
    if reworded[1:] == (before.rationale, before.as_of, before.recheck_on):
        return None
    require_rating(transaction, reworded)
    return reword_verdict(
        act,
        before,
        rationale=reworded.rationale,
        as_of=reworded.as_of,
        recheck_on=reworded.recheck_on,
    )


def _rate_again(
    transaction: Transaction, act: Act, correction: Correction, before: Verdict, today: str
) -> int:
    """Write the new verdict that takes an earlier one's place; return its id."""
    rating = Rating(
        correction.label or "",
        correction.rationale or "",
        correction.as_of or today,
        correction.recheck_on,
    )
    require_rating(transaction, rating)
    return give_verdict(
        act,
        before.claim,
        VerdictRole.PROPOSES,
        label_id(act.connection, rating.label),
        rationale=rating.rationale,
        as_of=rating.as_of,
        recheck_on=rating.recheck_on,
        supersedes=before.id,
    )
