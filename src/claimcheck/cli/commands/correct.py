"""`claimcheck correct`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, NowOption, option, record_of
from claimcheck.cli.options.verdict import RecheckOption, VerdictArgument, claim_line
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.verdict import CorrectionClass
    from claimcheck.workflows.verdicts.correct import Corrected

_CLASSES = ("typo", "clarification", "update", "same-verdict", "new-verdict", "withdrawn")


def command(
    context: typer.Context,
    corrected: VerdictArgument,
    kind: Annotated[
        str,
        option(
            "--class",
            f"{', '.join(_CLASSES[:-1])} or {_CLASSES[-1]}.",
            "CLASS",
            words=_CLASSES,
        ),
    ],
    notice: Annotated[str, option("--notice", "What the public is told.")],
    verdict: Annotated[
        str | None, option("--verdict", "The new one, of a new-verdict.", "LABEL")
    ] = None,
    rationale: Annotated[str | None, option("--rationale", "Its new words.")] = None,
    as_of: Annotated[
        str | None, option("--as-of", "When it was so, if that changed.", "DATE")
    ] = None,
    recheck_on: RecheckOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Correct a verdict, with a notice that readers see.

    typo, clarification, update and same-verdict keep the label and who stood
    behind it. new-verdict gives another label, which must satisfy the policy again. withdrawn
    takes the verdict back. `export corrections` lists those of published claims.

    Example: claimcheck correct v-1 --class typo --notice "We misspelt a name"
    """
    chosen = _read_class(kind)
    with record_of(database, context, by=by, now=now) as record:
        found = record.correct(
            corrected,
            chosen,
            notice,
            label=verdict,
            rationale=rationale,
            as_of=as_of,
            recheck_on=recheck_on,
        )
    put(_said(found, chosen))


def _read_class(text: str) -> "CorrectionClass":
    """Return a class of corrections by its name. Raises `ClaimcheckError`."""
    from claimcheck.model.verdict import CorrectionClass

    if text not in list(CorrectionClass):
        raise ClaimcheckError(
            f"{text!r} is not a class of corrections; they are {', '.join(CorrectionClass)}"
        )
    return CorrectionClass(text)


def _said(found: "Corrected", kind: "CorrectionClass") -> str:
    """Return what was corrected and how the claim stands, and what no public list has."""
    before, after = found.before, found.after
    if after is None:
        became = f"v-{before.id:d} {before.label} was taken back"
    elif after.id == before.id:
        became = f"v-{before.id:d} {before.label} stays"
    else:
        became = f"v-{before.id:d} {before.label} became v-{after.id:d} {after.label}"
    lines = [
        f"x-{found.correction_id:d} {kind}: {became}. Status: {found.standing.in_words}.",
        claim_line(found.claim),
        found.untold,
    ]
    return "\n".join(filter(None, lines))
