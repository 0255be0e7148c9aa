"""What an audit reads of a check, and who did how much, in words."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from claimcheck.model.record.check import Check

# What somebody did, by the kind of act that the log names.
_ACTS: Final = {
    "add": "added statements",
    "adopt": "adopted checks",
    "alias": "named people",
    "assign": "gave out claims",
    "capture": "kept copies",
    "claim": "worded claims",
    "confirm": "confirmed mentions",
    "contact": "asked and answered",
    "correct": "corrected",
    "decide": "decided questions",
    "discard": "set claims aside",
    "dissent": "disagreed",
    "drop": "dropped statements or claims",
    "edit": "edited statements",
    "hold": "put on hold",
    "import": "imported",
    "lift": "lifted holds",
    "link": "linked claims",
    "merge": "merged claims",
    "note": "wrote notes",
    "output": "wrote files",
    "person": "described people",
    "person merge": "merged people",
    "person role": "noted offices",
    "policy": "set the policy",
    "publish": "published",
    "redact": "redacted",
    "resolve": "ended disputes",
    "review": "rated",
    "reviewer": "added reviewers",
    "role": "gave roles",
    "scale": "set the scale",
    "sign-off": "signed off",
    "source": "added sources",
    "split": "parted statements",
    "supersede": "replaced claims",
    "take": "took up claims",
    "topic": "filed under topics",
    "unlink": "took links back",
    "undo": "undid acts",
    "unmerge": "parted claims",
}


def act_words(kind: str) -> str:
    """Return what somebody did, as people say it.

    >>> act_words("sign-off"), act_words("person role")
    ('signed off', 'noted offices')
    """
    return _ACTS.get(kind, kind.replace("-", " "))


def counts(named: Iterable[tuple[str, int]]) -> str:
    """Return names with how many there are of each.

    >>> counts([("False", 2), ("Opinion", 1)])
    'False 2, Opinion 1'
    """
    return ", ".join(f"{name} {number:,}" for name, number in named)


def outcome(check: Check) -> str:
    """Return what was found, and whether it stands."""
    if check.is_withdrawn:
        return "Withdrawn"
    rating = check.shown
    label = rating.label if rating else "No verdict"
    return f"{label} ({check.unsettled})" if check.unsettled else label


def taken(check: Check) -> str:
    """Return when a claim was taken up, and why."""
    why = check.taken_for or "nobody noted why"
    return f"{check.taken_on}: {why}" if check.taken_on else "not noted"


def sourced(check: Check) -> str:
    """Return how many sources there are, and of how many the place is named."""
    placed = sum(bool(each.source.locator) for each in check.sources)
    return f"{len(check.sources)}, {placed} with their place" if check.sources else "none"


def corrected(check: Check) -> str:
    """Return when readers were told of which corrections."""
    return ", ".join(f"{each.on} ({each.kind})" for each in check.told) or "none"


def complained(check: Check) -> str:
    """Return when somebody complained, and in how many days they had an answer."""
    found = []
    for each in check.contacts:
        if not each.is_complaint:
            continue
        answer = "answered" if each.is_answered else "no answer yet"
        if each.sent and each.answered_on:
            days = (date.fromisoformat(each.answered_on) - date.fromisoformat(each.sent)).days
            answer = f"answered after {days} {'day' if days == 1 else 'days'}"
        found.append(f"{each.sent or 'day unknown'}: {answer}")
    return "; ".join(found) or "none"
