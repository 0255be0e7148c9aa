"""Of claims that are as near to a text as each other, those with a verdict first."""

from collections.abc import Sequence
from typing import Final

from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band

# A claim with this share of another's score in one search is as near to the words as that.
_AS_NEAR: Final = 0.9


def rated_first(found: Sequence[Match]) -> list[Match]:
    """Return matches in their order, of those as near as each other what readers have first.

    Then what has a verdict. All that are the same claim are as near; of the others those that
    follow each other in one band, of one part, by nearly the same score.
    """
    ordered: list[Match] = []
    alike: list[Match] = []
    for each in found:
        if alike and not _is_as_near(each, alike[0]):
            ordered += sorted(alike, key=_rated)
            alike = []
        alike.append(each)
    return ordered + sorted(alike, key=_rated)


def _rated(match: Match) -> int:
    """Return how early a claim comes for what is known of it."""
    if not match.standing.is_rated:
        return 2
    return 0 if match.standing.public.state.is_out else 1


def _is_as_near(match: Match, other: Match) -> bool:
    if match.band is not other.band or match.band is Band.NEW:
        return False
    near = match.part == other.part and match.score >= other.score * _AS_NEAR
    return near or match.band is Band.SAME
