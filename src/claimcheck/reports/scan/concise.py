"""Findings on one line each, as editors and scripts read them."""

from claimcheck.language.visible import visible
from claimcheck.model.finding import Finding, Scanned
from claimcheck.reports.scan.wording import message, place, totals


def as_concise(scanned: Scanned) -> str:
    """Return ``path:line:column: RULE severity message`` for each finding, then the totals."""
    return "".join(f"{line}\n" for line in [*map(_line, scanned.findings), *totals(scanned)])


def _line(finding: Finding) -> str:
    """Return a finding on one line."""
    return f"{place(finding)}: {finding.rule} {finding.severity} {visible(message(finding))}"
