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

from collections.abc import Iterator

from claimcheck.matching.bands import compare
from claimcheck.matching.weights import default_weight
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Band, Comparison, Difference, Guard
from claimcheck.model.finding import Voice
from claimcheck.model.scan import Severity
from claimcheck.workflows.scan.scene import Remark, Rule, Scene, by_voice
from claimcheck.workflows.scan.units import Unit


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit whose figure another before it contradicts."""
    told = [
        (unit, wording)
        for unit, wording in zip(scene.units, scene.wordings, strict=True)
        if unit.voice is not Voice.CHALLENGED and any(map(str.isdigit, unit.text))
    ]
    for number, (unit, wording) in enumerate(told):
        for before, other in told[:number]:
            figure = _contradiction(scene, (unit, wording), (before, other))
            if figure:
                yield _remark(scene, unit, before, figure)
                break


def _contradiction(
    scene: Scene, later: tuple[Unit, Wording], before: tuple[Unit, Wording]
) -> Difference | None:
    """Return the figure in which two units contradict each other, if they do."""
    (unit, wording), (first, other) = later, before
    if unit.sentence == first.sentence or _speakers(unit) != _speakers(first):
        return None
    comparison = compare(wording, other, weight=default_weight)
    return _differing_figure(comparison, scene.near)


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
