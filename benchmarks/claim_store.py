"""How the benchmarks store claims and look for them: the one place that knows the program."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import claimcheck
from claimcheck.language.text.folding import plain
from claimcheck.matching.ranking import Weights, rank
from claimcheck.model.claim import NewClaim
from claimcheck.model.desk.policy import read_policy
from claimcheck.model.verdict import VerdictRole
from claimcheck.store.index.candidates import claim_count, find_candidates, read_totals
from claimcheck.store.index.postings import document_frequency, documents
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.index.upkeep import rebuild_index
from claimcheck.store.log.transaction import transaction
from claimcheck.store.verdicts.policies import set_policy
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.verdicts import add_publication, give_verdict
from claimcheck.store.writing import open_writing


def build(path: str, claims: Iterable[NewClaim]) -> list[claimcheck.ClaimId]:
    """Make a store of claims at ``path``; return their ids, in order."""
    with claimcheck.open_record(path, reviewer="A", create=True) as record:
        return record.add_claims(claims)


def rebuild(path: str) -> None:
    """Make the search index of a store again."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    rebuild_index(connection)
    connection.execute("COMMIT")
    connection.close()


def rate_false(path: str | Path, count: int | None = None) -> int:
    """Rate the first ``count`` claims of a store False, or all; return how many.

    One reviewer's verdict counts by itself.
    """
    with open_writing(Path(path)) as store, transaction(store, bulk=True) as writer:
        connection = writer.connection
        (by,) = connection.execute("SELECT name FROM reviewers ORDER BY id LIMIT 1").fetchone()
        with writer.act(by, "policy") as act:
            set_policy(act, read_policy("one"))
        false = label_id(connection, "False")
        claims = connection.execute("SELECT id FROM current_claims LIMIT ?", [count or -1])
        numbers = [claim for (claim,) in claims]
        with writer.act(by, "review") as act:
            act.subject = "c-1"
            for claim in numbers:
                give_verdict(
                    act,
                    claim,
                    VerdictRole.PROPOSES,
                    false,
                    rationale="Measured",
                    as_of="2016-01-01",
                )
    return len(numbers)


def open_reading(path: str) -> sqlite3.Connection:
    """Return a read-only connection, for what the public face does not offer."""
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)


def find(record: "claimcheck.Record", text: str, limit: int) -> list[int]:
    """Return the closest claims as the program gives them."""
    return [match.claim.id for match in record.match(text, limit=limit)]


def find_by_score(
    connection: sqlite3.Connection, text: str, limit: int, *, weights: Weights | None = None
) -> list[int]:
    """Return the closest claims by score alone, without bands."""
    query = plain(text)
    (tokens,) = tokenise(connection, [query])
    ranked = rank(
        tokens,
        documents(connection, find_candidates(connection, query)),
        document_frequency(connection, tokens),
        claim_count(connection),
        read_totals(connection).lengths,
        weights=weights or Weights(),
    )
    return [one.claim for one in ranked[:limit]]


def find_by_fts5(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """Return what FTS5 alone finds: the text's words joined by OR, by its own bm25().

    Slower here than with an index that keeps each claim's length, which ours does not.
    """
    words = "".join(c if c.isalnum() else " " for c in plain(text)).split()
    query = "SELECT rowid FROM claim_index WHERE claim_index MATCH ? ORDER BY rank, rowid LIMIT ?"
    match = " OR ".join(f'"{word}"' for word in dict.fromkeys(words)) or '""'
    return [claim for (claim,) in connection.execute(query, (match, limit))]


def publish_all(path: str | Path) -> None:
    """Publish the verdict of every rated claim of a store, as if each had a page."""
    with open_writing(Path(path)) as store, transaction(store, bulk=True) as writer:
        connection = writer.connection
        (by,) = connection.execute("SELECT name FROM reviewers ORDER BY id LIMIT 1").fetchone()
        verdicts = connection.execute("SELECT claim, id FROM verdicts ORDER BY id").fetchall()
        with writer.act(by, "publish") as act:
            act.subject = "c-1"
            for claim, verdict in verdicts:
                url = f"https://desk.example/check/{claim}"
                add_publication(act, claim, url, "2016-01-02", verdict=verdict, despite=None)
