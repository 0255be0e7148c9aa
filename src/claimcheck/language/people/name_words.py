"""Which words name somebody, some place or some body."""

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.words import Word

_NEVER = word_set("i a an the in on at of and or but if it he she they we you this that")


def is_name(word: Word, *, first: bool, shouted: bool) -> bool:
    """Tell whether a word is written as a name.

    The first word of a text, and every word of a text in capitals, shows nothing.
    """
    written = word.written
    if shouted or word.text in _NEVER or not written[:1].isupper():
        return False
    return not first or (len(written) > 1 and written.isupper())
