"""What the house rules say of a claim, for people."""

from claimcheck.cli.output import line_width
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.gate import Gated


def gated_lines(gated: Gated) -> list[str]:
    """Return a claim with each rule on its own line."""
    width = line_width()
    head = f"{'PASS' if gated.passed else 'FAIL':<6}c-{gated.claim.id:d} "
    lines = wrapped(head + visible(gated.claim.text), "", " " * len(head), width)
    for ruling in gated.rulings:
        word = "pass" if ruling.passed else "FAIL"
        lines += wrapped(visible(ruling.why), f"  {word}  {ruling.rule:<12}", " " * 20, width)
    return lines
