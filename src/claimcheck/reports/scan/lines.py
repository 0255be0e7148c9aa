"""Findings as lines: for people with the source and what is known, for scripts one line each."""

from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.reports.scan.excerpt import excerpt, gutter
from claimcheck.reports.scan.wording import headline, place, shown, totals, uncommanding


def as_full(scanned: Scanned) -> str:
    """Return each finding with its source lines and what is known, and then the totals."""
    blocks = [*map(_lines, scanned.findings), _totals(scanned)]
    return "\n".join("".join(f"{uncommanding(line)}\n" for line in block) for block in blocks)


def _lines(finding: Finding) -> list[str]:
    """Return a finding's block."""
    margin = gutter(finding.region)
    head = f"{place(finding)}: {finding.rule} {finding.severity}: {visible(finding.message)}"
    lines = [*wrapped(head, rest="    "), *excerpt(finding.region)]
    for fact in finding.facts:
        lines += wrapped(shown(fact), f"{margin}= ", f"{margin}  ")
    if finding.help:
        lines += wrapped(visible(finding.help), f"{margin}help: ", f"{margin}      ")
    return lines


def _totals(scanned: Scanned) -> list[str]:
    """Return the totals in lines of at most 80 columns."""
    return [part for line in totals(scanned) for part in wrapped(visible(line))]


def as_concise(scanned: Scanned) -> str:
    """Return ``path:line:column: RULE severity message`` for each finding, then the totals."""
    lines = [*map(_line, scanned.findings), *map(visible, totals(scanned))]
    return "".join(f"{uncommanding(line)}\n" for line in lines)


def _line(finding: Finding) -> str:
    """Return a finding on one line."""
    return f"{place(finding)}: {finding.rule} {finding.severity} {visible(headline(finding))}"
