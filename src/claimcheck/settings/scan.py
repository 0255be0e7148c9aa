"""The settings of a scan: which drafts, which rules, and what fails a build."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from claimcheck.model.scan.severity import (
    RULE_IDS,
    SEVERITY_NAMES,
    ScanSettings,
    Severity,
    read_severity,
)
from claimcheck.settings.values import Setting, SettingsError, chosen, refuse_unknown, texts

_KEYS: Final = ("include", "exclude", "fail-on", "verdicts", "fresh", "elsewhere", "rules")


def read_scan(file: Path | None, table: Mapping[str, object]) -> ScanSettings:
    """Return what the file says of scans. Raises `SettingsError`."""
    found = table.get("scan", {})
    if not isinstance(found, dict):
        raise SettingsError(f"{file}: [scan] must be a table")
    refuse_unknown(file, found, _KEYS)
    fail_on = chosen(file, found, "scan.fail-on", SEVERITY_NAMES[1:], "error")
    verdicts = chosen(file, found, "scan.verdicts", ("signed-off", "proposed"), "signed-off")
    elsewhere = chosen(file, found, "scan.elsewhere", SEVERITY_NAMES[:3], "off")
    rules = found.get("rules", {})
    if not isinstance(rules, dict):
        raise SettingsError(f"{file}: [scan.rules] must be a table")
    refuse_unknown(file, rules, RULE_IDS)
    return ScanSettings(
        include=texts(file, found, "include"),
        exclude=texts(file, found, "exclude"),
        fail_on=read_severity(fail_on) or Severity.ERROR,
        proposed=verdicts == "proposed",
        fresh=_days(file, found),
        rules=(
            *([("CC110", read_severity(elsewhere))] if elsewhere != "off" else []),
            *((key, read_severity(_severity(file, rules, key))) for key in rules),
        ),
    )


def _severity(file: Path | None, rules: Mapping[str, object], rule: str) -> str:
    """Return what a rule is set to. Raises `SettingsError`; nobody else's check is an error."""
    names = SEVERITY_NAMES[:3] if rule == "CC110" else SEVERITY_NAMES
    return chosen(file, rules, f"scan.rules.{rule}", names, "")


def _days(file: Path | None, table: Mapping[str, object]) -> int:
    """Return for how many days a verdict is fresh. Raises `SettingsError`."""
    given = table.get("fresh", "1y")
    found = re.fullmatch(r"([0-9]{1,4})([dwy])", given) if isinstance(given, str) else None
    if not found:
        raise SettingsError(f"{file}: scan.fresh must be days, weeks or years, as 90d, 8w or 1y")
    return int(found[1]) * {"d": 1, "w": 7, "y": 365}[found[2]]


def explain_scan(
    file: Path | None, table: Mapping[str, object], scan: ScanSettings
) -> list[Setting]:
    """Return the settings of scans with where each comes from."""
    values = {
        "include": ", ".join(scan.include),
        "exclude": ", ".join(scan.exclude),
        "fail-on": str(scan.fail_on),
        "verdicts": "proposed" if scan.proposed else "signed-off",
        "fresh": f"{scan.fresh}d",
        "elsewhere": str(dict(scan.rules).get("CC110") or "off"),
    }
    given = table.get("scan")
    changed = given if isinstance(given, dict) else {}
    found = [
        Setting(f"scan.{key}", value, str(file) if key in changed else "default")
        for key, value in values.items()
    ]
    return found + [
        Setting(f"scan.rules.{rule}", "off" if severity is None else str(severity), str(file))
        for rule, severity in scan.rules
    ]
