"""The desk's own archive, adopted: verdicts that it published before it kept this record."""

from collections.abc import Iterable

from claimcheck.model.imports.imported import Imported, ImportOutcome
from claimcheck.model.imports.outside_check import ReadCheck, Unread
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.intake.imports.adopting import Adopter
from claimcheck.workflows.intake.imports.archive import Archive, fault_of
from claimcheck.workflows.intake.imports.tally import (
    ImportTally,
    Refuse,
    RefusedRowsError,
    Tell,
    keep_nothing,
    tell_nobody,
)


def import_archive(
    transaction: Transaction,
    read: Iterable[ReadCheck | Unread],
    archive: Archive,
    *,
    actor: str,
    tell: Tell = tell_nobody,
    refuse: Refuse = keep_nothing,
) -> Imported:
    """Adopt each check of the archive, each as one event; the same again adds nothing.

    Two archives of the same checks meet by url, and the second fills the first. A label
    without a place on the scale is refused, and so is a check without a day. Nothing is
    compared but what has the words of a claim that readers were told otherwise: whether it
    is that one is asked.
    """
    require_reviewer(transaction.connection, actor)
    tally, writer = ImportTally(tell, refuse), Adopter(transaction, archive, actor)
    faults = []
    for each in read:
        if isinstance(each, Unread):
            tally.unread(each)
            faults.append(str(each))
            continue
        place, fault = (
            (each.place, each.refused) if each.refused else fault_of(transaction, archive, each)
        )
        if fault:
            tally.refused(each._replace(place=place), fault)
            faults.append(f"{place}: {fault}")
            if not each.refused and not archive.label_of(each.check):
                tally.unplaced(each.check)
            continue
        brought = writer.bring(each)
        if brought.outcome is ImportOutcome.REFUSED:
            tally.refused(each._replace(place=brought.place), brought.told[-1])
            faults.append(f"{brought.place}: {brought.told[-1]}")
        else:
            tally.brought(brought)
    if faults and archive.is_whole:
        raise RefusedRowsError(faults)
    return tally.result()
