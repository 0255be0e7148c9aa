"""Every sentence of a draft that can be checked, and what the record holds of it."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.language.attribution.check_worthiness import Worth, priority
from claimcheck.matching.explanation import reason
from claimcheck.model.comparison import Band
from claimcheck.model.scan.finding import Finding, Region
from claimcheck.model.scan.tick import Tick
from claimcheck.workflows.scan.context import Scene, voice_facts
from claimcheck.workflows.scan.repeat import Repeat


def checklist(
    scene: Scene, findings: Sequence[Finding], quiet: Sequence[Finding]
) -> Iterator[Tick]:
    """Yield what a draft says that can be checked, in order, with how it stands.

    `quiet` are the findings that comments suppress; they are told with the reason.
    """
    for unit, repeats, _ in scene.examined:
        worth = priority(unit.text)
        region = scene.draft.region(unit.place())
        here = [each for each in findings if _meet(each.region, region)]
        hidden = [each for each in quiet if _meet(each.region, region)]
        if worth.worth > Worth.FACT and not repeats and not here and not hidden:
            continue
        status = [_told(each) for each in (*here, *hidden)]
        told = _status_line(repeats)
        if not status or repeats:
            status.append(told)
        yield Tick(
            scene.draft.path,
            region,
            unit.text,
            worth.reason,
            (*status, *voice_facts(unit)),
            unit.voice,
            max((each.severity for each in here), default=None),
        )


def _meet(first: Region, second: Region) -> bool:
    """Return whether two places have words in common."""
    return first.span.start < second.span.end and second.span.start < first.span.end


def _told(finding: Finding) -> str:
    """Return a finding as one line, with why it is kept quiet if it is."""
    line = f"{finding.rule} {finding.severity}: {finding.message}"
    if finding.suppression is None:
        return line
    until = f", until {finding.suppression.until}" if finding.suppression.until else ""
    return f"{line} [suppressed: {finding.suppression.reason}{until}]"


def _status_line(repeats: Iterable[Repeat]) -> str:
    """Say what the record holds of words: the closest claim and its verdict."""
    for repeat in repeats:
        if repeat.band is Band.SAME:
            return f"c-{repeat.claim.id:d} {repeat.known}"
    for repeat in repeats:
        told = "; ".join(reason(each) for each in repeat.differing()[:1])
        return f"like c-{repeat.claim.id:d} {repeat.known}" + (f"; {told}" if told else "")
    return "not on record"
