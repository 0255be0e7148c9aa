"""Findings as a GitLab Code Quality report."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.scan.wording import headline, shown, told

_SEVERITIES: Final = {
    Severity.ERROR: "critical",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def as_gitlab(scanned: Scanned) -> str:
    """Return one JSON list, which is empty where nothing was found."""
    found = [
        {
            "description": visible(headline(finding)),
            "content": {"body": "\n\n".join(told(finding)[1:])},
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": shown(scanned.workplace.placed(finding.path)),
                "lines": {"begin": finding.region.start.line, "end": finding.region.end.line},
            },
        }
        for finding, fingerprint in zip(scanned.findings, _distinct(scanned.findings), strict=True)
    ]
    return as_json_text(found, indent=2) + "\n"


def _distinct(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield each finding's fingerprint, with a number where an earlier one has the same.

    GitLab shows only one of the findings that share a fingerprint.
    """
    taken: set[str] = set()
    for finding in findings:
        mark, number = shown(finding.fingerprint), 1
        while (distinct := f"{mark}-{number}" if number > 1 else mark) in taken:
            number += 1
        taken.add(distinct)
        yield distinct
