"""How a scan is run: what it looks at, what its rules may say, and when it fails."""

from enum import IntEnum
from typing import Final

from claimcheck.named_tuple import NamedTuple

RULE_IDS: Final = (
    "CC101",
    "CC102",
    "CC103",
    "CC104",
    "CC110",
    "CC111",
    "CC201",
    "CC202",
    "CC203",
    "CC301",
    "CC302",
    "CC401",
    "CC900",
    "CC901",
)
SEVERITY_NAMES: Final = ("off", "note", "warning", "error")


class Severity(IntEnum):
    """How much a finding asks for; a higher one includes the lower in ``--fail-on``."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Return the word that every format prints."""
        return self.name.lower()


class ScanSettings(NamedTuple):
    """What the settings say of scans.

    `include` and `exclude` are patterns of paths in a folder. `rules` holds the
    severity of each rule whose severity is not the default; None turns it off.
    With `proposed` a verdict counts before a second person has signed it off. After `fresh`
    days a verdict on what changes with time is asked for rather than relied on.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    proposed: bool = False
    rules: tuple[tuple[str, Severity | None], ...] = ()
    fresh: int = 365

    @property
    def asks_for_meaning(self) -> bool:
        """Return whether the rule on what is near in meaning is on."""
        return dict(self.rules).get("CC111", Severity.NOTE) is not None


def read_severity(text: str) -> Severity | None:
    """Return the severity that a word names; None for ``off``. Raises `ValueError`."""
    if text not in SEVERITY_NAMES:
        raise ValueError(text)
    return None if text == "off" else Severity[text.upper()]
