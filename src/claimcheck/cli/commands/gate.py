"""`claimcheck gate`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.options.today import TodayOption, read_today
from claimcheck.cli.output import put
from claimcheck.cli.progress import progress
from claimcheck.cli.render.gate_lines import gated_lines
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.desk.gate import Gated


# So many are read together, and then told of.
_AT_ONCE = 500


def command(
    context: typer.Context,
    claims: Annotated[list[str] | None, argument("Claims, such as c-31.", "[CLAIM]...")] = None,
    everything: Annotated[bool, option("--all", "Every claim that has a verdict.")] = False,
    today: TodayOption = None,
    form: TextFormatOption = TextFormat.TABLE,
    database: DatabaseOption = None,
) -> None:
    """Check claims against your house rules.

    Run it before they are published.

    The table [gate] of claimcheck.toml says which rules are on: `claimcheck
    config show` prints them. Exits 1 if a rule fails, and 3 if --all finds
    no claim with a verdict.

    Example: claimcheck gate c-2
    """
    from claimcheck.model.ids import ClaimId, parse_id

    if bool(claims) == everything:
        raise ClaimcheckError("name claims, such as `claimcheck gate c-31`, or use --all")
    numbers = list(dict.fromkeys(parse_id(each, "c").number for each in claims or ()))
    day = read_today(today)
    next_steps = form is TextFormat.JSON or not everything
    with record_of(database, context) as record:
        chosen = record.rated_claims() if everything else [ClaimId(each) for each in numbers]
        found = []
        with progress("Checking", len(chosen)) as tell:
            for start in range(0, len(chosen), _AT_ONCE):
                some = chosen[start : start + _AT_ONCE]
                found += record.gate(some, today=day, next_steps=next_steps)
                tell(len(found))
    if form is TextFormat.JSON:
        from claimcheck.reports.records import gate_as_json

        put(gate_as_json(found))
    else:
        put("\n".join(gated_lines(found)))
        put(_summary(found))
    if not all(each.passed for each in found):
        raise typer.Exit(1)


def _summary(found: "Sequence[Gated]") -> str:
    """Return how many claims pass."""
    passed = sum(each.passed for each in found)
    return f"{passed} of {len(found)} may be published."
