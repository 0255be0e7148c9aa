"""Keep what left the record, so that a redaction can name it."""

import os
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.store.errors import StoreError
from claimcheck.store.log.transaction import WriteStore, transaction
from claimcheck.store.records.outputs import Output, add_output
from claimcheck.store.verdicts.reviewers import default_actor

KINDS: Final = ("backup", "export", "pack", "report", "site")
# Who makes an output need not be a reviewer.
NOBODY: Final = "nobody named"


def log_output(store: WriteStore, kind: str, path: Path, *, named: str | None) -> bool:
    """Store that something was made of the record, and return whether that is news.

    What is neither a file nor a folder, such as a pipe or a terminal, can hold nothing later.
    """
    if kind not in KINDS:
        raise ClaimcheckError(f"{kind!r} is no output; they are {', '.join(KINDS)}")
    place = Path(os.path.realpath(path))
    if not (place.is_file() or place.is_dir()):
        return False
    with transaction(store) as writer:
        made = Output(kind, _told(place, store.path), writer.head)
        return add_output(writer, made, actor=_maker(store, named))


def _told(place: Path, record: Path) -> str:
    """Return how a path is kept: from the record's folder, where it is in it, for both may move.

    A name that is no text is kept as it can be read.
    """
    folder = Path(os.path.realpath(record)).parent
    kept = place.relative_to(folder) if place.is_relative_to(folder) else place
    return os.fsencode(kept).decode(errors="backslashreplace")


def _maker(store: WriteStore, named: str | None) -> str:
    """Return the reviewer who makes an output; to read, nobody needs to be one."""
    try:
        return default_actor(store.connection, named)
    except StoreError:
        return NOBODY
