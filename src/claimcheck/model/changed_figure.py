"""A figure that changed over time."""

from typing import NamedTuple


class DatedFigure(NamedTuple):
    """A figure as it was given on a day; `statement` is None for words that are not stored."""

    figure: str
    said_on: str
    statement: int | None
    speaker: str | None = None
