"""One scan: each draft read, compared and judged, and what came of all of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.draft import Draft
from claimcheck.model.finding import Finding, Region, Scanned, StoreState
from claimcheck.model.scan import ScanSettings
from claimcheck.model.status import Status
from claimcheck.reading.drafts import read_draft
from claimcheck.store.claims import find_standing
from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.rated import one_state, store_state
from claimcheck.store.standings import rated_claims
from claimcheck.workflows.scan.judge import judge, severities
from claimcheck.workflows.scan.known import Asked, look_up
from claimcheck.workflows.scan.rules import RULES
from claimcheck.workflows.scan.units import cut

_AGREED = frozenset((Status.SIGNED_OFF, Status.PUBLISHED, Status.DISPUTED, Status.VOID))


class NothingRatedError(ClaimcheckError):
    """The store holds no verdict by which a draft could be judged."""

    exit_code = 3


class Plan(NamedTuple):
    """What a scan is asked: the drafts, and how they are judged.

    `drafts` are names of files, ``-`` for stdin, which goes by `stdin_name`.
    `added` holds the lines of each draft to look at, where not all are.
    """

    database: Path
    drafts: tuple[str, ...]
    settings: ScanSettings
    thresholds: Thresholds
    today: str
    stdin_name: str | None = None
    added: tuple[tuple[str, frozenset[int]], ...] | None = None


class Result(NamedTuple):
    """What came of one draft."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    sentences: int = 0
    compared: int = 0
    short: int = 0


def scan(plan: Plan, tell: Callable[[int], None] = lambda _: None) -> Scanned:
    """Return what a scan of ``plan`` finds; ``tell`` is told how many drafts are done.

    Everything is read from one state of the store. Raises `NothingRatedError`
    where no verdict counts, and what `read_draft` and `open_reading` raise.
    """
    with open_reading(plan.database) as connection, one_state(connection):
        _require_rated(connection, plan.settings)
        state = store_state(connection)
        results = []
        for number, name in enumerate(plan.drafts, 1):
            results.append(scan_draft(connection, plan, name))
            tell(number)
    return joined(plan, results, state)


def joined(plan: Plan, results: Sequence[Result], state: StoreState) -> Scanned:
    """Return what came of all drafts, in their order."""
    return Scanned(
        tuple(finding for each in results for finding in each.findings),
        tuple(finding for each in results for finding in each.suppressed),
        tuple(shown_path(plan, name) for name in plan.drafts),
        sum(each.sentences for each in results),
        sum(each.compared for each in results),
        sum(each.short for each in results),
        state,
        tuple(rule.manual for rule in RULES),
    )


def shown_path(plan: Plan, name: str) -> str:
    """Return the path under which findings in a draft are told."""
    if name == "-":
        return plan.stdin_name or "stdin"
    return Path(name).as_posix()


def scan_draft(connection: Connection, plan: Plan, name: str) -> Result:
    """Return what came of one draft."""
    draft = read_draft(name, path=shown_path(plan, name))
    if draft is None:
        return Result()
    lines = dict(plan.added or ()).get(name) if plan.added is not None else None
    return _scanned(connection, plan, draft, lines)


def _scanned(
    connection: Connection, plan: Plan, draft: Draft, lines: frozenset[int] | None
) -> Result:
    """Return what came of a draft; of some ``lines`` only, where given."""
    found = cut(draft)
    asked = Asked(plan.thresholds, plan.today, plan.settings.proposed)
    scene = look_up(connection, draft, found, asked)
    judged = judge(draft, scene, severities(plan.settings.rules), plan.today)
    sentences = [each for each in found.sentences if _touches(draft.region(each), lines)]
    compared = {unit.sentence for unit in scene.units}
    long_enough = sum(each in compared for each in sentences)
    return Result(
        tuple(each for each in judged.findings if _touches(each.region, lines)),
        tuple(each for each in judged.suppressed if _touches(each.region, lines)),
        len(sentences),
        long_enough,
        len(sentences) - long_enough,
    )


def _touches(region: Region, lines: frozenset[int] | None) -> bool:
    """Tell whether a place is in any of ``lines``."""
    if lines is None:
        return True
    start = region.start.line
    return not lines.isdisjoint(range(start, start + len(region.lines)))


def _require_rated(connection: Connection, settings: ScanSettings) -> None:
    """Raise `NothingRatedError` where no claim has a verdict that counts."""
    rated = rated_claims(connection)
    for claim in rated:
        status = find_standing(connection, claim).status
        if status in _AGREED or (settings.proposed and status is Status.PROPOSED):
            return
    if rated:
        raise NothingRatedError(
            "no verdict is signed off yet; sign one off with `claimcheck sign-off`, or scan with"
            " --verdicts proposed"
        )
    raise NothingRatedError("no claim has a verdict; give one with `claimcheck review`")
