"""What a redaction removed."""

from typing import NamedTuple


class RedactionNote(NamedTuple):
    """That something was removed: when, by whom, why, and from which rows."""

    sequence: int
    at: str
    actor: str
    subject: str
    reason: str
    touched: tuple[str, ...]


class Redaction(NamedTuple):
    """What one redaction did in one file.

    `touched` are the rows from which words were removed, `events` those whose
    payloads were, and `unread` copies in which nobody could look for the words.
    `clean` tells whether no byte is left in the file; another program that has
    it open can prevent that.
    """

    file: str
    subject: str
    touched: tuple[str, ...]
    events: tuple[int, ...]
    unread: tuple[str, ...]
    clean: bool
