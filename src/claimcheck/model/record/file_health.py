"""What is found and done when somebody cares for the file."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from claimcheck.named_tuple import NamedTuple

# As many names as a line for people holds.
NAMED_IN_A_LINE: Final = 3


class Saved(NamedTuple):
    """A file that was written and checked: a backup, or a pack.

    `head` is the last event of the record that it was made from, and `claims` how many
    claims a pack holds; None for a backup, which holds all.
    """

    file: str
    head: str
    rows: int
    size: int
    claims: int | None = None


class Migrated(NamedTuple):
    """A database brought to this release's schema; `copy` is the file as it was before."""

    file: str
    before: int
    after: int
    copy: str | None


class Restored(NamedTuple):
    """A backup put in the place of the record.

    `head` is its last event; `kept` is the file that was there before, and `lost`
    how many later events only that one holds: None where it could not be read.
    `words_back` are rows that were redacted since, and have their words again.
    """

    file: str
    backup: str
    head: str
    kept: str | None
    lost: int | None
    words_back: tuple[str, ...] = ()


class HealthResult(StrEnum):
    """What a check found."""

    OK = "ok"
    WRONG = "wrong"
    UNCHECKED = "not checked"


class HealthCheck(NamedTuple):
    """One thing that must hold of a file, what was found, and what to do where it does not.

    `named` is everything that is wrong by name, of which `found` names the first.
    """

    check: str
    result: HealthResult
    found: str
    remedy: str | None = None
    named: tuple[str, ...] = ()


def is_sound(checks: Iterable[HealthCheck]) -> bool:
    """Return whether no check found anything wrong."""
    return all(each.result is not HealthResult.WRONG for each in checks)
