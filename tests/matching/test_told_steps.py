"""At which step two texts agree, told alike whichever comes first."""

import pytest

import claimcheck
from claimcheck.model.comparison import Dropped, Step
from claimcheck.model.statement import Statement

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


@pytest.mark.parametrize(("language", "first", "second", "told"), TOLD)
def test_what_is_taken_is_told_by_its_step_both_ways(
    language: str, first: str, second: str, told: list[Dropped]
) -> None:
    one, other = (Statement(each, language=language) for each in (first, second))

    assert list(claimcheck.compare(one, other).dropped) == told
    assert [Dropped(each.step, each.second, each.first) for each in told] == list(
        claimcheck.compare(other, one).dropped
    )
