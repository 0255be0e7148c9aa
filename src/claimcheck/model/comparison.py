"""Two texts beside each other, and what follows from it."""

from enum import StrEnum

from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple


class Band(StrEnum):
    """What the matcher concludes about two texts, closest first."""

    SAME = "same"
    CONFLICTING = "conflicting"
    LIKELY = "likely"
    RELATED = "related"
    NEW = "new"


class Guard(StrEnum):
    """What can forbid calling two near texts the same; see docs/matching.md."""

    NUMBER = "number"
    NEGATION = "negation"
    DIRECTION = "direction"
    ENTITY = "entity"
    SUBSTITUTION = "substitution"
    ORDER = "order"
    PERIOD = "period"
    SPEAKER = "speaker"
    CONTEXT = "context"


class Step(StrEnum):
    """A step of the ladder: what it takes away from two texts before they are compared.

    In order: what comes first takes away least. Up to TYPOGRAPHY the same statement is known,
    up to ACCENT two texts are the same words to the ear.
    """

    EXACT = "exact"
    SPACE = "space"
    TYPOGRAPHY = "typography"
    CASE = "case"
    MARKS = "marks"
    NUMBER = "number style"
    CONTRACTION = "contraction"
    HYPHEN = "hyphen"
    SPELLING = "spelling"
    ACCENT = "accent"
    LIGHT = "light words"
    UNIT = "unit"
    NAME = "name"
    PLURAL = "plural"
    LABEL = "label"
    FRAME = "frame"
    ORDER = "order"
    SLIP = "slip"

    @property
    def rank(self) -> int:
        """Return how far up the ladder the step stands, from 0."""
        return list(Step).index(self)


def agreed_by(step: str | None, by: str | None) -> str | None:
    """Return the matcher by whose ladder two texts agree; the same letters need none.

    >>> agreed_by("case", "2/0000beef"), agreed_by("exact", "2/0000beef")
    ('2/0000beef', None)
    """
    return by if step and step != Step.EXACT else None


class Dropped(NamedTuple):
    """What a step took away, or took for the same: the words of each text, either may be empty."""

    step: Step
    first: str
    second: str


class Difference(NamedTuple):
    """One reason why two texts are not the same claim.

    `first` and `second` are the words that differ, empty where one text has
    none; the spans locate them, in code points of each text. A difference is
    `compatible` when both can hold, as "about 20%" and "20.3%": it forbids
    calling the two the same, but is no conflict.
    """

    guard: Guard
    first: str
    second: str
    first_span: Span | None = None
    second_span: Span | None = None
    compatible: bool = False


class Comparison(NamedTuple):
    """Two texts compared.

    `overlap` is the share of weighted words in common, 0 to 1, figures left out;
    `likeness` is the share of letters in common of the tokens in order of the
    alphabet, 0 to 100. Neither
    alone makes a band: `differences` hold the guards that fired. Of two texts in which
    nothing differs `dropped` lists what was taken away before that was said. `meaning` is
    how near a model finds the two, up to 1, where that alone lifted the band; else None.
    `apart` holds the places, in either text, of what differs, word for word; None where
    that was not asked, or was compared elsewhere.
    """

    band: Band
    overlap: float
    likeness: float
    differences: tuple[Difference, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    meaning: float | None = None
    apart: tuple[tuple[Span, ...], tuple[Span, ...]] | None = None

    @property
    def are_same_words(self) -> bool:
        """Return whether the two texts are the same to the ear."""
        return self.agrees is not None and self.agrees.rank <= Step.ACCENT.rank

    @property
    def agrees(self) -> Step | None:
        """Return the step at which the two texts are the same; None where they are not."""
        if self.band is not Band.SAME:
            return None
        steps = (each.step for each in self.dropped)
        return max(steps, key=lambda step: step.rank, default=Step.EXACT)
