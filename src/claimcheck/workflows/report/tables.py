"""The record as tables and lists, of what was asked for."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import last_day, parse_date
from claimcheck.model.ids import ArticleId, ClaimId, NumberedId, PersonId, QuestionId, StatementId
from claimcheck.model.record.listed import ListedClaim, ListedQuestion, ListedStatement
from claimcheck.model.record.table import Table
from claimcheck.model.status import Status
from claimcheck.store.connection import Connection
from claimcheck.store.queries.exports import EXPORTS, Filter, export

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


def read_filter(
    *, since: str | None, until: str | None, status: str | None, speaker: str | None
) -> Filter:
    """Return a filter whose dates and status are checked. Raises `ClaimcheckError`."""
    begin, end = read_dates(since, until)
    return Filter(begin, end, read_status(status), speaker)


def read_status(status: str | None) -> str | None:
    """Return a status as the record writes it. Raises `ClaimcheckError` for what is none."""
    wanted = status.replace("-", " ").replace("_", " ").lower() if status else None
    if wanted is not None and wanted not in list(Status):
        raise ClaimcheckError(f"{status!r} is not a status; they are {', '.join(Status)}")
    return wanted


def read_dates(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return both ends of a time. Raises `ClaimcheckError` for what is no date or no time."""
    begin, end = (parse_date(each) if each else None for each in (since, until))
    if begin and end and str(begin) > last_day(end):
        raise ClaimcheckError(f"--until {end} lies before --since {begin}; exchange the two")
    return str(begin) if begin else None, str(end) if end else None


def export_table(connection: Connection, name: str, kept: Filter) -> Table:
    """Return a table for reports by its name. Raises `ClaimcheckError` where there is none."""
    if name not in EXPORTS:
        raise ClaimcheckError(f"{name!r} is no table; they are {', '.join(EXPORTS)}")
    return export(connection, name, kept)


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
