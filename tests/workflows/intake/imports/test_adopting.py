"""The desk's own archive: what two editions of it make of one check, and of several."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.ids import VerdictId
from claimcheck.model.imports.imported import Imported
from claimcheck.model.statement import Statement
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


SAID = {
    "@type": "Claim",
    "author": {"name": "Ada Brandt", "jobTitle": "Mayor"},
    "datePublished": "2021-06-01",
    "appearance": {"url": "https://paper.example/a"},
}
FULL = check(
    itemReviewed=SAID,
    author={"@type": "Person", "name": "T. Teller"},
    reviewRating={"alternateName": "False", "ratingExplanation": "It is not."},
)


def adopted(record: Record, *nodes: Node) -> Imported:
    """Adopt the checks of one file."""
    file = io.BytesIO(json.dumps(nodes, indent=1).encode())
    return record.adopt(read_checks("site.json", file), "our archive")


def counted(done: Imported) -> dict[str, int]:
    """Return how many records became what."""
    return {str(each): number for each, number in done.counts.items()}


def said_of(record: Record, claim: str) -> list[Statement]:
    """Return who said a claim."""
    page = record.claim(claim)
    return [each.statement for each in page.statements if each.id not in page.replaced]


def state(record: Record) -> list[object]:
    """Return what the record says of its checks, without the numbers of rows."""
    standing = record.claim("c-1").standing
    given = [each._replace(id=VerdictId(0)) for each in standing.verdicts]
    said = [(each.speaker, each.said_on, each.url) for each in said_of(record, "c-1")]
    return [
        record.stats(),
        given,
        standing.status,
        said,
        [each.rulings for each in record.gate(["c-1"])],
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


def test_a_fill_adds_who_said_it_when_and_where_and_shows_no_more_than_that(
    record: Record,
) -> None:
    adopted(record, check())

    (filled,) = adopted(record, FULL).first
    (known,) = adopted(record, FULL).first
    (other,) = adopted(record, check(itemReviewed={**SAID, "author": {"name": "Ben"}})).first

    (said,) = said_of(record, "c-1")
    assert (said.speaker, said.role, str(said.said_on), said.url) == (
        *("Ada Brandt", "Mayor", "2021-06-01", "https://paper.example/a"),
    )
    assert (filled.check.claimants, filled.check.byline) == (
        (("Ada Brandt", "Mayor"),),
        "T. Teller",
    )
    assert (known.check.claimants, known.check.byline, known.outcome) == ((), None, "known")
    assert (other.check.claimants, other.told) == (
        (),
        ("s-2 has another speaker, day or address, which stand",),
    )


@pytest.mark.parametrize("in_one_file", [True, False])
def test_the_same_words_rated_otherwise_at_another_address_are_another_check(
    record: Record, in_one_file: bool
) -> None:
    nodes = [check(1, "True"), check(2, "False", datePublished="2023-06-10"), check(3, "True")]

    done = [adopted(record, *nodes)] if in_one_file else [adopted(record, each) for each in nodes]

    assert [counted(each) for each in done] in (
        [{"new": 2, "filled": 1}],
        [{"new": 1}, {"new": 1}, {"filled": 1}],
    )
    labels = [record.claim(f"c-{each}").standing.verdicts[0].label for each in (1, 2)]
    assert labels == ["True", "False"]
    assert [len(said_of(record, f"c-{each}")) for each in (1, 2)] == [1, 1]
    assert counted(adopted(record, *nodes)) == {"known": 3}


def test_one_import_that_rates_a_check_twice_is_refused_with_both_places(record: Record) -> None:
    done = adopted(record, check(), check(label="True"))

    assert counted(done) == {"new": 1, "refused": 1}
    assert [*done.told] == ["'True', but element 1 the same is 'False': refused"]


def test_a_saying_that_the_record_has_is_adopted_on_its_claim(record: Record) -> None:
    said = Statement(
        "The tram is free on Mondays",
        speaker="Ada Brandt",
        role="Mayor",
        said_on=parse_date("2021-06-01"),
        url="https://paper.example/a",
    )
    record.add(said)

    (one,) = adopted(record, FULL).first

    assert (one.outcome, one.claim, one.told) == ("new", 1, ("c-1 was in the record, unrated",))
    assert len(record.claims()) == 1
    assert record.claim("c-1").standing.verdicts[0].adopted_from == "T. Teller"
    assert len(said_of(record, "c-1")) == 1
    record.undo(never_out="no reader had it")
    assert record.claim("c-1").standing.verdicts == ()


def test_one_file_fills_and_repeats_as_two_do(record: Record) -> None:
    cited = {**FULL, "correction": "2021-07-01 (typo): A letter."}

    done = adopted(record, check(), cited, cited, check())

    assert counted(done) == {"new": 1, "filled": 1, "known": 2}
    assert record.claim("c-1").standing.verdicts[0].adopted_from == "T. Teller"
    assert len([*record.table_rows("corrections").rows]) == 1


@pytest.mark.parametrize(
    ("name", "publisher", "told"),
    [
        ("Our Desk", "our desk", []),
        ("Our Desk", "desk.example", []),
        ("Our Desk", "The Agency", ["published by 'The Agency', not by 'Our Desk'"]),
        (None, "The Agency", ["published by 'The Agency'; [desk] name is not set"]),
    ],
)
def test_a_publisher_that_is_not_the_desk_is_told(
    record: Record, name: str | None, publisher: str, told: list[str]
) -> None:
    record.settings = record.settings._replace(desk=record.settings.desk._replace(name=name))

    done = adopted(record, check(author={"@type": "Organization", "name": publisher}))

    assert [*done.told] == told


def test_no_site_in_the_settings_is_said(record: Record) -> None:
    record.settings = record.settings._replace(desk=DeskSettings())

    with pytest.raises(ClaimcheckError, match=r"Set `site` under \[desk\] in claimcheck.toml"):
        adopted(record, check())


def test_a_claim_on_hold_keeps_nobody_from_the_others(record: Record) -> None:
    adopted(record, check())
    record.hold("c-1", reason="A court order")

    done = adopted(record, FULL, check(2, claimReviewed="The bus is dear"))

    assert counted(done) == {"known": 1, "new": 1}
    assert [*done.told] == ["c-1 is on hold, and nothing is added to it"]
