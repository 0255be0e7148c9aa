"""How often a scan of articles gives a false alarm.

    python benchmarks/scan_precision.py --data DIR [--stored 400] [--scanned 84] [--show 10]
        [--meaning]

DIR holds ``quotes/polnear/train.jsonl`` and ``dev.jsonl``, and
``matching/ct2022-2a-en/claims.jsonl``. One store is filled from articles of train with
all that is found in them, quotations and claims, another with the claims of
fact-checkers; in both every claim is rated False and signed off. The articles of dev are
scanned against each. They are other articles, so an error is a false alarm unless they
say the same: ``--show`` prints what was found, for looking.

Then every thirtieth of those claims is scanned as a draft of its own, word for word: each
should be an error. Last, claims are made clauses of longer sentences. In some the sentence
says what the claim says, in others it leaves that open or denies it, and there an error is
wrong.

With ``--meaning`` only the articles are scanned, against the claims of fact-checkers, all
published, by rule CC111 too; how many notes it gives an article is told, and how many of
the lab's posts, each a draft, it finds that no other rule does.
"""

import argparse
import csv
import json
import random
import re
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
from claimcheck.model.scan.finding import Scanned
from claimcheck.model.scan.severity import ScanSettings, Severity
from claimcheck.record import Record
from claimcheck.workflows.scan.plan import Plan
from claimcheck.workflows.scan.run import scan

GOAL = 1.0
VERBATIM_GOAL = 0.98
NOTES_GOAL = 0.1
# Within a year of the verdicts: older ones ask about what changes with time.
_TODAY = "2016-06-01"
_EVERY = 30
_JOINED = 40
# Claims that are one clause, and quote nobody.
_PLAIN = re.compile(r"[A-Za-z][^“”\":;?!—–,]+$")
_MADE = (
    "the minister opened a bridge in Lyon",
    "the mayor met teachers at the town hall",
    "prices were stable over the winter",
    "her office closed for the holidays",
)
_SAYING = (
    *(
        "{c}, and {o}.",
        "{c}, but {o}.",
        "{c}; {o}.",
        "{O}, and {c}.",
        "{O}; {c}.",
        "While {c}, {o}.",
    ),
    *(
        "{c}, while {o}.",
        "{c}, after {o}.",
        "It is clear that {c}.",
        "{c}, which pleased the crowd.",
    ),
)
_LEAVING_OPEN = (
    *("If {c}, and {o}, he will resign.", "{O}, unless {c}.", "It is open whether {o}, and {c}."),
    *("Critics deny that {o}, and {c}.", "{O} before {c}.", "{O} until {c}, and he left."),
    *("{c}, but that is not so.", "{c}, or so he says.", "Nobody believes that {o}, and {c}."),
    *("In the film, {o}, and {c}.", "Suppose {c}, and {o}.", "He wrongly thinks {o}, and {c}."),
    *("The rumour is this: {c}.", "{c}, and did {o}?", "{c}, but only in the novel."),
    *("Had {o}, and {c}, he would resign.", "He feared that {o}, and {c}."),
)


def main() -> None:
    """Print the figures for both stores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stored", type=int, default=400, help="articles of train")
    parser.add_argument("--scanned", type=int, default=84, help="articles of dev")
    parser.add_argument("--show", type=int, default=0, help="findings to print of each severity")
    parser.add_argument("--meaning", action="store_true")
    options = parser.parse_args()
    if options.meaning:
        _report_meaning(options.data, options.scanned, options.show)
        return
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
        _report_verbatim(from_claims, [each["text"] for each in claims[::_EVERY]], folder / "own")
        texts = [each["text"].strip().rstrip(".") for each in claims]
        plain = [each for each in texts if 8 <= len(each.split()) <= 22 and _PLAIN.match(each)]
        print(f"# claims as clauses, {_JOINED} of {len(plain):,} in each kind of sentence")
        for does, frames in (("says so", _SAYING), ("leaves it open", _LEAVING_OPEN)):
            draft = folder / f"{does}.txt"
            draft.write_text("\n\n".join(_sentences(plain, frames)), encoding="utf-8")
            _report_clauses(does, from_claims, draft, len(frames) * _JOINED)


def _report_meaning(data: Path, scanned: int, show: int) -> None:
    """Print how often what is near in meaning alone is noted, in articles and in posts."""
    lab = data / "matching" / "ct2022-2a-en"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "claims.db"
        _claims_store(store, _lines(lab / "claims.jsonl", None))
        claim_store.publish_all(store)
        dev = _lines(data / "quotes" / "polnear" / "dev.jsonl", scanned)
        articles = _write(folder / "dev", dev)
        with (lab / "queries.dev.tsv").open(encoding="utf-8", newline="") as file:
            posts = [row[1] for row in list(csv.reader(file, delimiter="\t"))[1:]]
        drafts = _write(folder / "posts", ({"text": each} for each in posts))
        with Record(store) as record:
            record.index_meaning()
            for named, paths in (("articles", articles), ("posts", drafts)):
                found = record.scan(*paths, today=_TODAY).findings
                notes = [each for each in found if each.rule == "CC111"]
                others = {each.path for each in found} - {each.path for each in notes}
                rate = len(notes) / len(paths)
                print(f"# {len(paths)} {named}: {len(notes)} notes of CC111, {rate:.3f} each")
                print(f"found by other rules: {len(others)}")
                for each in notes[:show]:
                    print(f"  {each.facts[0]} {each.facts[2:3]}\n    {each.region.text}")
                if named == "articles":
                    print(f"goal ≤ {NOTES_GOAL}: {'met' if rate <= NOTES_GOAL else 'MISSED'}")


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
    plan = Plan(store, tuple(map(str, drafts)), ScanSettings(), Thresholds(), _TODAY)
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


def _report_verbatim(store: Path, texts: list[str], folder: Path) -> None:
    """Print how many claims, each a draft of its own, are errors."""
    stopped = (text if text.rstrip()[-1:] in {*'.!?"”'} else f"{text}." for text in texts)
    drafts = _write(folder, ({"text": " ".join(each.split())} for each in stopped))
    scanned, _ = scan(Plan(store, tuple(map(str, drafts)), ScanSettings(), Thresholds(), _TODAY))
    found = {each.path for each in scanned.findings if each.severity is Severity.ERROR}
    share = len(found) / len(texts)
    print(f"# claims word for word: {len(found)} of {len(texts)} are errors, {share:.3f}")
    print(f"goal ≥ {VERBATIM_GOAL}: {'met' if share >= VERBATIM_GOAL else 'MISSED'}")


def _sentences(claims: list[str], frames: Iterable[str]) -> Iterator[str]:
    """Yield sentences of every frame, each with another claim as one of its clauses."""
    chance = random.Random(3)
    for frame in frames:
        for claim in chance.sample(claims, _JOINED):
            other = chance.choice(_MADE)
            said = frame.format(c=claim, o=other, O=other[0].upper() + other[1:])
            yield said[0].upper() + said[1:]


def _report_clauses(does: str, store: Path, draft: Path, count: int) -> None:
    """Print how many of so many sentences give an error."""
    plan = Plan(store, (str(draft),), ScanSettings(), Thresholds(), _TODAY)
    scanned, _ = scan(plan)
    lines = {each.region.start.line for each in scanned.findings if each.severity is Severity.ERROR}
    print(f"the sentence {does}: {len(lines)} of {count} are errors")


def _shown(scanned: Scanned, count: int) -> Iterator[str]:
    for severity in reversed(Severity):
        found = [each for each in scanned.findings if each.severity is severity]
        for each in found[:count]:
            text = " ".join(each.region.text.split())
            yield f"  {each.rule} {severity} {each.message}\n    {text}\n    {each.facts}"


if __name__ == "__main__":
    main()
