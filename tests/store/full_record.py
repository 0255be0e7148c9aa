"""A record with a row in every table, each written by an act."""

from pathlib import Path
from typing import Final

from claimcheck.store.connection import Cell, WriteStore
from claimcheck.store.log.transaction import transaction
from claimcheck.store.writing import create
from claimcheck.workflows.record.init import begin_record
from tests.desk import REVIEWER, made_once

# Ids follow from the order: each is the first of its table, but for the second claim.
ROWS: Final[tuple[tuple[str, dict[str, Cell]], ...]] = (
    ("policies", {"name": "one", "version": 1, "rules": "{}"}),
    ("articles", {"sha256": "ab", "text": "Trade grew by 20%.", "language": "en"}),
    ("articles", {"sha256": "cd", "text": "Trade grew.", "language": "en", "supersedes": 1}),
    (
        "statements",
        {
            "fingerprint": "f1",
            "article": 1,
            "text": "Trade grew by 20%",
            "kind": "indirect",
            "language": "en",
        },
    ),
    (
        "claims",
        {
            "text": "Trade grew by 20%",
            "plain": None,
            "title": None,
            "context": None,
            "language": "en",
        },
    ),
    (
        "claims",
        {
            "text": "Trade grew by 30%",
            "plain": None,
            "title": None,
            "context": None,
            "language": "en",
        },
    ),
    ("persons", {"name": "S. Lavrov"}),
    ("aliases", {"person": 1, "name": "Sergey Lavrov"}),
    ("roles", {"person": 1, "role": "minister"}),
    ("attributions", {"statement": 1, "person": 1, "made_by": REVIEWER}),
    ("links", {"statement": 1, "relation": "states", "target": 1, "made_by": "matcher 1"}),
    (
        "questions",
        {
            "statement": 1,
            "claim": 2,
            "candidate": 1,
            "band": "likely",
            "overlap": 0.6,
            "likeness": 80.0,
            "differences": "[]",
            "thresholds": "{}",
            "matcher": "matcher 1",
            "meaning": 0.7,
        },
    ),
    (
        "decisions",
        {
            "question": 1,
            "statement": 1,
            "claim": 2,
            "candidate": 1,
            "decision": "later",
            "reviewer": REVIEWER,
        },
    ),
    ("copies", {"sha256": "ef", "content": b"\x00\xff", "size": 2, "media_type": "text/html"}),
    (
        "sources",
        {"claim": 1, "stance": "backs", "url": "https://a.example", "added_by": REVIEWER},
    ),
    ("takes", {"claim": 1, "reviewer": REVIEWER}),
    (
        "verdicts",
        {
            "claim": 1,
            "reviewer": REVIEWER,
            "role": "proposes",
            "label": 1,
            "rationale": "The customs office says so.",
            "as_of": "2023-03-01",
        },
    ),
    (
        "publications",
        {"claim": 1, "url": "https://desk.example/1", "published_on": "2023-03-02"},
    ),
    ("contacts", {"claim": 1, "party": "the ministry", "channel": "mail"}),
    ("retractions", {"subject": "k-1", "reason": "taken up by mistake"}),
    (
        "corrections",
        {"verdict": 1, "class": "typo", "notice": "A letter.", "corrected_on": "2023-03-03"},
    ),
    ("notes", {"claim": 1, "reviewer": REVIEWER, "text": "Ask the ministry for the list."}),
    ("assignments", {"claim": 1, "reviewer": REVIEWER}),
    ("topics", {"claim": 1, "topic": "trade"}),
    (
        "outside_checks",
        {
            "claim": 1,
            "url": "https://www.desk.example/1",
            "url_key": "desk.example/1",
            "label": "Wrong",
            "imported_by": REVIEWER,
        },
    ),
    (
        "adoptions",
        {
            "verdict": 1,
            "checked_by": "An earlier desk",
            "reason": "our archive",
            "under_review": 1,
        },
    ),
    ("reviewer_roles", {"reviewer": REVIEWER, "role": "owner"}),
    ("attachments", {"contact": 1, "copy": 1, "name": "letter.html"}),
    ("holds", {"claim": 1, "reviewer": REVIEWER, "reason": "in court"}),
    ("tellings", {"claim": 1, "verdict": 1, "means": "out"}),
    ("outputs", {"kind": "pack", "path": "public.db", "sequence": 1, "sha256": "ab"}),
)


@made_once
def full_record(path: Path) -> None:
    """Make a record with a row in every table."""
    with create(path) as store:
        write_all(store)


def write_all(store: WriteStore) -> None:
    """Write `ROWS` after the rows of `begin_record`, one act each."""
    begin_record(store, REVIEWER)
    with transaction(store) as writer:
        for table, cells in ROWS:
            with writer.act(REVIEWER, "test") as act:
                act.subject = f"{table} {act.insert(table, **cells)}"
