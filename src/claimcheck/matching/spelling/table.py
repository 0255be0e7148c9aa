"""Words and names, each table searched as it lies: few comparisons ask, and for few words."""

from functools import cache
from pathlib import Path


class WordTable:
    """The lines of a sorted text, found by halving it, without a set of them all.

    >>> "govern" in words(), "goverment" in words()
    (True, False)
    """

    def __init__(self, name: str) -> None:
        """Read a table that lies in this folder."""
        self._text = Path(__file__).with_name(name).read_text("ascii")

    def __contains__(self, word: object) -> bool:
        """Tell whether a word is one of the lines."""
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            start = text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = text.index("\n", start)
            line = text[start:end]
            if line == word:
                return True
            if line < str(word):
                low = end + 1
            else:
                high = start
        return False


@cache
def words() -> WordTable:
    """Return the words of which a large dictionary's are formed."""
    return WordTable("words.txt")


@cache
def names() -> WordTable:
    """Return surnames, and the words of towns' names, that are no words."""
    return WordTable("names.txt")
