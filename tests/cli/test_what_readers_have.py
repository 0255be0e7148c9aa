"""What readers have of each claim is one fact, whatever was done, wherever it is asked for.

One desk walks the acts, each on claims of its own; each output is then asked once.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from claimcheck import load_settings, open_record
from claimcheck.cli.options.scan import ScanFormat
from claimcheck.reports.scan import SCAN_FORMATS
from tests.desk import SECOND, Desk, Ticks, begun_once
from tests.web.conftest import serve

HOUSE: Final = """by = "A. Diallo"
[desk]
site = "desk.example"
name = "The Desk"
[gate]
sources = 0
"""
TOWNS: Final = tuple(
    "Lindholm Marstal Odessa Bamako Kigali Tromso Ghent Porto Riga Lviv Quito Lagos Perth Osaka"
    " Turku Brno Split Malaga Cork".split()
)
OTHERS: Final = (13, 15, 17, 19)
# Of each claim what readers have, and how it is marked; those left out were never told of.
HAVE: Final[dict[int, tuple[str | None, str]]] = {
    1: ("False", "published"),
    2: ("False", "under review"),  # re-checked
    3: ("False", "under review"),  # dissent
    4: ("False", "correction due"),  # dissent, resolved
    5: ("True", "published"),  # the same, and readers told
    6: ("False", "under review"),  # corrected
    7: ("True", "published"),  # corrected and signed off
    8: (None, "withdrawn"),
    10: ("False", "published"),  # dissent, undone
    11: ("False", "under review"),  # sign-off undone
    12: ("False", "under review"),  # merged with one that is rated True
    13: ("False", "under review"),
    14: ("False", "published"),  # merged and parted, merged and undone, decided and decided again
    16: ("False", "under review"),  # decided to be one that is rated True
    17: ("False", "under review"),
    18: ("False", "published"),  # superseded
    20: ("False", "published"),  # adopted
}
OUT: Final = {number: told for number, told in HAVE.items() if told[0]}
# Of two wordings one page is made.
PAGES: Final = {number: told for number, told in OUT.items() if number not in OTHERS}
STATES: Final = {number: state for number, (_, state) in HAVE.items()}
TEXTS: Final = [
    *(
        f"The harbour of {town} handled {20 + at}0,000 boxes in 2022"
        for at, town in enumerate(TOWNS)
    ),
    "The pool of Delft costs 8 million",
]


class Acting:
    """Somebody who acts at a desk, and must succeed."""

    def __init__(self, desk: Desk) -> None:
        """Act at this desk; keep which verdict decides each claim."""
        self.desk = desk
        self.verdicts: dict[int, str] = {}

    def do(self, *arguments: str) -> None:
        """Run a command."""
        answer = self.desk.run(*arguments)
        assert answer.code == 0, (arguments, answer.err)

    def newest(self, query: str) -> str:
        """Return the highest number that a query finds."""
        return str(self.desk.rows(f"SELECT max({query}")[0][0])

    def rate(self, verb: str, subject: str, label: str, *more: str) -> str:
        """Give a verdict, and return it."""
        self.do(verb, subject, "--verdict", label, "--rationale", "so it is", *more)
        return f"v-{self.newest('id) FROM verdicts')}"

    def correct(self, verdict: str, *more: str) -> None:
        """Give a verdict with a notice."""
        self.do("correct", verdict, "--class", "new-verdict", "--notice", "We erred.", *more)

    def begin(self) -> None:
        """Publish all that is to be published."""
        self.do("reviewer", "add", "C. Moreau", "--role", "editor")
        for number, text in enumerate(TEXTS[:-1], 1):
            claim, url = f"c-{number}", f"https://desk.example/{number}"
            self.do("add", text, "--speaker", f"Mayor {number}", "--said-on", "2023-01-10")
            if number not in (15, 19):
                label = "True" if number in OTHERS else "False"
                self.verdicts[number] = self.rate("review", claim, label)
                self.do("sign-off", self.verdicts[number], "--by", SECOND)
            if number not in OTHERS:
                self.do("publish", claim, "--url", url, "--despite", "urgent")

    def change_verdicts(self) -> None:
        """Do what changes one verdict."""
        self.rate("review", "c-2", "False", "--as-of", "2023-03-01")
        for number in (3, 4, 5, 10):
            self.rate("dissent", self.verdicts[number], "True", "--by", SECOND)
            if number in (4, 5):
                resolved = self.rate("resolve", f"c-{number}", "True", "--by", "C. Moreau")
                self.verdicts[number] = resolved
        self.do("undo")
        self.correct(self.verdicts[5])
        for number in (6, 7):
            self.correct(self.verdicts[number], "--verdict", "True", "--rationale", "so it is")
        self.do("sign-off", f"v-{self.newest('id) FROM verdicts')}", "--by", SECOND)
        self.do("correct", self.verdicts[8], "--class", "withdrawn", "--notice", "No.")
        told = "sequence) FROM events WHERE kind = 'publish' AND subject = 'c-9'"
        self.do("undo", self.newest(told), "--never-out", "the page was never put up")
        signed = f"sequence) FROM events WHERE subject = 'v-{int(self.verdicts[11][2:]) + 1}'"
        self.do("undo", self.newest(signed))

    def change_the_rest(self) -> None:
        """Do what changes ties, or the house's rules; bring in a check of before."""
        self.do("merge", "c-12", "c-13", "--reason", "one")
        self.do("merge", "c-14", "c-15", "--reason", "one")
        self.do("unmerge", "c-14", "c-15", "--reason", "two")
        self.do("merge", "c-14", "c-17", "--reason", "one")
        self.do("undo")
        self.do("decide", "s-17", "c-14", "same", "--reason", "one")
        self.do("decide", "s-17", "c-14", "not-same", "--reason", "two")
        self.do("decide", "s-17", "c-16", "same", "--reason", "one")
        self.do("supersede", "c-18", "--with", "c-19", "--on", "2023-02-01")
        self.do("link", "c-1", "contradicts", "c-14", "--reason", "two figures")
        self.do("unlink", f"l-{self.newest('id) FROM links')}", "--reason", "a slip")
        self.do("hold", "c-1", "--reason", "a letter")
        self.do("hold", "c-1", "--lift", "--reason", "answered")
        self.do("take", "c-1", "--reason", "again")
        self.do("drop", "c-1", "--reason", "done")
        Path("ours.csv").write_text(
            "text,verdict,rationale,checked_by,rated_on,published_url,published_on\n"
            f"{TEXTS[-1]},False,It is 9.,B. Ode,2023-02-02,https://desk.example/20,2023-02-03\n"
        )
        self.do("import", "ours.csv", "--ours")
        self.do("policy", "set", "quorum", "3")
        self.do("policy", "set", "one")
        self.do("undo")
        for wrong in ("Wrong", "Untrue"):
            Path("scale.toml").write_text(
                'name = "default"\n[[labels]]\nlabel = "True"\nrank = 2\ndefinition = "So."\n'
                f'[[labels]]\nlabel = "{wrong}"\nrank = 1\nfires = true\ndefinition = "Not so."\n'
            )
            self.do("scale", "import", "scale.toml")
        self.do("undo")


@begun_once
def desk(folder: Path) -> Desk:
    """Return a desk that has done every act that can change what readers have."""
    (folder / "claimcheck.toml").write_text(HOUSE)
    acting = Acting(Desk(folder))
    acting.begin()
    acting.change_verdicts()
    acting.change_the_rest()
    Path("draft.md").write_text("\n\n".join(f"{text}." for text in TEXTS) + "\n")
    acting.do("pack", "public.db")
    acting.do("site", "public")
    return acting.desk


def states(rows: list[dict[str, str]]) -> dict[int, str]:
    """Return how each claim is marked in rows, without those that readers know nothing of."""
    marked = {int(row["claim_id"][2:]): row["in_public"] for row in rows}
    return {number: state for number, state in marked.items() if state != "unpublished"}


def labels(rows: list[dict[str, Any]]) -> dict[int, str]:
    """Return the label that readers have of each claim in rows, where they have one."""
    return {int(row["claim_id"][2:]): row["readers_have"] for row in rows if row["readers_have"]}


def both(rows: list[dict[str, Any]]) -> object:
    """Return how each claim is marked in rows, and the label that readers have."""
    return states(rows), labels(rows)


def shown(desk: Desk) -> object:
    """Ask for each claim as data."""
    numbers = range(1, len(TEXTS) + 1)
    return both([desk.run("show", f"c-{each}", "-f", "json").json for each in numbers])


def said(desk: Desk) -> object:
    """Ask for each statement as data."""
    numbers = range(1, len(TEXTS) + 1)
    pages = [desk.run("show", f"s-{each}", "-f", "json").json for each in numbers]
    return both([{"claim_id": each["claim_id"], **each["standing"]} for each in pages])


def matched(desk: Desk) -> object:
    """Ask whether each text has been said before, as data."""
    return both(
        [desk.run("match", each, "-n", "1", "-f", "json").json["matches"][0] for each in TEXTS]
    )


def spoken(desk: Desk) -> object:
    """Ask what each speaker said, as data."""
    speeches = (
        desk.run("speaker", f"Mayor {number}", "-f", "json").json for number in range(1, len(TEXTS))
    )
    return both([each["occasions"][0]["statements"][0] for each in speeches])


def counted(desk: Desk) -> object:
    """Count."""
    return Counter(desk.run("stats", "-f", "json").json["in_public"])


def reviews(desk: Desk) -> object:
    """Read what search engines read."""
    found = (json.loads(line) for line in desk.run("export", "claimreview").out.splitlines())
    return {
        int(each["identifier"][0][2:]): (
            each["reviewRating"]["alternateName"],
            each.get("creativeWorkStatus", "published").lower(),
        )
        for each in found
    }


def paged(_desk: Desk) -> object:
    """Read the table of the pages made."""
    with Path("public/checks.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {int(row["claim_id"][2:]): (row["verdict"], row["state"]) for row in rows}


def scanned(desk: Desk, *more: str) -> object:
    """Scan a draft that repeats every claim, in the form that tells most."""
    found = desk.run("scan", "draft.md", "-f", "json", *more).json["findings"]
    return {
        int(each["claim_id"][2:]): (each["verdict"].split(",")[0], _mark(each["facts"][0]))
        for each in found
        if each["rule"] == "CC101" and each["claim_id"] != "c-9"
    }


def _mark(fact: str) -> str:
    """Return how a verdict is marked."""
    marks = ("under review", "correction due")
    return next((each for each in marks if each in fact), "published")


def in_any_form(desk: Desk) -> object:
    """Write one scan in every format: each names the same claims and labels."""
    rated = re.compile(r"rated (\w+)[^(]{0,40}\(c-(\d+)\)")
    with open_record(desk.path, settings=load_settings(desk.path.parent, {})) as record:
        scanned = record.scan("draft.md", today="2023-03-02")
    outs = (SCAN_FORMATS[form](scanned) for form in ScanFormat)
    return [sorted({(int(each[2]), each[1]) for each in rated.finditer(out)}) for out in outs]


def marked(words: Callable[[int], str]) -> dict[int, tuple[str, str]]:
    """Return what pages say that readers have, where they say it."""
    said = r"(?:R|r)eaders\s+have (\w+) before them, marked (under review|correction due)"
    found = {number: re.search(said, " ".join(words(number).split())) for number in HAVE}
    return {number: (each[1], each[2]) for number, each in found.items() if each}


def in_words(desk: Desk) -> object:
    """Read what people read: pages, cards and answers, at a terminal and in the browser."""
    browser = serve(desk.path, Ticks(60 * 24 * 7)).open("A. Diallo")
    return [
        marked(ask)
        for ask in (
            lambda number: desk.run("show", f"c-{number}").out,
            lambda number: _own_row(desk.run("review", f"c-{number}").out),
            lambda number: desk.run("match", TEXTS[number - 1], "-n", "1").out,
            lambda number: desk.run("speaker", f"Mayor {number}").out if number < 20 else "",
            lambda number: browser.get(f"/claim/c-{number}").words,
            lambda number: _own_words(browser.get(f"/card/look-at:c-{number}").text),
            # What follows the first of the matches, up to the second.
            lambda number: browser.get(f"/match?text={TEXTS[number - 1]}").words.split(" overlap ")[
                1
            ],
        )
    ]


def _own_words(page: str) -> str:
    """Return the words of a card's page without the claims that are like its own."""
    alone = re.sub(r"<(article|section) [^>]*\bmatch\b.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", "", alone)


def _own_row(card: str) -> str:
    """Return what a card says of its own claim: what is like it is told of without a column."""
    return "".join(line for line in card.splitlines() if line.startswith("  readers   "))


def searched(desk: Desk) -> object:
    """Search for each claim by its words."""
    said = re.compile(r"readers have (\w+)")
    found = {
        number: said.search(desk.run("search", *TEXTS[number - 1].split()).out) for number in HAVE
    }
    return {number: each[1] for number, each in found.items() if each}


MARKED: Final = {number: told[1] for number, told in OUT.items()}
# The gate has no say on what the desk published before it had one.
MARKS: Final = {number: told[1] for number, told in PAGES.items() if number != 20} | {
    8: "withdrawn"
}
FALSE: Final = {number: told for number, told in OUT.items() if told[0] == "False"}
# What was never published is told to the desk alone.
RATED_FALSE: Final = sorted((number, "False") for number in (*FALSE, 9))
OPEN: Final = {number: told for number, told in OUT.items() if told[1] != "published"}
LABELS: Final = {number: told[0] for number, told in OUT.items() if told[0]}


def without(found: dict[int, str], *numbers: int) -> dict[int, str]:
    """Return what is known of other claims."""
    return {number: each for number, each in found.items() if number not in numbers}


OUTPUTS: Final[dict[str, tuple[Callable[[Desk], object], object]]] = {
    "show": (shown, (STATES, LABELS)),
    "show, a statement": (said, (STATES, LABELS)),
    "match": (matched, (STATES, LABELS)),
    "speaker": (spoken, (without(STATES, 20), without(LABELS, 20))),
    "search": (searched, {number: told[0] for number, told in OPEN.items()}),
    "list": (
        lambda desk: both(desk.run("list", "-f", "json", "-n", "50").json),
        (STATES, LABELS),
    ),
    "gate": (
        lambda desk: both(desk.run("gate", "--all", "-f", "json").json["claims"]),
        (MARKS, without(LABELS, *OTHERS, 20)),
    ),
    "stats": (counted, Counter(STATES[each] for each in STATES if each not in OTHERS)),
    "export claims": (
        lambda desk: both(desk.run("export", "claims", "-f", "json").json),
        (STATES, LABELS),
    ),
    "export verdicts": (
        lambda desk: both(desk.run("export", "verdicts", "-f", "json").json),
        (MARKED, LABELS),
    ),
    "export claimreview": (reviews, PAGES),
    "site": (paged, {**PAGES, 8: ("", "withdrawn")}),
    "scan": (scanned, FALSE),
    "scan, any format": (in_any_form, [RATED_FALSE] * len(ScanFormat)),
    "pack, list": (
        lambda desk: both(desk.run("list", "-f", "json", "-n", "50", "--db", "public.db").json),
        (MARKED, LABELS),
    ),
    "pack, export verdicts": (
        lambda desk: both(desk.run("export", "verdicts", "-f", "json", "--db", "public.db").json),
        # What the desk alone knows of another wording is not in it.
        (without(MARKED, 13, 17), without(LABELS, 13, 17)),
    ),
    "pack, scan": (lambda desk: scanned(desk, "--db", "public.db"), FALSE),
    "pages, cards and answers": (in_words, [OPEN] * 7),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_readers_have_is_one_fact(
    desk: Desk, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.path.parent)
    ask, expected = OUTPUTS[output]

    assert ask(desk) == expected
