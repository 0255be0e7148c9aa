"""What an import is asked for: where it goes, how columns are read, and what is refused."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.options.common import (
    record_of,
    settings_of,
)
from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.imports.import_map import ImportMap
    from claimcheck.model.imports.outside_check import ReadCheck, Unread
    from claimcheck.record import Record
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


def require_there(files: Sequence[str]) -> None:
    """Raise `ClaimcheckError` for a file that cannot be opened, before anything is made."""
    from claimcheck.workflows.intake.imports.files import opened

    for name in files:
        if name != "-":
            with opened(name):
                pass


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


@contextmanager
def record_at(
    context: typer.Context,
    where: Destination,
    database: Path | None,
    by: str | None,
    now: str | None,
    *,
    look: bool,
) -> Iterator["Record"]:
    """Give the record that the checks go into: the desk's, or the library."""
    if where.into is None:
        with record_of(database, context, by=by, now=now) as record:
            yield record
        return
    from claimcheck.record.verbs.imports import make_library
    from claimcheck.settings import login_name

    settings = settings_of(database, by)
    import os

    if not where.into.exists() and look:
        from tempfile import TemporaryDirectory

        # What would become of them in a new library is seen in one that is thrown away.
        with TemporaryDirectory() as folder:
            trial = Path(folder) / where.into.name
            make_library(trial, settings.by or login_name(os.environ))
            with record_of(trial, context, now=now) as record:
                yield record
        return

    own = settings.database
    if where.into.exists() and own.exists() and where.into.samefile(own):
        raise ClaimcheckError(
            f"{where.into} is the desk's own record; others' checks go into a library of"
            " their own, such as --into others.db, or one at a time with --claim c-31"
        )
    make_library(where.into, settings.by or login_name(os.environ))
    with record_of(where.into, context, now=now) as record:
        yield record


@contextmanager
def refused_file(
    path: Path | None,
) -> Iterator["Callable[[str, ReadCheck | Unread], None]"]:
    """Give what keeps a refused record of a file: as a line of JSON with its place and the reason.

    Without a path it is not kept.
    """
    if path is None:
        yield lambda _name, _each: None
        return
    from claimcheck.model.imports.outside_check import Unread

    with path.open("w", encoding="utf-8") as file:

        def keep(name: str, each: "ReadCheck | Unread") -> None:
            told = {"file": name, "place": each.place}
            if isinstance(each, Unread):
                line = json.dumps({**told, "refused": each.reason}, ensure_ascii=False)
            else:
                record = json.loads(each.check.raw or b"{}")
                line = json.dumps({**record, **told, "refused": each.refused}, ensure_ascii=False)
            file.write(f"{line}\n")

        yield keep
