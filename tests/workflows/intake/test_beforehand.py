"""Statements that come together: the same record, however many processes match them."""

import json
from pathlib import Path

import pytest

from claimcheck import open_record
from claimcheck.model.added import Outcome
from claimcheck.model.statement import Statement

STORED = (
    Statement("Trade with Mali grew by 20% over the past year", speaker="S. Lavrov"),
    Statement("Whales sing at night in cold water", speaker="A. Diop"),
    Statement("The mill in Kayes burned down in March", person="Anne Lee"),
)
CAME = (
    Statement("Trade with Mali grew by 20% over the past year", speaker="A. Diop"),
    Statement("Trade with Mali grew by 30% over the past year", speaker="S. Lavrov"),
    Statement("Whales sing at night in cold water", speaker="A. Diop"),
    Statement("Exports of cotton doubled within two years", person="Moussa Ba"),
    Statement("Exports of cotton doubled within two years", speaker="S. Lavrov"),
    Statement("Exports of cotton did not double within two years", speaker="M. Ba"),
    Statement("The mill in Kayes burned down", speaker="A. Lee"),
    Statement("Exports of cotton doubled within two years", person="Moussa Ba"),
    Statement("It is so", speaker="A. Diop"),
    Statement("It is so", speaker="S. Lavrov"),
)
# More than are matched at once, some the same as one before them, or folded alike.
CROWD = (
    *CAME,
    Statement("The tools were written in C++", speaker="A. Diop"),
    Statement("The tools were written in C", speaker="A. Diop"),
    Statement("The tools were written in C", speaker="A. Diop"),
    *(Statement(f"Hall {number} in Kayes sold {number} whales") for number in range(40)),
    Statement("Hall 7 in Kayes sold 7 whales"),
    Statement("Hall 39 in Kayes sold 39 whales"),
    Statement("The tools were written in C++", speaker="A. Diop"),
)
ARTICLE = (
    '"Trade with Mali grew by 20% over the past year," said Sergey Lavrov.\n\n'
    'Later Anne Lee said: "Trade with Mali grew by 30% over the past year."\n\n'
    '"The mill in Kayes burned down in March," Lavrov said.\n'
)


def arrived(path: Path, jobs: int) -> tuple[list[str], list[object]]:
    """Return all that a record holds after statements came, and an article, and what was told."""
    path.parent.joinpath("a.txt").write_text(ARTICLE, encoding="utf-8")
    with open_record(
        path, reviewer="Desk", create=True, clock=lambda: "2023-03-02T08:00:00Z"
    ) as record:
        for each in STORED:
            record.add(each)
        told: list[object] = [*record.add_all(CROWD, jobs=jobs)]
        told.append(record.add_article(path.parent / "a.txt", jobs=jobs))
        tables = ("claims", "statements", "links", "questions", "persons", "attributions")
        with record._read() as connection:
            rows = [
                f"{table} {json.dumps(row)}"
                for table in tables
                for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")
            ]
    return rows, told


def test_the_outcome_is_the_same_on_several_processes(tmp_path: Path) -> None:
    one, two = (arrived(tmp_path / f"{jobs}.db", jobs) for jobs in (1, 2))

    assert one == two


def test_what_comes_together_becomes_what_it_would_one_by_one(tmp_path: Path) -> None:
    found = []
    for name, together in (("together.db", True), ("apart.db", False)):
        with open_record(tmp_path / name, reviewer="Desk", create=True) as record:
            record.add_all(STORED)
            added = record.add_all(CAME) if together else [record.add(each) for each in CAME]
            found.append(
                [
                    (each.outcome, each.claim_id, [match.claim.id for match in each.matches])
                    for each in added
                ]
            )

    assert found[0] == found[1]
    assert [outcome for outcome, *_ in found[0]] == [
        Outcome.REPEATED,
        Outcome.ASKED,
        Outcome.KNOWN,
        Outcome.NEW,
        Outcome.REPEATED,
        Outcome.ASKED,
        Outcome.ASKED,
        Outcome.KNOWN,
        Outcome.NEW,
        Outcome.REPEATED,
    ]


def test_a_crowd_becomes_what_it_would_one_by_one(tmp_path: Path) -> None:
    found = []
    for name, together in (("together.db", True), ("apart.db", False)):
        with open_record(tmp_path / name, reviewer="Desk", create=True) as record:
            record.add_all(STORED)
            added = record.add_all(CROWD) if together else [record.add(each) for each in CROWD]
            found.append(
                [(each.outcome, each.statement_id, each.claim_id, each.questions) for each in added]
            )

    assert found[0] == found[1]
    assert [each.outcome for each in added[len(CAME) :]] == [
        Outcome.NEW,
        Outcome.ASKED,
        Outcome.KNOWN,
        Outcome.NEW,
        *[Outcome.ASKED] * 39,
        *[Outcome.KNOWN] * 3,
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_in_one_stores_nothing(tmp_path: Path, jobs: int) -> None:
    with open_record(tmp_path / "c.db", reviewer="Desk", create=True) as record:
        with pytest.raises(Exception, match="the statement is empty"):
            record.add_all([*CAME, Statement("…")], jobs=jobs)

        assert record.claims() == []
