import sqlite3
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.store.index.tokens import TOKENIZER, split_words, tokenise
from tests.tables import each_row

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def as_sqlite_does(text: str) -> tuple[str, ...]:
    """Tokenise a whole text with a table of its own."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='{TOKENIZER}')")
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab('t', 'instance')")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    tokens = connection.execute("SELECT term FROM v ORDER BY offset").fetchall()
    connection.close()
    return tuple(token for (token,) in tokens)


@each_row(
    ("text", "tokens"),
    [
        ("Prices rose, generally.", ("price", "rose", "gener")),
        ("“Café”—naïve", ("cafe", "naiv")),
        ("4.1% of £3m", ("4", "1", "of", "3m")),
        ("U.S. jobs_report", ("u", "s", "job", "report")),
        ("", ()),
        ("😀 \x00", ()),
        ("a\ud800b", ("a", "b")),
    ],
)
def test_tokens_are_folded_stems(text: str, tokens: tuple[str, ...]) -> None:
    assert tokenise(sqlite3.connect(":memory:"), [text]) == [tokens]


@given(TEXTS)
def test_words_one_by_one_give_the_tokens_of_the_whole_text(text: str) -> None:
    assert tokenise(sqlite3.connect(":memory:"), [text, ""]) == [as_sqlite_does(text), ()]


@given(TEXTS)
def test_a_word_holds_no_separator_that_could_be_quoted(text: str) -> None:
    assert not any(set(word) & set(' "\x00') for word in split_words(text))


def test_tokenising_works_on_a_read_only_database(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    sqlite3.connect(path).execute("CREATE TABLE t(x)")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    assert tokenise(connection, ["Readingly quaint words"]) == [("readingli", "quaint", "word")]


@pytest.mark.parametrize("level", [None, "DEFERRED"])
def test_tokenising_leaves_no_transaction_open(level: Literal["DEFERRED"] | None) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=level)

    tokenise(connection, ["Unlikely zymurgy"])

    assert not connection.in_transaction


def test_tokenising_keeps_an_open_transaction_open() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE t(x)")

    tokenise(connection, ["Unlikelier quixotry"])
    connection.execute("ROLLBACK")

    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == []
    assert tokenise(connection, ["Unlikeliest xylem"]) == [("unlikeliest", "xylem")]
