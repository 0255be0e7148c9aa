"""Open matches, and what people decided about them."""

import json
import sqlite3
from collections.abc import Sequence

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band, Comparison, Difference, Dropped, Guard, Step
from claimcheck.model.ids import ClaimId, DecisionId, QuestionId, StatementId, id_or_none
from claimcheck.model.question import Decision, Question, StoredDecision
from claimcheck.model.statement import Span
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.log.act import Act
from claimcheck.store.records.links import differences_as_json

# A statement, and those whose place it took.
EARLIER = (
    "WITH RECURSIVE earlier(id) AS (SELECT ? UNION SELECT statements.supersedes FROM earlier"
    " JOIN statements USING (id) WHERE statements.supersedes IS NOT NULL) SELECT id FROM earlier"
)

_COLUMNS = (
    "id, statement, claim, candidate, matcher, agrees, band, overlap, likeness, differences,"
    " meaning"
)


def ask(
    act: Act,
    statement: int,
    claim: int,
    candidate: int,
    comparison: Comparison,
    *,
    thresholds: Thresholds,
    matcher: str,
) -> int:
    """Store an open question: whether ``statement``, now under ``claim``, states ``candidate``."""
    return act.insert(
        "questions",
        statement=statement,
        claim=claim,
        candidate=candidate,
        band=str(comparison.band),
        overlap=comparison.overlap,
        likeness=comparison.likeness,
        differences=differences_as_json(comparison),
        thresholds=json.dumps({k: v for k, v in thresholds._asdict().items() if v != ()}),
        matcher=matcher,
        agrees=str(comparison.agrees) if comparison.agrees else None,
        meaning=comparison.meaning,
    )


def find_question(connection: sqlite3.Connection, number: int) -> Question:
    """Return the question with this id. Raises `UnknownIdError`."""
    return find_questions(connection, [number])[0]


def find_questions(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Question]:
    """Return the questions with these ids, in the order given. Raises `UnknownIdError`."""
    condition = "id IN (SELECT value FROM json_each(?))"
    read = _questions(connection, "questions", condition, json.dumps(numbers))
    found = {int(each.id): each for each in read}
    missing = next((number for number in numbers if number not in found), None)
    if missing is not None:
        raise UnknownIdError(f"q-{missing:d}")
    return [found[number] for number in numbers]


def require_question(connection: sqlite3.Connection, number: int) -> Question:
    """Return the question with this id, which is to be answered.

    Raises `UnknownIdError`, or `ConflictError` where it was taken back.
    """
    found = find_question(connection, number)
    if not _questions(connection, "current_questions", "id = ?", number):
        raise ConflictError(
            f"q-{number:d} is asked no more; `claimcheck history c-{found.claim:d}` tells"
            " what became"
            " of it"
        )
    return found


def open_questions_of_claim(connection: sqlite3.Connection, claim: int) -> list[Question]:
    """Return the undecided questions that concern a claim, on either side, by id."""
    return _questions(connection, "open_questions", "?1 IN (claim, candidate)", claim)


def open_questions_of_statement(connection: sqlite3.Connection, number: int) -> list[Question]:
    """Return the undecided questions about a statement or those whose place it took, by id."""
    condition = f"statement IN ({EARLIER})"
    return _questions(connection, "open_questions", condition, number)


def _questions(
    connection: sqlite3.Connection, source: str, condition: str, value: int | str
) -> list[Question]:
    """Return questions from a table or view that meet a fixed condition of this module."""
    query = f"SELECT {_COLUMNS} FROM {source} WHERE {condition} ORDER BY id"
    return [
        Question(
            QuestionId(number),
            StatementId(statement),
            ClaimId(claim),
            ClaimId(candidate),
            _comparison(agrees, *compared),
            matcher,
        )
        for number, statement, claim, candidate, matcher, agrees, *compared in (
            connection.execute(query, [value])
        )
    ]


def _comparison(
    agrees: str | None,
    band: str,
    overlap: float,
    likeness: float,
    differences: str,
    meaning: float | None,
) -> Comparison:
    """Return a comparison as it was kept; of what the steps took only the last is."""
    dropped = (Dropped(Step(agrees), "", ""),) if agrees and agrees != Step.EXACT else ()
    found = read_differences(differences)
    return Comparison(Band(band), overlap, likeness, found, dropped, meaning)


def read_differences(text: str) -> tuple[Difference, ...]:
    """Return the differences that were kept as JSON."""
    found = []
    for kept in json.loads(text):
        spans = {
            side: Span(*kept[side]) if kept[side] else None
            for side in ("first_span", "second_span")
        }
        found.append(Difference(**{**kept, **spans, "guard": Guard(kept["guard"])}))
    return tuple(found)


def record_decision(
    act: Act,
    claim: int,
    candidate: int,
    decision: Decision,
    *,
    question: int | None,
    statement: int | None,
    reason: str | None,
    supersedes: int | None,
) -> int:
    """Store what the act's reviewer decided and return its id."""
    number = act.insert(
        "decisions",
        question=question,
        statement=statement,
        claim=claim,
        candidate=candidate,
        decision=str(decision),
        reviewer=act.actor,
        reason=reason,
        supersedes=supersedes,
    )
    act.subject = f"d-{number:d}"
    return number


def decision_between(
    connection: sqlite3.Connection, claim: int, other: int
) -> StoredDecision | None:
    """Return the newest decision in force about two claims, in either direction."""
    found = decisions_between(connection, claim, other)
    return found[-1] if found else None


def open_questions_between(
    connection: sqlite3.Connection, claim: int, other: int
) -> list[Question]:
    """Return the undecided questions whether two claims are one, either way round, by id."""
    found = open_questions_of_claim(connection, claim)
    return [each for each in found if other in (each.claim, each.candidate)]


def decision_about(
    connection: sqlite3.Connection, statement: int, claim: int, candidate: int
) -> StoredDecision | None:
    """Return the newest decision in force whether a statement, or its claim, states another."""
    found = _decisions(
        connection,
        "statement = ?3 AND candidate = ?2 OR claim <> candidate AND claim IN (?1, ?2)"
        " AND candidate IN (?1, ?2)",
        [claim, candidate, statement],
    )
    return found[-1] if found else None


def decisions_between(
    connection: sqlite3.Connection, claim: int, other: int
) -> list[StoredDecision]:
    """Return the decisions in force about two claims, in either direction, by id."""
    return _decisions(
        connection, "claim = ?1 AND candidate = ?2 OR claim = ?2 AND candidate = ?1", [claim, other]
    )


def _decisions(
    connection: sqlite3.Connection, condition: str, values: list[int]
) -> list[StoredDecision]:
    """Return the decisions in force that meet a fixed condition of this module, by id."""
    rows = connection.execute(
        "SELECT id, question, claim, candidate, decision, reviewer, reason"
        f" FROM current_decisions WHERE {condition} ORDER BY id",
        values,
    )
    return [
        StoredDecision(
            DecisionId(number),
            id_or_none(QuestionId, question),
            ClaimId(first),
            ClaimId(second),
            Decision(decision),
            reviewer,
            reason,
        )
        for number, question, first, second, decision, reviewer, reason in rows
    ]
