"""Counts that two texts write in two ways: "one woman in eight", "1 in 8 women"; "no", "zero"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from claimcheck.language.figures.dimensions import are_one_amount
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.steps.plurals import singular
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.figure import Approximation, Figure, FigureKind, ratio
from claimcheck.model.statement import Span

_WITHIN: Final = (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"))
_OF_THE: Final = frozenset(("of", "the"))
_PLURALS: Final = {"women": "woman", "men": "man", "children": "child", "people": "person"}
# "Zero tolerance" and "zero hour" count nothing.
_SEVERAL: Final = word_set("people men women children")


def with_shares(pair: tuple[Parsed, Parsed]) -> tuple[Parsed, Parsed]:
    """Return two English texts, a share that one has around its noun as the other has it before.

    Only beside a share of the same noun in the other text: alone "one car in three garages"
    may be no share.
    """
    first, second = pair
    return _with_shares_of(first, second), _with_shares_of(second, first)


def is_of_ratio(term: Term, terms: Sequence[Term], others: Sequence[Term], text: str) -> bool:
    """Return whether this "of" is lost in a ratio: "20 per cent of adults", "1 in 5 adults".

    So is "per" where the other text has a stroke: "$30 per hour", "$30/hour". ``others`` are
    the terms of the other text, and ``text`` its words. A share "of all nurses" is one of nurses.
    """
    if term.key == "per":
        return _is_stroke(term, terms, others, text)
    if term.key == "all":
        return _is_of_share(term, terms, others)
    place = terms.index(term) if term.key == "of" else 0
    if not place or place + 1 >= len(terms):
        return False
    share, noun = terms[place - 1].figure, terms[place + 1].key
    if share is None or share.kind not in {FigureKind.PERCENT, FigureKind.FRACTION}:
        return False
    return any(
        other.figure
        and following.key == noun
        and (other.key == terms[place - 1].key or are_one_amount(other.figure, share))
        and not {"in", "out"}.isdisjoint(text[other.start : other.end].lower().split())
        for other, following in pairwise(others)
    )


def _is_of_share(every: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether "all" tells nothing after a share: "half of all nurses", "50% of nurses"."""
    place = terms.index(every)
    before = [term.key for term in terms[max(0, place - 1) : place]]
    share = terms[place - 2].figure if place >= 2 else None
    if before != ["of"] or share is None or place + 1 >= len(terms):
        return False
    if share.kind not in {FigureKind.PERCENT, FigureKind.FRACTION}:
        return False
    after = terms[place + 1].key
    return any([one.key, two.key] == ["of", after] for one, two in pairwise(others))


def _is_stroke(per: Term, terms: Sequence[Term], others: Sequence[Term], text: str) -> bool:
    place = terms.index(per)
    around = [term.key for term in (*terms[:place][-1:], *terms[place + 1 : place + 2])]
    return any(
        [one.key, two.key] == around and text[one.end : two.start].strip() == "/"
        for one, two in pairwise(others)
    )


def _with_shares_of(parsed: Parsed, other: Parsed) -> Parsed:
    nouns = {
        form: noun
        for noun in _nouns_of_shares(other)
        for form in (noun, *_singulars(noun), *_plurals(noun))
    }
    if not nouns:
        return parsed
    terms = list(parsed.terms)
    for place in range(len(terms) - 3):
        noun = nouns.get(terms[place + 1].key)
        if noun and (end := _share_end(terms, place)):
            terms[place : end + 1] = _as_share(terms, place, end, noun)
            return parsed._replace(terms=tuple(terms))
    return parsed


def _nouns_of_shares(parsed: Parsed) -> Iterator[str]:
    """Give the nouns of shares such as "1 in 8 women"."""
    heavy = [term for term in parsed.terms if term.key not in _OF_THE]
    for share, noun in pairwise(heavy):
        if share.figure is None or share.figure.kind is not FigureKind.FRACTION:
            continue
        written = parsed.lowered[share.start : share.end]
        if (" in " in written or " out of " in written) and noun.sort is Sort.WORD:
            yield noun.key


def _singulars(noun: str) -> set[str]:
    """Return what one of a noun may be: "nurse" of "nurses", "box" of "boxes"."""
    found = {_PLURALS.get(noun, singular(noun))}
    return found | ({noun[:-1]} if noun.endswith("s") and not noun.endswith("ss") else set())


def _plurals(noun: str) -> set[str]:
    irregular = {several for several, one in _PLURALS.items() if one == noun}
    return irregular | {f"{noun}s", f"{noun}es", f"{noun.removesuffix('y')}ies"}


def _share_end(terms: Sequence[Term], place: int) -> int | None:
    """Return where a share ends that begins there, one term its noun: "one woman in eight"."""
    few = _whole(terms[place])
    if few is None:
        return None
    for words in _WITHIN:
        end = place + 2 + len(words)
        if tuple(term.key for term in terms[place + 2 : end]) != words or end >= len(terms):
            continue
        many = _whole(terms[end])
        if many and 0 < few < many and not _approximation(terms[end]):
            return end
    return None


def _as_share(terms: Sequence[Term], place: int, end: int, noun: str) -> tuple[Term, Term]:
    """Return the share as one term and its noun as the next, both told by the same words."""
    few, many = terms[place], terms[end]
    top, bottom = _whole(few) or 0, _whole(many) or 1
    span = Span(few.start, many.end)
    share = Figure(
        FigureKind.FRACTION, (ratio(top, bottom),), span, approximation=_approximation(few)
    )
    # Terms stand in the order of their places, so the noun is told by the end of the share.
    last = many.end - 1
    return (
        Term(share.key, Sort.FIGURE, few.start, many.end, share),
        Term(noun, Sort.WORD, last, many.end),
    )


def _whole(term: Term) -> int | None:
    """Return the whole number that a term counts; None where it is none, or a range."""
    figure = term.figure
    if figure is None or figure.kind is not FigureKind.COUNT:
        return None
    one = len(figure.numbers) == figure.numbers[0].denominator == 1
    return figure.numbers[0].numerator if one else None


def _approximation(term: Term) -> Approximation:
    return term.figure.approximation if term.figure else Approximation.EXACT


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
