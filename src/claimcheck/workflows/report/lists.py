"""The record as lists of claims, statements and questions, a value for each line."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimcheck.model.ids import ArticleId, ClaimId, NumberedId, PersonId, QuestionId, StatementId
from claimcheck.model.record.listed import ListedClaim, ListedQuestion, ListedStatement
from claimcheck.model.record.table import Table
from claimcheck.store.connection import Connection
from claimcheck.store.queries.tables.exports import Filter, export

# Columns that hold ids, by what they are.
_IDS: Final[Mapping[str, type[NumberedId]]] = {
    "claim_id": ClaimId,
    "candidate_id": ClaimId,
    "same_as": ClaimId,
    "statement_id": StatementId,
    "article_id": ArticleId,
    "person_id": PersonId,
    "question_id": QuestionId,
}


def list_claims(connection: Connection, kept: Filter) -> list[ListedClaim]:
    """Return the claims that are kept, by id."""
    names = {"id": "claim_id", "text": "claim"}
    return [
        ListedClaim(**each)
        for each in _listed(export(connection, "claims", kept), ListedClaim._fields, names)
    ]


def list_statements(connection: Connection, kept: Filter) -> list[ListedStatement]:
    """Return the statements that are kept, by id."""
    names = {"id": "statement_id"}
    return [
        ListedStatement(**each)
        for each in _listed(export(connection, "statements", kept), ListedStatement._fields, names)
    ]


def list_questions(connection: Connection, kept: Filter) -> list[ListedQuestion]:
    """Return the open questions that are kept, by id."""
    names = {"id": "question_id"}
    return [
        ListedQuestion(**each)
        for each in _listed(export(connection, "questions", kept), ListedQuestion._fields, names)
    ]


def _listed(
    table: Table, fields: tuple[str, ...], names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield each row by the names of a list's fields, ids as what they are."""
    columns = [names.get(field, field) for field in fields]
    places = [table.columns.index(column) for column in columns]
    for row in table.rows:
        cells = {
            field: _typed(column, row[place])
            for field, column, place in zip(fields, columns, places, strict=True)
        }
        yield cells


def _typed(column: str, cell: object) -> object:
    """Return a cell; an id as what it is."""
    kind = _IDS.get(column)
    return kind(str(cell)[2:]) if kind and cell is not None else cell
