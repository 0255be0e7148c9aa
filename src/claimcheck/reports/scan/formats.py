"""The formats of a scan by their names."""

from collections.abc import Callable
from typing import Final

from claimcheck.model.finding import Scanned
from claimcheck.reports.scan.annotations import as_github
from claimcheck.reports.scan.code_quality import as_gitlab
from claimcheck.reports.scan.concise import as_concise
from claimcheck.reports.scan.full import as_full
from claimcheck.reports.scan.junit import as_junit
from claimcheck.reports.scan.objects import as_json, as_jsonl
from claimcheck.reports.scan.sarif import as_sarif
from claimcheck.reports.scan.step_summary import as_markdown

ScanFormat = Callable[[Scanned], str]

SCAN_FORMATS: Final[dict[str, ScanFormat]] = {
    "full": as_full,
    "concise": as_concise,
    "json": as_json,
    "jsonl": as_jsonl,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "sarif": as_sarif,
    "markdown": as_markdown,
}
