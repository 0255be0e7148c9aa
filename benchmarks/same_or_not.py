"""Measure how often pairs that differ, and edited claims, are still called the same.

    python benchmarks/same_or_not.py [--data DIRECTORY] [--show KIND]

The pairs, claims and edits are this project's own; the pairs were written before the rules
that they measure, by somebody who had not read them. DIRECTORY may hold pairs that
nobody here wrote: SICK_*.txt, headlines.*.tsv and fever_symmetric_dev.jsonl.
"""

import argparse
import csv
import json
import random
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from perturbations import CHANGED, KEPT, contracted, negated

from claimcheck.language.reading import Reading
from claimcheck.matching.bands import compare
from claimcheck.matching.explanation import reason
from claimcheck.matching.ranking import default_weight
from claimcheck.matching.spelling.known_words import is_any_word, is_rare_name, names_somebody
from claimcheck.matching.spelling.substances import are_substances
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording, read_wording
from claimcheck.model.comparison import Band, Comparison
from claimcheck.model.statement import Statement
from claimcheck.store.index.tokens import tokenise
from claimcheck.workflows.compare.alone import compare_statements

HERE = Path(__file__).parent
SEED = 20_240_229
CONNECTION = sqlite3.connect(":memory:")

Pair = tuple[str, str]


def read_claims(name: str) -> list[str]:
    """Return the claims of a file, without comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def wording(text: str) -> Wording:
    """Prepare a text as the program does."""
    reading = Reading(text)
    return read_wording(reading, tokenise(CONNECTION, [reading.countable])[0])


def compared(pair: Pair) -> Comparison:
    """Compare two texts with the weights that ship with the package."""
    first, second = (wording(text) for text in pair)
    return compare(first, second, weight=default_weight)


def edited_pairs(claims: Iterable[str]) -> Iterator[tuple[str, Pair]]:
    """Give every edit of every claim, with its kind."""
    chance = random.Random(SEED)
    for claim in claims:
        for kind, (_, edits) in (CHANGED | KEPT).items():
            for edit in edits:
                for text in edit(claim, chance):
                    if text != claim or kind in KEPT:
                        yield kind, (text, claim)
        for text in negated(claim, chance):
            for short in contracted(text, chance):
                yield "contraction", (short, text)


def measure_edits(title: str, claims: list[str], show: str) -> None:
    """Print the share called the same for each kind of edit."""
    bands: dict[str, Counter[Band]] = defaultdict(Counter)
    for kind, pair in edited_pairs(claims):
        found = compared(pair)
        bands[kind][found.band] += 1
        if show == kind and (found.band is Band.SAME) == (kind in CHANGED):
            print(f"  {found.band}: {pair[0]}\n      {pair[1]}")
            print("     ", [reason(difference) for difference in found.differences])
    print(f"\n{title}\n\n| edit | pairs | same | conflicting | likely | goal |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind, (goal, _) in (CHANGED | KEPT).items():
        total = sum(bands[kind].values())
        if not total:
            continue
        shares = [
            f"{bands[kind][band] / total:.3f}"
            for band in (Band.SAME, Band.CONFLICTING, Band.LIKELY)
        ]
        sign = "≤" if kind in CHANGED else "≥"
        print(f"| {kind} | {total} | {' | '.join(shares)} | {sign} {goal} |")


def measure_slips(claims: list[str]) -> None:
    """Print what share of two slips is called the same, by what forbids to drop one of them."""
    bands: dict[str, Counter[bool]] = {kind: Counter() for kind in _FORBIDDEN}
    for kind, pair in edited_pairs(claims):
        if kind == "two typos":
            words = [re.findall(r"[^\W\d_]+", text) for text in pair]
            slips = [
                kind_of_slip(wrong, right, head=not place)
                for place, (wrong, right) in enumerate(zip(*words, strict=True))
                if wrong != right
            ]
            bands[min(slips, key=_FORBIDDEN.index)][compared(pair).band is Band.SAME] += 1
    print("\n| two typos, one of which | pairs | same | goal |\n| --- | --- | --- | --- |")
    for kind, counted in bands.items():
        if counted:
            goal = "≥ 0.95" if kind == _FORBIDDEN[-1] else ""
            share = counted[True] / counted.total()
            print(f"| {kind} | {counted.total()} | {share:.3f} | {goal} |")


# What forbids to drop a slip, the first that holds; the last is what nothing forbids.
_FORBIDDEN = (
    "makes another word of the dictionary",
    "stands in a word in capitals",
    "may be another substance",
    "makes another name of the tables",
    "stands in a word that can be a name",
    "nothing of these: it may be dropped",
)


def kind_of_slip(wrong: str, right: str, *, head: bool) -> str:
    """Return what forbids to drop a slip; at the head of a text a capital shows no name."""
    slip, word = wrong.lower(), right.lower()
    can_be_name = names_somebody(word) or not is_any_word(word)
    holds = (
        is_any_word(slip),
        wrong.isupper() and right.isupper(),
        are_substances(slip, word),
        names_somebody(slip) or is_rare_name(slip),
        right[0].isupper() and (can_be_name or not head),
        True,
    )
    return _FORBIDDEN[holds.index(True)]


def written_pairs(name: str) -> Iterator[tuple[str, tuple[Statement, Statement]]]:
    """Give the pairs of a table, with their kind and in their language."""
    for line in (HERE / name).read_text("utf-8").splitlines()[1:]:
        kind, first, second, language = line.split("\t")
        yield kind, (Statement(first, language=language), Statement(second, language=language))


def measure_written(show: str) -> None:
    """Print, kind by kind, how many pairs are called the same that differ, or that do not."""
    for title, name, goal in (
        ("Pairs that differ", "same_or_not_differ.tsv", "≤ 0.02"),
        ("Pairs that are one claim in another form", "same_or_not_equal.tsv", "≥ 0.90"),
    ):
        total, same = Counter[str](), Counter[str]()
        for kind, pair in written_pairs(name):
            found = compare_statements(*pair, thresholds=Thresholds())
            total[kind] += 1
            same[kind] += found.band is Band.SAME
            if show == kind:
                print(f"  {found.band}: {pair[0].text}\n      {pair[1].text}")
                print("     ", [reason(difference) for difference in found.differences])
        print(f"\n{title}\n\n| kind | pairs | same | goal |\n| --- | --- | --- | --- |")
        for kind, number in total.items():
            print(f"| {kind} | {number} | {same[kind]} | |")
        print(f"| all | {total.total()} | {same.total() / total.total():.3f} | {goal} |")


def sick_pairs(directory: Path) -> Iterator[tuple[str, Pair]]:
    """Give the sentence pairs of SICK by their label."""
    for path in sorted(directory.glob("SICK_*.txt")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                label = row["entailment_judgment"].strip().lower()
                yield f"SICK {label}", (row["sentence_A"], row["sentence_B"])


def headline_pairs(directory: Path) -> Iterator[tuple[str, Pair]]:
    """Give the pairs of headlines by how alike people found them."""
    for path in sorted(directory.glob("headlines.*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            score, first, second = line.split("\t")[:3]
            if 2 <= float(score) <= 3.5:
                yield "headlines 2–3.5", (first, second)
            elif float(score) >= 4.5:
                yield "headlines ≥ 4.5", (first, second)


def fever_pairs(directory: Path) -> Iterator[tuple[str, Pair]]:
    """Give claims with opposite labels for the same evidence."""
    path = directory / "fever_symmetric_dev.jsonl"
    by_evidence: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        by_evidence[row["evidence"]].append((row["gold_label"], row["claim"]))
    for claims in by_evidence.values():
        for i, (label, claim) in enumerate(claims):
            for other_label, other in claims[i + 1 :]:
                if label != other_label:
                    yield "FEVER-Symmetric opposite", (claim, other)


GOALS = {
    "SICK contradiction": "same ≤ .02",
    "SICK entailment": "same + likely ≥ .50",
    "headlines 2–3.5": "same ≤ .04",
}


def measure_others(directory: Path, show: str) -> None:
    """Print the shares of each band on pairs that nobody here wrote."""
    bands: dict[str, Counter[Band]] = defaultdict(Counter)
    for pairs in (sick_pairs, headline_pairs, fever_pairs):
        for kind, pair in pairs(directory):
            found = compared(pair)
            bands[kind][found.band] += 1
            if show == kind and found.band in {Band.SAME, Band.CONFLICTING}:
                print(f"  {found.band}: {pair[0]}\n      {pair[1]}")
                print("     ", [reason(difference) for difference in found.differences])
    print("\nPairs that nobody here wrote\n")
    print("| pairs | number | same | conflicting | likely | related | new | goal |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for kind, counted in sorted(bands.items()):
        total = sum(counted.values())
        shares = " | ".join(f"{counted[band] / total:.3f}" for band in Band)
        print(f"| {kind} | {total} | {shares} | {GOALS.get(kind, '')} |")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a directory with other people's pairs")
    parser.add_argument("--show", default="", help="print the mistakes of one kind")
    options = parser.parse_args()
    measure_written(options.show)
    long = read_claims("same_or_not_claims.txt")
    measure_edits(f"{len(long)} claims of at least six content words", long, options.show)
    measure_slips(long)
    short = read_claims("same_or_not_short.txt")
    measure_edits(f"{len(short)} shorter claims", short, "")
    if options.data:
        measure_others(options.data, options.show)


if __name__ == "__main__":
    main()
