"""Measure `extract` against gold attributions.

    python benchmarks/extraction_quality.py --data DIR [--split dev] [--rules 20]

DIR holds ``polnear/train.jsonl``, ``polnear/dev.jsonl`` and ``seed/``. A gold
line is an article: ``{"id", "text", "quotes": [{"spans", "speaker"?, "cue"?,
"optional"?}]}``. Assertions are left out, but for the seed article's facts.

Definitions. Spans are compared as sets of the positions of letters and digits,
so quotation marks, blanks, a final full stop and a leading "that" never decide;
content split by its cue counts as its parts. A hit overlaps by a Jaccard index
of at least .5; exact is the same set. ``speech`` takes precision over all that
is predicted and recall over the gold whose cue is a speech verb or a colon.
"""

import argparse
import gc
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from claimcheck.language.attribution.extract import extract
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Kind, Span, Statement

KINDS = ("direct", "mixed", "indirect")
GOALS = {
    "precision": 0.86,
    "f_direct": 0.95,
    "f_speech": 0.80,
    "recall_indirect_speech": 0.60,
    "f_exact": 0.55,
    "speaker_of_matched": 0.90,
    "articles_per_cpu_second": 200,
}
SPEECH = frozenset(
    """say said says saying tell told tells telling according add added adds adding announce
    announced announces announcing argue argued argues arguing claim claimed claims claiming
    explain explained explains note noted notes noting point pointed stress stressed stresses state
    stated states stating statement warn warned warns warning ask asked asks reply replied replies
    respond responded write wrote writes written writing tweet tweeted tweets declare declared
    acknowledge acknowledged admit admitted insist insisted insists report reported reports
    reporting confirm confirmed deny denied allege alleged predict predicted promise promised
    promising vow vowed urge urged accuse accused accusing call called calls calling suggest
    suggested suggests describe described recall recalled remark remarked testify testified assert
    asserted quip quipped mention mentioned express expressed emphasize emphasized cite cited
    citing reiterate reiterated conclude concluded : comment commented""".split()
)


class Part(NamedTuple):
    """One contiguous piece of words, gold or predicted."""

    span: Span
    positions: frozenset[int]
    kind: str
    speaker: Span | None
    rule: str = ""
    is_speech: bool = False
    optional: bool = False


def quoted_positions(text: str) -> set[int]:
    """Return the positions inside double marks; one left open ends with its paragraph."""
    inside = set[int]()
    for line in re.finditer(r"[^\n]+", text):
        for pattern in (r'"[^"]*(?:"|$)', "[“«„][^”»]*(?:[”»]|$)"):
            for found in re.finditer(pattern, line.group()):
                start, end = found.span()
                if not (pattern.startswith('"') and end - start < 2):
                    inside.update(range(line.start() + start, line.start() + end))
    return inside


def letters(text: str, span: Span, *, first: bool) -> frozenset[int]:
    """Return the positions of letters and digits, without the first part's "that"."""
    start = span.start
    if first and (that := re.match(r"[\W_]*that\b", text[start : span.end], re.IGNORECASE)):
        start += that.end()
    return frozenset(i for i in range(start, min(span.end, len(text))) if text[i].isalnum())


def kind_of(text: str, span: Span, inside: set[int]) -> str:
    """Return the kind by the share of the span's letters in quotation marks."""
    places = [i for i in range(*span) if text[i : i + 1].isalnum()]
    share = sum(i in inside for i in places) / len(places) if places else 0
    return "direct" if share >= 0.95 else "mixed" if share > 0.02 else "indirect"


def merged(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, those joined that only blanks part."""
    last: Span | None = None
    for span in sorted(spans):
        gap = text[last.end : span.start] if last else "x"
        if last and not gap.strip() and "\n" not in gap:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def gold_parts(article: dict[str, Any], inside: set[int]) -> Iterator[Part]:
    """Yield the gold of an article, part by part."""
    text = article["text"]
    for quote in article["quotes"]:
        named = quote.get("speaker")
        speaker = Span(named["start"], named["end"]) if named else None
        cue = (quote.get("cue") or {}).get("text", "").lower()
        speech = any(word in SPEECH for word in re.findall(r"[a-z]+|:", cue))
        for span in merged(text, (Span(*span) for span in quote["spans"])):
            yield Part(
                span,
                letters(text, span, first=True),
                kind_of(text, span, inside),
                speaker,
                is_speech=speech,
                optional=bool(quote.get("optional")),
            )


def predicted_parts(text: str, found: list[Statement], inside: set[int]) -> Iterator[Part]:
    """Yield what was found, part by part."""
    for statement in found:
        for span in merged(text, statement.spans):
            yield Part(
                span,
                letters(text, span, first=True),
                kind_of(text, span, inside),
                statement.evidence.speaker_span,
                statement.evidence.rule or "",
            )


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the Jaccard index of two sets of positions."""
    return len(one & other) / len(one | other) if one and other else 0.0


def pair_up(gold: list[Part], predicted: list[Part]) -> dict[int, int]:
    """Return which gold part each predicted part hits, best overlaps first."""
    scored = [
        (score, i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g.span.start < p.span.end and p.span.start < g.span.end
        if (score := overlap(g.positions, p.positions)) >= 0.5
    ]
    matched: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def count(articles: list[dict[str, Any]]) -> tuple[Counter[Any], float, int]:
    """Return all counts, the CPU seconds that extraction took, and how many texts raised."""
    n, seconds, raised = Counter[Any](), 0.0, 0
    # What the benchmark itself keeps is not searched for garbage while an article is read.
    gc.collect()
    gc.freeze()
    for article in articles:
        begun = time.process_time()
        try:
            found = extract(article["text"], assertions=False)
        except Exception as error:
            print(f"{article['id']} raised {error!r}", file=sys.stderr)
            found, raised = [], raised + 1
        seconds += time.process_time() - begun
        inside = quoted_positions(article["text"])
        gold = list(gold_parts(article, inside))
        count_article(n, gold, list(predicted_parts(article["text"], found, inside)))
    return n, seconds, raised


def count_article(n: Counter[Any], gold: list[Part], predicted: list[Part]) -> None:
    """Add one article to the counts."""
    matched = pair_up(gold, predicted)
    hits = {j: i for i, j in matched.items()}
    for j, p in enumerate(predicted):
        if j in hits and gold[hits[j]].optional:
            continue
        for group in (("all",), ("kind", p.kind), ("rule", p.rule)):
            n["predicted", *group] += 1
            n["hit predicted", *group] += j in hits
            n["exact predicted", *group] += j in hits and gold[hits[j]].positions == p.positions
    for i, g in enumerate(gold):
        if g.optional:
            continue
        for group in (("all",), ("kind", g.kind)):
            n["gold", *group] += 1
            n["hit", *group] += i in matched
            n["speech", *group] += g.is_speech
            n["speech hit", *group] += g.is_speech and i in matched
        if i in matched and g.speaker:
            said = predicted[matched[i]].speaker
            n["speaker"] += 1
            n["speaker hit"] += bool(
                said and said.start < g.speaker.end and g.speaker.start < said.end
            )


def measures(n: Counter[Any]) -> dict[str, float]:
    """Return the measures by name."""

    def ratio(one: object, other: object) -> float:
        return n[one] / n[other] if n[other] else 0.0

    def f1(precision: float, recall: float) -> float:
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    precision = ratio(("hit", "all"), ("predicted", "all"))
    recall = ratio(("hit", "all"), ("gold", "all"))
    spoken = ratio(("speech hit", "all"), ("speech", "all"))
    exact = n["exact predicted", "all"]
    result = {
        "gold": float(n["gold", "all"]),
        "predicted": float(n["predicted", "all"]),
        "precision": precision,
        "recall_all": recall,
        "f_all": f1(precision, recall),
        "recall_speech": spoken,
        "f_speech": f1(precision, spoken),
        "f_exact": f1(exact / max(1, n["predicted", "all"]), exact / max(1, n["gold", "all"])),
        "recall_indirect_speech": ratio(
            ("speech hit", "kind", "indirect"), ("speech", "kind", "indirect")
        ),
        "speaker_of_matched": ratio("speaker hit", "speaker"),
    }
    for kind in KINDS:
        result[f"f_{kind}"] = f1(
            ratio(("hit predicted", "kind", kind), ("predicted", "kind", kind)),
            ratio(("hit", "kind", kind), ("gold", "kind", kind)),
        )
    return result


def print_measures(title: str, values: dict[str, float]) -> None:
    """Print one measure a line, its goal beside it."""
    print(f"\n{title}")
    for name, value in values.items():
        goal = GOALS.get(name)
        written = f"{value:.0f}" if value > 1.5 else f"{value:.3f}"
        met = "" if goal is None else f"   goal {goal}{'' if value >= goal else '  MISSED'}"
        print(f"  {name:26}{written:>8}{met}")


def print_rules(n: Counter[Any], fewest: int) -> None:
    """Print how often each rule that fired `fewest` times or more was right."""
    print(f"\n  {'rule':26}{'fired':>8}{'precision':>11}{'exact':>8}")
    rules = sorted((key[2] for key in n if key[:2] == ("predicted", "rule")), key=str)
    for rule in sorted(rules, key=lambda rule: -n["predicted", "rule", rule]):
        fired, hits = n["predicted", "rule", rule], n["hit predicted", "rule", rule]
        if fired >= fewest:
            exact = n["exact predicted", "rule", rule] / fired
            print(f"  {rule:26}{fired:8}{hits / fired:11.3f}{exact:8.3f}")


def measure_corpus(path: Path, fewest: int) -> bool:
    """Print the measures of one file of articles; tell whether every goal is met."""
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    extract("Nobody said anything.")
    n, seconds, raised = count(articles)
    values = measures(n)
    values["articles_per_cpu_second"] = len(articles) / seconds
    values["articles_that_raise"] = float(raised)
    print_measures(f"{path.stem}: {len(articles)} articles", values)
    print_rules(n, fewest)
    return all(values[name] >= goal for name, goal in GOALS.items())


def measure_seed(folder: Path) -> None:
    """Print what is found of the seed article's required statements, persons and facts."""
    text = (folder / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    canonical = {person["canonical"] for person in gold["people"]}
    found = extract(text, published_on=PartialDate(2023, 2, 7))
    statements = [s for s in found if s.kind is not Kind.ASSERTION]
    required = [quote for quote in gold["quotes"] if not quote.get("optional")]
    hits = persons = 0
    for quote in required:
        statement = best(text, quote["spans"], statements)
        hits += statement is not None
        names = [name for name in quote["speaker"]["canonical"] if name in canonical]
        persons += bool(statement and statement.person == (names[0] if len(names) == 1 else None))
    facts = gold["facts"]
    assertions = [s for s in found if s.kind is Kind.ASSERTION]
    held = sum(best(text, [[f["start"], f["end"]]], assertions) is not None for f in facts)
    print(f"\nseed: required statements {hits}/{len(required)}, with their person {persons}")
    print(f"  facts {held}/{len(facts)}, statements in all {len(found)}")


def best(text: str, spans: list[list[int]], found: list[Statement]) -> Statement | None:
    """Return the statement that overlaps the gold spans best, if it is a hit."""
    gold = frozenset[int]().union(*(letters(text, Span(*span), first=True) for span in spans))

    def score(statement: Statement) -> float:
        return overlap(
            gold,
            frozenset[int]().union(*(letters(text, s, first=True) for s in statement.spans)),
        )

    closest = max(found, key=score, default=None)
    return closest if closest and score(closest) >= 0.5 else None


def main() -> int:
    """Measure what is asked for; 1 if a goal is missed on dev."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", action="append", choices=["train", "dev"])
    parser.add_argument("--rules", type=int, default=20, help="fewest times a rule fired")
    options = parser.parse_args()
    met = defaultdict(lambda: True)
    for split in options.split or ["train", "dev"]:
        met[split] = measure_corpus(options.data / "polnear" / f"{split}.jsonl", options.rules)
    measure_seed(options.data / "seed")
    return 0 if met["dev"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
