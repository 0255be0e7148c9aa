"""Words that differ in accents alone, and where these tell nothing."""

import unicodedata
from functools import lru_cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.matching.spelling.english import may_be_foreign
from claimcheck.matching.spelling.known_words import is_place_name
from claimcheck.matching.terms import Parsed, Sort, Term

# An accent makes another word of these, in English and, of the dots on "ё", in Russian.
ACCENT_TELLS = word_set(
    "expose resume rose pate lame mate divorce cure sake"
    " все небо осел узнаем узнаете признаем признаете познаем сознаем осознаем"
)
_SEVERAL: Final = 2
_MANY: Final = 3
_UMLAUTED: Final = frozenset("äöüåøæ")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


def umlauts(word: str) -> str:
    """Return a name as it is written where there are no umlauts: "Düsseldorf", "Duesseldorf"."""
    return word if word.isascii() else bare(word.translate(_UMLAUTS))


def are_accented(one: str, other: str) -> bool:
    """Return whether two words are one, with its accents or without.

    Of a sign a stroke is no accent: "≠" is not "=".

    >>> are_accented("malmö", "malmo"), are_accented("resumé", "resume"), are_accented("≠", "=")
    (True, False, False)
    """
    return bare(one) == bare(other) not in ACCENT_TELLS and one[:1].isalpha()


@lru_cache(maxsize=10_000)
def bare(word: str) -> str:
    """Return a word in lower case without accents.

    >>> bare("são"), bare("malmö"), bare("bjørn")
    ('sao', 'malmo', 'bjorn')
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(part for part in parts if not unicodedata.combining(part))


def is_accent_empty(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed]) -> bool:
    """Return whether an accent that parts two words can be left off in these texts.

    In English it can, and in names. Where nobody told the language, a text without a word of
    English may be in one whose accents make other words: "papás", "papas"; "Väter", "Vater".
    """
    if not may_be_foreign(texts) or ours.key.translate(_UMLAUTS) == theirs.key.translate(_UMLAUTS):
        return True
    if not (ours.key.isascii() or theirs.key.isascii()):
        return False
    named = {ours.sort, theirs.sort} == {Sort.NAME}
    if are_unaccented(ours, theirs, texts):
        return True
    if not _UMLAUTED.isdisjoint(ours.key + theirs.key):
        # Every German noun has a capital: "Mütter" is more than one "Mutter".
        return named and any(is_place_name(term.key) for term in (ours, theirs))
    # "À Lyon", "A Lyon": capitals go without their accents. But "È" is "it is", and "E" is "and".
    if len(ours.key) == 1 and bare(ours.key) != "a":
        return False
    heads = [each.plain.text[term.start] for term, each in zip((ours, theirs), texts, strict=True)]
    return named or (ours.key[1:] == theirs.key[1:] and all(map(str.isupper, heads)))


def are_unaccented(ours: Term, theirs: Term, texts: tuple[Parsed, Parsed]) -> bool:
    """Return whether two words differ in accents that one of the texts has nowhere.

    Of several that the other text has, all were left off, as by who had no keys for them.
    """
    if bare(ours.key) != bare(theirs.key) or not _UMLAUTED.isdisjoint(ours.key + theirs.key):
        return False
    counts = sorted(sum(bare(w.text) != w.text for w in each.words) for each in texts)
    # "Pago", "pagó"; "juge", "jugé": at the end it tells who does what, and when. But "perché".
    ends = {word[-1] for word in (ours.key, theirs.key) if not word.endswith("ché")}
    least = _SEVERAL if ends.isdisjoint("óòé") else _MANY
    return not counts[0] and counts[1] >= least
