"""What may differ in the words of other languages: a verb after a share, an accent on a capital."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.language.text.stems import code_of
from claimcheck.matching.spelling.accents import ACCENT_TELLS, are_unaccented, bare, umlauts
from claimcheck.matching.spelling.known_words import (
    is_name_of_none,
    is_person_name,
    is_place_name,
    is_word,
)
from claimcheck.matching.terms import Parsed, Sort, Term
from claimcheck.model.comparison import Step
from claimcheck.model.figure import FigureKind

# A verb of one and of several; which follows a share depends on how the share is written.
_AGREEING: Final = {
    "de": "hat/haben ist/sind wird/werden war/waren hatte/hatten wurde/wurden kann/können"
    " will/wollen muss/müssen soll/sollen lebt/leben geht/gehen fehlt/fehlen lehnt/lehnen",
    "fr": "a/ont est/sont était/étaient avait/avaient sera/seront peut/peuvent doit/doivent"
    " vit/vivent veut/veulent",
    "es": "ha/han es/son está/están era/eran tiene/tienen puede/pueden debe/deben vive/viven"
    " quiere/quieren fue/fueron",
    "it": "ha/hanno è/sono era/erano può/possono deve/devono vive/vivono vuole/vogliono",
    "pt": "tem/têm é/são está/estão era/eram pode/podem deve/devem vive/vivem foi/foram",
    "nl": "heeft/hebben is/zijn wordt/worden was/waren had/hadden kan/kunnen wil/willen"
    " moet/moeten leeft/leven",
}
# Endings of a verb of one and of several, of one tense.
_VERBS: Final = {
    "de": "t/en et/en",
    "fr": "e/ent t/ssent",
    "es": "ó/aron ió/ieron a/an e/en aba/aban ía/ían ará/arán erá/erán irá/irán",
    "it": "a/ano e/ono ò/arono ì/irono",
    "pt": "ou/aram eu/eram iu/iram a/am e/em ava/avam ia/iam ará/arão erá/erão irá/irão",
}
# Endings of a participle beside such a verb.
_PARTICIPLES: Final = {"fr": " s e es", "es": "o os a as", "it": "o i a e", "pt": "o os a as"}
# Articles of a name of one and of several: "l'ONU", "les Nations unies".
_ARTICLES: Final = {"fr": "l' la le les", "es": "la el las los", "pt": "a o as os"}
# What stands between an amount and the time in which it is reached, and such times.
_RATES: Final = {
    "de": ("pro am je im", "tag monat jahr"),
    "fr": ("par chaque", "jour semaine mois an année heure"),
    "es": ("al por cada", "día mes año"),
    "pt": ("ao por cada", "dia mês ano"),
    "it": ("al ogni", "giorno mese"),
    "nl": ("per elke", "dag week maand"),
    "sv": ("per varje", "dag vecka månad år"),
}
_WHICH: Final = word_set(
    "der des nach vor davor danach darauf siguiente anterior mismo seguinte suivant précédent"
    " seguente precedente stesso dopo após"
)
# Letters that a writer may leave for others.
_ALIKE: Final = {
    "fr": str.maketrans({"œ": "oe", "æ": "ae"}),
    "ru": str.maketrans({"ё": "е"}),
}
# Italian words that are no others without the accent on their last letter.
_NO_OTHER_WORD: Final = word_set(
    "piu giu gia puo cosi cioe perche poiche finche benche affinche anziche citta universita"
    " attivita societa comunita qualita quantita liberta autorita priorita novita possibilita"
    " responsabilita potra dovra avra verra lunedi martedi mercoledi giovedi venerdi"
)
_LONGEST_COUNTED: Final = 4
_SHORTEST_STEM: Final = 3
_LONGEST_SUBJECT: Final = 6
Sides = tuple[Sequence[Term], ...]
_SHARES: Final = frozenset((FigureKind.FRACTION, FigureKind.PERCENT))


def step_abroad(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed]) -> Step | None:
    """Return the step at which two words of another language than English are one, if any.

    No list of its words tells here which words differ in an accent alone, so only those
    count that its writers leave off.
    """
    if ours.key == theirs.key:
        return None
    code = code_of(texts[0].language)
    if _are_one_but_accents(ours, theirs, texts, code):
        return Step.ACCENT
    sides = tuple(side.terms for side in texts)
    if _is_article_of_name(ours, theirs, sides, code):
        return Step.NAME
    if all(_is_of_rate(term, side, code) for term, side in zip((ours, theirs), sides, strict=True)):
        return Step.LIGHT
    agreeing = _agree(ours.key, theirs.key, code)
    if not agreeing and not _are_participles(ours, theirs, sides, code):
        return None
    told = all(map(_is_after_share, (ours, theirs), sides))
    return Step.PLURAL if told or _follow_one_name(ours, theirs, sides) else None


def are_joined_abroad(
    ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Parsed, Parsed]
) -> bool:
    """Return whether one text joins by a hyphen what the other writes as one word."""
    sides = tuple(zip((ours, theirs), texts, strict=True))
    one = [term.key for term in ours], [term.key for term in theirs]
    if min(map(len, one)) != 1 or max(map(len, one)) < 2 or "".join(one[0]) != "".join(one[1]):
        return False
    if any(term.figure for term in (*ours, *theirs)):
        return False
    parts = max(one, key=len)
    long = all(len(part) >= _SHORTEST_STEM or part == "ex" for part in parts)
    return long and all(_is_hyphened(terms, parsed) for terms, parsed in sides)


def _is_hyphened(terms: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether nothing but hyphens stands between these terms."""
    gaps = {parsed.plain.text[a.end : b.start] for a, b in pairwise(terms)}
    return gaps <= {"-"}


def _are_one_but_accents(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed], code: str) -> bool:
    """Return whether two words differ in what their language has no two words by.

    French leaves its accent off on a capital, German is written without umlauts where there are
    none ("München kürzt", "Muenchen kuerzt"). The name of a land, and any text, can be written
    without accents.
    """
    capital = all(_written(*each)[:1].isupper() for each in zip(texts, (ours, theirs), strict=True))
    if capital and bare(ours.key) == bare(theirs.key) and _is_of_place(ours.key, theirs.key):
        return True
    if code == "fr" and _are_one_capital(*map(_written, texts, (ours, theirs))):
        return True
    if code == "de" and umlauts(ours.key) == umlauts(theirs.key):
        return True
    return _are_bare_for(code, ours.key, theirs.key) or are_unaccented(ours, theirs, texts)


def _is_of_place(one: str, other: str) -> bool:
    """Return whether a word without its accents is the name of a land, or of a town alone.

    "Munster" is no "Münster", and of a town somebody may have the name.
    """
    place = bare(one)
    if is_name_of_none(place):
        return True
    umlauts = set("äöüåøæñ") & {*one, *other}
    return is_place_name(place) and not umlauts and not (is_person_name(place) or is_word(place))


def _are_bare_for(code: str, one: str, other: str) -> bool:
    """Return whether a language has no two words that these signs alone tell apart.

    Of Italian the kind of accent on a last "e", and an apostrophe for one ("piu'"), of Dutch the
    dots on a second vowel, of French letters written as one, of Russian the dots on "ё".
    """
    if code in _ALIKE:
        return one.translate(_ALIKE[code]) == other.translate(_ALIKE[code]) not in ACCENT_TELLS
    if code == "it":
        if one[:-1] != other[:-1] or len(one) <= 2:
            return False
        return {one[-1:], other[-1:]} == {"é", "è"} or bare(one) == bare(other) in _NO_OTHER_WORD
    return code == "nl" and _undotted().sub(_first_bare, one) == _undotted().sub(_first_bare, other)


@cache
def _undotted() -> re.Pattern[str]:
    return re.compile("(?<=[aeiou])[ëïöü]")


def _first_bare(found: re.Match[str]) -> str:
    return bare(found[0])


def _is_of_rate(term: Term, terms: Sequence[Term], code: str) -> bool:
    """Return whether a word says of what so much is told: "80 Tonnen am Tag", "60 litros al mes".

    In German "am Tag" may be the time of a deed, so nothing but what is counted comes before it.
    """
    words, units = _RATES.get(code, ("", ""))
    place = terms.index(term)
    unit = terms[place + 1 : place + 3]
    if term.key not in words.split() or not unit or unit[0].key not in units.split():
        return False
    counted = terms[max(0, place - _LONGEST_COUNTED) : place]
    last = max((at for at, each in enumerate(counted) if _is_amount(each)), default=-1)
    is_noun = code != "de" or all(each.sort is Sort.NAME for each in counted[last + 1 :])
    return last >= 0 and is_noun and not any(map(_tells_which, unit[1:]))


def _tells_which(term: Term) -> bool:
    """Return whether the word after a day or a month makes it one: "am Tag danach", "Monat Mai"."""
    return term.sort is not Sort.WORD or term.key in _WHICH


def _is_amount(term: Term) -> bool:
    return term.figure is not None and not term.figure.is_date


def _agree(one: str, other: str, code: str) -> bool:
    """Return whether two words are a verb of one and of several: "hat", "haben"."""
    pairs = [frozenset(pair.split("/")) for pair in listed(_AGREEING.get(code, ""))]
    if frozenset((one, other)) in pairs:
        return True
    for pair in listed(_VERBS.get(code, "")):
        single, several = pair.split("/")
        for word, more in ((one, other), (other, one)):
            stem = word.removesuffix(single)
            ends = word.endswith(single) and len(stem) >= _SHORTEST_STEM
            if ends and more == stem + several:
                return True
    return False


def _are_participles(ours: Term, theirs: Term, sides: Sides, code: str) -> bool:
    """Return whether two words differ as their verbs do: "est fermée", "sont fermées"."""
    ends = _PARTICIPLES.get(code, "").split(" ") if code in _PARTICIPLES else []
    stems = [
        {word.removesuffix(end) for end in ends if word.endswith(end)}
        for word in (ours.key, theirs.key)
    ]
    if not any(len(stem) >= _SHORTEST_STEM for stem in stems[0] & stems[1]):
        return False
    before = [_before(term, side) for term, side in zip((ours, theirs), sides, strict=True)]
    forms = {form for pair in listed(_AGREEING[code]) for form in pair.split("/")}
    return all(each is not None and each.key in forms for each in before)


def _is_article_of_name(ours: Term, theirs: Term, sides: Sides, code: str) -> bool:
    """Return whether two articles stand before one name that has two forms."""
    articles = frozenset(listed(_ARTICLES.get(code, "")))
    if not articles.issuperset((ours.key, theirs.key)):
        return False
    after = [side[side.index(term) + 1 :][:1] for term, side in zip((ours, theirs), sides,
                                                                    strict=True)]  # fmt: skip
    names = {each[0].key for each in after if each}
    return all(after) and len(names) == 1 and names.pop().startswith("name ")


def _follow_one_name(ours: Term, theirs: Term, sides: Sides) -> bool:
    """Return whether two words follow one name that has two forms, right after it."""
    before = [_before(term, side) for term, side in zip((ours, theirs), sides, strict=True)]
    names = {each.key for each in before if each is not None}
    return None not in before and len(names) == 1 and names.pop().startswith("name ")


def _before(term: Term, terms: Sequence[Term]) -> Term | None:
    place = terms.index(term)
    return terms[place - 1] if place else None


def _written(parsed: Parsed, term: Term) -> str:
    return parsed.plain.text[term.start : term.end].rpartition("'")[2]


def _are_one_capital(one: str, other: str) -> bool:
    """Return whether two words differ in the accent of their first letter alone, an E."""
    heads = {one[:1], other[:1]}
    return (
        len(one) > 1
        and "E" in heads
        and {bare(head) for head in heads} == {"E"}
        and (one[1:] == other[1:])
    )


def _is_after_share(term: Term, terms: Sequence[Term]) -> bool:
    place = terms.index(term)
    before = terms[max(0, place - _LONGEST_SUBJECT) : place]
    return any(each.figure is not None and each.figure.kind in _SHARES for each in before)
