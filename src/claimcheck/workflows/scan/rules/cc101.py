"""Repeats a claim whose label fires.

What: a sentence says the same as a stored claim that was rated False or
Misleading, or whatever labels of your scale are marked to fire (`claimcheck
scale show`). In the draft's own voice that is an error. What is attributed to
somebody and left unchallenged is a warning; attributed and challenged
("X falsely said", "There is no evidence that", a link to your own published
check in the same or the next sentence), a note. Words that may be the same
claim but cannot be called the same are at most a warning. A clause of a longer
sentence counts as one; where other words of the sentence may turn it into something
else, it is a warning that names them.

Why: a false claim spreads by being repeated, and your own voice vouches for it.

Passes (the claim "Russia will raise scholarships for Malians from 35 to 390" is rated False):

    Mr Lavrov falsely said Russia will raise scholarships for Malians from 35 to 390.

Fails:

    Russia will raise scholarships for Malians from 35 to 390.
"""

from collections.abc import Iterator

from claimcheck.model.comparison import Band, Guard
from claimcheck.model.scan.finding import Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import (
    Remark,
    Repeat,
    Rule,
    Scene,
    at_stake,
    by_voice,
    differences,
    gravity,
    voice_facts,
    voiced,
)
from claimcheck.workflows.scan.sentences import Unit

_ELSEWHERE = frozenset((Guard.ENTITY, Guard.PERIOD, Guard.NUMBER, Guard.DIRECTION, Guard.NEGATION))


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that says what was found to be false."""
    for unit, repeats in scene.repeated():
        checked = [each for each in repeats if each.counts(proposed=scene.proposed)]
        same = [each for each in checked if each.band is Band.SAME]
        repeat = next((each for each in same if each.fires), None)
        if repeat:
            yield _remark(unit, repeat)
        elif not same:
            likely = next((each for each in checked if each.fires and _may_be(each, scene)), None)
            if likely:
                yield _doubtful(unit, likely)


def _may_be(repeat: Repeat, scene: Scene) -> bool:
    """Tell whether only other words part the two, and few of them."""
    return (
        repeat.band is Band.LIKELY
        and repeat.comparison.overlap >= scene.near
        and not any(each.guard in _ELSEWHERE for each in repeat.differing())
    )


def _remark(unit: Unit, repeat: Repeat) -> Remark:
    return Remark(
        gravity(unit, Severity.ERROR),
        at_stake(unit),
        unit.sentence,
        f"{_doing(unit)} a claim rated {repeat.label} (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *voice_facts(unit)),
        f"{_advice(unit)}claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


def _doing(unit: Unit) -> str:
    """Say what a unit does with a claim."""
    if unit.is_question:
        return "asks whether something is so that is"
    if unit.voice is Voice.OWN:
        return f"own voice {'may repeat' if unit.doubt else 'repeats'}"
    return f"{voiced(unit)} repeat of"


def _advice(unit: Unit) -> str:
    """Say what to do, which depends on whose voice it is."""
    if unit.voice is Voice.OWN:
        return "correct it, or attribute and challenge it; "
    if unit.voice is Voice.ATTRIBUTED:
        return "say that it is wrong, or link your check; "
    return ""


def _doubtful(unit: Unit, repeat: Repeat) -> Remark:
    return Remark(
        by_voice(unit.voice, Severity.WARNING),
        unit.place(),
        unit.sentence,
        f"{voiced(unit)} may repeat a claim rated {repeat.label} (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *differences(repeat), *voice_facts(unit)),
        f"look whether it is the same; claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


RULE = Rule("CC101", "repeats-false-claim", Severity.ERROR, find, __doc__ or "")
