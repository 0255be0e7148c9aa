"""Many statements matched with the record as it stood when the first of them came.

Where they come together, each is compared with that record, on several processes if that is
asked for, and by the one that writes with what came before it. So the outcome is the same
however many processes there are.
"""

from collections import defaultdict, deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from claimcheck.language.figures.within import may_have_figures
from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.ranking import Document, added_up, token_worth
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.index.candidates import read_totals
from claimcheck.store.index.entries import settle_index, signature
from claimcheck.store.index.postings import document_frequency
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.people.person_names import NameEnds
from claimcheck.store.records.statements import fingerprint, known_statement, words_of_mark
from claimcheck.workflows.compare.match import find_matches, find_matches_each, joined_matches
from claimcheck.workflows.compare.with_record import Among

if TYPE_CHECKING:
    from claimcheck.store.log.transaction import Transaction
    from claimcheck.workflows.compare.batch import ReadingProcesses
    from claimcheck.workflows.compare.nearness import Nearness
    from claimcheck.workflows.intake.add import Placed

# A statement is compared with so many claims of the same arrival, found by its rarest words
# within a budget of postings.
_CANDIDATES: Final = 64
_POSTINGS: Final = 3_000
# Matched at once with the record before.
_AT_ONCE: Final = 32


class Matching(NamedTuple):
    """How statements that are added are matched."""

    thresholds: Thresholds
    limit: int
    nearness: "Nearness | None" = None


class RecordBefore:
    """What the record held of each statement before the first of them came.

    Readers are asked for it some statements ahead, and never for one that is stored by then,
    or the same as one before it.
    """

    def __init__(
        self,
        connection: Connection,
        readers: "ReadingProcesses",
        statements: Sequence[Statement],
        placed: "Placed",
        matching: Matching,
    ) -> None:
        """Keep whom to ask; nobody is asked yet."""
        self._connection, self._statements, self._placed = connection, statements, placed
        self._readers, self._answer = readers, partial(_match_each, matching=matching)
        self._asked: deque[int] = deque()
        self._answers = readers.each(self._unknown(), self._answer, at_once=_AT_ONCE)
        self._told: tuple[int, list[Match]] | None = (-1, [])

    def close(self) -> None:
        """Ask no more."""
        self._answers.close()

    def _unknown(self) -> Iterator[Statement]:
        """Yield the statements that are not known when their turn comes, and note their places."""
        seen: set[str] = set()
        article = self._placed.article.sha256 if self._placed.article else None
        for place, statement in enumerate(self._statements):
            reading = reading_of(statement)
            mark = fingerprint(statement, reading, article)
            words = words_of_mark(statement, reading, self._placed.id)
            if mark not in seen and known_statement(self._connection, mark, words) is None:
                seen.add(mark)
                self._asked.append(place)
                yield statement

    def matches(self, place: int) -> list[Match]:
        """Return the matches of the statement at a place, all before which are done with."""
        while self._told and self._told[0] < place:
            found = next(self._answers, None)
            self._told = None if found is None else (self._asked.popleft(), found)
        if self._told and self._told[0] == place:
            return self._told[1]
        # It was taken for one before it: other words can have the same fingerprint.
        with closing(self._readers.each([self._statements[place]], self._answer)) as answers:
            return next(answers)


class Arrival:
    """What came together, as far as it is stored, and what the record held before of each.

    The index of the record knows nothing of what came.
    """

    def __init__(
        self, transaction: "Transaction", before: RecordBefore, matching: Matching
    ) -> None:
        """Begin with nothing stored."""
        self._transaction, self._before, self._matching = transaction, before, matching
        self._connection = transaction.stored
        self._marks: set[str] = set()
        self._ends = NameEnds()
        self._place = -1
        self._documents: dict[int, Document] = {}
        self._frequencies: dict[str, int] = {}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        self._signed: defaultdict[int, list[int]] = defaultdict(list)
        self._changed: set[int] = set()
        settle_index(self._connection)
        self._totals = read_totals(self._connection)

    def connection_for(self, mark: str) -> Connection:
        """Return the connection that finds a statement of this fingerprint, if it is stored."""
        return self._transaction.connection if mark in self._marks else self._connection

    def skip(self) -> None:
        """Leave a statement out that is stored already."""
        self._place += 1

    def matches(self, statement: Statement, reading: Reading) -> list[Match]:
        """Return the matches of the next statement: in the record before, and in what came."""
        self._place += 1
        before = self._before.matches(self._place)
        candidates = [self._documents[claim] for claim in self._candidates(reading)]
        among = Among(candidates, self._totals, self._counted, self._ends)
        with_it = (
            find_matches(
                self._transaction.connection,
                statement,
                limit=self._matching.limit,
                thresholds=self._matching.thresholds,
                reading=reading,
                among=among,
                nearness=self._matching.nearness,
                only_near=True,
            )
            if candidates
            else []
        )
        if not before and not with_it:
            return []
        return joined_matches(
            self._transaction.connection,
            statement,
            (before, with_it),
            limit=self._matching.limit,
            changed=self._changed,
        )

    def keep(self, claim: int, mark: str, reading: Reading, *, is_new: bool) -> None:
        """Remember under which claim the statement was stored, a new one or one known before."""
        self._marks.add(mark)
        if not is_new:
            self._changed.update(wordings(self._connection, claim))
            return
        (tokens,) = tokenise(self._connection, [reading.indexed])
        has_figures = may_have_figures(reading.text, reading.indexed, reading.language)
        self._documents[claim] = Document(claim, (tokens, (), ()), has_figures)
        for token in set(tokens):
            self._holding[token].append(claim)
            if token in self._frequencies:
                self._frequencies[token] += 1
        self._signed[signature(reading.indexed)].append(claim)
        # What the index itself counts follows when it is written out, sooner or later.
        self._totals = self._totals._replace(claims=self._totals.claims + 1)

    def _counted(self, tokens: Iterable[str]) -> dict[str, int]:
        """Return how many claims hold each token, those that came among them."""
        known, wanted = self._frequencies, {*tokens}
        new = [token for token in wanted if token not in known]
        if new:
            counted = document_frequency(self._connection, new)
            for token in new:
                known[token] = counted.get(token, 0) + len(self._holding.get(token, ()))
        return {token: claims for token in wanted if (claims := known[token])}

    def _candidates(self, reading: Reading) -> list[int]:
        """Return the claims that came before and are most likely to say the same."""
        (tokens,) = tokenise(self._connection, [reading.indexed])
        held = sorted((len(self._holding[each]), each) for each in {*tokens} & self._holding.keys())
        same = self._signed.get(signature(reading.indexed), [])[:_CANDIDATES]
        if not held:
            return same
        frequencies = self._counted(token for _, token in held)
        count, left = self._totals.claims, _POSTINGS
        found: list[tuple[float, list[int]]] = []
        for number, token in held:
            if number > left:
                break
            left -= number
            worth = token_worth(frequencies.get(token, number), count)
            found.append((worth, self._holding[token]))
        evidence = added_up(found, _CANDIDATES)
        # Most need not be sorted.
        least = min(sorted(evidence.values(), reverse=True)[:_CANDIDATES], default=0.0)
        most = [claim for claim, worth in evidence.items() if worth >= least]
        best = sorted(most, key=lambda claim: (-evidence[claim], claim))
        return list(dict.fromkeys([*same, *best]))[:_CANDIDATES]


@contextmanager
def arriving(
    transaction: "Transaction",
    readers: "ReadingProcesses",
    statements: Sequence[Statement],
    placed: "Placed",
    matching: Matching,
) -> "Generator[Arrival, None, None]":
    """Give the arrival of statements, each matched by the ``readers`` when its turn comes."""
    connection = transaction.connection
    with closing(RecordBefore(connection, readers, statements, placed, matching)) as before:
        yield Arrival(transaction, before, matching)


def _match_each(
    connection: Connection, statements: Sequence[Statement], *, matching: Matching
) -> list[list[Match]]:
    """Return the matches of each of some statements."""
    return find_matches_each(
        connection,
        statements,
        limit=matching.limit,
        thresholds=matching.thresholds,
        nearness=matching.nearness,
        only_near=True,
    )
