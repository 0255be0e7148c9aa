"""Claims: their texts, and what the record says of them today."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.language.people.places import fullest
from claimcheck.model.claim import Claim, Standing
from claimcheck.model.ids import ClaimId
from claimcheck.model.status import derive_status
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.opening import keeps, once
from claimcheck.store.schema.expressions import bound_of, day_of, names_of, said_by
from claimcheck.store.verdicts.in_force import find_verdicts, read_verdicts_of
from claimcheck.store.verdicts.publications import public_standings

if TYPE_CHECKING:
    from claimcheck.language.reading import Reading
    from claimcheck.store.log.act import Act


_COLUMNS = "id, text, title, context, topic, language"

_WORDINGS = """
WITH RECURSIVE reached(first, claim) AS (
    SELECT value, value FROM json_each(?)
    UNION
    SELECT first, CASE links.claim WHEN reached.claim THEN links.target ELSE links.claim END
    FROM reached JOIN current_links AS links
      ON links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
     AND links.id IN (SELECT id FROM links WHERE claim = reached.claim
                      UNION ALL SELECT id FROM links WHERE target = reached.claim)
)
SELECT first, claim FROM reached ORDER BY claim"""

# Of most claims of an imported archive the record says nothing but their words.
_SPOKEN_OF = """
SELECT EXISTS (SELECT 1 FROM links WHERE target = ?1)
    OR EXISTS (SELECT 1 FROM links WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM verdicts WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM takes WHERE claim = ?1)
    OR EXISTS (SELECT 1 FROM publications WHERE claim = ?1)"""

# The statements of claims, each with its claim.
_SAID = (
    f"SELECT links.target, {bound_of('statements')}, statements.speaker,"
    f" {day_of('statements')} AS said_on, statements.place,"
    f" coalesce({said_by('statements.id')}, lower(statements.speaker), ''),"
    " links.confirmed_by IS NOT NULL, lower(statements.place),"
    f" {names_of('statements.id', ' and ')}"
    " FROM current_links AS links"
    " JOIN current_statements AS statements ON statements.id = links.statement"
    " WHERE links.target IN (SELECT value FROM json_each(?)) AND links.relation = 'states'"
    " ORDER BY said_on, statements.id"
)
_WITHDRAWN = """(
    SELECT verdicts.claim FROM verdicts CROSS JOIN corrections
    ON corrections.verdict = verdicts.id WHERE corrections.class = 'void'
    AND EXISTS (SELECT 1 FROM current_corrections AS now WHERE now.id = corrections.id)
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


def existing_claims(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Return those of ``numbers`` that are of claims, as a file beside the record has others."""
    query = "SELECT id FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    return [number for (number,) in connection.execute(query, [json.dumps(numbers)])]


def standing_claims(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Return those of ``numbers`` whose claims hold: whose adding was not undone."""
    if not once(connection, _any_taken_back):
        return list(numbers)
    query = "SELECT id FROM current_claims WHERE id IN (SELECT value FROM json_each(?))"
    standing = {number for (number,) in connection.execute(query, [json.dumps(numbers)])}
    return [number for number in numbers if number in standing]


def _any_taken_back(connection: sqlite3.Connection) -> bool:
    """Return whether any claim was ever taken back, as in most records none was."""
    query = "SELECT EXISTS (SELECT 1 FROM retractions WHERE subject > 'c-' AND subject < 'c.')"
    return bool(connection.execute(query).fetchone()[0])


def wordings(connection: sqlite3.Connection, number: int) -> tuple[ClaimId, ...]:
    """Return the ids of every claim that people decided is the same as this one, itself too."""
    return wordings_of(connection, [number])[0]


def wordings_of(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> list[tuple[ClaimId, ...]]:
    """Return the wordings of each of some claims, as `wordings` does."""
    if keeps(connection) and once(connection, _joined).isdisjoint(numbers):
        return [(ClaimId(number),) for number in numbers]
    found: dict[int, list[ClaimId]] = {number: [] for number in numbers}
    for number, claim in connection.execute(_WORDINGS, [json.dumps(numbers)]):
        found[number].append(ClaimId(claim))
    return [tuple(found[number]) for number in numbers]


def _joined(connection: sqlite3.Connection) -> set[int]:
    """Return the claims of which anybody ever said that they are the same as another."""
    query = "SELECT claim, target FROM links WHERE claim > 0 AND relation = 'same_as'"
    return {claim for pair in connection.execute(query) for claim in pair}


def find_standing(
    connection: sqlite3.Connection, number: int, *, asking: str | None = None
) -> Standing:
    """Return what the record says of a claim and its other wordings today.

    ``asking`` names the reviewer who reads: a verdict under a blind policy is
    shown to its author alone until a second is given.
    """
    if not connection.execute(_SPOKEN_OF, [number]).fetchone()[0]:
        return Standing(ClaimId(number), derive_status((), taken=False))
    return find_standings(connection, [wordings(connection, number)], asking=asking)[0]


def find_standings(
    connection: sqlite3.Connection,
    groups: Sequence[tuple[ClaimId, ...]],
    *,
    asking: str | None = None,
) -> list[Standing]:
    """Return what the record says of claims, each given by all its wordings, as `find_standing`.

    The record is asked as often for many of them as for one.
    """
    if not groups:
        return []
    # An id is compared by a method of ours, a number is not.
    place = {int(each): at for at, same in enumerate(groups) for each in same}
    said: list[list[Any]] = [[] for _ in groups]
    for claim, *row in connection.execute(_SAID, [json.dumps([*place])]):
        said[place[claim]].append(row)
    found = rated_standings(connection, groups, asking=asking)
    out = find_verdicts(connection, [each.public.verdict for each in found if each.public.verdict])
    return [
        _with_sayings(each, rows)._replace(out=out.get(each.public.verdict or 0))
        for each, rows in zip(found, said, strict=True)
    ]


def rated_standings(
    connection: sqlite3.Connection,
    groups: Sequence[tuple[ClaimId, ...]],
    *,
    asking: str | None = None,
) -> list[Standing]:
    """Return of `find_standings` what follows from verdicts, takes and what readers were told.

    Of how often claims were said, by whom and when, and of the verdict that readers have,
    nothing is read: that is most of what a standing costs.
    """
    rated = read_verdicts_of(connection, groups, asking=asking)
    public = public_standings(connection, groups, [each.all for each in rated])
    # Neither says anything of a claim with a verdict.
    bare = [
        int(one) for same, each in zip(groups, rated, strict=True) if not each.all for one in same
    ]
    taken, withdrawn = (
        set(_claims_in(connection, view, json.dumps(bare))) if bare else set()
        for view in ("current_takes", _WITHDRAWN)
    )
    return [
        Standing(
            min(same),
            derive_status(
                each.all,
                taken=not taken.isdisjoint(same),
                withdrawn=not withdrawn.isdisjoint(same),
            ),
            verdicts=each.shown,
            hidden=len(each.hidden),
            public=readers,
        )
        for same, each, readers in zip(groups, rated, public, strict=True)
    ]


def _with_sayings(standing: Standing, said: Sequence[Any]) -> Standing:
    """Return a standing with what follows from the statements of its claim."""
    if not said:
        return standing
    dates = [date for _, _, date, *_ in said if date]
    reports = sorted(report for report, *_ in said if report)
    voices = (person or speaker for _, speaker, *_, person in said)
    return standing._replace(
        mentions=len(said),
        occasions=count_occasions(
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
    )


def count_occasions(said: Iterable[tuple[tuple[str, str], str]]) -> int:
    """Return how many acts of saying there were, each given by who and when, and where."""
    places: dict[tuple[str, str], list[str]] = {}
    for voice, place in said:
        places.setdefault(voice, []).append(place)
    return sum(len(fullest(each)) for each in places.values())


def is_published(connection: sqlite3.Connection, number: int) -> bool:
    """Return whether the desk has published a check of this claim, in any of its wordings."""
    same = json.dumps(wordings(connection, number))
    return bool(_claims_in(connection, "current_publications", same))


def _claims_in(connection: sqlite3.Connection, view: str, claims: str) -> list[int]:
    """Return those of ``claims``, a JSON list, of which ``view``, or a query, holds a row."""
    query = f"SELECT DISTINCT claim FROM {view} WHERE claim IN (SELECT value FROM json_each(?))"
    return [claim for (claim,) in connection.execute(query, [claims])]
