"""Thirty shapes in which ClaimReview comes, with what must be read and told of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.reading.checks.feeds import read_checks
from tests.tables import each_row

SHAPES = Path(__file__).parent / "shapes"
EXPECTED = [
    json.loads(line) for line in (SHAPES / "expected.jsonl").read_text("utf-8").splitlines()
]
# What only the record that they are brought into can tell.
OF_THE_RECORD = {"revises the one before", "the same again"}


def shape(number: str) -> Iterator[ReadCheck | Unread]:
    """Yield what is read of a shape."""
    (path,) = SHAPES.glob(f"{number}-*")
    with path.open("rb") as file:
        yield from read_checks(path.name, file)


@each_row("expected", EXPECTED)
def test_each_shape_is_read_and_told_as_expected(expected: dict[str, Any]) -> None:
    found = list(shape(expected["file"]))

    reviews = [each for each in found if isinstance(each, ReadCheck)]
    of_the_file = [str(each) for each in found if isinstance(each, Unread)]
    wanted = expected["reviews"]
    assert [(each.check.label, each.check.rating.counts) for each in reviews] == [
        (each["label"], each["numbers_count"]) for each in wanted
    ]
    told = [[*each.told, *([each.refused] if each.refused else [])] for each in reviews]
    told[0] += of_the_file
    assert [sorted(each) for each in told] == [
        sorted(set(each["told"]) - OF_THE_RECORD) for each in wanted
    ]
