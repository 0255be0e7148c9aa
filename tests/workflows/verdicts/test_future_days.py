"""Nothing is recorded of a day that has not begun anywhere on earth."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from claimcheck import Contact, Described, Record, Source, Statement, open_record
from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.verdict import Stance
from claimcheck.workflows.intake.imports.mapped_tables import TableSource
from tests.desk import new_record

Door = Callable[[Record, str], object]
WHY: Final = "The series says otherwise."
SAID: Final = "Prices fell by 3% this year."


def _add_article(record: Record, day: str) -> object:
    text = record.path.with_name("paper.txt")
    text.write_text(f"{SAID}\n", encoding="utf-8")
    return record.add_article(text, Described(published_on=parse_date(day)))


def _import_sources(record: Record, day: str) -> object:
    year, month, number = (int(part) for part in day.split("-"))
    read = {"URL": "https://a.example/2", "accessed": {"date-parts": [[year, month, number]]}}
    return record.import_sources("s.json", json.dumps([read]).encode(), TableSource(), claim="c-1")


DOORS: Final[dict[str, Door]] = {
    "a statement": lambda record, day: record.add(SAID, said_on=day),
    "a file of statements": lambda record, day: record.add_all(
        [Statement(SAID, said_on=parse_date(day))]
    ),
    "a file of distinct claims": lambda record, day: record.add_all(
        [Statement(SAID, said_on=parse_date(day))], match=False
    ),
    "a report": lambda record, day: record.add_all([Statement(SAID, reported_on=parse_date(day))]),
    "an article": _add_article,
    "a verdict": lambda record, day: record.rate("c-1", "True", WHY, as_of=day),
    "a verdict's source": lambda record, day: record.rate(
        "c-1", "True", WHY, sources=[Source(Stance.BACKS, "https://a.example", accessed_on=day)]
    ),
    "a correction": lambda record, day: record.correct("v-1", "update", "Mended.", as_of=day),
    "a publication": lambda record, day: record.publish(
        "c-1", "https://desk.example/1", published_on=day, despite="urgent"
    ),
    "a source": lambda record, day: record.add_source(
        "c-1", Source(Stance.BACKS, "https://a.example/1", accessed_on=day)
    ),
    "a table of sources": _import_sources,
    "a tie": lambda record, day: record.link(
        "c-2", "updates", "c-1", reason="revised", since=parse_date(day)
    ),
    "a question sent": lambda record, day: record.add_contact(
        "c-1", Contact("Ministry", "e-mail", day)
    ),
}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Return a record with a published claim, at noon (UTC) of 28 November 2026."""
    found = open_record(
        new_record(tmp_path), reviewer="A. Diallo", clock=lambda: "2026-11-28T12:00:00Z"
    )
    found.set_policy("one")
    found.add("Prices rose by 4.1% in 2022.")
    sources = [Source(Stance.BACKS, f"https://{host}.example/2022") for host in ("stat", "bank")]
    found.rate("c-1", "True", WHY, sources=sources)
    found.add("The harbour of Kayes handled 40,000 tonnes in 2022.")
    return found


@pytest.mark.parametrize("door", DOORS)
def test_a_day_to_come_is_refused_at_every_door(record: Record, door: str) -> None:
    """Where the day begins first it is the 29th already; the 30th has begun nowhere."""
    with record:
        before = record.head()
        with pytest.raises(
            ClaimcheckError, match="2026-11-30 is in the future; today is 2026-11-28"
        ):
            DOORS[door](record, "2026-11-30")
        assert record.head() == before
        DOORS[door](record, "2026-11-29")
        assert record.head() != before


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [("2026", False), ("2026-11", False), ("2026-12", True), ("2027", True), ("2025-12-31", False)],
)
def test_a_day_that_is_known_in_part_begins_with_its_first(
    record: Record, day: str, *, is_refused: bool
) -> None:
    """A month that goes on may be the month of saying; the next one may not."""
    with record:
        if is_refused:
            with pytest.raises(ClaimcheckError, match=f"{day} is in the future"):
                record.add(SAID, said_on=day)
        else:
            record.add(SAID, said_on=day)


def test_an_announced_day_in_an_article_is_no_day_of_saying(record: Record) -> None:
    """What a rule read from a text keeps the words, not the day."""
    text = record.path.with_name("paper.txt")
    text.write_text(
        "“Prices will fall by 3%,” the minister said on 7 February 2027.\n", encoding="utf-8"
    )
    with record:
        stored = record.add_article(text).statements
        assert [each.statement.said_on for each in stored] == [None]
