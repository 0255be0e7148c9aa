"""The arithmetic in the sentence does not hold.

What: a sentence gives figures that do not agree: two and the growth between them
("rose 20%, from 100 to 130"), a part and its share of the whole ("12 of 48 (30%)",
"a third of 300, or 150"), or two and their sum ("12 men and 13 women, a total of
26"). Rounding is allowed, and what is given loosely ("about") is not checked. It is
a warning, since the program cannot know which figure is wrong.

Why: readers calculate, and sources slip.

Passes:

    Output rose 30%, from 100 to 130 tonnes.

Fails:

    Output rose 20%, from 100 to 130 tonnes.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.figures.check_growth import GrowthCheck
from claimcheck.language.figures.check_parts import check_figures
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene, by_voice, voice_facts


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each growth, part or sum that the figures beside it do not give."""
    for unit, _, _ in scene.examined:
        for check in check_figures(unit.text):
            if check.holds or _is_apart(unit.text, check):
                continue
            yield Remark(
                by_voice(unit.voice, Severity.WARNING),
                unit.place(check.place),
                unit.sentence,
                "the arithmetic does not hold",
                unit.text,
                (str(check), *voice_facts(unit)),
                "ask the source which of the figures is right",
                unit.voice,
            )


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r";|\b(?:while|whereas|and|but|though|although|when|after|as)\b")


def _is_apart(text: str, check: GrowthCheck) -> bool:
    """Return whether what is stated stands in another clause than what it is computed from."""
    place, beside = check.place, check.beside
    between = text[place.end : beside.start] or text[beside.end : place.start]
    return bool(_clause_end().search(between.lower()))


RULE = Rule("CC301", "arithmetic", Severity.WARNING, find, __doc__ or "")
