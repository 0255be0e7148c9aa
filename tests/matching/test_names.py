"""Names and aliases of one person, in words and as speakers."""

from claimcheck.language.reading import Reading
from claimcheck.matching.bands import compare
from claimcheck.matching.names import Names, read_names
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.comparison import Band, Guard
from claimcheck.store.index.tokens import tokenise_alone
from tests.tables import each_row

NAMES = read_names(
    [
        (1, "Luiz Inácio Lula da Silva"),
        (1, "Lula"),
        (2, "Theresa May"),
        (2, "May"),
        (3, "Benjamin Netanyahu"),
        (3, "Bibi"),
        (4, "John Smith"),
        (4, "Smith"),
        (5, "Anna Smith"),
        (5, "Smith"),
    ]
)


def wording(text: str, speaker: str | None = None) -> Wording:
    reading = Reading(text)
    return read_wording(reading, tokenise_alone([reading.masked])[0], speaker=speaker)


def band(first: Wording, second: Wording, names: Names = NAMES) -> Band:
    found = compare(first, second, weight=default_weight, names=lambda: names)
    assert compare(second, first, weight=default_weight, names=lambda: names).band is found.band
    return found.band


@each_row(
    ("first", "second"),
    [
        (
            "Lula cut the tax on food in the north of Brazil",
            "Luiz Inácio Lula da Silva cut the tax on food in the north of Brazil",
        ),
        (
            "Lula's government cut the tax on food in the north",
            "Luiz Inacio Lula da Silva's government cut the tax on food in the north",
        ),
        (
            "The tax on food in the north was cut by “Bibi”",
            "The tax on food in the north was cut by Benjamin Netanyahu",
        ),
        (
            "LULA CUT THE TAX ON FOOD IN THE NORTH OF BRAZIL",
            "Luiz Inácio Lula da Silva cut the tax on food in the north of Brazil",
        ),
    ],
)
def test_alias_and_full_name_are_one(first: str, second: str) -> None:
    assert band(wording(first), wording(second)) is Band.SAME
    assert band(wording(first), wording(second), Names()) is not Band.SAME


@each_row(
    ("case", "first", "second"),
    [
        ("two persons", "Lula cut the tax on food", "Bibi cut the tax on food"),
        ("an alias of two", "Smith cut the tax on food", "John Smith cut the tax on food"),
        ("no name", "Prices may raise the tax on food", "Prices Theresa May raise the tax on food"),
        ("a longer name", "Lula cut the tax on food", "Lula Gomes cut the tax on food"),
        ("a month", "The tax rose in May in Oslo", "The tax rose in Theresa May in Oslo"),
        (
            "persons exchanged",
            "Lula said that Bibi cut the tax on food in the north",
            "Netanyahu said that Luiz Inácio Lula da Silva cut the tax on food in the north",
        ),
        (
            "another figure",
            "Lula cut the tax on food to 7%",
            "Luiz Inácio Lula da Silva cut the tax on food to 8%",
        ),
    ],
)
def test_aliases_make_nothing_else_the_same(case: str, first: str, second: str) -> None:
    assert band(wording(first), wording(second)) is not Band.SAME


@each_row(
    ("ours", "theirs", "expected"),
    [
        ("Bibi", "Benjamin Netanyahu", Band.SAME),
        ("Bibi", "Lula", Band.LIKELY),
        ("Smith", "Anna Smith", Band.SAME),
        ("The minister", "Bibi", Band.LIKELY),
    ],
)
def test_we_means_the_same_said_under_an_alias(ours: str, theirs: str, expected: Band) -> None:
    text = "We cut the tax on bread and milk in the north"

    assert band(wording(text, ours), wording(text, theirs)) is expected


def test_place_of_an_aliased_name_is_all_of_it() -> None:
    first = "Lula cut the tax on food in the north of Oslo to 7%"
    second = "Luiz Inácio Lula da Silva cut the tax on milk in the north of Oslo to 7%"

    found = compare(wording(first), wording(second), weight=default_weight, names=lambda: NAMES)

    (difference,) = found.differences
    assert (difference.guard, difference.first, difference.second) == (
        Guard.SUBSTITUTION,
        "food",
        "milk",
    )
    assert difference.second_span is not None
    assert second[slice(*difference.second_span)] == "milk"
