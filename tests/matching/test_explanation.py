import pytest

from claimcheck.matching.explanation import align, reason
from claimcheck.model.comparison import Difference, Guard


def marked(text: str, other: str) -> str:
    """Put the words that differ between angle brackets."""
    for start, end in reversed(align(text, other)[0]):
        text = f"{text[:start]}>>{text[start:end]}<<{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("eightfold: from 35 to 390", "eightfold: from 35 to 290", "eightfold: from 35 to >>390<<"),
        ("“It rose”, he said.", "it fell, he said", "“It >>rose<<”, he said."),
        ("It did not rise", "It did rise", "It did >>not<< rise"),
        ("It did rise", "It did not rise", "It did rise"),
        ("Same words.", "same words", "Same words."),
        ("", "words", ""),
    ],
)
def test_words_the_other_text_has_not_are_marked(text: str, other: str, expected: str) -> None:
    assert marked(text, other) == expected


@pytest.mark.parametrize(
    ("difference", "line"),
    [
        (Difference(Guard.NUMBER, "4.2%", "4.1%"), "FIGURE DIFFERS 4.1% → 4.2%"),
        (Difference(Guard.PERIOD, "2022", "2021"), "PERIOD DIFFERS 2021 → 2022"),
        (Difference(Guard.NEGATION, "not", ""), "NEGATION DIFFERS – → not"),
        (
            Difference(Guard.ORDER, "In March", "in March"),
            "ORDER DIFFERS “in March” stands elsewhere",
        ),
        (Difference(Guard.ORDER, "A paid B", "B paid A"), "ORDER DIFFERS B paid A → A paid B"),
        (Difference(Guard.PERIOD, "22", "22"), "PERIOD DIFFERS 22 → 22, meant otherwise"),
        (Difference(Guard.ENTITY, "china", "China"), "NAME DIFFERS China → china"),
        (Difference(Guard.SPEAKER, "Diop", "Lavrov"), "SPEAKER DIFFERS Lavrov → Diop"),
    ],
)
def test_a_reason_names_the_stored_words_first(difference: Difference, line: str) -> None:
    assert reason(difference) == line


def test_every_guard_has_a_heading() -> None:
    assert all(reason(Difference(guard, "a", "b")) for guard in Guard)
