"""Undoing what was done to persons, claims and contacts restores what the record says."""

from pathlib import Path
from sqlite3 import Connection

import pytest

from claimcheck.store.connection import open_reading
from tests.desk import Desk, Prepared
from tests.workflows.claims.test_relations import meaning

Act = tuple[str, ...]


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Return a database to which a little of everything was done."""
    desk = Desk(tmp_path_factory.mktemp("past"))
    for arguments in (
        ("add", "Unemployment in Mali stands at 3.9%", "--speaker", "He", "--person", "Ann Lee"),
        ("add", "Wheat arrived in the port of Conakry", "--speaker", "A. Lee"),
        ("add", "Unemployment in Mali stands at 3.9%", "--said-on", "2022-06-04"),
        ("add", "Unemployment in Mali stands at 4.4%", "--person", "Anne Lee"),
        ("person", "alias", "p-2", "Annie Lee"),
        ("person", "role", "p-2", "Minister"),
        ("review", "c-1", "--verdict", "Opinion", "--rationale", "So", "--as-of", "2022-06-01"),
        ("take", "c-2", "--reason", "Widely shared"),
        ("link", "c-1", "related-to", "c-2", "--reason", "Both of June"),
        ("contact", "add", "c-1", "--party", "The port", "--channel", "telephone"),
    ):
        answer = desk.run(*arguments)
        assert answer.code == 0, answer.err
    return desk.prepared()


@pytest.fixture
def desk(past: Prepared, tmp_path: Path) -> Desk:
    """Return a desk with that past."""
    return Desk(tmp_path, past)


def state(desk: Desk, connection: Connection) -> list[object]:
    """Return what the record says of claims, persons and contacts.

    To read it again on one connection costs a quarter: the plans of its queries are known.
    """
    people = [desk.run("person", "show", f"p-{n}", "-f", "json").out for n in (1, 2)]
    asked = desk.rows("SELECT claim, party, answer FROM current_contacts ORDER BY 1, 2, 3")
    return [meaning(connection), people, asked]


ACTS: list[Act] = [
    ("unlink", "l-5", "--reason", "A slip"),
    ("take", "c-3", "--reason", "Asked by a reader"),
    ("drop", "c-2", "--reason", "Nobody counts it"),
    ("merge", "c-1", "c-2", "--reason", "One thing"),
    ("merge", "c-1", "c-3", "--reason", "One thing"),
    ("link", "c-1", "contradicts", "c-3", "--reason", "Two figures"),
    ("supersede", "c-1", "--with", "c-3", "--on", "2022-06-09"),
    ("confirm", "--all", "--yes"),
    ("contact", "answer", "w-1", "It was wheat"),
    ("person", "alias", "p-1", "A. Lee"),
    ("person", "role", "p-2", "Minister", "--since", "2020"),
    ("person", "describe", "p-1", "--wikidata", "Q1"),
    ("person", "merge", "p-1", "p-2", "--reason", "One woman"),
    ("person", "split", "p-2", "--as", "Annie Lee", "--statements", "s-4", "--reason", "Two"),
]


def test_undoing_restores_what_the_record_says(desk: Desk) -> None:
    """Each act begins where the one before was undone, which is the same to whoever reads."""
    with open_reading(desk.path) as connection:
        before = state(desk, connection)
        for act in ACTS:
            done = desk.run(*act)
            after = state(desk, connection)
            undone = desk.run("undo")

            assert (done.code, undone.code) == (0, 0), (act, done.err + undone.err)
            assert after != before, act
            assert state(desk, connection) == before, act
    assert desk.run("log", "--verify").code == 0


def test_what_was_undone_can_be_done_again(desk: Desk) -> None:
    merge = ("person", "merge", "p-1", "p-2", "--reason", "One woman")
    desk.run(*merge)
    merged = desk.run("person", "show", "p-1", "-f", "json").json
    desk.run("undo")

    again = desk.run(*merge)

    assert again.code == 0, again.err
    assert desk.run("person", "show", "p-1", "-f", "json").json == merged
