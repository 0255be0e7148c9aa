"""What a scan found, in each format by its name, loaded when it is used; opens no file."""

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from claimcheck.model.scan.finding import Scanned

ScanRenderer = Callable[[Scanned], str]


def _late(module: str, name: str) -> ScanRenderer:
    """Return a format that loads its module when it first renders."""

    def render(scanned: Scanned) -> str:
        found = import_module(f"claimcheck.reports.scan.{module}")
        return cast("ScanRenderer", getattr(found, name))(scanned)

    return render


SCAN_FORMATS: Final[dict[str, ScanRenderer]] = {
    "full": _late("lines", "as_full"),
    "concise": _late("lines", "as_concise"),
    "json": _late("objects", "as_json"),
    "jsonl": _late("objects", "as_jsonl"),
    "github": _late("github", "as_github"),
    "gitlab": _late("code_quality", "as_gitlab"),
    "junit": _late("junit", "as_junit"),
    "sarif": _late("sarif", "as_sarif"),
    "markdown": _late("github", "as_markdown"),
}
