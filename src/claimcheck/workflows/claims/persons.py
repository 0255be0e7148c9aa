"""Keep persons: their names, their roles, and which statements are theirs."""

import re
from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.language.text.folding import fold
from claimcheck.model.ids import PersonId, is_id
from claimcheck.model.person import Person, PersonRole
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.act import Act
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.people.person_names import NameBook, aliases_of
from claimcheck.store.records.people.persons import (
    Attribution,
    add_alias,
    add_person,
    add_role,
    attribute,
    attributions_of,
    describe_person,
    find_person,
    retire_person,
    retract_alias,
    roles_of,
    unattributed,
)
from claimcheck.store.records.people.whose import named_person
from claimcheck.store.records.statements import find_statement
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.entry_checks import require_begun


class ChangedPerson(NamedTuple):
    """A person after an act, and how many statements it gave them.

    `namesakes` are others who have the name that the act gave.
    """

    person: Person
    statements: int = 0
    namesakes: tuple[PersonId, ...] = ()


def add_named(
    transaction: Transaction,
    name: str,
    *,
    wikidata: str | None,
    note: str | None,
    actor: str,
) -> ChangedPerson:
    """Store a person, to whom what was said under the name and is nobody's is attributed.

    Raises `ClaimcheckError` where somebody is known by the name.
    """
    _require_name(name)
    _require_wikidata(wikidata)
    require_reviewer(transaction.connection, actor)
    known = NameBook(transaction.connection).persons(name)
    if known:
        raise ClaimcheckError(
            f"{name!r} is p-{known[0]:d}; for another of that name use `claimcheck person split`"
        )
    with transaction.act(actor, "person") as act:
        number = add_person(act, name.strip(), wikidata=wikidata, note=note)
        act.subject = f"p-{number:d}"
        count = _attribute_all(act, number, name)
    return ChangedPerson(find_person(transaction.connection, number), count)


def describe(
    transaction: Transaction,
    text: str,
    *,
    wikidata: str | None,
    note: str | None,
    actor: str,
) -> ChangedPerson:
    """Store what is now known of a person, as a row that supersedes."""
    _require_wikidata(wikidata)
    require_reviewer(transaction.connection, actor)
    person = named_person(transaction.connection, text)
    with transaction.act(actor, "person") as act:
        act.subject = f"p-{person.id:d}"
        describe_person(act, person, wikidata=wikidata, note=note)
    return ChangedPerson(find_person(transaction.connection, person.id))


def give_alias(transaction: Transaction, text: str, name: str, *, actor: str) -> ChangedPerson:
    """Store another name of a person; what was said under it and is nobody's becomes theirs.

    Raises `ClaimcheckError` where the name is another person's.
    """
    _require_name(name)
    connection = transaction.connection
    require_reviewer(connection, actor)
    person = named_person(connection, text)
    others = [number for number in NameBook(connection).persons(name) if number != person.id]
    if others:
        raise ClaimcheckError(
            f"{name!r} is p-{others[0]:d}; `claimcheck person merge p-{person.id:d}"
            f" p-{others[0]:d}`"
            " makes them one"
        )
    with transaction.act(actor, "alias") as act:
        act.subject = f"p-{person.id:d}"
        if fold(name) not in map(fold, (person.name, *person.aliases)):
            add_alias(act, person.id, name.strip())
        count = _attribute_all(act, person.id, name)
    return ChangedPerson(find_person(connection, person.id), count)


def _attribute_all(act: Act, person: int, name: str) -> int:
    """Attribute to a person what was said under a name and is nobody's; return how much."""
    statements = unattributed(act.connection, name)
    for statement in statements:
        attribute(act, statement, person, made_by=act.actor, reason=f"named {name}")
    return len(statements)


def give_role(
    transaction: Transaction, text: str, role: PersonRole, *, actor: str
) -> ChangedPerson:
    """Store what a person was and when; the same role told more exactly supersedes.

    A term may end on a day to come. Raises `ClaimcheckError` where it ends before it begins,
    and where it has not begun.
    """
    if shows_nothing(role.role):
        raise ClaimcheckError('the role is empty; give it, such as "Foreign Minister"')
    if role.since and role.until and str(role.until) < str(role.since):
        raise ClaimcheckError(f"the role ends on {role.until}, before {role.since}")
    require_begun(transaction, "the role since", role.since)
    connection = transaction.connection
    require_reviewer(connection, actor)
    person = named_person(connection, text)
    before = next(
        (each for each in roles_of(connection, person.id) if _is_less_exact(each.role, role)), None
    )
    with transaction.act(actor, "person role") as act:
        act.subject = f"p-{person.id:d}"
        if before is None or before.role != role:
            add_role(act, person.id, role, supersedes=before.id if before else None)
    return ChangedPerson(find_person(connection, person.id))


def _is_less_exact(stored: PersonRole, told: PersonRole) -> bool:
    """Return whether what is stored of a role is all said by what is now told, and maybe more."""
    return (
        fold(stored.role) == fold(told.role)
        and fold(stored.organisation or "") in ("", fold(told.organisation or ""))
        and stored.since in (None, told.since)
        and stored.until in (None, told.until)
    )


def merge(
    transaction: Transaction, kept: str, gone: str, *, reason: str, actor: str
) -> ChangedPerson:
    """Make two persons one: the second's names, roles and statements become the first's.

    Raises `ClaimcheckError` where the two are one already or Wikidata tells them apart.
    """
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    first, second = named_person(connection, kept), named_person(connection, gone)
    if first.id == second.id:
        raise ClaimcheckError(f"{kept!r} and {gone!r} are p-{first.id:d} already; name two persons")
    if first.wikidata and second.wikidata and first.wikidata != second.wikidata:
        raise ClaimcheckError(
            f"p-{first.id:d} is {first.wikidata} and p-{second.id:d} is {second.wikidata} on"
            " Wikidata: two persons; fix one with `claimcheck person describe`"
        )
    with transaction.act(actor, "person merge") as act:
        act.subject = f"p-{first.id:d}"
        _move_names(act, first, second)
        for held in roles_of(connection, second.id):
            add_role(act, first.id, held.role, supersedes=held.id)
        moved = attributions_of(connection, second.id)
        _reattribute(act, moved, first.id, reason)
        retire_person(act, second, f"merged into p-{first.id:d}: {reason}")
        if second.wikidata and not first.wikidata:
            describe_person(act, first, wikidata=second.wikidata, note=None)
    return ChangedPerson(find_person(connection, first.id), len(moved))


def _move_names(act: Act, first: Person, second: Person) -> None:
    """Give a person's names to another, each name once."""
    held = {fold(name) for name in (first.name, *first.aliases)}
    if fold(second.name) not in held:
        add_alias(act, first.id, second.name)
    held.add(fold(second.name))
    for alias, name in aliases_of(act.connection, second.id):
        if fold(name) not in held:
            add_alias(act, first.id, name, supersedes=alias)


def split(
    transaction: Transaction,
    text: str,
    name: str,
    statements: Sequence[int],
    *,
    reason: str,
    actor: str,
) -> ChangedPerson:
    """Make a new person of some of a person's statements; an alias of that name goes along.

    Raises `ClaimcheckError` where a statement is not that person's.
    """
    _require_name(name)
    require_reason(reason)
    connection = transaction.connection
    require_reviewer(connection, actor)
    person = named_person(connection, text)
    theirs = {each.statement: each for each in attributions_of(connection, person.id)}
    for number in statements:
        if number not in theirs:
            find_statement(connection, number)
            raise ClaimcheckError(
                f"s-{number:d} is not attributed to p-{person.id:d} {person.name}"
            )
    named = NameBook(connection).persons(name)
    namesakes = tuple(PersonId(number) for number in named if number != person.id)
    with transaction.act(actor, "split") as act:
        split_off = add_person(act, name.strip())
        act.subject = f"p-{split_off:d}"
        _reattribute(act, [theirs[number] for number in statements], split_off, reason)
        for alias, known in aliases_of(connection, person.id):
            if fold(known) == fold(name):
                retract_alias(act, alias, f"the name of p-{split_off:d}: {reason}")
    return ChangedPerson(find_person(connection, split_off), len(statements), namesakes)


def _reattribute(act: Act, held: Sequence[Attribution], person: int, reason: str) -> None:
    """Give statements to another person, in place of the attributions they had."""
    for each in held:
        attribute(act, each.statement, person, made_by=act.actor, reason=reason, supersedes=each.id)


def _require_wikidata(wikidata: str | None) -> None:
    """Refuse what is no item of Wikidata, such as its address."""
    if wikidata is not None and not re.fullmatch("Q[1-9][0-9]*", wikidata):
        raise ClaimcheckError(f"{wikidata!r} is not a Wikidata id; write it as Q58217")


def _require_name(name: str) -> None:
    """Raise `ClaimcheckError` for a name without a letter or digit, or written as an id."""
    if not fold(name) or "\0" in name:
        raise ClaimcheckError("the name is empty; give it as it should be shown")
    if is_id(name, "p"):
        raise ClaimcheckError(f"{name!r} is an id, not a name; give the name in words")


def require_reason(reason: str) -> None:
    """Raise `ClaimcheckError` unless an act says why."""
    if shows_nothing(reason):
        raise ClaimcheckError("give the reason; others will read it")
