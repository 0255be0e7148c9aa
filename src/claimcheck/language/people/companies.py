"""What a text shows to be a company's name although it reads as a person's."""

import re
from functools import cache, lru_cache
from typing import Final

from claimcheck.language.people.name_tables import is_given, is_plural_surname
from claimcheck.language.people.named_person import NamedPerson

# In code points before a name, and the first letters of what is looked for there.
_NEAR = 32
# Of how many names of a text an answer is kept.
_ASKED: Final = 64


def is_company(text: str, person: NamedPerson) -> bool:
    """Return whether the text shows that what reads as a name is a company's.

    It has shares and a chief executive: ``Shares in Holt Brandt fell``. Or its name reads as a
    plural, and nobody is called by the last word alone: ``Halford Systems``.
    """
    if person.role:
        # "Brokerage Holt Brandt" has no office.
        called = _called().fullmatch(f"{person.role} ") is not None
        return called or _reads_as_plural(text, person)
    return (
        _is_traded(text, person) or _is_called_after(text, person) or _reads_as_plural(text, person)
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:[Ss]hares|[Ss]hareholders|[Ii]nvestors|stake) (?:in|of)"
        r"|\b(?:[Cc]hief executive(?: officer)?|C[EFOT]O|[Ff]inance chief|[Cc]o-founder) (?:of|at)"
        r"|\b(?:analyst|economist|strategist|partner|trader|broker|researcher|engineer) at"
        r") $"
    )


@cache
def _called() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:company|carmaker|automaker|drugmaker|chipmaker|conglomerate|insurer|supermarket"
        r"|start-?up|airline|law firm|consultancy|fintech|lender|housebuilder|charity|think tank"
        r"|trade body|news site|firm|brokerage|broker|miner|publisher|retailer|shipbuilder) $",
        re.IGNORECASE,
    )


_HAS = (
    "share price|order book|annual report|revenues?|sales|profits?|turnover|earnings|customers"
    "|shareholding|stock|board of directors|factory|factories|workforce"
)
_OWNED = (
    "plants?|factory|factories|stores?|staff|workforce|customers|shares|shareholders|products?"
    "|brand|fleet|network|board|headquarters|forecast|guidance|business|operations|debt|dividend"
)
_SAYS_OF_ITSELF = r" (?:said|says|announced)(?: on [A-Z]\w+day)?(?: that)? it "


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)? (?:chief executive|CEO|CFO|finance chief|shareholders)\b"
        r"| (?:plc|PLC|Plc|Inc|Corp|Ltd|Limited|LLC|LLP|GmbH|NV|BV|Holdings|Pty)\b"
        rf"|['’]s (?:{_HAS})\b"
        r"| employs (?:about |around |more than |some |nearly |over )?\d"
        r"| (?:reported|posted) (?:an? |its )?(?:record |net |pre-?tax |annual |quarterly )*"
        r"(?:loss|profit|revenues?|earnings|sales|turnover)\b"
        # "Said it would close its plant" and "as it cut its forecast".
        rf"|{_SAYS_OF_ITSELF}(?:had|has|would|will|plans|expects|intends|aims|is|was)\b"
        rf"[^.\n]{{0,60}}\bits (?:own )?(?:{_OWNED})\b"
        r"| (?:said|says|announced)\b[^.\n]{0,60},? as it \w+ its "
        r"(?:forecast|guidance|outlook|dividend|staff)\b"
        r"|,? shares (?:fell|rose|were|was|have|had|closed|jumped|dropped|slid|gained|climbed|lost"
        r"|tumbled|plunged|surged)\b"
        r"|, (?:a|the|an|which is a|which is an) (?:[\w-]+ ){0,3}(?:company|firm|retailer|insurer"
        r"|carmaker|drugmaker|conglomerate|start-?up|airline|consultancy|subsidiary)"
        r"(?=[,.]| (?:based|that|which|in|with|owned|listed|and)\b)"
    )


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(r" (?:said|says|told|reported|announced|posted|plans|is to|is cutting)\b")


# Parts of words, as some begin in small letters or not. One after the other they are looked
# for in a tenth of the time that one pattern of them all takes.
_HINTS: Final = (
    "hares|hareholders|nvestors in|stake in|hief executive|inance chief|PLC|order book"
    "|annual report|company|firm|retailer|insurer|maker|conglomerate|upermarket|tart-up|tartup"
    "|irline|onsultancy|subsidiary|intech|housebuilder|harity|hink tank|rade body|ews site"
    "|employs|eported|osted|revenue|sales|profit|turnover|earnings|customers|factory|workforce"
    "|nalyst at|conomist at|trategist at|artner at|rader at|esearcher at|ngineer at"
    "|forecast|guidance|roker|ublisher|hipbuilder| miner |o-founder of"
    "| Inc| Corp| Ltd| LLC| LLP| Plc| Limited| GmbH| Holdings| Pty| NV| BV"
).split("|")


@lru_cache(2)
def _tells_of_firms(text: str) -> bool:
    """Return whether a text holds any of the words that show a firm; most hold none."""
    return any(hint in text for hint in _HINTS) or _whole_words().search(text) is not None


@cache
def _whole_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:C[EF]O\b|lender|it (?:had|has|would|will|plans))|plc\b|stock\b")


def _is_traded(text: str, person: NamedPerson) -> bool:
    if not _tells_of_firms(text):
        return False
    # Of "Fintech Holt Brandt" the last two words are the company's name.
    *before, first, last = person.name.split()
    if before and not is_given(before[0]):
        person = person._replace(name=f"{first} {last}", position=0)
    return _does_business(text, person.name)


# A name that stands again and again is asked about at each place.
@lru_cache(_ASKED)
def _does_business(text: str, name: str) -> bool:
    # "Holt Brandt Inc." is read as a body's name, and may stand before it.
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        near = max(0, at - _NEAR)
        if _after().match(text, end) or _before().search(text, near, at):
            return True
        # "The airline Karl Voss owned" is not he.
        if _speaks().match(text, end) and _called().search(text, near, at):
            return True
        at = text.find(name, end)
    return False


@cache
def _things() -> re.Pattern[str]:
    return re.compile(
        r" (?:Elementary|Primary|Middle|High|Secondary|School|Academy|College|University|Hospital"
        r"|Airport|Bridge|Road|Street|Avenue|Station|Stadium|massacre|shootings?|bombing|disaster)\b"
    )


def _is_called_after(text: str, person: NamedPerson) -> bool:
    """Return whether a school or a disaster has the name, and nobody goes by its last word."""
    return _is_of_thing(text, person.name) and not _goes_by_surname(text, person)


@lru_cache(_ASKED)
def _is_of_thing(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if _things().match(text, at + len(name)):
            return True
        at = text.find(name, at + len(name))
    return False


def _reads_as_plural(text: str, person: NamedPerson) -> bool:
    """Return whether a name reads as a plural and nobody is called by it alone."""
    last = person.surname
    if person.evident or not last.endswith("s") or last[-2] in "suioa" or is_plural_surname(last):
        return False
    return not _goes_by_surname(text, person)


def _goes_by_surname(text: str, person: NamedPerson) -> bool:
    return _stands_alone(text, person.surname, f"{person.name.split()[-2]} ")


@lru_cache(_ASKED)
def _stands_alone(text: str, last: str, first: str) -> bool:
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        alone = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if alone and not text.startswith(first, max(0, at - len(first))):
            return True
        at = text.find(last, end)
    return False
