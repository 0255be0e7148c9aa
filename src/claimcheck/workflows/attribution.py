"""Say whose a statement is, as it is stored."""

from typing import Final

from claimcheck.model.statement import Statement
from claimcheck.store.persons import NameBook, add_person, attribute
from claimcheck.store.transaction import Act

# Stored with every attribution that rests on nothing but the same name.
BY_NAME: Final = "name"


def attribute_statement(act: Act, number: int, statement: Statement, names: NameBook) -> None:
    """Attribute a new statement to the person it names, made now where nobody bears the name.

    Where only a speaker is given, somebody known by exactly that name said it; a
    speaker makes no person, since it may be "He" or "both sides". A name that
    two persons bear is left to a reviewer.
    """
    name = statement.person or statement.speaker
    if not name or not name.strip():
        return
    known = names.persons(name)
    if not known and statement.person:
        known = (add_person(act, name.strip()),)
        names.learn(name, known[0])
    if len(known) != 1:
        return
    attribute(
        act,
        number,
        known[0],
        made_by=(statement.rule or act.actor) if statement.person else BY_NAME,
        reason=statement.person_reason,
    )
