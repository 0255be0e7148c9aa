"""Words whose meaning hangs on who says them, and where."""

import re
from functools import cache


@cache
def _person() -> re.Pattern[str]:
    return re.compile(r"\b(?:i|we|me|us|my|our|mine|ours|myself|ourselves)\b")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:here|(?:the|this) (?:\w+ )?(?:government|country|nation|parliament|president|capital"
        r"|prime minister|economy|state|city|town|ministry|minister|army|police|opposition"
        r"|central bank|supreme court|senate|congress|regime|region|province|republic|king|queen)"
        r"|home|at home|abroad|domestic|nationwide)\b"
    )


def find_personal(text: str) -> re.Match[str] | None:
    """Find the first word that means the speaker, in a plain text in lower case."""
    return _person().search(text)


def find_local(text: str) -> re.Match[str] | None:
    """Find the first words that mean the speaker's place: "here", "the government"."""
    return _place().search(text)


def can_be_same_name(first: str, second: str) -> bool:
    """Return whether one name's words are all among the other's.

    >>> can_be_same_name("Lavrov", "Sergey Lavrov"), can_be_same_name("Bamako, Mali", "Mali")
    (True, True)
    """
    names = [set(re.findall(r"[^\W\d_]+", name.casefold())) for name in (first, second)]
    return names[0] <= names[1] or names[1] <= names[0]
