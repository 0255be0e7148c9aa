"""Give many verdicts at once, all or none."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.reading.records.files import RecordFault, RecordsError
from claimcheck.reading.records.verdict_rows import TabledVerdict
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import Transaction
from claimcheck.workflows.verdicts.rate import Rating, Reviewed, review


def rate_many(
    transaction: Transaction,
    name: str,
    verdicts: Sequence[TabledVerdict],
    *,
    actor: str,
    today: str,
    origins: int,
) -> list[Reviewed]:
    """Store the verdicts of a table, each as an act of its own, and return what was stored.

    Raises `RecordsError` with every row that `review` would refuse; nothing is stored then.
    """
    stored: list[Reviewed] = []
    faults: list[RecordFault] = []
    for each in verdicts:
        rating = Rating(each.label, each.rationale, each.as_of or today, each.recheck_on)
        try:
            done = review(
                transaction, each.claim, rating, each.sources, actor=actor, origins=origins
            )
            stored.append(done)
        except ConflictError:
            raise
        except ClaimcheckError as error:
            faults.append(RecordFault(each.row, "", str(error)))
    if faults:
        raise RecordsError(name, faults)
    return stored
