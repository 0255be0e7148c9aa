"""A text prepared once, to be compared with many, and what its words share with another's."""

import re
from collections.abc import Callable, Container, Sequence
from functools import cache, lru_cache
from math import fsum, sqrt
from typing import Final

from claimcheck.language.reading import Reading
from claimcheck.matching.likeness import WORTH_READING, ratio
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band
from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple

# Figures can be a good part of a text's letters.
_WITHOUT_FIGURES: Final = 0.7
# What an earlier release made of a text for the index may be other than what is made of it now.
_STORED_OTHERWISE: Final = 0.95
_TELLING: Final = 4

Weight = Callable[[str], float]
_MEASURED: Final = Thresholds()


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


def have_one_abbreviation(first: Wording, second: Wording) -> bool:
    """Return whether two texts may have an abbreviation in common, in whatever case or number.

    What stands beside a digit may be a unit, which has many forms.
    """
    texts = first.text, second.text
    if any(_beside_digit().search(text) for text in texts):
        return True
    return any(
        not _abbreviated(one).isdisjoint(map(_undotted, other.split()))
        for one, other in (texts, texts[::-1])
    )


@cache
def _beside_digit() -> re.Pattern[str]:
    return re.compile(r"\d ?[A-Z]{2}|[A-Z]{2}[A-Z.]* ?\d")


@lru_cache(maxsize=1024)
def _abbreviated(text: str) -> frozenset[str]:
    """Return the words with an abbreviation of a text, in small letters and without stops."""
    return frozenset(_undotted(word) for word in text.split() if _abbreviation().search(word))


def _undotted(word: str) -> str:
    """Return the letters of a word, in small ones, as one of many and as many the same."""
    letters = "".join(filter(str.isalnum, word)).casefold()
    return letters.removesuffix("s")


def tokens_by_word(wording: Wording) -> dict[str, str]:
    """Return the token of each word, both in lower case, as far as they can be paired."""
    words = re.findall(r"[^\W_]+", wording.reading.masked.casefold())
    if len(words) != len(wording.tokens):
        return {}
    return dict(zip(words, wording.tokens, strict=True))


class Shared(NamedTuple):
    """What two texts share of their words, weighed, and of their letters."""

    overlap: float
    likeness: float


def share(first: Wording, second: Wording, *, weight: Weight) -> Shared:
    """Return what two texts share; whatever was said of them is not asked."""
    return Shared(overlap_of(first.bag, second.bag, weight), ratio(first.in_order, second.in_order))


def band_of_far(
    first: Wording, second: Wording, shared: Shared, thresholds: Thresholds = _MEASURED
) -> Band | None:
    """Return the band of two texts that share too little to be read, None for others."""
    if share_enough(first, second, shared, thresholds):
        return None
    related = shared.overlap >= thresholds.related_overlap
    # Of a few words an abbreviation can hide most: "NASA lost the probe".
    few = shared.overlap and _are_short(first, second, thresholds)
    if (related or few) and any(map(has_abbreviation, (first, second))):
        return None
    if few and are_parted_alike(first, second):
        return None  # two hyphens do, too: "co-owner of e-bank", "coowner of ebank"
    return Band.RELATED if related else Band.NEW


def overlap_of(first: frozenset[str], second: frozenset[str], weight: Weight) -> float:
    """Return how much of their weight the tokens of two texts share: 0 to 1."""
    # Exact sums: those of floats would differ with the order of a set, from run to run.
    shared = fsum([weight(token) ** 2 for token in first & second])
    if not shared:
        return 0.0
    ours = fsum([weight(token) ** 2 for token in first])
    theirs = fsum([weight(token) ** 2 for token in second])
    return min(1.0, shared / sqrt(ours * theirs))


def share_enough(first: Wording, second: Wording, shared: Shared, thresholds: Thresholds) -> bool:
    """Return whether two texts share enough words or letters to be read, whatever they hide."""
    short = min(len(first.tokens), len(second.tokens)) < thresholds.content_words
    enough = thresholds.related_overlap if short else thresholds.likely_overlap
    return shared.overlap >= enough or shared.likeness >= WORTH_READING


def _are_short(first: Wording, second: Wording, thresholds: Thresholds) -> bool:
    return min(len(first.tokens), len(second.tokens)) < 2 * thresholds.content_words


def are_parted_alike(first: Wording, second: Wording) -> bool:
    """Return whether only hyphens and blanks part the letters of two texts otherwise."""
    return "-" in first.text + second.text and first.letters == second.letters


class HeldTokens(NamedTuple):
    """The tokens of another text, figures included, and what `Document.has_figures` tells of it."""

    tokens: Sequence[str]
    has_figures: bool | None = None


class _Beyond(NamedTuple):
    """A text among others: what it shares, weighed, and its tokens beyond that."""

    place: int
    shared: float
    tokens: list[str]


class ClosestBands:
    """The closest bands that others can have beside one text, which is weighed once."""

    def __init__(
        self,
        text: Wording,
        weight: Weight,
        thresholds: Thresholds,
        *,
        of_figures: Container[str] = frozenset(),
        count: Callable[[set[str]], None] = lambda _: None,
    ) -> None:
        """Weigh the tokens of the text; ``of_figures`` are those that a figure can have.

        ``count`` is told which tokens are weighed next.
        """
        self._weight, self._of_figures, self._count = weight, of_figures, count
        self._squares = {token: weight(token) ** 2 for token in text.bag}
        self._total = sum(self._squares.values())
        self._related = thresholds.related_overlap**2
        self._fewest = 2 * thresholds.content_words
        self._is_short = len(text.tokens) < self._fewest
        self._in_order = text.in_order

    def of_each(self, texts: Sequence[HeldTokens]) -> list[Band]:
        """Return how close each of some other texts can be: `new`, or perhaps the same.

        `new` only where `compare` would find it, too. What shares enough to be related may be
        the same, since an abbreviation can hide most of what two texts share.
        """
        bands = [Band.SAME] * len(texts)
        beyond: list[_Beyond] = []
        squares, total = self._squares, self._total
        for place, text in enumerate(texts):
            counting = self._counting(text)
            if self._must_be_read(text, counting):
                continue
            shared = sum([squares[token] for token in squares.keys() & text.tokens])
            if shared < self._related * total:
                # What another text has beyond that makes the overlap only less.
                bands[place] = Band.NEW
            elif counting is not None:
                others = [token for token in {*counting} if token not in squares]
                beyond.append(_Beyond(place, shared, others))
        # A few of the words that one text has beyond the other mostly tell that they are far.
        for most in (_TELLING, None):
            self._count({token for each in beyond for token in each.tokens[:most]})
            for each in beyond:
                bands[each.place] = self._band(each.shared, each.tokens[:most])
            beyond = [each for each in beyond if bands[each.place] is not Band.NEW]
        return bands

    def _band(self, shared: float, beyond: Sequence[str]) -> Band:
        """Return the closest band by words of which ``beyond`` are not shared."""
        most = shared / self._total * shared / _STORED_OTHERWISE
        theirs = shared + sum([self._weight(token) ** 2 for token in beyond])
        return Band.SAME if most >= self._related * theirs else Band.NEW

    def _counting(self, text: HeldTokens) -> Sequence[str] | None:
        """Return the tokens that count for sure; None where these are not known, or too few."""
        if not text.has_figures:
            return None if text.has_figures is None else text.tokens
        sure = []
        for token in text.tokens:
            if not token.isalpha():
                if not token.isdigit():
                    return None  # of "747s" a letter may be left
            elif token.isascii() and token not in self._of_figures:
                sure.append(token)
        return sure if len(sure) >= self._fewest else None

    def _must_be_read(self, text: HeldTokens, counting: Sequence[str] | None) -> bool:
        """Return whether a text is too short, or its letters alone may be reason to read it."""
        if self._is_short or len(text.tokens) < self._fewest:
            return True
        in_order = " ".join(sorted(text.tokens))
        letters = ratio(self._in_order, in_order)
        if counting is None:
            return letters >= WORTH_READING * _WITHOUT_FIGURES
        # Without a figure the letters in common are no more, and all of them fewer.
        ours, fewest = len(self._in_order), sum(map(len, counting)) + len(counting) - 1
        most = letters * (ours + len(in_order)) / (ours + fewest)
        return most >= WORTH_READING * _STORED_OTHERWISE
