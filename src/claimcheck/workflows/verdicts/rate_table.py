"""Store the verdicts of a table: all of them, or none and all that is wrong with it."""

from collections.abc import Callable, Iterator
from functools import partial

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import VerdictId
from claimcheck.model.status import deciding_verdicts
from claimcheck.reading.records.files import RecordFault, RecordsError
from claimcheck.reading.records.verdict_rows import TabledVerdict, VerdictTable
from claimcheck.store.connection import Connection
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import find_standing, require_claim
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.workflows.verdicts.minimum_sources import require_enough_sources
from claimcheck.workflows.verdicts.rate import (
    Rating,
    Reviewed,
    require_as_of,
    require_recheck,
    require_sources,
    require_told,
    review,
)


def rate_table(
    transaction: Transaction,
    name: str,
    table: VerdictTable,
    *,
    actor: str,
    today: str,
    sources_needed: int,
) -> list[Reviewed]:
    """Store the verdicts of a table, each as an act of its own, and return what was stored.

    What the reviewer said just so before, with these sources, is known and stays as it is.
    Raises `RecordsError` with all that is wrong with any row; nothing is stored then.
    """
    stored: list[Reviewed] = []
    faults = list(table.faults)
    for row in table.verdicts:
        rating = Rating(row.label, row.rationale, row.as_of or today, row.recheck_on)
        known = _said_before(transaction.connection, row, actor) if not row.faults else None
        if known is not None:
            stored.append(known)
            continue
        found = [*row.faults, *_faults(transaction, row, rating, actor, sources_needed)]
        if not found and row.claim is not None:
            try:
                given = review(
                    transaction,
                    row.claim,
                    rating,
                    row.sources,
                    actor=actor,
                    sources_needed=sources_needed,
                )
                stored.append(given)
            except ConflictError:
                raise
            except ClaimcheckError as error:
                found.append(RecordFault(row.row, "", str(error)))
        faults += found
    if faults:
        raise RecordsError(name, sorted(faults, key=lambda fault: fault.row))
    return stored


def _faults(
    transaction: Transaction, row: TabledVerdict, rating: Rating, actor: str, sources_needed: int
) -> Iterator[RecordFault]:
    """Yield what `review` would refuse in each cell of a row, where it stops at the first."""
    connection = transaction.connection
    checks: list[tuple[str, Callable[[], object]]] = [
        ("as_of", partial(require_as_of, transaction, rating.as_of)),
        ("recheck_on", partial(require_recheck, rating)),
    ]
    checks += [
        (str(each.stance), partial(require_sources, transaction, [each])) for each in row.sources
    ]
    if row.label:
        checks.append(("verdict", partial(label_id, connection, row.label)))
    if row.claim is not None and _is_claim(connection, row.claim):
        needed = (row.label, sources_needed, row.sources)
        checks += [
            ("", partial(require_enough_sources, connection, row.claim, *needed)),
            ("", partial(require_told, connection, row.claim, row.label, actor)),
        ]
    elif row.claim is not None:
        checks.append(("claim", partial(require_claim, connection, row.claim)))
    for column, check in checks:
        try:
            check()
        except ConflictError:
            raise
        except ClaimcheckError as error:
            yield RecordFault(row.row, column, str(error))


def _is_claim(connection: Connection, claim: int) -> bool:
    """Return whether a claim is in the record and holds."""
    try:
        require_claim(connection, claim)
    except ClaimcheckError:
        return False
    return True


def _said_before(connection: Connection, row: TabledVerdict, actor: str) -> Reviewed | None:
    """Return what a reviewer said of a claim before, where a row says it again; else None."""
    if row.claim is None or not _is_claim(connection, row.claim):
        return None
    claim = require_claim(connection, row.claim)
    standing = find_standing(connection, row.claim, asking=actor)
    kept = {
        (each.source.stance, each.source.url) for each in sources_of_claims(connection, [row.claim])
    }
    if not all((each.stance, each.url) in kept for each in row.sources):
        return None
    said = (row.label.lower(), row.rationale, row.recheck_on)
    for each in deciding_verdicts(standing.verdicts):
        is_same = said == (each.label.lower(), each.rationale, each.recheck_on)
        if each.reviewer == actor and is_same and row.as_of in {None, each.as_of}:
            return Reviewed(VerdictId(each.id), (), claim, standing, was_known=True)
    return None
