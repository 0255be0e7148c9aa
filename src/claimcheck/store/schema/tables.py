"""The tables of the record: those that the first migration lays, and those added since.

Every row belongs to an event; a change is a new row that supersedes. See
docs/record.md for what each table is for. A table's unique keys are listed
beside it because the guard against REPLACE must cover each of them.
"""

from typing import NamedTuple


class StoredTable(NamedTuple):
    """An append-only table: its columns, and the keys that may occur only once.

    A row of a supersedable table can be replaced by a later one, once.
    """

    name: str
    columns: str
    keys: tuple[tuple[str, ...], ...] = ()
    supersedable: bool = False


# Checked at once, so events are written before their rows: a deferred check would
# make SQLite look through every table for each new event.
EVENT = "event INTEGER NOT NULL REFERENCES events(sequence)"


TABLES: tuple[StoredTable, ...] = (
    StoredTable(
        "reviewers",
        "name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''), email TEXT, note TEXT",
        (("name",),),
    ),
    StoredTable(
        "scales",
        "name TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (name, version)",
        (("name", "version"),),
    ),
    StoredTable(
        "labels",
        "scale INTEGER NOT NULL REFERENCES scales(id), position INTEGER NOT NULL,"
        " label TEXT NOT NULL, rank INTEGER, fires INTEGER NOT NULL CHECK (fires IN (0, 1)),"
        " definition TEXT NOT NULL, UNIQUE (scale, label)",
        (("scale", "label"),),
    ),
    StoredTable(
        "policies",
        "name TEXT NOT NULL, version INTEGER NOT NULL, rules TEXT NOT NULL, UNIQUE (name, version)",
        (("name", "version"),),
    ),
    StoredTable(
        "articles",
        "sha256 TEXT NOT NULL UNIQUE, text TEXT NOT NULL, title TEXT, publisher TEXT,"
        " published_on TEXT, url TEXT, language TEXT NOT NULL",
        (("sha256",),),
        supersedable=True,
    ),
    StoredTable(
        "statements",
        "fingerprint TEXT NOT NULL UNIQUE, article INTEGER REFERENCES articles(id),"
        " text TEXT NOT NULL CHECK (trim(text) <> ''), kind TEXT NOT NULL"
        " CHECK (kind IN ('direct', 'indirect', 'mixed', 'assertion')), speaker TEXT, role TEXT,"
        " organisation TEXT, said_on TEXT, place TEXT, medium TEXT, url TEXT,"
        " language TEXT NOT NULL, spans TEXT, prefix TEXT, suffix TEXT,"
        " speaker_span TEXT, cue_span TEXT, rule TEXT",
        (("fingerprint",),),
        supersedable=True,
    ),
    StoredTable(
        "claims",
        "text TEXT NOT NULL CHECK (trim(text) <> ''), plain TEXT, title TEXT, context TEXT,"
        " topic TEXT, language TEXT NOT NULL",
    ),
    StoredTable(
        "persons",
        "name TEXT NOT NULL, wikidata TEXT, note TEXT",
        supersedable=True,
    ),
    StoredTable(
        "aliases",
        "person INTEGER NOT NULL REFERENCES persons(id), name TEXT NOT NULL",
        supersedable=True,
    ),
    StoredTable(
        "roles",
        "person INTEGER NOT NULL REFERENCES persons(id), role TEXT NOT NULL, organisation TEXT,"
        " since TEXT, until TEXT",
        supersedable=True,
    ),
    StoredTable(
        "attributions",
        "statement INTEGER NOT NULL REFERENCES statements(id), person INTEGER NOT NULL REFERENCES"
        " persons(id), reason TEXT, made_by TEXT NOT NULL",
        supersedable=True,
    ),
    StoredTable(
        "links",
        "statement INTEGER REFERENCES statements(id), claim INTEGER REFERENCES claims(id),"
        " relation TEXT NOT NULL CHECK (relation IN ('states', 'same_as', 'variant_of',"
        " 'contradicts', 'updates', 'related_to', 'not_same')),"
        " target INTEGER NOT NULL REFERENCES claims(id), made_by TEXT NOT NULL,"
        " confirmed_by TEXT REFERENCES reviewers(name), reason TEXT, band TEXT, overlap REAL,"
        " likeness REAL, differences TEXT, CHECK ((statement IS NULL) <> (claim IS NULL)),"
        " CHECK ((relation = 'states') = (statement IS NOT NULL)), CHECK (claim <> target)",
        supersedable=True,
    ),
    StoredTable(
        "questions",
        "statement INTEGER REFERENCES statements(id), claim INTEGER NOT NULL REFERENCES"
        " claims(id), candidate INTEGER NOT NULL REFERENCES claims(id), band TEXT NOT NULL,"
        " overlap REAL NOT NULL, likeness REAL NOT NULL, differences TEXT NOT NULL,"
        " thresholds TEXT NOT NULL,"
        " matcher TEXT NOT NULL, UNIQUE (statement, candidate)",
        (("statement", "candidate"),),
    ),
    StoredTable(
        "decisions",
        "question INTEGER REFERENCES questions(id), statement INTEGER REFERENCES statements(id),"
        " claim INTEGER NOT NULL REFERENCES claims(id), candidate INTEGER NOT NULL REFERENCES"
        " claims(id), decision TEXT NOT NULL CHECK (decision IN ('same', 'related',"
        " 'contradicts', 'not_same', 'later')), reviewer TEXT NOT NULL REFERENCES"
        " reviewers(name), reason TEXT",
        supersedable=True,
    ),
    StoredTable(
        "copies",
        "sha256 TEXT NOT NULL UNIQUE, content BLOB NOT NULL, size INTEGER NOT NULL,"
        " media_type TEXT NOT NULL",
        (("sha256",),),
    ),
    StoredTable(
        "sources",
        "claim INTEGER NOT NULL REFERENCES claims(id), stance TEXT NOT NULL CHECK"
        " (stance IN ('backs', 'contradicts', 'context')), url TEXT NOT NULL, title TEXT,"
        " publisher TEXT, origin TEXT, locator TEXT, quote TEXT, accessed_on TEXT,"
        " archive_url TEXT, copy INTEGER REFERENCES copies(id), added_by TEXT NOT NULL REFERENCES"
        " reviewers(name)",
        supersedable=True,
    ),
    StoredTable(
        "takes",
        "claim INTEGER NOT NULL REFERENCES claims(id), reviewer TEXT NOT NULL REFERENCES"
        " reviewers(name), reason TEXT",
        supersedable=True,
    ),
    StoredTable(
        "verdicts",
        "claim INTEGER NOT NULL REFERENCES claims(id), reviewer TEXT NOT NULL REFERENCES"
        " reviewers(name), role TEXT NOT NULL CHECK (role IN ('proposes', 'signs off',"
        " 'dissents', 'resolves')), label INTEGER NOT NULL REFERENCES labels(id),"
        " rationale TEXT NOT NULL CHECK (trim(rationale) <> ''), as_of TEXT NOT NULL,"
        " recheck_on TEXT",
        supersedable=True,
    ),
    StoredTable(
        "publications",
        "claim INTEGER NOT NULL REFERENCES claims(id), url TEXT NOT NULL, published_on TEXT NOT"
        " NULL",
        supersedable=True,
    ),
    StoredTable(
        "contacts",
        "claim INTEGER NOT NULL REFERENCES claims(id), party TEXT NOT NULL, channel TEXT NOT NULL,"
        " sent TEXT, deadline TEXT, answer TEXT",
        supersedable=True,
    ),
    StoredTable(
        "retractions",
        "subject TEXT NOT NULL UNIQUE, reason TEXT NOT NULL",
        (("subject",),),
    ),
)

# Added by the second migration.
CORRECTIONS = StoredTable(
    "corrections",
    "verdict INTEGER NOT NULL REFERENCES verdicts(id), replacement INTEGER REFERENCES"
    " verdicts(id), class TEXT NOT NULL CHECK (class IN ('typo', 'clarification', 'update',"
    " 'same-verdict', 'new-verdict', 'void')), notice TEXT NOT NULL CHECK (trim(notice) <> ''),"
    " corrected_on TEXT NOT NULL",
    supersedable=True,
)

# Added by the fifth migration.
NOTES = StoredTable(
    "notes",
    "claim INTEGER NOT NULL REFERENCES claims(id), reviewer TEXT NOT NULL REFERENCES"
    " reviewers(name), text TEXT NOT NULL CHECK (trim(text) <> '')",
    supersedable=True,
)
ASSIGNMENTS = StoredTable(
    "assignments",
    "claim INTEGER NOT NULL REFERENCES claims(id), reviewer TEXT NOT NULL REFERENCES"
    " reviewers(name)",
    supersedable=True,
)

ALL_TABLES = (*TABLES, CORRECTIONS, NOTES, ASSIGNMENTS)

# The columns of bytes, which events record by their digest.
BLOBS = frozenset((("copies", "content"),))
# What a row holds that its event does not speak of, since its column came later:
# nothing, but for these. `log --verify` insists on it.
ADDED_DEFAULTS = {("contacts", "reason"): "right of reply"}

EVENTS = """
CREATE TABLE events (
    sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL, payload TEXT, payload_sha256 TEXT NOT NULL, previous TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE
)"""

INDEXES = (
    "CREATE INDEX statements_article ON statements(article)",
    "CREATE INDEX statements_speaker ON statements(speaker)",
    "CREATE INDEX links_statement ON links(statement) WHERE statement IS NOT NULL",
    "CREATE INDEX links_claim ON links(claim) WHERE claim IS NOT NULL",
    "CREATE INDEX links_target ON links(target)",
    "CREATE INDEX questions_candidate ON questions(candidate)",
    "CREATE INDEX questions_claim ON questions(claim)",
    "CREATE INDEX decisions_question ON decisions(question)",
    "CREATE INDEX decisions_claim ON decisions(claim)",
    "CREATE INDEX sources_claim ON sources(claim)",
    "CREATE INDEX verdicts_claim ON verdicts(claim)",
    "CREATE INDEX takes_claim ON takes(claim)",
    "CREATE INDEX publications_claim ON publications(claim)",
    "CREATE INDEX attributions_statement ON attributions(statement)",
)


def table_ddl(table: StoredTable) -> str:
    """Return the statement that creates ``table``."""
    columns = ["id INTEGER PRIMARY KEY", EVENT]
    if table.supersedable:
        columns.append(f"supersedes INTEGER UNIQUE REFERENCES {table.name}(id)")
    return f"CREATE TABLE {table.name} ({', '.join(columns)}, {table.columns})"


def guards(name: str, primary: str, keys: tuple[tuple[str, ...], ...]) -> list[str]:
    """Return the three triggers that make a table append-only.

    The third is needed because `INSERT OR REPLACE` deletes the old row without
    firing a delete trigger unless the connection asks for recursive triggers.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    existing = " OR ".join(
        f"EXISTS (SELECT 1 FROM {name} WHERE "
        + " AND ".join(f"{column} = NEW.{column}" for column in key)
        + ")"
        for key in ((primary,), *keys)
    )
    return [
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {existing} {refuse}",
    ]


def all_guards() -> list[str]:
    """Return every guard of every append-only table; a migration recreates them with these."""
    found = []
    for table in ALL_TABLES:
        superseding = (("supersedes",),) if table.supersedable else ()
        found += guards(table.name, "id", (*table.keys, *superseding))
    return [*found, *guards("events", "sequence", (("sha256",),))]
