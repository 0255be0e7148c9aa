"""Every sentence of a draft that can be checked, and what the record holds of it."""

from collections.abc import Iterator, Sequence

from claimcheck.language.triage import Worth, priority
from claimcheck.model.checklist import Tick
from claimcheck.model.finding import Finding
from claimcheck.workflows.scan.known import status_line
from claimcheck.workflows.scan.scene import Scene, voice_facts


def checklist(scene: Scene, findings: Sequence[Finding]) -> Iterator[Tick]:
    """Yield what a draft says that can be checked, in order, with how it stands."""
    for unit, repeats in zip(scene.units, scene.repeats, strict=True):
        worth = priority(unit.text)
        region = scene.draft.region(unit.place())
        here = [
            each
            for each in findings
            if each.region.span.start < region.span.end and region.span.start < each.region.span.end
        ]
        if worth.worth > Worth.FACT and not repeats and not here:
            continue
        status = [f"{each.rule} {each.severity}: {each.message}" for each in here]
        told = status_line(repeats)
        if not here or repeats:
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
