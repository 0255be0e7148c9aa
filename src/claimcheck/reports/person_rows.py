"""Persons as rows and as JSON objects."""

from collections.abc import Sequence

from claimcheck.model.person import Person, PersonRole
from claimcheck.model.record.table import Table


def as_table(people: Sequence[Person]) -> Table:
    """Return a row for each person: id, names, latest role, number of statements."""
    rows = [
        (
            f"p-{person.id:d}",
            person.name,
            "; ".join(person.aliases) or None,
            role_text(person.roles[-1]) if person.roles else None,
            person.wikidata,
            person.statements,
        )
        for person in people
    ]
    return Table(("person_id", "name", "aliases", "role", "wikidata", "statements"), rows)


def role_text(role: PersonRole) -> str:
    """Return a role in words.

    >>> role_text(PersonRole("Foreign Minister", "Russia"))
    'Foreign Minister, Russia'
    """
    parts = [role.role, *([role.organisation] if role.organisation else [])]
    dates = [f"since {role.since}"] if role.since else []
    dates += [f"until {role.until}"] if role.until else []
    return ", ".join([*parts, *([" ".join(dates)] if dates else [])])


def person_as_dict(person: Person) -> dict[str, object]:
    """Return a person with plain values."""
    roles = [
        {
            **role._asdict(),
            "since": str(role.since) if role.since else None,
            "until": str(role.until) if role.until else None,
        }
        for role in person.roles
    ]
    fields = person._asdict()
    del fields["id"]
    lists = {"aliases": list(person.aliases), "named": list(person.named), "roles": roles}
    return {"person_id": f"p-{person.id:d}", **fields, **lists}
