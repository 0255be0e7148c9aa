"""What the house rules say of a claim, for people."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.cli.output import line_width
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.gate import Gated

# Below what a rule says, further lines begin here, and what satisfies it a little before.
_BELOW: Final = " " * 20
_SATISFIED_BY: Final = f"{'> ':>20}"


def gated_lines(every: Iterable[Gated]) -> Iterator[str]:
    """Yield claims with each rule on its own line, and below it what satisfies it, where told."""
    width = line_width()
    for each in every:
        yield from _gated_lines(each, width)


def _gated_lines(gated: Gated, width: int) -> list[str]:
    head = f"{'PASS' if gated.passed else 'FAIL':<6}c-{gated.claim.id:d} "
    lines = wrapped(head + visible(gated.claim.text), "", " " * len(head), width)
    for rule, passed, why, to_do in gated.rulings:
        says, head = visible(why), f"  {'pass' if passed else 'FAIL'}  {rule:<12}"
        if says.isascii() and len(head) + len(says) <= width:
            # As most do, of which a record has a hundred thousand.
            lines.append(head + says)
        else:
            lines += wrapped(says, head, _BELOW, width)
        if to_do is not None:
            lines += wrapped(to_do, _SATISFIED_BY, _BELOW, width)
    return lines
