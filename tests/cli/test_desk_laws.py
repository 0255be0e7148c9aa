"""Whatever two people type at the desk, the record stays whole, and nothing is given by Enter."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.workflows.desk.keys import ACTS, MOVES
from claimcheck.workflows.desk.keys import WORDS as BY_WORD
from tests.cli.day import READER, SECOND, THIRD, at_desk
from tests.cli.running import run

KEYS = [key.key for key in (*ACTS, *BY_WORD, *MOVES) if key.word != "quit"]
WORDS = [
    "",
    "yes",
    "1",
    "False",
    "words Ferry fares rose",
    "speaker Ek",
    "backs https://a.example",
    "2023-03-02",
    "O. Berg",
    "So it is",
    "text",
    "\x1b[2J",
    "not same",
    "c-4 One thing",
    "l-2 A slip",
    "contradicts c-5 Not both",
    "c-5 2023-02 Newer",
    "lift It is over",
    "answer w-1 Yes",
    "https://desk.example/1",
    "typo We misspelt",
    "high, by 2023-04-01, More ask",
]
LINES = st.one_of(
    st.sampled_from(KEYS),
    st.sampled_from(WORDS),
    st.builds("{} {}".format, st.sampled_from(KEYS), st.sampled_from(WORDS)),
)
SITTINGS = st.lists(
    st.tuples(st.sampled_from([READER, SECOND, THIRD]), st.lists(LINES, max_size=14)),
    min_size=1,
    max_size=3,
)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(SITTINGS)
def test_record_stays_whole_whatever_is_typed(
    whole_day: bytes, sittings: list[tuple[str, list[str]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "claims.db"
        path.write_bytes(whole_day)
        patch.setenv("CLAIMCHECK_DB", str(path))
        for by, lines in sittings:
            code, text = at_desk(answers=lines, by=by)
            assert code in {0, 2}, text
            assert "\x1b" not in text
        assert run("log", "--verify").code == 0
        assert own_sign_offs(path) == []


def own_sign_offs(path: Path) -> list[tuple[int]]:
    """Return the verdicts that sign off another of the same reviewer."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            "SELECT signed.id FROM verdicts AS signed JOIN verdicts AS first"
            " ON first.id = signed.about AND first.reviewer = signed.reviewer"
            " WHERE signed.role = 'signs off'"
        ).fetchall()
    finally:
        connection.close()


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.lists(LINES, max_size=16))
@example(["v 1", "c", "", ""])
@example(["s", "s", "l", "Not now"])
def test_undoing_everything_brings_back_what_waited(whole_day: bytes, lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "claims.db"
        path.write_bytes(whole_day)
        patch.setenv("CLAIMCHECK_DB", str(path))
        before, begun = _begun(whole_day, path)
        # A hold is lifted, never undone among other acts, and keeps what was done before it.
        at_desk(answers=[line for line in lines if not line.startswith(("u", "hold"))])
        done = events(path) - begun
        for _ in range(done):
            at_desk(answers=["u", "yes", "q"])
        if done:
            assert waiting(path) == before


def _begun(day: bytes, path: Path) -> tuple[list[str], int]:
    """Return what waits and how many events there are on the day as it lies at a path."""
    if day not in _READ:
        _READ[day] = waiting(path), events(path)
    return _READ[day]


_READ: dict[bytes, tuple[list[str], int]] = {}


def waiting(path: Path) -> list[str]:
    """Return what waits, in order; a verdict that was brought back has another id, so its claim."""
    _, text = at_desk(answers=["s"] * 40)
    cards = [line.partition(": ")[2] for line in text.splitlines() if line.startswith("Card ")]
    with closing(sqlite3.connect(path)) as connection:
        claims = dict(connection.execute("SELECT 'v-' || id, 'c-' || claim FROM verdicts"))
    parted = (card.rpartition(" ") for card in cards)
    return [f"{task} {claims.get(subject, subject)}" for task, _, subject in parted]


def events(path: Path) -> int:
    """Return how many events there are."""
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])
    finally:
        connection.close()
