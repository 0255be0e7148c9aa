"""Files of sources, as `import` takes them: which are some, and what becomes of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.options.destination import Destination, FileKind
from claimcheck.cli.output import counted, put, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.model.imports.import_map import ImportMap
    from claimcheck.record import Record
    from claimcheck.workflows.intake.imports.mapped_tables import TableSource
    from claimcheck.workflows.intake.imports.source_lists import SourceList


def are_sources(
    files: Sequence[str], kind: FileKind | None, where: Destination, chosen: "ImportMap"
) -> bool:
    """Return whether files hold sources: as is said, by their map, or by what they begin with."""
    from claimcheck.model.imports.import_map import CHECK_FIELDS
    from claimcheck.workflows.intake.imports.files import ImportKind, kind_of, opened

    if kind is not None or where.ours or where.into is not None:
        return kind is FileKind.SOURCES
    fields = {rule.field for rule in chosen.rules}
    if fields and fields.isdisjoint({"text", "verdict"}) and not fields <= {*CHECK_FIELDS}:
        return True
    for name in files:
        if name == "-":
            return False
        with opened(name) as file:
            if kind_of(name, file)[0] is not ImportKind.SOURCES:
                return False
    return True


def bring_sources(
    record: "Record",
    files: Sequence[str],
    source: "TableSource",
    claim: str | None,
    as_lines: "Callable[[SourceList], Iterable[str]]",
    *,
    dry_run: bool,
) -> None:
    """Store the sources of files, and say how many are new; a dry run shows them alone.

    ``as_lines`` makes of a file's sources what is shown.
    """
    from claimcheck.workflows.intake.imports.files import opened, read_whole

    for name in files:
        with opened(name) as file:
            content = read_whole(name, file)
        if dry_run:
            put("\n".join(as_lines(_read(name, content, source, claim))))
        imported = record.import_sources(name, content, source, claim=claim, dry_run=dry_run)
        known = imported.read - imported.new
        told = f"{imported.read:,} read: {imported.new:,} new, {known:,} known"
        if imported.undated:
            told += f"; {imported.undated:,} without a day count as read on {record.today}"
        if imported.passed_over:
            told += f"; {counted(imported.passed_over, 'row')} passed over by keep"
        say(f"{told}. Nothing was stored." if dry_run else told)


def _read(name: str, content: bytes, source: "TableSource", claim: str | None) -> "SourceList":
    """Return what a file of sources is read as."""
    from claimcheck.model.ids import number_of
    from claimcheck.workflows.intake.imports.source_lists import read_sources

    number = None if claim is None else number_of(claim, "c")
    return read_sources(name, content, source, number)
