"""One draft: read, compared and judged."""

from claimcheck.model.scan.finding import Region
from claimcheck.reading.drafts import read_draft
from claimcheck.reading.errors import UnreadableError
from claimcheck.store.connection import Connection
from claimcheck.workflows.scan.checklist import checklist
from claimcheck.workflows.scan.evidence import look_up
from claimcheck.workflows.scan.judge import judge, severities
from claimcheck.workflows.scan.plan import DraftResult, Plan
from claimcheck.workflows.scan.sentences import cut


def scan_draft(connection: Connection, plan: Plan, name: str) -> DraftResult:
    """Return what came of one draft; of the lines that a change adds only, where given."""
    try:
        draft = read_draft(name, path=plan.shown(name))
    except UnreadableError as error:
        # The others are scanned all the same.
        return DraftResult(unread=str(error))
    if draft is None:
        return DraftResult()
    lines = plan.added[name] if plan.added is not None else None
    found = cut(draft)
    scene = look_up(connection, draft, found, plan.asked)
    judged = judge(draft, scene, severities(plan.settings.rules), plan.today)
    sentences = [each for each in found.sentences if _touches(draft.region(each), lines)]
    units = {each.unit.sentence for each in scene.examined}
    compared = sum(each in units for each in sentences)
    ticks = checklist(scene, judged.findings, judged.suppressed) if plan.checklist else ()
    return DraftResult(
        tuple(each for each in judged.findings if _touches(each.region, lines)),
        tuple(each for each in judged.suppressed if _touches(each.region, lines)),
        len(sentences),
        compared,
        len(sentences) - compared,
        tuple(tick for tick in ticks if _touches(tick.region, lines)),
    )


def _touches(region: Region, lines: frozenset[int] | None) -> bool:
    """Tell whether a place is in any of ``lines``; all are meant without."""
    if lines is None:
        return True
    start = region.start.line
    return not lines.isdisjoint(range(start, start + len(region.lines)))
