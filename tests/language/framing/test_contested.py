"""What is looked for first finds all that the long patterns find."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.dates.forms import time_hint, time_pattern
from claimcheck.language.framing import labels, rebuttals, voice
from claimcheck.language.framing.contested import may_contest, may_rebut

_HINTS = (
    (labels._denial, lambda text: may_contest(text) or not set(labels._CROSSES).isdisjoint(text)),
    (rebuttals._beside, may_contest),
    (rebuttals._behind, may_contest),
    (rebuttals._after, lambda text: may_rebut(text[: rebuttals._FIRST].lower())),
    (voice._frame, may_contest),
    (voice._denial, may_contest),
    (voice._tail, may_contest),
    (voice._vouching, lambda text: voice._may_vouch(text[: voice._LONGEST_CERTAIN].lower())),
    (time_pattern, lambda text: bool(time_hint().search(text))),
)


@pytest.mark.parametrize(
    ("pattern", "may_be_found"),
    _HINTS,
    ids=[f"{each.__module__}.{each.__name__}" for each, _ in _HINTS],
)
@settings(max_examples=30)
@given(data=st.data())
def test_a_short_look_finds_all_that_a_long_pattern_does(
    pattern: Callable[[], re.Pattern[str]], may_be_found: Callable[[str], bool], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern()))
    # What is matched alone, as what stands around it may be a sign, too.
    found = pattern().search(text)
    assert found
    assert may_be_found(found[0])
