"""Who a passive verb says it was that spoke: ``put to him by counsel that``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.model.statement import Span

_LONGEST, _SHORTEST = 14, 3


def agent_before_that(passage: Passage, i: int, end: int) -> tuple[Span | None, int]:
    """Return who spoke, after ``by``, and the token "that"; -1 where none follows token `i`.

    Between them may stand to whom: ``to him by Ann Berg``, ``by Ann Berg to the witness``.
    """
    lows = passage.lows
    # "That day." says nothing.
    for that in range(i, min(end - _SHORTEST, i + _LONGEST)):
        if passage.inside[that] >= 0:
            break
        if lows[that] == "that":
            by = next((k for k in range(i, that) if lows[k] == "by"), that)
            to = next((k for k in range(by + 1, that) if lows[k] == "to"), that)
            to -= passage.lows[to - 1] == ","
            return (passage.span(by + 1, to) if by + 1 < to else None), that
    return None, -1
