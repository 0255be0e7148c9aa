"""Claims: their texts, and what the record says of them today."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.language.people.places import fullest
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.dates import PartialDate, parse_date
from claimcheck.model.ids import ClaimId
from claimcheck.model.status import derive_status
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.schema.days import bound_of, day_of
from claimcheck.store.schema.views import names_of, said_by
from claimcheck.store.verdicts.in_force import find_verdict, read_verdicts
from claimcheck.store.verdicts.publications import public_standing

if TYPE_CHECKING:
    from claimcheck.language.reading import Reading
    from claimcheck.store.log.transaction import Act


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


_COLUMNS = "id, text, title, context, topic, language"

_WORDINGS = """
WITH RECURSIVE reached(claim) AS (
    SELECT ?
    UNION
    SELECT CASE links.claim WHEN reached.claim THEN links.target ELSE links.claim END
    FROM reached JOIN current_links AS links
      ON links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
     AND links.id IN (SELECT id FROM links WHERE claim = reached.claim
                      UNION ALL SELECT id FROM links WHERE target = reached.claim)
)
SELECT claim FROM reached ORDER BY claim"""

# Of most claims of an imported archive the record says nothing but their words.
_SPOKEN_OF = """
SELECT EXISTS (SELECT 1 FROM links WHERE target = ?1)
    OR EXISTS (SELECT 1 FROM links WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM verdicts WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM takes WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM publications WHERE claim = ?1)"""

_VOIDED = """(
    SELECT verdicts.claim FROM current_corrections AS corrections
    JOIN verdicts ON verdicts.id = corrections.verdict WHERE corrections.class = 'void'
)"""


def add_claim(
    act: "Act",
    reading: "Reading",
    *,
    title: str | None = None,
    context: str | None = None,
    topic: str | None = None,
) -> int:
    """Store a claim in the words that were read, and return its id."""
    text, words = reading.text, reading.indexed
    return act.insert(
        "claims",
        text=text,
        plain=words if words != text else None,
        title=title,
        context=context,
        topic=topic,
        language=reading.language,
    )


def has_outside_checks(connection: sqlite3.Connection) -> bool:
    """Return whether any claim has another desk's check, as few records of a desk have."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM outside_checks)").fetchone()[0])


def find_claims(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Claim]:
    """Return the claims with these ids, in the order given. Raises `UnknownIdError`."""
    query = f"SELECT {_COLUMNS} FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    found = {
        row[0]: Claim(ClaimId(row[0]), *row[1:])
        for row in connection.execute(query, [json.dumps(numbers)])
    }
    missing = next((number for number in numbers if number not in found), None)
    if missing is not None:
        raise UnknownIdError(f"c-{missing:d}")
    return [found[number] for number in numbers]


def find_claim(connection: sqlite3.Connection, number: int) -> Claim:
    """Return the claim with this id. Raises `UnknownIdError`."""
    return find_claims(connection, [number])[0]


def require_claim(connection: sqlite3.Connection, number: int) -> Claim:
    """Return the claim with this id, about which something is to be added.

    Raises `UnknownIdError`, or `ConflictError` where the claim no longer holds.
    """
    found = find_claim(connection, number)
    if not standing_claims(connection, [number]):
        raise ConflictError(
            f"c-{number:d} no longer holds; `claimcheck history c-{number:d}` tells what"
            " became of it"
        )
    return found


def standing_claims(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Return those of ``numbers`` whose claims hold: whose adding was not undone."""
    # In most records no claim was ever taken back.
    query = "SELECT EXISTS (SELECT 1 FROM retractions WHERE subject > 'c-' AND subject < 'c.')"
    if not connection.execute(query).fetchone()[0]:
        return list(numbers)
    query = "SELECT id FROM current_claims WHERE id IN (SELECT value FROM json_each(?))"
    standing = {number for (number,) in connection.execute(query, [json.dumps(numbers)])}
    return [number for number in numbers if number in standing]


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


def wordings(connection: sqlite3.Connection, number: int) -> tuple[ClaimId, ...]:
    """Return the ids of every claim that people decided is the same as this one, itself too."""
    return tuple(ClaimId(claim) for (claim,) in connection.execute(_WORDINGS, [number]))


def find_standing(
    connection: sqlite3.Connection, number: int, *, asking: str | None = None
) -> Standing:
    """Return what the record says of a claim and its other wordings today.

    ``asking`` names the reviewer who reads: a verdict under a blind policy is
    shown to its author alone until a second is given.
    """
    if not connection.execute(_SPOKEN_OF, [number]).fetchone()[0]:
        return Standing(ClaimId(number), derive_status((), taken=False))
    same = wordings(connection, number)
    claims = json.dumps(same)
    said = connection.execute(
        f"SELECT {bound_of('statements')}, statements.speaker,"
        f" {day_of('statements')} AS said_on, statements.place,"
        f" coalesce({said_by('statements.id')}, lower(statements.speaker), ''),"
        " links.confirmed_by IS NOT NULL, lower(statements.place),"
        f" {names_of('statements.id', ' and ')}"
        " FROM current_links AS links"
        " JOIN current_statements AS statements ON statements.id = links.statement"
        " WHERE links.target IN (SELECT value FROM json_each(?)) AND links.relation = 'states'"
        " ORDER BY said_on, statements.id",
        [claims],
    ).fetchall()
    dates = [date for _, _, date, *_ in said if date]
    reports = sorted(report for report, *_ in said if report)
    voices = (person or speaker for _, speaker, *_, person in said)
    rated = read_verdicts(connection, same, asking=asking)
    public = public_standing(connection, same, rated.all)
    return Standing(
        leader=min(same),
        status=derive_status(
            rated.all,
            taken=_exists(connection, "current_takes", claims),
            voided=_exists(connection, _VOIDED, claims),
        ),
        mentions=len(said),
        occasions=_occasions(
            # SQLite's lower case, so that the view `claim_counts` says the same.
            ((who, date), place or "")
            for _, _, date, _, who, confirmed, place, _ in said
            if confirmed and date
        ),
        speakers=tuple(dict.fromkeys(speaker for _, speaker, *_ in said if speaker)),
        persons=tuple(dict.fromkeys(voice for voice in voices if voice)),
        first_said_on=dates[0] if dates else None,
        last_said_on=dates[-1] if dates else None,
        first_reported_on=reports[0] if reports else None,
        place=next((place for _, _, _, place, *_ in said if place), None),
        verdicts=rated.shown,
        hidden=len(rated.hidden),
        public=public,
        out=find_verdict(connection, public.verdict) if public.verdict else None,
    )


def _occasions(said: Iterable[tuple[tuple[str, str], str]]) -> int:
    """Return how many acts of saying there were, each given by who and when, and where."""
    places: dict[tuple[str, str], list[str]] = {}
    for voice, place in said:
        places.setdefault(voice, []).append(place)
    return sum(len(fullest(each)) for each in places.values())


def is_published(connection: sqlite3.Connection, number: int) -> bool:
    """Tell whether the desk has published a check of this claim, in any of its wordings."""
    same = json.dumps(wordings(connection, number))
    return _exists(connection, "current_publications", same)


def _exists(connection: sqlite3.Connection, view: str, claims: str) -> bool:
    """Tell whether ``view``, or a query, holds a row about any of ``claims``, a JSON list."""
    query = f"SELECT 1 FROM {view} WHERE claim IN (SELECT value FROM json_each(?)) LIMIT 1"
    return connection.execute(query, [claims]).fetchone() is not None
