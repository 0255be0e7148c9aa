"""What is compared here is what rapidfuzz would have found."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from claimcheck.matching import likeness

# Few letters, so that much is the same, and of several shortest ways one must be taken.
TEXTS = st.text("aeé 日", max_size=90)
WORDS = st.lists(st.sampled_from(["from", "35", "to", "390", "rose", "fell"]), max_size=80)


@pytest.fixture(autouse=True)
def _nothing_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_FEW", sys.maxsize)


@given(TEXTS, TEXTS)
def test_as_many_letters_stand_in_both(first: str, second: str) -> None:
    assert likeness.ratio(first, second) == fuzz.ratio(first, second)


@given(TEXTS, TEXTS, st.integers(1, 3))
def test_as_many_slips_tell_two_words_apart(first: str, second: str, limit: int) -> None:
    found = likeness.slips(first, second, limit)

    assert found == OSA.distance(first, second, score_cutoff=limit)


@given(WORDS, WORDS)
def test_the_same_words_change_places(first: list[str], second: list[str]) -> None:
    found = [tuple(each) for each in likeness.edits(first, second)]

    assert found == [tuple(each) for each in Levenshtein.opcodes(first, second)]


def test_who_compares_much_goes_by_what_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "_FEW", 0)

    assert likeness.ratio("from 35", "from 39") == pytest.approx(85.71, abs=0.01)
    assert [each.tag for each in likeness.edits("ab", "ac")] == ["equal", "replace"]
    assert likeness.slips("form", "from", 2) == 1
