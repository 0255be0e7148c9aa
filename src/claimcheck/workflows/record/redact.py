"""Remove what a record says, everywhere, and keep that it was removed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.language.text.name_forms import share_words
from claimcheck.language.text.sought import (
    Searched,
    Sought,
    WordForm,
    without_blank,
)
from claimcheck.model.ids import RecordId
from claimcheck.model.record.redaction import FoundWords, Redaction
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.copied_texts import captured_texts
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.connection import Connection, WriteStore
from claimcheck.store.errors import UnreadableMeaningsError
from claimcheck.store.files.backup import require_same_record
from claimcheck.store.log.redactions import MARK, REDACT
from claimcheck.store.log.transaction import transaction
from claimcheck.store.place import meaning_file
from claimcheck.store.queries.touched import claims_about
from claimcheck.store.records.claims import find_standing
from claimcheck.store.redact.columns import require_fields, shown
from claimcheck.store.redact.copies_made import forget_meanings
from claimcheck.store.redact.mentions import family_names
from claimcheck.store.redact.occurrences import Occurrences, find_occurrences
from claimcheck.store.redact.redact import (
    prepare_wiping,
    redact_rows,
    require_record,
    wipe,
)
from claimcheck.store.redact.standing import copies_left, parts_left, words_left
from claimcheck.store.schema.tables import RowId
from claimcheck.store.verdicts.publications import pages_of
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.writing import open_writing
from claimcheck.workflows.record.outputs import made_of, outputs_that_hold

# The file of those who may enter by the browser.
ACCOUNTS: Final = ".accounts"
# So many words of what goes repeat it, also where a reason has no more of them.
_IN_A_ROW: Final = 4
_NAME_FROM: Final = 3


class RedactionRequest(NamedTuple):
    """What is to be removed, and why.

    With ``fields``, only what these columns of ``subject`` say; ``also`` are other
    words to be removed wherever they stand, in any case. ``with_mentions`` takes what
    states the same claim too, and words and names however they are written. `more` are
    removed in the same act.
    """

    subject: RecordId
    reason: str
    fields: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    with_mentions: bool = False
    more: tuple[RecordId, ...] = ()

    @property
    def subjects(self) -> tuple[RecordId, ...]:
        """Return all that is to be removed."""
        return tuple(dict.fromkeys((self.subject, *self.more)))


class Removed(NamedTuple):
    """What a redaction removed from the record, for doing the same to its backups; never kept."""

    words: tuple[Sought, ...]
    versions: tuple[RowId, ...]


def redact_all(
    store: WriteStore,
    asked: RedactionRequest,
    named: Sequence[Path],
    *,
    actor: str,
    dry_run: bool = False,
) -> list[Redaction]:
    """Remove what was asked from the record and from the backups ``named``; say what was done.

    All are opened before anything is removed.
    """
    with ExitStack() as opened:
        require_record(store.connection)
        backups = [
            opened.enter_context(open_writing(path, clock=store.clock, keep_copy=False))
            for path in named
        ]
        for backup in backups:
            require_same_record(store, backup)
        made = [
            each
            for each in made_of(store)
            if not _is_any_of(store.path.parent / each.path, [store.path, *named])
        ]
        first, removed = redact(store, asked, actor=actor, dry_run=dry_run)
        since = min(first.events, default=0)
        held = outputs_that_hold(made, store.path, removed.words, since=since)
        pages = _pages_about(store.connection, first.touched)
        reasons = _reasons_about(store.connection, first.touched)
        first = first._replace(outputs=held, pages=pages, reasons=reasons)
        others = [
            redact_backup(each, asked, removed, actor=actor, dry_run=dry_run) for each in backups
        ]
        return [first, *others]


def _pages_about(connection: Connection, touched: Sequence[str]) -> tuple[str, ...]:
    """Return the addresses of published checks of claims whose words or grounds are in rows."""
    named = (re.fullmatch(r"([cesvx])-([0-9]+)", each) for each in touched)
    found = (claims_about(connection, each[1], int(each[2])) for each in named if each)
    claims = sorted({claim for some in found for claim in some or ()})
    pages = (each.url for claim in claims for each in pages_of(connection, [claim]))
    return tuple(dict.fromkeys(each for each in pages if MARK not in each))


def _reasons_about(connection: Connection, touched: Sequence[str]) -> tuple[str, ...]:
    """Return the verdicts in force on claims whose own words went, as far as these say why."""
    claims = [int(each[2:]) for each in touched if each.startswith("c-")]
    standings = [find_standing(connection, each) for each in claims]
    given = (one for each in standings for one in (each.out, *each.verdicts))
    found = (str(one.id) for one in given if one and one.rationale not in {"", MARK})
    return tuple(each for each in dict.fromkeys(found) if each not in touched)


def _is_any_of(path: Path, files: Sequence[Path]) -> bool:
    """Return whether a path leads to one of the files."""
    return any(path.exists() and each.exists() and path.samefile(each) for each in files)


def redact(
    store: WriteStore, asked: RedactionRequest, *, actor: str, dry_run: bool = False
) -> tuple[Redaction, Removed]:
    """Remove what was asked; return what was done and what was removed.

    The latter is for `redact_backup`, and must not be kept. What is redacted
    already is only wiped from the file again. With ``dry_run`` nothing is removed.
    """
    if shows_nothing(asked.reason):
        raise ClaimcheckError("a redaction needs a reason")
    for each in asked.subjects:
        require_fields(each, asked.fields)
    require_reviewer(store.connection, actor)
    words = without_blank(Sought(each.strip(), WordForm.NAME) for each in asked.also)
    return _redact(store, asked, actor, Removed(words, ()), dry_run=dry_run)


def redact_backup(
    store: WriteStore,
    asked: RedactionRequest,
    removed: Removed,
    *,
    actor: str,
    dry_run: bool = False,
) -> Redaction:
    """Remove the same from an earlier copy of the record, as an act of its own there."""
    return _redact(store, asked, actor, removed, dry_run=dry_run)[0]


def _redact(
    store: WriteStore,
    asked: RedactionRequest,
    actor: str,
    known: Removed,
    *,
    dry_run: bool = False,
) -> tuple[Redaction, Removed]:
    """Remove what was asked, and what is known already, from one file, and wipe it."""
    touched: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    prepare_wiping(store)
    with transaction(store, dry_run=dry_run) as writer:
        subjects = [str(each) for each in asked.subjects]
        left = words_left(writer.connection, subjects)
        found = find_occurrences(
            writer.connection,
            asked.subjects,
            _read_copy,
            fields=asked.fields,
            words=(*known.words, *(left if asked.with_mentions else ())),
            left=left,
            copies=copies_left(writer.connection, subjects),
            parts=parts_left(writer.connection, subjects),
            known=known.versions,
            with_mentions=asked.with_mentions,
        )
        if repeats(asked.reason, found):
            raise ClaimcheckError(
                "the reason repeats what is to go, and it stays; give another reason"
            )
        if found.edits or found.parted:
            with writer.act(actor, REDACT) as act:
                act.subject = ", ".join(map(str, asked.subjects))
                touched, events = redact_rows(act, found, asked.reason)
    clean, damaged = (True, None) if dry_run else _wipe(store)
    done = _told(str(store.path), asked, found)._replace(
        touched=touched, events=events, clean=clean, damaged=damaged
    )
    return done, Removed(found.words, found.versions)


def _told(path: str, asked: RedactionRequest, found: Occurrences) -> Redaction:
    """Return what is told of words that were found in a file, before any is removed."""
    return Redaction(
        path,
        ", ".join(map(str, asked.subjects)),
        (),
        (),
        tuple(f"f-{number:d}" for number in found.unread),
        tuple(sorted(shown(*row) for row in found.standing.mentions)),
        _as_found(found.standing.forms),
        _as_found(found.standing.left),
        tuple(shown(*row) for row in found.others),
        (),
        True,
        parts=tuple(sorted(shown(*row) for row in found.standing.parts)),
    )


def _wipe(store: WriteStore) -> tuple[bool, str | None]:
    """Return whether no byte is left, and the file of vectors into which nobody can look."""
    wiped = wipe(store)
    try:
        return forget_meanings(store) and wiped, None
    except UnreadableMeaningsError as error:
        return False, str(error.path)


def repeats(reason: str, found: Occurrences) -> bool:
    """Return whether a reason says what is to go, or a part of it, or names who said it."""
    hosts = (urlsplit(each).hostname for each in found.named if "//" in each)
    named = (*found.named, *(each.removeprefix("www.") for each in hosts if each))
    names = [Sought(each, WordForm.NAME) for each in named if len(each) >= _NAME_FROM]
    family = [Sought(each, WordForm.NAME) for each in family_names([*found.words, *names])]
    asked = [*found.words, *names, *family]
    wider = [each for word in asked if (each := word.wider())]
    return any(word.stands_in(reason) for word in (*asked, *wider)) or any(
        share_words(word.text, reason, in_a_row=_IN_A_ROW) for word in found.words
    )


def _as_found(standing: Mapping[str, Iterable[RowId]]) -> tuple[FoundWords, ...]:
    """Return words with the ids of the rows in which they stand."""
    return tuple(
        FoundWords(words, tuple(dict.fromkeys(shown(*row) for row in rows)))
        for words, rows in standing.items()
    )


def _read_copy(content: bytes, media_type: str) -> Sequence[Searched] | None:
    """Return what a captured copy says; None where it cannot be read."""
    try:
        return tuple(map(Searched, captured_texts("copy", content, media_type)))
    except UnreadableError:
        return None


def left_beside(path: Path, named: Sequence[Path]) -> list[Path]:
    """Return the files beside a database that look like copies of it and were not named."""
    own = [each.absolute() for each in (path, *named)]
    logs = [Path(f"{each}{ending}") for each in own for ending in ("-wal", "-shm", "-journal")]
    found = own[0].parent.glob(f"{path.name}*")
    # What is made of the record there is redacted with it, and accounts hold no words of it.
    others = [each for each in found if not each.name.startswith(f"{path.name}{ACCOUNTS}")]
    derived = [meaning_file(each) for each in own]
    return sorted(set(others).difference(own, logs, derived))
