"""`claimcheck confirm`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.ids import RecordId


def command(
    context: typer.Context,
    identifier: Annotated[str | None, argument("A statement s-12 or a link l-7.", "ID")] = None,
    article: Annotated[
        str | None, option("--article", "All that an article such as a-4 says.")
    ] = None,
    everything: Annotated[bool, option("--all", "All that is unconfirmed.")] = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Confirm that statements state the claims they are linked to.

    Only confirmed statements count as occasions.

    Example: claimcheck confirm s-12
    """
    named = _named(identifier, article, everything=everything)
    with record_of(database, context, by=by, now=now) as record:
        links = record.confirm(named)
    for link in links:
        put(f"s-{link.statement:d} states c-{link.target:d}; confirmed.")
    put(f"{counted(len(links), 'link')} confirmed." if links else "Nothing was left to confirm.")


def _named(identifier: str | None, article: str | None, *, everything: bool) -> "RecordId | None":
    """Return what is to be confirmed; None for all."""
    from claimcheck.model.ids import parse_id

    if [identifier is not None, article is not None, everything].count(True) != 1:
        raise ClaimcheckError("name one thing to confirm: s-12, l-7, --article a-4 or --all")
    if article is not None:
        return parse_id(article, "a")
    return parse_id(identifier, "sl") if identifier is not None else None
