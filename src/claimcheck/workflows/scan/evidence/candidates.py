"""The claims that each part of a draft is set beside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import fsum, sqrt
from typing import Final, NamedTuple

from claimcheck.matching.weights import default_weight
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import claim_count, find_candidates
from claimcheck.store.index.claim_index import claim_tokens, claims_holding
from claimcheck.store.index.postings import document_frequency
from claimcheck.store.index.tokens import known_tokens, split_words, tokenise
from claimcheck.store.queries.scan import checked_among, checked_claims, checked_count
from claimcheck.store.records.claims import standing_claims
from claimcheck.workflows.compare.with_record import ClaimTokens

# By the table of common words, which weighs otherwise than a store does. Texts that are near
# have seven tenths of their weight in common, and each of them half of its own.
_IN_COMMON: Final = 0.3
_SHARED: Final = 0.35
# A misspelt word is in no table, and must not outweigh those that are right.
_MOST_WORTH: Final = 6.0
# Sums taken in another order may differ in their last digit.
_ROUNDED: Final = 1 - 1e-9
# Where the claims that were checked are so few, or so small a part of all claims, their
# words are read; else they are looked up by their words in the index of all claims.
_FEW: Final = 2_000
_PART: Final = 20
_AT_ONCE: Final = 500
# Claims that are kept prepared; an archive would otherwise fill the memory.
_KEPT: Final = 25_000
# Of a draft's texts, those of which the near claims are known for when they are asked again.
_REMEMBERED: Final = 5_000


class Prepared(NamedTuple):
    """A claim ready to be set beside many texts: its tokens, and those that are no figures."""

    tokens: ClaimTokens
    bag: frozenset[str]
    worth: float


def near_claims(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[ClaimTokens]]:
    """Return the claims that may be near to each of some plain ``texts``, by id.

    Without ``everything`` only those that were checked or superseded. Of these it finds all
    that have enough in common with a text, however it looks for them.
    """
    if not everything:
        return _checked(connection).near(texts)
    found = [find_candidates(connection, text) for text in texts]
    claims = _prepared(connection, {claim for candidates in found for claim in candidates})
    bags = map(_bag, tokenise(connection, texts))
    return [
        [each.tokens for each in _sharing(bag, filter(None, map(claims.get, candidates)))]
        for bag, candidates in zip(bags, found, strict=True)
    ]


def claims_holding_all(connection: Connection, texts: Sequence[str]) -> list[list[ClaimTokens]]:
    """Return the claims, of those checked or superseded, that have all words of each text."""
    return _checked(connection).holding_all(texts)


def claims_in_words(
    connection: Connection, texts: Sequence[str], *, everything: bool
) -> list[list[ClaimTokens]]:
    """Return the claims that have all the words of some plain ``texts``, and no others."""
    if everything:
        near = near_claims(connection, texts, everything=True)
    else:
        near = claims_holding_all(connection, texts)
    bags = map(_bag, tokenise(connection, texts))
    return [
        [each for each in found if _bag(each.tokens) == bag]
        for found, bag in zip(near, bags, strict=True)
    ]


class CheckedClaims:
    """The claims that were checked or superseded, in one state of a store, by their words.

    What was read once is kept for the drafts that follow.
    """

    def __init__(
        self, connection: Connection, holding: Mapping[str, frozenset[int]] | None = None
    ) -> None:
        """Look claims up in ``holding``, which has all their words, else in the store's index."""
        self._connection, self._indexed = connection, holding is None
        self._holding: dict[str, frozenset[int]] = dict(holding or {})
        self._frequencies: dict[str, int] = {}
        self._kept: dict[int, Prepared | None] = {}
        self._found: dict[str, list[Prepared]] = {}

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
                tokens = known_tokens(self._connection, words := split_words(text))
                bag = {token for word in words for token in tokens[word].split()}
                digits = {token for token in bag if token.isdigit()}
                found[text] = [each for each in self._found[text] if bag - digits <= each.bag]
        return [[each.tokens for each in found[text]] for text in texts]

    def _look_up(self, texts: Sequence[str], share: float) -> list[list[Prepared]]:
        """Return the claims that hold this share of the worth of each text's words, by id."""
        words = [split_words(text) for text in texts]
        # Asked for all at once: the store's tokenizer takes as long for one as for many.
        known_tokens(self._connection, [word for each in words for word in each])
        read = [self._read(each) for each in words]
        self._count({token for words in read for token in words})
        bags = [_bag(words) for words in read]
        found = [
            sorted(self._holders(bag, words, share)) for bag, words in zip(bags, read, strict=True)
        ]
        self._keep({claim for claims in found for claim in claims})
        return [
            list(_sharing(bag, filter(None, map(self._kept.get, claims))))
            for bag, claims in zip(bags, found, strict=True)
        ]

    def _read(self, words: Sequence[str]) -> dict[str, str]:
        """Return a text's tokens, each with a word of which it is the only one, or with none."""
        tokens = known_tokens(self._connection, words)
        of_several = dict.fromkeys((token for word in words for token in tokens[word].split()), "")
        return of_several | {tokens[word]: word for word in words if tokens[word] in of_several}

    def _count(self, tokens: set[str]) -> None:
        """Learn how many claims hold each token."""
        new = {token for token in tokens if token not in self._frequencies}
        if self._indexed:
            known = document_frequency(self._connection, new)
        else:
            known = {token: len(self._holding.get(token, ())) for token in new}
        self._frequencies |= dict.fromkeys(new, 0) | known

    def _holders(self, bag: frozenset[str], words: Mapping[str, str], share: float) -> set[int]:
        """Return the claims that may hold enough of a text's tokens.

        The rarest tokens come first: what holds none of them cannot hold enough.
        """
        if share == 1.0 and not all(map(self._frequencies.__getitem__, bag)):
            return set()
        rest = _worth(bag)
        least = share * rest * _ROUNDED
        evidence: dict[int, float] = {}
        readable = sorted((self._frequencies[token], token) for token in bag if words[token])
        for _, token in readable:
            if rest < least / 2:
                break
            worth, held = _worth_of(token), self._held(token, words[token])
            # Most claims hold one of the words only: those are taken over at once.
            again = evidence.keys() & held
            if rest >= least:
                evidence.update(dict.fromkeys(held - again, worth))
            for claim in again:
                evidence[claim] += worth
            rest -= worth
        return {claim for claim, worth in evidence.items() if worth + rest >= least}

    def _held(self, token: str, word: str) -> frozenset[int]:
        """Return the claims that hold a token, all of them or those that were checked."""
        if token not in self._holding:
            looked_up = self._indexed and self._frequencies[token]
            held = claims_holding(self._connection, word) if looked_up else ()
            self._holding[token] = frozenset(held)
        return self._holding[token]

    def _keep(self, claims: set[int]) -> None:
        """Prepare claims, as far as they were checked and hold."""
        if len(self._kept) > _KEPT:
            self._kept.clear()
        new = {claim for claim in claims if claim not in self._kept}
        if new:
            checked = checked_among(self._connection, new) if self._indexed else new
            self._kept |= {**dict.fromkeys(new), **_prepared(self._connection, checked)}


def _sharing(bag: frozenset[str], claims: Iterable[Prepared]) -> Iterator[Prepared]:
    """Yield the claims that have enough in common with a text to be compared with it."""
    whole = _worth(bag)
    for claim in claims:
        shared = _worth(bag & claim.bag)
        if shared >= max(_SHARED * whole, _IN_COMMON * sqrt(whole * claim.worth)) * _ROUNDED:
            yield claim


def _bag(tokens: Iterable[str]) -> frozenset[str]:
    """Return the tokens that are no figures, as they are set beside a claim's."""
    return frozenset([token for token in tokens if not token.isdigit()])


def _worth(tokens: Iterable[str]) -> float:
    return fsum(map(_worth_of, tokens))


@cache
def _worth_of(token: str) -> float:
    """Return what a token weighs by the table of common words."""
    return min(default_weight(token), _MOST_WORTH) ** 2


# A scan reads from one state of the store, so what was read once holds for all drafts.
@lru_cache(maxsize=1)
def _checked(connection: Connection) -> CheckedClaims:
    """Return the claims that were checked or superseded, the cheaper way to look for them."""
    if checked_count(connection) > max(_FEW, claim_count(connection) // _PART):
        return CheckedClaims(connection)
    return read_checked(connection)


def read_checked(connection: Connection) -> CheckedClaims:
    """Read all the words of the claims that were checked or superseded."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    claims = standing_claims(connection, sorted(checked_claims(connection)))
    for start in range(0, len(claims), _AT_ONCE):
        for claim, tokens in claim_tokens(connection, claims[start : start + _AT_ONCE]):
            for token in _bag(tokens):
                holding[token].append(claim)
    return CheckedClaims(connection, {token: frozenset(held) for token, held in holding.items()})


def _prepared(connection: Connection, numbers: set[int]) -> dict[int, Prepared]:
    """Return those of some claims that hold, ready to be compared, by id."""
    standing = standing_claims(connection, sorted(numbers))
    return {
        claim: Prepared(ClaimTokens(claim, tokens), bag := _bag(tokens), _worth(bag))
        for start in range(0, len(standing), _AT_ONCE)
        for claim, tokens in claim_tokens(connection, standing[start : start + _AT_ONCE])
    }
