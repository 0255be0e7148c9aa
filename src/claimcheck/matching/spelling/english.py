"""Whether a text of which nobody told the language reads as English."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.stems import UNKNOWN, code_of
from claimcheck.language.text.words import Word
from claimcheck.matching.spelling.known_words import is_word
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.figure import FigureKind, ratio

# Words that no neighbour of English has.
_ENGLISH_ALONE: Final = word_set(
    "the and with from that were which would they their this than who into about says should"
    " because before could"
)

# Two of these, in small letters, stand in no English text but for a title or a name.
_OTHERS_ALONE: Final = word_set(
    "el en los las la le les des du de del y que un una une il lo che di della um uma os het een"
    " van och att det av der das den ein eine und nicht ist mit nie się jest na"
)
_SEVERAL: Final = 2
_SHORTEST: Final = 4


def may_be_foreign(texts: Sequence[Parsed]) -> bool:
    """Return whether nobody told the language of two texts, and one is hardly English.

    What tells nothing in English words, a letter or an accent, makes other words elsewhere:
    "presos", "pesos"; "papás", "papas".
    """
    if any(code_of(each.language) != UNKNOWN for each in texts):
        return False
    return not all(reads_as_english(each.words) for each in texts)


def reads_as_english(words: Sequence[Word]) -> bool:
    """Return whether words are those of an English text, as far as words alone can tell.

    >>> from claimcheck.language.text.words import split_words
    >>> texts = "The mill in Jena burned", "Nurses left Jena", "El molino de Jena ardió"
    >>> [reads_as_english(list(split_words(text))) for text in texts]
    [True, True, False]
    """
    if any(word.text in _ENGLISH_ALONE for word in words):
        return True
    if len(_OTHERS_ALONE.intersection(word.written for word in words)) >= _SEVERAL:
        return False
    long = [word for word in words if len(word.text) >= _SHORTEST and word.text.isalpha()]
    small = [word for word in long if word.written.islower()] or long
    return 2 * sum(is_word(word.text) for word in small) > len(small) or not small


def is_number_in_words(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed]) -> bool:
    """Return whether a word is the number that the other text writes in digits: "sieben", "7".

    Only of a text that may be in any language, and if it is no word of English.
    """
    one, other = (ours, theirs) if ours.figure else (theirs, ours)
    figure = one.figure
    if figure is None or other.figure or is_word(other.key) or not other.key.isalpha():
        return False
    plain = figure.kind is FigureKind.COUNT and not figure.approximation
    if not plain or len(figure.numbers) != 1 or not may_be_foreign(texts):
        return False
    # Few pairs come here.
    from claimcheck.language.figures.words_abroad import number_in_any  # noqa: PLC0415

    return figure.numbers[0] == ratio(number_in_any(other.key) or 0)
