"""Check claims against the house rules, before their checks are published."""

from collections.abc import Sequence

from claimcheck.errors import ClaimcheckError
from claimcheck.model.gate import Checked, Gated, GateSettings, Quotation
from claimcheck.model.statement import Kind, StoredStatement
from claimcheck.store.articles import find_article
from claimcheck.store.claims import find_claim, find_standing, wordings
from claimcheck.store.connection import Connection
from claimcheck.store.replies import reply_requests
from claimcheck.store.standings import rated_claims
from claimcheck.store.statements import statements_of_claims
from claimcheck.store.verdicts import sources_of_claims
from claimcheck.workflows.house_rules import judge


class NothingGatedError(ClaimcheckError):
    """No claim has a verdict, so that the gate has nothing to check."""

    exit_code = 3


def gate(
    connection: Connection,
    claims: Sequence[int],
    settings: GateSettings,
    *,
    today: str,
    asking: str | None = None,
) -> list[Gated]:
    """Return what the house rules say of each claim, in the order given."""
    return [_gated(gather(connection, claim, today, asking), settings) for claim in claims]


def rated_leaders(connection: Connection) -> list[int]:
    """Return every claim with a verdict, by the lowest of its wordings.

    Raises `NothingGatedError` where no claim has one.
    """
    claims = {min(wordings(connection, claim)) for claim in rated_claims(connection)}
    if not claims:
        raise NothingGatedError("no claim has a verdict; give one with `claimcheck review`")
    return sorted(claims)


def _gated(checked: Checked, settings: GateSettings) -> Gated:
    """Let every house rule judge what was gathered."""
    return Gated(checked.claim, checked.standing, judge(checked, settings))


def gather(connection: Connection, number: int, today: str, asking: str | None) -> Checked:
    """Read once all that the rules look at. Raises `UnknownIdError`."""
    claim = find_claim(connection, number)
    same = wordings(connection, number)
    statements = tuple(each for each in statements_of_claims(connection, same) if each.confirmed)
    return Checked(
        claim,
        find_standing(connection, number, asking=asking),
        statements,
        tuple(
            Quotation(each.id, _quotation_fault(connection, each))
            for each in statements
            if each.statement.kind is Kind.DIRECT
        ),
        tuple(sources_of_claims(connection, same)),
        reply_requests(connection, same),
        today,
    )


def _quotation_fault(connection: Connection, stored: StoredStatement) -> str | None:
    """Say why a quotation is not verified: its words must stand where its spans say."""
    if stored.article is None or not stored.statement.spans:
        return "has no place in a stored article"
    text = find_article(connection, stored.article).text
    found = " ".join(text[start:end] for start, end in stored.statement.spans)
    return None if found == stored.statement.text else f"differs from a-{stored.article}"
