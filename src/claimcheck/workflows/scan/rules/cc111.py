"""Near in meaning to a published claim that was found false.

What: a sentence in the draft's own voice shares too few words with a published claim whose
label fires for CC101, and a model of language finds the two near all the same (.70 or
more). It is a note and asks whether the sentence says the same; a figure, a time, a
negation, a direction or an opposite that differs silences it. It needs the extra
`[meaning]` and vectors of the record's claims (`claimcheck meaning index`); without them
it finds nothing, and `--no-meaning` or CC111 = "off" in `[scan.rules]` turns it off.

Why: a false claim comes back in other words more often than in its own.

Passes (the published claim "The vehicles of this country fill its roads" is rated False):

    The mayor of this country was shot in spring.

Fails:

    Too many cars crowd our streets every day.
"""

from collections.abc import Iterator

from claimcheck.matching.explanation import nearness
from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene
from claimcheck.workflows.scan.repeat import differences, reasons


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that is near to a false claim in meaning alone."""
    for unit, repeat, cosine in scene.other_words:
        yield Remark(
            Severity.NOTE,
            unit.place(),
            unit.sentence,
            f"own voice may say in other words what was rated {repeat.label}"
            f" (c-{repeat.claim.id:d})",
            unit.text,
            (nearness(cosine), repeat.known, *differences(repeat), *reasons(repeat)),
            f"look whether it says the same; claimcheck show c-{repeat.claim.id:d}",
            unit.voice,
            repeat,
        )


RULE = Rule("CC111", "false-claim-in-other-words", Severity.NOTE, find, __doc__ or "")
