"""Where one and several are the same: after a figure and in compounds."""

from collections.abc import Sequence
from typing import Final

from claimcheck.language.lexicon.peoples import land_of
from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.matching.terms import FUNCTION, LIGHT, Sort, Term
from claimcheck.model.figure import FigureKind

_NOT_PLURAL = word_set("news arms goods means customs physics economics his this us thus less")
# What a noun in either number may stand before: "weapon exports", "weapons exports".
_HEADS = word_set(
    "minister ministry secretary department exports export imports trade industry sector market"
    " company firm policy law bill budget centre center treaty control deal sales prices programme"
    " program union association federation league conference committee commission expert"
)
_AGREEING: Final = (
    frozenset(("is", "are")), frozenset(("was", "were")), frozenset(("has", "have")),
    frozenset(("does", "do")), frozenset(("goes", "go")),
    *(frozenset((verb, f"{verb}s")) for verb in listed(
        "suffer own earn think believe say want die live speak oppose lack belong come get know"
        " see smoke drink eat speak"
    )),
)  # fmt: skip
# What one verb or several may follow: "the team has won", "the team have won".
_COLLECTIVE: Final = word_set(
    "government team committee council party company family parliament cabinet staff crew army"
    " navy public media couple club union board group band ministry opposition senate jury police"
)
_LONGEST_SUBJECT: Final = 6
# What is called after a land so is a noun, too: "Cubans", "Iraqis", not "Danishs".
_NOUNS_OF_PEOPLES: Final = ("an", "i", "ek", "ot")


def agree(ours: Term, theirs: Term, texts: tuple[Sequence[Term], Sequence[Term]]) -> bool:
    """Return whether two forms of a verb say the same of a share, or of a group.

    "One in ten has left", "one in ten have left".
    """
    if frozenset((ours.key, theirs.key)) not in _AGREEING:
        return False
    before = [side[: side.index(term)] for term, side in zip((ours, theirs), texts, strict=True)]
    if all(map(_is_of_group, before)):
        return True
    return all(
        any(
            term.figure and term.figure.kind in {FigureKind.FRACTION, FigureKind.PERCENT}
            for term in side[-_LONGEST_SUBJECT:]
        )
        for side in before
    )


def _is_of_group(before: Sequence[Term]) -> bool:
    """Return whether a group alone is the subject: not "the judge and owner of the club"."""
    if not before or not (before[-1].key in _COLLECTIVE or _is_of_many(before)):
        return False
    return {"of", "and", "or", "with"}.isdisjoint(t.key for t in before[-_LONGEST_SUBJECT:])


def _is_of_many(before: Sequence[Term]) -> bool:
    """Return whether a name may be that of a team, a land or a firm: "Brazil have won"."""
    if len(before) > 1:
        rest = list(before)
        while rest and rest[-1].sort is Sort.NAME:
            rest.pop()
        # "The sheep from Spain has died" is about a sheep.
        alone = not rest or rest[-1].key in LIGHT or rest[-1].key not in FUNCTION
        return len(rest) < len(before) and alone
    # A capital at the head of a text shows no name. Few texts come here, and load the tables.
    from claimcheck.matching.spelling.known_words import is_any_word, is_place_name  # noqa: PLC0415

    return is_place_name(before[-1].key) or not is_any_word(before[-1].key)


def is_plural_of_one(
    ours: Term, theirs: Term, texts: tuple[Sequence[Term], Sequence[Term]]
) -> bool:
    """Return whether two terms are one noun in two numbers, where the number tells nothing."""
    if ours.figure or theirs.figure or singular(ours.key) != singular(theirs.key):
        return False
    if Sort.NAME in {ours.sort, theirs.sort}:
        return all(map(_is_said_of_many, (ours, theirs), texts))
    places = [side.index(term) for term, side in zip((ours, theirs), texts, strict=True)]
    after = [side[place + 1 : place + 2] for place, side in zip(places, texts, strict=True)]
    if after[0] and after[1] and after[0][0].key == after[1][0].key in _HEADS:
        return True
    return all(_is_counted(place, side) for place, side in zip(places, texts, strict=True))


def _is_said_of_many(term: Term, terms: Sequence[Term]) -> bool:
    """Return whether people are told by what they are: "40% are Asian Americans", "… American"."""
    place = terms.index(term)
    before = [other.key for other in terms[max(0, place - 2) : place] if other.sort is Sort.WORD]
    after = terms[place + 1 : place + 2]
    people = singular(term.key)
    if land_of(people) == people or not people.endswith(_NOUNS_OF_PEOPLES):
        return False
    alone = not after or after[0].key in FUNCTION - {"by"}
    return alone and before[-1:] in (["are"], ["were"])


def _is_counted(place: int, terms: Sequence[Term]) -> bool:
    """Return whether a figure other than one stands before, at most an adjective between."""
    for term in reversed(terms[max(0, place - 2) : place]):
        if term.figure:
            figure = term.figure
            number = figure.numbers[0]
            counted = figure.kind in {FigureKind.COUNT, FigureKind.PERCENT, FigureKind.YEAR}
            return counted and number.numerator != number.denominator
        if term.key in FUNCTION:
            return False
    return False


def singular(word: str) -> str:
    """Return a word without the s of the plural.

    >>> singular("countries"), singular("boxes"), singular("news")
    ('country', 'box', 'news')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss") or word in _NOT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]
