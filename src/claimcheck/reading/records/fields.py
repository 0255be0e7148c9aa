"""Fields of records: what is read from one cell, and what can be wrong with it."""

import json

from claimcheck.errors import ClaimcheckError
from claimcheck.model.statement import Span


class FieldError(ClaimcheckError):
    """One field of a record is wrong."""

    def __init__(self, column: str, reason: str) -> None:
        """Name the column and the reason."""
        self.column = column
        super().__init__(reason)


def quoted(value: object) -> str:
    """Return a value as a message shows it, shortened."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def pairs(column: str, value: object) -> list[object]:
    """Return a list from JSON, or from the JSON text that a CSV cell holds."""
    if value in (None, ""):
        return []
    try:
        pairs = json.loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        pairs = None
    if not isinstance(pairs, list):
        raise FieldError(column, f"{quoted(value)} is not a list such as [[0, 12]]")
    return pairs


def optional_span(column: str, value: object) -> Span | None:
    """Return a span, or None where there is none."""
    if value in (None, ""):
        return None
    return span(column, pairs(column, value))


def span(column: str, pair: object) -> Span:
    """Return a pair of offsets as a span."""
    if (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(each, int) and not isinstance(each, bool) for each in pair)
        and 0 <= pair[0] < pair[1]
    ):
        return Span(*pair)
    raise FieldError(column, f"{quoted(pair)} is not a span such as [0, 12]")
