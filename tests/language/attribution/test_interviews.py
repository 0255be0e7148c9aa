"""Answers in an interview whose questions nobody labels."""

from claimcheck.language.attribution.extract import extract
from tests.tables import each_row

_ASKED = (
    "Why did you stop?",
    "Because I could not hear it any more.",
    "Was there one night when you knew?",
    "A Tuesday. I sat down and I thought, that is that.",
    "You drove a bus then.",
    "I did. It was warm.",
    "And nobody came along.",
    "Would you ever come back?",
    "Ask me when the children stop singing.",
    "The bus is green. Karl Hay painted it.",
)
_ANSWERS = [_ASKED[1], _ASKED[3], _ASKED[5], _ASKED[8]]


def answers(*paragraphs: str) -> list[tuple[str, str | None]]:
    found = extract("\n\n".join(paragraphs), assertions=False)
    return [(each.text, each.person) for each in found if each.evidence.rule == "answer"]


@each_row(
    ("before", "person"),
    [
        (("“It burned”: Ana Ruiz on leaving", "She spoke to Karl Hay about soup."), "Ana Ruiz"),
        (("It burned", "Ana Ruiz left the kitchen in May."), "Ana Ruiz"),
        (("It burned", "Ana Ruiz met Peter Voss in May."), None),
        (("Ana Ruiz meets Peter Voss", "Ruiz left in May."), None),
        (("It burned", "The cook left in May."), None),
    ],
)
def test_the_one_named_before_the_questions_answers_them(
    before: tuple[str, ...], person: str | None
) -> None:
    assert answers(*before, *_ASKED) == [(words, person) for words in _ANSWERS]


@each_row(
    "paragraphs",
    [
        # Two questions make no interview.
        ("Ana Ruiz on soup", *_ASKED[:4]),
        # Nobody is asked.
        (
            "Ana Ruiz on soup",
            "Who pays?",
            "I do not know.",
            "Who knows?",
            "I do not.",
            "Who cares?",
            "I do.",
        ),
        # Nobody answers for herself.
        (
            "Help",
            "Can you send it back?",
            "Parcels go back for free.",
            "Do you pay?",
            "Shops pay.",
            "Will you wait?",
            "Days pass.",
        ),
    ],
)
def test_questions_of_others_are_no_interview(paragraphs: tuple[str, ...]) -> None:
    assert answers(*paragraphs) == []
