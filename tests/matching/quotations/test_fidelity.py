"""How a quotation stands in a text."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.model.record.copies import Fidelity
from tests.tables import each_row

PAGE = (
    "The ministry published its list on Monday. “In 2023 the number of scholarships for students\n"
    "from Mali rises from 35 to 290,” the minister’s office wrote – and it did not say when. Trade"
    " grew by 20% over the year, although the absolute figures are not very impressive yet."
)


@each_row(
    ("quotation", "fidelity", "passage"),
    [
        ("Trade grew by 20% over the year", "verbatim", "Trade grew by 20% over the year"),
        ('"the minister\'s office wrote - and it did not"', "verbatim", None),
        ("scholarships for students from Mali", "verbatim", None),
        ("Trade grew by 20\N{NARROW NO-BREAK SPACE}% over the year", "verbatim", None),
        ("Trade grew by 2 0% over the year", "altered", None),
        (
            "the number of scholarships … rises from 35 to 290",
            "elided",
            "the number of scholarships for students from Mali rises from 35 to 290",
        ),
        ("Trade grew by 20% [...] not very impressive", "elided", None),
        ("it [the ministry] did not say when", "verbatim-or-elided", None),
        (
            "Trade grew by 30% over the year",
            "altered",
            "Trade grew by 20% over the year,",
        ),
        ("the absolute figures are very impressive", "altered", None),
        ("not very impressive … Trade grew by 20%", "altered-or-missing", None),
        ("Unemployment fell to 3.9 percent in May", "missing", None),
        ("published its list on Mon", "altered", None),
        ("", "missing", None),
        ("…", "missing", None),
        ("[The ministry] did not say when", "elided", "did not say when"),
        ("[sic]", "missing", None),
    ],
)
def test_quotation_is_told_from_one_that_says_something_else(
    quotation: str, fidelity: str, passage: str | None
) -> None:
    found = find_quotation(quotation, PAGE)

    assert found.fidelity in fidelity.split("-or-")
    assert passage is None or found.passage == passage


def test_parts_that_stand_far_apart_are_not_one_quotation() -> None:
    text = "The minister said yes. " + "And so on and on. " * 60 + "Taxes will fall."

    found = find_quotation("The minister said yes … Taxes will fall", text)

    assert found.fidelity is not Fidelity.ELIDED


@given(st.integers(0, 40), st.integers(1, 12))
def test_any_words_of_a_text_stand_in_it(start: int, length: int) -> None:
    words = PAGE.split()[start : start + length]

    fidelity = find_quotation(" ".join(words), PAGE).fidelity

    bare = "".join(words).strip("–“”")
    assert fidelity is (Fidelity.VERBATIM if bare else Fidelity.MISSING)


@given(st.text(max_size=60), st.text(max_size=200))
def test_no_text_is_too_strange(quotation: str, text: str) -> None:
    assert find_quotation(quotation, text).fidelity in Fidelity
