"""Where a text ends in the middle of a sentence, or begins in it."""

from typing import Final

from claimcheck.language.text.seen_letters import seen

# Fewer letters may stand anywhere.
_HALF_FROM: Final = 8


def half_in(text: str, words: str) -> tuple[int, int] | None:
    r"""Return where the beginning of ``words`` ends a text, or their end begins it.

    In any case, whatever marks, dashes and blanks stand between; a text may be cut within
    a word.

    >>> half_in("He left – THE INFORMANT!", "The informant took it")
    (10, 23)
    >>> half_in("took the\nmoney: nobody knew", "The informant, they say, took the money")
    (0, 14)
    """
    folded = seen(text)
    places = [place for place, each in enumerate(folded.text) if each.isalnum()]
    letters = "".join(folded.text[place] for place in places)
    sought = "".join(each for each in seen(words).text if each.isalnum())
    for size in range(min(len(letters), len(sought)), _HALF_FROM - 1, -1):
        first, last = len(letters) - size, size - 1
        if letters.endswith(sought[:size]) and not _goes_on(folded.text, places[first] - 1):
            return folded.origin(places[first], places[-1] + 1)
        if letters.startswith(sought[-size:]) and not _goes_on(folded.text, places[last] + 1):
            return folded.origin(places[0], places[last] + 1)
    return None


def _goes_on(text: str, place: int) -> bool:
    """Return whether a letter or figure stands at a place, so that a word goes on there."""
    return 0 <= place < len(text) and text[place].isalnum()
