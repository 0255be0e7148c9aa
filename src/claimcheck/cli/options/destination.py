"""What an import is asked for: where it goes, and how columns are read."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.imports.import_map import ImportMap
    from claimcheck.settings import Settings


class FileKind(StrEnum):
    """What a file holds."""

    CLAIMREVIEW = "claimreview"
    TABLE = "table"
    SOURCES = "sources"


class Destination(NamedTuple):
    """Where what is read goes: one of the three, or nowhere for a look alone."""

    ours: bool = False
    into: Path | None = None
    claim: str | None = None


def require_destination(where: Destination, *, dry_run: bool) -> None:
    """Raise `ClaimcheckError` unless one place is named; a dry run may go without."""
    named = [where.ours, where.into is not None, where.claim is not None]
    if sum(named) == 1 or (dry_run and not any(named)):
        return
    raise ClaimcheckError(
        "say where these checks go: --ours for the desk's own archive, --into FILE.db for a"
        " library of others' beside the record, --claim c-31 for a check of one claim"
    )


def chosen_map(settings: "Settings", name: str | None, changes: Sequence[str]) -> "ImportMap":
    """Return the map of the settings by its name, with what ``--set COLUMN=FIELD`` changes.

    Raises `ClaimcheckError` for a map or a field that there is not.
    """
    from claimcheck.model.imports.import_map import CHECK_FIELDS, IGNORED, SOURCE_FIELDS, ColumnRule
    from claimcheck.model.imports.import_map import ImportMap as Map

    known = {each.name: each for each in settings.imports}
    if name is not None and name not in known:
        names = ", ".join(known) or "none"
        raise ClaimcheckError(f"[import.{name}] is not in the settings; maps there are: {names}")
    chosen = known[name] if name else Map()
    fields = (*CHECK_FIELDS, *SOURCE_FIELDS, IGNORED)
    for change in changes:
        column, equals, rule = change.rpartition("=")
        field, _, form = rule.partition(":")
        if not equals or field not in fields:
            raise ClaimcheckError(
                f"--set {change!r} names no field; write COLUMN=FIELD, with one of"
                f" {', '.join(dict.fromkeys(fields))}"
            )
        is_unit = form == "%"
        chosen = chosen.with_rule(
            ColumnRule(field, column, None if is_unit else form or None, "%" if is_unit else None)
        )
    return chosen
