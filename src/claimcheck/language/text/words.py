"""The words of a text with their places, contractions written out."""

import re
from functools import cache

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import UNSPACED
from claimcheck.named_tuple import NamedTuple

CLITIC = "'s"
"""What stands for a possessive, "is" or "has"."""

_CONTRACTED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wont": ("will", "not"),
    "cant": ("can", "not"),
}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "'d", "'s": CLITIC}
# Written without the apostrophe, as in posts.
_BARE = word_set(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt"
)


class Word(NamedTuple):
    """A word in lower case and its place; a contraction gives two with one place."""

    text: str
    start: int
    end: int
    written: str


@cache
def _pattern(*, unspaced: bool) -> re.Pattern[str]:
    # Each character of a script without spaces is a word.
    alone, together = (rf"|[{UNSPACED}]", rf"(?![{UNSPACED}])") if unspaced else ("", "")
    return re.compile(
        r"(?:[^\W\d_]\.){2,}(?!\w)|(?:[^\W\d_]\.)+[^\W\d_]\b"  # initials: U.S., p.m
        r"|[^\W\d_]+-\d+(?![\w.])"  # names such as COVID-19, F-16
        rf"{alone}|(?:{together}[^\W_])+(?:'[^\W\d_]+)*"
        # A grade's star: "A*" is above "A".
        r"|(?<=[^\w*][A-E])\*(?![\w*])"
        # Signs that stand for words: arrows, ticks, thumbs; a question is not its answer.
        r"|[$£€¥₹%°<>=~+&#?^×÷±√]|[\u2190-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    )


def split_words(text: str) -> list[Word]:
    """Return the words of a plain text in order.

    >>> [word.text for word in split_words("The U.S. doesn't export COVID-19")]
    ['the', 'us', 'does', 'not', 'export', 'covid19']
    """
    words: list[Word] = []
    for found in _pattern(unspaced=not text.isascii()).finditer(text):
        start, end = found.span()
        written = found[0]
        lowered = "and" if written == "&" else written.casefold()
        if "." in written or "-" in written:
            lowered = lowered.replace(".", "").replace("-", "")
        if "'" in lowered or lowered in _CONTRACTED or lowered in _BARE:
            words += [Word(part, start, end, written) for part in _written_out(lowered)]
        else:
            words.append(Word(lowered, start, end, written))
    return words


def _written_out(word: str) -> tuple[str, ...]:
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    if word in _BARE:
        return word[:-2], "not"
    if word.endswith("n't"):
        return word[:-3], "not"
    stem, mark, ending = word.rpartition("'")
    if stem and mark + ending in _ENDINGS:
        return stem.replace("'", ""), _ENDINGS[mark + ending]
    return (word.replace("'", ""),)
