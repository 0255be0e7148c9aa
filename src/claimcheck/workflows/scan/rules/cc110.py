"""The draft repeats what another desk rated false.

What: a sentence in the draft's own voice says the same as a claim that another desk
checked, in a library or on a claim of the record, with a label that `[scale.map]` places on
a label of yours that warns. It is off unless `[scan] elsewhere` is "note" or "warning"; it
is never an error, and a verdict of your own on the claim silences it.

Why: somebody has looked at this before. Their verdict is not yours, so look at theirs and
judge for yourself.

Passes (another desk rated "The old bridge carries 40,000 cars a day" as False):

    The old bridge carries 50,000 cars a day.

Fails:

    The old bridge carries 40,000 cars a day.
"""

from collections.abc import Iterator

from claimcheck.model.scan.severity import Severity
from claimcheck.workflows.scan.context import Remark, Rule, Scene, at_stake, gravity


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that says what others rated false."""
    for unit, checks in scene.elsewhere:
        first = checks[0]
        told = [
            f"{each.check.by}: “{each.check.label}”, {each.check.published_on or 'date unknown'},"
            f" {each.check.url}"
            for each in checks
        ]
        place = f"{first.library}:" if first.library else ""
        yield Remark(
            gravity(unit, Severity.WARNING),
            at_stake(unit),
            unit.sentence,
            f"own voice repeats a claim that {first.check.by} rated “{first.check.label}”"
            f" ({place}y-{first.check.id:d})",
            unit.text,
            (f"theirs: {first.match.claim.text}", *told, f"at yours: {first.label}"),
            "look at their check and judge for yourself; it is no verdict of yours",
            unit.voice,
        )


RULE = Rule("CC110", "rated-elsewhere", None, find, __doc__ or "")
