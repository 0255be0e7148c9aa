"""The article that the project started from: what must be found in it."""

from pathlib import Path

import pytest

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Statement
from tests.tables import each_row

_TEXT = (Path(__file__).parents[2] / "fixtures" / "article.txt").read_text(encoding="utf-8")
_LAVROV, _DIOP = "Sergey Lavrov", "Abdoulaye Diop"


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    return extract(_TEXT, published_on=PartialDate(2023, 2, 7))


@each_row(
    ("words", "kind", "person"),
    [
        ('the absolute figures are "not very impressive" yet', Kind.MIXED, None),
        ('"Our efforts are showing promise', Kind.DIRECT, _LAVROV),
        ("Mali wants to expand commercial ties with Russia", Kind.INDIRECT, _DIOP),
        ('to establish a "special framework" for this', Kind.MIXED, _DIOP),
        ("Moscow took crucial steps to ensure", Kind.INDIRECT, _DIOP),
        ("Russia’s interest in numerous Malian goods", Kind.INDIRECT, _DIOP),
        ("Russia hopes for rapid deliveries of wheat", Kind.INDIRECT, _LAVROV),
        ("Moscow regularly provides humanitarian assistance", Kind.INDIRECT, _LAVROV),
        ("Mali does not need to explain itself to anyone", Kind.INDIRECT, _DIOP),
        ('"We’ve decided to bolster our partnership', Kind.DIRECT, _DIOP),
        ("this decision was made by the Malians", Kind.INDIRECT, _DIOP),
        ("Mali is acting taking into account, among other things", Kind.MIXED, _DIOP),
        ('Bamako’s cooperation with France "did not fulfill', Kind.MIXED, _DIOP),
        ("Mali's greatest challenge is resolving security", Kind.INDIRECT, None),
        ('Moscow and Bamako are planning "additional steps', Kind.MIXED, _LAVROV),
        ("the readiness and effectiveness of the Malian Armed Forces", Kind.INDIRECT, _LAVROV),
        ("the country's president has expressed his desire", Kind.INDIRECT, _DIOP),
        ("Assimi Goita and Vladimir Putin are in regular contact", Kind.INDIRECT, _DIOP),
    ],
)
def test_each_required_statement_is_found_with_its_person(
    statements: list[Statement], words: str, kind: Kind, person: str | None
) -> None:
    found = [statement for statement in statements if words in statement.text]

    assert [(statement.kind, statement.person) for statement in found] == [(kind, person)]


@pytest.mark.parametrize(
    "words",
    [
        "in 2023 Russia will boost the number of scholarships for students from Mali eightfold: "
        "from 35 to 290",
        "Russian-Malian trade turnover grew by 20% over the year",
        "A second batch of aircraft to fight terrorists was transferred to Bamako on January 19",
        "Russian Foreign Minister Sergey Lavrov embarked on his first working visit to Mali on "
        "Tuesday",
    ],
)
def test_each_fact_with_a_figure_is_found(statements: list[Statement], words: str) -> None:
    assert words in [s.text for s in statements if s.kind is Kind.ASSERTION]


def test_the_dateline_gives_place_and_day(statements: list[Statement]) -> None:
    lavrov = next(s for s in statements if s.person == _LAVROV)

    assert (lavrov.place, str(lavrov.said_on), lavrov.date_origin) == (
        "Bamako, Mali",
        "2023-02-07",
        "dateline",
    )


def test_without_a_known_year_the_day_stays_unknown() -> None:
    assert {s.said_on for s in extract(_TEXT)} == {None}
