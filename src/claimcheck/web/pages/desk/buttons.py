"""What the buttons of a card say, which act of the desk each sends, and what follows it."""

from typing import Final

from claimcheck.web.forms.acts import NO_ANSWER
from claimcheck.workflows.desk.keys import ACTS, WORDS

DESK_WORDS: Final = {each.word: each for each in (*ACTS, *WORDS)}
# The act that each of these forms belongs to.
PARTS: Final = {"answer-contact": "contact", "cite": "source", "lift": "hold"}
# After these, the card stays: they prepare what it asks for.
STAYING: Final = frozenset(
    (
        *("source", "cite", "note", "assign", "edit", "take", "topic"),
        *(each.word for each in WORDS),
        *PARTS,
    )
)
# Asked a second time: readers see them, or much hangs on them.
WEIGHED: Final = frozenset(("correct", "merge", "publish", "unmerge"))
# So a refusal can name what was sent.
BUTTONS: Final = {
    "same": "The same claim",
    "related": "Related",
    "contradicts": "Contradicts it",
    "not-same": "Another claim",
    "later": "Later",
    "confirm": "Confirm these words",
    "sign-off": "Sign off",
    "verdict": "Give your verdict",
    "dissent": "Give another label",
    "resolve": "End the dispute by a verdict",
    "source": "Add the source",
    "cite": "Make it a source",
    "edit": "Store the edit",
    "take": "Take it up",
    "drop": "Take it out of the queue",
    "discard": "Discard the statement",
    "topic": "File it",
    "note": "Leave the note",
    "assign": "Ask them",
}


def pressed(word: str) -> str:
    """Return what the button said by which an act was sent; empty where none was pressed.

    >>> pressed("not-same"), pressed("hold"), pressed("answer")
    ('Another claim', 'let nobody change the claim, or lift that', '')
    """
    if word in {"", NO_ANSWER}:
        return ""
    return BUTTONS.get(word) or DESK_WORDS[PARTS.get(word, word)].does
