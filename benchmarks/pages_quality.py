"""Measure who and when on whole articles: of each kind of mention, how often right, wrong or open.

    python benchmarks/pages_quality.py [FOLDER ...]

FOLDER holds articles with gold, of this project (``fixtures/articles``, which is measured where
none is named) or as a collection of pages: NAME.txt, meta.json and gold.jsonl. A statement is
matched to the gold that shares most letters with it, half or more. A person is right where gold
names it, or names nobody and so does the program; wrong where it names somebody else; else open.
A day is wrong where it disagrees with gold's, or is told where gold tells none, but for the day
of a dateline. Intervals are Wilson's, of 95 %.
"""

import json
import math
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.language.attribution.extract import extract
from claimcheck.language.people.mentions import head_of
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.statement import Statement

OWN = Path(__file__).parents[1] / "fixtures" / "articles"
VERDICTS = ("right", "wrong", "open")
PRONOUNS = frozenset("he she they we i it who him her".split())
Gold = dict[str, Any]
Counts = Counter[tuple[str, ...]]


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return the Wilson interval of a share."""
    if not whole:
        return 0.0, 1.0
    share, z = part / whole, 1.96
    middle = share + z * z / (2 * whole)
    spread = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def articles(folder: Path) -> Iterator[tuple[str, PartialDate | None, list[Gold]]]:
    """Yield text, day and gold of each article in a folder."""
    own = folder / "articles.json"
    meta = json.loads((own if own.exists() else folder / "meta.json").read_text(encoding="utf-8"))
    rows = [] if own.exists() else lines_of(folder / "gold.jsonl")
    for name, facts in meta.items():
        gold = lines_of(folder / f"{name}.jsonl") if own.exists() else []
        gold += [row for row in rows if row["page"] == name]
        day = parse_date(facts["published_on"]) if facts["published_on"] else None
        yield (folder / f"{name}.txt").read_bytes().decode("utf-8"), day, gold


def lines_of(path: Path) -> list[Gold]:
    """Return what a file of JSON lines holds."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def letters(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """Return where the letters and digits of spans stand."""
    return frozenset(i for a, b in spans for i in range(a, min(b, len(text))) if text[i].isalnum())


def pairs(text: str, gold: list[Gold], found: list[Statement]) -> Iterator[tuple[Gold, Statement]]:
    """Yield gold with the statement that shares most letters with it, each statement once."""
    said = [letters(text, each.spans) for each in found]
    scored = []
    for n, row in enumerate(gold):
        wanted = letters(text, row.get("spans") or [[row["start"], row["end"]]])
        for k, got in enumerate(said):
            # A statement of several paragraphs counts once for each.
            part = got & frozenset(range(min(wanted), max(wanted) + 1)) if wanted else got
            share = len(wanted & got) / len(wanted | part) if wanted & got else 0
            if share >= 0.5 and bool(row.get("inner")) == bool(found[k].reported_by):
                scored.append((share, -n, k))
    taken = set[int]()
    for _, n, k in sorted(scored, reverse=True):
        if -n not in taken:
            taken.add(-n)
            yield gold[-n], found[k]


def fold(name: str) -> str:
    """Return a name as names are compared."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    return " ".join("".join(c for c in plain if c.isalnum() or c in " '").split())


def kind_of_mention(speaker: str | None) -> str:
    """Return what words name the speaker: a name, a surname, a pronoun, an office, or none."""
    if not speaker:
        return "nobody"
    if speaker.lower() in PRONOUNS:
        return "pronoun"
    name = head_of(speaker).name
    if not name:
        return "office or description"
    return "name" if " " in name else "surname or one word"


def judged_person(row: Gold, said: Statement) -> str:
    """Return ``right``, ``wrong`` or ``open``."""
    allowed = {fold(each) for each in (row["person"], *row["also"]) if each}
    names = [said.person] if said.person else list(said.persons)
    if names:
        return "right" if all(fold(name) in allowed for name in names) else "wrong"
    return "open" if row["person"] else "right"


def judged_day(row: Gold, said: Statement) -> str:
    """Return ``right``, ``wrong`` or ``open``."""
    day, wanted = str(said.said_on or ""), row["said_on"] or ""
    if not day:
        return "open" if wanted else "right"
    if not wanted:
        return "right" if said.date_origin == "dateline" else "wrong"
    return "right" if day.startswith(wanted) or wanted.startswith(day) else "wrong"


def measure(folder: Path) -> tuple[Counts, Counts, Counts]:
    """Return counts of statements, of persons by kind of mention, and of days by their origin."""
    totals, persons, days = Counts(), Counts(), Counts()
    for text, published_on, gold in articles(folder):
        outer = extract(text, published_on=published_on, assertions=False)
        found = [each for said in outer for each in (said, *said.inner)]
        matched = list(pairs(text, gold, found))
        totals["gold",] += sum(not row.get("optional") for row in gold)
        totals["found",] += sum(not row.get("optional") for row, _ in matched)
        totals["articles",] += 1
        for row, said in matched:
            persons[kind_of_mention(said.speaker), judged_person(row, said)] += 1
            told = "words of the text" if said.date_origin == "text" else said.date_origin or "none"
            days[told, judged_day(row, said)] += 1
            totals["known",] += bool(row["person"])
            totals["named",] += bool(row["person"]) and judged_person(row, said) == "right"
            totals["dated",] += bool(row["said_on"])
            totals["day told",] += bool(row["said_on"]) and judged_day(row, said) == "right"
    return totals, persons, days


def put_table(title: str, counts: Mapping[tuple[str, ...], int]) -> None:
    """Print a row for each kind, with the share that is wrong, and one for all."""
    print(f"\n  {title:28}{'all':>6}{'right':>7}{'wrong':>7}{'open':>6}   wrong, interval")
    kinds = sorted({kind for kind, _ in counts})
    for kind in [*kinds, "all"]:
        chosen = kinds if kind == "all" else [kind]
        right, wrong, unknown = (sum(counts.get((k, v), 0) for k in chosen) for v in VERDICTS)
        whole = right + wrong + unknown
        low, high = interval(wrong, whole)
        share = wrong / whole if whole else 0
        shown = f"{kind:28}{whole:6}{right:7}{wrong:7}{unknown:6}"
        print(f"  {shown}   {share:.3f}, {low:.3f} to {high:.3f}")


def put_share(title: str, part: int, whole: int) -> None:
    """Print a share with its interval."""
    low, high = interval(part, whole)
    share = part / whole if whole else 0
    print(f"  {title:34}{share:.3f}  {part} of {whole}, {low:.3f} to {high:.3f}")


def main() -> int:
    """Measure each folder that is named, or the articles of this project; 1 if a goal is missed."""
    missed = False
    for folder in [Path(each) for each in sys.argv[1:]] or [OWN]:
        totals, persons, days = measure(folder)
        print(f"{folder.name}: {totals['articles',]} articles")
        put_share("statements found", totals["found",], totals["gold",])
        put_share("right person, where one is known", totals["named",], totals["known",])
        put_share("right day, where one can be told", totals["day told",], totals["dated",])
        put_table("who, by how she is named", persons)
        put_table("when, by where the day is from", days)
        for counts, most in ((persons, 0.03), (days, 0.02)):
            wrong = sum(number for (_, verdict), number in counts.items() if verdict == "wrong")
            missed = missed or wrong > most * sum(counts.values())
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
