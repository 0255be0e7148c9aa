"""Packs: a part of a record in one file that is only read, to be published or used in CI."""

import sqlite3
import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from claimcheck.model.record.file_health import Saved
from claimcheck.store.connection import explained, open_reading
from claimcheck.store.errors import StoreError
from claimcheck.store.files.backup import is_earlier
from claimcheck.store.files.datasette import write_metadata
from claimcheck.store.files.new_file import new_file
from claimcheck.store.index.claim_index import rebuild_index
from claimcheck.store.index.records import index_stored
from claimcheck.store.log.chain import Head, head
from claimcheck.store.opening import connect, file_uri
from claimcheck.store.schema.migrations import bring_up_to_date
from claimcheck.store.schema.tables import ALL_TABLES, all_guards
from claimcheck.store.schema.verdict_views import PACKED_STANDING, PACKED_STATUS

ORIGIN_DDL: Final = (
    "CREATE TABLE pack_origin (sequence INTEGER NOT NULL, sha256 TEXT NOT NULL,"
    " packed_at TEXT NOT NULL, status TEXT)"
)

# What is packed unless something else is asked for.
PUBLISHED: Final = "published"
# In place of words that a pack needs a row for and must not tell.
NOT_PACKED: Final = "[not in this pack]"

# How claims stand, and since when, worked out once: asked for each verdict, a table without an
# index would be read whole each time. And the verdicts of which the words are packed: of what
# is published those that stand behind it, else those in force that are not hidden.
_STOOD: Final = (
    "CREATE TEMP TABLE stood AS SELECT claim, leader, status, in_public, public_verdict"
    " FROM source.claim_status",
    "CREATE TEMP TABLE given AS SELECT standing.verdict, standing.role, standing.begun,"
    " standing.corrects, stood.leader, stood.in_public, labels.label,"
    " (SELECT label FROM source.labels WHERE id = out.label) AS out"
    " FROM source.standing_verdicts AS standing"
    " JOIN stood ON stood.claim = standing.claim JOIN source.labels ON labels.id = standing.label"
    " LEFT JOIN source.verdicts AS out ON out.id = stood.public_verdict",
    "CREATE TEMP TABLE settled (leader INTEGER PRIMARY KEY, begun INTEGER NOT NULL)",
    "INSERT INTO settled SELECT leader, max(begun) FROM given"
    " WHERE role = 'resolves' OR corrects GROUP BY leader",
)
_BEHIND_PUBLISHED: Final = """
SELECT public_verdict FROM stood WHERE public_verdict IS NOT NULL
UNION
SELECT verdict FROM given WHERE in_public = 'published' AND label = out
  AND begun >= coalesce(
      (SELECT settled.begun FROM settled WHERE settled.leader = given.leader), 0)
UNION
SELECT signed.id FROM source.verdicts AS signed JOIN stood ON stood.public_verdict = signed.about
WHERE signed.role = 'signs off'"""
_BEHIND_ANY: Final = """
SELECT id FROM source.current_verdicts WHERE (reviewer, claim) NOT IN
  (SELECT blind.reviewer, blind.claim FROM source.hidden_verdicts AS hidden
   JOIN source.verdicts AS blind ON blind.id = hidden.verdict)"""

# Which rows go into a pack, tables referred to before those that refer. Only what holds
# today; of persons the first version too, and of verdicts those that a correction names.
PACKED: Final = {
    "scales": "SELECT * FROM source.scales",
    "labels": "SELECT * FROM source.labels",
    "policies": "SELECT * FROM source.policies",
    "claims": (
        "SELECT claims.* FROM source.current_claims AS claims JOIN stood ON claim = claims.id"
        " WHERE :status IS NULL OR CASE :status WHEN 'published'"
        " THEN in_public IN ('published', 'under review', 'correction due')"
        " ELSE :status IN (status, in_public) END"
    ),
    "links": (
        "SELECT * FROM source.current_links WHERE target IN (SELECT id FROM main.claims)"
        " AND (claim IS NULL OR claim IN (SELECT id FROM main.claims))"
        # An edited statement stands under another id, with a link of its own.
        " AND (statement IS NULL OR statement IN (SELECT id FROM source.current_statements))"
    ),
    "statements": (
        "SELECT * FROM source.current_statements WHERE id IN (SELECT statement FROM main.links)"
    ),
    "articles": ("SELECT * FROM source.articles WHERE id IN (SELECT article FROM main.statements)"),
    "attributions": (
        "SELECT * FROM source.current_attributions"
        " WHERE statement IN (SELECT id FROM main.statements)"
    ),
    "persons": (
        "SELECT * FROM source.persons WHERE id IN (WITH RECURSIVE versions(id) AS"
        " (SELECT person FROM main.attributions"
        "  UNION SELECT CASE persons.id WHEN versions.id THEN persons.supersedes ELSE persons.id"
        "  END FROM versions JOIN source.persons"
        "  ON versions.id IN (persons.id, persons.supersedes))"
        " SELECT id FROM versions)"
    ),
    "aliases": (
        "SELECT * FROM source.current_aliases WHERE person IN (SELECT id FROM main.persons)"
    ),
    "roles": "SELECT * FROM source.current_roles WHERE person IN (SELECT id FROM main.persons)",
    "sources": "SELECT * FROM source.current_sources WHERE claim IN (SELECT id FROM main.claims)",
    "copies": (
        "SELECT * FROM source.copies WHERE id IN (SELECT copy FROM main.sources)"
        " ORDER BY size, id LIMIT :copies"
    ),
    "takes": (
        "SELECT * FROM source.current_takes WHERE claim IN (SELECT id FROM main.claims)"
        " AND :status IS NOT 'published'"
    ),
    "corrections": (
        "SELECT * FROM source.current_corrections AS corrections WHERE EXISTS (SELECT 1"
        " FROM source.verdicts JOIN stood ON stood.claim = verdicts.claim"
        " WHERE verdicts.id = corrections.verdict"
        " AND verdicts.claim IN (SELECT id FROM main.claims)"
        # What is not signed off yet is not what readers have before them.
        " AND (:status IS NOT 'published' OR coalesce(replacement, 0) <= public_verdict))"
        " AND coalesce(replacement, verdict) NOT IN (SELECT verdict FROM source.hidden_verdicts)"
    ),
    "verdicts": (
        "SELECT * FROM source.verdicts WHERE claim IN (SELECT id FROM main.claims) AND (id IN"
        " (SELECT id FROM behind) OR id IN (SELECT verdict FROM main.corrections UNION"
        " SELECT replacement FROM main.corrections))"
    ),
    "publications": (
        "SELECT * FROM source.current_publications WHERE claim IN (SELECT id FROM main.claims)"
    ),
    "topics": "SELECT * FROM source.current_topics WHERE claim IN (SELECT id FROM main.claims)",
    "adoptions": (
        "SELECT * FROM source.current_adoptions WHERE verdict IN (SELECT id FROM behind)"
    ),
    "retractions": (
        "SELECT * FROM source.retractions WHERE subject IN (SELECT 'p-' || id FROM main.persons"
        " UNION ALL SELECT 'v-' || id FROM main.verdicts)"
    ),
    "reviewers": (
        "SELECT * FROM source.reviewers WHERE name IN (SELECT reviewer FROM main.verdicts UNION"
        " SELECT added_by FROM main.sources UNION SELECT confirmed_by FROM main.links UNION"
        " SELECT reviewer FROM main.takes)"
    ),
}
# What is between the desk and others, or among its people.
NEVER_PACKED: Final = frozenset(
    (
        *("contacts", "attachments", "questions", "decisions", "notes", "assignments", "holds"),
        *("reviewer_roles", "outside_checks", "outputs", "tellings"),
    )
)

_WITHOUT: Final[Mapping[str, Mapping[str, str]]] = {
    "reviewers": {"email": "NULL", "note": "NULL"},
    "persons": {"note": "NULL"},
    "takes": {"reason": "NULL"},
    "links": {"reason": "NULL"},
    "attributions": {"reason": "NULL"},
    "sources": {"note": "NULL", "outside_check": "NULL"},
    "publications": {"despite": "NULL"},
    "retractions": {"reason": "''"},
}
_ALL_VERSIONS: Final = ("persons", "verdicts")
_READ_BITS: Final = 0o444

# What a row that only others need must not tell, and references to what is not packed.
_WITHHELD: Final = (
    f"UPDATE verdicts SET rationale = '{NOT_PACKED}' WHERE id NOT IN (SELECT id FROM behind)",
    f"UPDATE persons SET name = '{NOT_PACKED}', wikidata = NULL"
    " WHERE id IN (SELECT supersedes FROM persons)",
    "UPDATE sources SET copy = NULL WHERE copy NOT IN (SELECT id FROM copies)",
    "UPDATE verdicts SET supersedes = NULL WHERE supersedes NOT IN (SELECT id FROM verdicts)",
    # A sign-off goes on with its verdict, by whatever row that stands in the pack.
    "UPDATE verdicts SET about = (SELECT max(target.id) FROM verdicts AS target"
    " JOIN source.verdicts AS before ON before.id = verdicts.about"
    " WHERE target.id IN (SELECT id FROM behind) AND target.role <> 'signs off'"
    " AND target.claim = before.claim AND target.reviewer = before.reviewer"
    " AND target.label = before.label)"
    " WHERE about IS NOT NULL AND about NOT IN (SELECT id FROM behind)",
    "UPDATE publications SET verdict = (SELECT public_verdict FROM stood"
    " WHERE stood.claim = publications.claim"
    " AND public_verdict IN (SELECT id FROM verdicts)) WHERE verdict IS NOT NULL",
)
_STANDING_DDL: Final = (
    f"CREATE TABLE {PACKED_STANDING} (claim INTEGER PRIMARY KEY, in_public TEXT NOT NULL,"
    " told TEXT, verdict INTEGER)"
)


def pack(path: Path, target: Path, *, at: str, status: str | None, copies: int) -> Saved:
    """Write a part of the record at ``path`` to a file that is only read.

    It holds the claims of one ``status``, or all, with what the public may see,
    and at most so many captured ``copies``, smallest first. An older pack of the
    same record gives way to it; nothing else that is at ``target`` does.
    """
    replace = target.exists()
    with open_reading(path) as source:
        origin = head(source)
        if replace and not is_earlier(source, path, target, of_pack=True):
            raise StoreError(
                f"{target} is no older pack of {path}, so it was left as it is; name another file"
            )
    # Whoever may read the record may read the pack, and nobody may write to it.
    mode = path.stat().st_mode & _READ_BITS | stat.S_IRUSR
    with (
        new_file(target, mode=mode, replace=replace) as part,
        explained(part),
        closing(connect(part, "rwc")) as connection,
    ):
        rows = fill_pack(connection, path, origin, (at, status), copies)
        write_metadata(connection, target)
    return Saved(str(target), str(origin), rows, target.stat().st_size)


def fill_pack(
    connection: sqlite3.Connection,
    path: Path,
    origin: Head,
    about: tuple[str, str | None],
    copies: int,
) -> int:
    """Fill an empty file with a part of the record; return how many rows it holds."""
    bring_up_to_date(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("ATTACH ? AS source", [file_uri(path, "ro")])
    connection.execute("BEGIN")
    for guard in all_guards():
        connection.execute(f"DROP TRIGGER {guard.split()[2]}")
    asked = {"status": about[1], "copies": copies}
    behind = _BEHIND_PUBLISHED if about[1] == PUBLISHED else _BEHIND_ANY
    for statement in (
        *_STOOD,
        f"CREATE TEMP TABLE behind AS WITH kept(id) AS ({behind}) SELECT id FROM kept",
    ):
        connection.execute(statement)
    rows = sum(_copy_rows(connection, table, asked) for table in PACKED)
    for statement in _WITHHELD:
        connection.execute(statement)
    _copy_standing(connection)
    _copy_events(connection)
    rebuild_index(connection)
    index_stored(connection)
    for guard in all_guards():
        connection.execute(guard)
    connection.execute(ORIGIN_DDL)
    connection.execute("INSERT INTO pack_origin VALUES (?, ?, ?, ?)", [*origin, *about])
    connection.execute("COMMIT")
    for table in ("stood", "given", "settled", "behind"):
        connection.execute(f"DROP TABLE temp.{table}")
    connection.execute("DETACH source")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("VACUUM")
    return rows


def _copy_rows(
    connection: sqlite3.Connection, table: str, asked: Mapping[str, str | int | None]
) -> int:
    """Copy the rows of a table that go into the pack, without what it does not keep."""
    query = "SELECT name FROM pragma_table_info(?)"
    names = [name for (name,) in connection.execute(query, [table])]
    without = dict(_WITHOUT.get(table, {}))
    if "supersedes" in names and table not in _ALL_VERSIONS:
        without["supersedes"] = "NULL"
    columns = ", ".join(without.get(name, name) for name in names)
    found = connection.execute(
        f"INSERT INTO main.{table} ({', '.join(names)}) SELECT {columns} FROM ({PACKED[table]})",
        asked,
    )
    return found.rowcount


def _copy_standing(connection: sqlite3.Connection) -> None:
    """Keep how each claim stands in public, which its rows in the pack cannot tell."""
    connection.execute(_STANDING_DDL)
    connection.execute(
        f"INSERT INTO {PACKED_STANDING} SELECT claim, in_public,"
        " (SELECT labels.label FROM source.labels"
        "  JOIN source.verdicts ON labels.id = verdicts.label"
        "  WHERE verdicts.id = public_verdict), public_verdict"
        " FROM stood WHERE claim IN (SELECT id FROM main.claims)"
    )
    connection.execute("DROP VIEW claim_status")
    connection.execute(PACKED_STATUS)


def _copy_events(connection: sqlite3.Connection) -> None:
    """Copy when and by whom the rows were written, without payloads, which hold far more."""
    written = " UNION ".join(f"SELECT event FROM main.{table.name}" for table in ALL_TABLES)
    connection.execute(
        "INSERT INTO main.events SELECT sequence, at, actor, kind, subject, NULL, payload_sha256,"
        f" previous, sha256 FROM source.events WHERE sequence IN ({written})"
    )
