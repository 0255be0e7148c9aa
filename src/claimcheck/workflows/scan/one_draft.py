"""One draft: read, compared and judged, and what of it is not compared."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import UnreadFiles
from claimcheck.model.scan.tick import Tick
from claimcheck.model.statement import UNNAMED
from claimcheck.model.text.word_runs import Mark
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.drafts import read_draft
from claimcheck.reading.other_texts import has_sentence
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.connection import Connection
from claimcheck.workflows.scan.checklist import checklist
from claimcheck.workflows.scan.evidence.look_up import look_up
from claimcheck.workflows.scan.judge import Judged, judge, severities
from claimcheck.workflows.scan.layout import voiced_by_layout
from claimcheck.workflows.scan.plan import Before, DraftResult, Plan
from claimcheck.workflows.scan.sentences import cut

_PASSED_OVER: Final = ((Mark.CODE, "of code"), (Mark.HIDDEN, "hidden from readers"))


class _Look(NamedTuple):
    """What came of one version of a draft."""

    judged: Judged = Judged()
    sentences: int = 0
    compared: int = 0
    ticks: tuple[Tick, ...] = ()
    left_out: tuple[UnreadFiles, ...] = ()
    language: str = UNNAMED


def scan_draft(connection: Connection, plan: Plan, name: str) -> DraftResult:
    """Return what came of one draft; where the plan is about a change, what that brings."""
    shown = plan.shown(name)
    try:
        draft = read_draft(name, path=shown)
    except UnreadableError as error:
        # The others are scanned all the same.
        return DraftResult(unread=str(error))
    if draft is None:
        return DraftResult()
    look = _look(connection, plan, draft)
    if plan.change is not None:
        look = _brought(connection, plan, draft, look, plan.change.before[name])
    return _result(look)


def scan_text(connection: Connection, plan: Plan, draft: Draft) -> DraftResult:
    """Return what came of a draft that was read already."""
    return _result(_look(connection, plan, draft))


def _result(look: _Look) -> DraftResult:
    return DraftResult(
        look.judged.findings,
        look.judged.suppressed,
        look.sentences,
        look.compared,
        look.sentences - look.compared,
        look.ticks,
        left_out=look.left_out,
        language=look.language,
    )


def _look(connection: Connection, plan: Plan, draft: Draft) -> _Look:
    """Return what came of a draft as it stands."""
    if draft.language == UNNAMED:
        draft = draft._replace(language=plan.language)
    found = voiced_by_layout(draft, cut(draft))
    scene = look_up(connection, draft, found, plan.asked)
    judged = judge(scene, severities(plan.rules), plan.today, plan.placed(draft.path))
    units = {each.unit.sentence for each in scene.examined}
    ticks = checklist(scene, judged.findings, judged.suppressed) if plan.checklist else ()
    return _Look(
        judged,
        len(found.sentences),
        sum(each in units for each in found.sentences),
        tuple(ticks),
        unread_passages(draft),
        draft.language,
    )


def _brought(
    connection: Connection, plan: Plan, draft: Draft, look: _Look, before: Before | None
) -> _Look:
    """Return what of a draft a change brings."""
    # Only a change needs it.
    from claimcheck.workflows.scan.change.compare import brought, new_ticks  # noqa: PLC0415

    earlier = _Look()
    if before is not None:
        try:
            old = read_draft(str(before.file), path=before.path)
        except UnreadableError:
            old = None
        # Its kind goes by the name that it had, and its findings by the one that it has.
        earlier = _look(connection, plan, old._replace(path=draft.path)) if old else earlier
    levels = severities(plan.rules)
    return look._replace(
        judged=brought(draft, look.judged, earlier.judged, levels, plan.placed(draft.path)),
        ticks=tuple(new_ticks(look.ticks, earlier.ticks)),
    )


def unread_passages(draft: Draft) -> tuple[UnreadFiles, ...]:
    """Return how many passages of a draft are code or hidden and have words like a sentence's."""
    told = []
    for mark, what in _PASSED_OVER:
        # Marks within a passage part it, and no word of the text stands between.
        texts: dict[int, str] = {}
        for left in draft.left_out:
            # A script is code, and no hidden words.
            if (left.marks & Mark.CODE or left.marks & Mark.HIDDEN) == mark:
                texts[left.at] = f"{texts.get(left.at, '')} {left.text}"
        number = sum(map(has_sentence, texts.values()))
        if number:
            told.append(UnreadFiles(number, what))
    return tuple(told)


def summed(counts: Iterable[UnreadFiles]) -> tuple[UnreadFiles, ...]:
    """Return the counts of several drafts as one of each kind."""
    totals = Counter[str]()
    for each in counts:
        totals[each.what] += each.number
    return tuple(
        UnreadFiles(totals[what], f"passage{'s' if totals[what] > 1 else ''} {what}")
        for _, what in _PASSED_OVER
        if totals[what]
    )
