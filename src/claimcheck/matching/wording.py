"""A text prepared once, to be compared with many."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.language.figures.find import figures_in_plain
from claimcheck.language.text.folding import read_plain
from claimcheck.language.text.stems import ENGLISH, counted
from claimcheck.model.dates import PartialDate


class Wording(NamedTuple):
    """A text, its tokens as the store counts them, and who said it when and where.

    Cheap to make: what takes time is read when a comparison first needs it. `bag`
    is the set of the tokens, `in_order` all of them in order of the alphabet.
    Where the day is unknown, `reported_on` is the one by which it was said.
    """

    text: str
    tokens: tuple[str, ...]
    bag: frozenset[str]
    in_order: str
    said_on: PartialDate | None = None
    place: str | None = None
    speaker: str | None = None
    language: str = ENGLISH
    reported_on: PartialDate | None = None


def countable(text: str, language: str = ENGLISH) -> str:
    """Return the words of a text that count for overlap, for the store to tokenise.

    >>> countable("Les exportations ont augmenté de 20%", "fr").split()
    ['le', 'export', 'ont', 'augment', 'de']
    """
    return counted(masked(text, language), language)


def masked(text: str, language: str = ENGLISH) -> str:
    """Return the plain text with its figures blanked.

    >>> masked("Exports rose by about 20% in 2023")
    'Exports rose by   in  '
    """
    found = read_plain(text).text
    parts: list[str] = []
    place = 0
    for figure in figures_in_plain(found, None, language):
        parts.append(found[place : figure.span.start])
        place = figure.span.end
    parts.append(found[place:])
    return " ".join(parts) if len(parts) > 1 else found


def read_wording(
    text: str,
    tokens: Sequence[str],
    *,
    said_on: PartialDate | None = None,
    place: str | None = None,
    speaker: str | None = None,
    language: str = ENGLISH,
    reported_on: PartialDate | None = None,
) -> Wording:
    """Prepare ``text``; ``tokens`` are what the store's tokenizer makes of `countable`.

    Where ``said_on`` is unknown, it was said by ``reported_on``.
    """
    in_order = " ".join(sorted(tokens))
    return Wording(
        text,
        tuple(tokens),
        frozenset(tokens),
        in_order,
        said_on,
        place or None,
        speaker or None,
        language,
        None if said_on else reported_on,
    )


def tokens_by_word(wording: Wording) -> dict[str, str]:
    """Return the token of each word, both in lower case, as far as they can be paired."""
    words = re.findall(r"[^\W_]+", masked(wording.text, wording.language).casefold())
    if len(words) != len(wording.tokens):
        return {}
    return dict(zip(words, wording.tokens, strict=True))
