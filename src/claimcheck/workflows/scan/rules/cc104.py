"""The figure for this claim has been superseded.

What: a sentence says the same as a claim that another one updates (`claimcheck
supersede`): the figure was revised, or a later one has come out. In the
draft's own voice that is an error, attributed a warning.

Why: an outdated figure was right once, so nobody who remembers it will notice.

Passes (the claim "The plant employs 310 people" updates "The plant employs 250 people"):

    The plant employs 310 people.

Fails:

    The plant employs 250 people.
"""

from collections.abc import Iterator

from claimcheck.model.comparison import Band
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import (
    Remark,
    Rule,
    Scene,
    at_stake,
    gravity,
    voice_facts,
    voiced,
)
from claimcheck.workflows.scan.repeat import reasons


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that says what a later claim updates."""
    for unit, repeats in scene.repeated():
        same = [each for each in repeats if each.band is Band.SAME]
        current = {each.claim.id for each in same if not each.successors}
        repeat = next((each for each in same if each.successors), None)
        if repeat is None or current & {each.claim for each in repeat.successors}:
            continue
        newest = repeat.successors[-1]
        since = f" since {newest.since}" if newest.since else ""
        yield Remark(
            gravity(unit, Severity.ERROR),
            at_stake(unit),
            unit.sentence,
            f"{voiced(unit)} uses a figure that has been superseded (c-{repeat.claim.id:d})",
            unit.text,
            (
                f"now{since} c-{newest.claim:d}: {newest.text}",
                *reasons(repeat),
                *voice_facts(unit),
            ),
            f"use the later one, or say of when this is; claimcheck show c-{newest.claim:d}",
            unit.voice,
            repeat,
        )


RULE = Rule("CC104", "superseded-figure", Severity.ERROR, find, __doc__ or "")
