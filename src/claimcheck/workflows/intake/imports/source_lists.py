"""Sources that somebody keeps in a table or a reference manager, put on their claims."""

from claimcheck.model.imports.import_map import SOURCE_FIELDS, ColumnRule
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.tables.headers import resolve
from claimcheck.reading.tables.source_rows import ReadSource, read_csl, read_source_rows
from claimcheck.reading.unreadable import MAX_ERRORS, shown_name
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import require_claim
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.store.verdicts.sources import add_source
from claimcheck.workflows.intake.imports.mapped_tables import (
    TableFaultsError,
    TableSource,
    read_grid,
)
from claimcheck.workflows.verdicts.rate import require_sources


class ImportedSources(NamedTuple):
    """How many sources were read, and how many of them are new or say more than before.

    `undated` do not say when they were read, which counts as today; `passed_over` are rows
    that the map does not keep.
    """

    read: int
    new: int
    undated: int = 0
    passed_over: int = 0


class SourceList(NamedTuple):
    """The sources of a file, and what the columns of a table were taken for."""

    name: str
    sources: tuple[ReadSource, ...]
    sheet: str = ""
    rules: tuple[ColumnRule, ...] = ()
    ignored: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    passed_over: int = 0

    @property
    def faults(self) -> list[str]:
        """Return every fault, with its place."""
        columns = [
            f"the column {each!r} is neither mapped nor ignored: --set '{each}=ignore'"
            for each in self.open
        ]
        refused = (each.refused for each in self.sources if each.refused)
        return [*columns, *(fault for each in refused for fault in each.split("\n"))]


def read_sources(name: str, content: bytes, source: TableSource, claim: int | None) -> SourceList:
    """Return the sources of a file, all of them, with their faults.

    CSL-JSON is recognised by its first character. Raises `ClaimcheckError` for what is
    neither that nor a table.
    """
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"[", b"{"}:
        return SourceList(name, tuple(read_csl(name, content, claim)))
    grid = read_grid(name, content, source)
    resolved = resolve(grid, source.chosen, SOURCE_FIELDS)
    kept = grid.keeping(source.chosen.keep)
    return SourceList(
        name,
        tuple(read_source_rows(kept, resolved, claim)),
        grid.sheet,
        tuple(rule for _, rule in resolved.rules),
        resolved.ignored,
        resolved.open,
        len(grid.rows) - len(kept.rows),
    )


def require_whole_list(read: SourceList) -> None:
    """Raise `TableFaultsError` for columns that nobody explained, and with every fault."""
    faults = read.faults
    if faults:
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        error = TableFaultsError(
            f"{shown_name(read.name)}: {number}, nothing stored; correct the file or its map"
        )
        error.details = tuple(faults[:MAX_ERRORS])
        raise error


def import_sources(
    transaction: Transaction, found: SourceList, *, actor: str, today: str
) -> ImportedSources:
    """Store sources on their claims, each as one act; the same again adds nothing.

    Raises `ClaimcheckError` for every fault and for an unknown actor or claim, and stores
    nothing then.
    """
    require_whole_list(found)
    read = found.sources
    require_reviewer(transaction.connection, actor)
    for number in dict.fromkeys(each.claim for each in read if each.claim is not None):
        require_claim(transaction.connection, number)
    require_sources(transaction, [each.source for each in read])
    before = transaction.head.sequence
    for each in read:
        if each.claim is not None:
            with transaction.act(actor, "source") as act:
                add_source(act, each.claim, each.source, today=today, note=each.note)
    undated = sum(each.source.accessed_on is None for each in read)
    new = transaction.head.sequence - before
    return ImportedSources(len(read), new, undated, found.passed_over)
