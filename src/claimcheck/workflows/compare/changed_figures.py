"""Whether a match shows that somebody changed a figure over time."""

from collections.abc import Callable

from claimcheck.matching.names import Names
from claimcheck.matching.quantities import changed_figures
from claimcheck.model.claim import DatedFigure
from claimcheck.model.comparison import Comparison
from claimcheck.model.ids import StatementId
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.records.circumstances import sayings


def find_change(
    connection: Connection,
    statement: Statement,
    claim: int,
    comparison: Comparison,
    names: Callable[[], Names],
) -> tuple[DatedFigure, ...]:
    """Return the figures that one person gave for the same thing at two dates, oldest first.

    Empty where speaker or date are unknown, where the dates may be one, and where
    more than the figure and the time differs.
    """
    speaker = statement.person or statement.speaker
    said_on = statement.said_on or statement.reported_on
    if not speaker or said_on is None:
        return ()
    figures = changed_figures(comparison)
    if figures is None:
        return ()
    yours = DatedFigure(figures[0], str(said_on), None, speaker, not statement.said_on)
    earlier = [
        DatedFigure(
            figures[1],
            str(each.said_on),
            StatementId(each.statement),
            each.speaker,
            each.is_bound,
        )
        for each in sayings(connection, claim)
        if not each.said_on.agrees_with(said_on) and names().can_be_same(speaker, each.speaker)
    ]
    if not earlier:
        return ()
    # The saying next in time shows best when it changed.
    nearest = max(
        (each for each in earlier if each.said_on < yours.said_on),
        key=_when,
        default=min(earlier, key=_when),
    )
    return tuple(sorted((yours, nearest), key=lambda each: each.said_on))


def _when(given: DatedFigure) -> tuple[str, int]:
    return given.said_on, given.statement or 0
