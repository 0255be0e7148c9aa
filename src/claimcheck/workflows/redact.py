"""Remove what a record says, everywhere, and keep that it was removed."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import RecordId
from claimcheck.model.redaction import Redaction
from claimcheck.reading.captures import captured_text
from claimcheck.store.occurrences import find_occurrences
from claimcheck.store.redaction import prepare_wiping, redact_rows, wipe
from claimcheck.store.redactions import REDACT
from claimcheck.store.reviewers import require_reviewer
from claimcheck.store.transaction import WriteStore, transaction


def redact(
    store: WriteStore, subject: RecordId, reason: str, *, actor: str
) -> tuple[Redaction, tuple[str, ...]]:
    """Remove everything that ``subject`` says; return what was done and the words removed.

    The words are for `redact_backup`, and must not be kept. What is redacted
    already is only wiped from the file again.
    """
    if not reason.strip():
        raise ClaimcheckError("a redaction needs a reason; give it with --reason")
    require_reviewer(store.connection, actor)
    return _redact(store, subject, reason, actor, ())


def redact_backup(
    store: WriteStore, subject: RecordId, reason: str, words: Sequence[str], *, actor: str
) -> Redaction:
    """Remove the same words from an earlier copy of the record, as an act of its own there."""
    return _redact(store, subject, reason, actor, words)[0]


def _redact(
    store: WriteStore, subject: RecordId, reason: str, actor: str, words: Sequence[str]
) -> tuple[Redaction, tuple[str, ...]]:
    """Remove words from one file, and wipe it."""
    touched: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    prepare_wiping(store)
    with transaction(store) as writer:
        found = find_occurrences(writer.connection, subject, _holds_words, words)
        if found.edits:
            with writer.act(actor, REDACT) as act:
                act.subject = str(subject)
                touched, events = redact_rows(act, found, reason)
    unread = tuple(f"f-{number}" for number in found.unread)
    done = Redaction(str(store.path), str(subject), touched, events, unread, wipe(store))
    return done, found.words


def _holds_words(content: bytes, media_type: str, words: Sequence[str]) -> bool | None:
    """Tell whether a captured copy holds any of the words; None where it cannot be read."""
    if any(form.encode() in content for word in words for form in (word, escape(word))):
        return True
    text = captured_text(content, media_type)
    if text is None:
        return None
    flat = " ".join(text.split())
    return any(" ".join(word.split()) in flat for word in words)


def left_beside(path: Path, named: Sequence[Path]) -> list[Path]:
    """Return the files beside a database that look like copies of it and were not named."""
    known = {path, *(each.absolute() for each in named)}
    logs = {Path(f"{path}{ending}") for ending in ("-wal", "-shm", "-journal")}
    found = path.absolute().parent.glob(f"{path.name}*")
    return sorted(each for each in found if each not in known | logs and each != path.absolute())
