"""From a text to the few dozen claims that may say the same.

At a million claims, reading every claim that shares a word costs as much as
reading them all. So the rarest words are read first, within a budget of
postings; where they tell too little, commoner words are combined inside FTS5. A word
that no claim holds may be misspelt, and stand for one that some do.
"""

import sqlite3
from collections.abc import Sequence
from itertools import chain
from typing import Final

from claimcheck.matching.ranking import added_up, are_beyond, best_of, token_worth
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.index.entries import signature
from claimcheck.store.index.postings import (
    document_frequency,
    holding_each,
    holding_groups,
    terms_like,
)
from claimcheck.store.index.tokens import known_tokens, split_words
from claimcheck.store.opening import once

# How many claims may be read because they hold one rare word or another.
_POSTINGS: Final = 3_000
# Where the best claim so far has less than this share of what the query's words
# are worth, commoner words are read too, in groups: so many postings, for so
# many claims, in fewer groups while they give too few.
_ENOUGH: Final = 0.35
_GROUPED_POSTINGS: Final = 50_000
_GROUPED_CLAIMS: Final = 400
_GROUPED_ENOUGH: Final = 8
_GROUPS: Final = (4, 3, 2)
# What a text of any length may cost: words read, words required at once,
# misspelt words looked up.
_WORDS: Final = 2_000
_REQUIRED: Final = 12
_UNKNOWN: Final = 8
# A shorter text is looked up by its signature alone.
_SIGNED: Final = 40
# Shorter words have neighbours that mean something else.
_SHORTEST: Final = 5
# A word this close to many others says too little.
_MOST_NEAR: Final = 3


class QueryTerm(NamedTuple):
    """A token that some claim holds, and a word that FTS5 reads as it."""

    token: str
    word: str
    claims: int
    worth: float

    @property
    def match(self) -> str:
        """Return the word as FTS5's query language quotes it."""
        return f'"{self.word}"'


class _ReadTerms(NamedTuple):
    """The terms of a text that the store knows, rarest first, and whether it knows them all."""

    terms: list[QueryTerm]
    is_complete: bool


def find_candidates(connection: sqlite3.Connection, text: str, *, limit: int = 64) -> list[int]:
    """Return ids of the claims most likely to say the same as ``text``, most likely first.

    ``text`` is folded as the indexed texts are. Never more than ``limit`` ids.
    A claim of the same text, but for case and punctuation, is always among
    them, however common its words; of more than ``limit``, those with the lowest ids.
    """
    return find_candidates_each(connection, [text], limit=limit)[0]


def find_candidates_each(
    connection: sqlite3.Connection, texts: Sequence[str], *, limit: int = 64
) -> list[list[int]]:
    """Return for each of some texts what `find_candidates` does; their words are read at once."""
    read = _terms_each(connection, texts)
    return [_find(connection, *each, limit) for each in zip(texts, read, strict=True)]


def _find(connection: sqlite3.Connection, text: str, read: _ReadTerms, limit: int) -> list[int]:
    terms, complete = read
    whole = sum(term.worth for term in terms)
    evidence = _read_rarest(connection, terms, limit)
    most = max(evidence.values(), default=0.0)
    alike = list(evidence.values()).count(most)
    if most < _ENOUGH * whole:
        _read_groups(connection, terms, evidence, limit)
        holding = _holding_all(connection, terms, limit) if complete else []
        evidence.update(dict.fromkeys(holding, whole))
        alike = len(holding)
        if not evidence:
            _read_commoner(connection, terms, evidence, limit)
    same = _signed(connection, text, limit)
    if complete and not same and alike >= limit and len(text) > _SIGNED:
        same = _verbatim(connection, text, terms, limit)
    evidence.update(dict.fromkeys(same, 2 * whole + 1))
    return best_of(evidence, limit)


class Totals(NamedTuple):
    """How many claims are indexed, and the average tokens of their texts, titles and contexts."""

    claims: int
    lengths: tuple[float, ...]


def read_totals(connection: sqlite3.Connection) -> Totals:
    """Return how many claims are indexed, and how long they are.

    What the transaction under way has added may not be counted yet.
    """
    count, *sizes = _totals(connection)
    return Totals(count, tuple(size / max(count, 1) for size in sizes))


def claim_count(connection: sqlite3.Connection) -> int:
    """Return how many claims are indexed."""
    return _totals(connection)[0]


def _totals(connection: sqlite3.Connection) -> list[int]:
    """Return what FTS5 itself counts: the rows, then the tokens of each column."""
    return once(connection, _read_totals)


def _read_totals(connection: sqlite3.Connection) -> list[int]:
    (block,) = connection.execute("SELECT block FROM claim_index_data WHERE id = 1").fetchone()
    numbers, number = [], 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(number)
            number = 0
    return numbers or [0, 0, 0, 0]


def _signed(connection: sqlite3.Connection, text: str, limit: int) -> list[int]:
    """Return the short claims of the same letters and digits."""
    query = "SELECT claim FROM claim_signatures WHERE signature = ? ORDER BY claim LIMIT ?"
    return [claim for (claim,) in connection.execute(query, (signature(text), limit))]


def _verbatim(
    connection: sqlite3.Connection, text: str, terms: Sequence[QueryTerm], limit: int
) -> list[int]:
    """Return the claims of the same letters and digits, however many hold all its words."""
    signed = signature(text)
    query = (
        "SELECT id, text FROM claim_words WHERE length(text) BETWEEN ? AND ? AND id IN"
        " (SELECT rowid FROM claim_index WHERE claim_index MATCH ?) ORDER BY id"
    )
    lengths = len("".join(split_words(text))), 2 * len(text)
    found = connection.execute(query, (*lengths, _all_of(terms)))
    return [claim for claim, words in found if signature(words) == signed][:limit]


def _terms_each(connection: sqlite3.Connection, texts: Sequence[str]) -> list[_ReadTerms]:
    """Return the terms of each text that the store knows, and whether it knows them all."""
    words = [split_words(text)[:_WORDS] for text in texts]
    tokens = known_tokens(connection, chain.from_iterable(words))
    words_of = [
        {token: word for word in each if (token := tokens[word]) and " " not in token}
        for each in words
    ]
    claims_of = document_frequency(connection, chain.from_iterable(words_of))
    unknown = [[token for token in each if token not in claims_of][:_UNKNOWN] for each in words_of]
    near = [
        dict(pair for token in tokens for pair in near_terms(connection, token))
        for tokens in unknown
    ]
    for further in near:
        claims_of |= further
    spelt = words_for(connection, sorted({*chain.from_iterable(near)})) if any(near) else {}
    count = claim_count(connection)
    read = []
    for own, further, missing in zip(words_of, near, unknown, strict=True):
        word_of = {term: spelt[term] for term in further if term in spelt} | own
        terms = [
            QueryTerm(token, word, claims, token_worth(claims, count))
            for token, word in word_of.items()
            if (claims := claims_of.get(token, 0))
        ]
        terms.sort(key=lambda term: (term.claims, term.token))
        read.append(_ReadTerms(terms, bool(terms) and not missing))
    return read


def _all_of(terms: Sequence[QueryTerm]) -> str:
    return " AND ".join(term.match for term in terms[:_REQUIRED])


def _read_rarest(
    connection: sqlite3.Connection, terms: Sequence[QueryTerm], limit: int
) -> dict[int, float]:
    """Add up what the claims share with the query, from its rarest word on, within the budget."""
    left, rarest = _POSTINGS, []
    for term in terms:
        left -= term.claims
        if left < 0:
            break
        rarest.append(term)
    held = holding_each(connection, _words(rarest)) if rarest else {}
    return added_up([(term.worth, held[term.token]) for term in rarest], limit)


def _read_groups(
    connection: sqlite3.Connection,
    terms: Sequence[QueryTerm],
    evidence: dict[int, float],
    limit: int,
) -> None:
    """Find claims that hold a word of each of several groups of commoner words.

    Fewer groups are worth less.
    """
    left = _GROUPED_POSTINGS
    dealt: list[QueryTerm] = []
    for term in terms:
        left -= term.claims
        if left < 0 and dealt:
            break
        dealt.append(term)
    best = sorted(evidence.values(), reverse=True)[:limit]
    for number in _GROUPS:
        groups = [dealt[start::number] for start in range(number)]
        if not all(groups):
            continue
        worth = sum(min(term.worth for term in group) for group in groups)
        if are_beyond(worth, best, limit):
            break
        found = holding_groups(connection, [_words(each) for each in groups], _GROUPED_CLAIMS)
        for claim in found:
            evidence[claim] = max(evidence.get(claim, 0.0), worth)
        if len(found) >= _GROUPED_ENOUGH:
            break


def _read_commoner(
    connection: sqlite3.Connection,
    terms: Sequence[QueryTerm],
    evidence: dict[int, float],
    limit: int,
) -> None:
    """Find some claims for a text without any rare word: those that hold its rarest ones."""
    for number in (4, 3, 2, 1):
        worth = sum(term.worth for term in terms[:number])
        for claim in _holding_all(connection, terms[:number], limit):
            evidence[claim] = max(evidence.get(claim, 0.0), worth)
        if len(evidence) >= limit:
            break


def _holding_all(
    connection: sqlite3.Connection, terms: Sequence[QueryTerm], limit: int
) -> list[int]:
    """Return the first claims that hold all of these terms, as far as they are required."""
    required = [_words([term]) for term in terms[:_REQUIRED]]
    return holding_groups(connection, required, limit) if required else []


def _words(terms: Sequence[QueryTerm]) -> dict[str, str]:
    return {term.token: term.word for term in terms}


def near_terms(connection: sqlite3.Connection, token: str) -> list[tuple[str, int]]:
    """Return the indexed terms one slip away from ``token``, and how many claims hold each.

    A slip drops, adds, exchanges or swaps letters after the first two. The
    commonest terms come first, as the likeliest to be meant.
    """
    if len(token) < _SHORTEST or not token.isalpha():
        return []
    near = terms_like(connection, token)
    return sorted(near, key=lambda one: (-one[1], one[0]))[:_MOST_NEAR]


def words_for(connection: sqlite3.Connection, terms: Sequence[str]) -> dict[str, str]:
    """Return for each term a word that the tokenizer makes it of.

    A stem may itself be stemmed further, as ``univers`` of "universe" is; a
    term that no ending keeps whole is left out.
    """
    spellings = [(term, term + ending) for ending in ("y", "s", "e", "") for term in terms]
    known = known_tokens(connection, (spelling for _, spelling in spellings))
    return {term: spelling for term, spelling in spellings if known[spelling] == term}
