"""Topics: the words under which a desk files claims, any number a claim."""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from claimcheck.language.text.folding import fold
from claimcheck.store.errors import StoreError
from claimcheck.store.log.act import Act
from claimcheck.store.log.retractions import retract


class UnknownTopicError(StoreError):
    """Something is asked for by a topic that the desk does not have."""


def topics_of(connection: sqlite3.Connection, claims: Sequence[int]) -> tuple[str, ...]:
    """Return the topics of any of ``claims``, wordings of one claim, in alphabetical order."""
    query = (
        "SELECT DISTINCT topic FROM claim_topics"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY topic"
    )
    return tuple(topic for (topic,) in connection.execute(query, [json.dumps(list(claims))]))


def topic_counts(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every topic with the number of its claims, wordings of one counted once."""
    query = (
        "SELECT topic, count(DISTINCT coalesce(claim_groups.leader, claim_topics.claim))"
        " FROM claim_topics LEFT JOIN claim_groups ON claim_groups.claim = claim_topics.claim"
        " GROUP BY topic ORDER BY topic"
    )
    return [(topic, number) for topic, number in connection.execute(query)]


def spelled(connection: sqlite3.Connection, topic: str) -> str:
    """Return a topic as the desk writes it already, or as it is given, with single blanks."""
    wanted = " ".join(topic.split())
    known = [each for (each,) in connection.execute("SELECT DISTINCT topic FROM claim_topics")]
    return next((each for each in known if fold(each) == fold(wanted)), wanted)


def require_known_topic(connection: sqlite3.Connection, topic: str) -> None:
    """Raise `UnknownTopicError` for a topic under which no claim was ever filed."""
    if any(fold(each) == fold(" ".join(topic.split())) for each in _ever(connection)):
        return
    raise UnknownTopicError(
        f"nothing is filed under {topic!r}; `claimcheck topic list` shows every topic"
    )


def _ever(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield each topic there is or was."""
    query = "SELECT topic FROM topics UNION SELECT topic FROM claim_topics"
    for (topic,) in connection.execute(query):
        yield topic


def add_topic(act: Act, claim: int, topic: str) -> int:
    """File a claim under a topic, and return the id of the row."""
    act.subject = f"c-{claim:d}"
    return act.insert("topics", claim=claim, topic=topic, supersedes=None)


def retract_topic(act: Act, claim: int, topic: str, reason: str) -> None:
    """Take a claim out of a topic."""
    query = "SELECT id FROM current_topics WHERE claim = ? AND topic = ?"
    rows = [row for (row,) in act.connection.execute(query, [claim, topic])]
    # What it was stored with cannot change: a row that says the same is taken back for it.
    for row in rows or [add_topic(act, claim, topic)]:
        retract(act, "topics", row, reason)
