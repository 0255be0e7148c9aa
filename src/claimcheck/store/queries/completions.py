"""What a shell offers while somebody types: ids, names and labels that a record has."""

import sqlite3
from collections.abc import Iterable
from typing import Final

from claimcheck.language.lexicon.closed_classes import DETERMINERS, PRONOUNS
from claimcheck.model.status import InPublic, Status

_MOST: Final = 50
# So many characters of what a value is are shown beside it.
_SHOWN: Final = 60

# Ids are offered newest first: they are what people work on.
_IDS: Final = {
    "ARTICLE": ("a", "current_articles", "this.title"),
    "CLAIM": ("c", "current_claims", "this.text"),
    "CONTACT": ("w", "current_contacts", "this.party"),
    "LINK": ("l", "current_links", "this.relation || ' c-' || this.target"),
    "PERSON": ("p", "current_persons", "this.name"),
    "QUESTION": (
        *("q", "open_questions"),
        "(SELECT text FROM statements WHERE statements.id = this.statement)",
    ),
    "SOURCE": ("e", "current_sources", "coalesce(this.title, this.url)"),
    "STATEMENT": ("s", "current_statements", "this.text"),
    # Neither label nor reviewer, since a verdict may be blind.
    "VERDICT": (
        *("v", "current_verdicts"),
        "(SELECT text FROM claims WHERE claims.id = this.claim)",
    ),
}
_NAMES: Final = {
    "LABEL": (
        "SELECT label, definition FROM labels WHERE scale = (SELECT max(id) FROM scales)"
        " ORDER BY position"
    ),
    "REVIEWER": "SELECT name, '' FROM current_reviewers ORDER BY name",
    "SPEAKER": (
        "SELECT DISTINCT speaker, coalesce(role, '') FROM current_statements"
        " WHERE speaker IS NOT NULL UNION SELECT name, '' FROM person_names ORDER BY 1"
    ),
    "TOPIC": "SELECT DISTINCT topic, '' FROM current_topics ORDER BY topic",
}


def completions(connection: sqlite3.Connection, kind: str, begun: str) -> list[tuple[str, str]]:
    """Return up to 50 values of a kind that begin as ``begun`` does.

    Each comes with what it is, in 60 characters at most. ``kind`` is CLAIM, LABEL,
    REVIEWER or another word that help uses for what can be completed; ID is any record.
    """
    found: dict[str, str] = {}
    for value, about in _values(connection, _meant(begun) if kind == "ID" else kind):
        if value.startswith(begun) and (kind != "SPEAKER" or _is_a_name(value)):
            found.setdefault(value, " ".join((about or "").split())[:_SHOWN])
            if len(found) == _MOST:
                break
    return list(found.items())


def _is_a_name(speaker: str) -> bool:
    """Return whether a text named the speaker: neither "he" nor "both sides" is a name.

    >>> [each for each in ("He", "the minister", "both sides", "Lavrov") if _is_a_name(each)]
    ['Lavrov']
    """
    words = speaker.split()
    begins = words[0].lower()
    return begins not in PRONOUNS | (DETERMINERS - {"the"}) and not words[-1][0].islower()


def _meant(begun: str) -> str:
    """Return the kind of record whose letter an id begins with; claims before there is one."""
    kinds = {letter: kind for kind, (letter, _, _) in _IDS.items()}
    return kinds.get(begun[:1].lower(), "CLAIM")


def _values(connection: sqlite3.Connection, kind: str) -> Iterable[tuple[str, str | None]]:
    """Return all values of a kind, in the order in which they are offered."""
    if kind == "STATUS":
        # A shell would take the words of "signed off" for two arguments.
        return [
            (status.value.replace(" ", "-"), "") for status in dict.fromkeys((*Status, *InPublic))
        ]
    if kind in _NAMES:
        return connection.execute(_NAMES[kind])
    letter, table, about = _IDS[kind]
    return connection.execute(
        f"SELECT '{letter}-' || this.id, {about} FROM {table} AS this ORDER BY this.id DESC"
    )
