"""The times that events get, where clocks differ."""

from pathlib import Path

import pytest

from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.writing import create
from tests.desk import REVIEWER


@pytest.mark.parametrize(
    ("clock", "kept"),
    [
        ("2023-03-02T09:00:01Z", "2023-03-02T09:00:01Z"),
        ("2023-03-02T08:59:59Z", "2023-03-02T09:00:00Z"),
        ("2023-03-02T08:55:00Z", "2023-03-02T09:00:00Z"),
        ("2023-03-02T08:54:59Z", "2023-03-02T08:54:59Z"),
        ("2022-03-02T09:00:00Z", "2022-03-02T09:00:00Z"),
    ],
)
def test_clock_a_little_behind_gets_the_time_of_the_last_event(
    tmp_path: Path, clock: str, kept: str
) -> None:
    times = iter(["2023-03-02T09:00:00Z", clock])
    with create(tmp_path / "claims.db", clock=lambda: next(times)) as store:
        for name in ("A", "B"):
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
                act.insert("persons", name=name)
        (_, second) = store.connection.execute("SELECT at FROM events ORDER BY sequence").fetchall()
        assert verify(store.connection).fault is None

    assert second == (kept,)
