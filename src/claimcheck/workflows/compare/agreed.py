"""What the steps of the ladder took of two stored texts that were called the same."""

from claimcheck.matching.explanation import matcher_name
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Claim
from claimcheck.model.comparison import Comparison, Dropped, Step
from claimcheck.model.question import Link, Question
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import find_claim
from claimcheck.workflows.compare.alone import compare_statements


def with_dropped(question: Question, said: Statement, candidate: Claim) -> Question:
    """Return a question whose comparison tells what the steps took, or what they left."""
    step = question.comparison.agrees
    if step is None:
        return _with_apart(question, said, candidate)
    dropped = taken(said, candidate, step, question.matcher)
    if not dropped:
        return question
    return question._replace(comparison=question.comparison._replace(dropped=dropped))


def _with_apart(question: Question, said: Statement, candidate: Claim) -> Question:
    """Return a question with the places of the words that differ, where today's ladder asked it."""
    told = question.comparison
    if question.matcher != matcher_name() or not told.differences:
        return question
    found = _compared_alone(said, candidate)
    if {each.guard for each in found.differences} - {each.guard for each in told.differences}:
        return question
    return question._replace(comparison=told._replace(apart=found.apart))


def dropped_of(stored: StoredStatement, claim: Claim) -> tuple[Dropped, ...]:
    """Return what the steps took of a statement and the claim to which a program linked it.

    Of two that an older ladder called the same, and of those that this one calls so for a
    reason of the record's, only the last step, without words.
    """
    if stored.agrees is None or stored.linked_by is None:
        return ()
    step = Step(stored.agrees)
    found = taken(stored.statement, claim, step, stored.linked_by)
    return found or ((Dropped(step, "", ""),) if step is not Step.EXACT else ())


def with_taken(link: Link, claim: Claim, target: Claim) -> Link:
    """Return a link between two claims with what the ladder takes at the step that it tells."""
    if link.agrees is None:
        return link
    step, by = Step(link.agrees), link.matcher
    found = taken_of_claims(claim, target, step, by)
    unknown = () if by is None or step is Step.EXACT else (Dropped(step, "", ""),)
    return link._replace(dropped=found or unknown)


def taken_of_claims(claim: Claim, target: Claim, step: Step, by: str | None) -> tuple[Dropped, ...]:
    """Return what the ladder of the matcher ``by`` takes of two claims that agree at ``step``.

    Where no matcher was stored with the tie, today's ladder is asked.
    """
    said = Statement(claim.text, language=claim.language)
    return taken(said, target, step, by or matcher_name())


def compared_claims(
    connection: Connection, claim: int, target: int
) -> tuple[Comparison | None, str | None]:
    """Return how the words of two stored claims agree, and the name of who compared them.

    Of two that do not agree it is nothing: what differs are words that people said.
    """
    one, other = (find_claim(connection, number) for number in (claim, target))
    found = _compared_alone(Statement(one.text, language=one.language), other)
    return (found, matcher_name()) if found.agrees else (None, None)


def taken(said: Statement, claim: Claim, step: Step, by: str) -> tuple[Dropped, ...]:
    """Return what today's ladder takes, if it is by that one that two texts agree at ``step``.

    Nothing where the matcher that compared them, ``by``, was another.
    """
    if by != matcher_name():
        return ()
    found = _compared_alone(said, claim)
    return found.dropped if found.agrees is step else ()


def _compared_alone(said: Statement, claim: Claim) -> Comparison:
    """Compare words: who said them and when decides nothing where a band was found before."""
    alone = Statement(said.text, language=said.language)
    other = Statement(claim.text, language=claim.language)
    return compare_statements(alone, other, thresholds=Thresholds())
