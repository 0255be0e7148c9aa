"""What the house rules say of a claim, for people."""

from functools import lru_cache

from claimcheck.cli.output import line_width
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.gate import Gated, Ruling


def gated_lines(gated: Gated, *, next_steps: bool) -> list[str]:
    """Return a claim with each rule on its own line, and below it what satisfies it, if asked."""
    width = line_width()
    head = f"{'PASS' if gated.passed else 'FAIL':<6}c-{gated.claim.id:d} "
    lines = wrapped(head + visible(gated.claim.text), "", " " * len(head), width)
    for ruling in gated.rulings:
        told = ruling if next_steps or ruling.next is None else ruling._replace(next=None)
        lines += _ruling_lines(told, width)
    return lines


# Most claims are told the same of most rules.
@lru_cache(maxsize=1024)
def _ruling_lines(ruling: Ruling, width: int) -> list[str]:
    word = "pass" if ruling.passed else "FAIL"
    lines = wrapped(visible(ruling.why), f"  {word}  {ruling.rule:<12}", " " * 20, width)
    if ruling.next is not None:
        lines += wrapped(ruling.next, " " * 18 + "> ", " " * 20, width)
    return lines
