"""Sign off a verdict, a second name behind it, and set how many names it needs."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.desk.policy import Policy
from claimcheck.model.ids import VerdictId
from claimcheck.model.status import deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole, sign_off_words
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_claim, find_standing, wordings
from claimcheck.store.verdicts.in_force import Rated, ReplacedError, read_verdicts, require_in_force
from claimcheck.store.verdicts.policies import StoredPolicy, policy_in_force, set_policy
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.told_corrections import days_told, written_corrections
from claimcheck.store.verdicts.verdicts import label_row
from claimcheck.workflows.verdicts.rate import give_own


class GivenOpinion(NamedTuple):
    """A verdict that was stored, and how its claim stands after it.

    `became` says what became by it of corrections that were written and not out yet.
    """

    verdict_id: VerdictId
    claim: Claim
    standing: Standing
    became: str = ""


class OwnVerdictError(ClaimcheckError):
    """A reviewer was to be their own second pair of eyes."""

    def __init__(self, act: str, reviewer: str) -> None:
        """Say who needs to act instead."""
        super().__init__(f"{act} {reviewer}'s own verdict; another reviewer must")


class AgreedError(ClaimcheckError):
    """A reviewer stands behind the label already."""

    def __init__(self, reviewer: str, verdict: Verdict) -> None:
        """Name the verdict that says so."""
        super().__init__(
            f"{reviewer} stands behind {verdict.label!r} already, by v-{verdict.id:d};"
            " a third person's sign-off would add to it"
        )


class HiddenVerdictError(ClaimcheckError):
    """A verdict must not be read yet."""

    def __init__(self, verdict: Verdict) -> None:
        """Name the verdict and what its reader has to do first."""
        super().__init__(
            f"v-{verdict.id:d} is hidden until a second verdict is given; give yours with"
            f" `claimcheck review c-{verdict.claim:d} --verdict LABEL --rationale TEXT`"
        )


def sign_off(
    transaction: Transaction, number: int, *, actor: str, rationale: str | None = None
) -> GivenOpinion:
    """Put a second name behind a verdict.

    Raises `ReplacedError` where it is not in force, `OwnVerdictError` for one's
    own, and `AgreedError` where the actor stands behind the label already.
    """
    target, rated = find_target(transaction.connection, number, actor)
    if target.reviewer == actor:
        raise OwnVerdictError(f"v-{number:d} is", actor)
    for each in deciding_verdicts(rated.all):
        if each.reviewer == actor and each.label == target.label:
            raise AgreedError(actor, each)
    written = waiting_corrections(transaction.connection, target.claim, actor)
    with transaction.act(actor, "sign-off") as act:
        verdict = give_own(
            act,
            target.claim,
            VerdictRole.SIGNS_OFF,
            label_row(act, number),
            rationale=_reason(rationale) or sign_off_words(VerdictId(number)),
            as_of=target.as_of,
            about=number,
        )
    return given_opinion(transaction.connection, verdict, target.claim, actor, written)


def find_target(
    connection: Connection, number: int, actor: str, *, while_out: bool = False
) -> tuple[Verdict, Rated]:
    """Return a verdict on which ``actor`` can act, and those that stand beside it.

    With ``while_out`` that may be one that readers have, though a re-check of it waits.
    Raises `ReplacedError`, `HiddenVerdictError`, or `ClaimcheckError` for a
    sign-off and for what was settled since.
    """
    require_reviewer(connection, actor)
    target = require_in_force(connection, number)
    rated = read_verdicts(connection, wordings(connection, target.claim), asking=actor)
    if any(each.id == number for each in rated.hidden):
        raise HiddenVerdictError(target)
    if target.role == VerdictRole.SIGNS_OFF:
        raise ClaimcheckError(
            f"v-{number:d} signs off v-{target.about:d}; name that verdict instead"
        )
    deciding = deciding_verdicts(rated.all)
    is_settled = all(each.id != number for each in deciding)
    if is_settled and not (while_out and _is_out(connection, target, actor)):
        settled_by = next(each.id for each in deciding if each.settles)
        raise ReplacedError(
            number, f"was settled by v-{settled_by:d}, which is the verdict to name"
        )
    return target, rated


def _is_out(connection: Connection, verdict: Verdict, actor: str) -> bool:
    """Return whether readers have a verdict before them."""
    return find_standing(connection, verdict.claim, asking=actor).public.verdict == verdict.id


def _reason(rationale: str | None) -> str | None:
    """Return a rationale that says something, or None."""
    return None if shows_nothing(rationale or "") else rationale


def waiting_corrections(connection: Connection, claim: int, actor: str) -> tuple[int, ...]:
    """Return the corrections of a published claim that were written and are not out yet."""
    standing = find_standing(connection, claim, asking=actor)
    if not standing.public.state.is_out:
        return ()
    deciding = deciding_verdicts(standing.verdicts)
    return written_corrections(connection, claim, (each.id for each in deciding))


def given_opinion(
    connection: Connection, verdict: int, claim: int, actor: str, written: tuple[int, ...] = ()
) -> GivenOpinion:
    """Return what was stored, how the claim stands now, and what became of ``written``."""
    standing = find_standing(connection, claim, asking=actor)
    became = _became_of(connection, written, standing) if written else ""
    return GivenOpinion(VerdictId(verdict), find_claim(connection, claim), standing, became)


def _became_of(connection: Connection, written: Sequence[int], standing: Standing) -> str:
    """Say what became of written corrections; those that still wait are told by what lets them out.

    A resolution settles what was given before it.
    """
    told = days_told(connection, [standing.leader])
    out = ", ".join(f"x-{each:d}" for each in written if each in told)
    never = ", ".join(f"x-{each:d}" for each in written if each not in told)
    said = [f"Readers have {out} with it, and public lists too."] if out else []
    said += [
        f"No public list has {never}: v-{each.id:d} takes its place."
        for each in deciding_verdicts(standing.verdicts)
        if each.role == VerdictRole.RESOLVES and never
    ]
    return " ".join(said)


def change_policy(transaction: Transaction, policy: Policy, *, actor: str) -> StoredPolicy:
    """Let ``policy`` judge the verdicts given from now on; return it with its version.

    The policy already in force is left as it is, without a new version.
    """
    require_reviewer(transaction.connection, actor)
    before = policy_in_force(transaction.connection)
    if before.policy == policy:
        return before
    with transaction.act(actor, "policy") as act:
        act.subject = f"policy {set_policy(act, policy)}"
    return policy_in_force(transaction.connection)
