"""Store statements under the claims they state, and ask where that is not certain."""

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.bands import matcher_name
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added, Outcome
from claimcheck.model.article import Article
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.ids import ClaimId, QuestionId, StatementId
from claimcheck.model.question import Relation
from claimcheck.model.statement import Statement
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Piece
from claimcheck.reading.records.statements import MAX_LENGTH
from claimcheck.store.connection import Connection
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.holds import held_claims
from claimcheck.store.log.transaction import Act, Transaction
from claimcheck.store.records.articles import add_article, find_article
from claimcheck.store.records.claims import add_claim, wordings
from claimcheck.store.records.links import claims_of_shared_words, link_statement, links_between
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.questions import ask, decision_between, open_questions_of_claim
from claimcheck.store.records.statements import (
    add_statement,
    find_statement,
    fingerprint,
    known_statement,
    words_of_mark,
)
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.entry_checks import require_begun, require_said
from claimcheck.workflows.intake.attribution import attribute_statement

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness
    from claimcheck.workflows.intake.beforehand import Arrival

# A statement is asked about its closest candidate, and about rated ones up to this many.
_QUESTIONS_AT_MOST: Final = 3
MATCHES: Final = 5
_ASKED: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)


class Placed(NamedTuple):
    """The article that statements were found in, if any, as it is or will be stored."""

    id: int | None = None
    article: Article | None = None


class MisplacedError(ClaimcheckError):
    """A statement's spans do not hold its words in the article."""


def place_article(
    transaction: Transaction, article: Article, actor: str, pieces: Sequence[Piece] = ()
) -> Placed:
    """Store an article, once for its bytes, and return where statements can be placed.

    ``pieces`` say where its words stand in the file that it was read from.
    """
    require_begun(transaction, "the article published on", article.published_on)
    with transaction.act(require_reviewer(transaction.connection, actor), "capture") as act:
        number = add_article(act, article, pieces)
        act.subject = f"a-{number:d}"
    return Placed(number, article)


def place_in(transaction: Transaction, article: Capture | int | None, actor: str) -> Placed:
    """Return where statements stand: in a stored article, in one to store, or nowhere known."""
    if article is None:
        return Placed()
    if isinstance(article, int):
        return Placed(article, find_article(transaction.connection, article))
    return place_article(transaction, article.article, actor, article.pieces)


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
    require_reviewer(transaction.connection, actor)
    require_words(statement)
    require_said(transaction, statement)
    require_spans(statement, placed.article)
    reading = reading_of(statement)
    mark = fingerprint(statement, reading, placed.article.sha256 if placed.article else None)
    words = words_of_mark(statement, reading, placed.id)
    known = known_statement(transaction.connection, mark, words)
    if known is not None:
        if arrival:
            arrival.skip()
        stored = find_statement(transaction.connection, known)
        return Added(Outcome.KNOWN, stored.id, ClaimId(stored.claim or 0), statement)
    nested = claims_of_shared_words(transaction.connection, placed.id, statement.spans)
    found = (
        arrival.matches(statement, reading)
        if arrival
        else find_matches(
            transaction.connection,
            statement,
            limit=MATCHES,
            thresholds=thresholds,
            reading=reading,
            nearness=nearness,
            only_near=True,
        )
    )
    # A statement and one that it reports are close by nature.
    apart = [match for match in found if match.claim.id not in nested]
    matches = _not_told_apart(transaction.connection, apart)
    with transaction.act(actor, "add") as act:
        number = add_statement(act, statement, reading, placed.id, mark)
        added = state_claim(act, number, statement, reading, matches, thresholds)
        names = names or NameBook(transaction.connection)
        attribute_statement(act, added.statement_id, statement, names)
    if arrival:
        arrival.keep(added.claim_id, reading, is_new=added.outcome is not Outcome.REPEATED)
    return added


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
        link_statement(
            act,
            number,
            same.claim.id,
            made_by=matcher_name(),
            confirmed_by=None,
            comparison=same.comparison,
        )
        return Added(Outcome.REPEATED, StatementId(number), same.claim.id, statement, (same,))
    claim = own_claim(act, number, statement, reading)
    asked = _to_ask(matches, held_claims(act.connection))
    questions = tuple(
        QuestionId(
            ask(
                act,
                number,
                claim,
                match.claim.id,
                match.comparison,
                thresholds=thresholds,
                matcher=matcher_name(),
            )
        )
        for match in asked
    )
    outcome = Outcome.ASKED if asked else Outcome.NEW
    return Added(
        outcome,
        StatementId(number),
        ClaimId(claim),
        statement,
        asked or matches,
        questions,
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
    a wording about which it has been asked or decided already may take the statement.
    """
    held = held_claims(act.connection)
    same = [match for match in matches if match.band is Band.SAME]
    rated = [match for match in same if match.standing.is_rated or match.claim.id in held]
    for match in same:
        if match not in rated and all(
            _settled(act, match.claim.id, other.claim.id) for other in rated
        ):
            return match
    return None


def _settled(act: Act, claim: int, other: int) -> bool:
    """Return whether two claims were linked, decided or asked about before."""
    connection = act.connection
    return (
        decision_between(connection, claim, other) is not None
        or bool(links_between(connection, claim, other))
        or any(
            other in (question.claim, question.candidate)
            for question in open_questions_of_claim(connection, claim)
        )
    )


def _to_ask(matches: Sequence[Match], held: Container[int]) -> tuple[Match, ...]:
    """Return the matches that a person must decide: the closest, and rated ones or on hold.

    What meaning alone lifted takes no question from what words ask about.
    """
    found = sorted(matches, key=lambda match: match.comparison.meaning is not None)
    asked = [match for band in _ASKED for match in found if match.band is band]
    return tuple(
        match
        for position, match in enumerate(asked)
        if not position
        or match.comparison.meaning is not None
        or match.standing.is_rated
        or match.claim.id in held
    )[:_QUESTIONS_AT_MOST]


def require_words(statement: Statement) -> None:
    """Raise `ClaimcheckError` unless a statement has words, and only texts that can be stored."""
    if not any(character.isalnum() for character in statement.text):
        raise ClaimcheckError("the statement is empty; give its words, or - to read stdin")
    if len(statement.text) > MAX_LENGTH:
        raise ClaimcheckError(
            f"the statement is longer than {MAX_LENGTH:,} characters; give one statement"
        )
    require_texts(statement.fields())


def require_spans(statement: Statement, article: Article | None) -> None:
    """Raise `MisplacedError` unless a statement's spans hold exactly its words."""
    if not statement.spans or article is None:
        return
    ordered = [0, *(offset for span in statement.spans for offset in span)]
    found = " ".join(article.text[start:end] for start, end in statement.spans)
    if found != statement.text or ordered != sorted(ordered):
        place = ", ".join(f"{start}–{end}" for start, end in statement.spans)
        raise MisplacedError(
            f"the article holds {found[:60]!r} at {place}, not {statement.text[:60]!r}"
        )
