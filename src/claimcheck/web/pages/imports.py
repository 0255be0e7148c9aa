"""Bringing in a feed or a table: looked at first, its columns named, then stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.imports.import_map import CHECK_FIELDS, IGNORED, ColumnRule, ImportMap
from claimcheck.model.imports.imported import Imported, ImportOutcome
from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.feeds import read_checks
from claimcheck.reading.checks.review import ReviewDefaults
from claimcheck.record.refusals import Refusal, refusal_of
from claimcheck.web.forms.acts import FormError
from claimcheck.web.forms.uploads import as_file
from claimcheck.web.security.bodies import Fields, Upload
from claimcheck.web.visits import GoTo, Reply, Visit, WebPage, forbidden
from claimcheck.workflows.intake.imports.files import (
    ImportKind,
    feed_of,
    kind_of,
    opened,
    read_whole,
)
from claimcheck.workflows.intake.imports.mapped_tables import (
    ReadTable,
    TableSource,
    read_table,
    require_whole,
)

# So many faults and labels are shown.
_MOST: Final = 20


class _BroughtIn(NamedTuple):
    """What a file holds: its checks, and the table that they stand in, if they do."""

    rows: Iterator[ReadCheck | Unread]
    table: ReadTable | None


def ask(visit: Visit) -> WebPage:
    """Show the form."""
    if not visit.may("acting"):
        return forbidden(visit, "acting")
    return WebPage("import.html", {})


def look(visit: Visit) -> Reply:
    """Show what a file holds and what would become of it; nothing is stored."""
    try:
        upload = visit.fields.upload or visit.desk.uploads.get(
            visit.session.key, visit.fields.get("token")
        )
        if upload is None:
            raise FormError(("file", "choose a file"))
        return _looked(visit, upload)
    except ClaimcheckError as error:
        return again(visit, error)


def _looked(visit: Visit, upload: Upload) -> WebPage:
    """Return the page of what a file holds. Raises `ClaimcheckError` where it cannot be read."""
    with as_file(upload) as path, _read(visit, path, propose=True) as read:
        found = visit.record.look_at(read.rows)
    token = visit.desk.uploads.put(visit.session.key, upload)
    return WebPage("importing.html", _values(visit, upload, read.table, found) | {"token": token})


def store(visit: Visit) -> Reply:
    """Store what was looked at: as the desk's own archive, or as others' checks of a claim."""
    upload = visit.desk.uploads.get(visit.session.key, visit.fields.get("token"))
    claim = visit.fields.get("claim")
    try:
        kept = _require_said(upload, visit.fields)
        with as_file(kept) as path, _read(visit, path, propose=False) as read:
            if visit.fields.get("into") == "ours":
                reason = visit.fields.get("reason")
                done = visit.record.adopt(read.rows, reason, whole=read.table is not None)
            else:
                feed = feed_of(str(path))._replace(name=kept.name)
                is_agreed = visit.fields.get("agreed") == "yes"
                done = visit.record.bring_in(
                    read.rows,
                    feed,
                    claim=claim,
                    whole=read.table is not None,
                    agrees=lambda _claim, _words: is_agreed,
                )
    except ClaimcheckError as error:
        return _looked_again(visit, upload, error)
    visit.desk.uploads.drop(visit.fields.get("token"))
    counts = ", ".join(f"{number:,} {each}" for each, number in done.counts.items())
    return GoTo("/import", f"{done.read:,} read: {counts or 'nothing'}.")


def _require_said(upload: Upload | None, fields: Fields) -> Upload:
    """Return what was looked at. Raises `ClaimcheckError` where it is gone, or nobody's."""
    if upload is None:
        raise ClaimcheckError("the file is no longer kept here; send it again")
    if fields.get("into") not in {"ours", "claim"}:
        raise FormError(("ours", "say whose checks these are"))
    if fields.get("into") == "ours" and not fields.get("reason"):
        raise FormError(("reason", "say why the archive is adopted; others will read it"))
    if fields.get("into") == "claim" and not fields.get("claim"):
        raise FormError(("claim", "name the claim that they checked, such as c-31"))
    return upload


@contextmanager
def _read(visit: Visit, path: Path, *, propose: bool) -> Iterator[_BroughtIn]:
    """Give what a file holds, by the columns that the form names. Raises `ClaimcheckError`."""
    name = str(path)
    with opened(name) as raw:
        kind, file = kind_of(name, raw)
        if kind is not ImportKind.TABLE:
            yield _BroughtIn(iter(read_checks(name, file, ReviewDefaults())), None)
            return
        source = TableSource(None, None, columns_of(visit.fields), None)
        table = read_table(name, read_whole(name, file), source, propose=propose)
    if not propose:
        require_whole(name, table)
    yield _BroughtIn(iter(table.rows), table)


def columns_of(fields: Fields) -> ImportMap:
    """Return what each column holds, as the form says."""
    chosen = ImportMap()
    for column, field in zip(fields.all("column"), fields.all("field"), strict=False):
        if field in {*CHECK_FIELDS, IGNORED}:
            chosen = chosen.with_rule(ColumnRule(field, column))
    return chosen


def _values(
    visit: Visit, upload: Upload, table: ReadTable | None, found: Imported
) -> dict[str, Any]:
    """Return what the page of a file that was looked at says."""
    columns: list[tuple[str, str]] = []
    if table:
        columns = [(rule.column, str(rule.field)) for rule in table.rules]
        columns += [(each, IGNORED) for each in table.ignored]
        proposed = {rule.column: str(rule.field) for rule in table.proposed}
        columns += [(each, proposed.get(each, "")) for each in table.open]
    return {
        "name": upload.name,
        "found": found,
        "columns": columns,
        "fields": [str(each) for each in CHECK_FIELDS],
        "ignored": IGNORED,
        "open": list(table.open) if table else [],
        "faults": _faults(upload.name, table, found)[:_MOST],
        "can_be_stored": not found.read or found.read > found.counts[ImportOutcome.REFUSED],
        "adopts": visit.may("adopt"),
        "labels": sorted(found.unplaced.items(), key=lambda each: -each[1])[:_MOST],
    }


def _faults(name: str, table: ReadTable | None, found: Imported) -> list[str]:
    """Return what is wrong with a file: in the cells of a table, else in the records of a feed."""
    if table:
        return list(table.faults)
    return [f"{each.place or name}: {each.reason}" for each in found.refused]


def again(visit: Visit, error: ClaimcheckError) -> WebPage:
    """Return the form again with what was wrong."""
    return WebPage("import.html", *_told_again(visit, error))


def _looked_again(visit: Visit, upload: Upload | None, error: ClaimcheckError) -> WebPage:
    """Return the page of what was looked at again, with what was wrong and what was chosen."""
    if upload is None:
        return again(visit, error)
    try:
        page = _looked(visit, upload)
    except ClaimcheckError:
        return again(visit, error)
    told, status = _told_again(visit, error)
    return WebPage(page.template, {**page.values, **told}, status)


def _told_again(visit: Visit, error: ClaimcheckError) -> tuple[dict[str, Any], int]:
    """Return what a form's page says once more, and its status."""
    faults = list(error.faults) if isinstance(error, FormError) else [("", str(error))]
    faults += [("", each) for each in error.details]
    status = 403 if refusal_of(error) is Refusal.FORBIDDEN else 422
    return {"errors": faults, "kept": dict(visit.fields.values)}, status
