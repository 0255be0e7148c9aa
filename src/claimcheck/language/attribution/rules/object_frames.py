"""Verbs with somebody or something as their object first: ``urged Congress to``, ``put it at``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.content_bounds import PHRASE_STOPS
from claimcheck.language.lexicon.closed_classes import AUXILIARIES, DETERMINERS, PREPOSITIONS
from claimcheck.language.lexicon.reporting_verbs import Frame

_LINKED = {
    Frame.OBJECT_TO: "to",
    Frame.OBJECT_OF: "of",
    Frame.OBJECT_AS: "as",
    Frame.OBJECT_AT: "at",
}
# In tokens: an object, and what says what somebody did.
_LONGEST_OBJECT, _LONGEST_DEED = 14, 3
_CURRENCIES = "$£€₹₦¥"


def object_frame(
    passage: Passage, i: int, end: int, frames: frozenset[Frame]
) -> tuple[str, int] | None:
    """Return the frame of a verb that has somebody or something as its object first."""
    if Frame.CALLED in frames:
        return ("" if passage.lows[i] in PREPOSITIONS else "called"), i
    link = next((word for frame, word in _LINKED.items() if frame in frames), None)
    if link is None or (Frame.THAT in frames and passage.lows[i] == "that"):
        return None
    return (link if _links(passage, i, end, link) else ""), i


def _links(passage: Passage, i: int, end: int, link: str) -> bool:
    """Return whether `link` follows a noun phrase at `i`: ``urged Congress to act``."""
    for k in range(i, min(end - 1, i + _LONGEST_OBJECT)):
        low = passage.lows[k]
        if low == "not" and k == i:
            return False  # "Urged not to act"
        if low == link:
            follows = (link != "of" or _tells_deed(passage, k + 1, end)) and (
                link != "at" or _tells_figure(passage, i, k + 1, end)
            )
            return (k > i or link == "to") and follows
        if low in PHRASE_STOPS or low in AUXILIARIES or passage.inside[k] >= 0:
            return False
    return False


def _tells_figure(passage: Passage, i: int, begin: int, end: int) -> bool:
    """Return whether a figure at `begin` is put on what is named at `i`: ``the toll at | 40``."""
    near = passage.lows[begin : min(end, begin + _LONGEST_DEED)]
    figure = any(low[0].isdigit() or low[0] in _CURRENCIES for low in near)
    return figure and passage.lows[i] in DETERMINERS


def _tells_deed(passage: Passage, i: int, end: int) -> bool:
    """Return whether the words at `i` say what somebody did: ``of lying``, but not ``of theft``."""
    return any(
        passage.inside[k] >= 0 or passage.lows[k].endswith("ing")
        for k in range(i, min(end, i + _LONGEST_DEED))
    )
