"""What other desks have published about the same words: beside our matches, not among them."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.desk.card import Card
from claimcheck.model.imports.elsewhere import CardCheck, Elsewhere
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


def checks_on_card(
    connection: Connection, card: Card, *, label_of: LabelOf
) -> tuple[CardCheck, ...]:
    """Return others' checks that the record holds of a card's claim, then of those like it."""
    own = checks_of_claims(connection, card.wordings)
    found = [CardCheck(each, None, label_of(each)) for each in own]
    known = {each.id for each in own}
    matches = [each.match for each in card.priors]
    like_it = checks_of_matches(connection, None, matches, label_of=label_of)
    return (*found, *(as_card_check(each) for each in like_it if each.check.id not in known))


def as_card_check(found: Elsewhere) -> CardCheck:
    """Return a check beside a statement as it stands on a card."""
    return CardCheck(found.check, found.library, found.label, found.match)
