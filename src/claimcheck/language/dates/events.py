"""Sentences that say that people spoke somewhere, so that the words after them were said there."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimcheck.language.dates.times import Time, read_time
from claimcheck.language.lexicon.closed_classes import PASSIVE
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.sentences import Sentence
from claimcheck.model.dates import PartialDate

# Where somebody is at one of these, or does one of those, the words that follow were said there.
_EVENTS = word_set(
    """
    briefing conference interview speech rally hearing event ceremony meeting forum debate summit
    address appearance visit launch panel podcast broadcast session announcement remarks comments
    """
)
_MADE_KNOWN = word_set("revealed announced disclosed outlined presented said told")
_BEGINNING = word_set("was were gave held made issued")
_SPEAKING = word_set("speaking talking addressing appearing testifying responding")
_DOINGS = word_set(
    "spoke addressed appeared testified visited attended met hosted joined toured briefed called"
    " phoned rang emailed texted"
)


def is_event(lows: Sequence[str]) -> bool:
    """Return whether a sentence says that somebody was somewhere to speak or to be heard."""
    if not _DOINGS.isdisjoint(lows) or _is_speaking(lows):
        return True
    was = next((n for n, low in enumerate(lows) if low in _BEGINNING), None)
    # "Was arrested at a rally".
    done = was is not None and lows[was + 1 : was + 2] and lows[was + 1].endswith("ed")
    return was is not None and not done and not _EVENTS.isdisjoint(lows)


def _is_speaking(lows: Sequence[str]) -> bool:
    """Return whether somebody ``was speaking`` or ``has been talking`` somewhere."""
    return any(one in {"was", "were", "been"} and two in _SPEAKING for one, two in pairwise(lows))


def only_time(
    text: str, sentences: Iterable[Sentence], reported_on: PartialDate | None
) -> Time | None:
    """Return the one time that sentences tell, or None where they tell of several or of none."""
    found: Time | None = None
    for start, end, _ in sentences:
        time = read_time(text[start:end], reported_on)
        while time:
            if found and time.when != found.when:
                return None
            found, time = time, read_time(text[start:end], reported_on, time.end)
    return found


def agents_of(lows: Sequence[str]) -> int | None:
    """Return the "by" after which those stand who made something known together.

    >>> agents_of("this was revealed at a briefing by ann berg and karl voss".split())
    6
    """
    told = next((n for n, low in enumerate(lows) if low in _MADE_KNOWN), 0)
    passive = told and not PASSIVE.isdisjoint(lows[max(0, told - 2) : told])
    if not passive or _EVENTS.isdisjoint(lows):
        return None
    return next((n for n in range(told, len(lows)) if lows[n] == "by"), None)
