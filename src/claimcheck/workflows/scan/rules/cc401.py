"""A figure or quotation that nobody is named for.

What: a sentence in the draft's own voice gives a figure that counts something, or
quotes somebody, and names no source. Off by default; turn it on by
`CC401 = "note"` under [scan.rules] in claimcheck.toml.

Why: a reader, and the desk a year later, cannot find out where it is from.

Passes:

    Output rose to 130 tonnes in a year, the ministry said.

Fails:

    Output rose to 130 tonnes in a year.
"""

from collections.abc import Iterator

from claimcheck.language.figures.find import find_figures
from claimcheck.model.figure import FigureKind
from claimcheck.model.scan.finding import Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene

_COUNTING = frozenset(
    (
        FigureKind.COUNT,
        FigureKind.MONEY,
        FigureKind.PERCENT,
        FigureKind.POINTS,
        FigureKind.MEASURE,
        FigureKind.MULTIPLE,
    )
)


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each figure and each quotation without a source."""
    for unit, _, _ in scene.examined:
        if unit.voice is not Voice.OWN:
            continue
        figure = next((f for f in find_figures(unit.text) if f.kind in _COUNTING), None)
        if figure:
            yield Remark(
                Severity.NOTE,
                unit.place(figure.span),
                unit.sentence,
                "nobody is named for this figure",
                unit.text,
                (),
                "say who gives it, or link where it is from",
                unit.voice,
            )
    for quote in scene.quotes:
        by = quote.unit
        if by is None or not (by.speaker or by.person or by.set_off_by):
            yield Remark(
                Severity.NOTE,
                quote.place,
                quote.sentence,
                "nobody is named for this quotation",
                quote.words,
                (),
                "say whose words they are",
                by.voice if by else Voice.ATTRIBUTED,
            )


RULE = Rule("CC401", "no-source", None, find, __doc__ or "")
