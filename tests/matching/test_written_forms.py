"""Ways of writing that leave a claim the same, each beside what it must not hide."""

import pytest

import claimcheck
from claimcheck.model.comparison import Band
from claimcheck.model.statement import Statement


def band(first: str, second: str) -> Band:
    texts = (Statement(first, language="en"), Statement(second, language="en"))
    return claimcheck.compare(*texts).band


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "More than half of voters in Ghana want a new law",
            "Over 50% of voters in Ghana want a new law",
        ),
        ("The strike lasted a fortnight in Hull", "The strike lasted two weeks in Hull"),
        ("The shop opens at noon on Sundays in Hull", "The shop opens at 12:00 on Sundays in Hull"),
        ("The mine closed in the nineties in Wales", "The mine closed in the 1990s in Wales"),
        ("The mayor of Lyon sold 14 schools", "The mayor of <b>Lyon</b> sold 14 schools"),
        ("The mayor of Lyon sold 14 schools", "RT @lyon: The mayor of Lyon sold 14 schools"),
        ("Rents fell by 4% in Calif. last year", "Rents fell by 4% in California last year"),
        ("The state sold the bank", "The bank was sold by the state"),
        ("The state will sell the bank", "The bank will be sold by the state"),
        ("(Reuters) - Rents fell in Paris by 4%", "Rents fell in Paris by 4%"),
        ("Two in three voters in Chad want a law", "Two out of three voters in Chad want a law"),
        ("The king sold the house in Maine", "The King sold the house in Maine"),
        ("Bishops sold the house in Maine", "The bishops sold the house in Maine"),
    ],
)
def test_another_way_of_writing_is_the_same_claim(first: str, second: str) -> None:
    assert band(first, second) is Band.SAME


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "More than half of voters in Ghana want a new law",
            "Half of voters in Ghana want a new law",
        ),
        (
            "More than half of voters in Ghana want a new law",
            "Over 40% of voters in Ghana want a new law",
        ),
        (
            "More than half of voters in Ghana want a new law",
            "Less than half of voters in Ghana want a new law",
        ),
        ("Rents doubled in a decade in Oslo", "Rents doubled in a year in Oslo"),
        ("The strike lasted a fortnight in Hull", "The strike lasted a week in Hull"),
        (
            "The shop opens at noon on Sundays in Hull",
            "The shop opens at midnight on Sundays in Hull",
        ),
        ("The mine closed in the nineties in Wales", "The mine closed in the eighties in Wales"),
        ("The mayor of Lyon sold 14 schools", "The mayor of Lyon sold <del>14</del> 40 schools"),
        (
            "The mayor of Lyon sold 14 schools",
            "RT @lyon: the mayor of Lyon did not sell 14 schools",
        ),
        (
            "The mayor of Lyon sold 14 schools - Reuters",
            "The mayor of Lyon sold 14 schools to Reuters",
        ),
        ("The mayor of Lyon sold 14 schools", "The mayor of Lyon sold 14 schools, Reuters denies"),
        ("Prince Harry sold the house in Windsor", "The prince sold the house in Windsor"),
        ("Prince sold the house in Minneapolis", "The prince sold the house in Minneapolis"),
        ("Mark fell by 4% in Berlin last year", "The mark fell by 4% in Berlin last year"),
        ("Pupils in Texas scored an A* in maths", "Pupils in Texas scored an A in maths"),
        ("Rents fell in Georgia, Atlanta's state", "Rents fell in Georgia, Tbilisi's country"),
        ("Rents fell by 4% in Miss. last year", "Rents fell by 4% in Missouri last year"),
        ("Dogs bit men in Hull on Friday", "Men bit dogs in Hull on Friday"),
        ("The bank was sold by the state", "The state was sold by the bank"),
        ("The state will sell the bank", "The bank was sold by the state"),
        ("The state can sell the bank", "The bank will be sold by the state"),
        ("The death of the king's son shook Spain", "The death of the son's king shook Spain"),
        ("The king's fear shook Spain", "The fear of the king shook Spain"),
        ("The coronavirus killed 40 people in Ghana", "The norovirus killed 40 people in Ghana"),
        ("Washington state banned the drug in 2019", "Washington banned the drug in 2019"),
        ("Ministers gave 40 firms licences in 2019", "Ministers gave licences in 2019 to 14 firms"),
        ("The critic of the minister was fired", "The minister's critic's aide was fired"),
        ("The picture of Kane sold for £40", "Kane's picture sold for £40"),
        ("LONDON (Reuters) - Rents fell in Paris", "Rents fell in London"),
        ("The WHO banned the drug in Ghana", "The WTO banned the drug in Ghana"),
        ("The mayor did not [sic] sell 14 schools", "The mayor did sell 14 schools"),
        ("<!-- not --> The mayor sold 14 schools", "The mayor did not sell 14 schools"),
        ("The A* search failed in 14 schools", "The A search failed in 14 schools"),
        (
            "[The mayor](https://x.example/not-the-mayor) sold 14 schools",
            "The deputy mayor sold 14 schools",
        ),
        ("Two in three voters in Chad want a law", "One in three voters in Chad wants a law"),
        ("Exports of arms to Chad rose by 4%", "Exports to Chad of arms rose by 14%"),
        ("Arms imports from Chad rose by 4%", "Imports of arms to Chad rose by 4%"),
        ("King sold the house in Maine", "The king sold the house in Maine"),
        ("PARIS (AP) - Rents in the city fell by 4%", "ROME (AP) - Rents in the city fell by 4%"),
        ("PARIS (AP) - The mayor resigned on Friday", "LIMA (AP) - The mayor resigned on Friday"),
        ("PARIS (AP) - The mayor resigned on Friday", "The mayor resigned on Friday"),
        ("Queen sold the flat in Hull", "The queen sold the flat in Hull"),
        ("Bill passed the house in Maine", "The bill passed the house in Maine"),
        ("Judge sold the flat in Hull", "The judge sold the flat in Hull"),
    ],
)
def test_what_it_could_hide_keeps_claims_apart(first: str, second: str) -> None:
    assert band(first, second) is not Band.SAME
