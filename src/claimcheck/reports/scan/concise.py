"""Findings on one line each, as editors and scripts read them."""

from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.reports.scan.wording import headline, place, totals, uncommanding


def as_concise(scanned: Scanned) -> str:
    """Return ``path:line:column: RULE severity message`` for each finding, then the totals."""
    lines = [*map(_line, scanned.findings), *map(visible, totals(scanned))]
    return "".join(f"{uncommanding(line)}\n" for line in lines)


def _line(finding: Finding) -> str:
    """Return a finding on one line."""
    return f"{place(finding)}: {finding.rule} {finding.severity} {visible(headline(finding))}"
