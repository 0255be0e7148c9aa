"""The claims that were checked, kept ready to be set beside many texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from math import fsum, sqrt
from typing import Final

from claimcheck.matching.ranking import default_weight
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.postings import claim_tokens, claims_holding, document_frequency
from claimcheck.store.index.tokens import known_tokens, split_words
from claimcheck.store.queries.scan import checked_among
from claimcheck.store.records.claims import standing_claims

# By the table of common words, which weighs otherwise than a store does. Texts that are near
# have seven tenths of their weight in common, and each of them half of its own.
_IN_COMMON: Final = 0.3
_SHARED: Final = 0.35
# A misspelt word is in no table, and must not outweigh those that are right.
_MOST_WORTH: Final = 6.0
# Sums taken in another order may differ in their last digit.
_ROUNDED: Final = 1 - 1e-9
_AT_ONCE: Final = 500
# Claims that are kept prepared; an archive would otherwise fill the memory.
MOST_KEPT: Final = 25_000
# Of a draft's texts, those of which the near claims are known for when they are asked again.
_REMEMBERED: Final = 5_000


class ClaimTokens(NamedTuple):
    """A claim's tokens, read once to be set beside many statements.

    `has_figures` is what `Document.has_figures` tells.
    """

    claim: int
    tokens: tuple[str, ...]
    has_figures: bool | None


class Prepared(NamedTuple):
    """A claim ready to be set beside many texts: its tokens, and those that are no figures."""

    tokens: ClaimTokens
    bag: frozenset[str]


class _TextTokens(NamedTuple):
    """A text's tokens: those that are no figures, and each with a word of which it is the only one.

    Tokens that are one of several of a word come with none.
    """

    bag: frozenset[str]
    words: Mapping[str, str]


def of_words(claims: Iterable[ClaimTokens], bag: frozenset[str]) -> list[ClaimTokens]:
    """Return the claims that have these tokens and no others."""
    return [each for each in claims if bag_of(each.tokens) == bag]


class CheckedClaims:
    """The claims that were checked or superseded, in one state of a store, by their words.

    What was read once is kept for the drafts that follow.
    """

    def __init__(
        self,
        connection: Connection,
        holding: Mapping[str, int | list[int]] | None = None,
        read: Mapping[int, Prepared] | None = None,
    ) -> None:
        """Look claims up in ``holding``, which has the words of all that were ``read``.

        A word that only one claim has comes with that. Without these, look claims up in the
        store's index.
        """
        self._connection, self._indexed = connection, holding is None
        self._listed = holding or {}
        self._holding: dict[str, frozenset[int]] = {}
        self._frequencies: dict[str, int] = {}
        self._kept: dict[int, Prepared | None] = dict(read or {})
        self._found: dict[str, list[Prepared]] = {}
        self._texts: dict[str, _TextTokens] = {}

    def near(self, texts: Sequence[str]) -> list[list[ClaimTokens]]:
        """Return the claims that may be near to each text, by id."""
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._found]
        self._found |= zip(new, self._look_up(new, _SHARED), strict=True)
        return [[each.tokens for each in self._found[text]] for text in texts]

    def holding_all(self, texts: Sequence[str]) -> list[list[ClaimTokens]]:
        """Return the claims that have all the words of each text, by id."""
        new = [text for text in dict.fromkeys(texts) if text not in self._found]
        found = dict(zip(new, self._look_up(new, 1.0), strict=True))
        for text in texts:
            if text not in found:
                (read,) = self._read([text])
                found[text] = [each for each in self._found[text] if read.bag <= each.bag]
        return [[each.tokens for each in found[text]] for text in texts]

    def in_words(self, texts: Sequence[str]) -> list[list[ClaimTokens]]:
        """Return the claims that have the words of each text and no others, by id."""
        bags = [each.bag for each in self._read(texts)]
        if self._indexed:
            found = self.holding_all(texts)
            return [of_words(each, bag) for each, bag in zip(found, bags, strict=True)]
        # Figures alone are no words.
        return [self._in_words.get(bag, []) if bag else [] for bag in bags]

    @cached_property
    def _in_words(self) -> Mapping[frozenset[str], list[ClaimTokens]]:
        """Return the claims that were read by their tokens."""
        found: defaultdict[frozenset[str], list[ClaimTokens]] = defaultdict(list)
        for prepared in filter(None, self._kept.values()):
            found[prepared.bag].append(prepared.tokens)
        return found

    def _look_up(self, texts: Sequence[str], share: float) -> list[list[Prepared]]:
        """Return the claims that hold this share of the worth of each text's words, by id."""
        read = self._read(texts)
        self._count({token for each in read for token in each.words})
        holders = self._holding_each if share == 1.0 else self._holders
        found = [sorted(holders(*each)) for each in read]
        self._keep({claim for claims in found for claim in claims})
        return [
            list(sharing(each.bag, filter(None, map(self._kept.get, claims))))
            for each, claims in zip(read, found, strict=True)
        ]

    def _read(self, texts: Sequence[str]) -> list[_TextTokens]:
        """Return the tokens of each text; most are asked for more than once."""
        if len(self._texts) > _REMEMBERED:
            self._texts.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self._texts]
        words = [split_words(text) for text in new]
        # Asked for all at once: the store's tokenizer takes as long for one as for many.
        known = known_tokens(self._connection, [word for each in words for word in each])
        for text, written in zip(new, words, strict=True):
            by_token = _by_token(known, written)
            self._texts[text] = _TextTokens(bag_of(by_token), by_token)
        return [self._texts[text] for text in texts]

    def _count(self, tokens: set[str]) -> None:
        """Learn how many claims hold each token."""
        new = {token for token in tokens if token not in self._frequencies}
        if self._indexed:
            known = document_frequency(self._connection, new)
        else:
            known = {token: len(self._held(token, "")) for token in new}
        self._frequencies |= dict.fromkeys(new, 0) | known

    def _rarest(self, bag: frozenset[str], words: Mapping[str, str]) -> list[tuple[int, str]]:
        """Return the tokens that can be looked up, the rarest first, each with its frequency."""
        return sorted([(self._frequencies[token], token) for token in bag if words[token]])

    def _holders(self, bag: frozenset[str], words: Mapping[str, str]) -> list[int]:
        """Return the claims that may hold enough of a text's tokens.

        The rarest tokens come first: what holds none of them cannot hold enough. Most claims
        hold one or two of the words only, and are told from the others by counting alone.
        """
        rest = _worth(bag)
        least = _SHARED * rest * _ROUNDED
        once, twice, often = set[int](), set[int](), set[int]()
        read: list[tuple[float, frozenset[int]]] = []
        most = 0.0
        for _, token in self._rarest(bag, words):
            # What the words read so far must be worth of a claim that holds enough.
            due = least - rest
            if rest < least / 2 or (due > 2 * most and not often):
                break
            worth, held = _worths[token], self._held(token, words[token])
            read.append((worth, held))
            often |= twice & held
            if due <= most:
                twice |= once & held
            if due <= 0:
                once |= held
            rest -= worth
            most = max(most, worth)
        due = least - rest
        found = often if due > 2 * most else twice if due > most else once
        return [
            claim
            for claim in found
            if sum([worth for worth, held in read if claim in held]) >= due * _ROUNDED
        ]

    def _holding_each(self, bag: frozenset[str], words: Mapping[str, str]) -> frozenset[int]:
        """Return the claims that hold each of the rarer of a text's tokens."""
        if not all(map(self._frequencies.__getitem__, bag)):
            return frozenset()
        rest = _worth(bag)
        half = rest * _ROUNDED / 2
        found: frozenset[int] | None = None
        for _, token in self._rarest(bag, words):
            if rest < half or found == frozenset():
                break
            held = self._held(token, words[token])
            found = held if found is None else found & held
            rest -= _worths[token]
        return found or frozenset()

    def _held(self, token: str, word: str) -> frozenset[int]:
        """Return the claims that hold a token, all of them or those that were checked."""
        known = self._holding.get(token)
        if known is None:
            held: int | Iterable[int]
            if self._indexed:
                held = claims_holding(self._connection, word) if self._frequencies[token] else ()
            else:
                held = self._listed.get(token, ())
            known = frozenset((held,) if isinstance(held, int) else held)
            self._holding[token] = known
        return known

    def _keep(self, claims: set[int]) -> None:
        """Prepare claims, as far as they were checked and hold."""
        if not self._indexed:
            return
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        new = {claim for claim in claims if claim not in self._kept}
        if new:
            checked = checked_among(self._connection, new)
            self._kept |= {**dict.fromkeys(new), **prepare(self._connection, checked)}


def _by_token(known: Mapping[str, str], words: Sequence[str]) -> dict[str, str]:
    """Return a text's tokens, each with a word of which it is the only one, or with none."""
    read = {known[word]: word for word in words}
    if any(" " in token or not token for token in read):
        several = dict.fromkeys((token for word in words for token in known[word].split()), "")
        return several | {token: word for token, word in read.items() if token in several}
    return read


def sharing(bag: frozenset[str], claims: Iterable[Prepared]) -> Iterator[Prepared]:
    """Yield the claims that have enough in common with a text to be compared with it."""
    whole = _worth(bag)
    least = _SHARED * whole * _ROUNDED
    for claim in claims:
        shared = _worth(bag & claim.bag)
        # What shares too little for any claim need not be weighed.
        if shared >= least and shared >= _IN_COMMON * sqrt(whole * _worth(claim.bag)) * _ROUNDED:
            yield claim


def bag_of(tokens: Iterable[str]) -> frozenset[str]:
    """Return the tokens that are no figures, as they are set beside a claim's."""
    return frozenset([token for token in tokens if not token.isdigit()])


class _Worths(dict[str, float]):
    """What tokens weigh by the table of common words; a dictionary, for it is asked very often."""

    def __missing__(self, token: str) -> float:
        worth = self[token] = min(default_weight(token), _MOST_WORTH) ** 2
        return worth


_worths: Final = _Worths()


def _worth(tokens: Iterable[str]) -> float:
    return fsum(map(_worths.__getitem__, tokens))


def prepare(connection: Connection, numbers: set[int]) -> dict[int, Prepared]:
    """Return those of some claims that hold, ready to be compared, by id."""
    standing = standing_claims(connection, sorted(numbers))
    return {
        each.claim: Prepared(each, bag_of(each.tokens))
        for start in range(0, len(standing), _AT_ONCE)
        for each in starmap(
            ClaimTokens, claim_tokens(connection, standing[start : start + _AT_ONCE])
        )
    }
