"""Text from outside is safe to show."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.display.safe import shown_character, visible, visible_lines


@pytest.mark.parametrize(
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
        ("नमस्ते 日本 👩‍👩‍👧", "नमस्ते 日本 👩‍👩‍👧"),
    ],
)
def test_what_could_mislead_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_whatever_python_calls_printable_is_shown_as_it_is() -> None:
    printable = filter(str.isprintable, map(chr, range(sys.maxunicode + 1)))

    assert [each for each in printable if shown_character(each) != each] == []


@given(st.text())
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
