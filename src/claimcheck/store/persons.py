"""Persons: who speaks, under which names, in which roles, and what is theirs.

A person is known by the id of their first row, which stays when later rows
supersede it; attributions, aliases and roles may name any of the rows.
"""

import sqlite3
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.language.folding import fold
from claimcheck.model.dates import parse_date
from claimcheck.model.person import Person, Role
from claimcheck.store.errors import StoreError, UnknownIdError
from claimcheck.store.retractions import retract
from claimcheck.store.views import person_of, person_rows

if TYPE_CHECKING:
    from claimcheck.store.transaction import Act


class StoredRole(NamedTuple):
    """A role with its id."""

    id: int
    role: Role


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
            f"p-{number} is no longer a person ({reason}); `claimcheck person list` shows all"
        )


_NAMES: Final = "SELECT person, name FROM person_names"


class NameBook:
    """Whom each name means, read once and kept up while one transaction adds persons.

    Names are compared folded. It is read when first asked, so that statements
    without a speaker cost nothing.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Keep the connection, to be read inside the transaction."""
        self._connection = connection
        self._persons: dict[str, set[int]] | None = None

    def persons(self, name: str) -> tuple[int, ...]:
        """Return the ids of the persons who bear ``name`` or have it as an alias, by id."""
        return tuple(sorted(self._read().get(_folded(name), ())))

    def learn(self, name: str, person: int) -> None:
        """Note that a person was just given this name."""
        self._read().setdefault(_folded(name), set()).add(person)

    def _read(self) -> dict[str, set[int]]:
        """Return every name and alias with its persons."""
        if self._persons is None:
            self._persons = {}
            for person, name in self._connection.execute(_NAMES):
                self._persons.setdefault(_folded(name), set()).add(person)
        return self._persons


def _folded(name: str) -> str:
    """Return a name as identity sees it; what only has plain letters needs no more than this."""
    words = name.split()
    return " ".join(words).lower() if all(map(_is_plain, words)) else fold(name)


def _is_plain(word: str) -> bool:
    """Tell whether folding changes nothing of a word but its case."""
    return word.isascii() and word.isalpha()


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


def add_role(act: "Act", person: int, role: Role, *, supersedes: int | None = None) -> int:
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
        raise UnknownIdError(f"p-{number}")
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
        first,
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


def aliases_of(connection: sqlite3.Connection, person: int) -> list[tuple[int, str]]:
    """Return the id and the name of each alias of a person, by id."""
    query = f"SELECT id, name FROM current_aliases WHERE person IN ({person_rows('?')}) ORDER BY id"
    return connection.execute(query, [person]).fetchall()


def roles_of(connection: sqlite3.Connection, person: int) -> list[StoredRole]:
    """Return what a person was, oldest first; roles without a beginning come first."""
    query = (
        "SELECT id, role, organisation, since, until FROM current_roles"
        f" WHERE person IN ({person_rows('?')}) ORDER BY since, id"
    )
    return [
        StoredRole(
            number,
            Role(
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
        "SELECT id, speaker FROM current_statements AS statements WHERE speaker IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM current_attributions AS attributions"
        " WHERE attributions.statement = statements.id) ORDER BY id"
    )
    folded = fold(name)
    return [number for number, speaker in rows if fold(speaker) == folded]


def persons_called(connection: sqlite3.Connection, name: str) -> tuple[int, ...]:
    """Return the persons whom statements name so, by id."""
    rows = connection.execute(
        f"SELECT DISTINCT {person_of('attributions.person')} AS person, statements.speaker"
        " FROM current_attributions AS attributions"
        " JOIN current_statements AS statements ON statements.id = attributions.statement"
        " WHERE statements.speaker IS NOT NULL ORDER BY person"
    )
    folded = fold(name)
    return tuple(dict.fromkeys(person for person, speaker in rows if fold(speaker) == folded))


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


def person_names(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return every name and alias with the person whose it is."""
    return connection.execute(_NAMES).fetchall()


def names_among(connection: sqlite3.Connection, words: Iterable[str]) -> list[tuple[int, str]]:
    """Return the names and aliases of persons, each with whose it is, as far as words need them.

    They are those of every person of whom a name or alias ends in one of ``words``,
    and of others who bear one of these names too.
    """
    rows = connection.execute(
        "SELECT id, name FROM persons UNION ALL SELECT person, name FROM aliases"
    ).fetchall()
    # Thousands of names are folded only where their last word is one that is looked for.
    named = _ending(rows, {_end(word) for word in words})
    found = _names_of(connection, {row for row, _ in named})
    borne = {_folded(name) for _, name in found}
    others = _ending(rows, {_end(name) for _, name in found})
    known = {person for person, _ in found}
    return found + [
        (person, name)
        for person, name in _names_of(
            connection, {row for row, name in others if _folded(name) in borne}
        )
        if person not in known
    ]


def _ending(rows: Iterable[tuple[int, str]], ends: Container[str]) -> list[tuple[int, str]]:
    """Return the rows whose name ends in one of these words."""
    return [(row, name) for row, name in rows if _end(name) in ends]


def _end(name: str) -> str:
    """Return the last word of a name in small letters."""
    return name.rstrip(" .").rpartition(" ")[2].casefold()


def _names_of(connection: sqlite3.Connection, rows: Iterable[int]) -> list[tuple[int, str]]:
    """Return the names and aliases of the persons of these rows who were not taken back."""
    persons = {_first(connection, row) for row in rows}
    found = []
    for person in sorted(persons):
        query = f"SELECT name FROM current_persons WHERE id IN ({person_rows('?')})"
        names = [name for (name,) in connection.execute(query, [person])]
        aliases = [alias for _, alias in aliases_of(connection, person)] if names else []
        found += [(person, name) for name in (*names, *aliases)]
    return found


def _first(connection: sqlite3.Connection, row: int) -> int:
    """Return the id by which the person of a row is known."""
    return int(connection.execute(f"SELECT {person_of('?')}", [row]).fetchone()[0])


def known_people(connection: sqlite3.Connection) -> list[Person]:
    """Return every person with names and roles, by id; what is theirs is not counted."""
    names: dict[int, list[str]] = {}
    for person, name in connection.execute(_NAMES):
        names.setdefault(person, []).append(name)
    return [
        Person(
            number,
            name,
            aliases=tuple(aliases),
            roles=tuple(each.role for each in roles_of(connection, number)),
        )
        for number, (name, *aliases) in sorted(names.items())
    ]
