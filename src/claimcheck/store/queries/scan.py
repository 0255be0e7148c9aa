"""What a scan asks of the record: which claims were checked, what came of it, and by when."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from claimcheck.model.scan.finding import StoreState
from claimcheck.model.statement import Kind
from claimcheck.model.status import InPublic
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.chain import pack_origin
from claimcheck.store.records.claims import rated_standings, wordings_of
from claimcheck.store.records.outputs import last_act
from claimcheck.store.schema.expressions import day_of, person_rows
from claimcheck.store.schema.standing_verdicts import PACKED_STANDING
from claimcheck.store.verdicts.publications import is_pack, pages_of

# By wordings that are the same, a verdict on one claim speaks of others. What this
# finds is more than what holds today: it spares comparing, and decides nothing.
_CHECKED = """
SELECT claim FROM verdicts WHERE claim IN (SELECT value FROM json_each(:claims))
UNION
SELECT claim FROM links WHERE relation = 'same_as'
  AND claim IN (SELECT value FROM json_each(:claims))
UNION
SELECT target FROM links WHERE relation IN ('same_as', 'updates')
  AND target IN (SELECT value FROM json_each(:claims))"""

_ALL_CHECKED = """
SELECT claim FROM verdicts
UNION
SELECT claim FROM links WHERE claim IS NOT NULL AND relation = 'same_as'
UNION
SELECT target FROM links WHERE claim IS NOT NULL AND relation IN ('same_as', 'updates')"""

# As `current_publications` and `current_verdicts` have them, all but what has gone: a claim's
# newest verdict is in force unless it was taken back, and to look at each of an archive's
# hundred thousand would take a tenth of a scan.
_COUNTS = """
WITH replaced(id) AS (SELECT supersedes FROM verdicts WHERE supersedes IS NOT NULL),
undone(id) AS (SELECT CAST(substr(subject, 3) AS INTEGER) FROM retractions
               WHERE subject > 'v-' AND subject < 'v.'),
renewed(id) AS (SELECT supersedes FROM publications WHERE supersedes IS NOT NULL),
withdrawn(id) AS (SELECT CAST(substr(subject, 3) AS INTEGER) FROM retractions
                  WHERE subject > 'u-' AND subject < 'u.'),
touched(claim) AS (
  SELECT claim FROM verdicts WHERE id IN undone
  UNION SELECT claim FROM publications WHERE id IN withdrawn
  UNION SELECT old.claim FROM replaced CROSS JOIN verdicts AS old USING (id)
        JOIN verdicts AS new ON new.supersedes = old.id WHERE old.claim <> new.claim
  UNION SELECT old.claim FROM renewed CROSS JOIN publications AS old USING (id)
        JOIN publications AS new ON new.supersedes = old.id WHERE old.claim <> new.claim),
remaining(claim, is_rated, is_out) AS (
  SELECT claim,
    EXISTS (SELECT 1 FROM verdicts WHERE verdicts.claim = touched.claim
            AND id NOT IN replaced AND id NOT IN undone),
    EXISTS (SELECT 1 FROM publications WHERE publications.claim = touched.claim
            AND id NOT IN renewed AND id NOT IN withdrawn)
  FROM touched)
SELECT
  (SELECT count(DISTINCT claim) FROM verdicts {where})
  - (SELECT count(*) FROM remaining WHERE NOT is_rated
     AND claim IN (SELECT claim FROM verdicts {where})),
  (SELECT count(DISTINCT claim) FROM publications {where})
  - (SELECT count(*) FROM remaining WHERE NOT (is_rated AND is_out)
     AND claim IN (SELECT claim FROM publications {where}))"""
_AMONG = "WHERE claim IN (SELECT value FROM json_each(?1))"
# Of these alone the verdict that is out, or the page, may be another claim's.
_EVER_TIED = """
SELECT claim FROM links WHERE relation = 'same_as' AND claim IS NOT NULL
UNION SELECT target FROM links WHERE relation = 'same_as' AND claim IS NOT NULL"""
_RATED = (
    "SELECT DISTINCT claim FROM current_verdicts WHERE claim IN (SELECT value FROM json_each(?))"
)

# A pack has no row of the parting by which a wording is known there; it is told what is out.
_PACKED_OUT = f"SELECT claim FROM {PACKED_STANDING} WHERE verdict IS NOT NULL"


class Successor(NamedTuple):
    """A claim that a person said updates another, with the date from which it holds."""

    claim: int
    text: str
    since: str | None


class Recorded(NamedTuple):
    """Words that somebody is on record to have said.

    `person` is the full name where it is known. `article` is the text of the
    article that holds the words where their place says, else None.
    """

    statement: int
    text: str
    person: str | None
    said_on: str | None
    language: str
    article: str | None


def checked_claims(connection: sqlite3.Connection) -> set[int]:
    """Return the claims that may have been checked or superseded, in any wording."""
    found = {claim for (claim,) in connection.execute(_ALL_CHECKED)}
    return found | _packed_out(connection)


def told_claims(connection: sqlite3.Connection) -> set[int]:
    """Return the claims that readers were told of, some of which may have no verdict now."""
    told = {claim for (claim,) in connection.execute("SELECT claim FROM tellings")}
    return told | _packed_out(connection)


def published_claims(connection: sqlite3.Connection) -> list[int]:
    """Return the claims of which a verdict was published, whether or not it is out still."""
    query = "SELECT DISTINCT claim FROM publications ORDER BY claim"
    return [claim for (claim,) in connection.execute(query)]


def checked_count(connection: sqlite3.Connection) -> int:
    """Return how many claims may have been checked or superseded, in any wording, at least."""
    (count,) = connection.execute("SELECT count(*) FROM verdicts").fetchone()
    return int(count)


def checked_among(connection: sqlite3.Connection, claims: Iterable[int]) -> set[int]:
    """Return those of ``claims`` that may have been checked or superseded, in any wording."""
    asked = set(claims)
    rows = connection.execute(_CHECKED, {"claims": json.dumps(sorted(asked))})
    return {claim for (claim,) in rows} | asked & _packed_out(connection)


def _packed_out(connection: sqlite3.Connection) -> set[int]:
    """Return the claims of a pack that readers have a verdict of; of a record none."""
    if not is_pack(connection):
        return set()
    return {claim for (claim,) in connection.execute(_PACKED_OUT)}


def check_addresses(connection: sqlite3.Connection, same: Sequence[int]) -> tuple[str, ...]:
    """Return where the desk published checks of a claim, ``same`` being all its wordings."""
    return tuple(dict.fromkeys(each.url for each in pages_of(connection, same)))


def successors(connection: sqlite3.Connection, same: Sequence[int]) -> tuple[Successor, ...]:
    """Return the claims that people said update one, ``same`` being all its wordings."""
    rows = connection.execute(
        "SELECT claims.id, claims.text, links.since"
        " FROM current_links AS links JOIN current_claims AS claims ON claims.id = links.claim"
        " WHERE links.relation = 'updates' AND links.confirmed_by IS NOT NULL"
        " AND links.target IN (SELECT value FROM json_each(?)) ORDER BY claims.id",
        [json.dumps(same)],
    )
    return tuple(Successor(*row) for row in rows)


def has_quotations(connection: sqlite3.Connection) -> bool:
    """Return whether any direct quotation is on record, or was."""
    query = "SELECT EXISTS (SELECT 1 FROM statements WHERE kind = ?)"
    return bool(connection.execute(query, [str(Kind.DIRECT)]).fetchone()[0])


def recorded_words(connection: sqlite3.Connection, claims: Iterable[int]) -> list[Recorded]:
    """Return the direct quotations on record that state any of ``claims``, by id."""
    rows = connection.execute(
        "SELECT statements.id, statements.text,"
        f" coalesce(({person_rows('whose.person', 'name')} LIMIT 1), statements.speaker),"
        f" {day_of('statements')}, statements.language, statements.spans, articles.text"
        " FROM current_links AS links"
        " JOIN current_statements AS statements ON statements.id = links.statement"
        " LEFT JOIN articles ON articles.id = statements.article"
        " LEFT JOIN current_attributions AS whose ON whose.statement = statements.id"
        " WHERE links.relation = 'states' AND statements.kind = ?"
        " AND links.target IN (SELECT value FROM json_each(?)) ORDER BY statements.id",
        [str(Kind.DIRECT), json.dumps(sorted(set(claims)))],
    )
    return [
        Recorded(
            number,
            text,
            person,
            said_on,
            language,
            article if _stands(text, spans, article) else None,
        )
        for number, text, person, said_on, language, spans, article in rows
    ]


def _stands(text: str, spans: str | None, article: str | None) -> bool:
    """Return whether words stand in an article where their place says."""
    if not spans or article is None:
        return False
    return " ".join(article[start:end] for start, end in json.loads(spans)) == text


def store_state(connection: sqlite3.Connection) -> StoreState:
    """Return which record this is: of a pack, the record that it was made from."""
    stands, date = pack_origin(connection), None
    if stands is not None:
        (date,) = connection.execute("SELECT packed_at FROM pack_origin").fetchone()
    else:
        stands, date = last_act(connection)
    rated, published = connection.execute(_COUNTS.format(where="")).fetchone()
    day = date[:10] if date else None
    return StoreState(day, published, str(stands), rated - published + _off(connection))


def _off(connection: sqlite3.Connection) -> int:
    """Return by how much rated claims without a page are more than rated ones less published."""
    tied = json.dumps([claim for (claim,) in connection.execute(_EVER_TIED)])
    if tied == "[]":
        return 0
    rated, published = connection.execute(_COUNTS.format(where=_AMONG), [tied]).fetchone()
    ours = [claim for (claim,) in connection.execute(_RATED, [tied])]
    groups = wordings_of(connection, ours)
    asked = list(dict.fromkeys(groups))
    public = {
        same: each.public.state
        for same, each in zip(asked, rated_standings(connection, asked), strict=True)
    }
    unread = sum(public[same] is InPublic.UNPUBLISHED for same in groups)
    return unread - (int(rated) - int(published))
