"""How often a scan of articles gives a false alarm.

    python benchmarks/scan_precision.py --data DIR [--stored 400] [--scanned 84] [--show 10]

DIR holds ``quotes/polnear/train.jsonl`` and ``dev.jsonl``, and
``matching/ct2022-2a-en/claims.jsonl``. One store is filled from articles of train with
all that is found in them, quotations and claims, another with the claims of
fact-checkers; in both every claim is rated False and signed off. The articles of dev are
scanned against each. They are other articles, so an error is a false alarm unless they
say the same: ``--show`` prints what was found, for looking.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import claim_store

from claimcheck.cli.app import main as claimcheck_main
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import NewClaim
from claimcheck.model.finding import Scanned
from claimcheck.model.scan import ScanSettings, Severity
from claimcheck.workflows.scan.plan import Plan
from claimcheck.workflows.scan.run import scan

GOAL = 1.0


def main() -> None:
    """Print the figures for both stores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stored", type=int, default=400, help="articles of train")
    parser.add_argument("--scanned", type=int, default=84, help="articles of dev")
    parser.add_argument("--show", type=int, default=0, help="findings to print of each severity")
    options = parser.parse_args()
    polnear = options.data / "quotes" / "polnear"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drafts = _write(folder / "dev", _lines(polnear / "dev.jsonl", options.scanned))
        stored = _write(folder / "train", _lines(polnear / "train.jsonl", options.stored))
        from_articles = _articles_store(folder / "articles.db", stored[0].parent)
        _report("articles of train", from_articles, drafts, options.show)
        claims = _lines(options.data / "matching" / "ct2022-2a-en" / "claims.jsonl", None)
        from_claims = _claims_store(folder / "claims.db", claims)
        _report("claims of fact-checkers", from_claims, drafts, options.show)


def _lines(path: Path, count: int | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()[:count]]


def _write(folder: Path, articles: Iterable[dict[str, Any]]) -> list[Path]:
    """Write articles as files, each under its number."""
    folder.mkdir()
    paths = []
    for number, article in enumerate(articles):
        paths.append(folder / f"{number:04}.txt")
        paths[-1].write_text(article["text"], encoding="utf-8")
    return paths


def _articles_store(path: Path, folder: Path) -> Path:
    """Make a store of all that is found in a folder of articles, rated False."""
    _run("init", "--db", str(path), "--by", "Benchmark")
    _run("add", "--article", str(folder), "--db", str(path))
    return _rated(path)


def _claims_store(path: Path, claims: Iterable[dict[str, Any]]) -> Path:
    """Make a store of claims, rated False."""
    claim_store.build(str(path), [NewClaim(each["text"]) for each in claims])
    return _rated(path)


def _run(*arguments: str) -> None:
    with suppress(SystemExit), redirect_stdout(StringIO()):
        claimcheck_main(arguments)


def _rated(path: Path) -> Path:
    """Rate every claim of a store False."""
    print(f"{claim_store.rate_false(path):,} claims rated False")
    return path


def _report(name: str, store: Path, drafts: list[Path], show: int) -> None:
    """Scan every draft and print how many findings there are for 1,000 sentences."""
    plan = Plan(store, tuple(map(str, drafts)), ScanSettings(), Thresholds(), "2017-01-01")
    scanned, _ = scan(plan)
    print(f"# against {name}: {len(drafts)} articles, {scanned.sentences:,} sentences")
    for severity in reversed(Severity):
        found = [each for each in scanned.findings if each.severity is severity]
        rate = 1000 * len(found) / scanned.sentences
        rules = dict(sorted(Counter(each.rule for each in found).items()))
        print(f"{severity}s {len(found)}, {rate:.2f} for 1,000 sentences {rules}")
    for line in _shown(scanned, show):
        print(line)
    errors = sum(each.severity is Severity.ERROR for each in scanned.findings)
    rate = 1000 * errors / scanned.sentences
    print(f"goal < {GOAL:.0f} error for 1,000 sentences: {'met' if rate < GOAL else 'MISSED'}")


def _shown(scanned: Scanned, count: int) -> Iterator[str]:
    for severity in reversed(Severity):
        found = [each for each in scanned.findings if each.severity is severity]
        for each in found[:count]:
            text = " ".join(each.region.text.split())
            yield f"  {each.rule} {severity} {each.message}\n    {text}\n    {each.facts}"


if __name__ == "__main__":
    main()
