"""What views and queries are made of: texts of SQL that need no table to be described."""

# The letter before an id, in the order in which `show` and `history` speak of them.
LETTERS = {
    "articles": "a",
    "statements": "s",
    "claims": "c",
    "persons": "p",
    "aliases": "n",
    "roles": "o",
    "attributions": "t",
    "links": "l",
    "questions": "q",
    "decisions": "d",
    "sources": "e",
    "takes": "k",
    "verdicts": "v",
    "publications": "u",
    "contacts": "w",
    "corrections": "x",
    "notes": "m",
    "assignments": "g",
    "reviewers": "r",
    "topics": "b",
    "outside_checks": "y",
    "adoptions": "j",
    "reviewer_roles": "i",
    "attachments": "z",
    "holds": "h",
}
# A copy is bytes, and no row that `show` or `history` speaks of.
COPY = "f"

# The class of a correction as it is said; the table was made when it was called void.
CLASS_OF_CORRECTION = (
    "CASE corrections.class WHEN 'void' THEN 'withdrawn' ELSE corrections.class END"
)

# Rows that others know by their id or by a key that may occur only once. One
# that was retracted comes back under its own id, not as a copy.
LASTING = ("articles", "statements", "claims", "questions", "reviewers")


def is_retracted(table: str, row: str) -> str:
    """Return the condition that ``row``, an alias, is retracted.

    A retraction of a lasting row is itself taken back by another, whose subject
    is numbered: ``c-31``, ``c-31!1``, ``c-31!2``. So an odd number of them holds.
    """
    subject = f"'{LETTERS[table]}-' || {row}.id"
    if table not in LASTING:
        return f"EXISTS (SELECT 1 FROM retractions WHERE subject = {subject})"
    return (
        "(SELECT count(*) % 2 FROM retractions"
        f" WHERE subject BETWEEN {subject} AND {subject} || '!~')"
    )


def _is_superseded(table: str) -> str:
    """Return the condition that a later row stands for ``this``.

    A lasting row is not superseded by one that was retracted; another may
    supersede that one in its place.
    """
    later = f"EXISTS (SELECT 1 FROM {table} AS later WHERE later.supersedes = this.id)"
    if table not in LASTING:
        return later
    return f"""({later} AND EXISTS (
    WITH RECURSIVE successors(id) AS (
        SELECT id FROM {table} WHERE supersedes = this.id
        UNION
        SELECT {table}.id FROM {table} JOIN successors ON {table}.supersedes = successors.id
    )
    SELECT 1 FROM successors WHERE NOT {is_retracted(table, "successors")}))"""


# What an earlier program brought back as a correction of its own words is one of those before.
_CORRECTION = """id, event, supersedes, CASE verdict WHEN replacement THEN
    (SELECT given.supersedes FROM verdicts AS given WHERE given.id = replacement)
    ELSE verdict END AS verdict, replacement, class, notice, corrected_on"""


def current_view(table: str, *, supersedable: bool = True) -> str:
    """Return the view over the rows of ``table`` that hold today."""
    superseded = f"NOT {_is_superseded(table)}\n  AND " if supersedable else ""
    columns = _CORRECTION if table == "corrections" else "*"
    return f"""
CREATE VIEW current_{table} AS
SELECT {columns} FROM {table} AS this
WHERE {superseded}NOT {is_retracted(table, "this")}"""


def gone_rows(table: str) -> str:
    """Return the query for the rows of ``table`` that do not hold today: few, in any record.

    A query about all rows asks once for these, where `current_view` would ask about each row.
    """
    letter = LETTERS[table]
    return f"""
SELECT id FROM {table} AS this WHERE id IN (
    SELECT supersedes FROM {table} WHERE supersedes IS NOT NULL
    UNION ALL SELECT CAST(substr(subject, 3) AS INTEGER) FROM retractions
    WHERE subject BETWEEN '{letter}-' AND '{letter}-~'
) AND ({_is_superseded(table)} OR {is_retracted(table, "this")})"""


def person_of(column: str) -> str:
    """Return the expression for the id by which a person is known: that of their first row."""
    return (
        "(WITH RECURSIVE earlier(id, before) AS ("
        f"SELECT this.id, this.supersedes FROM persons AS this WHERE this.id = {column}"
        " UNION ALL SELECT this.id, this.supersedes FROM earlier"
        " JOIN persons AS this ON this.id = earlier.before)"
        " SELECT earlier.id FROM earlier WHERE earlier.before IS NULL)"
    )


def person_rows(column: str, asked: str = "id") -> str:
    """Return the query for a person's row and all that supersede it, newest first."""
    return (
        "WITH RECURSIVE later(id, name) AS ("
        f"SELECT this.id, this.name FROM persons AS this WHERE this.id = {column}"
        " UNION ALL SELECT this.id, this.name FROM later"
        " JOIN persons AS this ON this.supersedes = later.id)"
        f" SELECT later.{asked} FROM later ORDER BY later.id DESC"
    )


def said_by(statement: str) -> str:
    """Return the expression for whose a statement is: ``p-3``, of several ``p-3+p-4``, or NULL."""
    whose = f"SELECT DISTINCT {person_of('whose.person')} AS person {_attributed(statement)}"
    return f"(SELECT group_concat('p-' || person, '+') FROM ({whose} ORDER BY 1))"


def names_of(statement: str, separator: str) -> str:
    """Return the expression for the full names of those whose a statement is, or NULL."""
    name = f"({person_rows('whose.person', 'name')} LIMIT 1)"
    whose = f"SELECT DISTINCT {person_of('whose.person')} AS person, {name} AS name"
    rows = f"{whose} {_attributed(statement)} ORDER BY 1"
    return f"(SELECT group_concat(name, '{separator}') FROM ({rows}))"


def _attributed(statement: str) -> str:
    return f"FROM current_attributions AS whose WHERE whose.statement = {statement}"


# "Bamako" and "Bamako, Mali" are one place. In their order a place is followed by itself or by
# those that say more of where it is, so that only the last of each row counts.
def counts_of(source: str) -> str:
    """Return the query for how often claims were said, from `statement_claims` or a part of it."""
    return f"""SELECT leader, count(DISTINCT statement) AS mentions, sum(is_counted) AS occasions,
       min(said_on) AS first_said_on, min(reported_on) AS first_reported_on
FROM (
    SELECT leader, statement, said_on, reported_on,
           confirmed AND said_on IS NOT NULL AND NOT coalesce(
               substr(lead(spot) OVER voices, 1, length(spot)) = spot, 0) AS is_counted
    FROM (SELECT *, coalesce(lower(place), '') || ',' AS spot FROM {source})
    WINDOW voices AS (PARTITION BY leader, confirmed, said_by, said_on ORDER BY spot)
)
GROUP BY leader"""


def listed_by_leader(column: str, source: str, order: str, condition: str = "1") -> str:
    """Return a query for the distinct values of a column by leader, with semicolons.

    Made once for all claims: asked for each claim it would read the whole record each time.
    """
    return (
        "(SELECT leader, group_concat(value, '; ') AS listed FROM"
        f" (SELECT leader, {column} AS value FROM {source} WHERE {condition}"
        f" AND {column} IS NOT NULL GROUP BY leader, {column} ORDER BY leader, min({order}))"
        " GROUP BY leader)"
    )


def lists_by_leader(source: str, order: str, **listed: str) -> str:
    """Return a query for several such lists, each under its name, of values of one source.

    Every place that names a source costs what all views under it cost; this names it once.
    """
    kinds = ", ".join(f"('{name}')" for name in listed)
    values = " ".join(f"WHEN '{name}' THEN {value}" for name, value in listed.items())
    lists = ", ".join(
        f"group_concat(CASE kind WHEN '{name}' THEN value END, '; ') AS {name}" for name in listed
    )
    return (
        f"(SELECT leader, {lists} FROM (SELECT leader, kind, value FROM"
        f" (SELECT leader, {order} AS place, column1 AS kind, CASE column1 {values} END AS value"
        f" FROM {source} CROSS JOIN (VALUES {kinds})) WHERE value IS NOT NULL"
        " GROUP BY leader, kind, value ORDER BY leader, kind, min(place)) GROUP BY leader)"
    )


def day_of(said: str) -> str:
    """Return the expression for the day a statement was said, or NULL.

    Rows of before have no origin of their day: where it is the article's, nobody knows
    whether the text gave it.
    """
    return (
        f"CASE WHEN {said}.date_origin IS NULL AND {said}.said_on = {_published(said)}"
        f" THEN NULL ELSE {said}.said_on END"
    )


def bound_of(said: str) -> str:
    """Return the expression for the day a statement was reported: its article's, or its own."""
    return f"coalesce({said}.reported_on, {_published(said)})"


def _published(said: str) -> str:
    return f"(SELECT published_on FROM articles WHERE articles.id = {said}.article)"


# An answer that says no day was recorded on the day it came; that of a contact recorded with
# its answer may be older.
ANSWERED_ON = (
    "coalesce(contacts.answered_on, CASE WHEN contacts.answer IS NOT NULL"
    " AND contacts.supersedes IS NOT NULL THEN"
    " (SELECT substr(at, 1, 10) FROM events WHERE sequence = contacts.event) END)"
)
# Of rows from before directions were kept, a complaint is theirs; `Contact.is_ours` says so too.
CONTACT_DIRECTION = (
    "coalesce(contacts.direction, CASE WHEN lower(trim(contacts.reason)) LIKE 'complaint%'"
    " THEN 'they wrote' ELSE 'we asked' END)"
)
