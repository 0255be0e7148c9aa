"""Whose something is, said in two ways: "Kenya's president", "the president of Kenya"."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.steps.plurals import singular
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Sort, Term
from claimcheck.named_tuple import NamedTuple

# Before "of" these are had by what follows. Of what is done it may be the doer or not: "the
# invasion of Poland" is no invasion by Poland.
_HAD: Final = frozenset(("gross domestic product",)) | word_set(
    "president premier chancellor king queen minister mayor governor parliament government army"
    " navy police population economy capital constitution budget debt deficit gdp leader cabinet"
    " ruler senate congress coast currency embassy ambassador husband wife widow son daughter"
    " brother sister mother father lawyer headquarters owner founder chairman citizens people"
    " area size airport railway industry exports imports emissions inhabitants voters courts"
    " inflation unemployment turnout poverty joblessness rate"
    " ministry ministries regulator broadcaster prosecutors judges hospitals prisons schools"
    " universities farmers doctors nurses teachers soldiers ports borders border banks"
)
# These any thing or person can have.
_HAD_BY_ALL: Final = _HAD | word_set(
    "death birth price cost value weight height length width depth age name roof walls entrance"
    " captain crew pilot director manager head spokesman spokeswoman editor treasurer secretary"
    " lawyers owners widow parents children sons daughters income revenue profits losses budget"
)
# "Prices of food", "food prices": what is traded stands before the word or after "of".
_TRADED: Final = word_set("price prices export exports import imports sale sales production output")
# "Turnout in Malta", "Malta's turnout": what is measured of all of a land or a town.
_MEASURED_THERE: Final = word_set("inflation unemployment turnout poverty joblessness rate")
_JOINED: Final = (["and"], ["or"], ["of"])
# What begins with one of these may tell of either noun before it.
_OF_EITHER: Final = word_set(
    "with without who which that whose near behind beside under above from named called"
)
_IN_NUMBER: Final = {"have": "has", "are": "is", "were": "was"}
_LONGEST_NOUN: Final = 3
_LONGEST_NAME: Final = 3
_MARK: Final = "'s"


class _Turned(NamedTuple):
    """The words of a text with one "of" turned, and its first word that the turn puts before."""

    keys: list[str]
    owner: Term


def is_genitive_of_other(first: Parsed, second: Parsed) -> bool:
    """Return whether one text says "Kenya's president" where the other has "of Kenya"."""
    return _is_turned(first, second) or _is_turned(second, first)


def _is_turned(owned: Parsed, phrased: Parsed) -> bool:
    """Return whether some "the … of X" turned round makes the other text, word for word."""
    theirs = [term for term in owned.terms if _counts(term)]
    terms = [term for term in phrased.terms if _counts(term)]
    ours = [term.key for term in theirs]
    for place, term in enumerate(terms):
        there = term.key == "in" and place and terms[place - 1].key in _MEASURED_THERE
        if not place or not (term.key == "of" or there):
            continue
        if len(ours) == len(terms) and any(
            ours == turned.keys and _has_article_of(turned.owner, phrased, owned)
            for turned in _turned(phrased, terms, place)
        ):
            return True
        if (
            len(ours) == len(terms) - 1
            and term.key == "of"
            and any(
                _in_number(ours) == _in_number(keys) for keys in _compounded(phrased, terms, place)
            )
        ):
            return True
    return False


def _counts(term: Term) -> bool:
    return term.key == _MARK or term.key not in LIGHT


def _turned(parsed: Parsed, terms: Sequence[Term], of: int) -> Iterator[_Turned]:
    """Give the ways to say it with "'s" for this "of", where nouns or a name stand around."""
    keys = [term.key for term in terms]
    named = of + 1 < len(terms) and terms[of + 1].sort is Sort.NAME
    if keys[of - 1].removeprefix("name ") not in (_HAD if named else _HAD_BY_ALL):
        return
    if keys[of] == "in" and not named:
        return
    for end in _ends_of_owner(parsed, terms, of + 1, named=named):
        for start in range(max(0, of - _LONGEST_NOUN), of):
            if _follows_the(parsed, terms[start]):
                turned = [*keys[of + 1 : end], _MARK, *keys[start:of]]
                yield _Turned([*keys[:start], *turned, *keys[end:]], terms[of + 1])


def _ends_of_owner(
    parsed: Parsed, terms: Sequence[Term], start: int, *, named: bool
) -> Iterator[int]:
    """Give the places at which a name that begins here ends, or one of two nouns."""
    end = start
    while end < min(len(terms), start + _LONGEST_NAME) and _can_own(terms[end], named=named):
        end += 1
    # What follows must not belong to the owner alone: "the president of Kenya and Uganda".
    for last in (end,) if named else range(start + 1, min(end, start + 2) + 1):
        joint = [term.key for term in terms[last : last + 1]]
        if last > start and joint not in ([_MARK], *_JOINED):
            after = next((t.key for t in parsed.terms if t.start >= terms[last - 1].end), "")
            if named or after not in _OF_EITHER:
                yield last


def _can_own(term: Term, *, named: bool) -> bool:
    if named:
        return term.sort is Sort.NAME
    return term.sort is Sort.WORD and term.key not in FUNCTION and term.figure is None


def _has_article_of(owner: Term, phrased: Parsed, owned: Parsed) -> bool:
    """Return whether an owner that is no name has the same article in both texts."""
    if owner.sort is Sort.NAME:
        return True
    ours = _article_before(phrased, owner.key)
    return bool(ours) and ours == _article_before(owned, owner.key)


def _article_before(parsed: Parsed, key: str) -> str:
    """Return the article before the only place of a word; the head of a text can do without."""
    places = [place for place, term in enumerate(parsed.terms) if term.key == key]
    if len(places) != 1:
        return ""
    before = parsed.terms[max(0, places[0] - 1) : places[0]]
    article = "".join(term.key for term in before)
    return "a" if article == "an" else article


def _compounded(parsed: Parsed, terms: Sequence[Term], of: int) -> Iterator[list[str]]:
    """Give the ways to put what is traded before the word: "food prices" for "prices of food"."""
    keys = [term.key for term in terms]
    if keys[of - 1] not in _TRADED or of + 1 >= len(terms):
        return
    article = _article_before(parsed, keys[of + 1])
    if article != "of" or not _can_own(terms[of + 1], named=False):
        return
    for end in (of + 2, of + 3):
        if end > len(terms) or keys[end : end + 1] in ([_MARK], *_JOINED):
            continue
        if all(_can_own(term, named=False) for term in terms[of + 1 : end]):
            yield [*keys[: of - 1], *keys[of + 1 : end], keys[of - 1], *keys[end:]]


def _in_number(keys: Sequence[str]) -> list[str]:
    """Return the words with what is traded, and the verbs after it, in one number."""
    return [
        singular(key) if singular(key) in _TRADED or _stands_before_traded(keys, place)
        else _IN_NUMBER.get(key, key)
        for place, key in enumerate(keys)
    ]  # fmt: skip


def _stands_before_traded(keys: Sequence[str], place: int) -> bool:
    return keys[place + 1 : place + 2] != [] and keys[place + 1] in _TRADED


def _follows_the(parsed: Parsed, term: Term) -> bool:
    """Return whether a phrase begins here: after "the", or where the text begins."""
    before = [other for other in parsed.terms if other.end <= term.start][-1:]
    return not before or before[0].key == "the"
