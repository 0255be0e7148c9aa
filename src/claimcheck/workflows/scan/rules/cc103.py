"""Close to a rated claim, but a figure, negation, direction or period differs.

What: a sentence is worded like a claim that has a verdict, and says something
else: another figure, the opposite, up for down, another period. The finding says
which. It never is an error, since the verdict does not speak of the draft's
words, and only a note where the claim was found false, since the draft may be
right. Nothing is said where the draft contradicts what was found false, and
where other words of it are the same as a rated claim.

Why: most wrong figures in a draft are a right figure with a slip.

Passes (the claim "The ministry has 290 places for students from Mali" is rated True):

    The ministry has 290 places for students from Mali.

Fails:

    The ministry has 390 places for students from Mali.
"""

from collections.abc import Iterator

from claimcheck.matching.explanation import reason
from claimcheck.model.comparison import Difference, Guard
from claimcheck.model.scan.severity import Severity
from claimcheck.model.statement import Span
from claimcheck.workflows.scan.context import Remark, Rule, Scene, by_voice, voice_facts
from claimcheck.workflows.scan.repeat import Repeat, reasons
from claimcheck.workflows.scan.units import Unit

_OPPOSITES = frozenset((Guard.NEGATION, Guard.DIRECTION))
_WHAT = {
    Guard.NUMBER: "figure",
    Guard.NEGATION: "negation",
    Guard.DIRECTION: "direction",
    Guard.PERIOD: "period",
}


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for the closest rated claim from which a unit differs so."""
    for unit, repeats in scene.repeated():
        checked = [each for each in repeats if each.counts(proposed=scene.proposed)]
        if any(each.is_same for each in checked):
            continue
        repeat = next((each for each in checked if _differs(each, scene)), None)
        if repeat:
            yield _remark(unit, repeat, _which(repeat))


def _which(repeat: Repeat) -> tuple[Difference, ...]:
    """Return what differs of figures, negation, direction and period."""
    return tuple(each for each in repeat.differing() if each.guard in _WHAT)


def _differs(repeat: Repeat, scene: Scene) -> bool:
    """Return whether a claim is about the same and says something else."""
    which = _which(repeat)
    if not which or repeat.comparison.overlap < scene.near:
        return False
    # Other names make it a claim about something else, not a slip in this one.
    if any(each.guard is Guard.ENTITY for each in repeat.differing()):
        return False
    # To say the opposite of what was found false is no mistake, and what was found false of
    # another time CC101 asks about.
    opposite = all(each.guard in _OPPOSITES for each in which)
    return not (repeat.fires and (opposite or repeat.is_asked))


def _remark(unit: Unit, repeat: Repeat, which: tuple[Difference, ...]) -> Remark:
    what = " and ".join(dict.fromkeys(_WHAT[each.guard] for each in which))
    # What differs from a false claim, or from one without a rank, may well be right.
    severity = Severity.WARNING if repeat.is_ranked and not repeat.fires else Severity.NOTE
    return Remark(
        by_voice(unit.voice, severity),
        _place(unit, which),
        unit.sentence,
        f"close to a claim rated {repeat.label}, but the {what} differ"
        f"{'' if ' and ' in what else 's'} (c-{repeat.claim.id:d})",
        unit.text,
        (
            *dict.fromkeys(map(reason, which)),
            repeat.known,
            *reasons(repeat),
            *voice_facts(unit),
        ),
        f"compare both; claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


def _place(unit: Unit, which: tuple[Difference, ...]) -> Span:
    """Return the place of the words that differ, else of the whole unit."""
    span = next((each.first_span for each in which if each.first_span), None)
    return unit.place(span)


RULE = Rule("CC103", "differs-from-rated-claim", Severity.WARNING, find, __doc__ or "")
