"""The child processes of the tests are forked where no thread holds what they need."""

import sqlite3
import threading
import time
from pathlib import Path

from tests.children import all_at_once


class Reading:
    """Open a database and read it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, _: int) -> None:
        connection = sqlite3.connect(self.path)
        connection.execute("SELECT * FROM numbers").fetchall()
        connection.close()


def test_a_child_waits_for_no_lock_of_a_thread_that_it_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "numbers.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE numbers (number)")
    connection.close()
    until = time.monotonic() + 0.3

    def write() -> None:
        while time.monotonic() < until:
            connection = sqlite3.connect(path)
            connection.execute("INSERT INTO numbers VALUES (1)")
            connection.commit()
            connection.close()

    threading.Thread(target=write, daemon=True).start()

    assert all_at_once(Reading(path), 4) == [0] * 4
