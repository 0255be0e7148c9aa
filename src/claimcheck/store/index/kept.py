"""What a connection that asks about many texts keeps of the claims it has met.

Claims are only ever added, unless something is redacted. So what was read of them stays true,
and what came since is added to it.
"""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from claimcheck.matching.ranking import Document
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.index.bits import WordBits, first_of
from claimcheck.store.index.postings import (
    Words,
    read_beginning,
    read_documents,
    read_frequencies,
    read_holding_each,
)
from claimcheck.store.opening import keeps

# A common word, or all terms with a beginning, are read when asked for so often: most never are.
_WORTH_READING: Final = 3

# The kind stands in the query, for its index holds these events alone.
_STATE: Final = (
    "SELECT (SELECT coalesce(max(id), 0) FROM claims),"
    " (SELECT count(*) FROM events WHERE kind = 'redact')"
)


T = TypeVar("T")


class KeptLimits(NamedTuple):
    """How much is kept: beyond that it is forgotten, and begun again.

    Of rare words the claims' numbers, each of eight bytes; of words that are `common`, held by
    so many claims or more, a bit for each claim of the record, all in `bytes`. Where more claims
    than `added` came at once, reading again costs less than adding them.
    """

    numbers: int = 2_000_000
    common: int = 1_000
    bytes: int = 32_000_000
    documents: int = 50_000
    frequencies: int = 100_000
    letters: int = 4_000_000
    added: int = 5_000


_LIMITS: Final = KeptLimits()


class KeptClaims:
    """What was read of claims on one connection: how many hold a term, which, and their tokens."""

    def __init__(self, connection: sqlite3.Connection, limits: KeptLimits) -> None:
        """Begin with nothing read."""
        self._connection, self._limits = connection, limits
        self._version: int | None = None
        self._state = (0, 0)
        self._is_held = False
        self._once: dict[Callable[[sqlite3.Connection], Any], Any] = {}
        self._forget()

    def _forget(self) -> None:
        self._frequencies: dict[str, int] = {}
        self._rare: dict[str, array[int]] = {}
        self._numbers = 0
        self._bits = WordBits(self._limits.common, self._limits.bytes)
        self._asked: dict[str, int] = {}
        self._documents: dict[int, Document] = {}
        self._beginnings: dict[str, dict[int, str]] = {}
        self._letters = 0
        self._growing: dict[Callable[[], Any], Any] = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Look for nothing new during the block, which reads one state of the record."""
        self.follow()
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False

    def once(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """Return what a function reads: the same as long as nothing is written."""
        self.follow()
        if read not in self._once:
            self._once[read] = read(self._connection)
        found: T = self._once[read]
        return found

    def growing(self, begin: Callable[[], T]) -> T:
        """Return what reads only rows that came since: the same unless something is redacted."""
        self.follow()
        if begin not in self._growing:
            self._growing[begin] = begin()
        found: T = self._growing[begin]
        return found

    def follow(self) -> None:
        """Add what came since the last look."""
        if self._is_held:
            return
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return
        (last, redacted), before = self._connection.execute(_STATE).fetchone(), self._state
        self._once.clear()
        is_first, self._version, self._state = self._version is None, version, (last, redacted)
        if (
            is_first
            or redacted != before[1]
            or not before[0] <= last <= before[0] + self._limits.added
        ):
            self._forget()
        elif last > before[0]:
            for document in read_documents(self._connection, [*range(before[0] + 1, last + 1)]):
                self._add(document)

    def _add(self, document: Document) -> None:
        """Count a new claim wherever a term of it is known."""
        claim = document.claim
        tokens = {token for field in document.fields for token in field}
        self._bits.add(claim, tokens)
        for token in tokens:
            if token in self._frequencies:
                self._frequencies[token] += 1
            if (terms := self._beginnings.get(token[:2])) is not None:
                as_long = terms.get(len(token), " ")
                if f" {token} " not in as_long:
                    terms[len(token)] = f"{as_long}{token} "
            if token in self._rare:
                self._rare[token].append(claim)
                self._numbers += 1

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many claims hold each term; what none holds is left out."""
        self.follow()
        known = self._frequencies
        wanted = {*tokens}
        new = [token for token in wanted if token not in known]
        if len(known) + len(new) > self._limits.frequencies:
            known.clear()
            new = [*wanted]
        if new:
            known |= dict.fromkeys(new, 0) | read_frequencies(self._connection, new)
        return {token: claims for token in wanted if (claims := known[token])}

    def beginning(self, start: str) -> dict[int, str] | None:
        """Return the terms that begin with two letters, by how many letters they have.

        None where that is not worth reading.
        """
        self.follow()
        if start in self._beginnings or not self._is_asked_often(start):
            return self._beginnings.get(start)
        terms = read_beginning(self._connection, start)
        letters = sum(map(len, terms.values()))
        if self._letters + letters > self._limits.letters:
            self._beginnings.clear()
            self._letters = 0
        self._beginnings[start] = terms
        self._letters += letters
        return terms

    def _is_asked_often(self, asked: str) -> bool:
        self._asked[asked] = self._asked.get(asked, 0) + 1
        return self._asked[asked] >= _WORTH_READING

    def documents(self, claims: Sequence[int]) -> list[Document]:
        """Return the claims' tokens, in the order of ``claims``."""
        self.follow()
        known = self._documents
        new = [claim for claim in claims if claim not in known]
        if len(known) + len(new) > self._limits.documents:
            known.clear()
            new = [*claims]
        if new:
            for document in read_documents(self._connection, new):
                known[document.claim] = document
        return [known[claim] for claim in claims if claim in known]

    def holding_each(self, words: Words) -> dict[str, Sequence[int]]:
        """Return the claims that hold each of some rare tokens, by id."""
        self.follow()
        found: dict[str, Sequence[int]] = {
            token: self._rare[token] for token in words if token in self._rare
        }
        new = {token: words[token] for token in words if token not in found}
        return found | self._read_rare(new) if new else found

    def _read_rare(self, words: Words) -> "dict[str, array[int]]":
        """Read which claims hold some tokens, and keep it."""
        read = {
            token: array("q", claims)
            for token, claims in read_holding_each(self._connection, words).items()
        }
        for token, claims in read.items():
            if self._numbers > self._limits.numbers:
                self._rare.clear()
                self._numbers = 0
            self._rare[token] = claims
            self._numbers += len(claims)
        return read

    def holding_groups(self, groups: Sequence[Words], limit: int) -> list[int] | None:
        """Return the first claims that hold a token of each group; None where that is not known.

        What is asked for often is known the next time.
        """
        self.follow()
        if self._are_apart(groups):
            return []
        found = -1
        for held in [[self._bits_of(*term) for term in group.items()] for group in groups]:
            either = 0
            for bits in held:
                if bits is None:
                    return None
                either |= bits
            found &= either
        return first_of(found, limit)

    def _are_apart(self, groups: Sequence[Words]) -> bool:
        """Return whether the rare tokens that are required one by one have no claim in common."""
        alone = [token for group in groups if len(group) == 1 for token in group]
        held = [self._rare[token] for token in alone if token in self._rare]
        return len(held) > 1 and not {*held[0]}.intersection(*held[1:])

    def _bits_of(self, token: str, word: str) -> int | None:
        """Return the claims that hold a token, as bits; None where that is not worth reading."""
        bits = self._bits.of(token)
        if bits is not None:
            return bits
        if token not in self._rare:
            if not self._is_asked_often(token):
                return None
            self._read_rare({token: word})
        return self._bits.keep(token, self._rare[token])


@contextmanager
def keeping(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep what is read of claims during the block, which reads one state of the record.

    A connection that was not opened by `connect` keeps nothing.
    """
    if keeps(connection) or not hasattr(connection, "kept_claims"):
        yield
        return
    keep_claims(connection)
    try:
        with connection.kept_claims.held():
            yield
    finally:
        connection.kept_claims = None


def keep_claims(connection: sqlite3.Connection, limits: KeptLimits = _LIMITS) -> None:
    """Keep what is read of claims from now on, on a connection that only reads."""
    connection.kept_claims = KeptClaims(connection, limits)  # type: ignore[attr-defined]
