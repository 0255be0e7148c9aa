"""`claimcheck link`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    FirstClaimArgument,
    NowOption,
    ReasonOption,
    argument,
    record_of,
)
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.question import Relation

_RELATIONS = ("contradicts", "updates", "variant-of", "related-to", "not-same")


def command(
    context: typer.Context,
    claim: FirstClaimArgument,
    relation: Annotated[
        str, argument(f"One of {', '.join(_RELATIONS)}.", "RELATION", words=_RELATIONS)
    ],
    other: Annotated[str, argument("Another claim, such as c-58.", "CLAIM")],
    reason: ReasonOption,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Say how a claim is tied to another.

    Each keeps its own verdicts.

    Takes the place of the relation that the two had. `claimcheck merge` says that
    two claims are one, `claimcheck supersede` that one holds from a date on.

    Example: claimcheck link c-2 contradicts c-33 --reason "290 and 390 places"
    """
    from claimcheck.cli.render.tied_claims import tied_lines

    chosen = _relation(relation)
    with record_of(database, context, by=by, now=now) as record:
        tied = record.link(claim, chosen, other, reason=reason)
    put("\n".join(tied_lines(tied)))


def _relation(word: str) -> "Relation":
    """Return the relation that a word names. Raises `ClaimcheckError`."""
    from claimcheck.model.question import Relation

    written = word.strip().lower().replace("_", "-")
    if written in {"same", "same-as"}:
        raise ClaimcheckError("two claims that are one are merged: `claimcheck merge c-31 c-58`")
    if written not in _RELATIONS:
        raise ClaimcheckError(f"{word!r} is not a relation; they are {', '.join(_RELATIONS)}")
    return Relation(written.replace("-", "_"))
