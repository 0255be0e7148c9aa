"""How well texts find the claims that they repeat.

    python benchmarks/matching_quality.py --data DIR --split NAME [--ablations] [--meaning]

DIR holds claims.jsonl (id, text, title, subtitle), queries.NAME.tsv (header; query, text)
and qrels.NAME.tsv (header; query, claim), as the CheckThat! lab gives them.
`--meaning` makes the vectors of all claims first, with the extra of that name.
"""

import argparse
import csv
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import claim_store

import claimcheck
from claimcheck.matching.ranking import Weights
from claimcheck.model.claim import NewClaim
from claimcheck.model.comparison import Band
from claimcheck.store.index.candidates import find_candidates

Finder = Callable[[str], list[int]]
_DEPTH = 20
_PRINTED = 3
_ASKED = (Band.SAME, Band.CONFLICTING, Band.LIKELY)


class Task(NamedTuple):
    """Claims, the texts that repeat some of them, and which those are, by number from 0."""

    claims: list[NewClaim]
    texts: dict[str, str]
    wanted: dict[str, set[int]]


def main() -> None:
    """Print the measures of a split, and of finding without one part of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", required=True)
    parser.add_argument("--ablations", action="store_true")
    parser.add_argument("--meaning", action="store_true")
    options = parser.parse_args()
    task = read_task(options.data, options.split)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/claims.db"
        claim_store.build(path, task.claims)
        with claimcheck.open_record(path) as record:
            if options.meaning:
                record.index_meaning()
            _report(task, lambda text: claim_store.find(record, text, _DEPTH))
            _report_printed(task, record)
        if options.ablations:
            _report_ablations(task, claim_store.open_reading(path))
            _report_text_alone(task, f"{folder}/text.db")


def read_task(folder: Path, split: str) -> Task:
    """Read the lab's files."""
    lines = (folder / "claims.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    numbers = {str(row["id"]): number for number, row in enumerate(rows)}
    wanted: dict[str, set[int]] = {}
    for query, claim in _pairs(folder / f"qrels.{split}.tsv"):
        wanted.setdefault(query, set()).add(numbers[claim])
    claims = [
        NewClaim(row["text"], title=row["title"] or None, context=row["subtitle"] or None)
        for row in rows
    ]
    return Task(claims, dict(_pairs(folder / f"queries.{split}.tsv")), wanted)


def _report_ablations(task: Task, connection: sqlite3.Connection) -> None:
    even = Weights(fields=(1.0, 1.0, 1.0))
    finders: dict[str, Finder] = {
        "by score, without bands": lambda text: claim_store.find_by_score(connection, text, _DEPTH),
        "by score, fields weighted alike": lambda text: claim_store.find_by_score(
            connection, text, _DEPTH, weights=even
        ),
        "candidates, not ranked": lambda text: find_candidates(connection, text, limit=_DEPTH),
        "FTS5 alone, words joined by OR": lambda text: claim_store.find_by_fts5(
            connection, text, _DEPTH
        ),
    }
    for name, find in finders.items():
        print(f"# {name}")
        _report(task, find)


def _report_printed(task: Task, record: claimcheck.Record) -> None:
    """Print how often a wanted claim is among the first that `match` prints, or asked about.

    And how often what only meaning puts before a person is wanted.
    """
    printed = asked = 0
    lifted = {Band.RELATED: [0, 0], Band.LIKELY: [0, 0]}
    for query, claims in task.wanted.items():
        shown = [each for each in record.match(task.texts[query]) if each.band is not Band.NEW]
        printed += any(each.claim.id - 1 in claims for each in shown[:_PRINTED])
        asked += any(each.claim.id - 1 in claims and each.band in _ASKED for each in shown)
        for each in shown:
            if each.comparison.meaning is not None:
                lifted[each.band][0] += each.claim.id - 1 in claims
                lifted[each.band][1] += 1
    print(f"printed among the first {_PRINTED} {printed / len(task.wanted):.3f}")
    print(f"asked about or the same {asked / len(task.wanted):.3f}")
    for band, (right, count) in lifted.items():
        print(f"{band} by meaning alone {count}, of them wanted {right}")


def _report_text_alone(task: Task, path: str) -> None:
    claim_store.build(path, [NewClaim(claim.text) for claim in task.claims])
    connection = claim_store.open_reading(path)
    print("# by score, claims without title and context")
    _report(task, lambda text: claim_store.find_by_score(connection, text, _DEPTH))


def _report(task: Task, find: Finder) -> None:
    started = time.process_time()
    found = {query: [claim - 1 for claim in find(task.texts[query])] for query in task.wanted}
    spent = (time.process_time() - started) / len(task.wanted)
    for measure, value in measures(task.wanted, found).items():
        print(f"{measure} {value:.3f}")
    print(f"queries {len(task.wanted)}\nCPU-ms/query {spent * 1000:.1f}")


def measures(wanted: Mapping[str, set[int]], found: Mapping[str, list[int]]) -> dict[str, float]:
    """Return the lab's measures, each the mean over the queries."""
    totals = {"MAP@5": 0.0, "P@1": 0.0, "R@20": 0.0}
    for query, claims in wanted.items():
        hits = [claim in claims for claim in found[query]]
        precisions = [sum(hits[:depth]) / depth for depth, hit in enumerate(hits[:5], 1) if hit]
        totals["MAP@5"] += sum(precisions) / min(len(claims), 5)
        totals["P@1"] += sum(hits[:1])
        totals["R@20"] += sum(hits[:20]) / len(claims)
    return {name: total / len(wanted) for name, total in totals.items()}


def _pairs(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row[0], row[1]) for row in list(csv.reader(file, delimiter="\t"))[1:]]


if __name__ == "__main__":
    main()
