"""What a pack holds: which rows of a record, and what of them it does not tell."""

from collections.abc import Mapping
from typing import Final

# What is packed unless something else is asked for.
PUBLISHED: Final = "published"
# In place of words that a pack needs a row for and must not tell.
NOT_PACKED: Final = "[not in this pack]"

# How claims stand, and since when, worked out once: asked for each verdict, a table without an
# index would be read whole each time. And the verdicts of which the words are packed: of what
# is published those that stand behind it, else those in force that are not hidden.
STOOD: Final = (
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
    "CREATE TEMP TABLE told AS SELECT * FROM source.told_corrections",
    "CREATE TEMP TABLE corrected AS SELECT * FROM source.corrected_claims",
)
BEHIND_PUBLISHED: Final = """
SELECT public_verdict FROM stood WHERE public_verdict IS NOT NULL
UNION
SELECT verdict FROM given WHERE in_public = 'published' AND label = out
  AND begun >= coalesce(
      (SELECT settled.begun FROM settled WHERE settled.leader = given.leader), 0)
UNION
SELECT signed.id FROM source.verdicts AS signed JOIN stood ON stood.public_verdict = signed.about
WHERE signed.role = 'signs off'"""
BEHIND_ANY: Final = """
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
        # What a program linked is no mention of the claim until a person says so.
        " AND (:status IS NOT 'published' OR confirmed_by IS NOT NULL)"
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
    "sources": (
        "SELECT * FROM source.current_sources WHERE claim IN (SELECT id FROM main.claims)"
        # Those of a review that has not gone out.
        " AND (:status IS NOT 'published' OR id NOT IN (SELECT id FROM untold))"
    ),
    "copies": (
        "SELECT * FROM source.copies WHERE id IN (SELECT copy FROM main.sources)"
        " ORDER BY size, id LIMIT :copies"
    ),
    "takes": (
        "SELECT * FROM source.current_takes WHERE claim IN (SELECT id FROM main.claims)"
        " AND :status IS NOT 'published'"
    ),
    "corrections": (
        # Of what is published those that readers have, as they were told: with the verdict that
        # was out before, and the day. A draft between two is no fact of theirs.
        "SELECT corrections.id, corrections.event, corrections.supersedes, CASE WHEN"
        " :status IS 'published' AND class IN ('new-verdict', 'void') THEN had ELSE verdict END"
        " AS verdict,"
        " replacement, class, notice,"
        " CASE WHEN :status IS 'published' THEN told_on ELSE corrected_on END AS corrected_on"
        " FROM source.current_corrections AS corrections JOIN told ON correction = corrections.id"
        " WHERE EXISTS (SELECT 1"
        " FROM source.verdicts JOIN stood ON stood.claim = verdicts.claim"
        " WHERE verdicts.id = corrections.verdict"
        " AND verdicts.claim IN (SELECT id FROM main.claims)"
        " AND (:status IS NOT 'published'"
        " OR is_told))"
        " AND coalesce(replacement, verdict) NOT IN (SELECT verdict FROM source.hidden_verdicts)"
    ),
    "verdicts": (
        "SELECT * FROM source.verdicts WHERE claim IN (SELECT id FROM main.claims) AND (id IN"
        " (SELECT id FROM behind) OR id IN (SELECT verdict FROM main.corrections UNION"
        " SELECT replacement FROM main.corrections))"
        # A wording that was parted keeps the verdict of the claim that it was one with.
        " OR id IN (SELECT public_verdict FROM stood WHERE claim IN (SELECT id FROM main.claims))"
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

WITHOUT: Final[Mapping[str, Mapping[str, str]]] = {
    "reviewers": {"email": "NULL", "note": "NULL"},
    "persons": {"note": "NULL"},
    "takes": {"reason": "NULL"},
    "links": {"reason": "NULL"},
    "attributions": {"reason": "NULL"},
    "sources": {"note": "NULL", "outside_check": "NULL"},
    "publications": {"despite": "NULL"},
    "adoptions": {"reason": f"'{NOT_PACKED}'"},
    "retractions": {"reason": "''"},
}
ALL_VERSIONS: Final = ("persons", "verdicts")

# What a row that only others need must not tell, and references to what is not packed.
WITHHELD: Final = (
    f"UPDATE verdicts SET rationale = '{NOT_PACKED}' WHERE id NOT IN (SELECT id FROM behind)",
    f"UPDATE persons SET name = '{NOT_PACKED}', wikidata = NULL"
    " WHERE id IN (SELECT supersedes FROM persons)",
    "UPDATE sources SET copy = NULL WHERE copy NOT IN (SELECT id FROM copies)",
    # Where that claim is not in the pack, it is the verdict of the wording that is.
    "UPDATE verdicts SET claim = (SELECT min(claim) FROM stood WHERE public_verdict = verdicts.id"
    " AND claim IN (SELECT id FROM claims)) WHERE claim NOT IN (SELECT id FROM claims)",
    # What took the place of a draft took that of the verdict before it.
    "UPDATE verdicts SET supersedes = (WITH RECURSIVE before(id) AS (SELECT verdicts.supersedes"
    " UNION SELECT this.supersedes FROM before JOIN source.verdicts AS this ON this.id = before.id"
    ") SELECT max(before.id) FROM before WHERE before.id IN (SELECT id FROM main.verdicts))"
    " WHERE supersedes NOT IN (SELECT id FROM verdicts)",
    # What an undoing brought back was given when it was first, and under the policy of then.
    "WITH RECURSIVE carried(id, begun, event) AS (SELECT verdict, begun, first.event FROM given"
    " JOIN source.verdicts AS first ON first.id = begun WHERE begun < verdict"
    " UNION SELECT this.supersedes, begun, carried.event FROM carried"
    " JOIN source.verdicts AS this ON this.id = carried.id WHERE this.supersedes > begun)"
    " UPDATE verdicts SET event = carried.event FROM carried WHERE carried.id = verdicts.id",
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
