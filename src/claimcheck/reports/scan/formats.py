"""The formats of a scan by their names."""

from collections.abc import Callable
from typing import Final

from claimcheck.model.finding import Scanned
from claimcheck.reports.scan.concise import as_concise
from claimcheck.reports.scan.full import as_full
from claimcheck.reports.scan.objects import as_json, as_jsonl

ScanFormat = Callable[[Scanned], str]

SCAN_FORMATS: Final[dict[str, ScanFormat]] = {
    "full": as_full,
    "concise": as_concise,
    "json": as_json,
    "jsonl": as_jsonl,
}
