"""Words that can be left out or put in: an article, "by" before an amount, "on" before a day."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from claimcheck.language.figures.units import MONTHS
from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.offices import names_office
from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.matching.steps.by_how_much import is_before_amount
from claimcheck.matching.steps.rates import (
    PER,
    UNITS_OF_RATES,
    is_amount_before,
    next_term,
    terms_before,
)
from claimcheck.matching.steps.spans import is_of_year
from claimcheck.matching.terms import FUNCTION, LIGHT, Sort, Term
from claimcheck.model.figure import Figure, FigureKind, ratio

# "A few" is not "few", "the most" not "most", "the number" not "a number".
# Without "a" these are several, or what they are made of: "sheep died", "a sheep died".
_ONE_OF_SOME = word_set(
    "sheep fish deer aircraft spacecraft species series salmon trout shrimp squid bison moose"
    " offspring chicken turkey duck lamb paper glass iron light coffee beer wine hair wood cloth"
    " fire stone rock copper rubber crossroads headquarters barracks means"
)
_WEIGHTY = {
    "a": word_set("few little number bit lot majority minority") | _ONE_OF_SOME,
    "an": frozenset(("estimated",)) | _ONE_OF_SOME,
    "the": word_set("most only few little best worst"),
}
# What somebody can be beside an office, so that one may be both.
_CALLINGS = word_set(
    "treasurer owner founder author driver writer singer teacher banker builder brother father"
    " mother wife husband son daughter sister friend partner adviser advisor investor developer"
)
# Without "the" one is there for what it is for: "went to prison", "went to the prison".
# Who is "in charge" has it, who is "in the charge of" somebody is had.
_OF_USE = word_set(
    "prison jail gaol church school college university bed sea class work office court power"
    " question charge possession control command care custody place front time market"
)
_TIMES = word_set("until till since before after during when while again today yesterday now")
_INTO = frozenset(("to", "in", "into", "at", "from", "under", "of"))
# "The suspect" and "a suspect" are two, but a headline's "suspect" is either.
_OPPOSITE = {"a": frozenset(("the",)), "an": frozenset(("the",)), "the": frozenset(("a", "an"))}
_ONE = frozenset(("a", "an"))
_OF_PERSONS, _FORMER = frozenset(("no", "every", "some", "any")), frozenset(("ex", "former"))
_AFTER_YEAR = word_set("and or but was were is are has had saw will brought when as")


def is_light(term: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether a term can be left out; ``others`` are those of the other text."""
    following = next_term(term, terms)
    if term.key in LIGHT:
        weighty = following is not None and (
            following.key in _WEIGHTY.get(term.key, ())
            or _is_exchanged(term, following, terms, others)
            or _is_of_rate(term, following, terms, others)
            or _is_of_use(term, following, terms)
            or _is_abroad(term, terms)
            or _is_moved(term, terms, others)
            or _is_of_second(term, following, terms)
        )
        return term.sort is not Sort.NAME and not weighty and term.key != "'s"
    if following is None:
        return False
    if term.key == "of":
        return following.key in _DEFINITE and _is_after_share(term, terms)
    if term.key == "year":
        return is_of_year(term, following, terms)
    if term.key in {"by", "with"}:
        return is_before_amount(term, terms)
    weekday = term.key in _WEEKDAYS and _is_day_of(term, terms)
    return weekday or (term.key in {"on", "in"} and _is_before_day(following, others))


def _is_of_use(article: Term, place: Term, terms: Sequence[Term]) -> bool:
    """Return whether somebody is at a place, and not there for what it is for without "the"."""
    after = next_term(place, terms)
    if article.key != "the" or place.key not in _OF_USE:
        return False
    ends = after is None or after.key in FUNCTION | _TIMES or after.figure is not None
    before = [each.key for each in terms_before(article, terms, 2)]
    # "The head of the school" is no other than "the head of school", but "out of work" is.
    return ends and not _INTO.isdisjoint(before[-1:]) and (before[-1] != "of" or "out" in before)


def _is_of_second(article: Term, office: Term, terms: Sequence[Term]) -> bool:
    """Return whether an article tells two from one: "the bishop and the treasurer"."""
    before = terms_before(article, terms, 2)
    joined = len(before) > 1 and before[1].key == "and"
    return joined and _calls_somebody(before[0].key) and _calls_somebody(office.key)


def _calls_somebody(word: str) -> bool:
    return word in TITLES or word in _CALLINGS or names_office(word)


def _is_moved(that: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether "that" stands elsewhere in the other text, and tells of another word there."""
    if that.key != "that":
        return False
    return sum(term.key == "that" for term in others) >= sum(term.key == "that" for term in terms)


def have_same_articles(first: Sequence[Term], second: Sequence[Term]) -> bool:
    """Return whether two texts have the articles alike that tell something, as in "a few"."""
    told = [
        sorted(
            f"{'a' if article.key == 'an' else article.key} {noun.key}"
            for article, noun in pairwise(terms)
            if article.key in {"a", "an", "that"}
            or (article.key == "the" and noun.key in _WEIGHTY["the"])
        )
        for terms in (first, second)
    ]
    return told[0] == told[1]


def _is_before_day(day: Term, others: Sequence[Term]) -> bool:
    if day.figure is None:
        return day.key.endswith("day") or day.key in MONTHS
    return day.figure.is_date and not _counts(day, others)


def _is_day_of(weekday: Term, terms: Sequence[Term]) -> bool:
    """Return whether a date beside a day of the week falls on it: "Monday, 4 May 2015"."""
    place = bisect_left(terms, weekday.start, key=attrgetter("start"))
    return any(
        term.figure is not None and _weekday_of(term.figure) == weekday.key
        for term in (*terms_before(weekday, terms, 1), *terms[place + 1 : place + 2])
    )


def _weekday_of(figure: Figure) -> str | None:
    """Return on which day of the week a whole date falls, by Zeller's rule."""
    if figure.kind is not FigureKind.DATE or len(figure.numbers) != _WHOLE_DATE or figure.unit:
        return None
    year, month, day = (number.numerator for number in figure.numbers)
    if not year or not month or not day:
        return None
    year, month = (year, month) if month > 2 else (year - 1, month + 12)
    return _WEEKDAYS[
        (day + 13 * (month + 1) // 5 + year + year // 4 - year // 100 + year // 400) % 7
    ]


def _is_of_rate(article: Term, unit: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether "300 men a day" stands beside men who fell on "that day"."""
    if article.key not in PER or unit.key not in UNITS_OF_RATES:
        return False
    pointed = any(one.key in _POINTING and two.key == unit.key for one, two in pairwise(others))
    return pointed and is_amount_before(article, terms)


def _is_abroad(article: Term, terms: Sequence[Term]) -> bool:
    """Return whether it follows no English word, and is no article: "subió a 900 euros"."""
    if article.key not in _ONE:
        return False
    from claimcheck.matching.spelling.known_words import is_any_word, names_somebody  # noqa: PLC0415

    before = [each.key for each in terms_before(article, terms, 1) if each.sort is not Sort.FIGURE]
    known = [each for each in before if is_any_word(each) or names_somebody(each)]
    return before != known


def _is_exchanged(article: Term, noun: Term, terms: Sequence[Term], others: Sequence[Term]) -> bool:
    """Return whether one text has "a suspect" where the other has "the suspect"."""
    opposite = _OPPOSITE.get(article.key)
    if opposite is None:
        return False
    return _count(opposite, noun, others) > _count(opposite, noun, terms)


def _count(articles: frozenset[str], noun: Term, terms: Sequence[Term]) -> int:
    return sum(one.key in articles and two.key == noun.key for one, two in pairwise(terms))


def _is_after_share(of: Term, terms: Sequence[Term]) -> bool:
    """Return whether "half", "all" or "both" stands before: "half of the voters"."""
    return any(
        other.key in {"all", "both"} or (other.figure and _is_half(other.figure))
        for other in terms_before(of, terms, 1)
    )


def _is_half(figure: Figure) -> bool:
    return figure.numbers == ((_FIFTY if figure.kind is FigureKind.PERCENT else _HALF),)


def _counts(year: Term, others: Sequence[Term]) -> bool:
    """Return whether the other text may count with the same number: "2020 soldiers died"."""
    if year.figure is None or year.figure.kind is not FigureKind.YEAR:
        return False
    for place, other in enumerate(others):
        if other.figure is None or other.key != year.key:
            continue
        if other.figure.kind is FigureKind.COUNT:
            return True
        before, after = others[max(0, place - 1) : place], others[place + 1 : place + 2]
        introduced = bool(before) and before[0].key in {"in", "since", "of", "from", "until"}
        if not introduced and after and after[0].sort is Sort.WORD:
            return after[0].start - other.end == 1 and after[0].key not in _AFTER_YEAR
    return False


def are_former(ours: Term, theirs: Term, terms: tuple[Sequence[Term], Sequence[Term]]) -> bool:
    """Return whether one says "ex" of somebody where the other says "former"."""
    if {ours.key, theirs.key} != _FORMER:
        return False
    named = [next_term(term, side) for term, side in zip((ours, theirs), terms, strict=True)]
    return all(each is not None and each.key not in FUNCTION for each in named)


def are_one_pronoun(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Return whether one has "no one" or "everyone" where the other has "nobody" or "everybody"."""
    words = ["".join(t.key for t in side if t.key not in LIGHT) for side in (ours, theirs)]
    ends = {word[-len("one") :] for word in words}
    bodies = {word.removesuffix("one").removesuffix("body") for word in words}
    return len(bodies) == 1 and bodies <= _OF_PERSONS and len(ends) == 2


_POINTING = frozenset(("the", "that", "this", "one"))
_WHOLE_DATE = 3
_WEEKDAYS = listed("saturday sunday monday tuesday wednesday thursday friday")
_HALF, _FIFTY = ratio(1, 2), ratio(50)
_DEFINITE = word_set("the these those its their his her our my")
