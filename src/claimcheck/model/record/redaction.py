"""What a redaction did, and what is kept of it."""

from claimcheck.named_tuple import NamedTuple


class RedactionNote(NamedTuple):
    """That something was removed: when, by whom, why, and from which rows."""

    sequence: int
    at: str
    actor: str
    subject: str
    reason: str
    touched: tuple[str, ...]


class FoundWords(NamedTuple):
    """Words as they stand in rows, given by their ids."""

    words: str
    rows: tuple[str, ...]


class MadeOutput(NamedTuple):
    """A file or folder made of the record, which holds what is redacted or may hold it.

    `holds` is None where nobody can look: it is gone from there, or no text.
    """

    kind: str
    path: str
    holds: bool | None
    exists: bool


class Redaction(NamedTuple):
    """What one redaction did in one file.

    `touched` are the rows from which words were removed, `events` those whose
    payloads were, and `unread` copies in which nobody could look for the words. What
    stays: `mentions` are rows that say the same in other words or another typography,
    `parts` rows that hold most of the words among others, and may say something else,
    `forms` a name shortened, as it stands where, and `left` names of a person that were
    removed from what is theirs alone, since elsewhere they may mean somebody else.
    `outputs` are what was made of the record and holds the words, or may.
    `others` are earlier and later versions of the row that say other words.
    `clean` tells whether no byte is left in the file; another program that has
    it open can prevent that. `pages` are the addresses of published checks that may
    say what was removed, and `reasons` the verdicts whose reasons stay. `damaged` is the file
    of vectors that may hold some of it and cannot be read or written.
    """

    file: str
    subject: str
    touched: tuple[str, ...]
    events: tuple[int, ...]
    unread: tuple[str, ...]
    mentions: tuple[str, ...]
    forms: tuple[FoundWords, ...]
    left: tuple[FoundWords, ...]
    others: tuple[str, ...]
    outputs: tuple[MadeOutput, ...]
    clean: bool
    pages: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    damaged: str | None = None
    parts: tuple[str, ...] = ()
