"""Other desks' checks in a library: which edition of one is in force, and which are the same."""

import io
import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from claimcheck.model.imports.imported import Imported
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.record import Record, create_record
from claimcheck.store.records.outside_checks import Feed

SHAPES = Path(__file__).parents[3] / "reading" / "checks" / "shapes"
Node = dict[str, object]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Record]:
    """Give an empty library."""
    create_record(tmp_path / "others.db", "A. Diallo")
    with Record(tmp_path / "others.db") as record:
        yield record


def edition(
    label: str, modified: str | None = None, *, words: str = "The goat eats hay", why: str = ""
) -> Node:
    """Return an edition of a check of one page."""
    node: Node = {
        "@type": "ClaimReview",
        "url": "https://p.example/8",
        "claimReviewed": words,
        "datePublished": "2024-01-02",
        "reviewRating": {"alternateName": label, "ratingExplanation": why},
    }
    return {**node, "dateModified": modified} if modified else node


def edition_of(label: str, words: str) -> Node:
    """Return a check of a page with these words."""
    return edition(label, words=words)


def brought(library: Record, *nodes: Node) -> Imported:
    """Bring in the checks of one file."""
    file = io.BytesIO(json.dumps(nodes).encode())
    return library.bring_in(read_checks("feed.json", file), Feed("feed.json"))


def counted(done: Imported) -> dict[str, int]:
    """Return how many records became what."""
    return {str(each): number for each, number in done.counts.items()}


def labels(library: Record) -> list[str]:
    """Return the labels in force."""
    found = library.table_rows("outside-checks")
    column = found.columns.index("label")
    return [str(row[column]) for row in found.rows]


def test_the_same_file_again_adds_nothing_whatever_editions_it_holds(library: Record) -> None:
    def again() -> Imported:
        with (SHAPES / "29-same-check-again.jsonl").open("rb") as file:
            return library.bring_in(read_checks("feed.jsonl", file), Feed("feed.jsonl"))

    assert counted(again()) == {"new": 3, "revised": 1, "known": 1}
    assert [counted(again()) for _ in range(2)] == [{"known": 5}] * 2


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_newest_edition_is_in_force_in_whatever_order_they_come(
    library: Record, order: tuple[int, ...]
) -> None:
    every = [edition("Half true"), edition("False", "2024-02-01"), edition("True", "2024-03-01")]

    for number in order:
        brought(library, every[number])

    assert labels(library) == ["True"]
    assert counted(brought(library, every[2])) == {"known": 1}
    assert set(counted(brought(library, *every))) <= {"known", "older than known"}
    assert labels(library) == ["True"]


def test_an_edition_without_a_day_revises_once(library: Record) -> None:
    told = [counted(brought(library, edition(each))) for each in ("False", "True", "False", "True")]

    assert told == [{"new": 1}, {"revised": 1}, {"known": 1}, {"known": 1}]


def test_an_edition_whose_import_was_undone_comes_in_again(library: Record) -> None:
    brought(library, edition("False"))
    brought(library, edition("True"))
    library.undo()

    assert labels(library) == ["False"]
    assert counted(brought(library, edition("True"))) == {"revised": 1}
    assert counted(brought(library, edition("False"))) == {"known": 1}


def test_wordings_that_case_and_a_full_stop_tell_apart_are_one_check(library: Record) -> None:
    every = ("The goat eats hay", "the goat eats hay.", "THE GOAT EATS HAY", "The goat eats C++")
    labels = ("False", "false", "FALSE", "False")

    assert counted(brought(library, *map(edition_of, labels, every))) == {
        "new": 2,
        "known": 2,
    }
