"""Letters of other scripts in words: which words are shown in Latin, and what that costs."""

import pytest

from claimcheck.reading.look_alikes import unmasked


@pytest.mark.parametrize(
    ("text", "shown", "odd"),
    [
        ("in Pоrtо", "in Porto", ["Pоrtо"]),
        ("Café in Pоrtо, bаnk_bаnk", "Café in Porto, bank_bank", ["Pоrtо", "bаnk", "bаnk"]),
        ("2раid and Zoë", "2paid and Zoë", ["раid"]),
        ("Ärger und Zoë", "Ärger und Zoë", []),
    ],
)
def test_words_of_several_scripts_are_shown_in_latin(text: str, shown: str, odd: list[str]) -> None:
    read, found = unmasked(text)
    assert read == shown
    assert [text[slice(*each.span)] for each in found] == odd


def test_a_word_without_end_costs_no_square() -> None:
    text = "é" + "b" * 200_000
    assert unmasked(text) == (text, ())
