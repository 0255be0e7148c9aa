"""What a rule proposes, the subject of its verb, and who spoke by one."""

from claimcheck.language.people.named_person import Resolution
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


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


class Subject(NamedTuple):
    """The subject of a verb: tokens ``begin`` to ``end``, and where its clause begins.

    `clause` is the first token of the subject with its appositions, so what
    stands before it belongs to another clause.
    """

    begin: int
    end: int
    clause: int


class SpeakingTurn(NamedTuple):
    """Who spoke: in which sentence, by which verb, and to whom by which words."""

    resolution: Resolution
    sentence: int
    verb: str = ""
    cue: Span | None = None
    speaker: Span | None = None
