"""How claims are tied to statements and to each other, and who speaks."""

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import number_of, parse_id
from claimcheck.record.given import one_of
from claimcheck.record.opened import OpenedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.dates import PartialDate
    from claimcheck.model.ids import (
        ClaimId,
        LinkId,
        PersonId,
        QuestionId,
        RecordId,
        StatementId,
    )
    from claimcheck.model.person import Person, PersonRole
    from claimcheck.model.question import Decision, Link, Relation
    from claimcheck.workflows.claims.decide import Decided
    from claimcheck.workflows.claims.persons import ChangedPerson
    from claimcheck.workflows.claims.relations import Tied
    from claimcheck.workflows.intake.edit_statement import Edited


class Claims(OpenedRecord):
    """Deciding what states which claim, and how claims are tied."""

    def decide(
        self,
        about: "QuestionId | StatementId | str",
        decision: "Decision | str",
        *,
        claim: "ClaimId | str | None" = None,
        reason: str | None = None,
    ) -> "Decided":
        """Record whether a statement states a claim, and return what follows from it.

        ``about`` is an open question, or a statement; then ``claim`` must be named too.
        ``decision`` is ``same``, ``related``, ``contradicts``, ``not_same`` or ``later``:
        `same` carries the claim's verdicts over, `not_same` is not asked again, `later`
        leaves it open. Raises `ClaimcheckError` for what is unknown or cannot be.
        """
        from claimcheck.model.question import Decision
        from claimcheck.workflows.claims.decide import decide_question, decide_statement

        subject = parse_id(str(about), "qs")
        candidate = number_of(claim, "c") if claim is not None else None
        chosen = one_of(Decision, decision, "decision")
        with self._act() as (writer, actor):
            if subject.letter == "q":
                return decide_question(
                    writer,
                    subject.number,
                    chosen,
                    candidate=candidate,
                    actor=actor,
                    reason=reason,
                )
            if candidate is None:
                raise ClaimcheckError(f"name the claim that {subject} is compared with")
            return decide_statement(
                writer, subject.number, candidate, chosen, actor=actor, reason=reason
            )

    def confirm(self, named: "RecordId | StatementId | LinkId | str | None" = None) -> "list[Link]":
        """Confirm that statements state the claims they are linked to; return these links.

        ``named`` is a statement, a link or an article; without it, all that is
        unconfirmed. Only confirmed statements count as occasions.
        """
        from claimcheck.workflows.claims.confirm import confirm

        chosen = None if named is None else parse_id(str(named), "sla")
        with self._act() as (writer, actor):
            return confirm(writer, chosen, actor=actor)

    def edit_statement(
        self,
        statement: "StatementId | str",
        *,
        words: str | None = None,
        speaker: str | None = None,
        span: str | None = None,
    ) -> "Edited":
        """Store a statement again with other words, another speaker or place; return what became.

        ``words`` stand in its article, with … for those between; ``span`` is where it begins
        and ends there, as ``120:185``, several with blanks between them. A new row takes the
        old one's place. Raises `ClaimcheckError` where nothing changes.
        """
        from claimcheck.model.desk.acts import EditStatement
        from claimcheck.store.records.statements import find_statement
        from claimcheck.workflows.intake.edit_statement import edit_statement, read_spans

        edit = EditStatement(words, read_spans(span) if span else None, speaker)
        with self._act() as (writer, actor):
            edited = edit_statement(
                writer,
                number_of(statement, "s"),
                edit,
                actor=actor,
                thresholds=self.settings.thresholds,
                nearness=self._near(),
            )
            stored = find_statement(writer.connection, edited.statement_id)
        self._near(languages=[stored.statement.language])
        return edited

    def merge(self, claim: "ClaimId | str", other: "ClaimId | str", *, reason: str) -> "Tied":
        """Say that two claims are one, so that each verdict holds for both wordings.

        Raises `ClaimcheckError` where they are one already.
        """
        from claimcheck.workflows.claims.relations import merge

        first, second = (number_of(each, "c") for each in (claim, other))
        with self._act() as (writer, actor):
            return merge(writer, first, second, reason=reason, actor=actor)

    def unmerge(self, claim: "ClaimId | str", other: "ClaimId | str", *, reason: str) -> "Tied":
        """Part two claims that were said to be one: each has its own verdicts again.

        What the merging replaced holds again. Raises `ClaimcheckError` where no link says
        directly that the two are one.
        """
        from claimcheck.workflows.claims.relations import unmerge

        first, second = (number_of(each, "c") for each in (claim, other))
        with self._act() as (writer, actor):
            return unmerge(writer, first, second, reason=reason, actor=actor)

    def link(
        self,
        claim: "ClaimId | str",
        relation: "Relation | str",
        other: "ClaimId | str",
        *,
        reason: str,
        since: "PartialDate | None" = None,
    ) -> "Tied":
        """Tie a claim to another, in place of the tie that was there.

        ``relation`` is ``contradicts``, ``updates``, ``variant_of``, ``related_to`` or
        ``not_same``; each claim keeps its own verdicts. With ``updates`` the first holds
        ``since`` a date, and the other was right for its time. Raises `ClaimcheckError`
        where the two are one claim.
        """
        from claimcheck.model.question import Relation
        from claimcheck.workflows.claims.relations import relate

        chosen = one_of(Relation, relation, "relation")
        first, second = (number_of(each, "c") for each in (claim, other))
        with self._act() as (writer, actor):
            return relate(writer, first, chosen, second, reason=reason, since=since, actor=actor)

    def unlink(self, link: "LinkId | str", *, reason: str) -> "Tied":
        """Take a link between two claims back; nothing that it replaced comes back."""
        from claimcheck.workflows.claims.relations import unlink

        with self._act() as (writer, actor):
            return unlink(writer, number_of(link, "l"), reason=reason, actor=actor)


class Persons(OpenedRecord):
    """Keeping the persons who speak; each is named by an id, a name or an alias."""

    def persons(self) -> "list[Person]":
        """Return every person, by id."""
        from claimcheck.store.records.people.persons import people

        with self._read() as connection:
            return people(connection)

    def person(self, person: "PersonId | str") -> "Person":
        """Return a person with names and roles.

        Raises `ClaimcheckError` where nobody is known so, and where several are.
        """
        from claimcheck.store.records.people.whose import named_person

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
        self,
        person: "PersonId | str",
        other: "PersonId | str",
        *,
        reason: str,
        dry_run: bool = False,
    ) -> "ChangedPerson":
        """Make two persons one: the second's names, roles and statements become the first's.

        With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.claims.persons import merge

        with self._act(dry_run=dry_run) as (writer, actor):
            return merge(writer, str(person), str(other), reason=reason, actor=actor)

    def split_person(
        self,
        person: "PersonId | str",
        name: str,
        statements: "Iterable[StatementId | str]",
        *,
        reason: str,
        dry_run: bool = False,
    ) -> "ChangedPerson":
        """Make a new person, called ``name``, of some of a person's statements.

        With ``dry_run`` nothing is stored.
        """
        from claimcheck.workflows.claims.persons import split

        numbers = [number_of(each, "s") for each in statements]
        with self._act(dry_run=dry_run) as (writer, actor):
            return split(writer, str(person), name, numbers, reason=reason, actor=actor)
