"""Statements that one bulk transaction stores, by the words that make them known."""

from claimcheck.language.reading import Reading, reading_of
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.records.statements import (
    add_statement,
    find_statement,
    fingerprint,
    next_fingerprint,
    standing_or_free,
)


class _StatementToStore(NamedTuple):
    """The words and the claim of a statement that is not found in the store yet."""

    words: str
    claim: int


class _FoundMark(NamedTuple):
    """What is stored under a fingerprint: nothing where it is free, else what states a claim.

    One that a person took out states none, and keeps its fingerprint all the same.
    """

    mark: str
    is_free: bool
    claim: int | None = None


class BroughtStatements:
    """The statements of a record, with those of a bulk transaction that it holds at its end."""

    def __init__(self, connection: Connection) -> None:
        """Begin with those that the record has."""
        self._connection = connection
        self._brought: dict[str, _StatementToStore] = {}

    def claim_of(self, saying: Statement) -> int | None:
        """Return the claim of a statement with the same words, speaker, day and address."""
        return self._find(saying).claim

    def add(
        self,
        act: Act,
        saying: Statement,
        claim: int,
        *,
        again: bool = False,
        supersedes: int | None = None,
    ) -> int | None:
        """Store a statement that is not known, as one of a claim; return its id.

        One that is known as another claim's, or that was taken out, is stored ``again`` where
        that is asked for. It may take the place of one that says less.
        """
        known = self._find(saying)
        if not known.is_free and not again:
            return None
        reading = reading_of(saying)
        while not known.is_free:
            known = self._find_from(next_fingerprint(known.mark), reading)
        mark = known.mark
        self._brought[mark] = _StatementToStore(reading.known_form, claim)
        return add_statement(act, saying, reading, None, mark, supersedes=supersedes)

    def _find(self, saying: Statement) -> _FoundMark:
        """Return what is known of a statement, or a fingerprint that is free."""
        reading = reading_of(saying)
        return self._find_from(fingerprint(saying, reading, None), reading)

    def _find_from(self, mark: str, reading: Reading) -> _FoundMark:
        """Return the same of the fingerprints that follow ``mark``."""
        while True:
            number, mark = standing_or_free(self._connection, mark, reading)
            if number is not None:
                claim = find_statement(self._connection, number).claim
                return _FoundMark(mark, is_free=False, claim=claim)
            brought = self._brought.get(mark)
            if brought is None:
                return _FoundMark(mark, is_free=True)
            if brought.words == reading.known_form:
                return _FoundMark(mark, is_free=False, claim=brought.claim)
            mark = next_fingerprint(mark)
