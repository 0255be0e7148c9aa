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


class BroughtStatements:
    """The statements of a record, with those of a bulk transaction that it holds at its end."""

    def __init__(self, connection: Connection) -> None:
        """Begin with those that the record has."""
        self._connection = connection
        self._brought: dict[str, _StatementToStore] = {}

    def claim_of(self, saying: Statement) -> int | None:
        """Return the claim of a statement with the same words, speaker, day and address."""
        return self._find(saying)[0]

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

        One that is known as another claim's is stored ``again`` where that is asked for. It
        may take the place of one that says less.
        """
        known, mark = self._find(saying)
        if known is not None and not again:
            return None
        reading = reading_of(saying)
        while known is not None:
            known, mark = self._find_from(next_fingerprint(mark), reading)
        self._brought[mark] = _StatementToStore(reading.known_form, claim)
        return add_statement(act, saying, reading, None, mark, supersedes=supersedes)

    def _find(self, saying: Statement) -> tuple[int | None, str]:
        """Return the claim of a statement, if it is known, or a fingerprint that is free."""
        reading = reading_of(saying)
        return self._find_from(fingerprint(saying, reading, None), reading)

    def _find_from(self, mark: str, reading: Reading) -> tuple[int | None, str]:
        """Return the same of the fingerprints that follow ``mark``."""
        while True:
            number, mark = standing_or_free(self._connection, mark, reading)
            if number is not None:
                return find_statement(self._connection, number).claim, mark
            brought = self._brought.get(mark)
            if brought is None:
                return None, mark
            if brought.words == reading.known_form:
                return brought.claim, mark
            mark = next_fingerprint(mark)
