"""What every format says in the same words: the message, the totals, what was not compared."""

from collections import Counter
from collections.abc import Iterable

from claimcheck.language.visible import shown_character
from claimcheck.model.finding import Finding, Scanned, Severity


def place(finding: Finding) -> str:
    """Return ``path:line:column``, on one line."""
    start = finding.region.start
    return f"{shown(finding.path)}:{start.line}:{start.column}"


def shown(text: str) -> str:
    """Return ``text`` as it can be shown on one line, with its blanks as they are."""
    return "".join(map(shown_character, text))


def message(finding: Finding) -> str:
    """Return the finding's message, then its claim and whether a check is overdue."""
    about = ([finding.claim] if finding.claim else []) + ["overdue"] * finding.overdue
    return f"{finding.message} ({', '.join(about)})" if about else finding.message


def known(finding: Finding) -> list[str]:
    """Return what is known, a line each: the verdict with its check, then the facts."""
    verdict = ", ".join(part for part in (finding.verdict, finding.check) if part)
    return [*([verdict] if verdict else []), *finding.facts]


def totals(scanned: Scanned) -> list[str]:
    """Return the last two lines: how many findings, what was compared, which store answered."""
    found = severities(scanned.findings)
    counts = [
        _counted(found[severity], str(severity))
        for severity in reversed(Severity)
        if found[severity]
    ]
    hit = len({each.path for each in scanned.findings})
    of = _counted(len(scanned.files), "file")
    where = f"{', '.join(counts)} in {hit:,} of {of}" if counts else f"No findings in {of}"
    return [f"{where}. {' '.join(_compared(scanned))}", store_line(scanned)]


def severities(findings: Iterable[Finding]) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    return Counter(each.severity for each in findings)


def _compared(scanned: Scanned) -> list[str]:
    """Return sentences that say what was and was not compared, and what is kept quiet."""
    said = f"{scanned.compared:,} of {_counted(scanned.sentences, 'sentence')} compared"
    lines = [f"{said}, {scanned.short:,} too short." if scanned.short else f"{said}."]
    if scanned.suppressed:
        lines.append(f"{len(scanned.suppressed):,} suppressed.")
    return lines


def store_line(scanned: Scanned) -> str:
    """Return which store answered."""
    store = scanned.store
    day = f"of {store.date}" if store.date else "without a date"
    verdicts = _counted(store.published, "published verdict")
    return f"Store {day}, {verdicts}, head {short_head(store.head)}."


def short_head(head: str) -> str:
    """Return a head with as much of its digest as tells heads apart.

    >>> short_head("4711:9f3c2a7180aa")
    '4711:9f3c2a71'
    """
    sequence, colon, digest = head.partition(":")
    return f"{sequence}{colon}{digest[:8]}"


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
