"""What stands right beside a word or figure and makes another of it: "[1]", "@who", "UPDATE 2:"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimcheck.matching.terms import FUNCTION, Parsed, Term
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Difference, Guard

# Lands, and their large towns, that have a dollar of their own, as many languages begin them.
_OWN_DOLLAR: Final = tuple(
    "canad kanad ottawa toronto montreal montréal vancouver quebec québec austral sydney canberra"
    " melbourne brisbane zealand auckland wellington neuseeland zélande zelanda singap hong"
    " hongkong taiwan taipei jamai baham barbad beli bermud brunei fiji fidschi fidji guyan liberi"
    " namibi surinam trinidad zimbab simbab harare kingston windhoek monrovia".split()
)


def find_glued(
    first: Parsed,
    second: Parsed,
    pairs: Sequence[tuple[int, int]],
    wordings: tuple[Wording, Wording],
) -> Iterator[Difference]:
    """Give words that one of two texts has in brackets, as a handle, or as money of one land.

    "[1]" may be the mark of a note, and "@who" is a name; "dollars" are Australia's where it pays.
    """
    yield from _numbered(first, second)
    sides = list(zip((first, second), wordings, strict=True))
    if not any(_signs().search(wording.text) for _, wording in sides) and not any(
        term.figure and term.figure.unit == "USD" for term in first.terms
    ):
        return
    owns = any(_names_own_dollar(parsed) for parsed in (first, second))
    for place, other in pairs:
        ours, theirs = first.terms[place], second.terms[other]
        told = [
            _told(*side, term, owns=owns) for side, term in zip(sides, (ours, theirs), strict=True)
        ]
        if told[0] != told[1]:
            words, span = first.quote([ours])
            their_words, their_span = second.quote([theirs])
            shown = _shown(words, told[0]), _shown(their_words, told[1])
            yield Difference(Guard.SUBSTITUTION, *shown, span, their_span)


def _numbered(first: Parsed, second: Parsed) -> Iterator[Difference]:
    """Give the labels before two texts that have another number each: "UPDATE 1:", "UPDATE 2:"."""
    labels = [each.plain.text[: each.body.label].strip() for each in (first, second)]
    numbers = [re.findall(r"\d+", label) for label in labels]
    if all(numbers) and numbers[0] != numbers[1]:
        yield Difference(Guard.NUMBER, labels[0], labels[1], compatible=True)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"\[\d{1,3}\]|@\w")


@cache
def _of_states() -> re.Pattern[str]:
    return re.compile(r"\bUS|\bU\.S|USD|[Aa]m[eé]ri[ck]an|estadounidense|statunitens|[Ss]tates")


def _told(parsed: Parsed, wording: Wording, term: Term, *, owns: bool) -> str:
    """Return what the signs beside a term, or within it, say that no other form of it says."""
    start, end = parsed.plain.origin(term.start, term.end)
    text = wording.text
    if term.figure is None:
        is_handle = term.key in FUNCTION and text[max(0, start - 1) : start] == "@"
        return "@" * is_handle
    if text[max(0, start - 1) : start] == "[" and text[end : end + 1] == "]":
        return "[]"
    of_states = owns and term.figure.unit == "USD" and _of_states().search(text[start:end])
    return "US" if of_states else ""


def _shown(words: str, told: str) -> str:
    return {"[]": f"[{words}]", "@": f"@{words}"}.get(told, words)


def _names_own_dollar(parsed: Parsed) -> bool:
    return any(not term.figure and term.key.startswith(_OWN_DOLLAR) for term in parsed.terms)
