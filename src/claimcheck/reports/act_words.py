"""What an act of the log is called, as people say it: in its story, and where it is undone."""

from collections.abc import Mapping
from typing import Final

from claimcheck.model.record.log_entry import Happening

_ACTS: Final = {
    "add": "the adding of",
    "adopt": "the adoption of",
    "assign": "the assignment of",
    "capture": "the adding of",
    "confirm": "the confirmation of",
    "contact": "the reply",
    "correct": "the correction",
    "decide": "the decision",
    "dissent": "the dissent",
    "drop": "the dropping of",
    "edit": "the edit of",
    "hold": "the hold on",
    "lift": "the lifting of the hold on",
    "link": "the tie",
    "merge": "the merging of",
    "note": "the note",
    "publish": "the publication of",
    "resolve": "the resolution",
    "review": "the verdict",
    "sign-off": "the sign-off",
    "source": "the source",
    "take": "the taking up of",
    "topic": "the filing of",
    "unlink": "the removal of",
    "unmerge": "the parting of",
}


def act_in_words(kind: str, subject: str) -> str:
    """Return what an act was, as people say it.

    >>> act_in_words("add", "s-4"), act_in_words("person merge", "p-2")
    ('the adding of s-4', '“person merge” p-2')
    """
    return f"{_ACTS.get(kind, f'“{kind}”')} {subject}"


def undone_in_words(undo: Happening, before: Mapping[int, Happening]) -> str:
    """Return what an undoing took back, by whom it was done and when.

    ``before`` are the acts of the same story by their events; one of which nothing is told
    there goes by its number.
    """
    return f"{_act(undo.subject, before)} is undone"


def _act(sequence: str, before: Mapping[int, Happening]) -> str:
    """Return an act, what it was about, its author and its day."""
    done = before.get(int(sequence)) if sequence.isdecimal() else None
    if done is None:
        return f"what event {sequence} did"
    if done.kind == "undo":
        return f"the undoing by {done.actor} of {_act(done.subject, before)}"
    return f"{act_in_words(done.kind, done.subject)} by {done.actor} on {done.at[:10]}"
