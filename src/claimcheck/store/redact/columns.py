"""Which columns hold what people said and wrote, and which of them a redaction removes."""

import sqlite3
from collections.abc import Sequence
from typing import Final

from claimcheck.model.ids import RecordId
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import StoreError
from claimcheck.store.schema.expressions import COPY, LETTERS
from claimcheck.store.schema.tables import ALL_TABLES

# Hashes over the words, by which somebody could find out what they were.
HASHES: Final = {"articles": "sha256", "statements": "fingerprint", "copies": "sha256"}

# Words of the program and of the desk, dates and places in a text: what somebody
# said is never looked for in them. Of every other column of text it is.
_NOT_SAID: Final = {
    "reviewers": ("name",),
    "scales": ("name",),
    "labels": ("label", "definition"),
    "policies": ("name", "rules"),
    "articles": ("published_on", "language", "positions"),
    "statements": (
        "kind",
        "said_on",
        "language",
        "spans",
        "speaker_span",
        "cue_span",
        "rule",
        "date_origin",
        "reported_on",
    ),
    "claims": ("language",),
    "roles": ("since", "until"),
    "attributions": ("made_by",),
    "links": ("relation", "made_by", "band", "since", "agrees", "matcher"),
    "questions": ("band", "thresholds", "matcher", "agrees"),
    "decisions": ("decision",),
    "copies": ("media_type",),
    "sources": ("stance", "accessed_on"),
    "takes": ("priority", "deadline"),
    "outside_checks": (
        *("value", "best", "worst", "published_on", "modified_on", "language", "feed_sha256"),
        "said_on",
    ),
    "verdicts": ("role", "as_of", "recheck_on"),
    "publications": ("published_on",),
    "contacts": ("sent", "deadline", "direction", "answered_on"),
    "corrections": ("class", "corrected_on"),
    "retractions": ("subject",),
    "adoptions": ("checked_on",),
    "reviewer_roles": ("role",),
    "outputs": ("kind", "sha256"),
    "tellings": ("means",),
}


class TextColumn(NamedTuple):
    """The columns that hold what a row says, and those that hold facts about it."""

    words: tuple[str, ...]
    facts: tuple[str, ...] = ()


CONTENT: Final = {
    "articles": TextColumn(("text",), ("title", "publisher", "url")),
    "statements": TextColumn(
        ("text",),
        ("speaker", "role", "organisation", "place", "medium", "url", "prefix", "suffix"),
    ),
    "claims": TextColumn(("text",), ("title", "context", "topic")),
    "persons": TextColumn((), ("name", "wikidata", "note")),
    "sources": TextColumn(
        ("quote",), ("url", "title", "publisher", "origin", "locator", "archive_url", "note")
    ),
    "outside_checks": TextColumn(
        ("explanation",),
        ("url", "url_key", "publisher", "site", "label", "correction", "feed", "speaker"),
    ),
    "verdicts": TextColumn(("rationale",)),
    "contacts": TextColumn(("answer",), ("party", "channel", "reason")),
    "notes": TextColumn(("text",)),
    "copies": TextColumn(()),
}

# Of these a later row adds to what the one before says; of others it says something else.
ONE_THING: Final = frozenset(("sources", "contacts", "notes"))
# What cannot be asked for by itself: it says nothing but what others said, which is
# looked for in it, or goes with the row that it hangs on.
NOT_BY_ITSELF: Final = frozenset(
    (
        *("reviewers", "reviewer_roles", "scales", "labels", "policies", "aliases", "roles"),
        *("attributions", "links", "questions", "decisions", "takes", "publications"),
        *("corrections", "retractions", "assignments", "topics", "adoptions", "attachments"),
        *("holds", "outputs", "tellings"),
    )
)


def wanted_columns(table: str) -> tuple[str, ...]:
    """Return the columns of a table from which a redaction removes what they say."""
    return (*CONTENT[table].words, *CONTENT[table].facts)


def shown(table: str, row: int) -> str:
    """Return a row's id, or its table and number where it has none."""
    letter = COPY if table == "copies" else LETTERS.get(table)
    return f"{letter}-{row:d}" if letter else f"{table} {row}"


def table_of(subject: RecordId) -> str:
    """Return the table that holds a record which can be redacted."""
    kept = {"copies": COPY, **LETTERS}
    return next(table for table in CONTENT if kept[table] == subject.letter)


def require_fields(subject: RecordId, fields: Sequence[str]) -> None:
    """Raise `StoreError` for a field that cannot be redacted by itself."""
    table = table_of(subject)
    known = () if table == "persons" else wanted_columns(table)
    for field in fields:
        if field not in known:
            hint = f"fields are {', '.join(known)}" if known else "leave the field out"
            raise StoreError(f"{subject} has no field {field!r} to redact; {hint}")


def said_columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return table and column of every text that can hold somebody's words."""
    return [
        (table.name, column)
        for table in ALL_TABLES
        for column, kind in connection.execute(
            "SELECT name, type FROM pragma_table_info(?1) WHERE name NOT IN"
            ' (SELECT "from" FROM pragma_foreign_key_list(?1))',
            [table.name],
        )
        if kind == "TEXT"
        and column != HASHES.get(table.name)
        and column not in _NOT_SAID.get(table.name, ())
    ]


def fields_of(table: str, fields: Sequence[str]) -> tuple[str, ...]:
    """Return those of the fields asked for that a table has."""
    return tuple(each for each in fields if each in wanted_columns(table))
