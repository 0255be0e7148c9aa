"""Findings as JSON: one document, or one object a line.

docs/scan-formats.md describes the keys. `SCHEMA_VERSION` grows when one is renamed, taken
away or given another meaning; a new key does not change it.
"""

from typing import Final

from claimcheck import __version__
from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.scan.wording import severities

SCHEMA_VERSION: Final = 1


def as_json(scanned: Scanned) -> str:
    """Return all that a scan found as one JSON document."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "claimcheck_version": __version__,
        "store": scanned.store._asdict(),
        "summary": _summary(scanned),
        "files": list(scanned.files),
        "unread": list(scanned.unread),
        "left_out": [each._asdict() for each in scanned.left_out],
        "findings": [finding_as_dict(each) for each in scanned.findings],
        "suppressed": [finding_as_dict(each) for each in scanned.suppressed],
    }
    return as_json_text(document, indent=2) + "\n"


def as_jsonl(scanned: Scanned) -> str:
    """Return one JSON object a line for each finding that nothing suppresses."""
    return "".join(as_json_text(finding_as_dict(each)) + "\n" for each in scanned.findings)


def finding_as_dict(finding: Finding) -> dict[str, object]:
    """Return a finding with plain values; offsets and columns count code points."""
    region = finding.region
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "path": finding.path,
        "region": {
            "span": region.span,
            "start": region.start._asdict(),
            "end": region.end._asdict(),
            "text": region.text,
        },
        "message": finding.message,
        "facts": finding.facts,
        "help": finding.help,
        "voice": finding.voice,
        "claim_id": finding.claim,
        "verdict": finding.verdict,
        "check_url": finding.check,
        "grounds": finding.grounds._asdict() if finding.grounds else None,
        "overdue": finding.overdue,
        "fingerprint": finding.fingerprint,
        "suppression": finding.suppression._asdict() if finding.suppression else None,
    }


def _summary(scanned: Scanned) -> dict[str, int]:
    """Return how much was found, compared and left out."""
    found = severities(scanned.findings)
    return {
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.NOTE],
        "suppressed": len(scanned.suppressed),
        "files": len(scanned.files),
        "files_with_findings": len({each.path for each in scanned.findings}),
        "sentences": scanned.sentences,
        "compared": scanned.compared,
        "too_short": scanned.short,
    }
