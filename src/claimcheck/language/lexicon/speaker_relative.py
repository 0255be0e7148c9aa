"""Words whose meaning hangs on who says them, and where."""

import re
from functools import cache

from claimcheck.language.lexicon.peoples import is_land, land_of
from claimcheck.language.lexicon.word_lists import listed

# After these "I" is a number: "World War I", "Charles I".
_COUNTED = listed(
    "war phase type part act volume chapter division class stage category schedule tier title"
    " grade level article appendix table figure charles elizabeth james george francis nicholas"
    " wilhelm william alexander peter napoleon leopold albert paul mary baudouin christian"
)


@cache
def _person() -> re.Pattern[str]:
    # "US" in capitals is a land, "the mine" a place.
    counted = "".join(rf"(?<!\b{word} )" for word in _COUNTED)
    return re.compile(
        r"\b(?:(?i:we|me|my|our|ours|myself|ourselves)|[Uu]s"
        rf"|(?i:{counted}i)|(?i:(?<=\bof )|(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )"
        r"|(?<=\bnot )|(?<=\bbe )|(?<=\bthan )|(?<=\blike ))(?i:mine))\b"
        r"|\A\W*(?i:mine (?:is|are|was|were|has|have)\b)"
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:here|(?:the|this) (?:(?P<which>\w+) )?"
        r"(?:government|country|nation|parliament|president|capital|prime minister|economy|state"
        r"|city|town|ministry|minister|army|police|opposition"
        r"|central bank|supreme court|senate|congress|regime|region|province|republic|king|queen)"
        r"|home|at home|abroad|domestic|nationwide)\b",
        re.IGNORECASE,
    )


def is_personal(text: str) -> bool:
    """Return whether a plain text, as it is written, has a word that means the speaker.

    In a text wholly in capitals "US" may be either.

    >>> is_personal("They told us"), is_personal("The US mine of World War I")
    (True, False)
    """
    return _person().search(text.lower() if text.isupper() else text) is not None


def find_local(text: str) -> re.Match[str] | None:
    """Find the first words that mean the speaker's place: "here", "the government".

    ``text`` is plain, as it is written. Whose army "the US army" is, it says itself.

    >>> find_local("Only the US army has left") is None
    True
    """
    return next((found for found in _place().finditer(text) if not _is_named(found)), None)


def _is_named(found: re.Match[str]) -> bool:
    """Return whether words name the place that they mean: "the Kenyan parliament"."""
    which = (found["which"] or "").lower()
    return which in {"eu", "european"} or is_land(which) or land_of(which) != which


def can_be_same_name(first: str, second: str) -> bool:
    """Return whether one name's words are all among the other's.

    >>> can_be_same_name("Lavrov", "Sergey Lavrov"), can_be_same_name("Bamako, Mali", "Mali")
    (True, True)
    """
    names = [set(re.findall(r"[^\W\d_]+", name.casefold())) for name in (first, second)]
    return names[0] <= names[1] or names[1] <= names[0]
