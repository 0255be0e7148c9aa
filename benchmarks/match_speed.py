"""How fast, how well and at what size claims are found among very many.

    python benchmarks/match_speed.py [--claims 100000 1000000] [--queries 300] [--brute 300]

Claims and queries are made up (made_claims.py). Each query is answered in turn by the
program, by rapidfuzz reading every claim (token_set_ratio), by tantivy where the package
`tantivy` is installed (its 64 best, reranked by rapidfuzz) and, for some, by FTS5 alone
with all words; CPU time, in one process. A gold found is the claim that the query was
made from. Memory is the peak of a process that only opens the store and answers.
At last whole processes of `claimcheck match` are set beside `python -c "import typer"`.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import claim_store
import startup
import tantivy_index
from made_claims import Maker, Query
from rapidfuzz import fuzz, process

import claimcheck
from claimcheck.model.claim import NewClaim

_BYTES = "SELECT sum(pgsize) FROM dbstat WHERE name GLOB ?"
_FTS5_ONE_IN = 10
_PROCESSES = 5
_RUNS = 5


class Answers(NamedTuple):
    """What one way of finding gave: milliseconds, and the gold's place or None, query by query."""

    spent: list[float]
    places: list[int | None]

    def share(self, depth: int) -> float:
        """Return the share of golds among the first ``depth``."""
        found = sum(place is not None and place < depth for place in self.places)
        return found / max(len(self.places), 1)

    def percentile(self, percent: int) -> float:
        """Return a percentile of the time spent."""
        return statistics.quantiles(self.spent, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Measure each size and print how the time grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--brute", type=int, default=300, help="queries that rapidfuzz answers too")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    medians = [
        measured(size, options.queries, options.brute, options.seed) for size in options.claims
    ]
    for size, median in zip(options.claims[1:], medians[1:], strict=True):
        print(f"p50 at {size:,} / p50 at {options.claims[0]:,}: {median / medians[0]:.2f}")


def measured(size: int, queries: int, brute: int, seed: int) -> float:
    """Print what one size of store gives; return the median time of a match."""
    print(f"# {size:,} claims, seed {seed}")
    maker = Maker(seed)
    texts = list(maker.claims(size))
    wanted = _queries(maker, texts, queries)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/claims.db"
        _build(path, texts)
        print(f"memory {_memory(path, wanted):.0f} MB", flush=True)
        _start(path, wanted)
        return _race(path, texts, wanted, brute, tantivy_index.build(f"{folder}/tantivy", texts))


def _queries(maker: Maker, texts: Sequence[str], count: int) -> list[Query]:
    golds = random.Random(len(texts)).sample(range(1, len(texts) + 1), count)
    return [Query(maker.repeated(texts[gold - 1]), gold) for gold in golds]


def _build(path: str, texts: Sequence[str]) -> None:
    started = time.process_time()
    claim_store.build(path, map(NewClaim, texts))
    print(f"imported claims/CPU-s {len(texts) / (time.process_time() - started):,.0f}")
    started = time.process_time()
    claim_store.rebuild(path)
    print(f"indexed claims/CPU-s {len(texts) / (time.process_time() - started):,.0f}")
    connection = claim_store.open_reading(path)
    (claims,) = connection.execute(_BYTES, ("claims",)).fetchone()
    (index,) = connection.execute(_BYTES, ("claim_*",)).fetchone()
    written = sum(len(text.encode()) for text in texts)
    print(f"index bytes / bytes of the claims table {index / claims:.3f}")
    print(f"index bytes / bytes of the claims' text {index / written:.3f}")


def _start(path: str, wanted: Sequence[Query]) -> None:
    """Print what whole processes cost that match once."""
    commands = {"typer": [sys.executable, "-c", "import typer"]} | {
        str(number): [sys.executable, "-m", "claimcheck", "match", query.text, "--db", path]
        for number, query in enumerate(wanted[:_PROCESSES])
    }
    environment = startup.with_byte_code(Path(path).with_name("compiled"))
    spent = startup.measured(commands, _RUNS, environment)
    base = statistics.median(spent.pop("typer"))
    ratios = sorted(statistics.median(each) / base for each in spent.values())
    print(
        f"claimcheck match / import typer, whole processes, {len(ratios)} queries:"
        f" median {statistics.median(ratios):.2f}, most {ratios[-1]:.2f}",
        flush=True,
    )


def _race(
    path: str,
    texts: Sequence[str],
    wanted: Sequence[Query],
    brute: int,
    by_tantivy: tantivy_index.Find | None,
) -> float:
    connection = claim_store.open_reading(path)
    lowered = [text.lower() for text in texts]

    def by_rapidfuzz(text: str) -> list[int]:
        found = process.extract(text.lower(), lowered, scorer=fuzz.token_set_ratio, limit=10)
        return [int(place) + 1 for _, _, place in found]

    ours, scored, theirs, fts5, tantivy = (Answers([], []) for _ in range(5))
    with claimcheck.open_record(path) as record:
        for number, query in enumerate(wanted):
            _answer(ours, query, lambda text: claim_store.find(record, text, 10))
            _answer(scored, query, lambda text: claim_store.find_by_score(connection, text, 10))
            if by_tantivy:
                _answer(tantivy, query, lambda text: by_tantivy(text, 10))
            if number < brute:
                _answer(theirs, query, by_rapidfuzz)
            if number % _FTS5_ONE_IN == 0:
                _answer(fts5, query, lambda text: claim_store.find_by_fts5(connection, text, 10))
    _print(
        {
            "match": ours,
            "by score": scored,
            "rapidfuzz": theirs,
            "tantivy": tantivy,
            "FTS5 OR": fts5,
        }
    )
    return ours.percentile(50)


def _answer(answers: Answers, query: Query, find: Callable[[str], list[int]]) -> None:
    started = time.process_time()
    found = find(query.text)
    answers.spent.append((time.process_time() - started) * 1000)
    answers.places.append(found.index(query.claim) if query.claim in found else None)


def _print(answers: Mapping[str, Answers]) -> None:
    for name, given in answers.items():
        if len(given.spent) > 1:
            print(
                f"{name}: p50 {given.percentile(50):.2f} ms, p95 {given.percentile(95):.2f} ms,"
                f" gold@1 {given.share(1):.3f}, gold@10 {given.share(10):.3f},"
                f" {len(given.spent)} queries"
            )
    brute = answers["rapidfuzz"]
    if len(brute.spent) > 1:
        for name in ("match", "by score"):
            _compare(name, answers[name], brute)
    tantivy = answers["tantivy"]
    if len(tantivy.spent) > 1:
        for name in ("match", "by score"):
            ratios = [
                answers[name].percentile(part) / tantivy.percentile(part) for part in (50, 95)
            ]
            print(f"{name} / tantivy: p50 {ratios[0]:.2f}, p95 {ratios[1]:.2f}")


def _compare(name: str, given: Answers, brute: Answers) -> None:
    """Print how one way of finding stands against reading every claim."""
    answered = Answers(given.spent, given.places[: len(brute.places)])
    print(
        f"{name} against rapidfuzz:"
        f" p50 1/{brute.percentile(50) / given.percentile(50):.0f},"
        f" p95 1/{brute.percentile(95) / given.percentile(95):.0f},"
        f" gold@1 {answered.share(1) / brute.share(1):.3f},"
        f" gold@10 {answered.share(10) / brute.share(10):.3f}"
    )


def _memory(path: str, wanted: Sequence[Query]) -> float:
    """Return the peak memory in MB of a fresh process that answers the queries."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(answer_alone, path, [query.text for query in wanted]).result()


def answer_alone(path: str, texts: Sequence[str]) -> float:
    """Answer each text and return this process's peak memory in MB."""
    with claimcheck.open_record(path) as record:
        for text in texts:
            claim_store.find(record, text, 10)
    return _peak_memory()


def _peak_memory() -> float:
    """Return this process's peak memory in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike getrusage, not counting what the parent held when it started this process.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
