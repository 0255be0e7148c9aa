"""A text as the numbers of pieces of words that a BERT model reads."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_LONGEST_WORD: Final = 100
# What models of this kind were trained on; what follows says little about a claim.
MOST_PIECES: Final = 256
# A text of any length costs no more than this to take apart.
_MOST_LETTERS: Final = 8_000
_START: Final = "[CLS]"
_END: Final = "[SEP]"
_UNKNOWN: Final = "[UNK]"


def read_pieces(path: Path) -> dict[str, int]:
    """Return the pieces of a vocabulary, one a line, each with its number."""
    return {piece: number for number, piece in enumerate(path.read_text("utf-8").split("\n"))}


@cache
def english_pieces() -> dict[str, int]:
    """Return the pieces of the uncased English models."""
    return read_pieces(Path(__file__).with_name("pieces.txt"))


def numbers_of(text: str, pieces: Mapping[str, int], *, small: bool = True) -> list[int]:
    """Return the numbers of a text's pieces, with those for its beginning and end.

    The pieces of most models are of ``small`` letters without accents.

    >>> numbers_of("The mayor", english_pieces())
    [101, 1996, 3664, 102]
    """
    found: list[int] = []
    for word in _words(text[:_MOST_LETTERS], small=small):
        found += _of_word(word, pieces)
        if len(found) >= MOST_PIECES - 2:
            break
    return [pieces[_START], *found[: MOST_PIECES - 2], pieces[_END]]


def _words(text: str, *, small: bool) -> Iterator[str]:
    """Give the words and signs of a text, in small letters without accents where that is asked."""
    read = unicodedata.normalize("NFD", text.lower()) if small else text
    left_out = {"Mn", "Cf"} if small else {"Cf"}
    bare = "".join(each for each in read if unicodedata.category(each) not in left_out)
    for run in _runs().finditer(bare):
        yield run[0]


@cache
def _runs() -> re.Pattern[str]:
    # Letters and digits together; a sign or a Chinese character alone.
    return re.compile(r"[^\W_㐀-鿿豈-﫿]+|[^\s\x00-\x1f]")


def _of_word(word: str, pieces: Mapping[str, int]) -> list[int]:
    """Return a word's longest pieces from left to right, or that it is unknown."""
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST_WORD:
        mark = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if mark + word[start:end] in pieces), None)
        if end is None:
            return [pieces[_UNKNOWN]]
        found.append(pieces[mark + word[start:end]])
        start = end
    return found or [pieces[_UNKNOWN]]
