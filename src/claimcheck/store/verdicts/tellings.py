"""What readers were told of claims: a fact of the day, which no later act takes away."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.model.ids import ClaimId, VerdictId, id_or_none
from claimcheck.model.status import Means, Telling
from claimcheck.model.verdict import ToldBefore
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import StoreError
from claimcheck.store.schema.public_views import tellings_query, told_query
from claimcheck.store.schema.standing_verdicts import NEEDED

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act

_TOLD: Final = told_query(tellings_query("SELECT value FROM json_each(?1)", NEEDED))
_TOLD_ALONE: Final = told_query(
    tellings_query("SELECT value FROM json_each(?1)", NEEDED, are_alone=True)
)
# Those that anybody ever said to be the same as another, whether that holds or not.
_EVER_JOINED: Final = """
WITH asked(claim) AS MATERIALIZED (SELECT value FROM json_each(?1))
SELECT claim FROM links WHERE claim IN asked AND relation = 'same_as'
UNION SELECT target FROM links WHERE target IN asked AND relation = 'same_as'"""


_OUT: Final = """
SELECT means, tellings.verdict, labels.label, verdicts.rationale,
       coalesce((SELECT published_on FROM publications
                 WHERE publications.event = tellings.event AND publications.claim = tellings.claim),
                substr(events.at, 1, 10))
FROM tellings JOIN events ON events.sequence = tellings.event
JOIN verdicts ON verdicts.id = tellings.verdict JOIN labels ON labels.id = verdicts.label
WHERE tellings.claim IN (SELECT value FROM json_each(?)) AND means IN ('out', 'withdrawn')
  AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
ORDER BY tellings.id"""

# Whether a label was out at or since an event: a draft is told by whoever signs it off.
_WENT_OUT: Final = """
SELECT EXISTS (
    SELECT 1 FROM tellings JOIN verdicts ON verdicts.id = tellings.verdict
    JOIN labels ON labels.id = verdicts.label
    WHERE tellings.claim = ? AND tellings.event >= ? AND labels.label = ? AND means = 'out'
      AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id))"""

_LAST_HAD: Final = """
SELECT means, labels.label, tellings.verdict
FROM tellings JOIN verdicts ON verdicts.id = tellings.verdict
JOIN labels ON labels.id = verdicts.label WHERE tellings.claim = ? AND tellings.id < ?
  AND NOT EXISTS (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)
  AND means <> 'never' ORDER BY tellings.id DESC LIMIT 1"""
# Whether an act that gave a verdict let out another reason or day than the one before.
_OTHER_WORDS: Final = """
SELECT 1 FROM verdicts AS had JOIN verdicts AS has ON has.id = ?2
WHERE had.id = ?1 AND (had.rationale, had.as_of) <> (has.rationale, has.as_of)
  AND EXISTS (SELECT 1 FROM verdicts AS given WHERE given.event = ?3)"""


class ToldOtherwiseError(StoreError):
    """Readers have another label than the one that an act would tell them without a word."""

    def __init__(self, claim: int, told: str | None, label: str) -> None:
        """Name both labels, and what tells readers."""
        super().__init__(
            f"readers were told {told!r} of c-{claim:d}, not {label!r}; a correction with a"
            " notice tells them: `claimcheck correct`"
        )


class ToldRow(NamedTuple):
    """One telling as it was stored, with the label that readers were told."""

    id: int
    event: int
    claim: ClaimId
    verdict: int
    means: Means
    label: str
    takes_back: int | None


def tell(act: "Act", claims: Iterable[int], verdict: int, means: Means) -> None:
    """Note in an act what readers have of each of ``claims`` from now on."""
    for claim in claims:
        act.insert("tellings", claim=claim, verdict=verdict, means=str(means))


def tellings_of(connection: sqlite3.Connection, claims: Sequence[int]) -> dict[int, Telling]:
    """Return what readers have of those of ``claims`` that they were ever told of."""
    joined = {claim for (claim,) in connection.execute(_EVER_JOINED, [json.dumps(claims)])}
    apart = [int(claim) for claim in claims if claim not in joined]
    return {
        claim: Telling(bool(is_out), id_or_none(VerdictId, verdict), *rest)
        for query, some in ((_TOLD, sorted(joined)), (_TOLD_ALONE, apart))
        if some
        for claim, is_out, verdict, *rest in connection.execute(query, [json.dumps(some)])
    }


def tellings_in(connection: sqlite3.Connection, event: int) -> list[ToldRow]:
    """Return what an act told readers, and what it took back, as far as that holds today."""
    return _rows(
        connection,
        "tellings.event = ? AND NOT EXISTS"
        " (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)",
        event,
    )


def told_before(connection: sqlite3.Connection, claims: Sequence[int]) -> list[ToldBefore]:
    """Return what readers had earlier of ``claims``, wordings of one, the first told first.

    A day is that of the publication, else the one in UTC on which they were told. What never
    went out is left out, and so is what says the same as what took its place.
    """
    found, out = [], None
    for means, verdict, label, rationale, day in connection.execute(_OUT, [json.dumps(claims)]):
        says = (label, rationale)
        if out and (means != Means.OUT or (out.label, out.rationale) != says):
            found.append(out._replace(until=day))
            out = None
        if means == Means.OUT and out is None:
            out = ToldBefore(VerdictId(verdict), *says, day, "")
    return found


def is_news(connection: sqlite3.Connection, told: ToldRow) -> bool:
    """Return whether a telling gave readers another label or other words, or the first.

    What a correction announces they have once it is out, by this act or by a later one. Which
    of two verdicts of one label stands where two claims became one is no news: parting them
    brings the other back.
    """
    if told.means is Means.ANNOUNCED:
        asked = [told.claim, told.event, told.label]
        return bool(connection.execute(_WENT_OUT, asked).fetchone()[0])
    before = connection.execute(_LAST_HAD, [told.claim, told.id]).fetchone()
    if told.means is not Means.OUT or before is None or before[:2] != (str(Means.OUT), told.label):
        return True
    return bool(connection.execute(_OTHER_WORDS, [before[2], told.verdict, told.event]).fetchone())


def take_back(act: "Act", told: Iterable[ToldRow]) -> None:
    """Say that what these rows told never went out; what they took back is told again."""
    notices = set[tuple[ClaimId, str]]()
    for each in told:
        if each.takes_back is None:
            never, back = str(Means.NEVER), each.id
            act.insert(
                "tellings", claim=each.claim, verdict=each.verdict, means=never, takes_back=back
            )
        else:
            (before,) = _rows(act.connection, "tellings.id = ?", each.takes_back)
            announced = (before.claim, before.label)
            if before.means is Means.ANNOUNCED:
                notices.add(announced)
            require_told_alike(act.connection, before, has_notice=announced in notices)
            tell(act, [before.claim], before.verdict, before.means)


def require_told_alike(
    connection: sqlite3.Connection, told: ToldRow, *, has_notice: bool = False
) -> None:
    """Raise `ToldOtherwiseError` where readers have another label than what would be told.

    Where a correction comes back with it that ``has_notice``, they must still have what they
    had before.
    """
    before = tellings_of(connection, [told.claim]).get(told.claim)
    known = {before.label, before.announced} if before and before.is_out else {told.label}
    if has_notice and before and before.label == _had_before(connection, told):
        known.add(told.label)
    if before and told.means is Means.OUT and told.label not in known:
        raise ToldOtherwiseError(told.claim, before.label, told.label)


def _had_before(connection: sqlite3.Connection, told: ToldRow) -> str | None:
    """Return the label that readers of a claim had before a telling."""
    query = (
        "SELECT labels.label FROM tellings JOIN verdicts ON verdicts.id = tellings.verdict"
        " JOIN labels ON labels.id = verdicts.label WHERE tellings.claim = ? AND tellings.event < ?"
        " AND means = 'out' AND NOT EXISTS"
        " (SELECT 1 FROM tellings AS back WHERE back.takes_back = tellings.id)"
        " ORDER BY tellings.id DESC LIMIT 1"
    )
    found = connection.execute(query, [told.claim, told.event]).fetchone()
    return found[0] if found else None


def _rows(connection: sqlite3.Connection, condition: str, number: int) -> list[ToldRow]:
    """Return the tellings that meet a condition on one number, oldest first."""
    query = (
        "SELECT tellings.id, tellings.event, tellings.claim, tellings.verdict, means, labels.label,"
        " takes_back FROM tellings JOIN verdicts ON verdicts.id = tellings.verdict"
        f" JOIN labels ON labels.id = verdicts.label WHERE {condition} ORDER BY tellings.id"
    )
    return [
        ToldRow(each, event, ClaimId(claim), verdict, Means(means), *rest)
        for each, event, claim, verdict, means, *rest in connection.execute(query, [number])
    ]
