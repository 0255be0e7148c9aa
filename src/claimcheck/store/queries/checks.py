"""Claims with all that hangs on them, gathered for many at once: each table is read once."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from claimcheck.model.ids import ClaimId, PublicationId, VerdictId
from claimcheck.model.record.check import Check, speakers_of
from claimcheck.model.status import InPublic, Status
from claimcheck.model.verdict import Publication
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.queries.checked_sayings import (
    PERSONS,
    SAID_OF,
    SAYINGS,
    offices,
    saying_of,
)
from claimcheck.store.queries.checks_sql import (
    CONTACTS,
    CORRECTIONS,
    FIRST_OUT,
    IN_PERIOD,
    PUBLICATIONS,
    RATED_ON,
    RATINGS,
    SIGNED,
    SOURCES,
    TAKES,
    TOPICS,
    WENT_OUT,
    StandingRating,
    contact_of,
    correction_of,
    places_of,
    rating_of,
    source_of,
)
from claimcheck.store.records.claims import rated_standings, wordings
from claimcheck.store.schema.standing_verdicts import standing_query
from claimcheck.store.verdicts.in_force import read_verdicts_of
from claimcheck.store.verdicts.publications import pages_told_at
from claimcheck.store.verdicts.told_corrections import ALL_TOLD, told_tables
from claimcheck.store.verdicts.told_sources import untold_sources

# As the queries have it; of few claims what is hidden is worked out for them alone.
_HIDDEN: Final = "SELECT verdict FROM hidden_verdicts"


_IN_DOUBT: Final = (InPublic.UNDER_REVIEW, InPublic.CORRECTION_DUE)
# Of more than one claim in so many, reading all of them is faster.
_FEW: Final = 2


class CheckedDays(NamedTuple):
    """The days, both in it, of which checks are asked for, and the day on which things are due."""

    since: str
    until: str
    today: str


class _CheckStanding(NamedTuple):
    """A claim beside its leader, and how it stands."""

    leader: int
    status: str
    in_public: str
    out: int | None


def read_checks(
    connection: sqlite3.Connection,
    wanted: Callable[[Status, InPublic], bool],
    claims: Sequence[int] | None = None,
    *,
    days: CheckedDays | None = None,
) -> list[Check]:
    """Return the claims of which how they stand is ``wanted``, by id, in all their wordings.

    Of ``claims`` alone where they are given, and then little else is read; with ``days`` of
    those of which something lies in them, waits for readers or is due, and of some others.
    What a blind policy hides is in none of them.
    """
    groups = None if claims is None else _groups(connection, claims)
    standings = _standings(connection) if groups is None else _standings_of(connection, groups)
    leaders = {
        claim: each.leader
        for claim, each in standings.items()
        if wanted(Status(each.status), InPublic(each.in_public))
    }
    if days is not None and (few := _few(connection, leaders, standings, days)) is not None:
        leaders = {claim: leader for claim, leader in leaders.items() if leader in few}
        standings = {claim: each for claim, each in standings.items() if each.leader in few}
        same: dict[int, list[ClaimId]] = defaultdict(list)
        for claim, each in standings.items():
            same[each.leader].append(ClaimId(claim))
        groups = [tuple(each) for each in same.values()]
    found = _Gathered(connection, leaders, standings, groups)
    return sorted(map(found.check, sorted(set(leaders.values()))), key=lambda each: each.id)


def _standings(connection: sqlite3.Connection) -> dict[int, _CheckStanding]:
    """Return how every claim stands."""
    rows = connection.execute(
        "SELECT claim, leader, status, in_public, public_verdict FROM claim_status"
    )
    return {claim: _CheckStanding(*rest) for claim, *rest in rows}


def _few(
    connection: sqlite3.Connection,
    leaders: dict[int, int],
    standings: dict[int, _CheckStanding],
    days: CheckedDays,
) -> set[int] | None:
    """Return the claims, by leader, that days are about; None where they are not few."""
    rows = connection.execute(IN_PERIOD, days._asdict())
    about = {leaders[claim] for (claim,) in rows if claim in leaders}
    about |= {leaders[claim] for claim in leaders if standings[claim].in_public in _IN_DOUBT}
    return about if len(about) * _FEW < len(set(leaders.values())) else None


def _groups(connection: sqlite3.Connection, claims: Sequence[int]) -> list[tuple[ClaimId, ...]]:
    """Return some claims in all their wordings, each once."""
    return list(dict.fromkeys(wordings(connection, each) for each in claims))


def _standings_of(
    connection: sqlite3.Connection, groups: Sequence[tuple[ClaimId, ...]]
) -> dict[int, _CheckStanding]:
    """Return how some claims stand, given in all their wordings."""
    found: dict[int, _CheckStanding] = {}
    for same, each in zip(groups, rated_standings(connection, groups), strict=True):
        public = each.public
        standing = _CheckStanding(min(same), str(each.status), str(public.state), public.verdict)
        found |= dict.fromkeys(map(int, same), standing)
    return found


class _Gathered:
    """What the record says of some claims, by the lowest wording of each."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        leaders: dict[int, int],
        standings: dict[int, _CheckStanding],
        groups: Sequence[tuple[ClaimId, ...]] | None = None,
    ) -> None:
        """Read each table once; of ``groups`` alone where they are given."""
        self._connection, self._leaders, self._standings = connection, leaders, standings
        self._only, self._hidden = None, _HIDDEN
        given = "standing_verdicts"
        if groups is not None:
            self._only = f"(SELECT value FROM json_each('{json.dumps([*standings])}'))"
            rated = read_verdicts_of(connection, groups, asking=None)
            hidden = json.dumps([int(each.id) for one in rated for each in one.hidden])
            self._hidden = f"SELECT value FROM json_each('{hidden}')"
            given = f"({standing_query(f'claim IN {self._only}')})"
        self._words = self._by_leader(
            "SELECT id, id, text, title, context, topic, language FROM current_claims ORDER BY id",
            key="id",
        )
        self._places = places_of(connection)
        self._ratings = self._read_ratings(given)
        self._out = self._read_out()
        self._persons: dict[int, list[tuple[int, str, str | None]]] = defaultdict(list)
        persons = PERSONS.format(among=SAID_OF.format(only=self._only) if self._only else "1")
        for statement, *person in connection.execute(persons):
            self._persons[statement].append(tuple(person))
        self._offices = offices(connection)
        self._sayings = self._by_leader(SAYINGS, key="target")
        self._sources = self._by_leader(SOURCES)
        agreed = {
            each.leader for each in standings.values() if each.in_public == InPublic.PUBLISHED
        }
        self._went_out = self._by_leader(WENT_OUT)
        self._untold = untold_sources(connection, leaders, agreed, self._only)
        self._publications = self._by_leader(PUBLICATIONS)
        self._told_at = self._pages_told_at(standings)
        self._contacts = self._by_leader(CONTACTS)
        self._topics = self._by_leader(TOPICS)
        self._takes = self._by_leader(TAKES)
        self._rated = self._by_leader(RATED_ON)
        self._first_out = self._by_leader(FIRST_OUT)
        tables, related = told_tables(connection, standings) if groups else (ALL_TOLD, "")
        told = {"related": related}
        self._corrections = self._by_leader(CORRECTIONS.format(tables=tables), told)

    def _by_leader(
        self,
        query: str,
        values: tuple[object, ...] | dict[str, str] = (),
        *,
        key: str = "claim",
    ) -> dict[int, list[Any]]:
        """Return the rows of a query whose first column, ``key``, is a claim, without it."""
        found: dict[int, list[Any]] = defaultdict(list)
        query = query.replace(_HIDDEN, self._hidden)
        if self._only is not None:
            query = f"SELECT * FROM ({query}) AS found WHERE found.{key} IN {self._only}"
        for claim, *rest in self._connection.execute(query, values):
            leader = self._leaders.get(claim)
            if leader is not None:
                found[leader].append(rest)
        return found

    def _pages_told_at(self, claims: Iterable[int]) -> dict[int, list[Any]]:
        """Return the pages of other claims at which readers read of each, where it has none."""
        found: dict[int, list[Any]] = defaultdict(list)
        for each in pages_told_at(self._connection, None if self._only is None else [*claims]):
            if (leader := self._leaders.get(each.claim)) is not None:
                found[leader].append(each)
        return found

    def _read_ratings(self, given: str) -> dict[int, list[StandingRating]]:
        """Return the verdicts that stand on each claim."""
        rows = self._by_leader(RATINGS.format(given=given))
        return {
            leader: [rating_of(row, self._places) for row in listed]
            for leader, listed in rows.items()
        }

    def _read_out(self) -> dict[int, StandingRating]:
        """Return the verdict that readers have before them of each claim."""
        standing = {each.rating.id: each for rows in self._ratings.values() for each in rows}
        wanted = {leader: self._standings[leader].out for leader in set(self._leaders.values())}
        earlier = [each for each in wanted.values() if each and each not in standing]
        # Of a wording that was parted it is the verdict of another claim.
        given = "(SELECT value AS verdict, value AS begun FROM json_each(?))"
        query = RATINGS.format(given=given).replace(_HIDDEN, self._hidden)
        rows = self._connection.execute(query, [json.dumps(earlier)])
        standing |= {
            each.rating.id: each for each in (rating_of(row[1:], self._places) for row in rows)
        }
        return {
            leader: standing[VerdictId(number)]
            for leader, number in wanted.items()
            if number is not None and number in standing
        }

    def check(self, leader: int) -> Check:
        """Return all that is known of one claim."""
        publications = tuple(
            Publication(PublicationId(number), ClaimId(claim), *rest)
            for number, claim, *rest in self._publications[leader]
        ) or tuple(self._told_at[leader])
        words = self._words[leader]
        standing = self._standings[leader]
        sayings = tuple(
            saying_of(row, self._persons, self._offices) for row in self._sayings[leader]
        )
        ratings = self._ratings.get(leader, [])
        out = self._out.get(leader)
        first = publications[0].claim if publications else leader
        chosen = next((each for each in words if each[0] == first), words[0])
        number, text, title, context, _, language = chosen
        own = [each[4] for each in words if each[4]]
        taken = next(iter(self._takes[leader]), (None, None))
        sources = tuple(map(source_of, self._sources[leader]))
        return Check(
            ClaimId(number),
            ClaimId(leader),
            text,
            language,
            Status(standing.status),
            InPublic(standing.in_public),
            title=title,
            context=context,
            topics=tuple(dict.fromkeys((*own, *(each for (each,) in self._topics[leader])))),
            wordings=tuple(each[1] for each in words if each[0] != number),
            out=out.rating if out else None,
            behind=self._behind(leader, out, ratings) if out else (),
            ratings=tuple(each.rating for each in ratings),
            sayings=sayings,
            sources=sources,
            untold_sources=tuple(each for each in sources if each.id in self._untold),
            publications=publications,
            corrections=tuple(dict.fromkeys(map(correction_of, self._corrections[leader]))),
            contacts=tuple(map(contact_of, self._contacts[leader])),
            taken_on=taken[0],
            taken_for=taken[1],
            begun_on=self._begun_on(leader),
            speakers=speakers_of(sayings),
        )

    def _begun_on(self, leader: int) -> str | None:
        """Return when it was taken up, else first rated, before it was first published."""
        published, is_adopted = next(iter(self._first_out[leader]), (None, False))
        if published is None or is_adopted:
            return None
        for rows in (self._takes[leader], self._rated[leader]):
            begun = min((each[0] for each in rows), default=None)
            if begun is not None and begun <= published:
                return str(begun)
        return None

    def _behind(
        self, leader: int, out: StandingRating, ratings: list[StandingRating]
    ) -> tuple[str, ...]:
        """Return who stands behind the verdict that is out, or signed it where it is in doubt.

        Whoever agreed with the one that was out before has not read the words of this one, nor
        has whoever gave the same label of a claim that was merged since.
        """
        went = [number for (number,) in self._went_out[leader] if number and number < out.begun]
        agreeing = [
            each.rating.reviewer
            for each in ratings
            if each.rating.label == out.rating.label
            and max(went, default=0) < each.spoken_of <= out.rating.id
        ]
        if not agreeing or self._standings[leader].in_public in _IN_DOUBT:
            agreeing += [name for (name,) in self._connection.execute(SIGNED, [out.rating.id])]
        return tuple(dict.fromkeys((out.rating.reviewer, *agreeing)))
