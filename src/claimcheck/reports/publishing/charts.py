"""Bars as SVG: with a title that is read aloud, and no colour that says anything alone."""

from typing import Final
from xml.sax.saxutils import escape

from claimcheck.language.display.columns import character_columns
from claimcheck.language.display.safe import visible
from claimcheck.model.record.desk_report import Chart

_WIDTH, _ROW, _HEIGHT, _LABELS, _NUMBERS = 410, 26, 14, 166, 54
_ROOM: Final = 19


def as_svg(chart: Chart, before: str) -> str:
    """Return a chart as one SVG of bars; a mark in each shows the period ``before``."""
    most = max((max(bar.number, bar.before) for bar in chart.bars), default=0) or 1
    room = _WIDTH - _LABELS - _NUMBERS
    said = "; ".join(f"{visible(bar.name)} {bar.number:,}" for bar in chart.bars)
    title, mark = f"{chart.key}-title", f"{chart.key}-numbers"
    lines = [
        f'<svg class="bars" role="img" aria-labelledby="{title} {mark}"'
        f' viewBox="0 0 {_WIDTH} {_ROW * len(chart.bars) + 4}">',
        f'<title id="{title}">{escape(chart.title)}</title>',
        f'<desc id="{mark}">{escape(said)}.</desc>',
    ]
    for place, bar in enumerate(chart.bars):
        top = place * _ROW + 4
        width = _length(bar.number, most, room)
        base = top + _HEIGHT - 3
        lines += [
            f'<text class="name" x="{_LABELS - 8}" y="{base}">{escape(_short(bar.name))}</text>',
            f'<rect class="bar" x="{_LABELS}" y="{top}" width="{width}" height="{_HEIGHT}"/>',
        ]
        if chart.is_compared and bar.before:
            at = _LABELS + _length(bar.before, most, room)
            lines.append(
                f'<rect class="then" x="{at - 1}" y="{top - 3}" width="2" height="{_HEIGHT + 6}">'
                f"<title>{escape(f'{before}: {bar.before:,}')}</title></rect>"
            )
        numbers = _LABELS + width + 6
        if chart.is_compared and bar.before:
            numbers = max(numbers, _LABELS + _length(bar.before, most, room) + 6)
        lines.append(f'<text class="number" x="{numbers}" y="{base}">{bar.number:,}</text>')
    return "\n".join([*lines, "</svg>"])


def _length(number: int, most: int, room: int) -> int:
    """Return how long a bar is; one that stands for something is seen."""
    return max(round(number / most * room), 2) if number else 0


def _short(name: str) -> str:
    """Return a name that fits before its bar."""
    shown, used = visible(name), 0
    for place, character in enumerate(shown):
        used += character_columns(character)
        if used > _ROOM:
            return f"{shown[: place - 1].rstrip()}…"
    return shown


def as_meter(place: int | None, places: int) -> str:
    """Return where a label stands on its scale, as boxes of which one is filled."""
    if place is None or places < 2:
        return (
            '<svg class="meter" aria-hidden="true" viewBox="0 0 60 10" width="60" height="10">'
            '<rect class="off" x="0.5" y="4" width="59" height="2"/></svg>'
        )
    width = 60 / places
    boxes = "".join(
        f'<rect class="{"on" if each == place else "off"}" x="{(each - 1) * width + 0.5:g}"'
        f' y="0.5" width="{width - 2:g}" height="9"/>'
        for each in range(1, places + 1)
    )
    return (
        '<svg class="meter" aria-hidden="true" viewBox="0 0 60 10" width="60" height="10">'
        f"{boxes}</svg>"
    )
