"""What waits for a person: read in few queries, whatever it waits for."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.model.desk.card import QueueFilter, Task, Waiting
from claimcheck.model.ids import ArticleId, ClaimId, StatementId, id_or_none
from claimcheck.model.status import Status, deciding_verdicts
from claimcheck.model.verdict import Verdict, VerdictRole
from claimcheck.store.records.person_names import NameBook, let_fold_names
from claimcheck.store.schema.days import day_of
from claimcheck.store.schema.views import person_rows
from claimcheck.store.verdicts.in_force import claims_to_recheck, read_verdicts

_PERSON = f"({person_rows('whose.person', 'name')} LIMIT 1)"

_TO_CONFIRM = """
SELECT 'confirm', 's-' || said.id, links.target, said.text, events.sequence, events.at, said.id
FROM links JOIN current_links ON current_links.id = links.id
JOIN current_statements AS said ON said.id = links.statement
JOIN events ON events.sequence = said.event
WHERE links.relation = 'states' AND links.confirmed_by IS NULL"""

# What was asked about a statement is asked about the one that took its place in the same words.
_TO_DECIDE = """
WITH RECURSIVE about(question, statement) AS (
    SELECT id, statement FROM open_questions
    UNION SELECT about.question, later.id FROM about
    JOIN statements AS later ON later.supersedes = about.statement
)
SELECT 'decide', 'q-' || questions.id, questions.claim, said.text, events.sequence, events.at,
       said.id
FROM about JOIN questions ON questions.id = about.question
JOIN current_statements AS said ON said.id = about.statement
JOIN events ON events.sequence = questions.event"""

# From the few that were taken up, so that how all claims stand is worked out once. A take
# that an undo brought back waits since it was first stored.
_TO_RATE = """
WITH RECURSIVE
stored(take, claim, event, earlier) AS (
    SELECT id, claim, event, supersedes FROM current_takes
    UNION ALL
    SELECT stored.take, stored.claim, before.event, before.supersedes
    FROM stored JOIN takes AS before ON before.id = stored.earlier
),
taken AS MATERIALIZED (
    SELECT coalesce(claim_groups.leader, takes.claim) AS leader,
           max(events.sequence) AS sequence, max(events.at) AS at
    FROM stored AS takes JOIN current_claims AS claims ON claims.id = takes.claim
    JOIN events ON events.sequence = takes.event AND takes.earlier IS NULL
    LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
    GROUP BY coalesce(claim_groups.leader, takes.claim)
)
SELECT 'rate', 'c-' || taken.leader, taken.leader, claims.text, taken.sequence, taken.at, NULL
FROM taken JOIN claim_status ON claim_status.claim = taken.leader
JOIN claims ON claims.id = taken.leader
WHERE claim_status.status = 'open'
ORDER BY taken.leader"""

# Verdicts on a wording that no longer holds count for the status all the same.
_UNDER_REVIEW = """
WITH under_review AS MATERIALIZED (
    SELECT DISTINCT leader, status FROM claim_status WHERE status IN ('proposed', 'disputed')
)
SELECT under_review.leader, status, group_concat(coalesce(claim_groups.claim, under_review.leader))
FROM under_review LEFT JOIN claim_groups ON claim_groups.leader = under_review.leader
GROUP BY under_review.leader ORDER BY under_review.leader"""

_VOICES = f"""
WITH wanted(leader) AS (SELECT value FROM json_each(?))
SELECT coalesce(claim_groups.leader, links.target), said.id, said.article, said.speaker, {_PERSON},
       {day_of("said")} AS said_on
FROM current_links AS links JOIN current_statements AS said ON said.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
LEFT JOIN current_attributions AS whose ON whose.statement = said.id
WHERE links.relation = 'states'
  AND coalesce(claim_groups.leader, links.target) IN (SELECT leader FROM wanted)
ORDER BY said_on IS NULL, said_on, said.id"""

_LEADERS = """
SELECT coalesce(claim_groups.leader, claims.id), claims.topic, claims.id
FROM claims LEFT JOIN claim_groups ON claim_groups.claim = claims.id
WHERE claims.id IN (SELECT value FROM json_each(?))"""


class _Voice(NamedTuple):
    """A statement of a claim, as far as the queue needs it."""

    statement: int
    article: int | None
    speaker: str | None
    person: str | None
    said_on: str | None


def waiting(
    connection: sqlite3.Connection, kept: QueueFilter, *, asking: str, today: str
) -> list[Waiting]:
    """Return what waits for ``asking``, by task and id; what is overdue on ``today`` too.

    Nobody gets their own verdict to sign off, nor one that a blind policy hides.
    """
    found = [
        Waiting(Task(task), subject, ClaimId(claim), *rest)
        for query in (_TO_CONFIRM, _TO_DECIDE, _TO_RATE)
        for task, subject, claim, *rest in connection.execute(query)
    ]
    found += _rated(connection, asking, today)
    return list(with_more(connection, found, kept))


def _rated(connection: sqlite3.Connection, asking: str, today: str) -> Iterator[Waiting]:
    """Yield what waits of claims with a verdict."""
    for leader, status, claims in connection.execute(_UNDER_REVIEW).fetchall():
        same = [int(claim) for claim in claims.split(",")]
        rated = read_verdicts(connection, same, asking=asking)
        deciding = deciding_verdicts(rated.shown)
        newest = max(
            (each for each in rated.all if each.role != VerdictRole.SIGNS_OFF),
            key=lambda each: each.begun,
        )
        if status == Status.DISPUTED:
            yield _about(connection, Task.RESOLVE, f"c-{leader:d}", leader, newest)
        elif rated.hidden:
            yield _about(connection, Task.RATE, f"c-{leader:d}", leader, newest)
        elif all(each.reviewer != asking for each in deciding):
            yield _about(connection, Task.SIGN_OFF, f"v-{newest.id:d}", leader, newest)
    for claim in claims_to_recheck(connection, today):
        leader = _leader(connection, claim)
        rated = read_verdicts(connection, _same(connection, leader), asking=asking)
        for verdict in deciding_verdicts(rated.shown):
            if verdict.claim == claim and verdict.recheck_on and verdict.recheck_on <= today:
                found = _about(connection, Task.RECHECK, f"v-{verdict.id:d}", leader, verdict)
                yield found._replace(since=verdict.recheck_on)


def _about(
    connection: sqlite3.Connection, task: Task, subject: str, claim: int, verdict: Verdict
) -> Waiting:
    """Return what waits since a verdict was first given, whatever was undone since."""
    text, sequence, at = connection.execute(
        "SELECT claims.text, events.sequence, events.at FROM claims, verdicts"
        " JOIN events ON events.sequence = verdicts.event WHERE claims.id = ? AND verdicts.id = ?",
        [claim, verdict.begun],
    ).fetchone()
    return Waiting(task, subject, ClaimId(claim), text, sequence, at)


def _leader(connection: sqlite3.Connection, claim: int) -> int:
    """Return the lowest wording of a claim."""
    (row,) = connection.execute(_LEADERS, [json.dumps([claim])]).fetchall()
    return int(row[0])


def _same(connection: sqlite3.Connection, leader: int) -> list[int]:
    """Return every wording of a claim."""
    query = "SELECT claim FROM claim_groups WHERE leader = ?"
    return [claim for (claim,) in connection.execute(query, [leader])] or [leader]


def with_more(
    connection: sqlite3.Connection, found: Sequence[Waiting], kept: QueueFilter
) -> Iterator[Waiting]:
    """Yield those that the filter keeps, with who said it, whose it is and how often."""
    claims = json.dumps([each.claim for each in found])
    of_claim = {
        claim: (leader, topic) for leader, topic, claim in connection.execute(_LEADERS, [claims])
    }
    voices, occasions = _voices(connection, {leader for leader, _ in of_claim.values()})
    assigned = _assigned(connection)
    theirs = _said_by(connection, kept.speaker) if kept.speaker else set()
    for each in found:
        leader, topic = of_claim[each.claim]
        heard = voices.get(leader, [])
        if each.statement:
            heard = [voice for voice in heard if voice.statement == each.statement]
        whose = assigned.get(leader)
        if not _keeps(kept, each, heard, topic, whose, theirs):
            continue
        first = heard[0] if heard else _Voice(0, None, None, None, None)
        yield each._replace(
            statement=id_or_none(StatementId, first.statement or each.statement),
            article=id_or_none(ArticleId, first.article),
            speaker=first.speaker,
            person=first.person,
            said_on=first.said_on,
            topic=topic,
            assigned_to=whose,
            occasions=occasions.get(leader, 0),
        )


def _voices(
    connection: sqlite3.Connection, leaders: set[int]
) -> tuple[dict[int, list[_Voice]], dict[int, int]]:
    """Return who said the claims, earliest first, and how often each was said."""
    voices: dict[int, list[_Voice]] = {}
    for leader, *voice in connection.execute(_VOICES, [json.dumps(sorted(leaders))]):
        voices.setdefault(leader, []).append(_Voice(*voice))
    query = (
        "SELECT leader, occasions FROM claim_counts"
        " WHERE leader IN (SELECT value FROM json_each(?))"
    )
    return voices, dict(connection.execute(query, [json.dumps(sorted(leaders))]))


def _assigned(connection: sqlite3.Connection) -> dict[int, str]:
    """Return who has each claim in hand: the last to whom it was assigned, or who took it up."""
    query = (
        "SELECT coalesce(claim_groups.leader, held.claim), held.reviewer FROM ("
        " SELECT 1 AS rank, id, claim, reviewer FROM current_takes"
        " UNION ALL SELECT 2, id, claim, reviewer FROM current_assignments) AS held"
        " LEFT JOIN claim_groups ON claim_groups.claim = held.claim ORDER BY rank, held.id"
    )
    return dict(connection.execute(query))


def is_heard(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether a statement names such a speaker, or a person has this name."""
    return bool(_said_by(connection, name) or NameBook(connection).persons(name))


def _said_by(connection: sqlite3.Connection, name: str) -> set[int]:
    """Return the statements by a speaker named so, or by a person who has this name."""
    let_fold_names(connection)
    query = (
        "SELECT id FROM current_statements WHERE folded(speaker) = folded(?1) UNION"
        " SELECT statement FROM statement_persons JOIN person_names USING (person)"
        " WHERE folded(person_names.name) = folded(?1)"
    )
    return {number for (number,) in connection.execute(query, [name])}


def _keeps(
    kept: QueueFilter,
    waits: Waiting,
    heard: Sequence[_Voice],
    topic: str | None,
    assigned_to: str | None,
    theirs: set[int],
) -> bool:
    """Tell whether the filter keeps what waits; of several statements one is enough.

    ``theirs`` are the statements of the speaker asked for.
    """
    return (
        (kept.article is None or any(voice.article == kept.article for voice in heard))
        and (kept.speaker is None or any(voice.statement in theirs for voice in heard))
        and (kept.topic is None or kept.topic.lower() == (topic or "").lower())
        and (kept.assigned_to is None or kept.assigned_to.lower() == (assigned_to or "").lower())
        and (kept.since is None or waits.since >= kept.since)
    )
