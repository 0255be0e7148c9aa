"""How close to a text another can be, told cheaply by its tokens alone."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.matching.bands import WORTH_READING
from claimcheck.matching.likeness import ratio
from claimcheck.matching.thresholds import Thresholds
from claimcheck.matching.wording import Wording
from claimcheck.model.comparison import Band

# Figures can be a good part of a text's letters.
_WITHOUT_FIGURES: Final = 0.7


class ClosestBands:
    """The closest bands that others can have beside one text, which is weighed once."""

    def __init__(
        self, text: Wording, weight: Callable[[str], float], thresholds: Thresholds
    ) -> None:
        """Weigh the tokens of the text."""
        self._squares = {token: weight(token) ** 2 for token in text.bag}
        total = sum(self._squares.values())
        # What another text has beyond that makes the overlap only less than this.
        self._likely = thresholds.likely_overlap**2 * total
        self._related = thresholds.related_overlap**2 * total
        self._fewest = 2 * thresholds.content_words
        self._is_short = len(text.tokens) < self._fewest
        self._in_order = text.in_order

    def of(self, tokens: Sequence[str]) -> Band:
        """Return how close a text of these ``tokens``, figures included, can be.

        `new` and `related` only where `compare` would find no closer band.
        """
        if self._is_short or len(tokens) < self._fewest:
            return Band.SAME
        squares = self._squares
        shared = sum([squares[token] for token in squares.keys() & tokens])
        if shared >= self._likely:
            return Band.SAME
        letters = ratio(self._in_order, " ".join(sorted(tokens)))
        if letters >= WORTH_READING * _WITHOUT_FIGURES:
            return Band.SAME
        return Band.RELATED if shared >= self._related else Band.NEW
