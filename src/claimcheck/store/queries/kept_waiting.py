"""Which of what waits a filter of the queue keeps."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from claimcheck.model.desk.card import QueueFilter, Task, Waiting
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.records.claims import wordings_of
from claimcheck.store.records.people.whose import said_by

_STATED = """
SELECT links.statement, links.target
FROM current_links AS links JOIN current_statements AS said ON said.id = links.statement
WHERE links.relation = 'states' AND said.id IN (SELECT value FROM json_each(?))"""
# These are about one statement of a claim, all others about whatever was said of it.
_OF_STATEMENTS: Final = (Task.CONFIRM, Task.DECIDE)


class _Sayings(NamedTuple):
    """Some statements by the claims that they state, in each wording, and these claims."""

    pairs: set[tuple[int, int]]
    claims: set[int]

    def is_about(self, waits: Waiting) -> bool:
        """Return whether one of the statements is what waits, or says what it is about."""
        if waits.task in _OF_STATEMENTS:
            return (waits.statement, waits.claim) in self.pairs
        return waits.claim in self.claims


def keeper(connection: sqlite3.Connection, kept: QueueFilter) -> Callable[[Waiting], bool]:
    """Return what tells whether a filter keeps something that waits.

    Of several statements of a claim one is enough. Raises `UnknownPersonError`.
    """
    heard = [_heard(connection, each) for each in _statements_asked_for(connection, kept)]
    tests: list[Callable[[Waiting], bool]] = [each.is_about for each in heard]
    if since := kept.since:
        tests.append(lambda waits: waits.since >= since)
    if kept.assigned_to is not None:
        assigned_to = kept.assigned_to.lower()
        tests.append(lambda waits: (waits.assigned_to or "").lower() == assigned_to)
    if kept.topic is not None:
        topic = kept.topic.lower()
        tests.append(lambda waits: topic in (waits.topic or "").lower().split("; "))
    # One is the rule; a record that has grown for years asks it of tens of thousands.
    return tests[0] if len(tests) == 1 else lambda waits: all(test(waits) for test in tests)


def _statements_asked_for(
    connection: sqlite3.Connection, kept: QueueFilter
) -> Iterator[Sequence[int]]:
    """Yield the statements of an article, and those of a speaker, where they are asked for."""
    if kept.article is not None:
        query = "SELECT id FROM statements WHERE article = ?"
        yield [number for (number,) in connection.execute(query, [kept.article])]
    if kept.speaker is not None:
        yield said_by(connection, kept.speaker)[1]


def _heard(connection: sqlite3.Connection, statements: Sequence[int]) -> _Sayings:
    """Return some statements by what they state today."""
    stated = connection.execute(_STATED, [json.dumps(statements)]).fetchall()
    targets = list(dict.fromkeys(target for _, target in stated))
    same = dict(zip(targets, wordings_of(connection, targets), strict=True))
    pairs = {(statement, int(each)) for statement, target in stated for each in same[target]}
    return _Sayings(pairs, {claim for _, claim in pairs})
