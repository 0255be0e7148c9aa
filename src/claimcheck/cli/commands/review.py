"""`claimcheck review`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options import ByOption, DatabaseOption, Desk, NowOption, writing
from claimcheck.cli.output import counted, put
from claimcheck.cli.verdicts import (
    AsOfOption,
    RationaleOption,
    RecheckOption,
    VerdictOption,
    said,
)
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.workflows.review import Reviewed


def command(
    context: typer.Context,
    claim: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="The claim, such as c-31.", show_default=False),
    ] = None,
    verdict: VerdictOption = None,
    rationale: RationaleOption = None,
    backs: Annotated[
        list[str] | None,
        typer.Option(
            "--backs", metavar="URL", help="A source for it; can be repeated.", show_default=False
        ),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="URL",
            help="A source against it; can be repeated.",
            show_default=False,
        ),
    ] = None,
    context_urls: Annotated[
        list[str] | None,
        typer.Option(
            "--context",
            metavar="URL",
            help="A source of context; can be repeated.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOfOption = None,
    recheck_on: RecheckOption = None,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Give a claim a verdict, with a rationale and sources.

    A second verdict by the same reviewer supersedes the first; both stay on record.

    Example: claimcheck review c-1 --verdict False --rationale "It lists 290"
    """
    if claim is None:
        raise ClaimcheckError(
            "this release has no interactive desk; name a claim and a verdict: claimcheck review"
            " c-31 --verdict LABEL --rationale TEXT (`claimcheck list --status untaken` shows the"
            " claims without one)"
        )
    if not verdict or not rationale:
        raise ClaimcheckError("a verdict needs --verdict LABEL and --rationale TEXT")
    urls = {"backs": backs, "contradicts": against, "context": context_urls}
    with writing(context, database, by, now) as desk:
        reviewed = _review(desk, claim, (verdict, rationale, as_of, recheck_on), urls)
        put(_said(reviewed))


def _review(
    desk: Desk,
    claim: str,
    rating: tuple[str, str, str | None, str | None],
    urls: "dict[str, list[str] | None]",
) -> "Reviewed":
    """Store the verdict and its sources."""
    from claimcheck.model.ids import parse_id
    from claimcheck.model.verdict import Source, Stance
    from claimcheck.store.transaction import transaction
    from claimcheck.workflows.review import Rating, review

    label, rationale, as_of, recheck_on = rating
    sources = [Source(Stance(stance), url) for stance, found in urls.items() for url in found or ()]
    with transaction(desk.store) as writer:
        return review(
            writer,
            parse_id(claim, "c").number,
            Rating(label, rationale, as_of or desk.today, recheck_on),
            sources,
            actor=desk.actor,
        )


def _said(reviewed: "Reviewed") -> str:
    """Return what was stored and how the claim stands, in two lines."""
    sources = counted(len(reviewed.source_ids), "source")
    return said(reviewed.verdict_id, reviewed.claim, reviewed.standing, f"; {sources}")
