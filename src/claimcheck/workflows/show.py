"""Everything the record says of one thing, gathered for reading."""

from typing import NamedTuple

from claimcheck.model.article import Article
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.question import Link, Question
from claimcheck.model.statement import StoredStatement
from claimcheck.model.status import is_overdue
from claimcheck.model.verdict import StoredSource
from claimcheck.store.articles import find_article
from claimcheck.store.claims import find_claim, find_claims, find_standing, wordings
from claimcheck.store.connection import Connection
from claimcheck.store.links import links_of_claim
from claimcheck.store.questions import (
    StoredDecision,
    decision_between,
    find_question,
    open_questions_of_claim,
    open_questions_of_statement,
)
from claimcheck.store.statements import (
    find_statement,
    statements_of_article,
    statements_of_claims,
)
from claimcheck.store.verdicts import sources_of_claims


class ClaimPage(NamedTuple):
    """A claim with all that hangs on it; `wordings` are the other texts of the same claim.

    `overdue` tells that its verdict should have been checked again by now.
    """

    claim: Claim
    standing: Standing
    wordings: tuple[Claim, ...]
    statements: tuple[StoredStatement, ...]
    sources: tuple[StoredSource, ...]
    links: tuple[Link, ...]
    questions: tuple[Question, ...]
    overdue: bool


class StatementPage(NamedTuple):
    """A statement, the claim it states and what is open about it."""

    stored: StoredStatement
    claim: Claim | None
    standing: Standing | None
    questions: tuple[Question, ...]


class ArticlePage(NamedTuple):
    """An article and the statements found in it."""

    number: int
    article: Article
    statements: tuple[StoredStatement, ...]


class QuestionPage(NamedTuple):
    """A question with the words on both sides, and what a person decided, if anything."""

    question: Question
    stored: StoredStatement
    candidate: Claim
    standing: Standing
    decision: StoredDecision | None


def show_claim(
    connection: Connection, number: int, *, today: str, asking: str | None = None
) -> ClaimPage:
    """Return a claim's page as it stands on the day ``today``. Raises `UnknownIdError`."""
    claim = find_claim(connection, number)
    standing = find_standing(connection, number, asking=asking)
    same = wordings(connection, number)
    others = [each for each in same if each != number]
    return ClaimPage(
        claim,
        standing,
        tuple(find_claims(connection, others)),
        tuple(statements_of_claims(connection, same)),
        tuple(sources_of_claims(connection, same)),
        tuple(links_of_claim(connection, number)),
        tuple(open_questions_of_claim(connection, number)),
        is_overdue(standing.verdicts, today),
    )


def show_statement(
    connection: Connection, number: int, *, asking: str | None = None
) -> StatementPage:
    """Return a statement's page. Raises `UnknownIdError`."""
    stored = find_statement(connection, number)
    claim = find_claim(connection, stored.claim) if stored.claim else None
    standing = find_standing(connection, claim.id, asking=asking) if claim else None
    questions = tuple(open_questions_of_statement(connection, number))
    return StatementPage(stored, claim, standing, questions)


def show_article(connection: Connection, number: int) -> ArticlePage:
    """Return an article's page. Raises `UnknownIdError`."""
    article = find_article(connection, number)
    return ArticlePage(number, article, tuple(statements_of_article(connection, number)))


def show_question(
    connection: Connection, number: int, *, asking: str | None = None
) -> QuestionPage:
    """Return a question's page. Raises `UnknownIdError`."""
    question = find_question(connection, number)
    return QuestionPage(
        question,
        find_statement(connection, question.statement),
        find_claim(connection, question.candidate),
        find_standing(connection, question.candidate, asking=asking),
        decision_between(connection, question.claim, question.candidate),
    )
