"""Nothing is recorded, or told, of a day that has not begun anywhere on earth."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from claimcheck import (
    Contact,
    Described,
    Discard,
    QueueFilter,
    Record,
    Selection,
    Source,
    Statement,
    open_record,
)
from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.person import PersonRole
from claimcheck.model.verdict import Stance
from claimcheck.store.connection import open_reading
from claimcheck.store.records.outside_checks import Feed
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.workflows.intake.imports.mapped_tables import TableSource
from tests.desk import made_once

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


def _bring_in(record: Record, **days: str) -> object:
    check = OutsideCheck(SAID, "https://p.example/8", "Untrue")._replace(**_read(days))
    return record.bring_in(
        [ReadCheck(check)], Feed("feed.json"), claim="c-2", whole=True, agrees=lambda *_: True
    )


def _adopt(record: Record, **days: str) -> object:
    check = OutsideCheck(SAID, "", "True", explanation=WHY)._replace(**_read(days))
    return record.adopt([ReadCheck(check)], "our archive", whole=True)


def _read(days: dict[str, str]) -> dict[str, Any]:
    return {name: parse_date(day) for name, day in days.items()}


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
    "an answer": lambda record, day: record.add_contact(
        "c-1", Contact("Ministry", "e-mail", answer="No.", answered_on=day)
    ),
    "a person's role": lambda record, day: record.add_role(
        "A. Minister", PersonRole("Minister", since=parse_date(day))
    ),
    "another desk's check": lambda record, day: _bring_in(record, published_on=day),
    "another desk's edition": lambda record, day: _bring_in(record, modified_on=day),
    "a saying that another desk checked": lambda record, day: _bring_in(record, said_on=day),
    "a check of the desk's own": lambda record, day: _adopt(record, rated_on=day),
    "a page of the desk's own": lambda record, day: _adopt(record, published_on=day),
}
# Each column of the record that holds a day: the doors by which it comes, or why it may be to come.
BEGUN: Final[dict[str, tuple[str, ...]]] = {
    "articles.published_on": ("an article",),
    "statements.said_on": ("a statement", "a file of statements", "a file of distinct claims"),
    "statements.reported_on": ("a report",),
    "roles.since": ("a person's role",),
    "links.since": ("a tie",),
    "sources.accessed_on": ("a verdict's source", "a source", "a table of sources"),
    "verdicts.as_of": ("a verdict", "a correction"),
    "publications.published_on": ("a publication",),
    "contacts.sent": ("a question sent",),
    "contacts.answered_on": ("an answer",),
    "outside_checks.published_on": ("another desk's check",),
    "outside_checks.modified_on": ("another desk's edition",),
    "outside_checks.said_on": ("a saying that another desk checked",),
    "adoptions.checked_on": ("a check of the desk's own", "a page of the desk's own"),
}
MAY_BE_TO_COME: Final = {
    "roles.until": "a term ends when it was said to end",
    "verdicts.recheck_on": "it says when to look again",
    "contacts.deadline": "it says by when somebody should answer",
    "takes.deadline": "it says by when it should be checked",
    "corrections.corrected_on": "it is the day of the act",
}


def _noon() -> str:
    return "2026-11-28T12:00:00Z"


@made_once
def begun(path: Path) -> None:
    with open_record(path, reviewer="A. Diallo", create=True, clock=_noon) as made:
        made.set_policy("one")
        made.add("Prices rose by 4.1% in 2022.")
        hosts = ("stat", "bank")
        sources = [Source(Stance.BACKS, f"https://{host}.example/2022") for host in hosts]
        made.rate("c-1", "True", WHY, sources=sources)
        made.add("The harbour of Kayes handled 40,000 tonnes in 2022.")
        made.add_person("A. Minister")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """Return a record with a published claim, at noon (UTC) of 28 November 2026."""
    return open_record(begun(tmp_path), reviewer="A. Diallo", clock=_noon)


def test_every_day_of_the_record_is_refused_when_to_come_or_says_why_not(record: Record) -> None:
    with record, open_reading(record.path) as connection:
        held = {
            f"{table.name}.{name}"
            for table in ALL_TABLES
            for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table.name})")
            if kind == "TEXT" and re.search("_on$|^as_of$|^since$|^until$|^sent$|^deadline$", name)
        }
    assert held == {*BEGUN, *MAY_BE_TO_COME}
    assert {door for doors in BEGUN.values() for door in doors} == set(DOORS)


def test_a_term_may_end_on_a_day_to_come(record: Record) -> None:
    held = PersonRole("Minister", since=parse_date("2026"), until=parse_date("2031"))
    with record:
        assert record.add_role("A. Minister", held).person.roles == (held,)


@pytest.mark.parametrize("door", DOORS)
def test_a_day_to_come_is_refused_at_every_door(record: Record, door: str) -> None:
    """Where the day begins first it is the 29th already; the 30th has begun nowhere."""
    with record:
        before = record.head()
        with pytest.raises(ClaimcheckError) as refused:
            DOORS[door](record, "2026-11-30")
        told = "\n".join((str(refused.value), *getattr(refused.value, "details", ())))
        assert re.search("2026-11-30 (is in the future; today is 2026-11-28|lies in the)", told)
        assert record.head() == before
        DOORS[door](record, "2026-11-29")
        assert record.head() != before


def _as_it_was(record: Record, day: str) -> object:
    with Record(record.path, at=day, clock=_noon) as then:
        return then.claims()


ASKED: Final[dict[str, Callable[[Record, str], object]]] = {
    "claims": lambda record, day: record.claims(since=day),
    "statements": lambda record, day: record.statements(since=day),
    "questions": lambda record, day: record.questions(since=day),
    "a table": lambda record, day: record.table("verdicts", since=day),
    "a table of what is spoken of": lambda record, day: record.table("claims", as_of_since=day),
    "a workbook": lambda record, day: record.workbook(since=day),
    "numbers": lambda record, day: record.stats(since=day),
    "a report": lambda record, day: record.report(since=day),
    "a report up to a day": lambda record, day: record.report(since="2026", until=day),
    "progress": lambda record, day: record.progress(since=day),
    "the queue": lambda record, day: record.queue(QueueFilter(since=day)),
    "cards": lambda record, day: record.cards(QueueFilter(since=day)),
    "many records": lambda record, day: record.chosen(Discard("x"), Selection(since=day)),
    "the record as it was": _as_it_was,
}


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_is_told_from_a_day_to_come_on(record: Record, asked: str) -> None:
    with record:
        with pytest.raises(ClaimcheckError, match="2026-11-30 is in the future; today is 2026-11"):
            ASKED[asked](record, "2026-11-30")
        ASKED[asked](record, "2026-11-29")


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
