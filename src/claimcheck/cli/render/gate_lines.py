"""What the house rules say of a claim, for people."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimcheck.cli.output import line_width
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.gate import Gated


def gated_lines(every: Iterable[Gated], *, next_steps: bool) -> Iterator[str]:
    """Yield claims with each rule on its own line, and below it what satisfies it, if asked."""
    width = line_width()
    for each in every:
        yield from _gated_lines(each, width, next_steps=next_steps)


def _gated_lines(gated: Gated, width: int, *, next_steps: bool) -> list[str]:
    head = f"{'PASS' if gated.passed else 'FAIL':<6}c-{gated.claim.id:d} "
    lines = wrapped(head + visible(gated.claim.text), "", " " * len(head), width)
    for rule, passed, why, to_do in gated.rulings:
        lines += _ruling_lines(rule, why, to_do if next_steps else None, width, passed=passed)
    return lines


# Most claims are told the same of most rules.
@lru_cache(maxsize=1024)
def _ruling_lines(rule: str, why: str, to_do: str | None, width: int, *, passed: bool) -> list[str]:
    word = "pass" if passed else "FAIL"
    lines = wrapped(visible(why), f"  {word}  {rule:<12}", " " * 20, width)
    if to_do is not None:
        lines += wrapped(to_do, " " * 18 + "> ", " " * 20, width)
    return lines
