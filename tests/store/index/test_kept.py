"""What a reader keeps of the claims is what it would read again."""

import sqlite3
from pathlib import Path

import pytest

from claimcheck import open_record
from claimcheck.model.statement import Statement
from claimcheck.store.connection import open_reading
from claimcheck.store.index.candidates import find_candidates, near_terms
from claimcheck.store.index.kept import KeptLimits, keep_claims
from claimcheck.store.index.postings import (
    document_frequency,
    documents,
    holding_each,
    holding_groups,
)

TOKENS = ["trade", "grew", "mali", "whale", "sing", "zanzibar"]
CLAIMS = [
    f"{name} {what}"
    for name in ("Mali", "Zanzibar", "Kayes", "Whales")
    for what in ("and trade grew", "sing", "sing of trade", "grew", "and whales")
]
MISSPELT = ["tradr", "whalee", "zanzibra", "zanizbar", "trace", "whole"]
WORDS = {"trade": "trade", "grew": "grew", "mali": "Mali", "whale": "whales", "sing": "sing"}


def told(connection: sqlite3.Connection) -> list[object]:
    """Return what one connection says of terms and claims; some of it three times."""
    pairs = [{first: WORDS[first], second: WORDS[second]} for first in WORDS for second in WORDS]
    return [
        document_frequency(connection, TOKENS),
        documents(connection, [3, 1, 22, 2, 400]),
        {token: [*claims] for token, claims in holding_each(connection, WORDS).items()},
        [
            holding_groups(connection, [pair, {"grew": "grew"}], limit)
            for _ in range(3)
            for pair in pairs
            for limit in (1, 5, 400)
        ],
        [near_terms(connection, token) for _ in range(3) for token in MISSPELT],
        [find_candidates(connection, claim) for claim in (*CLAIMS, "trade Mali whale nobody")],
    ]


@pytest.mark.parametrize(
    "limits",
    [
        KeptLimits(),
        KeptLimits(common=1),
        KeptLimits(common=3, added=0),
        KeptLimits(numbers=1, common=2, bytes=1, documents=1, frequencies=1, letters=1),
    ],
)
def test_what_is_kept_follows_what_is_added_and_redacted(
    tmp_path: Path, limits: KeptLimits
) -> None:
    path = tmp_path / "c.db"
    with (
        open_record(path, reviewer="Desk", create=True) as record,
        open_reading(path) as keeping,
        open_reading(path) as other,
    ):
        keep_claims(keeping, limits)
        assert told(keeping) == told(other)

        record.add_all([Statement(claim) for claim in CLAIMS])
        assert told(keeping) == told(other)

        record.add("Zanzibar grew, and whales of Mali sing of trade")
        record.undo()
        assert told(keeping) == told(other)

        record.redact("c-1", reason="Asked for", also=["trade"])
        assert told(keeping) == told(other)
