"""Keep what left the record, so that a redaction can name it."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import StoreError
from claimcheck.store.files.surroundings import kept_beside, outputs_in
from claimcheck.store.log.chain import head
from claimcheck.store.log.transaction import transaction
from claimcheck.store.records.outputs import Output, add_output, outputs
from claimcheck.store.verdicts.reviewers import default_actor

if TYPE_CHECKING:
    from claimcheck.language.text.sought import Sought
    from claimcheck.model.record.redaction import MadeOutput

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


def made_of(store: WriteStore) -> list[Output]:
    """Return what left a record, and the copies of it that the program itself left beside it.

    What was made before a restoring is in the log of the record of then alone, which is kept.
    """
    now, known = head(store.connection), outputs(store.connection)
    path = Path(os.path.realpath(store.path))
    copies = kept_beside(path, known)
    made = {each.path for each in known}
    for copy in copies:
        found = [each for each in outputs_in(path.parent / copy) if each.path not in made]
        known += [each._replace(head=now) for each in found]
        made.update(each.path for each in found)
    return [*known, *(Output("copy", each, now) for each in copies)]


def outputs_that_hold(
    made: Sequence[Output], record: Path, words: "Sequence[Sought]", *, since: int
) -> "tuple[MadeOutput, ...]":
    """Return which outputs hold any of the words, or may, as nobody can look into them.

    None made before event ``since``, by which the words came into the record, holds them.
    """
    # Nothing is searched where something is only noted.
    from claimcheck.model.record.redaction import MadeOutput  # noqa: PLC0415

    wider = (each for word in words for each in (word, word.wider()) if each)
    wanted = tuple(dict.fromkeys(each for each in wider if each.is_within))
    found = []
    for each in made if wanted else ():
        path = record.parent / each.path
        holds = _holds(path, wanted) if each.head.sequence >= since else False
        if holds is not False:
            found.append(MadeOutput(each.kind, str(path), holds, path.exists()))
    return tuple(found)


def _holds(path: Path, words: "tuple[Sought, ...]") -> bool | None:
    """Return whether any of the words stand in a file or folder; None where nobody can look."""
    try:
        files = sorted(each for each in path.rglob("*")) if path.is_dir() else [path]
        answers = [_file_holds(each, words) for each in files if each.is_file()]
    except OSError:
        return None
    if any(answers):
        return True
    return None if None in answers or not files or not path.exists() else False


def _file_holds(path: Path, words: "tuple[Sought, ...]") -> bool | None:
    """Return whether any of the words stand in a file; None where it cannot be searched."""
    from claimcheck.language.text.sought import Searched  # noqa: PLC0415
    from claimcheck.reading.made_files import LARGEST, written_texts  # noqa: PLC0415
    from claimcheck.reading.unreadable import UnreadableError  # noqa: PLC0415
    from claimcheck.store.redact.copies_made import (  # noqa: PLC0415
        is_database,
        stand_in_database,
    )

    if is_database(path):
        return stand_in_database(path, words)
    if path.stat().st_size > LARGEST:
        return None
    try:
        texts = map(Searched, written_texts(path.name, path.read_bytes()))
        return any(word.stands_in(text) for text in texts for word in words)
    except UnreadableError:
        return None


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
