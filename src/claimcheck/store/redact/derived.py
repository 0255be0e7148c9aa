"""What lies beside the record and is made of it: nothing of a claim may stay there either."""

import json
import sqlite3
from contextlib import closing

from claimcheck.store.connection import explained
from claimcheck.store.errors import StoreError
from claimcheck.store.log.redactions import MARK
from claimcheck.store.log.transaction import WriteStore
from claimcheck.store.opening import connect
from claimcheck.store.place import meaning_file


def forget_meanings(store: WriteStore) -> bool:
    """Remove what the file of meanings beside a record holds of redacted claims, and wipe it.

    Returns whether nothing of them is left, as where there is no such file.
    """
    # By the vectors of what claims mean their words could be guessed.
    beside = meaning_file(store.path)
    if not beside.exists():
        return True
    query = "SELECT id FROM claims WHERE instr(text, ?)"
    claims = [number for (number,) in store.connection.execute(query, [MARK])]
    try:
        with explained(beside), closing(connect(beside, "rw")) as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(
                "DELETE FROM vectors WHERE claim IN (SELECT value FROM json_each(?))",
                [json.dumps(claims)],
            )
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (StoreError, sqlite3.Error):
        # Whoever has it open keeps it from being wiped too.
        return False
    return not busy
