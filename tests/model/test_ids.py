"""Ids as people write them."""

import re

import pytest

from claimcheck.model.ids import IdError, RecordId, is_id, parse_id
from tests.tables import each_row


@each_row(
    ("text", "letters", "parsed"),
    [
        ("c-31", "c", RecordId("c", 31)),
        ("s-1", "cs", RecordId("s", 1)),
        (" C-31 ", "c", RecordId("c", 31)),
        ("q-999999999999999999", "q", RecordId("q", 999_999_999_999_999_999)),
    ],
)
def test_letter_and_number_are_read(text: str, letters: str, parsed: RecordId) -> None:
    assert parse_id(text, letters) == parsed
    assert is_id(text, parsed.letter)


@each_row(
    "text",
    [
        "",
        "31",
        "c31",
        "c-",
        "c-0",
        "c-01",
        "c--1",
        "c-1.5",
        "s-31",
        "c-1 c-2",
        f"c-{'9' * 19}",
        "c-٣",
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(IdError) as found:
        parse_id(text, "c")

    assert str(found.value) == f"{text!r} is not an id here; write c-31 (claim)"


@each_row(
    ("text", "letters", "meant"),
    [
        ("7", "c", "c-7 (claim)"),
        ("7", "sc", "s-7 (statement) or c-7 (claim)"),
        ("c7", "sc", "c-7 (claim)"),
        ("v7", "sc", "s-31 (statement) or c-31 (claim)"),
        ("07", "c", "c-31 (claim)"),
    ],
)
def test_the_number_that_was_meant_stands_in_the_example(
    text: str, letters: str, meant: str
) -> None:
    with pytest.raises(IdError, match=f"; write {re.escape(meant)}$"):
        parse_id(text, letters)


def test_id_is_written_as_it_is_read() -> None:
    assert str(parse_id("C-31", "c")) == "c-31"
