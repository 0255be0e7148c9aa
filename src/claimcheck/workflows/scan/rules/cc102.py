"""Repeats a disputed or withdrawn claim.

What: a sentence says the same as a claim whose reviewers disagree, or whose
verdict was taken back. In the draft's own voice that is a warning, attributed
a note.

Why: the desk has not settled whether it is so, or has found that it should not
have said so.

Passes (the claim "Trade with Mali grew by 20% in 2022" is disputed):

    Officials and economists disagree on how much trade with Mali grew in 2022.

Fails:

    Trade with Mali grew by 20% in 2022.
"""

from collections.abc import Iterator

from claimcheck.model.comparison import Band
from claimcheck.model.scan.severity import Severity
from claimcheck.model.status import InPublic, Status, deciding_verdicts
from claimcheck.workflows.scan.context import Remark, Rule, Scene, by_voice, voice_facts, voiced
from claimcheck.workflows.scan.repeat import Repeat, is_out, reasons

_UNSETTLED = {
    Status.DISPUTED: ("whose reviewers disagree", "wait for the resolution"),
    Status.WITHDRAWN: ("whose verdict was taken back", "check it again"),
}


def find(scene: Scene) -> Iterator[Remark]:
    """Yield a remark for each unit that says what is not settled."""
    for unit, repeats in scene.repeated():
        for repeat in repeats:
            status = _unsettled(repeat)
            if repeat.band is not Band.SAME or status is None:
                continue
            # What readers were told to be false stays so for them, and CC101 says so.
            if is_out(repeat.standing) and repeat.fires:
                continue
            what, advice = _UNSETTLED[status]
            labels = sorted({each.label for each in deciding_verdicts(repeat.standing.verdicts)})
            rated = f"{status}: {', '.join(labels)}" if labels else str(status)
            yield Remark(
                by_voice(unit.voice, Severity.WARNING),
                unit.place(),
                unit.sentence,
                f"{voiced(unit)} repeats a claim {what} (c-{repeat.claim.id:d})",
                unit.text,
                (rated, *reasons(repeat), *voice_facts(unit)),
                f"{advice}, or attribute it; claimcheck show c-{repeat.claim.id:d}",
                unit.voice,
                repeat,
            )
            break


def _unsettled(repeat: Repeat) -> Status | None:
    """Return how a claim is not settled, None where it is or was never.

    A draft of a verdict that nobody has signed off is none in place of one taken back.
    """
    status = repeat.standing.status
    if status is Status.PROPOSED and repeat.standing.public.state is InPublic.WITHDRAWN:
        return Status.WITHDRAWN
    return status if status in _UNSETTLED else None


RULE = Rule("CC102", "repeats-unsettled-claim", Severity.WARNING, find, __doc__ or "")
