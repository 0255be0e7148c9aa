"""Why a claim is rated as it is, in short: the reason, a source, and where readers find it."""

from claimcheck.model.claim import Standing, Why
from claimcheck.model.status import deciding_verdicts
from claimcheck.model.verdict import Source, Stance, Verdict, VerdictRole
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import wordings
from claimcheck.store.verdicts.publications import pages_of
from claimcheck.store.verdicts.sources import sources_of_claims


def find_why(connection: Connection, standing: Standing) -> Why | None:
    """Return why a claim is rated as it is; None where no verdict may be shown."""
    deciding = deciding_verdicts(standing.verdicts)
    if not deciding:
        return None
    same = wordings(connection, standing.leader)
    source = first_source(connection, same)
    published = pages_of(connection, same)
    return Why(
        reasoned(deciding).rationale,
        (source.title or source.publisher) if source else None,
        source.url if source else None,
        published[0].url if published else None,
    )


def reasoned(deciding: tuple[Verdict, ...]) -> Verdict:
    """Return the newest of some verdicts; a sign-off stands behind the reason another gave."""
    given = [each for each in deciding if each.role != VerdictRole.SIGNS_OFF] or deciding
    return max(given, key=lambda each: (each.as_of, each.id))


def first_source(connection: Connection, same: tuple[int, ...]) -> Source | None:
    """Return the first source of a claim, ``same`` being its wordings, that speaks about it.

    What only gives context is no reason for a verdict, and comes where there is no other.
    """
    found = [each.source for each in sources_of_claims(connection, same)]
    speaking = (each for each in found if each.stance is not Stance.CONTEXT)
    return next(speaking, next(iter(found), None))
