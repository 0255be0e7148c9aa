"""Whatever was done before and after, a redaction takes words, and no label from readers."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.model.ids import parse_id
from claimcheck.store.connection import Connection
from claimcheck.store.files.packs import pack
from claimcheck.store.log.redactions import MARK
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.records.claims import find_standing
from claimcheck.store.writing import create, open_writing
from claimcheck.workflows.record.init import begin_record
from claimcheck.workflows.record.redact import RedactionRequest, redact
from claimcheck.workflows.record.undo import undo_event
from tests import acts
from tests.acts import CHOICES, DESK, NUMBERS, Step, is_done, open_for_acts

Choice = tuple[Step, tuple[int, int]]
CLOCK = "2023-03-02T09:00:00Z"
PAST: tuple[Choice, ...] = (
    (acts.know_person, (2, 0)),
    *((acts.say, (number, number)) for number in (0, 2, 4)),
    (acts.set_policy, (0, 0)),
    (acts.rate, (0, 0)),
    (acts.rate, (1, 1)),
    (acts.make_public, (0, 0)),
    (acts.make_public, (1, 1)),
    (acts.correct_one, (0, 1)),
)

# What may say the words of a statement, or of a verdict, anew.
SAYING: dict[str, set[Step]] = {
    "s": {acts.say, acts.reword},
    "v": {acts.rate, acts.disagree, acts.end_dispute, acts.correct_one},
}


def undo_any(writer: Transaction, first: int, second: int) -> object:
    """Undo an act of the last few, one that undid another too."""
    number = writer.head.sequence - first % 8
    return undo_event(writer, number, actor=DESK[second % 3], never_out="a slip")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record with two published claims, one of them corrected."""
    path = Path(tmp_path_factory.mktemp("begun")) / "claims.db"
    with create(path, clock=lambda: CLOCK) as made:
        begin_record(made, DESK[0])
        with transaction(made) as writer:
            open_for_acts(writer)
            for step, numbers in PAST:
                step(writer, *numbers)
    return path


def labels(connection: Connection) -> dict[int, tuple[str, str | None]]:
    """Return how each claim stands in public, and with which label."""
    every = [number for (number,) in connection.execute("SELECT id FROM current_claims")]
    found = {claim: find_standing(connection, claim) for claim in every}
    return {
        claim: (str(each.public.state), each.out.label if each.out else None)
        for claim, each in found.items()
    }


def texts(connection: Connection, subject: str) -> list[str]:
    """Return what a statement or a verdict says, unless it was redacted."""
    table, column = {"s": ("statements", "text"), "v": ("verdicts", "rationale")}[subject[0]]
    query = f"SELECT {column} FROM {table} WHERE id = ?"
    return [text for (text,) in connection.execute(query, [int(subject[2:])]) if text != MARK]


@pytest.mark.slow
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(CHOICES | st.tuples(st.just(undo_any), NUMBERS), max_size=10),
    st.tuples(st.sampled_from("sv"), st.integers(0, 9)),
    st.lists(CHOICES | st.tuples(st.just(undo_any), NUMBERS), max_size=8),
)
def test_a_redaction_takes_words_alone(
    begun: Path,
    tmp_path: Path,
    before: list[Choice],
    asked: tuple[str, int],
    after: list[Choice],
) -> None:
    path, packed = tmp_path / "claims.db", tmp_path / "pack.db"
    for each in tmp_path.iterdir():
        each.unlink()
    path.write_bytes(begun.read_bytes())
    with open_writing(path, clock=lambda: CLOCK) as store:
        with transaction(store) as writer:
            for step, numbers in before:
                is_done(writer, step, numbers)
        had = labels(store.connection)
        table = {"s": "statements", "v": "verdicts"}[asked[0]]
        rows = store.connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        subject = f"{asked[0]}-{rows[asked[1] % len(rows)][0]}"
        words = texts(store.connection, subject)
        redact(store, RedactionRequest(parse_id(subject, "sv"), "an order"), actor=DESK[0])

        assert labels(store.connection) == had
        assert verify(store.connection).fault is None
        with transaction(store) as writer:
            for step, numbers in after:
                is_done(writer, step, numbers)
            for number in range(10):
                is_done(writer, undo_any, (number, number))
        assert verify(store.connection).fault is None
        is_said_again = any(step in SAYING[asked[0]] for step, _ in after)
    pack(path, packed, at=CLOCK, status=None, copies=0)
    for text in () if is_said_again else words:
        assert text.encode() not in path.read_bytes(), subject
        assert text.encode() not in packed.read_bytes(), subject
