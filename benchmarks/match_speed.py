"""How fast, how well and at what size claims are found among very many.

    python benchmarks/match_speed.py [--claims 100000 1000000] [--queries 300] [--brute 300]

Claims and queries are made up (made_claims.py). Each query is answered in turn by the
program, by rapidfuzz reading every claim (token_set_ratio) and, for some, by FTS5 alone
with all words; CPU time, in one process. A gold found is the claim that the query was
made from. Memory is the peak of a process that only opens the store and answers.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import claim_store
from claim_store import ClaimRow
from made_claims import Maker, Query
from rapidfuzz import fuzz, process

_PAGE = (
    "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)"
)
_FTS5_ONE_IN = 10


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
        print(f"memory {_memory(path, wanted):.0f} MB")
        return _race(path, texts, wanted, brute)


def _queries(maker: Maker, texts: Sequence[str], count: int) -> list[Query]:
    golds = random.Random(len(texts)).sample(range(1, len(texts) + 1), count)
    return [Query(maker.repeated(texts[gold - 1]), gold) for gold in golds]


def _build(path: str, texts: Sequence[str]) -> None:
    connection = claim_store.create(path)
    claim_store.add_all(connection, map(ClaimRow, texts))
    (claims,) = connection.execute(_PAGE).fetchone()
    started = time.process_time()
    claim_store.index_all(connection)
    spent = time.process_time() - started
    (whole,) = connection.execute(_PAGE).fetchone()
    written = sum(len(text.encode()) for text in texts)
    print(f"index rows/CPU-s {len(texts) / spent:,.0f}")
    print(f"index bytes / bytes of the claims table {(whole - claims) / claims:.3f}")
    print(f"index bytes / bytes of the claims' text {(whole - claims) / written:.3f}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _race(path: str, texts: Sequence[str], wanted: Sequence[Query], brute: int) -> float:
    connection = claim_store.open_reading(path)
    lowered = [text.lower() for text in texts]

    def by_rapidfuzz(text: str) -> list[int]:
        found = process.extract(text.lower(), lowered, scorer=fuzz.token_set_ratio, limit=10)
        return [int(place) + 1 for _, _, place in found]

    ours, theirs, fts5 = Answers([], []), Answers([], []), Answers([], [])
    for number, query in enumerate(wanted):
        _answer(ours, query, lambda text: claim_store.find(connection, text, 10))
        if number < brute:
            _answer(theirs, query, by_rapidfuzz)
        if number % _FTS5_ONE_IN == 0:
            _answer(fts5, query, lambda text: claim_store.find_by_fts5(connection, text, 10))
    _print(ours, theirs, fts5)
    return ours.percentile(50)


def _answer(answers: Answers, query: Query, find: Callable[[str], list[int]]) -> None:
    started = time.process_time()
    found = find(query.text)
    answers.spent.append((time.process_time() - started) * 1000)
    answers.places.append(found.index(query.claim) if query.claim in found else None)


def _print(ours: Answers, theirs: Answers, fts5: Answers) -> None:
    for name, answers in (("claimcheck", ours), ("rapidfuzz", theirs), ("FTS5 OR", fts5)):
        if len(answers.spent) > 1:
            print(
                f"{name}: p50 {answers.percentile(50):.2f} ms, p95 {answers.percentile(95):.2f} ms,"
                f" gold@1 {answers.share(1):.3f}, gold@10 {answers.share(10):.3f},"
                f" {len(answers.spent)} queries"
            )
    if len(theirs.spent) > 1:
        same = Answers(ours.spent, ours.places[: len(theirs.places)])
        print(f"rapidfuzz p50 / ours {theirs.percentile(50) / ours.percentile(50):.0f}")
        print(f"rapidfuzz p95 / ours {theirs.percentile(95) / ours.percentile(95):.0f}")
        print(f"gold@1 relative {same.share(1) / theirs.share(1):.3f}")
        print(f"gold@10 relative {same.share(10) / theirs.share(10):.3f}")


def _memory(path: str, wanted: Sequence[Query]) -> float:
    """Return the peak memory in MB of a fresh process that answers the queries."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(answer_alone, path, [query.text for query in wanted]).result()


def answer_alone(path: str, texts: Sequence[str]) -> float:
    """Answer each text and return this process's peak memory in MB."""
    connection = claim_store.open_reading(path)
    for text in texts:
        claim_store.find(connection, text, 10)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
