"""Persons: who speaks, under which names, in which roles, and what is theirs.

A person is known by the id of their first row, which stays when later rows
supersede it; attributions, aliases and roles may name any of the rows.
"""

import json
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.language.text.folding import fold
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import PersonId
from claimcheck.model.person import Person, PersonRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import StoreError, UnknownIdError
from claimcheck.store.log.retractions import retract
from claimcheck.store.records.people.person_names import aliases_of, person_names
from claimcheck.store.schema.expressions import person_of, person_rows

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act


class StoredRole(NamedTuple):
    """A role with its id."""

    id: int
    role: PersonRole


class Attribution(NamedTuple):
    """That a statement is a person's."""

    id: int
    statement: int
    person: int


class MergedPersonError(StoreError):
    """The person was merged into another, or taken back."""

    def __init__(self, number: int, reason: str) -> None:
        """Name the person and why they are no longer one."""
        super().__init__(
            f"p-{number:d} is no longer a person ({reason}); `claimcheck person list` shows all"
        )


def add_person(
    act: "Act",
    name: str,
    *,
    wikidata: str | None = None,
    note: str | None = None,
    supersedes: int | None = None,
) -> int:
    """Store a person, or what is now known of them, and return the row's id."""
    return act.insert("persons", name=name, wikidata=wikidata, note=note, supersedes=supersedes)


def describe_person(act: "Act", person: Person, *, wikidata: str | None, note: str | None) -> None:
    """Store what is now known of a person; what is None stays as it was."""
    add_person(
        act,
        person.name,
        wikidata=wikidata or person.wikidata,
        note=note or person.note,
        supersedes=_row(act.connection, person.id),
    )


def add_alias(act: "Act", person: int, name: str, *, supersedes: int | None = None) -> int:
    """Store another name of a person and return its id."""
    return act.insert("aliases", person=person, name=name, supersedes=supersedes)


def add_role(act: "Act", person: int, role: PersonRole, *, supersedes: int | None = None) -> int:
    """Store what a person was and return its id."""
    return act.insert(
        "roles",
        person=person,
        role=role.role,
        organisation=role.organisation,
        since=str(role.since) if role.since else None,
        until=str(role.until) if role.until else None,
        supersedes=supersedes,
    )


def attribute(
    act: "Act",
    statement: int,
    person: int,
    *,
    made_by: str,
    reason: str | None,
    supersedes: int | None = None,
) -> int:
    """Say that a statement is a person's and return the attribution's id."""
    return act.insert(
        "attributions",
        statement=statement,
        person=person,
        reason=reason,
        made_by=made_by,
        supersedes=supersedes,
    )


def find_person(connection: sqlite3.Connection, number: int) -> Person:
    """Return the person with this id, also where it is a later row's.

    Raises `UnknownIdError` where there is none and `MergedPersonError` where
    the person was merged into another.
    """
    (first,) = connection.execute(f"SELECT {person_of('?')}", [number]).fetchone()
    if first is None:
        raise UnknownIdError(f"p-{number:d}")
    row = connection.execute(
        "SELECT name, wikidata, note FROM current_persons WHERE id = ?", [_row(connection, first)]
    ).fetchone()
    if row is None:
        raise MergedPersonError(number, _retraction(connection, first))
    named = connection.execute(
        "SELECT statements.speaker, count(*) FROM current_attributions AS attributions"
        " JOIN current_statements AS statements ON statements.id = attributions.statement"
        f" WHERE person IN ({person_rows('?')}) GROUP BY speaker ORDER BY min(statement)",
        [first],
    ).fetchall()
    name, wikidata, note = row
    return Person(
        PersonId(first),
        name,
        wikidata,
        note,
        aliases=tuple(alias for _, alias in aliases_of(connection, first)),
        roles=tuple(each.role for each in roles_of(connection, first)),
        named=tuple(speaker for speaker, _ in named if speaker),
        statements=sum(count for _, count in named),
    )


def people(connection: sqlite3.Connection) -> list[Person]:
    """Return every person, by id."""
    query = f"SELECT {person_of('named.id')} AS first FROM current_persons AS named ORDER BY first"
    return [find_person(connection, first) for (first,) in connection.execute(query).fetchall()]


def roles_of(connection: sqlite3.Connection, person: int) -> list[StoredRole]:
    """Return what a person was, oldest first; roles without a beginning come first."""
    query = (
        "SELECT id, role, organisation, since, until FROM current_roles"
        f" WHERE person IN ({person_rows('?')}) ORDER BY since, id"
    )
    return [
        StoredRole(
            number,
            PersonRole(
                role,
                organisation,
                parse_date(since) if since else None,
                parse_date(until) if until else None,
            ),
        )
        for number, role, organisation, since, until in connection.execute(query, [person])
    ]


def attributions_of(connection: sqlite3.Connection, person: int) -> list[Attribution]:
    """Return what is attributed to a person today, by statement."""
    query = (
        "SELECT id, statement, ?1 FROM current_attributions"
        f" WHERE person IN ({person_rows('?1')}) ORDER BY statement"
    )
    return [Attribution(*row) for row in connection.execute(query, [person])]


def unattributed(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the statements by a speaker of this name that are nobody's yet, by id."""
    rows = connection.execute(
        "SELECT id FROM current_statements AS statements"
        " WHERE speaker IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM current_attributions AS attributions"
        " WHERE attributions.statement = statements.id) ORDER BY id",
        [_spellings(connection, name)],
    )
    return [number for (number,) in rows]


def persons_called(connection: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Return the persons whom statements name so, by id."""
    rows = connection.execute(
        f"SELECT DISTINCT {person_of('attributions.person')} AS person"
        " FROM current_statements AS statements"
        " JOIN current_attributions AS attributions ON attributions.statement = statements.id"
        " WHERE statements.speaker IN (SELECT value FROM json_each(?)) ORDER BY person",
        [_spellings(connection, name)],
    )
    return tuple(person for (person,) in rows)


def _spellings(connection: sqlite3.Connection, name: str) -> str:
    """Return how statements spell a speaker's name, as a JSON list."""
    folded = fold(name)
    # Few names are many statements': each is folded once.
    rows = connection.execute("SELECT DISTINCT speaker FROM statements WHERE speaker IS NOT NULL")
    return json.dumps([speaker for (speaker,) in rows if fold(speaker) == folded])


def retire_person(act: "Act", person: Person, reason: str) -> None:
    """Take a person back, so that nobody goes by their id."""
    retract(act, "persons", _row(act.connection, person.id), reason)


def retract_alias(act: "Act", alias: int, reason: str) -> None:
    """Take an alias back."""
    retract(act, "aliases", alias, reason)


def _row(connection: sqlite3.Connection, person: int) -> int:
    """Return the row that holds what is known of a person today."""
    return int(connection.execute(f"{person_rows('?')} LIMIT 1", [person]).fetchone()[0])


def _retraction(connection: sqlite3.Connection, person: int) -> str:
    """Return why a person was taken back."""
    row = connection.execute(
        "SELECT reason FROM retractions WHERE subject = 'p-' || ?", [_row(connection, person)]
    ).fetchone()
    return row[0] if row else "taken back"


def known_people(connection: sqlite3.Connection, is_wanted: Callable[[str], bool]) -> list[Person]:
    """Return the persons of whom a name is wanted, with names and roles, by id.

    What is theirs is not counted.
    """
    names: dict[int, list[str]] = {}
    for person, name in person_names(connection):
        names.setdefault(person, []).append(name)
    return [
        Person(
            PersonId(number),
            name,
            aliases=tuple(aliases),
            roles=tuple(each.role for each in roles_of(connection, number)),
        )
        for number, (name, *aliases) in sorted(names.items())
        if any(map(is_wanted, (name, *aliases)))
    ]
