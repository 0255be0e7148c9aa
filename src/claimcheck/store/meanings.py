"""The file beside a record that keeps what its claims mean: made of the record, no part of it."""

import json
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import Final

from claimcheck.matching.meaning.nearness import Meaning
from claimcheck.model.claim import Claim
from claimcheck.model.record.meaning import ChosenModel
from claimcheck.store.connection import open_reading
from claimcheck.store.errors import StoreError, UnreadableMeaningsError, UnusableDatabaseError
from claimcheck.store.log.redactions import MARK
from claimcheck.store.meanings_file import open_meanings
from claimcheck.store.opening import connect
from claimcheck.store.place import meaning_file
from claimcheck.store.records.claims import find_claims, standing_claims

# A row stands for the words that it was made of; a record that was restored may give a
# claim's number to other words.
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS vectors (
    claim INTEGER NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL, words BLOB NOT NULL,
    PRIMARY KEY (claim, model)
) WITHOUT ROWID"""
# Which models a record goes by, where not those of the extras.
_MODELS: Final = """
CREATE TABLE IF NOT EXISTS models (
    languages TEXT PRIMARY KEY, name TEXT NOT NULL, folder TEXT NOT NULL,
    size INTEGER NOT NULL, sha256 TEXT NOT NULL
)"""
# The rows of a model; another program may have put what is none beside them.
_OF_MODEL: Final = (
    "model = ? AND length(vector) = ? AND typeof(vector) = 'blob' AND typeof(claim) = 'integer'"
)
# Read at once, and made between two times that they are written. More that were added are
# left to `meaning index`, which shows how far it is.
_READ: Final = 1_000
_WRITTEN: Final = 64


def find_vectors(path: Path, model: Meaning, claims: Sequence[Claim]) -> dict[int, bytes]:
    """Return the vectors of claims, by id, that a model made of their very words."""
    words = {int(claim.id): _mark(claim) for claim in claims}
    query = (
        "SELECT claim, vector, words FROM vectors"
        f" WHERE claim IN (SELECT value FROM json_each(?)) AND {_OF_MODEL}"
    )
    with open_meanings(path, "ro") as meanings:
        rows = meanings.execute(query, [json.dumps([*words]), model.name, model.dimension])
        return {claim: vector for claim, vector, mark in rows if words[claim] == mark}


def read_rows(path: Path, model: Meaning) -> Iterator[tuple[int, bytes]]:
    """Give the rows of a model, by claim, whatever words they were made of."""
    query = f"SELECT claim, vector FROM vectors WHERE {_OF_MODEL}"
    with open_meanings(path, "ro") as meanings:
        yield from meanings.execute(f"{query} ORDER BY claim", [model.name, model.dimension])


def rows_of(path: Path, model: Meaning, claims: Iterable[int]) -> dict[int, bytes]:
    """Return the rows of some claims, whatever words they were made of."""
    query = (
        "SELECT claim, vector FROM vectors"
        f" WHERE claim IN (SELECT value FROM json_each(?)) AND {_OF_MODEL}"
    )
    with open_meanings(path, "ro") as meanings:
        rows = meanings.execute(query, [json.dumps([*claims]), model.name, model.dimension])
        return dict(rows.fetchall())


def models(path: Path) -> dict[str, int]:
    """Return how many vectors of each model lie beside a record."""
    if not meaning_file(path).exists():
        return {}
    with open_meanings(path, "ro") as meanings:
        rows = meanings.execute("SELECT model, count(*) FROM vectors GROUP BY model ORDER BY model")
        return dict(rows.fetchall())


def chosen_models(path: Path) -> list[ChosenModel]:
    """Return the models that were chosen for a record, by their languages."""
    if not meaning_file(path).exists():
        return []
    with open_meanings(path, "ro") as meanings:
        if not meanings.execute("SELECT 1 FROM sqlite_schema WHERE name = 'models'").fetchone():
            return []
        rows = [*meanings.execute("SELECT * FROM models ORDER BY languages")]
    kinds = (str, str, str, int, str)
    if any(tuple(map(type, row)) != kinds for row in rows):
        raise UnreadableMeaningsError(meaning_file(path))
    return [ChosenModel(*row) for row in rows]


def choose_model(path: Path, languages: str, chosen: ChosenModel | None) -> None:
    """Keep which model a record goes by for some languages; None for that of the extra."""
    _begin(path)
    with open_meanings(path, "rw") as meanings:
        meanings.execute("DELETE FROM models WHERE languages = ?", [languages])
        if chosen:
            meanings.execute("INSERT INTO models VALUES (?, ?, ?, ?, ?)", chosen)


def _begin(path: Path) -> None:
    """Make the file beside a record, where there is none."""
    beside = meaning_file(path)
    if not beside.exists():
        try:
            # Who may not read the record may not read this either.
            beside.touch(mode=stat.S_IMODE(path.stat().st_mode))
        except OSError as error:
            raise UnusableDatabaseError(beside, error.strerror or str(error)) from error
    with open_meanings(path, "rw") as meanings:
        for table in (_TABLE, _MODELS):
            meanings.execute(table)


def add_vectors(
    path: Path,
    connection: sqlite3.Connection,
    model: Meaning,
    reads: Callable[[str], bool] = lambda _: True,
) -> Iterator[int]:
    """Make and keep the vectors that are missing; yield how many claims have been looked at.

    Of claims whose language the model ``reads``. What was kept stays when this is ended
    early, and the next run goes on from there.
    """
    _begin(path)
    done = 0
    for claims in _claims(connection):
        known = find_vectors(path, model, claims)
        missing = [each for each in claims if each.id not in known and reads(each.language)]
        yield (done := done + len(claims) - len(missing))
        for start in range(0, len(missing), _WRITTEN):
            some = missing[start : start + _WRITTEN]
            _keep(path, connection, model, some)
            yield (done := done + len(some))


def count_vectors(
    path: Path,
    connection: sqlite3.Connection,
    model: Meaning,
    reads: Callable[[str], bool],
) -> tuple[int, int]:
    """Return how many claims have a vector of their present words, and how many want one.

    Of claims whose language the model ``reads``; what lies there of others is not counted.
    """
    had = wanted = 0
    for claims in _claims(connection):
        read = [each for each in claims if reads(each.language)]
        known = len(find_vectors(path, model, read))
        had, wanted = had + known, wanted + len(read) - known
    return had, wanted


def newest_claims(path: Path, connection: sqlite3.Connection) -> list[Claim]:
    """Return the claims that came after those that have vectors.

    Raises `StoreError` where nobody has made the file of vectors, and where the claims are
    so many that somebody should see how far their reading is.
    """
    with open_meanings(path, "ro") as meanings:
        (last,) = meanings.execute("SELECT max(claim) FROM vectors").fetchone()
    newer = _newer(connection, last or 0)
    if len(newer) > _READ:
        raise StoreError(
            f"more than {_READ:,} claims have none yet; run `claimcheck meaning index`"
        )
    return find_claims(connection, newer)


def keep_vectors(
    path: Path, connection: sqlite3.Connection, model: Meaning, claims: Sequence[Claim]
) -> None:
    """Make and keep the vectors of some claims."""
    for start in range(0, len(claims), _WRITTEN):
        _keep(path, connection, model, claims[start : start + _WRITTEN])


def carry_vectors(source: Path, target: Path) -> int:
    """Put beside a pack those vectors that lie beside a file and are of the pack's claims.

    Return how many. What lies there is replaced at once, so that no claim that left the pack
    keeps its own; which models a record chose, and where they are, stays with the record.
    """
    if not meaning_file(source).exists():
        raise UnusableDatabaseError(source, "it has no vectors; run `claimcheck meaning index`")
    beside, written = meaning_file(target), 0
    new = beside.with_name(f"{beside.name}.new")
    new.unlink(missing_ok=True)
    new.touch(mode=stat.S_IMODE(target.stat().st_mode))
    query = "SELECT * FROM vectors WHERE claim IN (SELECT value FROM json_each(?))"
    with (
        open_reading(target) as pack,
        open_meanings(source, "ro") as known,
        closing(connect(new, "rw")) as made,
    ):
        made.execute(_TABLE)
        made.execute("BEGIN")
        for claims in _claims(pack):
            marks = {int(claim.id): _mark(claim) for claim in claims}
            rows = known.execute(query, [json.dumps([*marks])])
            kept = [row for row in rows if marks[row[0]] == row[3]]
            made.executemany("INSERT INTO vectors VALUES (?, ?, ?, ?)", kept)
            written += len(kept)
        made.execute("COMMIT")
    new.replace(beside)
    return written


def count_claims(connection: sqlite3.Connection) -> int:
    """Return how many claims can have a vector: those that hold and whose words are left."""
    query = "SELECT count(*) FROM current_claims WHERE NOT instr(text, ?)"
    return int(connection.execute(query, [MARK]).fetchone()[0])


def _keep(
    path: Path, connection: sqlite3.Connection, model: Meaning, claims: Sequence[Claim]
) -> None:
    """Keep the vectors of claims whose words still stand when they are written."""
    vectors = model.encode([claim.text for claim in claims])
    with open_meanings(path, "rw") as meanings:
        meanings.execute("BEGIN IMMEDIATE")
        # Redacting removes from the record first, and waits for this write.
        numbers = standing_claims(connection, [claim.id for claim in claims])
        texts = {claim.text for claim in find_claims(connection, numbers)}
        rows = [
            (claim.id, model.name, vector, _mark(claim))
            for claim, vector in zip(claims, vectors, strict=True)
            if claim.text in texts
        ]
        meanings.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", rows)
        meanings.execute("COMMIT")


def _claims(connection: sqlite3.Connection) -> Iterator[list[Claim]]:
    """Give the claims that can have a vector, some at once, by id."""
    last = 0
    while numbers := _newer(connection, last)[:_READ]:
        yield find_claims(connection, numbers)
        last = numbers[-1]


def _newer(connection: sqlite3.Connection, last: int) -> list[int]:
    """Return the next claims that can have a vector, by id; one more than are read at once."""
    query = "SELECT id FROM current_claims WHERE id > ? AND NOT instr(text, ?) ORDER BY id LIMIT ?"
    return [number for (number,) in connection.execute(query, [last, MARK, _READ + 1])]


def _mark(claim: Claim) -> bytes:
    return blake2b(claim.text.encode(), digest_size=8).digest()
