"""Store statements under the claims they state, and ask where that is not certain."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.explanation import matcher_name
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added, Outcome
from claimcheck.model.article import Article
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band, Step
from claimcheck.model.ids import ClaimId, QuestionId, StatementId
from claimcheck.model.question import Relation
from claimcheck.model.statement import Statement
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.connection import Connection
from claimcheck.store.log.act import Act
from claimcheck.store.log.holds import held_claims
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.claims import add_claim, wordings
from claimcheck.store.records.links import claims_of_shared_words, link_statement, links_between
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.people.persons import add_person, attribute
from claimcheck.store.records.questions import ask, decision_between, open_questions_between
from claimcheck.store.records.statements import (
    add_statement,
    find_statement,
    fingerprint,
    standing_or_free,
    words_of_mark,
)
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.entry_checks import require_said, require_spans, require_words

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness
    from claimcheck.workflows.intake.beforehand import Arrival

# A statement is asked about its closest candidate, and about rated ones up to this many.
_QUESTIONS_AT_MOST: Final = 3
MATCHES: Final = 5
_ASKED: Final = ((Band.SAME,), (Band.CONFLICTING, Band.LIKELY))
# Stored with every attribution that rests on nothing but the same name.
BY_NAME: Final = "name"


class Placed(NamedTuple):
    """The article that statements were found in, if any, as it is or will be stored."""

    id: int | None = None
    article: Article | None = None


def add(
    transaction: Transaction,
    statement: Statement,
    *,
    actor: str,
    thresholds: Thresholds,
    placed: Placed = Placed(),
    names: NameBook | None = None,
    arrival: "Arrival | None" = None,
    nearness: "Nearness | None" = None,
) -> Added:
    """Store a statement once, with the claim it states, and return what became of it.

    Who adds several in one transaction hands the same ``names`` and ``arrival`` over each time.
    With ``nearness`` a claim that says it in other words is asked about too.
    Raises `MisplacedError` where its spans do not hold its words, and
    `UnknownReviewerError` for an unknown actor.
    """
    if not arrival:
        require_reviewer(transaction.connection, actor)
    require_words(statement)
    require_said(transaction, statement)
    require_spans(statement, placed.article)
    reading = reading_of(statement)
    mark = fingerprint(statement, reading, placed.article.sha256 if placed.article else None)
    words = words_of_mark(statement, reading, placed.id)
    connection = arrival.connection_for(mark) if arrival else transaction.connection
    known, free = standing_or_free(connection, mark, words)
    if known is not None:
        if arrival:
            arrival.skip()
        return stored_before(transaction.connection, known, statement)
    if arrival:
        found = arrival.matches(statement, reading)
    else:
        found = _near(transaction.connection, statement, reading, thresholds, nearness)
    matches = _of_others(transaction.connection, found, statement, placed) if found else ()
    with transaction.act(actor, "add") as act:
        number = add_statement(act, statement, reading, placed.id, free, is_free=True)
        added = state_claim(act, number, statement, reading, matches, thresholds)
        names = names or NameBook(transaction.connection)
        attribute_statement(act, added.statement_id, statement, names)
    if arrival:
        arrival.keep(added.claim_id, mark, reading, is_new=added.outcome is not Outcome.REPEATED)
    return added


def _of_others(
    connection: Connection, found: Sequence[Match], statement: Statement, placed: Placed
) -> tuple[Match, ...]:
    """Return the matches that may be asked about."""
    # A statement and one that it reports are close by nature.
    nested = claims_of_shared_words(connection, placed.id, statement.spans)
    return _not_told_apart(connection, [each for each in found if each.claim.id not in nested])


def _near(
    connection: Connection,
    statement: Statement,
    reading: Reading,
    thresholds: Thresholds,
    nearness: "Nearness | None",
) -> list[Match]:
    """Return the stored claims that a statement resembles."""
    return find_matches(
        connection,
        statement,
        limit=MATCHES,
        thresholds=thresholds,
        reading=reading,
        nearness=nearness,
        only_near=True,
    )


def stored_before(connection: Connection, number: int, statement: Statement) -> Added:
    """Return what becomes of a statement that is stored already, under this number."""
    stored = find_statement(connection, number)
    return Added(Outcome.KNOWN, stored.id, ClaimId(stored.claim or 0), statement)


def state_claim(
    act: Act,
    number: int,
    statement: Statement,
    reading: Reading,
    matches: tuple[Match, ...],
    thresholds: Thresholds,
) -> Added:
    """Tie a stored statement to the claim it repeats, or to one of its own, and ask what is open.

    ``matches`` are the claims that resemble it, closest first.
    """
    same = _repeated(act, matches)
    if same is not None:
        claim, likeness = same.claim.id, same.comparison
        made_by = matcher_name()
        link_statement(act, number, claim, made_by=made_by, confirmed_by=None, comparison=likeness)
        return Added(Outcome.REPEATED, StatementId(number), claim, statement, (same,))
    own = own_claim(act, number, statement, reading)
    asked = _to_ask(act, matches)
    questions = [
        ask(
            act,
            number,
            own,
            match.claim.id,
            match.comparison,
            thresholds=thresholds,
            matcher=matcher_name(),
        )
        for match in asked
    ]
    return Added(
        Outcome.ASKED if asked else Outcome.NEW,
        StatementId(number),
        ClaimId(own),
        statement,
        asked or matches,
        tuple(map(QuestionId, questions)),
    )


def own_claim(act: Act, statement: int, words: Statement, reading: Reading) -> int:
    """Give a statement a claim in its own words.

    Where a person gave the words, the link needs no confirmation beyond the act itself:
    the words are the claim. What a rule found is for a person to confirm.
    """
    claim = add_claim(act, reading)
    rule = words.evidence.rule
    made_by, confirmed_by = (rule, None) if rule else (act.actor, act.actor)
    link_statement(act, statement, claim, made_by=made_by, confirmed_by=confirmed_by)
    return claim


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


def _not_told_apart(connection: Connection, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches without those that a person told apart from these very words.

    Other words are asked about again.
    """
    known = [match.claim.id for match in matches if match.comparison.are_same_words]
    return tuple(
        match
        for match in matches
        if match.claim.id in known or not _are_apart(connection, match.claim.id, known)
    )


def _are_apart(connection: Connection, claim: int, others: Sequence[int]) -> bool:
    """Return whether a person said that a claim, in any wording, is another than some others."""
    return any(
        link.relation is not Relation.SAME_AS and link.confirmed_by
        for other in others
        for wording in wordings(connection, claim)
        for link in links_between(connection, wording, other)
    )


def _repeated(act: Act, matches: Sequence[Match]) -> Match | None:
    """Return the claim to which a statement may be linked without asking.

    A rated claim is never linked silently, nor is one on hold. Where one is `same`, only
    a wording about which it is asked already, or was decided, may take the statement.
    """
    same = [match for match in matches if match.band is Band.SAME]
    if not same:
        return None
    held = held_claims(act.connection)
    rated = [match for match in same if match.standing.is_rated or match.claim.id in held]
    for match in same:
        if match not in rated and all(_is_settled(act, match, other.claim.id) for other in rated):
            return match
    return None


def _is_settled(act: Act, match: Match, other: int) -> bool:
    """Return whether it is being asked, or was decided of these words, that two claims are one.

    What was decided holds for the words it was decided of, but for their case and marks; other
    words that are like both claims were never decided about.
    """
    connection, claim = act.connection, match.claim.id
    if open_questions_between(connection, claim, other):
        return True
    step = match.comparison.agrees
    if step is None or step.rank > Step.MARKS.rank:
        return False
    decided = decision_between(connection, claim, other) is not None
    return decided or bool(links_between(connection, claim, other))


def _to_ask(act: Act, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Return the matches that a person must decide: the closest, and rated ones or on hold.

    What is the same is the closest; a figure that differs is not closer than a word that does.
    What meaning alone lifted takes no question from what words ask about.
    """
    found = sorted(matches, key=lambda match: match.comparison.meaning is not None)
    asked = [match for bands in _ASKED for match in found if match.band in bands]
    # The closest is asked about in any case.
    held = held_claims(act.connection) if len(asked) > 1 else {}
    return tuple(
        match
        for position, match in enumerate(asked)
        if not position
        or match.comparison.meaning is not None
        or match.standing.is_rated
        or match.claim.id in held
    )[:_QUESTIONS_AT_MOST]
