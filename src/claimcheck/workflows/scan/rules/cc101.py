"""Repeats a claim whose label fires.

What: a sentence says the same as a stored claim that was rated False or Misleading,
or whatever labels of your scale are marked to fire (`claimcheck scale show`). A
verdict that readers have before them counts until the next is signed off, and is
told as under review. In the draft's own voice that is an error. What is attributed
to somebody and left unchallenged is a warning; attributed and challenged ("X
falsely said", "There is no evidence that", a link to your own published check in
the same or the next sentence), a note. Words that may be the same claim but cannot
be called the same are at most a warning, and a claim that is only supposed ("if",
"unless") is a note. A claim that changes with time ("now", a record, a figure in the
present) is a warning where its verdict is older than a year (`fresh` of the settings),
or where only the time differs ("this year" of another year): the finding asks whether
it is still so. A clause of a longer sentence counts as one; where other words of
the sentence may turn it into something else, it is a warning that names them.

Why: a false claim spreads by being repeated, and your own voice vouches for it.

Passes (the claim "Russia will raise scholarships for Malians from 35 to 390" is rated False):

    Mr Lavrov falsely said Russia will raise scholarships for Malians from 35 to 390.

Fails:

    Russia will raise scholarships for Malians from 35 to 390.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.lexicon.closed_classes import ARTICLES
from claimcheck.model.comparison import Band, Guard
from claimcheck.model.scan.finding import Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import (
    Remark,
    Rule,
    Scene,
    at_stake,
    by_voice,
    gravity,
    voice_facts,
    voiced,
)
from claimcheck.workflows.scan.repeat import Repeat, differences, reasons
from claimcheck.workflows.scan.units import Unit

_ELSEWHERE = frozenset((Guard.ENTITY, Guard.PERIOD, Guard.NUMBER, Guard.DIRECTION, Guard.NEGATION))


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that says what was found to be false."""
    for unit, repeats in scene.repeated():
        checked = [each for each in repeats if each.counts(proposed=scene.proposed)]
        same = [each for each in checked if each.is_same]
        firing = [each for each in same if each.fires]
        repeat = next((each for each in firing if not each.is_asked), None)
        asked = next((each for each in firing if each.is_asked), None)
        if repeat:
            yield _remark(unit, repeat)
        elif asked:
            yield _old(unit, asked)
        elif not same:
            yield from _near(unit, checked, scene)


def _near(unit: Unit, checked: Sequence[Repeat], scene: Scene) -> Iterator[Remark]:
    """Yield a remark where a unit may say what was found to be false."""
    near = [each for each in checked if each.fires and each.comparison.overlap >= scene.near]
    likely = next((each for each in near if _may_be(each)), None)
    asked = next((each for each in near if each.is_asked), None)
    supposed = supposing(unit.text, likely.grounds.claim) if likely else None
    if likely and supposed and unit.voice is Voice.OWN:
        yield _supposed(unit, likely, supposed)
    elif likely:
        yield _doubtful(unit, likely)
    elif asked:
        yield _old(unit, asked)


def _may_be(repeat: Repeat) -> bool:
    """Return whether only other words part the two, and few of them."""
    return repeat.band is Band.LIKELY and not any(
        each.guard in _ELSEWHERE for each in repeat.differing()
    )


def _old(unit: Unit, repeat: Repeat) -> Remark:
    differing = () if repeat.is_same else differences(repeat)
    return Remark(
        min(gravity(unit, Severity.ERROR), by_voice(unit.voice, Severity.WARNING)),
        at_stake(unit),
        unit.sentence,
        f"{voiced(unit)} repeats a claim rated {repeat.label} on {repeat.as_of}; still so?"
        f" (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *differing, *reasons(repeat), *voice_facts(unit)),
        f"check it again, or say of when this is; claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


def _remark(unit: Unit, repeat: Repeat) -> Remark:
    return Remark(
        gravity(unit, Severity.ERROR),
        at_stake(unit),
        unit.sentence,
        f"{_doing(unit)} a claim rated {repeat.label} (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *reasons(repeat), *voice_facts(unit)),
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
    return f"{unit.voice} repeat of"


def _advice(unit: Unit) -> str:
    """Say what to do, which depends on whose voice it is."""
    if unit.voice is Voice.OWN:
        return "correct it, or attribute and challenge it; "
    if unit.voice is Voice.ATTRIBUTED:
        return "say that it is wrong, or link your check; "
    return ""


def _supposed(unit: Unit, repeat: Repeat, by: str) -> Remark:
    return Remark(
        Severity.NOTE,
        unit.place(),
        unit.sentence,
        f"{voiced(unit)} supposes a claim rated {repeat.label} (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *reasons(repeat), f"supposed by “{by}”"),
        f"see whether readers will take it for so; claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


def _doubtful(unit: Unit, repeat: Repeat) -> Remark:
    return Remark(
        by_voice(unit.voice, Severity.WARNING),
        unit.place(),
        unit.sentence,
        f"{voiced(unit)} may repeat a claim rated {repeat.label} (c-{repeat.claim.id:d})",
        unit.text,
        (repeat.known, *differences(repeat), *reasons(repeat), *voice_facts(unit)),
        f"look whether it is the same; claimcheck show c-{repeat.claim.id:d}",
        unit.voice,
        repeat,
    )


@cache
def _supposing() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![\w’'-])(?P<by>even if|only if|what if|as if|as though|if|unless|suppose|supposing"
        r"|assume|assuming|imagine|in case|provided)(?: that)?|^\W*(?P<turned>had|were|should))"
        r"\s+(?P<words>.+?)(?=[,;:]\s|\s[–—-]\s|—|$)",
        re.IGNORECASE,
    )


def supposing(sentence: str, claim: str) -> str | None:
    """Return the word by which a sentence only supposes all that a claim says, if it does.

    >>> supposing("If prices fell in May, farmers lose.", "Prices fell in May")
    'If'
    >>> supposing("If it rains, prices fell in May.", "Prices fell in May")
    """
    wanted = _words(claim)
    for found in _supposing().finditer(sentence):
        if wanted <= _words(found["words"]):
            return found["by"] or found["turned"]
    return None


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold())) - ARTICLES


RULE = Rule("CC101", "repeats-false-claim", Severity.ERROR, find, __doc__ or "")
