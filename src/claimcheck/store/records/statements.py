"""Statements: words found, each stored once by its fingerprint."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.language.text.fold_1 import fold_1
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import (
    ArticleId,
    ClaimId,
    LinkId,
    PersonId,
    StatementId,
    id_or_none,
)
from claimcheck.model.statement import Evidence, Kind, Span, Statement, StoredStatement
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.log.act import Act
from claimcheck.store.log.chain import canonical, digest
from claimcheck.store.schema.expressions import (
    bound_of,
    day_of,
    is_retracted,
    person_of,
    person_rows,
)

if TYPE_CHECKING:
    from claimcheck.language.reading import Reading

_COLUMNS = (
    "text, kind, speaker, role, organisation, said_on, place, medium, url, language, spans,"
    " prefix, suffix, speaker_span, cue_span, rule, date_origin, reported_on"
)
_NO_EVIDENCE = Evidence()
# Of whom a statement is today: [[1, "Ann Berg"], …].
_PEOPLE = (
    "(SELECT json_group_array(json_array(person, name)) FROM"
    f" (SELECT DISTINCT {person_of('whose.person')} AS person,"
    f" ({person_rows('whose.person', 'name')} LIMIT 1) AS name"
    " FROM current_attributions AS whose WHERE whose.statement = said.id ORDER BY 1))"
)

# The last retraction of a statement was a person's dropping it, not the undoing of its adding.
_DISCARDED = (
    "coalesce((SELECT events.kind = 'discard' FROM retractions"
    " JOIN events ON events.sequence = retractions.event"
    " WHERE retractions.subject BETWEEN 's-' || this.id AND 's-' || this.id || '!~'"
    " ORDER BY retractions.id DESC LIMIT 1), 0)"
)
_OF_MARK = (
    f"SELECT id, text, {is_retracted('statements', 'this')} AND NOT {_DISCARDED}"
    " FROM statements AS this WHERE fingerprint = ?"
)


def fingerprint(statement: Statement, reading: "Reading", article_sha256: str | None) -> str:
    """Return the text by which the same statement is known when it comes again.

    In an article that is its place; elsewhere its folded words, speaker, date
    and address. By the folding of the first release, whatever words are compared by
    since: what it stored must be known again.
    """
    if article_sha256 and statement.spans:
        return digest(canonical([article_sha256, statement.spans]))
    return digest(
        canonical(
            [
                reading.folded,
                fold_1(statement.speaker or ""),
                str(statement.said_on or ""),
                statement.url,
                article_sha256,
            ]
        )
    )


def known_statement(
    connection: sqlite3.Connection, mark: str, words: "Reading | None" = None
) -> int | None:
    """Return the id of the statement with this fingerprint, if it is stored and holds.

    With ``words`` only one of the same is known: the folding of the first release
    took "C++" for "C".
    """
    return standing_or_free(connection, mark, words)[0]


def words_of_mark(
    statement: Statement, reading: "Reading", article: int | None
) -> "Reading | None":
    """Return the words by which a statement is known; none where its place tells it."""
    return None if article and statement.spans else reading


def next_fingerprint(mark: str) -> str:
    """Return what a statement is stored under if another one has its fingerprint."""
    return digest(mark)


def standing_or_free(
    connection: sqlite3.Connection, mark: str, words: "Reading | None"
) -> tuple[int | None, str]:
    """Return the statement with this fingerprint, or the first fingerprint that is free.

    One whose adding was undone keeps its fingerprint; when the same words come
    again, they get the fingerprint of that fingerprint, and so do other words that
    fold alike. One that a person dropped stays dropped when its article comes again.
    """
    while row := connection.execute(_OF_MARK, [mark]).fetchone():
        number, stored, retracted = row
        if not retracted and (words is None or words.is_known_as(stored)):
            return number, mark
        mark = next_fingerprint(mark)
    return None, mark


def add_statement(
    act: Act,
    statement: Statement,
    reading: "Reading",
    article: int | None,
    mark: str,
    *,
    supersedes: int | None = None,
    is_free: bool = False,
) -> int:
    """Store a statement under its fingerprint ``mark`` and return its id.

    It may take the place of the same statement in an earlier edition. Who knows that ``mark``
    ``is_free`` has asked `standing_or_free`.
    """
    if not is_free:
        words = words_of_mark(statement, reading, article)
        mark = standing_or_free(act.connection, mark, words)[1]
    number = act.insert(
        "statements",
        fingerprint=mark,
        article=article,
        text=statement.text,
        kind=str(statement.kind),
        speaker=statement.speaker,
        role=statement.role,
        organisation=statement.organisation,
        said_on=str(statement.said_on) if statement.said_on else None,
        date_origin=statement.date_origin or ("given" if statement.said_on else None),
        reported_on=_own_report(statement, article),
        place=statement.place,
        medium=statement.medium,
        url=statement.url,
        language=statement.language,
        spans=json.dumps(statement.spans) if statement.spans else None,
        prefix=statement.prefix,
        suffix=statement.suffix,
        speaker_span=_as_json(statement.evidence.speaker_span),
        cue_span=_as_json(statement.evidence.cue_span),
        rule=statement.evidence.rule,
        supersedes=supersedes,
    )
    act.subject = f"s-{number:d}"
    return number


def _as_json(span: Span | None) -> str | None:
    """Return a span as it is stored."""
    return json.dumps(span) if span else None


def _own_report(statement: Statement, article: int | None) -> str | None:
    """Return the day a statement was reported, unless it is that of its article."""
    return str(statement.reported_on) if statement.reported_on and article is None else None


def _statement(row: tuple[Any, ...], names: tuple[str, ...]) -> Statement:
    """Return the value of a row of `_COLUMNS`, whose it is by their full names."""
    text, kind, name, role, organisation, said_on, place, medium, url, language, spans = row[:11]
    prefix, suffix, speaker, cue, rule, origin, reported = row[11:]
    evidence = _NO_EVIDENCE
    if speaker or cue or rule:
        evidence = Evidence(
            speaker_span=Span(*json.loads(speaker)) if speaker else None,
            cue_span=Span(*json.loads(cue)) if cue else None,
            rule=rule,
        )
    return Statement(
        text,
        Kind(kind),
        name,
        role,
        organisation,
        said_on=parse_date(said_on) if said_on else None,
        place=place,
        medium=medium,
        url=url,
        language=language,
        spans=tuple(Span(*span) for span in json.loads(spans)) if spans else (),
        prefix=prefix,
        suffix=suffix,
        person=names[0] if len(names) == 1 else None,
        evidence=evidence,
        date_origin=origin,
        persons=names if len(names) > 1 else (),
        reported_on=parse_date(reported) if reported else None,
    )


def find_statement(connection: sqlite3.Connection, number: int) -> StoredStatement:
    """Return the statement with this id. Raises `UnknownIdError`."""
    found = _stored(connection, "said.id = ?", number)
    if not found:
        raise UnknownIdError(f"s-{number:d}")
    return found[0]


def find_statements(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> list[StoredStatement]:
    """Return the statements with these ids, in their order. Raises `UnknownIdError`.

    Of one that states several claims it gives the same as `find_statement`.
    """
    condition = "said.id IN (SELECT value FROM json_each(?))"
    rows = reversed(_stored(connection, condition, json.dumps(numbers)))
    found = {each.id: each for each in rows}
    for number in numbers:
        if number not in found:
            raise UnknownIdError(f"s-{number:d}")
    return [found[StatementId(number)] for number in numbers]


def statements_of_claims(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> list[StoredStatement]:
    """Return the statements that state any of ``claims`` today, by id."""
    # The first condition finds them by the index; alone the second reads every statement.
    return _stored(
        connection,
        "said.id IN (SELECT statement FROM links WHERE target IN (SELECT value FROM json_each(?1)))"
        " AND links.target IN (SELECT value FROM json_each(?1))",
        json.dumps(claims),
    )


def statements_of_article(connection: sqlite3.Connection, number: int) -> list[StoredStatement]:
    """Return the statements found in an article, by id, but for those that a later edition has."""
    # Asked of each; "IN" would read every statement of the record.
    holds = "EXISTS (SELECT 1 FROM current_statements AS now WHERE now.id = said.id)"
    return _stored(connection, f"said.article = ? AND {holds}", number)


def statements_of_edition(connection: sqlite3.Connection, number: int) -> list[StoredStatement]:
    """Return the statements found in an article, those that a later edition has among them.

    Of one that a person edited in its place only the last form is among them.
    """
    holds = (
        f"said.article = ? AND NOT {is_retracted('statements', 'said')} AND NOT EXISTS ("
        "WITH RECURSIVE later(id, article) AS ("
        "SELECT id, article FROM statements WHERE supersedes = said.id UNION"
        " SELECT this.id, this.article FROM later JOIN statements AS this"
        " ON this.supersedes = later.id)"
        " SELECT 1 FROM later WHERE later.article = said.article"
        f" AND NOT {is_retracted('statements', 'later')})"
    )
    return _stored(connection, holds, number)


def _stored(
    connection: sqlite3.Connection, condition: str, value: int | str
) -> list[StoredStatement]:
    """Return the statements that meet ``condition``, a fixed text of this module, by id."""
    dates = {"said_on": day_of("said"), "reported_on": bound_of("said")}
    columns = ", ".join(dates.get(name, f"said.{name}") for name in _COLUMNS.split(", "))
    query = (
        "SELECT said.id, said.article, links.target, links.id, links.confirmed_by, links.agrees,"
        f" links.made_by, {_PEOPLE}, {columns} FROM statements AS said LEFT JOIN"
        " current_links AS links ON links.statement = said.id AND links.relation = 'states'"
        f" WHERE {condition} ORDER BY said.id"
    )
    found = []
    rows = connection.execute(query, [value])
    for number, article, claim, link, confirmed, agrees, by, whose, *row in rows:
        people = json.loads(whose)
        ids = tuple(PersonId(person) for person, _ in people)
        statement = _statement(tuple(row), tuple(name for _, name in people))
        one = ids[0] if len(ids) == 1 else None
        found.append(
            StoredStatement(
                StatementId(number),
                id_or_none(ArticleId, article),
                statement,
                id_or_none(ClaimId, claim),
                id_or_none(LinkId, link),
                confirmed is not None,
                one,
                ids,
                agrees,
                by,
            )
        )
    return found
