"""Sources that somebody keeps in a table or a reference manager, put on their claims."""

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model.imports.import_map import SOURCE_FIELDS
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
    """How many sources were read, and how many of them are new or say more than before."""

    read: int
    new: int


def read_sources(
    name: str, content: bytes, source: TableSource, claim: int | None
) -> list[ReadSource]:
    """Return the sources of a file, all of them.

    CSL-JSON is recognised by its first character. Raises `TableFaultsError` for columns
    that nobody explained, and with every fault.
    """
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"[", b"{"}:
        read, faults = list(read_csl(name, content, claim)), []
    else:
        grid = read_grid(name, content, source)
        kept = tuple(column for column, _ in source.chosen.keep)
        chosen = source.chosen._replace(
            ignored=(
                *source.chosen.ignored,
                *(each for each in kept if each not in source.chosen.ignored),
            )
        )
        resolved = resolve(grid, chosen, SOURCE_FIELDS)
        faults = [
            f"the column {each!r} is neither mapped nor ignored: --set '{each}=ignore'"
            for each in resolved.open
        ]
        read = list(read_source_rows(grid, resolved, source.chosen.keep, claim))
    faults += [fault for each in read if each.refused for fault in each.refused.split("\n")]
    if faults:
        error = TableFaultsError(
            f"{shown_name(name)}: {len(faults)} faults, nothing stored; correct the file or its map"
        )
        error.details = tuple(faults[:MAX_ERRORS])
        raise error
    return read


def import_sources(
    transaction: Transaction, read: Sequence[ReadSource], *, actor: str, today: str
) -> ImportedSources:
    """Store sources on their claims, each as one act; the same again adds nothing.

    Raises `ClaimcheckError` for an unknown actor or claim, and stores nothing then.
    """
    require_reviewer(transaction.connection, actor)
    for number in dict.fromkeys(each.claim for each in read if each.claim is not None):
        require_claim(transaction.connection, number)
    require_sources(transaction, [each.source for each in read])
    before = transaction.head.sequence
    for each in read:
        if each.claim is not None:
            with transaction.act(actor, "source") as act:
                add_source(act, each.claim, each.source, today=today, note=each.note)
    return ImportedSources(len(read), transaction.head.sequence - before)
