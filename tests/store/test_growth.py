"""Four times the rows cost four times the steps and a bit; one record costs the same in both."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.desk.acts import AddNote
from claimcheck.model.desk.card import QueueEntry, QueueFilter, Task
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.ids import RecordId
from claimcheck.model.statement import Statement
from claimcheck.reading.records.answers import Answered
from claimcheck.store.connection import Cell, WriteStore, utc_now
from claimcheck.store.files.cell_check import check_json, check_texts
from claimcheck.store.files.packed_rows import PUBLISHED
from claimcheck.store.files.packs import fill_pack
from claimcheck.store.files.schema_check import check_notices, check_tables
from claimcheck.store.index.upkeep import check_index, check_record_index
from claimcheck.store.log.chain import Head, head
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.queries.checks import read_checks
from claimcheck.store.queries.search import search
from claimcheck.store.queries.stats import Period
from claimcheck.store.queries.tables.exports import Filter, export, export_rows
from claimcheck.store.queries.tables.exports_sql import EXPORTS
from claimcheck.store.queries.waiting import waiting
from claimcheck.store.records.people.persons import people
from claimcheck.store.records.statements import statements_of_article
from claimcheck.store.writing import create, random_salt
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.desk.answer_files import Fate, apply_answers, cards
from claimcheck.workflows.desk.card_contents import read_card
from claimcheck.workflows.desk.house import House
from claimcheck.workflows.desk.queue import looked_at
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.record.init import begin_record
from claimcheck.workflows.record.undo import undo_last
from claimcheck.workflows.report.history import tell_history
from claimcheck.workflows.report.show import show_claim, show_statement
from claimcheck.workflows.report.stats import count
from claimcheck.workflows.verdicts.due import find_due, find_to_tell
from claimcheck.workflows.verdicts.gate import gate, rated_leaders
from tests.desk import REVIEWER, SECOND
from tests.tables import each_row

FEW, MANY = 60, 240
HOUSE = House(Thresholds(), GateSettings(), "2023-03-02")


def fill(writer: Transaction, claims: int) -> None:
    """Store claims with a statement, two verdicts, two sources, a publication and a
    correction each.

    As many more are taken up, and not rated.
    """
    with writer.act(REVIEWER, "test") as act:
        act.insert("reviewers", name=SECOND, email=None, note=None)
        act.insert("persons", name="Anne Lee", wikidata=None, note=None)
    for number in range(1, claims + 1):
        with writer.act(REVIEWER, "test") as act:
            text = f"Fact {number} holds"
            said: dict[str, Cell] = {
                "kind": "direct",
                "language": "en",
                "said_on": "2023-02-07",
                "place": "Kayes",
            }
            act.insert(
                "statements", fingerprint=str(number), text=text, speaker=f"S {number}", **said
            )
            act.insert("claims", text=text, plain=None, title=None, context=None, language="en")
            made: dict[str, Cell] = {"made_by": REVIEWER, "confirmed_by": REVIEWER}
            link: dict[str, Cell] = {
                "statement": number,
                "claim": None,
                "relation": "states",
                "target": number,
            }
            act.insert("links", **link, **made)
            act.insert("attributions", statement=number, person=1, made_by=REVIEWER)
            if number % 5 == 0:
                tie: dict[str, Cell] = {"statement": None, "claim": number, "relation": "same_as"}
                act.insert("links", **tie, target=number - 1, **made)
            for role, who, about in (
                ("proposes", REVIEWER, None),
                ("signs off", SECOND, 2 * number - 1),
            ):
                rating: dict[str, Cell] = {
                    "label": 1 + number % 5,
                    "rationale": "So.",
                    "as_of": "2023-03-01",
                }
                act.insert("verdicts", claim=number, reviewer=who, role=role, about=about, **rating)
            for stance in ("backs", "contradicts"):
                url = f"https://{stance}.example/{number}"
                act.insert("sources", claim=number, stance=stance, url=url, added_by=REVIEWER)
        with writer.act(REVIEWER, "test") as act:
            act.insert("publications", claim=number, url="https://d.example", published_on="2023")
        with writer.act(REVIEWER, "test") as act:
            notice: dict[str, Cell] = {"class": "typo", "notice": "A letter."}
            told: dict[str, Cell] = {"verdict": 2 * number - 1, "corrected_on": "2023-03-02"}
            act.insert("corrections", replacement=None, **notice, **told)
    for number in range(claims + 1, 2 * claims + 1):
        with writer.act(REVIEWER, "test") as act:
            text = f"Fact {number} is open"
            act.insert("claims", text=text, plain=None, title=None, context=None, language="en")
            act.insert("takes", claim=number, reviewer=REVIEWER, reason="Asked by a reader")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a small record, and one of four times its size."""
    return [filled(tmp_path_factory, claims) for claims in (FEW, MANY)]


def filled(folders: pytest.TempPathFactory, claims: int) -> Path:
    """Return a record with so many claims."""
    path = folders.mktemp("growth") / f"{claims}.db"
    with create(path) as store:
        begin_record(store, REVIEWER)
        with transaction(store, bulk=True) as writer:
            fill(writer, claims)
    return path


def steps(path: Path, read: Callable[[sqlite3.Connection], object]) -> int:
    """Return how many hundred instructions SQLite needs for reading."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return counted(connection, lambda: read(connection))


def counted(connection: sqlite3.Connection, act: Callable[[], object]) -> int:
    """Return how many hundred instructions a connection needs for an act."""
    seen = [0]

    def count() -> int:
        seen[0] += 1
        return 0

    connection.set_progress_handler(count, 100)
    act()
    return seen[0]


def queries(path: Path, read: Callable[[sqlite3.Connection], object]) -> int:
    """Return in how many queries SQLite is asked for reading."""
    asked: list[str] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_trace_callback(asked.append)
        read(connection)
    return len(asked)


def undo_newest(connection: sqlite3.Connection) -> None:
    """Undo the newest act, and leave it as it was."""
    store = WriteStore(Path("claims.db"), connection, utc_now, random_salt)
    with transaction(store, dry_run=True) as writer:
        undo_last(writer, 1, actor=REVIEWER)


def add_one(connection: sqlite3.Connection) -> None:
    """Add a statement that others resemble, and leave the record as it was."""
    store = WriteStore(Path("claims.db"), connection, utc_now, random_salt)
    with transaction(store, dry_run=True) as writer:
        add(
            writer,
            Statement("Fact 7 holds, and so do others"),
            actor=REVIEWER,
            thresholds=Thresholds(),
        )


def answer_one(connection: sqlite3.Connection) -> None:
    """Bring back the answer to a card that waits no more."""
    store = WriteStore(Path("claims.db"), connection, utc_now, random_salt)
    seen = head(connection)
    card = Answered(1, Task.RATE, "c-7", 7, seen.sequence, seen.sha256, (AddNote("Ask"),))
    (outcome,) = apply_answers(store, [card], HOUSE, actor=REVIEWER)
    assert outcome.fate is Fate.STALE


def read_article(connection: sqlite3.Connection) -> None:
    """Read the statements of an article with one, and leave the record as it was."""
    store = WriteStore(Path("claims.db"), connection, utc_now, random_salt)
    with transaction(store, dry_run=True) as writer:
        with writer.act(REVIEWER, "test") as act:
            article = act.insert("articles", sha256="5", text="Rents fell.", language="en")
            said: dict[str, Cell] = {"article": article, "text": "Rents fell", "language": "en"}
            act.insert("statements", fingerprint="rents", kind="indirect", **said)
        statements_of_article(connection, article)


READING: dict[str, Callable[[sqlite3.Connection], object]] = {
    "stats": lambda connection: count(connection, Period(), today="2023-03-02"),
    "log --verify": verify,
    "doctor: texts": check_texts,
    "doctor: JSON": check_json,
    "doctor: tables": check_tables,
    "doctor: the claims' index": check_index,
    "doctor: the record's index": check_record_index,
    "doctor: notices": check_notices,
    "list": lambda connection: list(export_rows(connection, "claims").rows),
    "list, as a person sees it": lambda connection: list(
        export_rows(connection, "claims", columns=("claim_id", "status", "in_public", "text")).rows
    ),
    "list, how many": lambda connection: list(
        export_rows(connection, "claims", columns=("claim_id",)).rows
    ),
    "list statements, as a person sees it": lambda connection: list(
        export_rows(connection, "statements", columns=("statement_id", "claim_id", "text")).rows
    ),
    "gate --all": lambda connection: gate(
        connection, rated_leaders(connection), GateSettings(), today="2023-03-02"
    ),
    "due": lambda connection: find_due(connection, today="2024-03-02", within=7, asking=REVIEWER),
    "due: readers to tell": find_to_tell,
    "search": lambda connection: search(connection, "fact", limit=10),
    "person list": people,
    "backup: the copy's pages": lambda connection: connection.execute(
        "PRAGMA integrity_check(1)"
    ).fetchone(),
    "list, 20 of them": lambda connection: list(export_rows(connection, "claims", limit=20).rows),
    "review --export": lambda connection: list(
        cards(connection, QueueFilter(), HOUSE, asking=SECOND)
    ),
    "queue": lambda connection: waiting(
        connection, QueueFilter(), asking=REVIEWER, today="2023-03-02"
    ),
    **{
        f"view {name}": lambda connection, name=name: connection.execute(  # type: ignore[misc]
            f"SELECT * FROM {name}"
        ).fetchall()
        for name in ("verdict_report", "open_claims", "statements_by_speaker", "claim_status")
    },
    **{
        f"export {name}": lambda connection, name=name: export(connection, name)  # type: ignore[misc]
        for name in EXPORTS
    },
    **{
        f"export {name} of {who}": lambda connection, name=name, who=who: export(  # type: ignore[misc]
            connection, name, Filter(speaker=who)
        )
        for name in EXPORTS
        for who in ("S 7", "Anne Lee")
    },
}


@each_row(("name", "read"), READING.items())
def test_steps_grow_with_the_rows(
    records: list[Path], name: str, read: Callable[[sqlite3.Connection], object]
) -> None:
    few, many = (steps(path, read) for path in records)

    assert many < 6 * few, name


@pytest.mark.parametrize(
    ("table", "number", "one_more"),
    [("claims", "claim_id", "status"), ("statements", "statement_id", "status")],
)
def test_how_many_there_are_is_told_without_how_they_stand(
    records: list[Path], table: str, number: str, one_more: str
) -> None:
    def listed(*columns: str) -> int:
        return steps(
            records[1],
            lambda connection: list(export_rows(connection, table, columns=columns).rows),
        )

    assert 3 * listed(number) < listed(number, one_more)


AT_ONCE: dict[str, Callable[[sqlite3.Connection], object]] = {
    "queue": lambda connection: waiting(
        connection, QueueFilter(), asking=REVIEWER, today="2023-03-02"
    ),
    "queue of who signs off": lambda connection: waiting(
        connection, QueueFilter(), asking="Nobody yet", today="2024-03-02"
    ),
    "list": lambda connection: list(export_rows(connection, "claims").rows),
    "stats": lambda connection: count(connection, Period(), today="2023-03-02"),
}


@pytest.mark.parametrize("read", AT_ONCE.values(), ids=AT_ONCE.keys())
def test_all_that_waits_is_asked_for_in_as_many_queries_as_a_little(
    records: list[Path], read: Callable[[sqlite3.Connection], object]
) -> None:
    few, many = (queries(path, read) for path in records)

    assert many == few


ONE: dict[str, Callable[[sqlite3.Connection], object]] = {
    "show c-7": lambda connection: show_claim(connection, 7, asking=None, today="2023-03-02"),
    "show c-10, of two wordings": lambda connection: show_claim(
        connection, 10, asking=None, today="2023-03-02"
    ),
    "show s-7": lambda connection: show_statement(connection, 7, asking=None),
    "history c-7": lambda connection: tell_history(connection, 7, asking=None),
    "gate c-7": lambda connection: gate(connection, [7], GateSettings(), today="2023-03-02"),
    "review c-7": lambda connection: read_card(
        connection,
        cast("QueueEntry", looked_at(connection, RecordId("c", 7))),
        House(Thresholds(), GateSettings(), "2023-03-02"),
        asking=SECOND,
    ),
    "match": lambda connection: find_matches(
        connection, Statement("Fact 7 holds"), limit=5, thresholds=Thresholds()
    ),
    "export claimreview c-7": lambda connection: read_checks(connection, lambda *_: True, [7]),
    "export claimreview c-10, of two wordings": lambda connection: read_checks(
        connection, lambda *_: True, [10]
    ),
    "undo": undo_newest,
    "the statements of an article": read_article,
    "add": add_one,
    "review --from": answer_one,
    "desk after an act": lambda connection: waiting(
        connection, QueueFilter(), asking=SECOND, today="2023-03-02", among={9, 10}
    ),
}


@each_row(("name", "read"), ONE.items())
def test_what_is_read_of_one_record_does_not_grow_with_the_others(
    records: list[Path], name: str, read: Callable[[sqlite3.Connection], object]
) -> None:
    few, many = (steps(path, read) for path in records)

    assert many < 1.3 * few + 10, name


@pytest.mark.parametrize("status", [PUBLISHED, None])
def test_steps_of_a_pack_grow_with_the_rows(records: list[Path], status: str | None) -> None:
    few, many = (pack_steps(path, status) for path in records)

    # Half of the smaller one's work is to make its tables.
    assert many < 3 * few


def pack_steps(path: Path, status: str | None) -> int:
    """Return how many hundred instructions a pack of a record takes."""
    about = ("2023-03-02T08:00:00Z", status)
    with closing(sqlite3.connect(":memory:", uri=True, isolation_level=None)) as connection:
        return counted(connection, lambda: fill_pack(connection, path, Head(1, ""), about, 0))
