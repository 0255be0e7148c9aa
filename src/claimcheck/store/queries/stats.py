"""Numbers of claims, verdicts and letters: each row is looked at once, however many there are."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from string import ascii_lowercase, ascii_uppercase

from claimcheck.model.record.stats import (
    AnswerTimes,
    CheckedCount,
    MonthOfVerdicts,
    SpeakerCount,
)
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import VerdictRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.undone import UNDO
from claimcheck.store.queries.tables.said_sql import (
    AT_HAND,
    ATTRIBUTED,
    NAMED,
    STATING,
    status_at_hand,
)
from claimcheck.store.schema.expressions import ANSWERED_ON, CONTACT_DIRECTION


class Period(NamedTuple):
    """From which to which day, both included; a month or a year means all of it."""

    since: str | None = None
    until: str | None = None

    def holds(self, day: str) -> bool:
        """Return whether a day, or a time, lies in the period."""
        return (self.since is None or day >= self.since) and (
            self.until is None or day[: len(self.until)] <= self.until
        )


class GivenVerdict(NamedTuple):
    """A verdict that stands: of which claim, with which label, and when it was first given.

    An adopted one was given when it was published, not when it was adopted.
    """

    leader: int
    label: str
    rank: int | None
    role: str
    at: str


class Standings(NamedTuple):
    """How many claims have each status, in the order of a claim's life.

    And how many of them readers see how, but for those that they see nothing of.
    """

    statuses: tuple[tuple[str, int], ...]
    public: tuple[tuple[str, int], ...]


def within(column: str) -> str:
    """Return the condition that a date lies in the period."""
    return (
        f"(:since IS NULL OR {column} >= :since)"
        f" AND (:until IS NULL OR substr({column}, 1, length(:until)) <= :until)"
    )


# Verdicts, and what was said, are read once each and counted here: joined as views, SQLite
# would look through all that was said for each verdict. Which verdicts stand is worked out once
# for how claims stand and for the verdicts themselves, which follow as rows without a status.
_STANDINGS = """
SELECT status, in_public, count(*), NULL, NULL, NULL, NULL, NULL
FROM claim_status WHERE claim = leader GROUP BY 1, 2
UNION ALL
SELECT NULL, NULL, NULL, given.leader, given.label, given.rank, given.role,
       coalesce(adoptions.checked_on, events.at)
FROM claim_verdicts AS given JOIN verdicts ON verdicts.id = given.begun
JOIN events ON events.sequence = verdicts.event
LEFT JOIN current_adoptions AS adoptions ON adoptions.verdict = given.verdict"""

# Read one beside the other and put together here, in the order of statements: SQLite would
# sort all of them.
_SAID = f"""
SELECT links.statement, coalesce(claim_groups.leader, links.target), statements.speaker
FROM links JOIN statements ON statements.id = links.statement
LEFT JOIN claim_groups ON claim_groups.claim = links.target
WHERE {STATING} AND (:since IS NULL AND :until IS NULL OR EXISTS (
    SELECT 1 FROM events WHERE sequence = statements.event AND kind <> 'adopt'
    AND {within("events.at")}))
ORDER BY links.statement"""
_WHOSE = f"""
WITH {NAMED}
SELECT attributed.statement, named.person, named.name FROM {ATTRIBUTED} ORDER BY 1, 2"""

# A take that was undone was none; one that was dropped afterwards was one.
_CHECKED = f"""
WITH taken AS (
    SELECT coalesce(claim_groups.leader, takes.claim) AS leader,
           min(substr(events.at, 1, 10)) AS day
    FROM takes JOIN events ON events.sequence = takes.event
    JOIN current_claims AS claims ON claims.id = takes.claim
    LEFT JOIN claim_groups ON claim_groups.claim = takes.claim
    WHERE NOT EXISTS (SELECT 1 FROM retractions JOIN events AS later
                      ON later.sequence = retractions.event
                      WHERE retractions.subject = 'k-' || takes.id AND later.kind = '{UNDO}')
    GROUP BY 1
),
published AS (
    SELECT coalesce(claim_groups.leader, publications.claim) AS leader, min(published_on) AS day
    FROM current_publications AS publications
    JOIN current_claims AS claims ON claims.id = publications.claim
    LEFT JOIN claim_groups ON claim_groups.claim = publications.claim GROUP BY 1
)
SELECT taken.leader, taken.day, published.day,
       CAST(julianday(published.day) - julianday(taken.day) AS INTEGER)
FROM taken JOIN published ON published.leader = taken.leader
WHERE published.day >= taken.day AND {within("published.day")}
ORDER BY published.day, taken.leader"""

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


def standings(connection: sqlite3.Connection) -> tuple[Standings, list[GivenVerdict]]:
    """Return how many claims stand how, with the desk and in public, and what they stand by.

    That is the verdicts that stand and may be read, each with when it was first given.
    """
    desk, public, given = Counter[str](), Counter[str](), list[GivenVerdict]()
    query = f"WITH {AT_HAND}{status_at_hand(connection)}{_STANDINGS}"
    for status, in_public, number, *verdict in connection.execute(query):
        if status is None:
            given.append(GivenVerdict(*verdict))
        else:
            desk[status] += number
            public[in_public] += number
    shown = (state for state in InPublic if state is not InPublic.UNPUBLISHED)
    counted = Standings(
        tuple((str(status), desk[status]) for status in Status),
        tuple((str(state), public[state]) for state in shown),
    )
    return counted, given


def verdicts_by_month(given: Sequence[GivenVerdict], period: Period) -> list[MonthOfVerdicts]:
    """Return how many verdicts that stand were given in each month, by label."""
    counts = Counter(
        (each.at[:7], each.label)
        for each in given
        if each.role != VerdictRole.SIGNS_OFF and period.holds(each.at)
    )
    ranks = {each.label: each.rank for each in given}
    return [
        MonthOfVerdicts(month, label, number)
        for (month, label), number in sorted(
            counts.items(), key=lambda one: (one[0][0], *_most_true_first(one[0][1], ranks))
        )
    ]


def _most_true_first(label: str, ranks: Mapping[str, int | None]) -> tuple[bool, int, str]:
    """Return what labels are ordered by: their rank, those without one last."""
    rank = ranks[label]
    return rank is None, -(rank or 0), label


def checked_claims(connection: sqlite3.Connection, period: Period) -> list[CheckedCount]:
    """Return the claims that were taken up and then published, oldest publication first."""
    return [CheckedCount(*row) for row in connection.execute(_CHECKED, period._asdict())]


def speaker_counts(
    connection: sqlite3.Connection, given: Sequence[GivenVerdict], period: Period
) -> list[SpeakerCount]:
    """Return what each speaker said and how it was rated, most claims first."""
    ranks = {each.label: each.rank for each in given}
    labels: dict[int, set[str]] = {}
    for each in given:
        labels.setdefault(each.leader, set()).add(each.label)
    heard: dict[str, _SaidByOne] = {}
    lowered = _Lowered()
    names = _names(connection)
    for statement, leader, speaker in connection.execute(_SAID, period._asdict()):
        person = names.get(statement)
        name = speaker if person is None else person
        if name is None:
            continue
        known = heard.get(lowered[name]) or heard.setdefault(lowered[name], _SaidByOne())
        # A person has one name in the record, however it is written beside what was said.
        if person is not None or not known.is_person:
            known.name, known.is_person = name, person is not None
        # What a statement says of several claims follows each other.
        known.statements += known.last != statement
        known.last = statement
        known.claims.add(leader)
    found = []
    for _key, known in sorted(heard.items(), key=lambda one: (-len(one[1].claims), one[0])):
        rated = Counter(label for claim in known.claims for label in labels.get(claim, ()))
        ordered = sorted(rated, key=lambda label: _most_true_first(label, ranks))
        counted = tuple((label, rated[label]) for label in ordered)
        found.append(SpeakerCount(known.name, known.statements, len(known.claims), counted))
    return found


def _names(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the names of those whose each statement is, where it has a person."""
    names: dict[int, str] = {}
    last = None
    for statement, person, name in connection.execute(_WHOSE):
        if last != (statement, person):
            known = names.get(statement)
            names[statement] = name if known is None else f"{known}; {name}"
        last = statement, person
    return names


class _SaidByOne:
    """What one speaker said: by which name, in how many statements, which claims.

    The name is that of a person of the record, where one of them is known to be the
    speaker's, else the one that was written last.
    """

    __slots__ = ("claims", "is_person", "last", "name", "statements")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.name, self.is_person = "", False
        self.statements = self.last = 0
        self.claims: set[int] = set()


class _Lowered(dict[str, str]):
    """Names in the small letters of A to Z alone, as the views compare names.

    >>> _Lowered()["JOSÉ P."]
    'josÉ p.'
    """

    def __missing__(self, name: str) -> str:
        """Work out a name once."""
        self[name] = lowered = name.translate(_SMALL)
        return lowered


def withdrawn_verdicts(connection: sqlite3.Connection, period: Period) -> int:
    """Return how many verdicts were taken back before readers in a period."""
    query = (
        "SELECT count(*) FROM current_corrections WHERE class = 'void'"
        f" AND {within('corrected_on')}"
    )
    return int(connection.execute(query, period._asdict()).fetchone()[0])


def answer_times(connection: sqlite3.Connection, period: Period) -> list[AnswerTimes]:
    """Return how long answers took, theirs and the desk's, to what was sent in a period."""
    rows = connection.execute(
        f"SELECT {CONTACT_DIRECTION}, answer IS NOT NULL,"
        f" julianday({ANSWERED_ON}) - julianday(sent) FROM current_contacts AS contacts"
        f" WHERE {within('sent')}",
        period._asdict(),
    ).fetchall()
    found = []
    for direction in sorted({direction for direction, *_ in rows}, reverse=True):
        theirs = [(bool(is_answered), days) for way, is_answered, days in rows if way == direction]
        days = [each for is_answered, each in theirs if is_answered and each is not None]
        answered = sum(is_answered for is_answered, _ in theirs)
        middle = float(median(days)) if days else None
        found.append(AnswerTimes(direction, answered, len(theirs) - answered, middle))
    return found
