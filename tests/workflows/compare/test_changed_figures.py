"""A figure that somebody changed over time, told with the match."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.reading.records.statements import as_statement
from claimcheck.store.connection import WriteStore, open_reading
from claimcheck.store.log.transaction import transaction
from claimcheck.store.records.people.persons import add_alias, add_person
from claimcheck.workflows.compare.match import find_matches
from tests.desk import REVIEWER, open_desk, say_all

RATE = "Unemployment in the country stands at 3.9%"
HIGHER = "Unemployment in the country stands at 4.4%"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


def closest(store: WriteStore, text: str, **given: str) -> Match:
    with open_reading(store.path) as connection:
        statement = as_statement({"text": text, **given})
        return find_matches(connection, statement, limit=1, thresholds=Thresholds())[0]


def course(match: Match) -> list[tuple[str, str, int | None]]:
    return [(each.figure, each.said_on, each.statement) for each in match.change]


def test_another_figure_at_another_date_is_a_change(store: WriteStore) -> None:
    say_all(store, {"text": RATE, "speaker": "Ana Diaz", "said_on": "2022-06-03"})

    later = closest(store, HIGHER, speaker="Ana Diaz", said_on="2022-06-09")
    before = closest(store, HIGHER, speaker="Ana Diaz", said_on="2022-05")

    assert course(later) == [("3.9%", "2022-06-03", 1), ("4.4%", "2022-06-09", None)]
    assert course(before) == [("4.4%", "2022-05", None), ("3.9%", "2022-06-03", 1)]


def test_the_last_time_before_is_told(store: WriteStore) -> None:
    for day in ("2022-06-01", "2022-06-03", "2022-06-20"):
        say_all(store, {"text": RATE, "speaker": "Ana Diaz", "said_on": day})

    match = closest(store, HIGHER, speaker="Ana Diaz", said_on="2022-06-09")

    assert course(match)[0] == ("3.9%", "2022-06-03", 2)


def test_a_person_is_known_by_every_alias(store: WriteStore) -> None:
    with transaction(store) as writer, writer.act(REVIEWER, "person") as act:
        person = add_person(act, "Ana Diaz")
        add_alias(act, person, "La Jefa")
    say_all(store, {"text": RATE, "speaker": "Ana Diaz", "said_on": "2022-06-03"})

    match = closest(store, HIGHER, speaker="La Jefa", said_on="2022-06-09")

    assert course(match)[0] == ("3.9%", "2022-06-03", 1)


@pytest.mark.parametrize(
    ("case", "text", "given"),
    [
        ("somebody else", HIGHER, {"speaker": "Bo Lee", "said_on": "2022-06-09"}),
        ("nobody named", HIGHER, {"said_on": "2022-06-09"}),
        ("date unknown", HIGHER, {"speaker": "Ana Diaz"}),
        ("perhaps the same day", HIGHER, {"speaker": "Ana Diaz", "said_on": "2022-06"}),
        ("the same figure", RATE, {"speaker": "Ana Diaz", "said_on": "2022-06-09"}),
        (
            "another thing",
            HIGHER.replace("Unemployment", "Inflation"),
            {"speaker": "Ana Diaz", "said_on": "2022-06-09"},
        ),
        (
            "denied",
            HIGHER.replace("stands", "never stands"),
            {"speaker": "Ana Diaz", "said_on": "2022-06-09"},
        ),
    ],
)
def test_nothing_else_is_a_change(
    store: WriteStore, case: str, text: str, given: dict[str, str]
) -> None:
    say_all(store, {"text": RATE, "speaker": "Ana Diaz", "said_on": "2022-06-03"})

    assert closest(store, text, **given).change == ()
