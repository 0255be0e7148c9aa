"""What can be wrong with a database, each with what to do next."""

from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError

# SQLITE_CORRUPT; a program that only prints its help does not load sqlite3.
_CORRUPT: Final = 11


class StoreError(ClaimcheckError):
    """The database cannot be used as asked."""


class NoDatabaseError(StoreError):
    """There is no file at the path."""

    def __init__(self, path: Path, advice: str | None = None) -> None:
        """Name the path and what to do: the command that makes a database, or ``advice``."""
        made = f"make one with `claimcheck init --db {path}`"
        super().__init__(f"no database at {path}; {advice or made}")


class ForeignDatabaseError(StoreError):
    """The file exists but is not a claimcheck database."""

    def __init__(self, path: Path) -> None:
        """Name the path; the file is left as it is."""
        super().__init__(
            f"{path} is not a claimcheck database; name another file (it was not changed)"
        )


class UnusableDatabaseError(StoreError):
    """The operating system or SQLite refuses the file."""

    def __init__(self, path: Path, reason: str, code: int = 0) -> None:
        """Name the path and the reason that was given, with SQLite's code for it if it has one."""
        self.path, self.reason, self.code = path, reason, code
        remedy = (
            f"`claimcheck doctor --db {path}` says what to do"
            if code == _CORRUPT
            else "check the path, its permissions and the free space"
        )
        super().__init__(f"cannot use {path}: {reason}; {remedy}")


class ForeignTriggerError(StoreError):
    """A file has a trigger that is no guard of ours, and would act with what is written."""

    def __init__(self, path: Path, name: str) -> None:
        """Name the file, the trigger and what takes it out."""
        super().__init__(
            f"nothing is written to {path}: its trigger {name!r} is no guard of this release, and"
            " would act with every write; `claimcheck doctor` says more, and `claimcheck migrate`"
            " takes it out"
        )


class PackError(StoreError):
    """A pack was to be written to."""

    def __init__(self, path: Path) -> None:
        """Name the file and where to write instead."""
        super().__init__(
            f"{path} is a pack, a part of a record that is only read;"
            " name the record it was made from"
        )


class BusyDatabaseError(StoreError):
    """Another program held the database for longer than this one waits."""

    def __init__(self, path: Path) -> None:
        """Name the path; nothing was written."""
        super().__init__(
            f"cannot use {path}: another program is writing to it; wait for it to end and repeat"
        )


class NetworkDatabaseError(StoreError):
    """The file lies where SQLite cannot keep two writers apart."""

    def __init__(self, path: Path, kind: str, *, is_certain: bool = True) -> None:
        """Name the file, what it lies on, and what to do instead."""
        place = f"a network file system ({kind})"
        if not is_certain:
            place = f"a file system ({kind}) that other machines may share"
        super().__init__(
            f"{path} lies on {place}, where two programs that write can"
            " damage it; keep it on a disk of this machine, and share a `claimcheck pack`"
        )


class ForeignLogError(StoreError):
    """A log lies beside a file that it does not belong to."""

    def __init__(self, path: Path) -> None:
        """Name both files, and how to keep them apart."""
        super().__init__(
            f"{path}-wal does not belong to {path}, which was copied beside it; move {path}-wal"
            f" and {path}-shm to another folder, and next time use `claimcheck restore`"
        )


class InterruptedWriteError(StoreError):
    """A write was interrupted, and who reads may not take it back."""

    def __init__(self, path: Path) -> None:
        """Name the file and the command that heals it."""
        super().__init__(
            f"a write to {path} was interrupted and must be taken back first: somebody who may"
            f" write there runs `claimcheck doctor --db {path}`"
        )


class LeftLogError(StoreError):
    """The newest writes are in a log that nobody has open, and who reads may not bring them in."""

    def __init__(self, path: Path) -> None:
        """Name the log and the command that brings it in."""
        super().__init__(
            f"{path}-wal holds what was written last, and only who may write beside it can read"
            f" that: somebody who may runs `claimcheck doctor --db {path}`"
        )


class UnreadableMeaningsError(StoreError):
    """The file of vectors beside a record is damaged, or holds something else."""

    def __init__(self, path: Path) -> None:
        """Name the file; it is made of the record, and so can be made again."""
        self.path = path
        super().__init__(
            f"{path} is damaged or holds no vectors; remove it, then run `claimcheck meaning index`"
        )


class EndlessQueryError(StoreError):
    """A query went on for longer than any takes."""

    def __init__(self, path: Path) -> None:
        """Name the file and the command that examines it."""
        super().__init__(
            f"reading {path} was stopped, since it did not end; `claimcheck doctor --db {path}`"
            " says what is wrong with the file"
        )


class DamagedRecordError(StoreError):
    """The file is a record, and holds what no release wrote."""

    def __init__(self, path: Path, fault: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(
            f"{path} is damaged: {fault}; `claimcheck doctor --db {path}` says what to do"
        )


class MovedRecordError(StoreError):
    """The file, or the log beside it, was moved or replaced while it was open."""

    def __init__(self, path: Path, ending: str = "") -> None:
        """Name the file that went, the log by its ``ending``; nothing counts as stored."""
        super().__init__(
            f"{path}{ending} was moved or replaced while it was open, so nothing more was stored"
            " in it; see which file is the record, and repeat"
        )


class MovedMeanwhileError(MovedRecordError):
    """The file was moved or replaced between the beginning of a write and its end."""

    def __init__(self, path: Path, *, is_missing: bool = False) -> None:
        """Name the path, and say whether what was stored is surely not in the file there now."""
        verb = "is" if is_missing else "may be"
        StoreError.__init__(
            self,
            f"{path} was moved or replaced while something was being stored: that went into the"
            f" file that was there before, or {path}-wal, and {verb} missing in what is there"
            " now; see which file is the record, and repeat only what is missing there",
        )


class NewerSchemaError(StoreError):
    """A later release wrote the database."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        """Name both versions; an older program must not guess what the newer meant."""
        super().__init__(
            f"{path} has schema {version} and this claimcheck reads up to {known};"
            " install a newer claimcheck"
        )


class OlderSchemaError(StoreError):
    """An earlier release wrote the database and reading must not change it."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        """Name both versions and how the database is brought up to date."""
        super().__init__(
            f"{path} has schema {version} and this claimcheck needs {known};"
            " `claimcheck migrate` brings it up to date, after copying it"
        )


# By the letter of an id: the command that shows such ids, and what it lists.
_LISTED = {
    "a": ("list articles", "articles"),
    "c": ("list", "claims"),
    "e": ("export sources", "sources"),
    "f": ("export sources", "copies of sources"),
    "p": ("person list", "persons"),
    "q": ("list --questions", "open questions"),
    "s": ("list statements", "statements"),
    "v": ("export verdicts", "verdicts"),
    "w": ("contact list", "contacts"),
}


class UnknownIdError(StoreError):
    """Nothing is stored under the given id."""

    def __init__(self, shown: str) -> None:
        """Name the id and where ids are listed."""
        listed, rows = _LISTED.get(shown[0], ("log", "acts"))
        super().__init__(f"no {shown} in this database; `claimcheck {listed}` shows the {rows}")


class UnknownReviewerError(StoreError):
    """The actor is not a reviewer of this database."""

    def __init__(self, name: str, known: tuple[str, ...], near: tuple[str, ...] = ()) -> None:
        """Name who is known, who may be meant, and the command that adds somebody."""
        names = ", ".join(known) or "nobody yet"
        advice = (
            f"did you mean {' or '.join(map(repr, near))}?"
            if near
            else f'add them with `claimcheck reviewer add "{name}"`'
        )
        super().__init__(f"unknown reviewer {name!r} (known: {names}); {advice}")


class NobodyNamedError(StoreError):
    """Nobody says who acts, and it could be one of several."""

    def __init__(self, active: tuple[str, ...]) -> None:
        """Name them, and the ways to say which."""
        super().__init__(
            f"who acts? {', '.join(active)} may; say it with --by NAME, with CLAIMCHECK_BY, or with"
            " `by` in claimcheck.toml"
        )


class ConflictError(StoreError):
    """Somebody else replaced the same row first."""


class ExistingRecordError(StoreError):
    """Something is there already where a new record was to be made."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            f"{path} already exists; begin another record with --db FILE, or in a folder of its own"
        )
