"""What the commands that give verdicts share: their options, and what they answer."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.output import cut
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.columns import WIDTH
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim, Standing

VerdictOption = Annotated[
    str | None,
    typer.Option("--verdict", metavar="LABEL", help="A label of the scale.", show_default=False),
]
RationaleOption = Annotated[
    str | None,
    typer.Option("--rationale", help="Why; it is published with it.", show_default=False),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="When it was so. Else today.", show_default=False),
]
RecheckOption = Annotated[
    str | None,
    typer.Option("--recheck-on", metavar="DATE", help="When to look again.", show_default=False),
]
VerdictArgument = Annotated[str, typer.Argument(help="The verdict, such as v-7.")]


def read_rating(label: str | None, rationale: str | None) -> tuple[str, str]:
    """Return the label and the reason of a verdict. Raises `ClaimcheckError` without one."""
    if not label or not rationale:
        raise ClaimcheckError("a verdict needs --verdict LABEL and --rationale TEXT")
    return label, rationale


def said(number: int, claim: "Claim", standing: "Standing", also: str = "") -> str:
    """Return what was stored and how the claim stands, in two lines."""
    verdict = next(each for each in standing.verdicts if each.id == number)
    role = "" if verdict.role == "proposes" else f" {verdict.role}"
    about = f" v-{verdict.about}" if verdict.about and role else ""
    return (
        f"v-{verdict.id} {visible(verdict.rating)}, {visible(verdict.reviewer)}"
        f"{role}{about}{also}. Status: {standing.status}.\n"
        f"{claim_line(claim)}"
    )


def claim_line(claim: "Claim") -> str:
    """Return a claim's id and words on one line."""
    return f"{'c-' + str(claim.id):6}{cut(claim.text, WIDTH - 6)}"
