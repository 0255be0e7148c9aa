"""Where "by" stands before how much something changed, and where before who changed it."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from claimcheck.language.lexicon.opposites import changes_alone, is_change
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import FUNCTION, Term
from claimcheck.model.figure import FigureKind

_VOTED: Final = word_set(
    "voted passed approved adopted backed ratified rejected defeated carried confirmed endorsed"
    " repealed overturned won lost beat"
)
_TWO_SIDES: Final = 2
_IN_TIME: Final = frozenset((FigureKind.YEAR, FigureKind.DATE, FigureKind.TIME))


def is_before_amount(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether "by" stands before so much more or less, or as "with" does before a vote.

    It can be left out there: "rents rose by 5%", "rents rose 5%".
    """
    place = bisect_left(terms, term.end, key=attrgetter("start"))
    amount, after = terms[place : place + 1], terms[place + 1 : place + 2]
    before = terms[: bisect_left(terms, term.start, key=attrgetter("start"))]
    if not amount:
        return False
    changed = term.key == "by" and _changes(before, amount[0], after)
    return changed or _is_vote(before, amount[0], after)


def _changes(before: Sequence[Term], amount: Term, after: Sequence[Term]) -> bool:
    """Return whether a verb of change stands before: "shot by two men" is no change by two."""
    if amount.figure is None or amount.figure.kind in _IN_TIME:
        return False
    verb = before[-2:-1] if before[-1:] and before[-1].key.endswith("ly") else before[-1:]
    # Who "lost by 3 points" did not lose 3 points.
    if not verb or verb[0].key in _VOTED or not is_change(verb[0].key):
        return False
    return changes_alone(verb[0].key) or not _may_act(amount.figure.kind, after)


def _may_act(kind: FigureKind, after: Sequence[Term]) -> bool:
    """Return whether what is counted may do it: "cut by two men", "raised by half of the towns"."""
    if after and after[0].key == "of":
        return True
    return kind is FigureKind.COUNT and bool(after) and after[0].key not in FUNCTION


def _is_vote(before: Sequence[Term], score: Term, after: Sequence[Term]) -> bool:
    """Return whether a score alone follows: "passed the bill by 52-48", "with 52 votes to 48"."""
    if score.figure is None or score.figure.kind is not FigureKind.COUNT:
        return False
    counted = bool(after) and after[0].key not in FUNCTION
    if counted or len(score.figure.numbers) != _TWO_SIDES:
        return False
    return any(other.key in _VOTED for other in before)
