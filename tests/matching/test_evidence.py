"""What claims hold of a text is added up no further than the best of them need."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.ranking import added_up, are_beyond, best_of

WORTHS = st.integers(1, 60).map(lambda number: number / 7)
FOUND = st.lists(st.tuples(WORTHS, st.lists(st.integers(1, 90), unique=True, max_size=60)))
EVIDENCE = st.dictionaries(st.integers(1, 200), WORTHS, min_size=1)


@given(FOUND, st.integers(1, 40))
def test_the_best_are_those_of_all_that_the_claims_hold(
    found: list[tuple[float, list[int]]], limit: int
) -> None:
    held = defaultdict[int, float](float)
    for worth, claims in found:
        for claim in claims:
            held[claim] += worth

    evidence = added_up(found, limit)

    assert best_of(evidence, limit) == best_of(held, limit)


@given(EVIDENCE, WORTHS, st.sets(st.integers(1, 300)), st.integers(1, 40))
def test_what_is_beyond_the_best_changes_none_of_them(
    evidence: dict[int, float], worth: float, claims: set[int], limit: int
) -> None:
    best = sorted(evidence.values(), reverse=True)[:limit]
    with_more = dict.fromkeys(claims, worth) | {
        claim: max(known, worth) if claim in claims else known for claim, known in evidence.items()
    }

    are_left_out = are_beyond(worth, best, limit)

    assert not are_left_out or best_of(with_more, limit) == best_of(evidence, limit)


def test_what_is_worth_less_than_as_many_as_are_wanted_is_beyond_them() -> None:
    assert are_beyond(2.0, [5.0, 4.0, 3.0], 3)
    assert not are_beyond(3.0, [5.0, 4.0, 3.0], 3)
    assert not are_beyond(2.0, [5.0, 4.0, 3.0], 4)
    assert are_beyond(2.0, [9.0] * 30, 40)
    assert not are_beyond(3.0, [9.0] * 30, 40)
