"""A figure that changed over time."""

from typing import NamedTuple

from claimcheck.model.ids import StatementId


class DatedFigure(NamedTuple):
    """A figure as it was given on a day; `statement` is None for words that are not stored.

    `is_bound` tells that it was given on that day or before: only the report is dated.
    """

    figure: str
    said_on: str
    statement: StatementId | None
    speaker: str | None = None
    is_bound: bool = False

    @property
    def when(self) -> str:
        """Say on which day it was given, or by which."""
        return f"{'by' if self.is_bound else 'on'} {self.said_on}"
