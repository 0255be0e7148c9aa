"""Findings for people: the source line, what is known, what to do."""

from claimcheck.language.columns import wrapped
from claimcheck.language.visible import visible
from claimcheck.model.finding import Finding, Scanned
from claimcheck.reports.scan.excerpt import excerpt, gutter
from claimcheck.reports.scan.wording import known, message, place, shown, totals


def as_full(scanned: Scanned) -> str:
    """Return each finding with its source lines and what is known, and then the totals."""
    blocks = ["\n".join(_lines(finding)) for finding in scanned.findings]
    return "\n\n".join([*blocks, "\n".join(_totals(scanned))]) + "\n"


def _lines(finding: Finding) -> list[str]:
    """Return a finding's block."""
    margin = gutter(finding.region)
    head = f"{place(finding)}: {finding.rule} {finding.severity}: {visible(message(finding))}"
    lines = [*wrapped(head, rest="    "), *excerpt(finding.region)]
    for fact in known(finding):
        lines += wrapped(shown(fact), f"{margin}= ", f"{margin}  ")
    if finding.help:
        lines += wrapped(visible(finding.help), f"{margin}help: ", f"{margin}      ")
    return list(map(_uncommanding, lines))


def _uncommanding(line: str) -> str:
    r"""Return a line that a CI system's log does not take for a command of the workflow.

    >>> _uncommanding("    ::error::so it says")
    '    \\x3a:error::so it says'
    """
    text = line.lstrip()
    return f"{line[: -len(text)]}\\x3a{text[1:]}" if text.startswith("::") else line


def _totals(scanned: Scanned) -> list[str]:
    """Return the totals in lines of at most 80 columns."""
    return [part for line in totals(scanned) for part in wrapped(visible(line))]
