"""What a rule proposes, before people, dates and places are resolved."""

from typing import NamedTuple

from claimcheck.model.statement import Span


class Proposal(NamedTuple):
    """Words attributed to somebody by one rule.

    `verb` is the reporting verb that fired, for measuring; `heir` says that the
    speaker is the one of the proposal before, not named again.
    """

    spans: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    rule: str
    verb: str = ""
    heir: bool = False
