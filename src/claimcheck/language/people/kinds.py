"""What a run of capitals names: a person, a place, a body, or what cannot be told."""

from collections.abc import Sequence
from enum import Enum
from functools import cache, lru_cache

from claimcheck.language.lexicon.closed_classes import MONTHS, WEEKDAYS
from claimcheck.language.lexicon.ranks import is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.name_tables import (
    is_country,
    is_demonym,
    is_given,
    is_place,
    is_word,
    is_word_and_surname,
)
from claimcheck.language.people.named_person import PARTICLES, is_junior

BODIES = word_set(
    """
    association department university committee house senate court news times post journal
    party institute center centre group inc council agency bank ministry union foundation
    campaign state states police army forces service bureau office company corporation
    college school church administration commission organisation organization network press
    street city county club society league federation congress parliament board team fund
    act media international national project coalition alliance kingdom nations
    republic tribune herald today radio television report reports poll research authority
    airlines hospital ltd inc corp co plc llc gmbh rights watch holdings garda gardaí monitor
    district province region island islands river lake mount bay beach valley road avenue
    show podcast airways motors steel lines shipping ferries
    magazine weekly daily gazette tracker index forum programme program trust sinn fianna gael
    bhavan bhawan sabha sansad vidhan sadan mahal marg pradesh wisma istana dewan jalan kampung
    barangay majlis jamaat jirga panchayat parishad morcha sangh samiti
    """
)
_NO_NAME = word_set(
    """
    the a an in on at but and if when as for about from by with to of both one some many most all
    last this that these those no not so yet his her their its our every another each what who el
    christmas easter
    """
)
_MOST_NAMES = 4
# "Gift Aid" is nobody.
_SHORTEST_SURNAME = 4
# "Benue North-West" is where somebody is elected.
_QUARTERS = word_set("north-west north-east south-west south-east north-central south-south")
# May, June and August are names as well.
_MONTHS = MONTHS - {"may", "june", "august"}


# First names in much of Africa and India, where no word follows: "Peace Kabugho".
_VIRTUES = word_set(
    """
    peace gift comfort innocent wisdom happy beauty praise goodness miracle promise progress
    knowledge lucky memory fortune fortunate success victory glory honest trust loveness
    """
)


# After a place that is a first name as well: "Georgia Power", "Sydney Swans".
_OF_PLACES = word_set(
    "power water energy transit gas electric rail online health housing swans crows"
)
# As they are written: "Sa" and "Ab" may be names.
_LEGAL_FORMS = frozenset(
    "AG SE SA AB ASA OYJ Oyj NV BV KK SpA KGaA SARL SAS Bhd Berhad Tbk".split()
)
_ROYAL = word_set("king queen prince princess saint st")
# What reads as a person's name, and hardly ever is one.
_KNOWN_BODIES = """
al jazeera;al arabiya;al shabaab;al qaeda;al ahram;boko haram;le monde;le figaro;la repubblica
der spiegel;die zeit;el pais;el mundo;la nacion;morgan stanley;wells fargo;eli lilly;jp morgan
warner bros;johns hopkins;mercedes benz;philip morris;ernst young;hugo boss;ralph lauren
harley davidson;rolls royce;aston martin;charles schwab;marks spencer;merrill lynch;goldman sachs
lehman brothers;stanley black;john deere;john lewis;calvin klein;tommy hilfiger;louis vuitton
jimmy choo;estee lauder;mary kay;ben jerry;jack daniel;jim beam;johnnie walker;jose cuervo
paris saint germain;aston villa;crystal palace;madison square;levi strauss;price waterhouse
arthur andersen;mckinsey company;standard chartered;smith wesson;johnson johnson;procter gamble
barnes noble;rio tinto;tata steel;tata motors;jindal steel;larsen toubro;mahindra mahindra
harvey norman;grant thornton;clifford chance;allen overy;norton rose;leigh day;slater gordon
irwin mitchell;laura ashley;fred perry;ben sherman;oscar mayer;baker tilly;brooks brothers
kirkland ellis;holland knight;mishcon de reya;addleshaw goddard;eversheds sutherland
maurice blackburn;douglas elliman;morgan crucible;christian aid;orlando magic
nation media;max planck;marie curie;albert einstein;john hopkins;mount sinai;saint laurent
"""


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset(_KNOWN_BODIES.strip().replace("\n", ";").split(";"))


class NameKind(Enum):
    """What a name stands for, as far as it can be told without the text around it."""

    PERSON = "person"
    LIKELY = "reads as a person's name, and may be a place's or a body's"
    PLACE = "place"
    BODY = "body"
    UNKNOWN = "words that are no name of a person"


def is_called_after(title: str, last: str) -> bool:
    """Return whether something is called after a monarch or a saint: ``Queen Victoria Market``."""
    royal, low = title.lower().rstrip(".") in _ROYAL, last.lower()
    return royal and (is_word(low) or is_word_and_surname(low) or low in BODIES)


@lru_cache(8192)
def is_name_word(word: str) -> bool:
    """Return whether a word may be part of a person's name."""
    low = word.lower().rstrip(".,")
    if is_given(low) or "." in word:
        return True
    return not (
        low in BODIES
        or low in _NO_NAME
        or low in WEEKDAYS
        or low in _MONTHS
        or is_word(low)
        or is_place(low)
        or is_demonym(low)
        or _is_acronym(word)
    )


def _is_acronym(word: str) -> bool:
    letters = word.removesuffix("s")
    return len(letters) > 1 and letters.isupper() and letters.isalpha() and not is_junior(word)


@lru_cache(8192)
def kind_of(name: tuple[str, ...], *, evident: bool = False) -> NameKind:
    """Return what the words of a name stand for; `evident` tells that the text shows a person.

    >>> kind_of(("Peter", "Rivers")).name, kind_of(("Puerto", "Rico")).name
    ('PERSON', 'PLACE')
    >>> kind_of(("Otobong", "Nkanga")).name, kind_of(("Border", "Protection")).name
    ('LIKELY', 'UNKNOWN')
    """
    lows = [word.lower().rstrip(".,") for word in name]
    # "A. Berg" begins with no article.
    if (lows[0] in _NO_NAME and name[0][-1] != ".") or (_is_acronym(name[0]) and len(name[0]) > 2):
        return NameKind.UNKNOWN
    firm = name[-1] in _LEGAL_FORMS and not name[0].isupper()
    known = not evident and " ".join(lows).replace("-", " ") in _known_bodies()
    if firm or known or any(_is_acronym(word) and len(word) > 3 for word in name):
        return NameKind.BODY
    # "Dr Ann Church", but not "Queen Elizabeth Hospital".
    shown = evident and is_given(name[0]) and len(name) == 2 and not is_word(lows[1])
    if not BODIES.isdisjoint(lows) and not shown:
        return NameKind.BODY
    if _count(name) > _MOST_NAMES:
        return NameKind.UNKNOWN
    if evident:
        # "Chief Financial Officer" is no person's name, and "Per Holm" is one.
        meant = [is_word(word) or is_word_and_surname(word) for word in name]
        strange = is_word(_last(name)) or all(meant)
        return NameKind.UNKNOWN if strange and not is_given(name[0]) else NameKind.PERSON
    return _without_evidence(name, lows)


def _without_evidence(name: Sequence[str], lows: Sequence[str]) -> NameKind:
    """Return what a name stands for by its words alone."""
    first, last = name[0], _last(name)
    if is_place(" ".join(lows)) or last.lower() in _QUARTERS:
        return NameKind.PLACE
    if last.lower() in _OF_PLACES and is_place(first):
        return NameKind.BODY
    if _is_acronym(last) or any(_means_something(word) for word in name[1:-1]):
        return NameKind.BODY
    if is_given(first) or len(first.rstrip(".")) == 1:
        return NameKind.UNKNOWN if _means_something(last) else NameKind.PERSON
    return _by_sound(first, last)


def _by_sound(first: str, last: str) -> NameKind:
    """Return what a name is whose first word is no known first name."""
    # As Korean first names are written: "Lee Kang-ho".
    doubled = "-" in last and last.rpartition("-")[2].islower()
    if doubled and not is_place(first):
        return NameKind.LIKELY
    meant = is_word_and_surname(last) or last.endswith("s") or len(last) < _SHORTEST_SURNAME
    if first.lower() in _VIRTUES and is_name_word(last) and not (meant or is_place(last)):
        return NameKind.LIKELY
    if is_word(first) or is_word_and_surname(first) or is_demonym(first):
        return NameKind.UNKNOWN
    if is_country(first) or is_title(first):
        return NameKind.UNKNOWN
    if is_place(last):
        return NameKind.PLACE
    odd = not is_name_word(last) or is_word_and_surname(last)
    return NameKind.UNKNOWN if odd else NameKind.LIKELY


def _last(name: Sequence[str]) -> str:
    return name[-2].rstrip(",") if len(name) > 2 and is_junior(" ".join(name)) else name[-1]


def _count(name: Sequence[str]) -> int:
    # "W. A. R. T. Hay" is no longer a name than "W. Hay".
    whole = (word for word in name[1:] if not word.endswith(".") and word.lower() not in PARTICLES)
    return 1 + sum(1 for _ in whole) - is_junior(" ".join(name))


def _means_something(word: str) -> bool:
    """Return whether a word after a first name is none of a person's: ``Georgia Republicans``."""
    low = word.lower()
    return is_word(low) or is_demonym(low) or low in WEEKDAYS or low in _MONTHS
