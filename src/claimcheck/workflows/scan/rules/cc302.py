"""Two sentences of the draft contradict each other in a figure.

What: two sentences say the same of the same thing with different figures, in the
draft's own voice or as one speaker's words. The finding is at the later one and
names the line of the first. It is a warning, since either may be right.

Why: a headline is written last, and a figure that was corrected in one place stays
in another.

Passes:

    The hospital in Gao has 120 beds for children.

    The hospital in Kidal has 140 beds for children.

Fails:

    The hospital in Gao has 120 beds for children.

    The hospital in Gao has 140 beds for children.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import Final

from claimcheck.matching.bands import compare
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.wording import Wording, overlap_of
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.scan.finding import Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.named_tuple import NamedTuple
from claimcheck.workflows.scan.context import Remark, Rule, Scene, by_voice
from claimcheck.workflows.scan.units import Unit

# A list of thousands of like sentences would otherwise cost its square: so many places of
# a unit's words are looked at, rarest words first, and so many of the units most alike.
_READ: Final = 2_000
_COMPARED: Final = 12


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit whose figure another before it contradicts."""
    told = [
        _SaidInUnit(unit, wording)
        for unit, _, wording in scene.examined
        if wording and unit.voice is not Voice.CHALLENGED
    ]
    for later, alike in _with_alike(told):
        for before in alike:
            # Most have some words in common and no more, and need no reading.
            if overlap_of(later.wording.bag, before.wording.bag, default_weight) < scene.near:
                continue
            comparison = compare(later.wording, before.wording, weight=default_weight)
            figure = _differing_figure(comparison, scene.near)
            if figure:
                yield _remark(scene, later.unit, before.unit, figure)
                break


class _SaidInUnit(NamedTuple):
    """A unit that gives a figure, with its words."""

    unit: Unit
    wording: Wording


def _with_alike(told: Sequence[_SaidInUnit]) -> Iterator[tuple[_SaidInUnit, list[_SaidInUnit]]]:
    """Yield each unit with those before it that share its rarest words, by the same voice."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, later in enumerate(told):
        shared: dict[int, float] = defaultdict(float)
        left = _READ
        tokens = sorted(later.wording.bag, key=lambda token: (len(holding[token]), token))
        for token in tokens:
            for place in holding[token][-left:] if left > 0 else ():
                shared[place] += default_weight(token) ** 2
            left -= len(holding[token])
            holding[token].append(number)
        comparable = [place for place in shared if _is_comparable(later.unit, told[place].unit)]
        best = nlargest(_COMPARED, comparable, key=lambda place: (shared[place], -place))
        yield later, [told[place] for place in sorted(best)]


def _is_comparable(unit: Unit, before: Unit) -> bool:
    """Return whether the same voice says both, in two sentences."""
    return unit.sentence != before.sentence and _speakers(unit) == _speakers(before)


def _differing_figure(comparison: Comparison, near: float) -> Difference | None:
    if comparison.band is not Band.CONFLICTING or comparison.overlap < near:
        return None
    differing = [each for each in comparison.differences if not each.compatible]
    # Other names, periods or words can make both figures right.
    figures = [each for each in differing if each.guard is Guard.NUMBER]
    if len(figures) != len(differing) or not all(each.first and each.second for each in figures):
        return None
    return figures[0] if figures else None


def _speakers(unit: Unit) -> str | None:
    """Return who vouches for a unit; None for the draft itself."""
    return None if unit.voice is Voice.OWN else unit.person or unit.speaker or ""


def _remark(scene: Scene, unit: Unit, before: Unit, figure: Difference) -> Remark:
    line = scene.draft.region(before.place()).start.line
    return Remark(
        by_voice(unit.voice, Severity.WARNING),
        unit.place(figure.first_span),
        unit.sentence,
        f"contradicts line {line} in a figure",
        unit.text,
        (f"line {line} has {figure.second}, this {figure.first}: {before.text}",),
        "make both agree",
        unit.voice,
    )


RULE = Rule("CC302", "contradictory-figures", Severity.WARNING, find, __doc__ or "")
