"""What readers were told, from which follows what they see: `derive_public` in SQL."""

from typing import Final

# Every wording of a claim, from the claim of one row on: claim_groups reads all of them.
_WORDINGS_OF: Final = """(
    WITH RECURSIVE reached(claim) AS (
        SELECT {claim}
        UNION
        SELECT CASE links.claim WHEN reached.claim THEN links.target ELSE links.claim END
        FROM reached JOIN current_links AS links
          ON links.relation = 'same_as' AND links.confirmed_by IS NOT NULL
         AND links.id IN (SELECT id FROM links WHERE claim = reached.claim
                          UNION ALL SELECT id FROM links WHERE target = reached.claim)
    ) SELECT claim FROM reached)"""

# Releases before did not store what was published: the newest verdict that stood then.
_FORMER: Final = f"""(
    SELECT given.id FROM verdicts AS given
    WHERE given.claim IN {_WORDINGS_OF.format(claim="publications.claim")}
      AND given.role <> 'signs off' AND given.event < publications.event
      AND NOT EXISTS (SELECT 1 FROM verdicts AS later
                      WHERE later.supersedes = given.id AND later.event < publications.event)
      AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || given.id
                      AND retractions.event < publications.event)
    ORDER BY given.id DESC LIMIT 1)"""


def tellings_query(condition: str, needed: str) -> str:
    """Return the query for what readers were told of the claims that meet ``condition``.

    ``condition`` is about `claim`; ``needed`` gives how many reviewers the policy asked
    for when the verdict `given` was given. A correction is backed once enough others
    gave its label after it, whatever became of them.
    """
    return f"""
SELECT told.claim, told.means, told.verdict, labels.label,
       told.means <> 'correction' OR {needed} <= 1 + (
           SELECT count(DISTINCT other.reviewer) FROM verdicts AS other
           JOIN labels AS theirs ON theirs.id = other.label AND theirs.label = labels.label
           WHERE other.claim = given.claim AND other.id > given.id
             AND other.reviewer <> given.reviewer
             AND NOT EXISTS (SELECT 1 FROM retractions WHERE subject = 'v-' || other.id)
       ) AS backed
FROM (
    SELECT publications.claim, 'publication' AS means,
           coalesce(publications.verdict, {_FORMER}) AS verdict
    FROM current_publications AS publications WHERE {condition}
    UNION ALL
    SELECT verdicts.claim, 'correction', corrections.replacement
    FROM current_corrections AS corrections JOIN verdicts ON verdicts.id = corrections.replacement
    WHERE corrections.class = 'new-verdict' AND {condition}
    UNION ALL
    SELECT verdicts.claim, 'void', corrections.verdict
    FROM current_corrections AS corrections JOIN verdicts ON verdicts.id = corrections.verdict
    WHERE corrections.class = 'void' AND {condition}
) AS told
LEFT JOIN verdicts AS given ON given.id = told.verdict
LEFT JOIN labels ON labels.id = given.label"""
