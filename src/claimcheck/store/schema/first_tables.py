"""The tables that the first migration lays, as it lays them: never edited.

docs/record.md says what each is for.
"""

from claimcheck.store.schema.append_only import StoredTable

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
