"""Which words are slips in writing others."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from claimcheck.language.lexicon.closed_classes import TITLES
from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.language.text.words import Word
from claimcheck.matching.spelling.known_words import is_known_name, is_word
from claimcheck.matching.terms import FUNCTION
from claimcheck.matching.weights import default_weight
from claimcheck.matching.wording import Wording, tokens_by_word

_PREFIXES = word_set("un in im il ir dis non de re mis a an up on co ex")
_VOWELS = frozenset("aeiouy")
# A word that the store has seen three times or more is a word; a rarer one may be a slip.
_SEEN_OFTEN = 1.8
_UNSEEN = "qzxqzxqzx"
# What chemicals and medicines end in: one letter there makes another substance.
_SUBSTANCES = listed("ite ate ide ane ene yne ine ol one ose ium in mab vir")
_MEDICINES = listed(
    "amide azole azine idine cillin mycin statin olol pril sartan mab vir sone lone oxide phate"
    " phite fate fite zolin lexin mine phrine dine pine zine quine toin xime oxin"
)
# Beside these a name is no person's.
_OF_NO_PERSON = word_set(
    "saudi arabia new york hong kong south north east west los angeles san francisco las vegas"
    " united states kingdom emirates sri lanka costa rica el salvador sierra leone burkina faso"
    " ivory coast puerto rico cape town buenos aires tel aviv abu dhabi addis ababa kuala lumpur"
    " phnom penh rio janeiro paulo great britain soviet czech republic papua guinea zealand jersey"
    " city county province street river sea lake island islands airport university union european"
    " commission fund monetary international court bank organisation organization council office"
    " parliament agency ministry department institute committee cup league nations bureau american"
    " african british russian chinese french german africa america europe asia gulf bay valley"
)
_MONTHS = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october",
     "november", "december")
)  # fmt: skip
_METHYLS = listed("methyl ethyl propyl butyl")


class Surroundings(NamedTuple):
    """Where a word stands: in a person's name, as a place after "in", before digits."""

    in_name: bool = False
    after_in: bool = False
    before_digits: bool = False


class Slips:
    """Judges whether a word is a slip in writing another.

    Two words that are both known are two words, however alike. A word is known
    when the shipped table has it, or the store has it often enough.
    """

    def __init__(self, wordings: tuple[Wording, Wording], weight: Callable[[str], float]) -> None:
        """Judge by the tokens of the two wordings and the weights of the store."""
        self._tokens = tokens_by_word(wordings[0]) | tokens_by_word(wordings[1])
        self._weight = weight
        self._english: bool | None = None
        self._limit = weight(_UNSEEN) - _SEEN_OFTEN

    def misspelt_side(self, first: Word, second: Word, around: Surroundings) -> int | None:
        """Return 0 or 1 for the word that is a slip, None if neither is.

        ``around`` tells where both of them stand.
        """
        one, other = first.text, second.text
        if min(len(one), len(other)) < 3 or not (one.isalpha() and other.isalpha()):
            return None
        if _are_abbreviations(first, second) or _are_substances(one, other):
            return None
        distance = OSA.distance(one, other, score_cutoff=2)
        if distance > 2 or _is_derived(one, other):
            return None
        side = _cut_short(one, other, around) if distance == 1 else None
        if side is not None:
            return side
        in_name = around.in_name and not (is_word(one) or is_word(other))
        if in_name and _are_two_names(one, other):
            return None
        return self._unknown_side(first, second, distance)

    def _unknown_side(self, first: Word, second: Word, distance: int) -> int | None:
        one, other = first.text, second.text
        if distance == 1 and _is_garbled_function_word(one, other):
            return int(one in FUNCTION)
        known = self._known(first, second)
        if all(known):
            return None
        right = other if known[1] else one
        capital = [bool(word.start) and word.written[:1].isupper() for word in (first, second)]
        named = all(capital) or (any(capital) and not is_word(right))
        if any(known):
            # A long name that the table has is one that people misspell, and so is a word.
            known_long = is_known_name(right) and len(right) >= 5
            named = named and not known_long and not (is_word(right) and len(right) >= 7)
            return int(known[0]) if _is_slip(one, other, distance, named=named) else None
        # In a language that is not known, a letter more may be another tense.
        mistaken = self._is_english() and _is_slip_of_unknown(one, other, distance, named=named)
        # Whichever text is read first, the same one is taken for the slip.
        return int(one > other) if mistaken else None

    def _is_english(self) -> bool:
        if self._english is None:
            words = self._tokens or {"": ""}
            known = sum(word in FUNCTION or is_word(word) for word in words)
            self._english = known * 2 >= len(words)
        return self._english

    def _token(self, word: str) -> str:
        return self._tokens.get(word, word)

    def _known(self, first: Word, second: Word) -> tuple[bool, bool]:
        """Tell of each whether it is known; a name in small letters only beside a name."""
        names = is_known_name(first.text), is_known_name(second.text)
        capital = first.written[:1].isupper() or second.written[:1].isupper()
        as_names = capital or all(names)
        return (
            (names[0] and as_names) or self._is_word(first.text),
            (names[1] and as_names) or self._is_word(second.text),
        )

    def _is_word(self, word: str) -> bool:
        if word in FUNCTION or is_word(word):
            return True
        token = self._token(word)
        return self._weight is not default_weight and self._weight(token) < self._limit


def _cut_short(one: str, other: str, around: Surroundings) -> int | None:
    """Return the side of a month before digits, or of a place after "in", that lacks a letter."""
    if around.before_digits and not _MONTHS.isdisjoint((one, other)):
        return int(one in _MONTHS)
    short, long = sorted((one, other), key=len)
    whole = around.after_in and len(long) > 5 and long[:-1] == short
    if not whole or is_known_name(short) or is_word(short):
        return None
    return int(short == other)


def _are_two_names(one: str, other: str) -> bool:
    """Tell whether both can be names: no letters swapped or doubled that no name has so."""
    if sorted(one) == sorted(other):
        return False
    return not any(map(_is_unpronounceable, (one, other)))


@cache
def _unpronounceable() -> re.Pattern[str]:
    consonant = "[bcdfghjklmnpqrstvwxz]"
    return re.compile(
        rf"^(?:([a-z])\1|(?!bl|br|ch|cl|cr|cz|dj|dm|dr|dw|dz|fj|fl|fr|gh|gj|gl|gn|gr|gw|hj|hr|kh|kl"
        r"|km|kn|kr|ks|kv|kw|ll|mb|mc|ml|mn|mr|nd|ng|nj|nk|ph|pf|pl|pr|ps|qu|rh|rz|sc|sh|sj|sk|sl|sm"
        r"|sn|sp|sq|sr|st|sv|sw|sz|th|tj|tk|tr|ts|tw|tz|vl|vr|wh|wl|wr|xh|zb|zd|zh|zl|zv|zw)"
        rf"{consonant}{{2}})"
        r"|(?:[bcdfghjkmpqtvw]n|[bdfgjkpvz]m|[bcdfghkmnpqvwxz]l|[bcdfghkmnpqstvwxz]r|[bcdfgjkpqvwz]b"
        r"|[bcfghjkmpqtvwxz]d|q|v)$"
        r"|aaa|([iu])\2|(?:[qxjvw])(?:[bcdfghjklmnpqrstvwxz])(?=[aeiou])(?<!wn.)(?<!ws.)"
    )


def _is_unpronounceable(word: str) -> bool:
    """Tell whether a word can hardly be a name: "vxadimir", "bidn".

    >>> _is_unpronounceable("vxadimir"), _is_unpronounceable("marta")
    (True, False)
    """
    return _unpronounceable().search(word) is not None


def _are_abbreviations(first: Word, second: Word) -> bool:
    """Tell whether both are written in capitals, as parties and bodies are: SPD, PSD."""
    return first.written.isupper() and second.written.isupper() and len(first.text) <= 6


def _are_substances(one: str, other: str) -> bool:
    """Tell whether two words may be two chemicals or medicines: "chlorite", "chloride"."""
    if min(len(one), len(other)) < 6 or sorted(one) == sorted(other):
        return False
    if is_known_name(one) or is_known_name(other):
        return False
    endings = [{end for end in _SUBSTANCES if word.endswith(end)} for word in (one, other)]
    if endings[0] and endings[1] and endings[0] != endings[1] and not is_word(one + "e"):
        return not (is_word(one) or is_word(other)) or min(map(len, endings[0] | endings[1])) > 2
    if any(mark in one for mark in _METHYLS) or any(mark in other for mark in _METHYLS):
        return True
    return one.endswith(_MEDICINES) and other.endswith(_MEDICINES)


def surroundings(words: Sequence[Word], place: int) -> Surroundings:
    """Return where a word stands."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return Surroundings(
        _stands_in_name(words, place),
        bool(before) and before[0].text in {"in", "near"} and words[place].written[:1].isupper(),
        bool(after) and after[0].text.isdigit(),
    )


def _stands_in_name(words: Sequence[Word], place: int) -> bool:
    """Tell whether a word in capitals stands beside another name, or after a title."""
    word = words[place]
    if not word.written[:1].isupper():
        return False
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    if any(each.text in _OF_NO_PERSON for each in (*before, word, *after)):
        return False
    if before and before[0].text in TITLES:
        return True
    named = (*(before if place > 1 else ()), *after)
    return any(
        each.written[:1].isupper()
        and len(each.written) > 1
        and (each.end + 1 == word.start or word.end + 1 == each.start)
        for each in named
    )


def _is_derived(one: str, other: str) -> bool:
    """Tell whether one word is the other with a prefix, as "illegal" and "legal"."""
    short, long = sorted((one, other), key=len)
    prefix = long[: -len(short)]
    return long.endswith(short) and prefix in _PREFIXES and not short.startswith(prefix)


def _is_garbled_function_word(one: str, other: str) -> bool:
    """Tell whether two letters were swapped that make "form" of "from"."""
    return (one in FUNCTION) != (other in FUNCTION) and sorted(one) == sorted(other)


def _is_slip(one: str, other: str, distance: int, *, named: bool) -> bool:
    """Judge an unknown word beside a known one."""
    length = max(len(one), len(other))
    if distance == 2:
        return length >= 8 and one[0] == other[0]
    if sorted(one) == sorted(other):
        return True
    return length >= 4 and not (named and _is_likely_name(one, other, short=4))


def _is_slip_of_unknown(one: str, other: str, distance: int, *, named: bool) -> bool:
    """Judge two unknown words: they may well be two names."""
    if distance > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    if one[0] != other[0] or max(len(one), len(other)) < 5:
        return False
    return not (named and _is_likely_name(one, other, short=6))


def _is_likely_name(one: str, other: str, *, short: int) -> bool:
    """Tell whether two names a letter apart may be two: "Smith" and "Smyth", "Mali" and "Mani".

    That is so where a vowel stands for a vowel or ends one of them, as in "Louis" and
    "Louise", and in a name of at most ``short`` letters also where a consonant stands
    for a consonant.
    """
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return longer[:-1] == shorter and longer[-1] in _VOWELS
    unlike = next((a, b) for a, b in zip(one, other, strict=True) if a != b)
    vowels = sum(letter in _VOWELS for letter in unlike)
    return vowels == 2 or (vowels == 0 and len(one) <= short)
