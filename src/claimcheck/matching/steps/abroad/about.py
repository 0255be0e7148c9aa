"""Words before a figure that leave it as open as others do: "rund 40", "etwa 40"."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.language.text.stems import code_of
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.figure import Approximation

# In each language, a line for each meaning: about, nearly, more, at least, at most, less.
_ALIKE: Final = {
    "de": (
        "rund|etwa|ca|circa|zirka|ungefähr", "fast|beinahe|nahezu", "mehr als|über",
        "mindestens|wenigstens", "höchstens|maximal", "weniger als|unter",
    ),
    "fr": (
        "environ|à peu près|autour de", "près de|presque", "plus de|plus d",
        "au moins|au minimum", "au plus|au maximum", "moins de|moins d",
    ),
    "es": (
        "unos|unas|aproximadamente|alrededor de|cerca de|en torno a", "casi", "más de",
        "al menos|por lo menos|como mínimo", "como máximo|a lo sumo", "menos de",
    ),
    "pt": (
        "cerca de|aproximadamente|em torno de|por volta de", "quase", "mais de",
        "pelo menos|ao menos|no mínimo", "no máximo", "menos de",
    ),
    "it": (
        "circa|intorno a|più o meno", "quasi", "più di|oltre", "almeno|come minimo",
        "al massimo", "meno di",
    ),
    "nl": (
        "ongeveer|circa|ca", "bijna", "meer dan", "minstens|ten minste|minimaal",
        "hooguit|maximaal|ten hoogste", "minder dan",
    ),
    "sv": (
        "omkring|cirka|ca|ungefär|runt", "nästan", "mer än|fler än", "minst|åtminstone",
        "högst|som mest", "mindre än|färre än",
    ),
    "da": (
        "omkring|cirka|ca|omtrent", "næsten", "mere end|flere end", "mindst", "højst",
        "mindre end|færre end",
    ),
    "pl": (
        "około|ok|mniej więcej", "prawie", "ponad|więcej niż", "co najmniej|przynajmniej",
        "co najwyżej", "mniej niż|poniżej",
    ),
}  # fmt: skip


# The meanings of a figure that English words, which others share, left open: "ca. 40".
_OPEN: Final = {
    Approximation.ABOUT: 0, Approximation.NEARLY: 1, Approximation.MORE_THAN: 2,
    Approximation.AT_LEAST: 3, Approximation.AT_MOST: 4, Approximation.LESS_THAN: 5,
}  # fmt: skip


def are_as_open(ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Parsed, Parsed]) -> bool:
    """Return whether the words of two texts, each before a figure, leave it open alike.

    The figure may stand among the terms, where one text's words are part of it: "ca. 40".
    """
    meanings = _meanings(code_of(texts[0].language))
    if any(term.figure for term in (*ours, *theirs)):
        amounts = [_amount(side, meanings) for side in (ours, theirs)]
        return amounts[0] is not None and amounts[0] == amounts[1]
    told = [meanings.get(" ".join(term.key for term in side)) for side in (ours, theirs)]
    if told[0] is None or told[0] != told[1]:
        return False
    return all(
        _is_before_figure(side[-1], parsed.terms)
        for side, parsed in zip((ours, theirs), texts, strict=True)
    )


def _amount(terms: Sequence[Term], meanings: dict[str, int]) -> tuple[int, str] | None:
    """Return how open a figure is and what it says without that, if there is no other term."""
    figure = terms[-1].figure
    if figure is None or figure.is_date or any(term.figure for term in terms[:-1]):
        return None
    exact = figure._replace(approximation=Approximation.EXACT)
    words = " ".join(term.key for term in terms[:-1])
    if words:
        meaning = meanings.get(words) if figure == exact else None
    else:
        meaning = _OPEN.get(figure.approximation)
    return None if meaning is None else (meaning, exact.key)


def _is_before_figure(term: Term, terms: Sequence[Term]) -> bool:
    following = terms[terms.index(term) + 1 :][:1]
    figure = following[0].figure if following else None
    return figure is not None and not figure.is_date


@cache
def _meanings(code: str) -> dict[str, int]:
    lines = enumerate(_ALIKE.get(code, ()))
    return {words: meaning for meaning, line in lines for words in line.split("|")}
