"""Where a name begins in a run of capitals, after office, body and place."""

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.language.lexicon.offices import is_nationality
from claimcheck.language.lexicon.ranks import is_courtesy, is_rank, is_title
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.language.people.kinds import is_name_word
from claimcheck.language.people.name_tables import (
    is_given,
    is_only_person_noun,
    is_person_noun,
    is_place,
    is_plural_surname,
    is_word,
    is_word_and_surname,
)
from claimcheck.language.people.roles import is_somebody

# "Dublin-born Ann Berg".
_OPENING_TITLES = frozenset(
    tuple(title.split())
    for title in "Tan Sri|Lib Dem|Pro Tempore|Pro Tem|Punong Barangay|Naib Nazim".split("|")
)
_PRO_TEM = ("Pro", "Tem")
_JOINED = word_set("co ex vice sub deputy then")
_ORIGINS = word_set("born bred based raised trained educated elect backed")
# "Kang-ho" is somebody's first name.
_SHORTEST_CALLING = 4
_LONGEST_SHORT = 4
# Elsewhere in a name these may be a part of it.
_BEFORE_NAMES = word_set(
    """
    elder auntie aunty mama papa gogo tata oom tannie haji hajj hajji swami kumari begum kaumātua
    rangatira cde ambuya sekuru kuya ate manong mang aling pak bapak ibu baba kyai sayadaw daw dasho
    lyonpo bhante babu lala emir sheikha mallama sarki sarkin ooni alaafin obong nze ichie iyalode
    erelu prophetess primate inkosi induna kgosi ntate rre mme bra sis snr mullah hajiya ustad
    ulama reeve kagawad kapitan konsehal konsehala barangay sarpanch tehsildar tahsildar mukhiya
    omanhene okyenhene kgosikgolo kabaka katikkiro afioga dysp havildar subedar pehin ustazah abune
    woizero sabuku undersheriff qari granthi jathedar giani acharya swamini bhikkhu ajahn pastora
    depute chairlady jurat shehzada nawabzada zamindar bandar bahadur
    """
)
# Before a first name and another one: "Star Ann Berg".
_BEFORE_FULL_NAMES = word_set(
    "star green duke prop stuntman cabbie barista dem fly-half scrum-half briton h.e. h.h."
)
_OF_SOMEBODY = ("er", "or", "ist", "ian", "eer", "man", "woman")
# Titles of few, and first names of many.
_NAMES_TOO = frozenset(["Don", "Earl", "Dean", "Duke", "Junior"])
# "Babu Hay" may be all of a name.
_ALSO_NAMES = word_set("babu baba lala kumari begum emir")
# "Geologist", "Groundsman", "Shopkeeper".
_WORKS = (
    *("ologist", "ician", "sman", "swoman", "keeper", "maker", "worker", "master", "writer"),
    *("player", "holder", "grapher", "nomist", "monger", "cyclist", "seller", "owner", "smith"),
)
_SHORTEST_WORK = 8
# In code points: what may stand before a name, and an office that leads to a seat.
_LONGEST_WORD, _LONGEST_SEAT = 24, 40
# Of two words the first is a name: "Wordsmith Hay".
_FEWEST = 2
_LEADS = frozenset("But And Yet While When Then After Before Since".split())


@lru_cache(8192)
def name_begin(words: tuple[str, ...]) -> int:
    """Return which word of a run of capitals the name begins with, after office and body.

    >>> name_begin(("Chief", "Executive", "Nadia", "Karim"))
    2
    >>> name_begin(("Foreign", "Affairs", "Karl", "Voss"))
    2
    """
    # "But Kagawad Ann Berg".
    cut = int(len(words) > _FEWEST and words[0] in _LEADS)
    for n, word in enumerate(words[:-1]):
        # "Dean Smith" is somebody's name.
        first = n == cut == len(words) - 2 and is_given(word) and not cut and not is_courtesy(word)
        # So is "Don Smith" after "Fire Chief".
        first = first or (0 < n == cut == len(words) - 2 and word in _NAMES_TOO)
        titled = is_title(word) or _opens_title(words, n) or words[n - 1 : n + 1] == _PRO_TEM
        # "Mr Innocent Berg" is called so; "Chief Geologist Berg" is not.
        named = n and is_courtesy(words[n - 1]) and words[n - 1] != "Chief"
        if (titled and not first) or (n == cut and not named and _opens_calling(words[n:])):
            cut = n + 1
    if cut and is_courtesy(words[cut - 1]):
        # Nothing but a name follows "Dr".
        return cut
    cut = _after_strangers(words, cut)
    # "Hill Stores Nadia Karim": words that are surnames as well do not begin a name.
    if not is_given(words[cut]):
        for n in range(len(words) - 2, cut, -1):
            known = is_given(words[n]) or _is_initial(words[n])
            if known and _is_ambiguous(words[n - 1]):
                return n
    return cut


def holds_seat(word: str) -> bool:
    """Return whether a word may lead to a seat and then a name: ``TD for``, ``Member for``."""
    return is_rank(word) or word in {"Member", "member"}


def seat_before(words: Sequence[str]) -> int:
    """Return how many words name a seat rather than somebody: ``TD for | Roscommon Ann Berg``."""
    if len(words) > _FEWEST + 1 and is_place(" ".join(words[:2])):
        # "Archbishop of Cape Town Thabo Mako".
        return 2
    named = len(words) > _FEWEST and is_given(words[1]) and not is_title(words[1])
    return int(named and not is_given(words[0]) and not _is_initial(words[0]))


def is_beside_office(text: str, start: int, end: int, first: str) -> bool:
    """Return whether commas set a run apart after who it is: ``their coach, Ran Vijay Tomar,``."""
    if text[start - 2 : start] != ", " or text[end : end + 1] != ",":
        return False
    word = text[max(0, start - _LONGEST_WORD) : start - 2].rpartition(" ")[2]
    apart = is_title(first) or is_place(first) or is_nationality(first) or "-" in first
    return word.islower() and is_somebody(word) and not apart


def is_of_seat(text: str, start: int) -> bool:
    """Return whether an office leads to a run of capitals: ``TD for``, ``the member for``."""
    *_, held, link = ["", "", *text[max(0, start - _LONGEST_SEAT) : start].split()]
    return link in {"for", "of"} and text[start - 1 : start] == " " and holds_seat(held)


def _after_strangers(words: Sequence[str], cut: int) -> int:
    """Return which word follows those from `cut` on that name nobody."""
    for n in range(len(words) - 3, cut - 1, -1):
        if words[n][0] in "\"“‘'(" or is_name_word(words[n]):
            continue
        # "Oregon Paul Reyes", but not "Mary Long Smith".
        if n != cut and not is_given(words[n + 1]) and is_given(words[cut]):
            return cut
        # "All Black Justin Hay": what a word that names nobody goes on with is no name.
        goes_on = n + 3 < len(words) and is_given(words[n + 2]) and not is_given(words[n + 1])
        return n + 1 + goes_on
    return cut


def untitled(words: Sequence[str]) -> list[str]:
    """Return the words of a mention without its titles: of ``Tan Sri Lim`` the last.

    Of two words the first may be an office in short: ``CS Mutinda``.
    """
    bare = list[str]()
    for n, word in enumerate(words):
        # "The Obama White House" is not his.
        titled = is_rank(word) if bare else is_title(word) or _opens_title(words, n)
        # "Mum-of-four Sheila".
        titled = titled or (not bare and _is_calling(word))
        bare += [] if titled else [word]
    bare = bare or list(words[-1:])
    if len(bare) > 1 and is_only_person_noun(bare[0]):
        return bare[1:]
    return bare[1:] if len(bare) == len(words) == 2 and is_in_short(bare[0]) else bare


def is_in_short(word: str) -> bool:
    """Return whether a word is all capitals, as offices in short and initials are."""
    return word.isupper() and word.isalpha() and 1 < len(word) <= _LONGEST_SHORT


def _opens_title(words: Sequence[str], n: int) -> bool:
    return (words[n], *words[n + 1 : n + 2]) in _OPENING_TITLES


def tells_somebody(word: str) -> bool:
    """Return whether a word before a name shows that a person is named: ``Dr``, ``Auntie``."""
    low = word.lower()
    return is_rank(word) or low in _BEFORE_NAMES or is_person_noun(low) or _works(low)


def _works(low: str) -> bool:
    return len(low) >= _SHORTEST_WORK and low.endswith(_WORKS) and not is_given(low)


def _opens_calling(words: Sequence[str]) -> bool:
    """Return whether a word says what somebody is and only so before a name: ``Groundsman``."""
    word, low = words[0], words[0].lower()
    if low in _ALSO_NAMES and len(words) == _FEWEST:
        return False
    if low in _BEFORE_NAMES or _is_calling(word):
        return True
    # "Rancher Wade Hay", "Rancher Hay".
    called = is_given(words[1]) and (is_person_noun(low) or _names_kind(words))
    return called or is_only_person_noun(low) or (_works(low) and len(words) > _FEWEST)


def _names_kind(words: Sequence[str]) -> bool:
    """Return whether a word before two of a name says what somebody is: ``YouTuber``."""
    word, low = words[0], words[0].lower()
    if len(words) <= _FEWEST or low in _BEFORE_FULL_NAMES:
        return len(words) > _FEWEST
    # "Zahoor" and "Sameer" are first names.
    sounds = low.endswith(_OF_SOMEBODY) and not low.endswith(("oor", "eer"))
    return not is_given(word) and (sounds or is_nationality(word))


def _is_calling(word: str) -> bool:
    """Return whether a compound says what somebody is: ``Leg-spinner``, ``Ex-clerk``."""
    last = word.rpartition("-")[2]
    if "-of-" in word:
        # "Mother-of-two".
        return True
    if last == word or not last.islower() or len(last) < _SHORTEST_CALLING:
        return False
    first = word.partition("-")[0].lower()
    # "Corner-back": both parts are words, although either may be a surname.
    joined = first in _JOINED or (_is_meant(first) and _is_meant(last))
    return joined or last in _ORIGINS or is_word(last) or is_title(last) or last.endswith("er")


def _is_meant(low: str) -> bool:
    return is_word(low) or is_word_and_surname(low)


def _is_initial(word: str) -> bool:
    return word.endswith(".") and word[:1].isupper() and len(word.rstrip(".")) == 1


def _is_ambiguous(word: str) -> bool:
    return is_word_and_surname(word) or is_plural_surname(word)
