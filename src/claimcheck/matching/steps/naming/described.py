"""What is said of somebody before the name or after it: "Lagos-based bank", "Ana Ruiz, 34,"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.spelling.known_words import is_given_name
from claimcheck.matching.steps.rates import next_term
from claimcheck.matching.terms import FUNCTION, LIGHT, Parsed, Sort, Term
from claimcheck.model.figure import FigureKind

_BASED: Final = "based"
_OF_TWO: Final = frozenset(("of", "'s", "and", "or"))
_LONGEST_NOUN: Final = 3
_OLDEST: Final = 120
_PARTING: Final = (",", "(")
_ENDING: Final = (",", ")", ".", "!", "?", "")


def is_based_otherwise(first: Parsed, second: Parsed) -> bool:
    """Return whether one text has "the Lagos-based bank" for "the bank, based in Lagos,"."""
    return _is_based(first, second) or _is_based(second, first)


def is_aged_otherwise(first: Parsed, second: Parsed) -> bool:
    """Return whether one text has "the 41-year-old Ana Ruiz" for "Ana Ruiz, 41,"."""
    return _is_aged(first, second) or _is_aged(second, first)


def is_somebody_aged(first: Parsed, second: Parsed) -> bool:
    """Return whether one text has "a 41-year-old nurse" for "a nurse aged 41"."""
    return any(
        _is_noun_aged(*texts) or _is_noun_aged_after(*texts)
        for texts in ((first, second), (second, first))
    )


def _is_noun_aged_after(before: Parsed, after: Parsed) -> bool:
    """Return whether one has "the 9-year-old girl" for "the girl, 9 years old,"."""
    ours, theirs = _with_articles(before), _with_articles(after)
    keys = [key for key, _ in ours]
    for place, (_, term) in enumerate(ours[:-2]):
        if not (term and _is_age(term)) or keys[place + 1] != "old":
            continue
        told = [key for key in keys[:place] if key not in LIGHT][-1:]
        # Of "the owner of the mill, 9 years old," either may be.
        if not FUNCTION.isdisjoint(told):
            return False
        ages = [keys[place : place + 2], ["aged", *_count_of(term)], _count_of(term)]
        for end in range(place + 3, min(place + 3 + _LONGEST_NOUN, len(keys) + 1)):
            noun = keys[place + 2 : end]
            for age in ages if FUNCTION.isdisjoint(noun) else ():
                turned = [*keys[:place], *noun, *age, *keys[end:]]
                last = place + len(noun) + len(age) - 1
                if turned == [key for key, _ in theirs] and _is_aside(
                    after, theirs[place + len(noun) - 1][1], theirs[last][1]
                ):
                    return True
    return False


def _with_articles(parsed: Parsed) -> list[tuple[str, Term]]:
    """Return what terms say, with the "the" that is part of a figure: "the 9-year-old"."""
    found: list[tuple[str, Term]] = []
    for term in parsed.terms:
        if term.figure and parsed.lowered.startswith("the ", term.start):
            found.append(("the", term._replace(figure=None)))
        found.append((_plainly(term), term))
    return found


def _is_aside(parsed: Parsed, noun: Term, last: Term) -> bool:
    """Return whether what follows a noun up to the last term stands between commas."""
    return _parts(parsed, noun) and _ends(parsed, last)


def _is_noun_aged(before: Parsed, after: Parsed) -> bool:
    terms, theirs = before.terms, [_plainly(term) for term in after.terms]
    keys = [_plainly(term) for term in terms]
    if len(keys) != len(theirs):
        return False
    for place, term in enumerate(terms[:-2]):
        # What stands before must agree, so that one look from left to right is enough.
        if place and keys[place - 1] != theirs[place - 1]:
            return False
        if not _is_age(term) or terms[place + 1].key != "old":
            continue
        for end in range(place + 3, min(place + 3 + _LONGEST_NOUN, len(terms)) + 1):
            noun = terms[place + 2 : end]
            if any(each.figure or each.key in FUNCTION for each in noun):
                break
            aged = [*keys[:place], *keys[place + 2 : end], "aged", *_count_of(term), *keys[end:]]
            if aged == theirs:
                return True
    return False


def _plainly(term: Term) -> str:
    """Return what a term says, "an" as "a"."""
    return "a" if term.key == "an" else _told(term)


def _is_based(before: Parsed, after: Parsed) -> bool:
    ours, terms = _heavy(before), _heavy(after)
    keys = [term.key for term in terms]
    return [term.key for term in ours] in list(_moved_before(after, terms, keys))


def _moved_before(
    parsed: Parsed, terms: Sequence[Term], keys: Sequence[str]
) -> Iterator[list[str]]:
    """Give the ways to say before a noun where it is based."""
    for place in range(1, len(terms) - 2):
        if keys[place : place + 2] != [_BASED, "in"] or not _parts(parsed, terms[place - 1]):
            continue
        named = list(takewhile(lambda term: term.sort is Sort.NAME, terms[place + 2 :]))
        end = place + 2 + len(named)
        if not named or not _ends(parsed, named[-1]):
            continue
        based = [*keys[place + 2 : end], _BASED]
        for start in range(max(0, place - _LONGEST_NOUN), place):
            # Of "the owner of the bank, based in Lagos," either may be there.
            if _OF_TWO.isdisjoint(keys[max(0, start - 1) : place]) and _opens(parsed, terms[start]):
                yield [*keys[:start], *based, *keys[start:place], *keys[end:]]


def _is_aged(before: Parsed, after: Parsed) -> bool:
    terms = _heavy(before)
    theirs = [_told(term) for term in _heavy(after)]
    for place, term in enumerate(terms[:-2]):
        if not _is_age(term) or terms[place + 1].key != "old":
            continue
        named = list(takewhile(lambda other: other.sort is Sort.NAME, terms[place + 2 :]))
        end = place + 2 + len(named)
        keys = [_told(other) for other in terms]
        turned = [*keys[:place], *keys[place + 2 : end], *_count_of(term), *keys[end:]]
        if named and turned == theirs:
            aged = _heavy(after)[place + len(named)]
            return _parts(after, _heavy(after)[place + len(named) - 1]) and _ends(after, aged)
    return False


def _is_age(term: Term) -> bool:
    figure = term.figure
    if figure is None or figure.unit != "year" or figure.approximation:
        return False
    return figure.numbers[0].numerator < _OLDEST * figure.numbers[0].denominator


def _count_of(term: Term) -> list[str]:
    return [str(number) for number in term.figure.numbers] if term.figure else []


def _told(term: Term) -> str:
    """Return a word, or a plain count as its number."""
    figure = term.figure
    if figure is None or figure.kind is not FigureKind.COUNT or figure.approximation:
        return term.key
    return " ".join(map(str, figure.numbers))


def _heavy(parsed: Parsed) -> list[Term]:
    return [term for term in parsed.terms if term.key not in LIGHT or term.key == "'s"]


def _parts(parsed: Parsed, term: Term) -> bool:
    """Return whether a comma or a bracket follows a term."""
    return parsed.plain.text[term.end :].lstrip().startswith(_PARTING)


def _ends(parsed: Parsed, term: Term) -> bool:
    return parsed.plain.text[term.end : term.end + 1] in _ENDING


def _opens(parsed: Parsed, term: Term) -> bool:
    """Return whether a noun begins here: after an article, a small word, or at the head."""
    before = [other for other in parsed.terms if other.end <= term.start][-1:]
    return not before or before[0].key in FUNCTION


# After one of these stands a surname.
_ADDRESSES: Final = word_set(
    "mr mrs ms miss dr prof mr. mrs. ms. dr. prof. sir dame lady lord professor judge justice"
    " senator sergeant captain colonel"
)
# Houses are called after somebody, and nobody after them: "the Carter Center".
_HOUSES: Final = word_set("center centre centers centres theater theatre theaters theatres")
_SEA: Final = word_set("harbor harbour")
_PLACES: Final = frozenset(("pearl",))
# Either is many people's name, and no word that a name of anything else is made of.
_ALONE: Final = frozenset(("gray", "grey"))


def are_two_surnames(
    ours: Term, theirs: Term, terms: tuple[Sequence[Term], Sequence[Term]], texts: Sequence[Parsed]
) -> bool:
    """Return whether two spellings are the surnames of two people."""
    if not {ours.key, theirs.key}.isdisjoint(_HOUSES):
        return False
    sides = list(zip((ours, theirs), terms, texts, strict=True))
    if not all(parsed.plain.text[term.start].isupper() for term, _, parsed in sides):
        return False
    return all(_is_surname(*side) for side in sides)


def _is_surname(term: Term, terms: Sequence[Term], parsed: Parsed) -> bool:
    before = parsed.lowered[: term.start].rstrip().rpartition(" ")[2]
    if before in _ADDRESSES:
        return True
    if is_given_name(before):
        return not (before in _PLACES and term.key in _SEA)
    after = next_term(term, terms)
    # "Grey whales" are of that colour, at the head of a sentence too.
    acts = after is None or after.key in FUNCTION | IRREGULAR_VERBS or after.key.endswith("ed")
    return term.key in _ALONE and acts
