"""A text prepared once, to be compared with many."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.reading import Reading
from claimcheck.model.dates import PartialDate


class Wording(NamedTuple):
    """A text as it was read, its tokens as the store counts them, and who said it when and where.

    `bag` is the set of the tokens, `in_order` all of them in order of the alphabet.
    Where the day is unknown, `reported_on` is the one by which it was said.
    """

    reading: Reading
    tokens: tuple[str, ...]
    bag: frozenset[str]
    in_order: str
    said_on: PartialDate | None = None
    place: str | None = None
    speaker: str | None = None
    reported_on: PartialDate | None = None

    @property
    def text(self) -> str:
        """Return the words as they are written."""
        return self.reading.text

    @property
    def letters(self) -> str:
        """Return the letters and digits, as one word in small letters."""
        return "".join(filter(str.isalnum, self.text.casefold()))


def read_wording(
    reading: Reading,
    tokens: Sequence[str],
    *,
    said_on: PartialDate | None = None,
    place: str | None = None,
    speaker: str | None = None,
    reported_on: PartialDate | None = None,
) -> Wording:
    """Prepare a text; ``tokens`` are what the store's tokenizer makes of `Reading.countable`.

    Where ``said_on`` is unknown, it was said by ``reported_on``.
    """
    in_order = " ".join(sorted(tokens))
    return Wording(
        reading,
        tuple(tokens),
        frozenset(tokens),
        in_order,
        said_on,
        place or None,
        speaker or None,
        None if said_on else reported_on,
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"\b(?:[A-Z]{2,}|(?:[A-Z]\.){2,})")


def has_abbreviation(wording: Wording) -> bool:
    """Return whether a text abbreviates a name, whose words it then does not share with another."""
    return _abbreviation().search(wording.text) is not None


def tokens_by_word(wording: Wording) -> dict[str, str]:
    """Return the token of each word, both in lower case, as far as they can be paired."""
    words = re.findall(r"[^\W_]+", wording.reading.masked.casefold())
    if len(words) != len(wording.tokens):
        return {}
    return dict(zip(words, wording.tokens, strict=True))
