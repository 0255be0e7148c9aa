"""Lines that fit a terminal, whatever the script."""

from itertools import product

from claimcheck.language.display.columns import WIDTH, character_columns, columns, wrapped
from tests.tables import each_row


@each_row(
    "text",
    [
        "a word " * 40,
        "日本語の文はとても長いのです。" * 12,
        "draft.md:1:1 " + "日本語の文はとても長いのです。" * 12 + " and words after it",
        "é" * 30 + " " + "é" * 60,
    ],
)
def test_every_line_fits_and_no_word_is_lost(text: str) -> None:
    lines = wrapped(text.strip(), rest="      ")

    assert all(columns(line) <= WIDTH for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_line_begins_with_a_stop() -> None:
    for shift in range(4):
        lines = wrapped("a" * shift + "止んだ。" * 40)

        assert not any(line.startswith("。") for line in lines)


def test_a_long_address_stays_whole() -> None:
    address = "https://desk.example/" + "a" * 90

    assert wrapped(f"see {address} there") == ["see", address, "there"]


def test_a_text_of_europe_takes_what_its_characters_take_one_by_one() -> None:
    characters = map(chr, range(0x2100))

    assert [each for each in characters if columns(f"é{each}") != 1 + character_columns(each)] == []


@each_row(
    ("text", "beginning", "width"),
    product(
        ["", " ", "a", "a  word,  and  more ", "see desk/" + "a" * 90 + " there", "a word " * 40],
        [("", ""), ("  pass  ", "    "), ("c-31 ", "")],
        [1, 7, 8, 20, 80],
    ),
)
def test_plain_letters_are_wrapped_as_letters_of_europe(
    text: str, beginning: tuple[str, str], width: int
) -> None:
    first, rest = beginning
    accented = wrapped(text.replace("a", "é"), first, f"{rest}é", width)

    assert wrapped(text, first, f"{rest}a", width) == [each.replace("é", "a") for each in accented]
