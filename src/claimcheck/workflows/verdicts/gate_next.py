"""What a person can do where a claim does not satisfy a house rule."""

from typing import Final

from claimcheck.model.claim import Standing
from claimcheck.model.desk.gate import GatedClaim
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.model.verdict import Stance, Verdict, VerdictRole

_NEXT: Final = {
    "speaker": "confirm a statement that names its speaker: `claimcheck show {claim}`",
    "date": "add it again with --said-on DATE, or its article with --published-on",
    "appearance": "add it again with --url URL, or its article: `claimcheck add --article FILE`",
    "quotation": "edit the statement, as `claimcheck edit s-12 --words TEXT`, or keep the copy"
    " that has the words",
    "sources": "`claimcheck source add {claim} URL --stance STANCE`",
    "sides": "`claimcheck source add {claim} URL --stance {missing}`",
    "reply": "`claimcheck contact add {claim} --party WHO --channel e-mail`",
    "dispute": "`claimcheck resolve {claim}`",
    "recheck": "look again: `claimcheck review {claim}`",
    "others_only": "`claimcheck source add {claim} URL --stance STANCE`, one of your own",
}


def what_satisfies(rule: str, checked: GatedClaim) -> str:
    """Return what a person can do so that a claim satisfies a rule that it does not."""
    if rule == "reviewers":
        return _another_reviewer(checked)
    found = {each.source.stance for each in checked.sources}
    missing = Stance.CONTRADICTS if Stance.BACKS in found else Stance.BACKS
    return _NEXT[rule].format(claim=checked.claim.id, missing=missing)


def _another_reviewer(checked: GatedClaim) -> str:
    """Return who has to act until enough reviewers stand behind a verdict."""
    claim, standing = checked.claim.id, checked.standing
    if standing.status is not Status.SIGNED_OFF:
        return needed_for_sign_off(claim, standing)
    return f"`claimcheck review {claim} --by NAME`, or fewer `reviewers` under [gate]"


def told_otherwise(claim: int, standing: Standing) -> str | None:
    """Say that readers were told another label than the record has by now; else None."""
    if standing.public.state is not InPublic.CORRECTION_DUE:
        return None
    says = (f"v-{each.id:d} says {each.label!r}" for each in given_verdicts(standing))
    told = f"readers were told {standing.public.told!r} of c-{claim:d}"
    return f"{told}, and {next(says, 'no verdict stands')}"


def what_tells_readers(claim: int, standing: Standing) -> str:
    """Return the command that tells readers of the verdict that is given already."""
    verdict = next(iter(given_verdicts(standing)), None)
    if verdict is None:
        return f"`claimcheck review c-{claim:d}`"
    return f"`claimcheck correct v-{verdict.id:d} --class new-verdict --notice TEXT`"


def given_verdicts(standing: Standing) -> list[Verdict]:
    """Return the verdicts that decide a claim, without those that sign one off."""
    deciding = deciding_verdicts(standing.verdicts)
    return [each for each in deciding if each.role != VerdictRole.SIGNS_OFF]


def needed_for_sign_off(claim: int, standing: Standing) -> str:
    """Say what stands between a claim and a verdict that is signed off."""
    if standing.status is Status.PROPOSED and standing.to_choose:
        return standing.to_choose
    if standing.status is Status.PROPOSED:
        deciding = deciding_verdicts(standing.verdicts)
        if not deciding:
            return f"a second verdict must be given with `claimcheck review c-{claim:d}`"
        names = len({each.reviewer for each in deciding})
        needed = min(each.needed for each in deciding)
        return (
            f"{names} of {needed} reviewers stand behind its verdict; another needs"
            f" `claimcheck sign-off v-{deciding[-1].id:d}`"
        )
    if standing.status is Status.DISPUTED:
        sides = ", ".join(
            f"v-{each.id:d} {each.label}" for each in deciding_verdicts(standing.verdicts)
        )
        return f"{sides}; end it with `claimcheck resolve c-{claim:d}`"
    return f"it has no verdict; give one with `claimcheck review c-{claim:d}`"
