import claimcheck
from claimcheck.matching.explanation import align, reason
from claimcheck.model.comparison import Difference, Guard
from tests.tables import each_row


def marked(text: str, other: str) -> str:
    """Put the words that differ between angle brackets."""
    for start, end in reversed(align(text, other)[0]):
        text = f"{text[:start]}>>{text[start:end]}<<{text[end:]}"
    return text


@each_row(
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


@each_row(
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


@each_row(
    ("stored", "yours", "told"),
    [
        (
            "World War II killed millions of people across the whole of Europe",
            "World War III killed millions of people across the whole of Europe",
            ["FIGURE DIFFERS II → III"],
        ),
        (
            "King Charles II opened the bridge near the old market hall",
            "King Charles III opened the bridge near the old market hall",
            ["NAME DIFFERS Charles II → Charles III"],
        ),
        (
            "Elizabeth II visited the hospital in Leeds with two nurses",
            "Elizabeth I visited the hospital in Leeds with two nurses",
            ["NAME DIFFERS Elizabeth II → Elizabeth I"],
        ),
        (
            "Dozens of the nurses in Kayes left the public hospitals",
            "Hundreds of the nurses in Kayes left the public hospitals",
            ["FIGURE DIFFERS Dozens → Hundreds"],
        ),
        (
            "Few of the nurses in Kayes left the public hospitals",
            "Many of the nurses in Kayes left the public hospitals",
            ["WORDS DIFFER Few → Many"],
        ),
        (
            "The school closed on Monday after a flood in the old town",
            "The school closed on Tuesday after a flood in the old town",
            ["PERIOD DIFFERS Monday → Tuesday"],
        ),
        (
            "The school closed on Monday after a flood in the old town",
            "The school closed after a flood in the old town",
            ["PERIOD DIFFERS Monday → –"],
        ),
        (
            "Monday's storm tore the roof off the school in Kayes",
            "Friday's storm tore the roof off the school in Kayes",
            ["PERIOD DIFFERS Monday's → Friday's"],
        ),
        (
            "The fair in Lyon was held at Easter with 400 guests",
            "The fair in Lyon was held at Christmas with 400 guests",
            ["PERIOD DIFFERS Easter → Christmas"],
        ),
        (
            "The people of Easter Island voted against the new harbour tax",
            "The people of Christmas Island voted against the new harbour tax",
            ["NAME DIFFERS Easter → Christmas"],
        ),
        (
            "The council met last month over the price of water in town",
            "The council met last year over the price of water in town",
            ["PERIOD DIFFERS month → year"],
        ),
        (
            "The law was passed in the nineteenth century by the parliament in Bern",
            "The law was passed in the twentieth century by the parliament in Bern",
            ["PERIOD DIFFERS nineteenth → twentieth"],
        ),
        (
            "The port reopened on Monday for the grain ships, said Joe Friday",
            "The port reopened on Monday for the grain ships, said Joe Sunday",
            ["NAME DIFFERS Friday → Sunday"],
        ),
        (
            "Le port a rouvert lundi après une longue grève des grutiers du sud",
            "Le port a rouvert mardi après une longue grève des grutiers du sud",
            ["PERIOD DIFFERS lundi → mardi"],
        ),
    ],
)
def test_a_difference_is_told_as_what_it_is(stored: str, yours: str, told: list[str]) -> None:
    assert [reason(each) for each in claimcheck.compare(yours, stored).differences] == told
