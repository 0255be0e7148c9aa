"""Whether a file is to blame for an error that no command expects."""

import sqlite3
from typing import Final

from claimcheck.store.connection import explained, last_opened
from claimcheck.store.errors import DamagedRecordError, StoreError
from claimcheck.store.files.health import first_fault

# What reading rows that no release wrote can raise.
_RAISED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    sqlite3.Error,
)


def damage_behind(error: Exception) -> StoreError | None:
    """Return what is wrong with the database opened last, where that can explain an error.

    Where the file is in order the error is a fault of the program.
    """
    path = last_opened()
    if path is None or not isinstance(error, _RAISED) or isinstance(error, StoreError):
        return None
    if isinstance(error, sqlite3.Error):
        try:
            with explained(path):
                raise error
        except StoreError as told:
            return told
        except sqlite3.Error:
            pass
    fault = first_fault(path)
    return DamagedRecordError(path, fault) if fault else None
