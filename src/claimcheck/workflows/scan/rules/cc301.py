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

from collections.abc import Iterator

from claimcheck.language.arithmetic import check_growth
from claimcheck.model.finding import Severity
from claimcheck.model.statement import Span
from claimcheck.workflows.scan.scene import Remark, Rule, Scene, by_voice, voice_facts


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each growth that is not the one between its two ends."""
    for unit in scene.units:
        for check in check_growth(unit.text):
            if check.holds:
                continue
            start = unit.text.find(check.words.split(" from ")[0])
            words = Span(start, start + len(check.words.split(" from ")[0]))
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


RULE = Rule("CC301", "arithmetic", Severity.WARNING, find, __doc__ or "")
