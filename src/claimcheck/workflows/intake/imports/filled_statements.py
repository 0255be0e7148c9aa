"""Who said what is checked, when and where, as a second archive knows it and the first does not."""

from collections.abc import Sequence

from claimcheck.language.text.addresses import url_key
from claimcheck.language.text.folding import fold
from claimcheck.model.imports.outside_check import Claimant, OutsideCheck
from claimcheck.model.statement import Statement
from claimcheck.store.log.act import Act
from claimcheck.store.records.links import link_statement, who_said
from claimcheck.store.records.people.persons import attribute
from claimcheck.store.records.statement_edits import last_version, replaced_by
from claimcheck.store.records.statements import statements_of_claims
from claimcheck.workflows.intake.brought_statements import BroughtStatements


def fill_statement(
    act: Act, stated: BroughtStatements, claim: int, said: Sequence[Statement]
) -> tuple[tuple[Statement, ...], str | None]:
    """Add to a claim's only statement what it leaves open; return what is stored, and what is told.

    Speaker, day and address are filled by a row that takes its place; where it says any of
    them otherwise it stays as it is. What else was said is added.
    """
    first, *others = said
    brief = (first.speaker, str(first.said_on) if first.said_on else None, first.url)
    known = who_said(act.connection, claim)
    if len(known) != 1 or (known == [brief] and not others):
        return (), None
    every = statements_of_claims(act.connection, [claim])
    replaced = replaced_by(act.connection, [each.id for each in every])
    found = [each for each in every if each.id not in replaced]
    if len(found) != 1 or found[0].article is not None:
        return (), None
    only = found[0]
    if _differ(only.statement, first):
        return (), f"s-{only.id:d} has another speaker, day or address, which stand"
    fuller = _fuller(only.statement, first)
    stored = []
    if fuller != only.statement:
        before = last_version(act.connection, only.id)
        number = stated.add(act, fuller, claim, supersedes=before)
        if number is None:
            return (), None
        _link(act, number, claim)
        for person in only.people:
            attribute(act, number, person, made_by=act.actor, reason=f"as s-{only.id:d}, filled")
        stored.append(fuller)
    for each in others:
        number = stated.add(act, each, claim)
        if number is not None:
            _link(act, number, claim)
            stored.append(each)
    return tuple(stored), None


def with_said(check: OutsideCheck, said: Sequence[Statement]) -> OutsideCheck:
    """Return a check with who said it, when and where, as far as that was stored."""
    return check._replace(
        claimants=tuple(
            dict.fromkeys(Claimant(each.speaker, each.role) for each in said if each.speaker)
        ),
        said_on=next((each.said_on for each in said if each.said_on), None),
        appearances=tuple(each.url for each in said if each.url),
    )


def _link(act: Act, statement: int, claim: int) -> None:
    """Say that a statement states a claim."""
    link_statement(act, statement, claim, made_by=act.actor, confirmed_by=act.actor)


def _differ(one: Statement, other: Statement) -> bool:
    """Return whether two statements of a claim name another speaker, day or address."""
    speakers = {fold(each) for each in (one.speaker, other.speaker) if each}
    days = {str(each) for each in (one.said_on, other.said_on) if each}
    addresses = {url_key(each) for each in (one.url, other.url) if each}
    return max(map(len, (speakers, days, addresses))) > 1


def _fuller(known: Statement, more: Statement) -> Statement:
    """Return a statement with what another knows of it."""
    return known._replace(
        speaker=known.speaker or more.speaker,
        role=known.role or more.role,
        said_on=known.said_on or more.said_on,
        medium=known.medium or more.medium,
        url=known.url or more.url,
    )
