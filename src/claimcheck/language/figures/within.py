"""Which words of an English text stand within its figures, told without reading these."""

import re
from functools import cache
from typing import Final

from claimcheck.language.figures.notation import notation
from claimcheck.language.figures.numerals import OTHER_SCALES, SMALL, TENS
from claimcheck.language.figures.patterns import find_signals
from claimcheck.language.figures.units import COUNTING, SIGNS
from claimcheck.language.lexicon.word_lists import listed
from claimcheck.language.text.stems import is_english

# What the patterns of figures have beside the words of tables.
_JOINING: Final = listed(
    "a an the of in out to and or per every so odd minus plus times fold x votes"
    " cent percent percents percentage pct pc proc point points pp pps p g m s c f h"
    " more above over higher greater less fewer below under lower"
    " noon midday midnight o clock oclock am pm st nd rd th uhr uur horas hrs hs heures"
    " doubled doubling tripled tripling trebled trebling quadrupled quadrupling halved halving"
    " twice thrice fifteen sixteen seventeen eighteen nineteen"
    " de pour por ciento cento pourcentage prozent prozentpunkt prozentpunkte prozentpunkten"
    " procent procentenhet procentenheter procentpunt procentpunten procentpoint prosentpoeng"
    " punto puntos ponto pontos punti porcentual porcentuales percentuais percentual percentuale"
    " percentuali"
)


@cache
def words_within() -> frozenset[str]:
    """Return every word that can stand within a figure of an English text, but for digits.

    >>> words_within() >= {"million", "per", "cent", "march", "tenfold"}
    True
    """
    decades = (f"{word.removesuffix('y')}ies" for word in TENS)
    folds = (f"{word}fold" for word in (*SMALL, "hundred"))
    return frozenset((*COUNTING, *SIGNS, *OTHER_SCALES, *decades, *folds, *_JOINING))


def may_have_figures(
    text: str, plain: str, language: str, *, has_signals: bool = True
) -> bool | None:
    """Return whether figures may stand among the words of a text that the index has.

    None where other words than those of figures may not count either: in another language
    than English, of a tweet, whose author is only searched for, and where a line of its own
    has what is counted of other scripts, see `stems.indexed`. Who knows that the ``plain``
    form holds none of `SIGNALS` spares the looking for them.

    >>> [may_have_figures(each, each, "en") for each in ("It rose", "It rose twice", "@a: No")]
    [False, True, None]
    """
    if not is_english(language) or "@" in text or "\n" in plain:
        return None
    if _digit().search(plain):
        return True
    return has_signals and bool(find_signals(plain.lower(), notation(language)))


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")
