"""Verbs with somebody or something as their object first: ``urged Congress to``, ``put it at``."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.rules.clauses import ends_clause
from claimcheck.language.attribution.rules.content_bounds import PHRASE_STOPS
from claimcheck.language.lexicon.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
)
from claimcheck.language.lexicon.reporting_verbs import Frame
from claimcheck.language.lexicon.word_lists import word_set

_LINKED = {
    Frame.OBJECT_TO: "to",
    Frame.OBJECT_OF: "of",
    Frame.OBJECT_AS: "as",
    Frame.OBJECT_AT: "at",
}
# In tokens: an object, and what says what somebody did.
_LONGEST_OBJECT, _LONGEST_DEED = 14, 3
_CURRENCIES = "$£€₹₦¥"
# What ends so says how something is.
_ADJECTIVES = tuple("ous ful less ible able ive ical ish ic al ant ent ary".split())
_LONGEST_JUDGED = 5
_IDIOMS = word_set("day halt bluff time")


def object_frame(
    passage: Passage, i: int, end: int, frames: frozenset[Frame]
) -> tuple[str, int] | None:
    """Return the frame of a verb that has somebody or something as its object first."""
    if Frame.CALLED in frames:
        return ("" if passage.lows[i] in PREPOSITIONS else "called"), i
    link = next((word for frame, word in _LINKED.items() if frame in frames), None)
    if link is None or (Frame.THAT in frames and passage.lows[i] == "that"):
        return None
    if _links(passage, i, end, link):
        return link, i
    # "Asked why", "cautioned that" go on otherwise.
    return None if Frame.THAT in frames else ("", i)


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


def opens_figure(low: str) -> bool:
    """Return whether a figure begins with a token: ``40``, ``$``."""
    return low[0].isdigit() or low[0] in _CURRENCIES


def _tells_figure(passage: Passage, i: int, begin: int, end: int) -> bool:
    """Return whether a figure at `begin` is put on what is named at `i`: ``the toll at | 40``."""
    near = passage.lows[begin : min(end, begin + _LONGEST_DEED)]
    return any(map(opens_figure, near)) and passage.lows[i] in DETERMINERS


def _tells_deed(passage: Passage, i: int, end: int) -> bool:
    """Return whether the words at `i` say what somebody did: ``of lying``, but not ``of theft``."""
    return any(
        passage.inside[k] >= 0 or passage.lows[k].endswith("ing")
        for k in range(i, min(end, i + _LONGEST_DEED))
    )


def judged_end(passage: Passage, i: int, end: int) -> int:
    """Return where an object and what it is called end: ``called | the offer reckless``.

    So do ``it a disgrace`` and ``the vote a farce``, but not ``it a day``: there it is `i`.
    """
    lows = passage.lows
    if lows[i] not in OBJECTS and lows[i] not in DETERMINERS:
        return i
    for k in range(i + 1, min(end, i + _LONGEST_JUDGED)):
        low = lows[k]
        if passage.inside[k] >= 0 or not low.isalpha() or low in PREPOSITIONS:
            return i
        if low in {"a", "an"} and k + 1 < end and lows[k + 1] not in _IDIOMS:
            return next(n for n in range(k + 1, end + 1) if ends_clause(passage, n, end))
        alone = k == i + 1 and lows[i] in DETERMINERS and lows[i] not in OBJECTS
        if low.endswith(_ADJECTIVES) and ends_clause(passage, k + 1, end) and not alone:
            # "Serious but stable".
            joined = lows[k + 1 : k + 2] in (["but"], ["and"]) and ends_clause(passage, k + 3, end)
            return k + 3 if joined and k + 3 <= end else k + 1
    return i
