"""The sentence of an `add` is read once, whatever is asked of it."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.reading import read_once
from claimcheck.language.text.fold_1 import fold_1
from claimcheck.language.text.folding import read_plain
from claimcheck.language.text.words import split_words
from claimcheck.matching.names import naming_words, read_names
from claimcheck.model.added import Outcome
from tests.desk import open_desk, say_all

STORED = (
    "Unemployment in Mali fell to 5.1% in March, the lowest level in eleven years",
    "Unemployment in Mali fell to 6% in April, the lowest level in eleven years",
)
SAID = "Unemployment in Mali fell by half to 5.1% in May, the lowest level in twelve years"
READERS: tuple[Callable[..., object], ...] = (read_plain, figures_in_plain, split_words, fold_1)
ONCE_AN_ADD: tuple[Callable[..., object], ...] = (read_names, naming_words)


@contextmanager
def counted(text: str) -> Iterator[Counter[str]]:
    """Count how often the readers are given a text, and the names of persons are read."""
    codes = {each.__code__: each.__name__ for each in READERS}
    others = {each.__code__: each.__name__ for each in ONCE_AN_ADD}
    counts: Counter[str] = Counter()
    forms = {text, read_plain(text).text}

    def count(frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        if frame.f_code in codes and frame.f_locals["text"] in forms:
            counts[codes[frame.f_code]] += 1
        elif frame.f_code in others:
            counts[others[frame.f_code]] += 1

    read_once.cache_clear()
    sys.setprofile(count)
    try:
        yield counts
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (SAID, Outcome.ASKED),
        (STORED[0].replace("the lowest", "its lowest"), Outcome.ASKED),
        ("Whales sing at night, 20 of them", Outcome.NEW),
        ("Vigo – Spain’s port – exported 1,500 tonnes of “white” tuna in 2023", Outcome.NEW),
    ],
)
def test_the_sentence_of_an_add_is_read_once(tmp_path: Path, text: str, outcome: Outcome) -> None:
    with open_desk(tmp_path) as store:
        for each in STORED:
            say_all(store, {"text": each, "speaker": "Ann Berg"})
        with counted(text) as counts:
            (added,) = say_all(store, {"text": text, "speaker": "Jo Fox"})

    assert added.outcome is outcome
    assert counts[read_plain.__name__] == 1
    assert max(counts.values()) == 1
    if outcome is Outcome.ASKED:
        assert set(counts) == {each.__name__ for each in (*READERS, *ONCE_AN_ADD)}


def test_a_sentence_that_is_known_is_only_folded(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store:
        say_all(store, {"text": SAID})
        with counted(SAID) as counts:
            (again,) = say_all(store, {"text": SAID})

    assert again.outcome is Outcome.KNOWN
    assert counts == {fold_1.__name__: 1}
