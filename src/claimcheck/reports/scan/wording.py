"""What every format says in the same words: the message, the totals, what was not compared."""

from collections import Counter
from collections.abc import Iterable, Sequence

from claimcheck.language.display.safe import spelled_out, visible
from claimcheck.model.scan.finding import Finding, Scanned, UnreadFiles
from claimcheck.model.scan.severity import Severity


def place(finding: Finding) -> str:
    """Return ``path:line:column``, on one line."""
    start = finding.region.start
    return f"{shown(finding.path)}:{start.line}:{start.column}"


def shown(text: str) -> str:
    """Return ``text`` as it can be shown on one line, with its blanks as they are."""
    return spelled_out(text)


def headline(finding: Finding) -> str:
    """Return the finding's message, flagged where its verdict was to be checked again."""
    return f"{finding.message} [overdue]" if finding.overdue else finding.message


def told(finding: Finding) -> list[str]:
    """Return all that is said of a finding, in lines that can be shown."""
    advice = [f"help: {visible(finding.help)}"] if finding.help else []
    return [visible(headline(finding)), *map(shown, finding.facts), *advice]


def uncommanding(line: str) -> str:
    r"""Return a line that the log of a CI system does not take for a command.

    >>> uncommanding("    ::error::so it says")
    '    \\x3a:error::so it says'
    """
    text = line.lstrip()
    return f"{line[: -len(text)]}\\x3a{text[1:]}" if text.startswith("::") else line


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
    if scanned.unread:
        lines.append(f"{_counted(len(scanned.unread), 'file')} not read.")
    return [*lines, *left_out_lines(scanned.left_out)]


def left_out_lines(left_out: Sequence[UnreadFiles]) -> list[str]:
    """Return a line that says what was passed over, where anything was."""
    told = ", ".join(f"{each.number:,} {each.what}" for each in left_out)
    return [f"Left out: {told}."] if left_out else []


def store_line(scanned: Scanned) -> str:
    """Return which store answered."""
    store = scanned.store
    day = f"of {store.date}" if store.date else "without a date"
    verdicts = _counted(store.published, "published verdict")
    if store.unpublished:
        verdicts += f", {store.unpublished:,} unpublished"
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
