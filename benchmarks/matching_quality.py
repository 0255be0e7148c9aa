"""How well texts find the claims that they repeat.

    python benchmarks/matching_quality.py --data DIR --split NAME [--ablations]

DIR holds claims.jsonl (id, text, title, subtitle), queries.NAME.tsv (header; query, text)
and qrels.NAME.tsv (header; query, claim), as the CheckThat! lab gives them.
"""

import argparse
import csv
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import claim_store
from claim_store import ClaimRow

from claimcheck.matching.ranking import Weights
from claimcheck.store.candidates import find_candidates

Finder = Callable[[sqlite3.Connection, str], list[int]]
_DEPTH = 20


def main() -> None:
    """Print the measures of a split, and of the matcher without one of its parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--ablations", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in _lines(options.data / "claims.jsonl")]
    texts = dict(_pairs(options.data / f"queries.{options.split}.tsv"))
    wanted: dict[str, set[str]] = {}
    for query, claim in _pairs(options.data / f"qrels.{options.split}.tsv"):
        wanted.setdefault(query, set()).add(claim)
    names = [str(row["id"]) for row in rows]
    claims = [ClaimRow(row["text"], row["title"], row["subtitle"]) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        connection = _stored(claims, f"{folder}/claims.db")
        for name, find in _finders(ablations=options.ablations).items():
            _report(name, connection, names, texts, wanted, find)
        if options.ablations:
            alone = _stored([ClaimRow(claim.text) for claim in claims], f"{folder}/text.db")
            _report("text alone, no title or context", alone, names, texts, wanted, _find)


def _find(connection: sqlite3.Connection, text: str) -> list[int]:
    return claim_store.find(connection, text, _DEPTH)


def _finders(*, ablations: bool) -> dict[str, Finder]:
    if not ablations:
        return {"": _find}
    even = Weights(fields=(1.0, 1.0, 1.0))
    return {
        "whole": _find,
        "fields weighted alike": lambda c, text: claim_store.find(c, text, _DEPTH, weights=even),
        "candidates not ranked": lambda c, text: find_candidates(c, text, limit=_DEPTH),
        "FTS5 alone, words joined by OR": lambda c, text: claim_store.find_by_fts5(c, text, _DEPTH),
    }


def _stored(claims: list[ClaimRow], path: str) -> sqlite3.Connection:
    connection = claim_store.create(path)
    claim_store.add_all(connection, claims)
    claim_store.index_all(connection)
    return connection


def _report(
    name: str,
    connection: sqlite3.Connection,
    names: list[str],
    texts: Mapping[str, str],
    wanted: Mapping[str, set[str]],
    find: Finder,
) -> None:
    started = time.process_time()
    found = {
        query: [names[claim - 1] for claim in find(connection, texts[query])] for query in wanted
    }
    spent = (time.process_time() - started) / len(wanted)
    if name:
        print(f"# {name}")
    for measure, value in measures(wanted, found).items():
        print(f"{measure} {value:.3f}")
    print(f"queries {len(wanted)}\nCPU-ms/query {spent * 1000:.1f}")


def measures(wanted: Mapping[str, set[str]], found: Mapping[str, list[str]]) -> dict[str, float]:
    """Return the lab's measures, each the mean over the queries."""
    totals = {"MAP@5": 0.0, "P@1": 0.0, "R@20": 0.0}
    for query, claims in wanted.items():
        hits = [claim in claims for claim in found[query]]
        precisions = [sum(hits[:depth]) / depth for depth, hit in enumerate(hits[:5], 1) if hit]
        totals["MAP@5"] += sum(precisions) / min(len(claims), 5)
        totals["P@1"] += sum(hits[:1])
        totals["R@20"] += sum(hits[:20]) / len(claims)
    return {name: total / len(wanted) for name, total in totals.items()}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _pairs(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[0], row[1]) for row in list(csv.reader(file, delimiter="\t"))[1:]]


if __name__ == "__main__":
    main()
