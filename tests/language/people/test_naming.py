"""Where a text names those whom it names in full, and who of several is meant."""

import re

from claimcheck.language.people.find import find_people
from claimcheck.language.people.naming import Tokens, find_mentions
from tests.tables import each_row


@each_row(
    ("text", "surname", "meant"),
    [
        (
            "Ann Berg met Karl Berg. Berg spoke.",
            "Berg",
            [{"Ann Berg"}, {"Karl Berg"}, {"Ann Berg", "Karl Berg"}],
        ),
        # Where the family's name comes first, the first of two is named from its own place on.
        (
            "Kim Jong Un met Kim Yo Jong. Kim spoke.",
            "Kim",
            [
                {"Kim Jong Un"},
                {"Kim Jong Un", "Kim Yo Jong"},
                {"Kim Jong Un", "Kim Yo Jong"},
            ],
        ),
        # What stands within another's full name is nobody else's.
        ("Kim Yo Jong met Kim Jong Un.", "Jong", [{"Kim Yo Jong"}]),
    ],
)
def test_of_several_of_a_surname_those_are_meant_whom_the_text_has_named(
    text: str, surname: str, meant: list[set[str]]
) -> None:
    words = list(re.finditer(r"\w+", text))
    tokens = Tokens([each.group() for each in words], [each.start() for each in words])

    found = find_mentions(text, tokens, find_people(text))

    assert [
        {person.name for person in each.people}
        for each in found
        if text[each.start : each.end] == surname
    ] == meant
