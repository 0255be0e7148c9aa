"""What kind of thing two runs of differing words are: a numeral, an amount, a time."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import Final

from claimcheck.language.lexicon.closed_classes import WEEKDAYS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.text.words import CLITIC
from claimcheck.matching.terms import FUNCTION, Parsed, Sort, Term
from claimcheck.model.comparison import Guard

_TIMES: Final = WEEKDAYS | word_set(
    """
    easter christmas halloween thanksgiving lent ramadan diwali passover pentecost whitsun
    winter summer autumn spring morning afternoon evening night midday midnight dawn dusk
    yesterday today tonight tomorrow weekend weekday twenties thirties forties fifties sixties
    seventies eighties nineties
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag tisdag onsdag torsdag fredag lördag söndag
    """
)
# "Easter Monday" is a day; "Christmas Island" is a place.
_OF_DAYS: Final = word_set("day eve night morning afternoon evening weekend market holiday")
_UNITS: Final = word_set(
    "day week weekend fortnight month quarter year decade century season term night"
)
_WHICH: Final = word_set("last this next past previous coming current following preceding")
_AMOUNTS: Final = word_set("tens dozens scores hundreds thousands millions billions trillions")
# These are surnames, too.
_COUNTED: Final = word_set("war part chapter title bowl article type class phase stage book")
_CENTURIES: Final = word_set("century centuries millennium")
_QUANTIFIERS: Final = word_set("few many some most all several both none each every any half")


def kind_of(
    first: Parsed, ours: Sequence[Term], second: Parsed, theirs: Sequence[Term]
) -> Guard | None:
    """Return which guard names what differs in two runs of words; None where it is just words."""
    sides = ((first, ours), (second, theirs))
    if len(ours) == len(theirs) == 1:
        if {ours[0].key, theirs[0].key} <= _AMOUNTS:
            return Guard.NUMBER
        if all(_is_numeral(parsed, terms[0]) for parsed, terms in sides):
            head = _heads(first, ours[0], second, theirs[0])
            return Guard.NUMBER if head and not _names_somebody(head[0]) else None
    if not all(_says_when(*each) for each in sides):
        return None
    # Where one text says nothing of when, "this year" of the other hangs on the day of saying.
    told = [each for each in chain(ours, theirs) if each.key not in FUNCTION]
    if not (ours and theirs):
        told = [each for each in told if each.key.removesuffix("'s") in _TIMES]
    return Guard.PERIOD if told else None


def with_bearers(
    first: Parsed, ours: Sequence[Term], second: Parsed, theirs: Sequence[Term]
) -> tuple[list[Term], list[Term]]:
    """Return names that differ, a king's number with his name: "Charles II"."""
    if are_reigns(first, ours, second, theirs) and (
        heads := _heads(first, ours[0], second, theirs[0])
    ):
        return [heads[0], *ours], [heads[1], *theirs]
    return [*ours], [*theirs]


def are_reigns(first: Parsed, ours: Sequence[Term], second: Parsed, theirs: Sequence[Term]) -> bool:
    """Return whether two words are the numbers of two who bear one name: of "Charles II", "III"."""
    if not len(ours) == len(theirs) == 1:
        return False
    if not (_is_numeral(first, ours[0]) and _is_numeral(second, theirs[0])):
        return False
    heads = _heads(first, ours[0], second, theirs[0])
    return heads is not None and _names_somebody(heads[0])


def are_names_at_head(first: Parsed, ours: Term, second: Parsed, theirs: Term) -> bool:
    """Return whether two texts begin with two names, which the capital of a head does not show."""
    sides = ((first, ours), (second, theirs))
    if any(parsed.terms[0] is not term or not parsed.english for parsed, term in sides):
        return False
    if not all(parsed.plain.text[term.start].isupper() for parsed, term in sides):
        return False
    # "Few" is a surname, too.
    if all(term.key in _QUANTIFIERS for _, term in sides):
        return False
    # Texts that differ in a word were looked up before, and no other comes here.
    from claimcheck.matching.spelling import known_words  # noqa: PLC0415

    return all(
        known_words.names_somebody(term.key) or known_words.is_place_name(term.key)
        for _, term in sides
    )


def is_century(parsed: Parsed, terms: Sequence[Term]) -> bool:
    """Return whether a figure counts centuries: "the nineteenth century"."""
    after = _beside(parsed, terms[0])[1] if terms else None
    return after is not None and after.key in _CENTURIES


def _says_when(parsed: Parsed, terms: Sequence[Term]) -> bool:
    """Return whether words tell a time and nothing else; so do none."""
    return all(
        term.key in FUNCTION or _is_time(parsed, term) or _is_which(parsed, term) for term in terms
    )


def _is_time(parsed: Parsed, term: Term) -> bool:
    """Return whether a word is a day, a season or the like, and no part of a name."""
    before, after = _beside(parsed, term)
    word = term.key.removesuffix("'s")
    if word in _UNITS:
        return before is not None and before.key in _WHICH
    if word not in _TIMES:
        return False
    within = before is not None and before.sort is Sort.NAME and before.key not in _TIMES
    led = after is not None and after.sort is Sort.NAME and after.key not in _OF_DAYS | _TIMES
    return not within and not led


def _is_which(parsed: Parsed, term: Term) -> bool:
    """Return whether a word says which week or the like is meant."""
    _, after = _beside(parsed, term)
    if term.key not in _WHICH or after is None:
        return False
    return after.key.removesuffix("'s") in _UNITS | _TIMES


def _beside(parsed: Parsed, term: Term) -> tuple[Term | None, Term | None]:
    """Return the terms before and after one of a text."""
    before = next((each for each in reversed(parsed.terms) if each.end <= term.start), None)
    behind = (each for each in parsed.terms if each.start >= term.end and each.key != CLITIC)
    return before, next(behind, None)


def _heads(first: Parsed, ours: Term, second: Parsed, theirs: Term) -> tuple[Term, Term] | None:
    """Return the same word before two numerals, in both texts: "War II", "War III"."""
    one, other = _beside(first, ours)[0], _beside(second, theirs)[0]
    return (one, other) if one and other and one.key == other.key else None


def _names_somebody(term: Term) -> bool:
    """Return whether a word is a name that kings, queens and popes bear."""
    # Few pairs come here.
    from claimcheck.matching.spelling import known_words  # noqa: PLC0415

    return known_words.names_somebody(term.key) and term.key not in _COUNTED


def _is_numeral(parsed: Parsed, term: Term) -> bool:
    """Return whether a word is written as a Roman numeral up to 89, as those of wars and kings."""
    return bool(_numeral().fullmatch(parsed.plain.text[term.start : term.end]))


@cache
def _numeral() -> re.Pattern[str]:
    # "Plan C" and "a size of XL" hold letters that are none.
    return re.compile(r"(?=[IVX]|L[IVX])(?!XL$)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
