"""Text from outside is safe to show."""

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.display.safe import shown_characters, visible, visible_lines
from tests.tables import each_row


@each_row(
    ("text", "shown"),
    [
        ("Les prix – 5 % – “montent”", "Les prix – 5 % – “montent”"),
        ("two\nlines\tand  blanks ", "two lines and blanks"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07 null\x00 delete\x7f", "bell\\x07 null\\x00 delete\\x7f"),
        ("C1 \x9b31m", "C1 \\x9b31m"),
        ("\u202eevil\u202c \u2066x\u2069 \u200f", "\\u202eevil\\u202c \\u2066x\\u2069 \\u200f"),
        ("tag \U000e0001\U000e0041\U000e007f", "tag \\U000e0001\\U000e0041\\U000e007f"),
        ("note \ufff9\ufffa\ufffb", "note \\ufff9\\ufffa\\ufffb"),
        ("half \udce9", "half \\udce9"),
        ("J.\u200b Ke\xadita\ufeff\u2060", "J.\\u200b Ke\\xadita\\ufeff\\u2060"),
        ("Zo\u034fe \u3164 \uffa0\u115f", "Zo\\u034fe \\u3164 \\uffa0\\u115f"),
        ("1\u2062x \u206a \u180e", "1\\u2062x \\u206a \\u180e"),
        ("a\ufe0fb \U000e0100", "a\\ufe0fb \\U000e0100"),
        ("Ke\u200dita\u200c", "Ke\\u200dita\\u200c"),
        ("cle\U0001d173f \U0001bca0", "cle\\U0001d173f \\U0001bca0"),
        ("नमस्ते 日本 👩‍👩‍👧", "नमस्ते 日本 👩‍👩‍👧"),
        ("👩🏽‍⚕️ ❤️‍🔥 1️⃣ ©️", "👩🏽‍⚕️ ❤️‍🔥 1️⃣ ©️"),
        ("می\u200cخواهم क्\u200dष 葛\U000e0100飾", "می\u200cخواهم क्\u200dष 葛\U000e0100飾"),
        ("می\u200c 👩\u200d", "می\\u200c 👩\\u200d"),
    ],
)
def test_what_could_mislead_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


# Signs before numbers and over abbreviations, which are drawn although they format.
DRAWN = ("ARABIC", "SYRIAC", "KAITHI")
# Printable by its category, and drawn by no font: marks that part letters, fillers of
# Korean, vowels of Khmer that are never written, and what chooses a variant.
UNDRAWN = [
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164),
    *(*range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0)),
]


def test_whatever_python_calls_printable_and_a_font_draws_is_shown_as_it_is() -> None:
    printable = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isprintable()]

    spelled = [each for each in printable if [*shown_characters(each)] != [each]]

    assert spelled == [chr(each) for each in UNDRAWN if chr(each).isprintable()]


def test_of_what_only_formats_a_text_nothing_stays_unseen() -> None:
    formats = filter(lambda each: unicodedata.category(each) == "Cf", map(chr, range(0xF0000)))

    shown = [each for each in formats if visible(f"a{each}b") == f"a{each}b"]

    assert [each for each in shown if not unicodedata.name(each).startswith(DRAWN)] == []


@given(
    st.text()
    | st.text(st.sampled_from("a1#☃❤\ufe0f\u200d\u200cمक्葛\U000e0100\u180bᠠ\u20e3\n\u202e"))
)
def test_shown_text_is_one_line_without_controls_and_is_shown_as_it_is(text: str) -> None:
    shown = visible(text)

    assert len(shown.splitlines()) <= 1
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in shown)
    assert visible(shown) == shown


@given(st.text())
def test_lines_that_are_shown_hold_nothing_that_acts(text: str) -> None:
    shown = visible_lines(text)

    assert shown.count("\n") == text.count("\n")
    assert all(visible(each) == " ".join(each.split()) for each in shown.split("\n"))
