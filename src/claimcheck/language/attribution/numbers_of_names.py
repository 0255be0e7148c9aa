"""Which numbers of a text name something, as a chapter, a flight or a telephone: no amounts."""

import re
from functools import cache
from typing import Final

from claimcheck.language.lexicon.word_lists import word_set

_NAMED: Final = word_set(
    """
    chapter chapters section sections article articles paragraph paragraphs clause clauses annex
    page pages p pp verse verses psalm sura surah canto flight flights room rooms gate platform
    track route highway motorway interstate junction terminal pier studio channel season seasons
    episode episodes volume phase phases tier category grade type ward district version versions
    resolution directive regulation amendment proposition protocol appendix schedule decree
    windows android ios iphone ipad galaxy playstation xbox boeing airbus apollo formula gpt
    number nr nº n° no. # § §§ covid covid-19 agenda postcode zip isbn issn cop euro expo war ii
    bus tram line lines cell apartment flat suite
    artikel kapitel absatz seite seiten paragraf zimmer raum gleis flug linie nummer
    chapitre page alinéa vol porte quai chambre salle ligne
    artículo artículos capítulo capítulos página páginas vuelo sala habitación línea
    articolo articoli capitolo pagina pagine comma volo stanza binario linea
    artigo artigos voo linha hoofdstuk bladzijde vlucht kamer lijn sida flyg linje rum spår
    """
)
# "They house 40 families", "Table 2 shows it": with a capital, and no things after the number.
_ALSO_DEEDS: Final = word_set(
    """
    part act scene figure table item question point rule law measure bill case stage step level
    unit block building house order plan book class group year mission exit model act
    """
)
# After one of these the number counts, whatever stands before it.
_COUNTED: Final = word_set(
    """
    % per percent million billion trillion thousand hundred people persons men women children
    soldiers civilians deaths dead euros dollars pounds years months weeks days hours minutes
    kilometres metres miles times votes seats jobs percentage points prozent millionen mio
    """
)
_AIRLINES: Final = word_set("af lh kl ba aa dl ua fr qr tk su iata mh sq qf")
_TELLING: Final = word_set("shows follows says begins lists tells goes ends deals reads")
# So lines are called that bring help, after one of these.
_HELP: Final = frozenset("911 999 112 110 101 111 118".split())
_CALLING: Final = word_set("call dial ring phone text")
_ZONES: Final = ("utc+", "utc-", "gmt+", "gmt-", "utc +", "gmt +")
_UNTIL: Final = (" to ", "til", "-", "–")
_PUPILS: Final = word_set("pupil pupils student students class classes exam exams")
_GROUPS: Final = ("group of ", "group of the ", "groupe des ", "gruppe der ")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"[a-z]?(-|–|/|:|, | and | to | & | und | et | y )$")


@cache
def _street() -> re.Pattern[str]:
    # "800 King Street residents" are so many people.
    streets = (
        r"Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Square|Boulevard|Blvd\.?|Court"
        r"|Terrace|Gardens|Crescent|Close|Row|Way|Place"
    )
    people = r"(?! [a-z]+(?:nts|ple|ers|es|ies)\b)"
    return re.compile(
        rf"[A-Za-z]?,? (?:(?:[A-Z][\w'’.-]+ ){{1,3}}(?:{streets})\b{people}"
        r"|(?:rue|avenue|boulevard|place|quai) (?:d[eu]s? |de la |de l['’])?[A-Z])"
    )


@cache
def _in_street() -> re.Pattern[str]:
    return re.compile(
        r"(?:\w(?:straße|strasse|str\.|allee|gasse|straat|laan|gatan|vägen)"
        r"|\b(?:calle|rua|avenida|piazza) (?:[\w'’]+ ){0,3}[\w'’]+,?) $"
    )


@cache
def _telephone() -> re.Pattern[str]:
    return re.compile(
        r"(?=[+(\d])(?:\+\d[\d ()/.-]{6,}\d|\(0?\d{2,5}\)[ -]?\d[\d -]{4,}\d"
        r"|0(?<![\d.,].)(?:\d{1,4}[ /-]\d[\d -]{3,}\d|\d{8,11}\b)"
        r"|(?:1-)?\d{3}-\d{3}-\d{4}\b|9/11\b|24/7\b|\d(?<!\d.)0s\b)"
    )


@cache
def _hours() -> re.Pattern[str]:
    number = r"(?:2[0-4]|1?\d|nine|ten|eight|seven|six|five)"
    return re.compile(
        r"\b(?:open(?:s|ed)?|closed?|works?|worked|working|runs?|on duty|available|staffed|hours"
        rf"|shifts?|daily|weekdays) (?:[a-z]+ ){{0,2}}?(?:from )?{number}"
        rf"(?: to | till | until |[-–]){number}"
        r"(?=[.,;!)”\"]|$| on | every | each | daily| and | but | at )"
    )


def leads_to_name(word: str) -> bool:
    """Return whether a number after a word names something, if it is small: "chapter three"."""
    return word in _NAMED


def without_names(text: str, lowered: str) -> str:
    """Return ``lowered``, a text in lower case, without the numbers that name something.

    >>> without_names("See Chapter 3 on 40 fires", "see chapter 3 on 40 fires")
    'see chapter   on 40 fires'
    """
    if any(each in lowered for each in _UNTIL):
        lowered = _hours().sub(_blank, lowered)
    lowered = _telephone().sub(_blank, lowered)
    text = text if len(text) == len(lowered) else lowered
    named_until = -1
    for found in [*_number().finditer(lowered)]:
        start, end = found.span()
        joined = named_until >= 0 and _joined().fullmatch(lowered[named_until:start])
        if joined or _names(text, lowered, start, end):
            lowered = f"{lowered[:start]}{' ' * (end - start)}{lowered[end:]}"
            named_until = end
        else:
            named_until = -1
    return lowered


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d(?:[\d.,]*\d)?")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _names(text: str, lowered: str, start: int, end: int) -> bool:
    """Return whether what stands beside a number makes it a name's."""
    after = lowered[end : end + 30].lstrip(" -–")
    following = re.split(r"[\s,.;:!?)–-]", after, maxsplit=1)[0] if after else ""
    if following in _COUNTED or after[:1] in {"%", "€", "$", "£"}:
        return False
    before = lowered[max(start - 60, 0) : start]
    words = before.split()
    word = words[-1].lstrip('(“"‘').rpartition("'")[2].rpartition("’")[2] if words else ""
    if before[-1:] in {"", " ", "-", ".", "§", "#"} and _leads(word, text, start, following):
        return True
    if before.endswith((*_GROUPS, *_ZONES)) or (word in _CALLING and lowered[start:end] in _HELP):
        return True
    few = end - start <= 4 and lowered[start:end].isdigit()
    return few and bool(_street().match(text, end) or _in_street().search(before))


def _leads(word: str, text: str, start: int, following: str) -> bool:
    """Return whether the word before a number says that it names."""
    bare = word.rstrip(".-")
    if word in _NAMED or (bare in _NAMED and bare != "no"):
        return True
    if bare in _AIRLINES:
        return text[:start].rstrip().endswith(bare.upper())
    if bare not in _ALSO_DEEDS:
        return False
    if bare == "year":
        return following in _PUPILS
    begin = text.lower().rfind(bare, 0, start)
    counts = following.endswith("s") and len(following) > 3 and following not in _TELLING
    return text[begin].isupper() and not counts
