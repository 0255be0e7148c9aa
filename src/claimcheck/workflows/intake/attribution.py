"""Say whose a statement is, as it is stored."""

from collections.abc import Sequence
from typing import Final

from claimcheck.model.statement import Statement
from claimcheck.store.log.transaction import Act
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.people.persons import add_person, attribute

# Stored with every attribution that rests on nothing but the same name.
BY_NAME: Final = "name"


def attribute_statement(act: Act, number: int, statement: Statement, names: NameBook) -> None:
    """Attribute a new statement to the person it names, made now where nobody bears the name.

    Where only a speaker is given, somebody known by exactly that name said it; a
    speaker makes no person, since it may be "He" or "both sides". A name that
    two persons bear is left to a reviewer. Where several said it, it is each one's.
    """
    named = statement.persons or (statement.person,)
    found = [_person_named(act, name, names) for name in named if name and name.strip()]
    made_by = statement.evidence.rule or act.actor
    if not found and statement.speaker:
        found, made_by = [_only_one(names.persons(statement.speaker))], BY_NAME
    for person in dict.fromkeys(found):
        if person is not None:
            attribute(act, number, person, made_by=made_by, reason=statement.person_reason)


def _person_named(act: Act, name: str, names: NameBook) -> int | None:
    """Return the one person who bears a full name, made now where nobody does."""
    known = names.persons(name)
    if known:
        return _only_one(known)
    person = add_person(act, name.strip())
    names.learn(name, person)
    return person


def _only_one(persons: Sequence[int]) -> int | None:
    return persons[0] if len(persons) == 1 else None
