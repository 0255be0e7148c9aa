"""The arithmetic in the sentence does not hold.

What: a sentence gives two figures and the growth between them, and they do not
agree: "rose 20%, from 100 to 130". Rounding is allowed. It is a warning, since the
program cannot know which figure is wrong.

Why: readers calculate, and sources slip.

Passes:

    Output rose 30%, from 100 to 130 tonnes.

Fails:

    Output rose 20%, from 100 to 130 tonnes.
"""

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.language.arithmetic import check_growth
from claimcheck.model.scan import Severity
from claimcheck.model.statement import Span
from claimcheck.workflows.scan.scene import Remark, Rule, Scene, by_voice, voice_facts


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each growth that is not the one between its two ends."""
    for unit in scene.units:
        for check in check_growth(unit.text):
            growth, _, ends = check.words.partition(" from ")
            start = unit.text.find(growth)
            words = Span(start, start + len(growth))
            if check.holds or _is_apart(unit.text, words, unit.text.find(ends)):
                continue
            yield Remark(
                by_voice(unit.voice, Severity.WARNING),
                unit.place(words if start >= 0 else None),
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


def _is_apart(text: str, growth: Span, ends: int) -> bool:
    """Tell whether the growth stands in another clause than its two ends."""
    between = text[growth.end : ends] if growth.end <= ends else text[ends : growth.start]
    return bool(_clause_end().search(between.lower()))


RULE = Rule("CC301", "arithmetic", Severity.WARNING, find, __doc__ or "")
