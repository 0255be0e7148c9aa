"""A scan: every draft, against one state of the store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.finding import Scanned, StoreState
from claimcheck.model.scan.severity import ScanSettings
from claimcheck.model.scan.tick import Tick
from claimcheck.model.status import InPublic, Status
from claimcheck.store.connection import Connection, open_reading, snapshot
from claimcheck.store.errors import NoDatabaseError, OlderSchemaError
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.queries.scan import store_state, told_claims
from claimcheck.store.records.claims import find_standing
from claimcheck.store.verdicts.in_force import rated_claims
from claimcheck.workflows.scan.evidence.candidates import begin_looking
from claimcheck.workflows.scan.one_draft import scan_draft, summed
from claimcheck.workflows.scan.plan import DraftResult, Plan, require_young
from claimcheck.workflows.scan.repeat import is_out
from claimcheck.workflows.scan.rules import RULES

_COUNTING: Final = frozenset((Status.SIGNED_OFF, Status.DISPUTED, Status.WITHDRAWN))
# Nor does a draft of another verdict take away that readers were told of one.
_TOLD: Final = frozenset(each for each in InPublic if each is not InPublic.UNPUBLISHED)


class NoStoreError(ClaimcheckError):
    """There is no store that this release can read."""


class NothingRatedError(ClaimcheckError):
    """The store holds no verdict by which a draft could be judged."""

    exit_code = 3


def scan(
    plan: Plan, *, jobs: int = 1, tell: Callable[[int], None] = lambda _: None
) -> tuple[Scanned, tuple[Tick, ...]]:
    """Return what a scan finds, and the checklist where the plan asks for it.

    ``tell`` is told how many drafts are done. With several ``jobs`` as many
    processes read drafts, and the outcome is the same. Raises `NothingRatedError`
    where no verdict counts and no library is asked, `OldStoreError`, `NoStoreError`, and what else
    `open_reading` raises.
    """
    with _opened(plan.database) as connection, snapshot(connection):
        state = store_state(connection)
        require_young(plan, state)
        if not plan.asks_libraries:
            require_rated(connection, plan.settings)
        results = []
        for result in _results(connection, plan, state, jobs):
            results.append(result)
            tell(len(results))
    return _joined(plan, results, state), tuple(tick for each in results for tick in each.ticks)


def _results(
    connection: Connection, plan: Plan, state: StoreState, jobs: int
) -> Iterator[DraftResult]:
    """Yield what came of each draft, in order."""
    if jobs == 1 or len(plan.drafts) < 2:
        begin_looking(connection, len(plan.drafts))
        for name in plan.drafts:
            yield scan_draft(connection, plan, name)
        return
    # Most scans are of few drafts, and need no processes of their own.
    from claimcheck.workflows.scan.parallel import scan_on_processes  # noqa: PLC0415

    yield from scan_on_processes(connection, plan, state, jobs)


def _joined(plan: Plan, results: Sequence[DraftResult], state: StoreState) -> Scanned:
    """Return what came of all drafts, in their order."""
    return Scanned(
        tuple(finding for each in results for finding in each.findings),
        tuple(finding for each in results for finding in each.suppressed),
        tuple(
            plan.shown(name)
            for name, each in zip(plan.drafts, results, strict=True)
            if each.unread is None
        ),
        sum(each.sentences for each in results),
        sum(each.compared for each in results),
        sum(each.short for each in results),
        state,
        tuple(rule.manual for rule in RULES),
        tuple(each.unread for each in results if each.unread is not None),
        plan.left_out + summed(each for result in results for each in result.left_out),
        plan.workplace,
        tuple(sorted({each.language for each in results if each.unread is None})),
    )


@contextmanager
def _opened(database: Path) -> Iterator[Connection]:
    """Open the store. Raises `NoStoreError` where a scan needs another, as a pack may be meant."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(open_reading(database))
        except NoDatabaseError as error:
            raise NoStoreError(
                f"no database at {database}; name the desk's record, or a pack of it, with --db"
            ) from error
        except OlderSchemaError as error:
            raise NoStoreError(
                f"{database} was made by an older claimcheck; make a pack again with `claimcheck"
                " pack`, and bring a record up to date with `claimcheck migrate`"
            ) from error
        yield connection


def require_rated(connection: Connection, settings: ScanSettings) -> None:
    """Raise `NothingRatedError` where no claim has a verdict that counts."""
    claim = None
    for claim in rated_claims(connection):
        standing = find_standing(connection, claim)
        counts = standing.status in _COUNTING or standing.public.state in _TOLD
        if counts or (settings.proposed and standing.status is Status.PROPOSED):
            return
    # What a parted wording has out is a verdict on the claim that it was one with.
    if any(is_out(find_standing(connection, each)) for each in sorted(told_claims(connection))):
        return
    if claim is not None:
        raise NothingRatedError(
            "no verdict is signed off yet; sign one off with `claimcheck sign-off`, or scan with"
            " --verdicts proposed"
        )
    if pack_origin(connection):
        raise NothingRatedError(
            "the pack has no verdict that readers have; publish one with `claimcheck publish`, and"
            " make the pack again with `claimcheck pack`"
        )
    raise NothingRatedError("no claim has a verdict; give one with `claimcheck review`")
