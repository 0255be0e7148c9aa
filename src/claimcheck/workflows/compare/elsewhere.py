"""What other desks have published about the same words: beside our matches, not among them."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.imports.elsewhere import Elsewhere
from claimcheck.model.imports.outside_check import StoredCheck
from claimcheck.model.statement import Statement
from claimcheck.store.connection import Connection
from claimcheck.store.records.claims import wordings
from claimcheck.store.records.outside_checks import checks_of_claims
from claimcheck.workflows.compare.parts import find_matches_in_parts

# What is only related, near in meaning alone, or another claim, is no answer to what was asked.
_TOLD: Final = (Band.SAME, Band.CONFLICTING, Band.LIKELY)

LabelOf = Callable[[StoredCheck], str | None]


def find_elsewhere(
    library: Connection,
    name: str,
    statement: Statement,
    *,
    limit: int,
    thresholds: Thresholds,
    label_of: LabelOf,
) -> list[Elsewhere]:
    """Return the checks of a library whose claims are the same as a statement or nearly so.

    They are compared by every guard, with the library's own weights of words.
    """
    matches = find_matches_in_parts(library, statement, limit=limit, thresholds=thresholds)
    return checks_of_matches(library, name, matches, label_of=label_of)[:limit]


def checks_of_matches(
    connection: Connection, name: str | None, matches: Sequence[Match], *, label_of: LabelOf
) -> list[Elsewhere]:
    """Return the outside checks of matched claims, the closest claim's first."""
    found = []
    for match in matches:
        if match.band in _TOLD and match.comparison.meaning is None:
            claims = wordings(connection, match.claim.id)
            found += [
                Elsewhere(each, match, name, label_of(each))
                for each in checks_of_claims(connection, claims)
            ]
    return found
