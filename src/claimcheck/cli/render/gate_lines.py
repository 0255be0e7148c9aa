"""What the house rules say of a claim, for people."""

from functools import lru_cache

from claimcheck.cli.output import line_width
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.gate import Gated, Ruling


def gated_lines(gated: Gated) -> list[str]:
    """Return a claim with each rule on its own line."""
    width = line_width()
    head = f"{'PASS' if gated.passed else 'FAIL':<6}c-{gated.claim.id:d} "
    lines = wrapped(head + visible(gated.claim.text), "", " " * len(head), width)
    for ruling in gated.rulings:
        lines += _ruling_lines(ruling, width)
    return lines


# Most claims are told the same of most rules.
@lru_cache(maxsize=1024)
def _ruling_lines(ruling: Ruling, width: int) -> list[str]:
    word = "pass" if ruling.passed else "FAIL"
    return wrapped(visible(ruling.why), f"  {word}  {ruling.rule:<12}", " " * 20, width)
