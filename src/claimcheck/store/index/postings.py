"""Which claims hold a word, and which words a claim holds."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.store.index.tokens import tokenise


def claims_holding(connection: sqlite3.Connection, word: str) -> list[int]:
    """Return the claims that hold a word's token in their text, title or context, by id.

    ``word`` is one word as `split_words` gives it, with one token.
    """
    # As one text: thousands of rows would cost twice as much.
    query = "SELECT json_group_array(rowid) FROM claim_index WHERE claim_index MATCH ?"
    found: list[int] = json.loads(connection.execute(query, (f'"{word}"',)).fetchone()[0])
    return found


def claim_tokens(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return the tokens of the texts of some claims, each with the claim, by id."""
    query = (
        "SELECT id, text FROM claim_words WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    rows = connection.execute(query, [json.dumps(claims)]).fetchall()
    tokens = tokenise(connection, [text for _, text in rows])
    return [(claim, words) for (claim, _), words in zip(rows, tokens, strict=True)]
