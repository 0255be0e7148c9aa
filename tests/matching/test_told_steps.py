"""At which step two texts agree, told alike whichever comes first."""

import claimcheck
from claimcheck.model.comparison import Band, Dropped, Step
from claimcheck.model.statement import Statement
from tests.tables import each_row

TOLD = [
    ("en", "Officials said exports to Mali rose in May",
     "Exports to Mali rose in May, officials said",
     [Dropped(Step.ORDER, "Officials said", "officials said")]),
    ("en", "According to police, the driver was drunk in Oslo",
     "The driver was drunk in Oslo, according to police",
     [Dropped(Step.ORDER, "According to police,", "according to police")]),
    ("en", "Officials said exports to Mali rose in May", "Exports to Mali rose in May",
     [Dropped(Step.FRAME, "Officials said", "")]),
    ("en", "They made a long-term plan for Mali in May",
     "They made a long term plan for Mali in May",
     [Dropped(Step.HYPHEN, "long-term", "long term")]),
    ("en", "The ship lost 5,000 kilogram of rice in May",
     "The ship lost 5,000 kilograms of rice in May",
     [Dropped(Step.PLURAL, "5,000 kilogram", "5,000 kilograms")]),
    ("en", "Exports rose to 20% in May.", "Exports rose to 20 per cent in May",
     [Dropped(Step.TYPOGRAPHY, "May.", "May"), Dropped(Step.NUMBER, "20%", "20 per cent")]),
    ("de", "Die Stadt zahlte 3 Mio. Euro für die Brücke, sagte der Bürgermeister",
     "Die Stadt zahlte 3 Millionen Euro für die Brücke, sagte der Bürgermeister",
     [Dropped(Step.NUMBER, "3 Mio. Euro", "3 Millionen Euro")]),
    ("fr", "Selon le maire, la dette est de 3 M€ depuis mars",
     "Selon le maire, la dette est de 3 millions d'euros depuis mars",
     [Dropped(Step.NUMBER, "3 M€", "3 millions d'euros")]),
    ("es", "Según el alcalde, la deuda es de 3 M€ desde marzo",
     "Según el alcalde, la deuda es de 3 millones de euros desde marzo",
     [Dropped(Step.NUMBER, "3 M€", "3 millones de euros")]),
]  # fmt: skip


@each_row(("language", "first", "second", "told"), TOLD)
def test_what_is_taken_is_told_by_its_step_both_ways(
    language: str, first: str, second: str, told: list[Dropped]
) -> None:
    one, other = (Statement(each, language=language) for each in (first, second))

    assert list(claimcheck.compare(one, other).dropped) == told
    assert [Dropped(each.step, each.second, each.first) for each in told] == list(
        claimcheck.compare(other, one).dropped
    )


# What each step must leave, since it means something: where a step takes too much, its row is the
# same. EXACT takes nothing.
LEFT = {
    Step.SPACE: ("The green house burned in Gao in May", "The greenhouse burned in Gao in May"),
    Step.TYPOGRAPHY: ("It was −7 degrees in Oruro in May", "It was 7 degrees in Oruro in May"),
    Step.CASE: ("Exports of Turkey rose again in May", "Exports of turkey rose again in May"),
    Step.MARKS: ("The code in C++ was sold in May", "The code in C was sold in May"),
    Step.NUMBER: ("The bar weighs 1,200 kilograms", "The bar weighs 1.200 kilograms"),
    Step.CONTRACTION: ("He'd cut the fee in May", "He had cut the fee in May"),
    Step.HYPHEN: ("The used-car dealers of Gao left", "The used car dealers of Gao left"),
    Step.SPELLING: ("The cheques of the bank were late", "The checks of the bank were late"),
    Step.ACCENT: ("The curé of Lyon sold a house", "The cure of Lyon sold a house"),
    Step.LIGHT: ("A few judges speak the language", "Few judges speak the language"),
    Step.UNIT: ("He was held in Gao for 48 hours", "He was held in Gao for four days"),
    Step.NAME: ("The prince sold the mill in Gao", "Prince sold the mill in Gao"),
    Step.PLURAL: ("The senator's aide left in May", "The senator's aides left in May"),
    Step.LABEL: ("Satire: The mayor sold the moon", "The mayor sold the moon"),
    Step.FRAME: ("The mayor said he had taken money", "The envoy said he had taken money"),
    Step.ORDER: ("In 2015 Gao was sued over a leak", "Gao was sued over a leak in 2015"),
    Step.SLIP: ("Sodium chlorite drops cure malaria", "Sodium chloride drops cure malaria"),
}


def test_each_step_leaves_what_means_something() -> None:
    assert set(LEFT) == set(Step) - {Step.EXACT}
    for step, (first, second) in LEFT.items():
        one, other = (Statement(each, language="en") for each in (first, second))
        for found in (claimcheck.compare(one, other), claimcheck.compare(other, one)):
            assert found.band is not Band.SAME, step
