"""What the buttons of a card say, and which act of the desk each sends."""

from typing import Final

from claimcheck.web.forms.acts import NO_ANSWER
from claimcheck.workflows.desk.keys import ACTS, WORDS

DESK_WORDS: Final = {each.word: each for each in (*ACTS, *WORDS)}
# The act that each of these forms belongs to.
PARTS: Final = {"answer-contact": "contact", "cite": "source", "lift": "hold"}
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
