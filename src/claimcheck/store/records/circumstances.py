"""When, where and by whom claims were said, as far as the record tells."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.ids import ArticleId, StatementId, id_or_none
from claimcheck.model.statement import Kind, Span
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.records.claims import has_outside_checks, wordings
from claimcheck.store.schema.expressions import bound_of, day_of, names_of

if TYPE_CHECKING:
    from claimcheck.model.desk.gate import GatedStatement


class Circumstances(NamedTuple):
    """When, where and by whom a claim was first said, as far as its statements tell.

    `reported_on` is the day by which it was said.
    """

    said_on: PartialDate | None = None
    place: str | None = None
    speaker: str | None = None
    reported_on: PartialDate | None = None


class Saying(NamedTuple):
    """A statement of a claim whose speaker is known, and the day, or the one by which it was."""

    statement: int
    said_on: PartialDate
    speaker: str
    is_bound: bool = False


def circumstances(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> dict[int, Circumstances]:
    """Return the circumstances of the first statement of each claim."""
    rows = connection.execute(
        f"SELECT links.target, {day_of('statements')}, {bound_of('statements')},"
        " statements.place,"
        f" coalesce({names_of('statements.id', ' and ')}, statements.speaker)"
        " FROM links JOIN statements ON statements.id = links.statement"
        " WHERE links.target IN (SELECT value FROM json_each(?)) AND links.relation = 'states'"
        " ORDER BY links.id DESC",
        [json.dumps(numbers)],
    )
    found = dict.fromkeys(numbers, Circumstances())
    for claim, *days, place, speaker in rows:
        said_on, reported_on = (parse_date(day) if day else None for day in days)
        found[claim] = Circumstances(said_on, place, speaker, reported_on)
    unsaid = [number for number, known in found.items() if not any(known)]
    if unsaid and has_outside_checks(connection):
        found |= _circumstances_elsewhere(connection, unsaid)
    return found


def _circumstances_elsewhere(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> dict[int, Circumstances]:
    """Return who said claims and when, as other desks' checks of them say it.

    The claims of a library have no statements.
    """
    rows = connection.execute(
        "SELECT claim, said_on, speaker FROM outside_checks"
        " WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(numbers)],
    )
    return {
        claim: Circumstances(parse_date(day) if day else None, None, speaker)
        for claim, day, speaker in rows
    }


def gated_statements(
    connection: sqlite3.Connection, claims: Sequence[int]
) -> "list[tuple[int, GatedStatement]]":
    """Return what house rules ask of the confirmed statements of ``claims``, each with its claim.

    By id, and without what no rule looks at: a gate reads them of all claims with a verdict.
    """
    # Loaded here because a match reads circumstances, and goes through no gate.
    from claimcheck.model.desk.gate import GatedStatement  # noqa: PLC0415

    rows = connection.execute(
        "SELECT links.target, said.id, said.article, said.speaker,"
        f" {day_of('said')}, {bound_of('said')}, said.url,"
        " CASE said.kind WHEN ?2 THEN said.text END, CASE said.kind WHEN ?2 THEN said.spans END"
        " FROM current_links AS links JOIN statements AS said ON said.id = links.statement"
        " WHERE links.target IN (SELECT value FROM json_each(?1)) AND links.relation = 'states'"
        " AND links.confirmed_by IS NOT NULL ORDER BY said.id, links.id",
        [json.dumps(claims), str(Kind.DIRECT)],
    )
    return [
        (
            claim,
            GatedStatement(
                StatementId(number),
                speaker,
                said_on,
                reported_on,
                url,
                id_or_none(ArticleId, article),
                quoted,
                tuple(Span(*span) for span in json.loads(spans)) if spans else (),
            ),
        )
        for claim, number, article, speaker, said_on, reported_on, url, quoted, spans in rows
    ]


def sayings(connection: sqlite3.Connection, claim: int) -> list[Saying]:
    """Return who said when what a claim says, in any of its wordings, where both are known.

    Of what was only reported, the day of the report is known.
    """
    day, bound = day_of("statements"), bound_of("statements")
    rows = connection.execute(
        f"SELECT statements.id, coalesce({day}, {bound}) AS day, {day} IS NULL,"
        f" coalesce({names_of('statements.id', ' and ')}, statements.speaker) AS speaker"
        " FROM current_links AS links"
        " JOIN current_statements AS statements ON statements.id = links.statement"
        " WHERE links.target IN (SELECT value FROM json_each(?)) AND links.relation = 'states'"
        " AND day IS NOT NULL AND speaker IS NOT NULL ORDER BY day, statements.id",
        [json.dumps(wordings(connection, claim))],
    )
    return [
        Saying(number, parse_date(day), speaker, bool(is_bound))
        for number, day, is_bound, speaker in rows
    ]
