"""Who, where, when and how much told in another form or place, beside what must stay apart."""

import claimcheck
from claimcheck.model.comparison import Band, Guard
from claimcheck.model.statement import Statement
from tests.tables import each_row

SAME = [
    ("Kayo ran the 800m in 1:44.12", "Kayo ran the 800 metres in 1:44.12"),
    ("Ice lay above 1,200 metres near Graz", "Ice lay above 1200m near Graz"),
    ("Graz fell to -21C overnight", "Graz fell to minus 21 degrees Celsius overnight"),
    ("The oven reached 100 million C", "The oven reached 100 million degrees Celsius"),
    ("Rain will ease by noon in Graz", "Rain will ease by midday in Graz"),
    ("An ex-spy bought the hotel in Graz", "A former spy bought the hotel in Graz"),
    ("Brazil have won the cup five times", "Brazil has won the cup five times"),
    ("The govt pays them £20 a week", "The government pays them £20 a week"),
    ("Cllr Amin proposed the budget", "Councillor Amin proposed the budget"),
    ("Type II diabetes is rising in Graz", "Type 2 diabetes is rising in Graz"),
    ("A tank of World War II was sold", "A tank of the Second World War was sold"),
    ("Ron Hale (D-Ore.) backed the bill", "Sen. Ron Hale backed the bill"),
    ("Mayor: turnout fell to 40% in Graz", "Turnout fell to 40% in Graz: mayor"),
    ("Mayor: turnout fell to 40% in Graz", "The mayor said turnout fell to 40% in Graz"),
    ("Police: two men shot the dog", "Two men shot the dog: police"),
    ("Health minister: measles doubled in Graz", "Measles doubled in Graz: health minister"),
    ("The Lagos-based bank bought its rival", "The bank, based in Lagos, bought its rival"),
    ("The 41-year-old Tom Hale paid the fine", "Tom Hale, 41, paid the fine"),
    ("Police held 34-year-old Ana Ruiz in Graz", "Police held Ana Ruiz (34) in Graz"),
    ("The glacier shrank from 2002 to 2020", "The glacier shrank between 2002 and 2020"),
    ("They walk to the border at Medyka, Poland", "They walk to the border at Medyka in Poland"),
    ("The late Fidel Castro praised the law", "Fidel Castro praised the law"),
    ("The Hon. Tom Hale praised the law", "Tom Hale praised the law"),
    ("Petrol costs $5 because of the war", "Because of the war, petrol costs $5"),
    ("Overnight, the wind reached 90 kph in Brest", "The wind reached 90 km/h in Brest overnight"),
    ("On Tuesday the court heard that Lim paid", "The court heard on Tuesday that Lim paid"),
    ("On Tuesday, the court heard that Lim paid", "The court heard on Tuesday that Lim paid"),
    ("Inflation in Spain fell to 4%", "Spain's inflation fell to 4%"),
    ("The inflation rate of Spain fell to 4%", "Spain's inflation rate fell to 4%"),
]
APART = [
    ("Kayo ran the 800m in 1:44.12", "Kayo ran the 1500 metres in 1:44.12"),
    ("The hotel let 5m rooms in May", "The hotel let 5 metre rooms in May"),
    ("Graz fell to -21C overnight", "Graz fell to 21C overnight"),
    ("Graz fell to -21C overnight", "Graz fell to -21F overnight"),
    ("The shop shuts at midday in Graz", "The shop shuts at midnight in Graz"),
    ("The former, not the latter, was shot", "The ex, not the latter, was shot"),
    ("The sheep has died in Graz", "The sheep have died in Graz"),
    ("The sheep from Spain has died in Graz", "The sheep from Spain have died in Graz"),
    ("Type II diabetes is rising in Graz", "Type I diabetes is rising in Graz"),
    ("A tank of World War II was sold", "A tank of the First World War was sold"),
    ("Mayor: turnout fell to 40% in Graz", "Governor: turnout fell to 40% in Graz"),
    ("Mayor: he took the bribe in Graz", "Governor: he took the bribe in Graz"),
    ("Health minister: measles doubled in Graz", "Measles doubled in Graz: finance minister"),
    ("The council chose its next leader: mayor", "The council chose its next leader"),
    ("Three people were sacked in Graz: mayor", "Three people were sacked in Graz: minister"),
    ("No deal on fish: minister", "No-deal on fish, minister"),
    ("The Lagos-based bank bought its rival", "The bank bought its rival, based in Lagos"),
    (
        "The owner of the bank, based in Lagos, fled in May",
        "The Lagos-based owner of the bank fled in May",
    ),
    (
        "The bank's rival, based in Lagos, bought it for 40",
        "The Lagos-based bank's rival bought it for 40",
    ),
    ("The 41-year-old Tom Hale paid the fine", "Tom Hale, 14, paid the fine"),
    ("The 300-year-old Lewis House burned", "Lewis House, 300, burned"),
    ("The glacier shrank from 2002 to 2020", "The glacier shrank in 2002 and 2020"),
    ("The hall holds from 1900 to 2000 people", "The hall holds between 1900 and 2000 people"),
    ("Who lied about the bridge: minister", "Minister: who lied about the bridge"),
    ("She flew with Ali, Spain and Italy", "She flew with Ali in Spain and Italy"),
    ("Overnight snow closed 40 schools", "Snow closed 40 schools overnight"),
    ("Turnout in May fell to 12% in Spain", "May's turnout fell to 12% in Spain"),
    ("The population of Spain's islands fell", "Spain's population of islands fell"),
    ("The late train from Brno hit a deer", "The train from Brno hit a deer"),
    ("The late Tom Hale show was cut", "The Tom Hale show was cut"),
    (
        "The mine did not close because of the strike",
        "Because of the strike the mine did not close",
    ),
    (
        "On Tuesday the court heard that Lim paid the bribe",
        "The court heard that Lim paid the bribe on Tuesday",
    ),
]


def band(first: str, second: str) -> Band:
    """Return the band of two English texts, which must not hang on their order."""
    texts = Statement(first, language="en"), Statement(second, language="en")
    found = claimcheck.compare(*texts).band
    assert claimcheck.compare(*texts[::-1]).band is found
    return found


@each_row(("first", "second"), SAME)
def test_what_is_told_in_another_form_or_place_is_the_same(first: str, second: str) -> None:
    assert band(first, second) is Band.SAME


@each_row(("first", "second"), APART)
def test_what_another_form_or_place_tells_is_never_the_same(first: str, second: str) -> None:
    assert band(first, second) is not Band.SAME


@each_row(
    ("first", "second", "dropped"),
    [
        ("It isn't safe in Graz", "It is not safe in Graz", [("isn't", "is not")]),
        ("It cost 1,066 euros", "It cost 1066 euros", [("1,066 euros", "1066 euros")]),
        ("Cllr Amin lost the vote", "Councillor Amin lost the vote", [("Cllr", "Councillor")]),
    ],
)
def test_what_was_taken_away_is_told_once(
    first: str, second: str, dropped: list[tuple[str, str]]
) -> None:
    texts = Statement(first, language="en"), Statement(second, language="en")
    told = claimcheck.compare(*texts).dropped
    assert [(each.first, each.second) for each in told] == dropped


@each_row(
    ("first", "second", "guard"),
    [
        ("Marta Kovac signed the order", "Maria Kovac signed the order", Guard.ENTITY),
        ("Leeds closed the mine", "Turin closed the mine", Guard.ENTITY),
        ("Police closed the mine", "Soldiers closed the mine", Guard.SUBSTITUTION),
    ],
)
def test_two_names_that_begin_two_texts_are_called_names(
    first: str, second: str, guard: Guard
) -> None:
    texts = Statement(first, language="en"), Statement(second, language="en")
    assert [each.guard for each in claimcheck.compare(*texts).differences] == [guard]
