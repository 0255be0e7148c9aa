import sqlite3
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from claimcheck import open_record
from claimcheck.store.connection import open_reading
from claimcheck.store.index import entries as index
from claimcheck.store.index.candidates import claim_count, read_totals
from claimcheck.store.index.entries import index_claims, index_since, signature
from claimcheck.store.index.postings import document_frequency
from claimcheck.store.index.upkeep import check_index, rebuild_index, redact_claim
from tests.store.indexed import add, add_many, new_database, store
from tests.tables import each_row

WORDS = st.sampled_from(["the", "prices", "price", "Rose", "café", "4.1%", "U.S.", "univers", "—"])
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def matching(connection: sqlite3.Connection, query: str) -> list[int]:
    found = connection.execute("SELECT rowid FROM claim_index WHERE claim_index MATCH ?", (query,))
    return [claim for (claim,) in found]


@given(st.lists(st.tuples(st.booleans(), st.lists(TEXTS, max_size=4)), max_size=5))
def test_any_sequence_of_adds_leaves_counts_that_agree(
    adds: list[tuple[bool, list[str]]],
) -> None:
    connection = new_database()

    for together, texts in adds:
        if together:
            add_many(connection, texts)
        else:
            add(connection, *texts)

    assert check_index(connection) == []
    assert claim_count(connection) == sum(len(texts) for _, texts in adds)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_large_import_counts_what_single_adds_count(texts: list[str]) -> None:
    single, together = new_database(), new_database()
    add(single, *texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_REFRESH_FROM", 0)
        add_many(together, texts)

    for table in ("claim_terms", "claim_signatures"):
        query = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert single.execute(query).fetchall() == together.execute(query).fetchall()


def test_a_claim_is_found_inside_the_transaction_that_adds_it() -> None:
    connection = new_database()
    connection.execute("BEGIN IMMEDIATE")

    add(connection, "Scholarships will rise eightfold")

    assert matching(connection, "scholarship") == [1]
    assert document_frequency(connection, ["eightfold"]) == {"eightfold": 1}


def test_a_claim_rolled_back_is_not_counted() -> None:
    connection = new_database()
    add(connection, "Prices rose")
    connection.execute("BEGIN IMMEDIATE")
    add(connection, "Prices fell")
    connection.execute("ROLLBACK")

    assert claim_count(connection) == 1
    assert document_frequency(connection, ["price", "fell"]) == {"price": 1}
    assert check_index(connection) == []


def test_who_may_not_write_is_told_no_fault_of_the_index() -> None:
    connection = new_database()
    add(connection, "Prices rose")
    connection.execute("PRAGMA query_only = ON")

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        check_index(connection)


def test_title_and_context_are_found_and_a_term_counts_once_for_a_claim() -> None:
    connection = new_database()
    store(connection, ["Fries cost a dollar"])
    connection.execute("UPDATE claims SET title = 'Dollar fries', context = 'Rumour: dollar'")

    index_claims(connection, [(1, "Fries cost a dollar", "Dollar fries", "Rumour: dollar")])

    assert matching(connection, "title: fries") == [1]
    assert document_frequency(connection, ["dollar", "rumour"]) == {"dollar": 1, "rumour": 1}
    assert read_totals(connection).lengths == (4.0, 2.0, 2.0)


def test_the_folded_text_is_found_where_it_differs() -> None:
    connection = new_database()
    connection.execute("INSERT INTO claims(text, plain) VALUES ('#StopTheWar', 'Stop The War')")

    index_since(connection, 1)

    assert matching(connection, "stop war") == [1]
    assert matching(connection, "stopthewar") == []
    assert check_index(connection) == []


def test_phrases_and_hyphenated_words_can_be_searched() -> None:
    connection = new_database()
    add(connection, "Covid-19 vaccines work", "19 covid vaccines")

    assert matching(connection, '"covid-19"') == [1]


def test_sqlite_utils_searches_the_index() -> None:
    connection = new_database()
    add(connection, "Covid-19 vaccines work", "19 covid vaccines")

    found = Database(connection).table("claim_index").search("covid-19", quote=True)

    assert [row["text"] for row in found] == ["Covid-19 vaccines work"]


@each_row(
    ("damage", "problem"),
    [
        ("UPDATE claims SET text = 'Prices fell'", "the search index disagrees with the claims"),
        ("DELETE FROM claim_terms WHERE term = 'rose'", "1 rows of claim_terms disagree"),
        ("UPDATE claim_terms SET claims = 7", "4 rows of claim_terms disagree"),
        ("DELETE FROM claim_signatures", "1 rows of claim_signatures disagree"),
    ],
)
def test_check_names_what_disagrees_and_rebuilding_mends_it(damage: str, problem: str) -> None:
    connection = new_database()
    add(connection, "Prices rose")
    connection.execute(damage)

    (line,) = check_index(connection)
    rebuild_index(connection)

    assert line.startswith(problem)
    assert check_index(connection) == []


def test_redacting_leaves_no_byte_of_the_old_words(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    connection = new_database(str(path))
    connection.execute("PRAGMA secure_delete = ON")
    add(connection, "Prices rose", "Zaphod borrowed quixotically", "Prices fell")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE claims SET text = '(redacted)' WHERE id = 2")
    redact_claim(
        connection, (2, "Zaphod borrowed quixotically", None, None), (2, "(redacted)", None, None)
    )
    connection.execute("COMMIT")

    assert check_index(connection) == []
    assert matching(connection, "redacted") == [2]
    connection.close()
    assert not [word for word in (b"aphod", b"borrow", b"uixot") if word in path.read_bytes()]


@each_row(
    ("first", "second", "alike"),
    [
        ("“The People”", "the people", True),
        ("The U.S.", "the US", True),
        ("The people", "The peoples", False),
        ("41", "4.1", True),
    ],
)
def test_a_signature_tells_letters_and_digits(first: str, second: str, alike: bool) -> None:
    assert (signature(first) == signature(second)) is alike


def test_what_a_reader_remembers_of_words_ends_with_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_record(path, reviewer="A", create=True) as record, ExitStack() as opened:
        record.add("Prices rose in May")
        connection = opened.enter_context(open_reading(path))
        before = [document_frequency(connection, ["price", "june"]) for _ in range(2)]
        record.add("Prices fell in June")

        assert before == [{"price": 1}, {"price": 1}]
        assert document_frequency(connection, ["price", "june"]) == {"price": 2, "june": 1}
