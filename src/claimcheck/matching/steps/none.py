"""None of something told as a number: "zero ships" beside "no ships"."""

from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.figure import FigureKind

# "Zero tolerance" and "zero hour" count nothing.
_SEVERAL: Final = word_set("people men women children")


def with_none_counted(first: Parsed, second: Parsed) -> tuple[Parsed, Parsed]:
    """Return two English texts, the "no" of one as the zero that the other has before that noun.

    As a number it negates nothing; another "not" still does.
    """
    return _counted(first, second), _counted(second, first)


def _counted(parsed: Parsed, other: Parsed) -> Parsed:
    zeros = {
        after.key: zero
        for zero, after in zip(other.terms, other.terms[1:], strict=False)
        if _is_zero(zero) and _stands_before(other, zero, after)
    }
    terms, negators = list(parsed.terms), parsed.negators
    for place, after in enumerate(terms[1:]):
        term = terms[place]
        if term.key == "no" and after.key in zeros and _stands_before(parsed, term, after):
            zero = zeros[after.key]
            terms[place] = Term(zero.key, Sort.FIGURE, term.start, term.end, zero.figure)
            negators = tuple(each for each in negators if each.start != term.start)
    return parsed._replace(terms=tuple(terms), negators=negators) if zeros else parsed


def _is_zero(term: Term) -> bool:
    figure = term.figure
    if figure is None or figure.kind is not FigureKind.COUNT or figure.approximation:
        return False
    return [number.numerator for number in figure.numbers] == [0]


def _stands_before(parsed: Parsed, number: Term, noun: Term) -> bool:
    """Return whether a number counts the noun right after it."""
    several = noun.key in _SEVERAL or (noun.key.endswith("s") and not noun.key.endswith("ss"))
    return several and parsed.plain.text[number.end : noun.start] == " "
