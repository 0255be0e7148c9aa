"""How many paragraphs lie between two sentences, without the credits of pictures."""

from claimcheck.language.attribution.passage import Passage
from claimcheck.language.people.name_tables import is_given

_NEAR = 2
_FEWEST, _LONGEST_CREDIT = 2, 4


def paragraphs_apart(passage: Passage, before: int, sentence: int) -> int:
    """Return the distance of two sentences in paragraphs; a credit, ``ANN BERG``, is none."""
    first, last = passage.sentences[before], passage.sentences[sentence]
    apart = last.paragraph - first.paragraph
    if apart <= _NEAR:
        return apart
    return apart - sum(_is_credit(passage, n) for n in range(before + 1, sentence))


def _is_credit(passage: Passage, number: int) -> bool:
    """Return whether a paragraph is no more than a name in capitals."""
    begin, end = passage.bounds(number)
    words, start = passage.words[begin:end], passage.sentences[number].start
    named = _FEWEST <= len(words) <= _LONGEST_CREDIT and is_given(words[0].lower())
    alone = passage.text[start - 1 : start] == "\n"
    return named and alone and all(word.isalpha() and word.isupper() for word in words)
