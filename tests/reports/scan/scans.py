"""A scan with one finding of many kinds, and drafts from which findings are made."""

from claimcheck.model.scan.finding import (
    Finding,
    Grounds,
    LineColumn,
    Region,
    RuleManual,
    Scanned,
    StoreState,
    Suppression,
    Voice,
)
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Span

STORE = StoreState("2023-08-06", 212, "4711:9f3c2a7180aa55d1")
RULES = (
    RuleManual(
        "CC101",
        "false-claim",
        "repeats a claim whose label fires",
        Severity.ERROR,
        "Repeats a claim rated False.\n\nPasses: He said so, falsely.\n\nFails: It is so.",
    ),
    RuleManual(
        "CC201", "altered-quotation", "quotation differs", Severity.ERROR, "The words differ."
    ),
    RuleManual("CC203", "unknown-quotation", "quotation not on record", None, "Off by default."),
    RuleManual("CC302", "own-contradiction", "two sentences differ", Severity.NOTE, "Says both."),
)


def region_of(draft: str, text: str, occurrence: int = 0) -> Region:
    """Return the region of ``text`` in ``draft``, which is the text of a file."""
    start = -1
    for _ in range(occurrence + 1):
        start = draft.index(text, start + 1)
    end = start + len(text)
    first, last = position(draft, start), position(draft, end)
    lines = tuple(draft.split("\n")[first.line - 1 : last.line])
    return Region(Span(start, end), first, last, text, lines)


def position(draft: str, offset: int) -> LineColumn:
    """Return the line and column of an offset."""
    before = draft[:offset]
    return LineColumn(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def finding(draft: str, text: str, **given: object) -> Finding:
    """Return an error about ``text`` in ``draft``, with other fields as given."""
    plain = Finding(
        "CC101",
        Severity.ERROR,
        "drafts/mali.md",
        region_of(draft, text),
        "own voice repeats a claim rated False",
        "0123456789abcdef",
    )
    return plain._replace(**given)  # type: ignore[arg-type]


def scanned(*findings: Finding, **given: object) -> Scanned:
    """Return a scan of two files with ``findings``, with other fields as given."""
    paths = ("drafts/mali.md", "drafts/trade.md")
    plain = Scanned(findings, (), paths, 19, 14, 5, STORE, RULES)
    return plain._replace(**given)  # type: ignore[arg-type]


MALI = """\
# Scholarships

Russia's foreign minister was in Bamako on Tuesday.


He met students.
Russia will raise scholarships for Malians from 35 to 390 this year.
Trade\tgrew “by 20%, the best year since independence, and it will grow by far more than \
that in the years to come,” the minister said of 日本 and the région, <b>where</b> nobody | had \
asked him about the figures that his own ministry had published only a few weeks before he came.
It fell
and rose.
"""
RICH = scanned(
    finding(
        MALI,
        "from 35 to 390",
        message="own voice repeats a claim rated False (c-9)",
        facts=("False, as of 2023-02-02, overdue for a re-check, https://desk.example/check/9",),
        claim="c-9",
        grounds=Grounds(
            "Russia will raise scholarships for Malians from 35 to 390",
            "The ministry's list has 290",
            "List of the ministry",
            "https://ministry.example/list?a=b#9",
        ),
        verdict="False, as of 2023-02-02",
        check="https://desk.example/check/9",
        help="correct it, or attribute and challenge it; claimcheck show c-9",
        voice=Voice.OWN,
        overdue=True,
    ),
    finding(
        MALI,
        "日本 and the région",
        rule="CC201",
        severity=Severity.WARNING,
        message="quotation differs: “Mali | <b>*all*</b> {0} [a](1)” → “日本\x1b[31m” (c-12)",
        facts=("recorded  … Mali and the region …", "speaker: S. Lavrov, 2023-02-07, Bamako"),
        voice=Voice.ATTRIBUTED,
        claim="c-12",
        fingerprint="1123456789abcdef",
    ),
    finding(
        MALI,
        "fell\nand rose",
        rule="CC302",
        severity=Severity.NOTE,
        message="two sentences contradict each other: 100% of it, ::error:: and ]]>",
        fingerprint="2123456789abcdef",
        path="drafts/a  b, c:50%.md",
    ),
    suppressed=(
        finding(
            MALI,
            "met students",
            claim="c-3",
            fingerprint="3123456789abcdef",
            suppression=Suppression("comment", "quoted to rebut it", "2027-01-31"),
        ),
        finding(
            MALI,
            "Bamako",
            severity=Severity.WARNING,
            fingerprint="4123456789abcdef",
            suppression=Suppression("baseline", "in the baseline"),
        ),
    ),
    files=("drafts/a  b, c:50%.md", "drafts/clean.md", "drafts/mali.md"),
)
