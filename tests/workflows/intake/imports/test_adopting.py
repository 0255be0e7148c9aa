"""The desk's own archive: what two editions of it make of one check, and of several."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.ids import VerdictId
from claimcheck.model.imports.imported import Imported
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.record import Record, create_record
from claimcheck.settings import Settings

Node = dict[str, Any]
SETTINGS = Settings(Path("claims.db"), by="A. Diallo", desk=DeskSettings(site="desk.example"))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Give an empty record of a desk with a site."""
    path = tmp_path / "claims.db"
    create_record(path, "A. Diallo")
    with Record(path, settings=SETTINGS._replace(database=path)) as opened:
        yield opened


def check(page: int = 1, label: str = "False", **more: Any) -> Node:
    """Return a check of the desk as its site gives it."""
    node = {
        "@type": "ClaimReview",
        "url": f"https://desk.example/{page}",
        "claimReviewed": "The tram is free on Mondays",
        "datePublished": "2021-06-10",
        "reviewRating": {"alternateName": label},
    }
    return {**node, **more}


FULL = check(
    author={"@type": "Person", "name": "T. Teller"},
    reviewRating={"alternateName": "False", "ratingExplanation": "It is not."},
)


def adopted(record: Record, *nodes: Node) -> Imported:
    """Adopt the checks of one file."""
    file = io.BytesIO(json.dumps(nodes).encode())
    return record.adopt(read_checks("site.json", file), "our archive")


def counted(done: Imported) -> dict[str, int]:
    """Return how many records became what."""
    return {str(each): number for each, number in done.counts.items()}


def state(record: Record) -> list[object]:
    """Return what the record says of its checks, without the numbers of rows."""
    standing = record.claim("c-1").standing
    given = [each._replace(id=VerdictId(0)) for each in standing.verdicts]
    return [
        record.stats(),
        given,
        standing.status,
        [each[2:] for each in record.gate(["c-1"])],
        record.due(),
    ]


def test_undoing_a_fill_leaves_what_was_before_it_and_it_can_be_filled_again(
    record: Record,
) -> None:
    adopted(record, check())
    bare = state(record)
    filled = counted(adopted(record, FULL))
    full = state(record)

    for _ in range(2):
        record.undo(never_out="no reader had it")
        assert state(record) == bare
        assert counted(adopted(record, FULL)) == filled == {"filled": 1}
        assert state(record) == full
    assert counted(adopted(record, FULL)) == {"known": 1}
    record.undo(steps=2, never_out="no reader had it")
    assert record.claims() == []
