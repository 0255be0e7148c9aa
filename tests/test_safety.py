"""No writer loses what it was told is stored, and no text does harm."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import Band, ClaimcheckError, Record, compare, open_record
from claimcheck.model.added import Outcome
from claimcheck.model.statement import Statement
from claimcheck.store.connection import open_reading
from claimcheck.store.index.upkeep import check_index
from claimcheck.store.log.verification import verify
from claimcheck.store.schema.tables import ALL_TABLES
from claimcheck.store.writing import open_writing
from tests.children import all_at_once, in_background
from tests.desk import new_record

PROCESSES = 8
ADDS = 30
TRADE = "Trade with Mali grew by 20% over the past year"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing outside decide who acts."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_record(tmp_path)


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def assert_whole(path: Path) -> None:
    """Check file, chain and search index."""
    with open_reading(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert verify(connection).fault is None
    with open_writing(path) as store:
        assert check_index(store.connection) == []


class Adding:
    """Add statements, a transaction each: of its own, the very same, or the same elsewhere."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind

    def __call__(self, process: int) -> None:
        with open_record(self.path) as record:
            for number in range(ADDS):
                if self.kind == "different":
                    words = [f"{word}{process}x{number}" for word in ("school", "town", "mayor")]
                    record.add(" ".join(words))
                elif self.kind == "the very same":
                    record.add(TRADE)
                else:
                    record.add(TRADE, url=f"https://{process}.example/{number}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "statements", "claims"),
    [
        ("different", PROCESSES * ADDS, PROCESSES * ADDS),
        ("the very same", 1, 1),
        ("the same elsewhere", PROCESSES * ADDS, 1),
    ],
)
def test_processes_that_add_at_once_lose_and_double_nothing(
    path: Path, kind: str, statements: int, claims: int
) -> None:
    codes = all_at_once(Adding(path, kind), PROCESSES)

    assert codes == [0] * PROCESSES
    assert (count(path, "statements"), count(path, "claims")) == (statements, claims)
    assert count(path, "events") == 2 + statements
    assert_whole(path)


def write_on(path: Path, start: int, bulk: bool, pipe: int) -> None:
    """Add statements without end, one or twenty a transaction, and tell each that is stored."""
    with open_record(path) as record, os.fdopen(pipe, "w") as told:
        for number in range(start, start + 100_000, 20 if bulk else 1):
            texts = [f"Fact {n} holds in the town of {n}" for n in range(number, number + 20)]
            if bulk:
                added = record.add_all(map(Statement, texts), match=False)
            else:
                added = [record.add(texts[0])]
            told.writelines(f"{each.statement_id:d}\n" for each in added)
            told.flush()


def test_nothing_that_was_acknowledged_is_lost_by_kill(path: Path) -> None:
    acknowledged: list[int] = []
    for turn in range(25):
        writer, told = in_background(partial(write_on, path, turn * 1_000_000, turn % 3 == 2))
        # Killed somewhere in the writing that follows the first acknowledgement.
        said = told.readline()
        time.sleep(0.003 * (turn % 9))
        os.kill(writer, signal.SIGKILL)
        whole_lines = (said + told.read()).split("\n")[:-1]
        told.close()
        os.waitpid(writer, 0)
        acknowledged += map(int, whole_lines)

    with closing(sqlite3.connect(path)) as connection:
        stored = {n for (n,) in connection.execute("SELECT id FROM statements")}
    assert len(acknowledged) >= 25
    assert set(acknowledged) <= stored
    assert_whole(path)


HOSTILE = {
    "quotes": "He said: \"don't\" 'ever' `do` “that” «again»; -- 5%",
    "SQL": "x'); DROP TABLE claims; DELETE FROM events; --",
    "search syntax": 'NEAR(trade mali) OR "trade* AND NOT ^{text title}: (grew',
    "a formula": '=HYPERLINK("https://evil.example","Trade")+1',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "a script": "</script><script>alert('trade')</script>",
    "emoji": "Trade 📈 grew 🇲🇱 by 20% 👩🏽‍⚕️ in Mali",
    "right to left": "\u202eTrade\u202c with \u2066Mali\u2069 نمت التجارة 20%",
    "joiners": "Tra\u200bde wi\u00adth Mali\ufeff grew",
    "escapes": "\x1b[31mTrade\x1b[0m grew \x07\x08 by 20%",
    "many marks": "T" + "\u0301" * 500 + "rade grew",
    "line ends": "Trade\r\ngrew\u2028by\u2029a\x85lot\x0b\x0c",
    "wide letters": "Ｔｒａｄｅ ｇｒｅｗ ｂｙ ２０％",
    "digits of others": "Trade grew by ٢٠٪ and २०",
    "no letters": "१२३ ½ ①",
    "one long word": "a" * 9_999,
    "many words": "trade " * 1_600,
    "many figures": " ".join(f"{n}%" for n in range(1_800)),
    "many quotation marks": "\"'" * 4_000 + "trade",
    "brackets": "(" * 4_900 + "trade" + ")" * 4_900,
    "a format": "%s %n {0.__class__} ${HOME} $(id) trade",
    "a path": "../../etc/passwd\\..\\trade",
    "a template": "{{ 7*7 }} {% import os %} trade",
}
FORBIDDEN = {
    "nothing": "",
    "a NUL": "Trade\0grew",
    "half a character": "Trade \ud83d grew",
    "invalid UTF-8": b"Trade \xff\xfe grew".decode(errors="surrogateescape"),
    "10 MB in one line": "Trade grew. " * 900_000,
}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = ("events", *(table.name for table in ALL_TABLES))
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for table in tables
        }


def assert_only_grown(before: dict[str, list[tuple[object, ...]]], path: Path) -> None:
    """Check that every row is as it was, whatever came after it."""
    after = content(path)
    assert {table: rows[: len(before[table])] for table, rows in after.items()} == before


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_stored_as_it_is_and_changes_nothing_else(path: Path, text: str) -> None:
    with open_record(path) as record:
        record.add(TRADE, speaker="S. Lavrov")
        before = content(path)

        added = record.add(text, speaker=text[:200], place=text[:200], url=text[:200])

        assert_only_grown(before, path)
        assert record.add(text, speaker=text[:200], url=text[:200]).outcome is Outcome.KNOWN
        assert compare(text, text).band is Band.SAME
        bands = {match.claim.id: match.band for match in record.match(text)}
        assert bands.get(added.claim_id, Band.SAME) is Band.SAME
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT text, speaker, place, url FROM statements WHERE id = ?"
        stored = connection.execute(query, [added.statement_id]).fetchone()
    assert stored == (text, text[:200], text[:200], text[:200])
    assert_whole(path)


@pytest.mark.parametrize("text", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_what_cannot_be_a_statement_is_refused(path: Path, text: str) -> None:
    before = content(path)

    with open_record(path) as record:
        for act in (record.add, record.match):
            with pytest.raises(ClaimcheckError):
                act(text)
        for matched in (False, True):
            with pytest.raises(ClaimcheckError):
                record.add_all([Statement(text)], match=matched)

    assert content(path) == before


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Yield a record that holds every hostile text."""
    path = tmp_path_factory.mktemp("crowd") / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as record:
        record.add_all([Statement(text) for text in HOSTILE.values()])
        yield record


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_stored_as_it_is_or_refused(crowded: Record, text: str, name: str) -> None:
    before = content(crowded.path)

    with suppress(ClaimcheckError):
        added = crowded.add(text, speaker=name)
        with closing(sqlite3.connect(crowded.path)) as connection:
            query = "SELECT text, coalesce(speaker, '') FROM statements WHERE id = ?"
            stored = connection.execute(query, [added.statement_id]).fetchone()
        assert added.outcome is Outcome.KNOWN or stored == (text, name)

    assert_only_grown(before, crowded.path)
