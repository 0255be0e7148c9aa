"""What the commands that give verdicts share: their options, and what they answer."""

from typing import TYPE_CHECKING, Annotated

from claimcheck.cli.options.common import argument, option
from claimcheck.cli.output import cut, id_column, line_width
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim, Standing
    from claimcheck.workflows.verdicts.sign_off import GivenOpinion

VerdictOption = Annotated[str | None, option("--verdict", "A label of the scale.", "LABEL")]
RationaleOption = Annotated[str | None, option("--rationale", "Why; it is published with it.")]
AsOfOption = Annotated[str | None, option("--as-of", "When it was so. Else today.", "DATE")]
RecheckOption = Annotated[str | None, option("--recheck-on", "When to look again.", "DATE")]
VerdictArgument = Annotated[str, argument("The verdict, such as v-7.", "VERDICT")]


def read_rating(label: str | None, rationale: str | None) -> tuple[str, str]:
    """Return the label and the reason of a verdict. Raises `ClaimcheckError` without one."""
    options = (("--verdict LABEL", label), ("--rationale TEXT", rationale))
    missing = [option for option, given in options if not given]
    if not label or not rationale:
        too = " too" if len(missing) == 1 else ""
        raise ClaimcheckError(f"a verdict needs {' and '.join(missing)}{too}")
    return label, rationale


def said(number: int, claim: "Claim", standing: "Standing", also: str = "") -> str:
    """Return what was stored and how the claim stands, in two lines."""
    verdict = next(each for each in standing.verdicts if each.id == number)
    role = "" if verdict.role == "proposes" else f" {verdict.role}"
    about = f" v-{verdict.about:d}" if verdict.about and role else ""
    return (
        f"v-{verdict.id:d} {visible(verdict.rating)}, {visible(verdict.reviewer)}"
        f"{role}{about}{also}. Status: {standing.in_words}.\n"
        f"{claim_line(claim)}"
    )


def told_of(given: "GivenOpinion") -> str:
    """Return what was stored, how the claim stands, and what became of written corrections."""
    lines = (said(given.verdict_id, given.claim, given.standing), given.became)
    return "\n".join(filter(None, lines))


def claim_line(claim: "Claim") -> str:
    """Return a claim's id and words on one line."""
    head = id_column(f"c-{claim.id:d}", 6)
    return head + cut(claim.text, line_width() - len(head))
