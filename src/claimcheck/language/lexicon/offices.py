"""Offices and countries: when two ways to name an office mean the same one."""

import re
from functools import cache, lru_cache

from claimcheck.language.lexicon.word_lists import word_set

# Each line is one office; the first wording stands for it.
_OFFICES = (
    "foreign minister, top diplomat, chief diplomat, diplomacy chief, foreign secretary, "
    "secretary of state, head of diplomacy",
    "prime minister, head of government, taoiseach",
    "tánaiste",
    "premier",
    "vice president",
    "president, head of state",
    "defence minister, defense minister, defence secretary, defense secretary, defence chief, "
    "defense chief",
    "finance minister, treasury secretary, finance chief",
    "spokesman, spokeswoman, spokesperson",
    "chairman, chairwoman, chairperson, chair",
    "police commissioner, commissioner of police, police chief, chief of police",
    "commissioner",
    "chief executive, ceo, chief executive officer",
    "judge, justice",
    "mayor; governor; senator; ambassador; chancellor; king; queen; pope; director; "
    "magistrate; coroner; auditor; superintendent; inspector; sergeant; detective; "
    "headmaster; headmistress; councillor; registrar; archbishop; imam; "
    "professor; candidate; secretary; minister; leader; congressman; congresswoman; sheriff; "
    "attorney general; manager; analyst; lawyer; economist; coach; captain; general; bishop; "
    "strategist; adviser; author; founder; chief; head; prosecutor; diplomat; representative; "
    "moderator; executive",
)
# Who is called by an office with one of these beside it does not hold the office itself.
_QUALIFIERS = word_set(
    """
    deputy shadow former ex vice acting assistant asst junior opposition interim caretaker then
    lieutenant under incoming elect designate emeritus past previous ousted
    """
)
_COUNTRIES = {
    "french": "france",
    "british": "britain",
    "uk": "britain",
    "english": "england",
    "german": "germany",
    "chinese": "china",
    "dutch": "netherlands",
    "spanish": "spain",
    "polish": "poland",
    "swiss": "switzerland",
    "american": "us",
    "u.s.": "us",
    "greek": "greece",
    "turkish": "turkey",
    "danish": "denmark",
    "swedish": "sweden",
    "finnish": "finland",
    "irish": "ireland",
    "welsh": "wales",
    "scottish": "scotland",
    "norwegian": "norway",
    "czech": "czechia",
    "thai": "thailand",
    "filipino": "philippines",
    "portuguese": "portugal",
    "belgian": "belgium",
    "canadian": "canada",
    "brazilian": "brazil",
    "mexican": "mexico",
}


@cache
def _office_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    offices: dict[str, str] = {}
    for line in _OFFICES:
        for group in line.split(";"):
            names = [name.strip() for name in group.split(",")]
            offices.update(dict.fromkeys(names, names[0]))
    longest_first = sorted(offices, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})s?\b"), offices


@cache
def office_endings() -> frozenset[str]:
    """Return the last words of all offices, also in the plural."""
    last = {name.rsplit(maxsplit=1)[-1] for name in _office_pattern()[1]}
    return frozenset(last | {f"{word}s" for word in last})


@lru_cache(4096)
def office(words: str) -> str | None:
    """Return the office that ``words`` name, in its usual wording.

    >>> office("The Malian top diplomat"), office("Russia’s diplomacy chief")
    ('foreign minister', 'foreign minister')
    >>> office("the mayor's spokesman"), office("wife of the mayor")
    ('spokesman', None)
    """
    found = _find_office(words)
    if found is None:
        return None
    if found.group(1) == "secretary of state" and _of_another().match(found.string, found.end()):
        return "secretary"
    return _office_pattern()[1][found.group(1)]


@cache
def _of_another() -> re.Pattern[str]:
    # "Secretary of State for Health" is no foreign minister.
    return re.compile(r" for (?!foreign)|,? (?:at|in) the (?!state|foreign)")


def _find_office(words: str) -> re.Match[str] | None:
    """Return where somebody's own office stands: not that of whom she only belongs to."""
    own = words.lower().replace("’", "'").rpartition("'s ")[2].replace("-", " ")
    found = _office_pattern()[0].search(own)
    return None if found and _belonging().search(own, 0, found.start()) else found


@cache
def _belonging() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:of|to|for|with) (?:(?:the|an?|his|her|their|{'|'.join(_QUALIFIERS)}) )*$"
    )


def names_office(words: str) -> bool:
    """Return whether an office stands among the words, whoever holds it."""
    return _office_pattern()[0].search(words.lower()) is not None


@lru_cache(4096)
def standing(words: str) -> frozenset[str]:
    """Return how far somebody holds the office: nothing, or ``deputy``, ``former``.

    >>> sorted(standing("former deputy mayor")), sorted(standing("Mayor-elect"))
    (['deputy', 'former'], ['elect'])
    """
    found = _find_office(words)
    if found is None:
        return frozenset()
    after = found.string[found.end() :].split()[:1]
    return _QUALIFIERS & {*found.string[: found.end()].split(), *after}


@cache
def _demonym() -> re.Pattern[str]:
    return re.compile(r"(?:ians?|ans?|ns?|ese|is?|ish)$")


@lru_cache(4096)
def country(word: str) -> str | None:
    """Return a key that a country's name and its adjective share, if ``word`` may be either.

    >>> country("Malian") == country("Mali’s"), country("French") == country("France")
    (True, True)
    """
    if not word[:1].isupper():
        return None
    name = word.replace("’", "'").removesuffix("'s").lower()
    if name in _COUNTRIES:
        name = _COUNTRIES[name]
    elif name in _COUNTRIES.values():
        return name[:5]
    while len(name) > 4 and _demonym().search(name):
        name = _demonym().sub("", name)
    return name[:5].rstrip("aeiy") if len(name) > 2 else name


def is_nationality(word: str) -> bool:
    """Return whether a word reads as the adjective of a country.

    >>> is_nationality("Malian"), is_nationality("Mali")
    (True, False)
    """
    return word[:1].isupper() and (
        word.lower() in _COUNTRIES or word.endswith(("ian", "ean", "can", "ese", "ish"))
    )


def same_country(one: str | None, other: str | None) -> bool:
    """Return whether two keys of `country` name one country; an unknown one may be any."""
    return one is None or other is None or one == other
