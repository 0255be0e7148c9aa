"""Whose words are: the one place that says whom a name means, and what is theirs."""

import sqlite3
from difflib import get_close_matches
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.text.folding import fold
from claimcheck.model.ids import is_id, parse_id
from claimcheck.model.person import Person
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.people.persons import (
    attributions_of,
    find_person,
    persons_called,
    unattributed,
)

# How like a name is to one that is known, of 1, and how many are named.
_ALIKE: Final = 0.8
_MOST: Final = 3


class UnknownPersonError(ClaimcheckError):
    """Nobody is known by the name given, or more than one is."""


class SeveralPersonsError(UnknownPersonError):
    """More than one person is known by the name given."""


def named_person(connection: sqlite3.Connection, text: str) -> Person:
    """Return the person whom an id or a name means.

    A name is theirs, an alias, or, if only one person is called so, a name that a
    statement gives them. Raises `UnknownPersonError` where it is nobody's, and
    where it is several persons'.
    """
    if is_id(text, "p"):
        return find_person(connection, parse_id(text, "p").number)
    found = NameBook(connection).persons(text) or persons_called(connection, text)
    if len(found) == 1:
        return find_person(connection, found[0])
    if found:
        several = ", ".join(f"p-{number:d}" for number in found)
        raise SeveralPersonsError(f"{text!r} may be {several}; name one by the id")
    raise UnknownPersonError(
        f"nobody is known as {text!r}; `claimcheck person list` shows every name"
    )


def _with_near_names(
    connection: sqlite3.Connection, text: str, error: UnknownPersonError
) -> UnknownPersonError:
    """Return the error with up to three names that have the words given, or nearly the letters."""
    names = {
        fold(name): name
        for (name,) in connection.execute(
            "SELECT DISTINCT speaker FROM current_statements WHERE speaker IS NOT NULL"
            " UNION SELECT name FROM person_names ORDER BY 1"
        )
    }
    words = set(fold(text).split())
    near = [folded for folded in names if words and words <= {*folded.split()}]
    near = near or get_close_matches(fold(text), names, cutoff=_ALIKE)
    told = " or ".join(repr(names[each]) for each in near[:_MOST])
    return UnknownPersonError(f"{error}. Did you mean {told}?") if told else error


def said_by(connection: sqlite3.Connection, text: str) -> tuple[Person | None, list[int]]:
    """Return the person whom an id or a name means, and the statements that are theirs, by id.

    A name that is nobody's yet has the statements that give it, and no person. Raises
    `UnknownPersonError` where no statement gives it either, or it is several persons'.
    """
    try:
        person = named_person(connection, text)
    except SeveralPersonsError:
        raise
    except UnknownPersonError as error:
        nobodys = [] if is_id(text, "p") else unattributed(connection, text)
        if not nobodys:
            raise _with_near_names(connection, text, error) from None
        return None, nobodys
    return person, [each.statement for each in attributions_of(connection, person.id)]
