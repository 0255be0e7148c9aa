"""Whose something is, said in two ways: "Kenya's president", "the president of Kenya"."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.terms import LIGHT, Parsed, Sort, Term

# Before "of" these are had by what follows. Of what is done it may be the doer or not: "the
# invasion of Poland" is no invasion by Poland.
_HAD: Final = word_set(
    "president premier chancellor king queen minister mayor governor parliament government army"
    " navy police population economy capital constitution budget debt deficit gdp leader cabinet"
    " ruler senate congress coast currency embassy ambassador husband wife widow son daughter"
    " brother sister mother father lawyer headquarters owner founder chairman citizens people"
    " area size airport railway industry exports imports emissions inhabitants voters courts"
)
_LONGEST_NOUN: Final = 3
_LONGEST_NAME: Final = 3
_MARK: Final = "'s"


def is_genitive_of_other(first: Parsed, second: Parsed) -> bool:
    """Return whether one text says "Kenya's president" where the other has "of Kenya"."""
    return _is_turned(first, second) or _is_turned(second, first)


def _is_turned(owned: Parsed, phrased: Parsed) -> bool:
    """Return whether some "the … of Name" turned round makes the other text, word for word."""
    ours = [_key(term) for term in owned.terms if _counts(term)]
    terms = [term for term in phrased.terms if _counts(term)]
    if len(ours) != len(terms):
        return False
    return any(
        term.key == "of" and place and ours in _turned(phrased, terms, place)
        for place, term in enumerate(terms)
    )


def _key(term: Term) -> str:
    return term.key


def _counts(term: Term) -> bool:
    return term.key == _MARK or term.key not in LIGHT


def _turned(parsed: Parsed, terms: Sequence[Term], of: int) -> list[list[str]]:
    """Return the ways to say it with "'s" for this "of", where a noun and a name stand around."""
    keys = [term.key for term in terms]
    if keys[of - 1] not in _HAD:
        return []
    end = of + 1
    while end < min(len(terms), of + 1 + _LONGEST_NAME) and terms[end].sort is Sort.NAME:
        end += 1
    # What follows must not belong to the name alone: "the president of Kenya and Uganda".
    if end == of + 1 or keys[end : end + 1] in ([_MARK], ["and"], ["or"], ["of"]):
        return []
    return [
        [*keys[:start], *keys[of + 1 : end], _MARK, *keys[start:of], *keys[end:]]
        for start in range(max(0, of - _LONGEST_NOUN), of)
        if _follows_the(parsed, terms[start])
    ]


def _follows_the(parsed: Parsed, term: Term) -> bool:
    """Return whether a phrase begins here: after "the", or where the text begins."""
    before = [other for other in parsed.terms if other.end <= term.start][-1:]
    return not before or before[0].key == "the"
