"""What a check of a file found, and the remedies that several name."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimcheck.model.record.file_health import NAMED_IN_A_LINE, HealthResult
from claimcheck.named_tuple import NamedTuple

RESTORE: Final = (
    "run `claimcheck restore BACKUP` with the newest backup that"
    " `claimcheck doctor --db BACKUP` finds in order"
)
MIGRATE: Final = "run `claimcheck migrate`"


class HealthFinding(NamedTuple):
    """What a check found: a `HealthCheck` without its name."""

    result: HealthResult
    found: str
    remedy: str | None = None
    named: tuple[str, ...] = ()


def fine(found: str) -> HealthFinding:
    """Return that nothing is wrong."""
    return HealthFinding(HealthResult.OK, found)


def wrong(said: Mapping[str, Sequence[str]], remedy: str) -> HealthFinding:
    """Return what is wrong: of each kind the first few by name, and how many more there are."""
    named = tuple(name for each in said.values() for name in each)
    return HealthFinding(HealthResult.WRONG, listed(said), remedy, named)


def listed(said: Mapping[str, Sequence[str]]) -> str:
    """Return of each kind the first few names, and how many more there are."""
    parts = []
    for kind, names in said.items():
        more = len(names) - NAMED_IN_A_LINE
        first = ", ".join(names[:NAMED_IN_A_LINE])
        parts.append(f"{kind}: {first}" + (f" and {more} more" if more > 0 else ""))
    return "; ".join(parts)
