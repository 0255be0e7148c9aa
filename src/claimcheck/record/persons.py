"""Who speaks, by whatever names."""

from typing import TYPE_CHECKING

from claimcheck.record.opened import OpenedRecord, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.ids import PersonId, StatementId
    from claimcheck.model.person import Person, PersonRole
    from claimcheck.workflows.claims.persons import ChangedPerson


class Persons(OpenedRecord):
    """Keeping the persons who speak; each is named by an id, a name or an alias."""

    def persons(self) -> "list[Person]":
        """Return every person, by id."""
        from claimcheck.store.records.persons import people

        with self._read() as connection:
            return people(connection)

    def person(self, person: "PersonId | str") -> "Person":
        """Return a person with names and roles.

        Raises `ClaimcheckError` where nobody is known so, and where several are.
        """
        from claimcheck.workflows.claims.persons import named_person

        with self._read() as connection:
            return named_person(connection, str(person))

    def add_person(
        self, name: str, *, wikidata: str | None = None, note: str | None = None
    ) -> "ChangedPerson":
        """Add a person; what was said under exactly that name becomes theirs."""
        from claimcheck.workflows.claims.persons import add_named

        with self._act() as (writer, actor):
            return add_named(writer, name, wikidata=wikidata, note=note, actor=actor)

    def describe_person(
        self, person: "PersonId | str", *, wikidata: str | None = None, note: str | None = None
    ) -> "ChangedPerson":
        """Say more of a person: the Wikidata id, such as ``Q58217``, or a note."""
        from claimcheck.workflows.claims.persons import describe

        with self._act() as (writer, actor):
            return describe(writer, str(person), wikidata=wikidata, note=note, actor=actor)

    def add_alias(self, person: "PersonId | str", name: str) -> "ChangedPerson":
        """Give a person another name; what was said under it and is nobody's becomes theirs.

        Raises `ClaimcheckError` where the name is another person's.
        """
        from claimcheck.workflows.claims.persons import give_alias

        with self._act() as (writer, actor):
            return give_alias(writer, str(person), name, actor=actor)

    def add_role(self, person: "PersonId | str", role: "PersonRole") -> "ChangedPerson":
        """Say what a person was, and when; the same role told more exactly supersedes."""
        from claimcheck.workflows.claims.persons import give_role

        with self._act() as (writer, actor):
            return give_role(writer, str(person), role, actor=actor)

    def merge_persons(
        self, person: "PersonId | str", other: "PersonId | str", *, reason: str
    ) -> "ChangedPerson":
        """Make two persons one: the second's names, roles and statements become the first's."""
        from claimcheck.workflows.claims.persons import merge

        with self._act() as (writer, actor):
            return merge(writer, str(person), str(other), reason=reason, actor=actor)

    def split_person(
        self,
        person: "PersonId | str",
        name: str,
        statements: "Iterable[StatementId | str]",
        *,
        reason: str,
    ) -> "ChangedPerson":
        """Make a new person, called ``name``, of some of a person's statements."""
        from claimcheck.workflows.claims.persons import split

        numbers = [number_of(each, "s") for each in statements]
        with self._act() as (writer, actor):
            return split(writer, str(person), name, numbers, reason=reason, actor=actor)
