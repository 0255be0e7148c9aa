"""The tables, columns and indexes that later migrations add."""

from typing import Final

from claimcheck.store.schema.append_only import StoredTable

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

# Added by the sixth migration.
TOPICS = StoredTable(
    "topics",
    "claim INTEGER NOT NULL REFERENCES claims(id), topic TEXT NOT NULL CHECK (trim(topic) <> '')",
    supersedable=True,
)
OUTSIDE_CHECKS = StoredTable(
    "outside_checks",
    "claim INTEGER NOT NULL REFERENCES claims(id), url TEXT NOT NULL, url_key TEXT NOT NULL,"
    " publisher TEXT, site TEXT, label TEXT NOT NULL, value TEXT, best TEXT, worst TEXT,"
    " explanation TEXT, published_on TEXT, modified_on TEXT, language TEXT, correction TEXT,"
    " speaker TEXT, said_on TEXT,"
    " feed TEXT, feed_sha256 TEXT, copy INTEGER REFERENCES copies(id), imported_by TEXT NOT NULL"
    " REFERENCES reviewers(name)",
    supersedable=True,
)
ADOPTIONS = StoredTable(
    "adoptions",
    "verdict INTEGER NOT NULL REFERENCES verdicts(id), checked_by TEXT, checked_on TEXT,"
    " reason TEXT NOT NULL CHECK (trim(reason) <> ''),"
    " under_review INTEGER CHECK (under_review = 1)",
    supersedable=True,
)
REVIEWER_ROLES = StoredTable(
    "reviewer_roles",
    "reviewer TEXT NOT NULL REFERENCES reviewers(name), role TEXT NOT NULL CHECK (role IN"
    " ('reader', 'reviewer', 'editor', 'owner', 'left')), reason TEXT",
    supersedable=True,
)
ATTACHMENTS = StoredTable(
    "attachments",
    # Of a contact, or of an article: a picture of it that is kept, or the recording that it is
    # the words of, which is elsewhere and known by its digest.
    "contact INTEGER REFERENCES contacts(id), article INTEGER REFERENCES articles(id),"
    " copy INTEGER REFERENCES copies(id), name TEXT NOT NULL, url TEXT, sha256 TEXT,"
    " CHECK ((contact IS NULL) <> (article IS NULL)),"
    " CHECK ((copy IS NULL) = (sha256 IS NOT NULL))",
    supersedable=True,
)
HOLDS = StoredTable(
    "holds",
    "claim INTEGER NOT NULL REFERENCES claims(id), reviewer TEXT NOT NULL REFERENCES"
    " reviewers(name), reason TEXT NOT NULL CHECK (trim(reason) <> '')",
    supersedable=True,
)
# What readers were told of a claim stays a fact, whatever is undone since: the last row that
# none takes back holds. Each wording has its own.
TELLINGS = StoredTable(
    "tellings",
    "claim INTEGER NOT NULL REFERENCES claims(id), verdict INTEGER NOT NULL REFERENCES"
    " verdicts(id), means TEXT NOT NULL CHECK (means IN ('out', 'announced', 'withdrawn',"
    " 'never')), takes_back INTEGER REFERENCES tellings(id)",
)
OUTPUTS = StoredTable(
    "outputs",
    "kind TEXT NOT NULL CHECK (kind IN ('backup', 'export', 'pack', 'report', 'site')),"
    " path TEXT NOT NULL, sequence INTEGER NOT NULL, sha256 TEXT NOT NULL",
)
SIXTH_TABLES: Final = (
    TOPICS,
    OUTSIDE_CHECKS,
    ADOPTIONS,
    REVIEWER_ROLES,
    ATTACHMENTS,
    HOLDS,
    TELLINGS,
    OUTPUTS,
)
# Each is NULL in rows of before, or `log --verify` would accuse the record's owner.
SIXTH_COLUMNS: Final = (
    (
        "statements",
        "date_origin TEXT CHECK (date_origin IN ('text', 'dateline', 'publication', 'given'))",
    ),
    ("statements", "reported_on TEXT"),
    ("publications", "verdict INTEGER REFERENCES verdicts(id)"),
    ("publications", "despite TEXT"),
    ("contacts", "direction TEXT CHECK (direction IN ('we asked', 'they wrote'))"),
    ("contacts", "answered_on TEXT"),
    ("takes", "priority TEXT"),
    ("takes", "deadline TEXT"),
    ("links", "agrees TEXT"),
    ("links", "matcher TEXT"),
    ("questions", "agrees TEXT"),
    ("questions", "meaning REAL"),
    ("sources", "note TEXT"),
    ("sources", "outside_check INTEGER REFERENCES outside_checks(id)"),
)
SIXTH_INDEXES: Final = (
    "CREATE INDEX topics_claim ON topics(claim)",
    "CREATE INDEX topics_topic ON topics(topic)",
    "CREATE INDEX outside_checks_claim ON outside_checks(claim)",
    "CREATE INDEX outside_checks_url ON outside_checks(url_key)",
    "CREATE INDEX adoptions_verdict ON adoptions(verdict)",
    "CREATE INDEX reviewer_roles_reviewer ON reviewer_roles(reviewer)",
    "CREATE INDEX attachments_contact ON attachments(contact)",
    "CREATE INDEX attachments_article ON attachments(article) WHERE article IS NOT NULL",
    "CREATE INDEX holds_claim ON holds(claim)",
    "CREATE INDEX tellings_claim ON tellings(claim)",
    "CREATE INDEX tellings_event ON tellings(event)",
    "CREATE INDEX tellings_taken_back ON tellings(takes_back) WHERE takes_back IS NOT NULL",
    # What became of one record, and which acts were undone, without reading the whole log.
    "CREATE INDEX events_subject ON events(subject)",
    "CREATE INDEX events_undo ON events(sequence, subject) WHERE kind = 'undo'",
    # What else is looked up of one claim, or of one verdict.
    "CREATE INDEX decisions_candidate ON decisions(candidate)",
    "CREATE INDEX corrections_replacement ON corrections(replacement)"
    " WHERE replacement IS NOT NULL",
    "CREATE INDEX publications_verdict ON publications(verdict) WHERE verdict IS NOT NULL",
    "CREATE INDEX events_redact ON events(sequence) WHERE kind = 'redact'",
)
