"""One tokenisation for index, ranking and overlap: SQLite's own."""

import sqlite3
from collections.abc import Sequence

TOKENIZER = "porter unicode61 remove_diacritics 2"


def tokenise(connection: sqlite3.Connection, texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the tokens of each text, in order, exactly as the search index counts them.

    Works on a read-only database: the table it needs is temporary.
    """
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.token_text"
        f" USING fts5(text, content='', columnsize=0, tokenize='{TOKENIZER}')"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.token_list"
        " USING fts5vocab('temp', 'token_text', 'instance')"
    )
    connection.execute("INSERT INTO temp.token_text(token_text) VALUES ('delete-all')")
    connection.executemany(
        "INSERT INTO temp.token_text(rowid, text) VALUES (?, ?)", enumerate(texts)
    )
    tokens: list[list[str]] = [[] for _ in texts]
    query = "SELECT doc, term FROM temp.token_list ORDER BY doc, offset"
    for position, term in connection.execute(query):
        tokens[position].append(term)
    return [tuple(found) for found in tokens]
