"""Names: whom they mean, read once for a transaction or as far as some words need them."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.language.text.folding import fold
from claimcheck.store.schema.expressions import person_of, person_rows

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


def person_names(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Return every name and alias with the person whose it is."""
    return connection.execute(_NAMES).fetchall()


def let_fold_names(connection: sqlite3.Connection) -> None:
    """Let queries compare names as persons are, without case in any script, by ``folded(name)``."""
    # SQLite gives no function another body while any query is under way.
    known = "SELECT 1 FROM pragma_function_list WHERE name = 'folded'"
    if not connection.execute(known).fetchall():
        connection.create_function("folded", 1, _folded_once, deterministic=True)


@lru_cache(maxsize=10_000)
def _folded_once(name: str | None) -> str | None:
    """Return a name as names are compared; most rows share theirs with others."""
    return None if name is None else _folded(name)


def aliases_of(connection: sqlite3.Connection, person: int) -> list[tuple[int, str]]:
    """Return the id and the name of each alias of a person, by id."""
    query = f"SELECT id, name FROM current_aliases WHERE person IN ({person_rows('?')}) ORDER BY id"
    return connection.execute(query, [person]).fetchall()


def names_among(
    connection: sqlite3.Connection, words: Iterable[str], ends: "NameEnds | None" = None
) -> list[tuple[int, str]]:
    """Return the names and aliases of persons, each with whose it is, as far as words need them.

    They are those of every person of whom a name or alias ends in one of ``words``,
    and of others who bear one of these names too. Who asks again in one transaction hands
    over the same ``ends``.
    """
    by_end = (ends or _ends_of(connection)).read(connection)
    # Thousands of names are folded only where their last word is one that is looked for.
    named = _ending(by_end, words)
    found = _names_of(connection, {row for row, _ in named})
    borne = {_folded(name) for _, name in found}
    others = _ending(by_end, [name for _, name in found])
    known = {person for person, _ in found}
    return found + [
        (person, name)
        for person, name in _names_of(
            connection, {row for row, name in others if _folded(name) in borne}
        )
        if person not in known
    ]


class NameEnds:
    """The rows of all names by the last word of each; of what came since only that is read."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._last = {"persons": 0, "aliases": 0}
        self._by_end: dict[str, list[tuple[int, str]]] = {}

    def read(self, connection: sqlite3.Connection) -> Mapping[str, Sequence[tuple[int, str]]]:
        """Return what is stored by now."""
        for table, person in (("persons", "id"), ("aliases", "person")):
            query = f"SELECT id, {person}, name FROM {table} WHERE id > ? ORDER BY id"
            for number, row, name in connection.execute(query, [self._last[table]]).fetchall():
                self._by_end.setdefault(_end(name), []).append((row, name))
                self._last[table] = number
        return self._by_end


def _ends_of(connection: sqlite3.Connection) -> NameEnds:
    """Return how names end, as far as a connection that keeps what it reads has read that."""
    kept = getattr(connection, "kept_claims", None)
    found: NameEnds = kept.growing(NameEnds) if kept else NameEnds()
    return found


def _ending(
    by_end: Mapping[str, Sequence[tuple[int, str]]], names: Iterable[str]
) -> list[tuple[int, str]]:
    """Return the rows whose name ends as one of these does."""
    return [row for end in {_end(name) for name in names} for row in by_end.get(end, ())]


@lru_cache(maxsize=16_384)
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


def _folded(name: str) -> str:
    """Return a name as identity sees it; what only has plain letters needs no more than this."""
    is_plain = name.isascii() and name.replace(" ", "").isalpha()
    return " ".join(name.split()).lower() if is_plain else fold(name)
