"""A desk whose record speaks of Mali and Russia, and drafts scanned against it."""

import contextlib
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.desk import SECOND, Answer, Desk, Prepared
from tests.tables import each_row

TODAY: Final = "2023-03-03"
CHECK: Final = "https://desk.example/check/1"
ARTICLE: Final = """\
The visit to Bamako

“We have decided to bolster our partnership with Russia and we will never apologise for the \
choice of partners that we have made,” Malian Foreign Minister Abdoulaye Diop said on Tuesday.

“If the two ministries agree in time, we will open the new consulate in Kidal next year,” \
Russian Foreign Minister Sergey Lavrov said.
"""
FALSE: Final = "Russia will raise scholarships for Malians from 35 to 390"
TRUE: Final = "The ministry has 290 places for students from Mali"
DISPUTED: Final = "Trade with Mali grew by 20% in 2022"
VOID: Final = "The new airport in Gao was paid for with a loan from Moscow"
OLD: Final = "The plant employs 250 people"
NEW: Final = "The plant employs 310 people"
MISLEADING: Final = "Malian exports of cotton to Russia doubled after the visit to Moscow"
PROPOSED: Final = "The embassy in Moscow issued 900 visas to Malian nurses in 2022"

RATED_ELSEWHERE: Final = "The old bridge carries 40,000 cars a day"
OUTSIDE_CHECK: Final = {
    "@type": "ClaimReview",
    "url": "https://others.example/check/1",
    "claimReviewed": RATED_ELSEWHERE,
    "datePublished": "2022-06-22",
    "author": {"name": "Other Desk"},
    "reviewRating": {"alternateName": "Wrong"},
}


def make_desk(folder: Path) -> Desk:
    """Make a record with a verdict of every kind, and two quotations of an article."""
    return Desk(folder, _made())


@cache
def _made() -> Prepared:
    """Return the record, made once for all tests of a process."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = Path(name)
        return _make(Desk(folder), folder).prepared()


def _make(desk: Desk, folder: Path) -> Desk:
    _ok(desk.run("policy", "set", "one"))
    for text in (FALSE, TRUE, DISPUTED, VOID, OLD, NEW):
        _ok(desk.run("add", text, "--no-match"))
    _ok(desk.run("add", MISLEADING, "--no-match", "--speaker", "Abdoulaye Diop"))
    _ok(desk.run("add", PROPOSED, "--no-match"))
    _rate(desk, "c-1", "False")
    _ok(desk.run("publish", "--despite", "urgent", "c-1", "--url", CHECK, "--on", "2023-02-03"))
    _rate(desk, "c-2", "True")
    _rate(desk, "c-3", "True")
    _ok(
        desk.run(
            *("dissent", "v-3", "--verdict", "False", "--rationale", "No yearbook says so"),
            *("--as-of", "2023-02-02", "--by", SECOND),
        )
    )
    _rate(desk, "c-4", "True")
    _ok(desk.run("correct", "v-5", "--class", "withdrawn", "--notice", "The paper was forged"))
    _ok(desk.run("supersede", "c-5", "--with", "c-6", "--on", "2023-02-01"))
    _rate(desk, "c-7", "Misleading", "--recheck-on", "2023-03-01")
    _ok(desk.run("policy", "set", "second person"))
    _rate(desk, "c-8", "False")
    article = folder / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    _ok(desk.run("add", "--article", str(article), "--published-on", "2023-02-07"))
    _ok(desk.run("add", RATED_ELSEWHERE, "--no-match"))
    (claim,) = desk.rows("SELECT max(id) FROM claims")[0]
    check = folder / "check.json"
    check.write_text(json.dumps(OUTSIDE_CHECK), encoding="utf-8")
    _ok(desk.run("import", str(check), "--claim", f"c-{claim}", "--yes"))
    return desk


def _rate(desk: Desk, claim: str, label: str, *more: str) -> None:
    reason = ("--rationale", "The ministry's list says so", "--as-of", "2023-02-02")
    _ok(desk.run("review", claim, "--verdict", label, *reason, *more))


def _ok(answer: Answer) -> None:
    assert answer.code == 0, answer.err


def scan(desk: Desk, *arguments: str) -> Answer:
    """Run a scan as typed, on a fixed day."""
    return desk.run("scan", *arguments, "--today", TODAY)


def findings(desk: Desk, text: str, *arguments: str, name: str = "draft.md") -> list[Any]:
    """Return the findings in a draft of this text, as JSON gives them."""
    path = desk.path.parent / name
    path.write_text(text, encoding="utf-8")
    answer = scan(desk, str(path), "-f", "json", *arguments)
    assert answer.err == ""
    return list(json.loads(answer.out)["findings"])


def rules(desk: Desk, text: str, *arguments: str, name: str = "draft.md") -> list[tuple[str, str]]:
    """Return the rule and severity of each finding in a draft of this text."""
    found = findings(desk, text, *arguments, name=name)
    return [(each["rule"], each["severity"]) for each in found]


def rules_in_each(desk: Desk, texts: Sequence[str]) -> list[list[tuple[str, str]]]:
    """Return the rules and severities in each of many drafts, scanned as files of one folder."""
    with tempfile.TemporaryDirectory(dir=desk.path.parent) as folder:
        names = [f"{number}.md" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (Path(folder) / name).write_text(text, encoding="utf-8")
        answer = scan(desk, folder, "-f", "json")
    assert answer.err == ""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    for each in json.loads(answer.out)["findings"]:
        found[Path(each["path"]).name].append((each["rule"], each["severity"]))
    return list(found.values())


def each_draft(
    rows: Iterable[tuple[str, Any]],
) -> Callable[[Callable[..., None]], Callable[[Desk], None]]:
    """Try a test with each draft, what one scan of them all told of it, and what it should.

    To open a record and plan its queries costs as much as to scan a draft.
    """
    table = list(rows)

    def decorated(test: Callable[..., None]) -> Callable[[Desk], None]:
        def tried(desk: Desk) -> None:
            told = rules_in_each(desk, [draft for draft, _ in table])
            compared = [(*row, each) for row, each in zip(table, told, strict=True)]
            each_row(("draft", "found", "told"), compared)(test)()

        # As `each_row` does; pytest is to find the desk alone.
        for name in ("__name__", "__qualname__", "__doc__", "__module__"):
            setattr(tried, name, getattr(test, name))
        return tried

    return decorated
