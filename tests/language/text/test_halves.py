"""The half of a sentence is found at the edge of a text, however it is written there."""

from claimcheck.language.text.seen_letters import half_in
from tests.tables import each_row

SAID = "The informant, of course, took 290 envelopes"


@each_row(
    ("text", "half"),
    [
        ("He left. The informant", "The informant"),
        ("HE LEFT – THE INFORMANT; OF COURSE …", "THE INFORMANT; OF COURSE"),
        ("“The informant\n of course", "The informant\n of course"),
        ("He left. The informant, of cou", "The informant, of cou"),
        ("took 290 envelopes! And left", "took 290 envelopes"),
        ("ook 290 envelopes: who knew", "ook 290 envelopes"),
        ("He left. The info", None),
        ("Breathe informant", None),
        ("He told the informant to leave", None),
        ("", None),
    ],
)
def test_a_half_is_found_in_other_marks_and_case(text: str, half: str | None) -> None:
    found = half_in(text, SAID)
    assert (found and text[slice(*found)]) == half
