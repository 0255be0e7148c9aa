"""What a page says of one check, in words: the same on every page and in Markdown."""

from collections.abc import Iterator
from typing import Final

from claimcheck.model.record.check import Adopted, Check, CheckCorrection
from claimcheck.model.record.desk_report import long_day
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import CorrectionClass, VerdictRole

# How each class of correction is named for readers.
CORRECTED: Final = {
    "typo": "A slip of the pen was corrected",
    "clarification": "Clarified",
    "update": "Updated",
    "same-verdict": "Corrected, with the same verdict",
    "new-verdict": "The verdict was changed",
    "withdrawn": "Withdrawn",
}
_IN_DOUBT: Final = {
    InPublic.UNDER_REVIEW: "The desk is looking at it again; until then the last verdict stands.",
    InPublic.CORRECTION_DUE: "The desk has come to another verdict, and a correction is due.",
}


def people(check: Check) -> tuple[str, ...]:
    """Return who stands behind the verdict that a page shows."""
    rating = check.shown
    if check.out is not None and rating == check.out:
        return check.behind
    named = (each.reviewer for each in check.ratings if rating and each.label == rating.label)
    return tuple(dict.fromkeys(named))


def happened(check: Check) -> Iterator[tuple[str, str]]:
    """Yield what happened to a check, each with its day, oldest first."""
    found = [(each.said_on, f"said by {each.by or 'somebody'}") for each in check.sayings[:3]]
    found.append((check.taken_on, "taken up"))
    for each in check.ratings:
        did = {
            "signs off": "signed off by",
            "dissents": "disputed by",
            "resolves": "resolved by",
        }.get(each.role, "rated by")
        by = each.adopted.checked_by or "the desk" if each.adopted else each.reviewer
        label = "" if each.role == VerdictRole.SIGNS_OFF else f"{each.label}, "
        found.append((each.rated_on, f"{label}{did} {by}"))
    found += [(each.published_on, "published") for each in check.publications]
    found += [(each.on, CORRECTED[each.kind.value].lower()) for each in check.told]
    found += [(each.on, "a correction was drafted") for each in check.untold]
    dated = ((on, what) for on, what in dict.fromkeys(found) if on)
    yield from sorted(dated, key=lambda one: one[0])


def names(check: Check) -> str:
    """Return who stands behind a verdict, as words."""
    found = people(check)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def by(check: Check) -> str:
    """Return who made a claim, as words."""
    if check.is_withheld:
        return ""
    return ", ".join(each.name for each in check.speakers) or "Nobody named"


def certainty(check: Check) -> str:
    """Return how sure a verdict is: who stands behind it, and what the desk does about it."""
    return " ".join(_certainty(check))


def _certainty(check: Check) -> Iterator[str]:
    """Yield how sure a verdict is, sentence by sentence."""
    rating = check.shown
    if check.is_withdrawn:
        yield "The verdict was taken back."
    elif rating and rating.adopted:
        yield _adopted(rating.adopted)
    elif names(check) and (check.out is not None or check.status is Status.SIGNED_OFF):
        are = "stand" if len(people(check)) > 1 else "stands"
        is_doubted = check.in_public in _IN_DOUBT
        yield f"Signed by {names(check)}." if is_doubted else f"{names(check)} {are} behind it."
    elif check.status is Status.PROPOSED:
        yield from _undecided(check)
        yield f"Proposed by {names(check)}; nobody has signed it off yet."
    elif check.status is Status.DISPUTED:
        own = (each for each in check.ratings if each.role != VerdictRole.SIGNS_OFF)
        yield f"Disputed: {', '.join(f'{each.reviewer} says {each.label}' for each in own)}."
    else:
        yield f"{check.status.value.capitalize()}."
    if check.in_public in _IN_DOUBT:
        yield _IN_DOUBT[check.in_public]
    if rating and rating.recheck_on:
        yield f"To be looked at again on {long_day(rating.recheck_on)}."


def _undecided(check: Check) -> Iterator[str]:
    """Yield who gave more than one label, each on another wording, and has to say which holds."""
    given: dict[str, dict[str, None]] = {}
    for each in check.ratings:
        if each.role != VerdictRole.DISSENTS:
            given.setdefault(each.reviewer, {})[each.label] = None
    for name, labels in given.items():
        if len(labels) > 1:
            yield f"{name} said {' and '.join(labels)}, and has to say which holds."


def _adopted(adopted: Adopted) -> str:
    """Return that a verdict came from an archive, who had checked it, when, and why it counts."""
    by = f", checked by {adopted.checked_by}" if adopted.checked_by else ""
    on = (
        f"{'' if by else ', checked'} on {long_day(adopted.checked_on)}"
        if adopted.checked_on
        else ""
    )
    why = f"; adopted: {adopted.reason.rstrip('.')}" if adopted.reason else ""
    return f"From the desk's archive{by}{on}{why}."


def correction_words(each: CheckCorrection) -> str:
    """Return what a correction did, and what readers were told of it."""
    if each.kind is CorrectionClass.WITHDRAWN:
        did = f"Withdrawn (it said {each.said})" if each.said else "Withdrawn"
    elif each.kind is CorrectionClass.NEW_VERDICT and each.said:
        did = f"{each.said} became {each.says_now}"
    else:
        did = CORRECTED[each.kind.value]
    return f"{did}. {each.notice}"
