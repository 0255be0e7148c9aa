"""Check claims against the house rules, before their checks are published."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.model.desk.gate import Gated, GatedClaim, GatedQuotation
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.record.copies import Fidelity, SourceCheck
from claimcheck.model.statement import Kind, StoredStatement
from claimcheck.model.verdict import StoredSource
from claimcheck.store.connection import Connection
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.claims import find_claim, find_standing, wordings
from claimcheck.store.records.statements import statements_of_claims
from claimcheck.store.verdicts.adoptions import claims_rated_here
from claimcheck.store.verdicts.contacts import reply_requests
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.workflows.verdicts.gate_rules import judge
from claimcheck.workflows.verdicts.sources import check_sources, copy_texts

_TRUE_TO_ITS_WORDS: Final = frozenset((Fidelity.VERBATIM, Fidelity.ELIDED))


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
    """Return every claim with a verdict that was given here, by the lowest of its wordings.

    What was adopted from an archive has the sources that it has, until somebody works on it.
    Raises `NothingGatedError` where no claim has one.
    """
    claims = {min(wordings(connection, claim)) for claim in claims_rated_here(connection)}
    if not claims:
        raise NothingGatedError("no claim has a verdict; give one with `claimcheck review`")
    return sorted(claims)


def _gated(checked: GatedClaim, settings: GateSettings) -> Gated:
    """Let every house rule judge what was gathered."""
    return Gated(checked.claim, checked.standing, judge(checked, settings))


def gather(connection: Connection, number: int, today: str, asking: str | None) -> GatedClaim:
    """Read once all that the rules look at. Raises `UnknownIdError`."""
    claim = find_claim(connection, number)
    same = wordings(connection, number)
    statements = tuple(each for each in statements_of_claims(connection, same) if each.confirmed)
    sources = tuple(sources_of_claims(connection, same))
    return GatedClaim(
        claim,
        find_standing(connection, number, asking=asking),
        statements,
        tuple(_quotations(connection, statements, sources)),
        sources,
        reply_requests(connection, same),
        today,
    )


def _quotations(
    connection: Connection,
    statements: Sequence[StoredStatement],
    sources: Sequence[StoredSource],
) -> Iterator[GatedQuotation]:
    """Yield what is quoted directly, and what is quoted from sources of which a copy is kept."""
    texts: list[str] | None = None
    for stored in statements:
        if stored.statement.kind is not Kind.DIRECT:
            continue
        if stored.article is not None and stored.statement.spans:
            yield GatedQuotation(f"s-{stored.id:d}", _fault_in_article(connection, stored))
            continue
        texts = list(copy_texts(connection, sources)) if texts is None else texts
        yield GatedQuotation(f"s-{stored.id:d}", _fault_in_copies(stored, texts))
    for each in check_sources(connection, [source for source in sources if source.copy]):
        if each.quoted or not each.is_sound:
            yield GatedQuotation(f"e-{each.source.id:d}", _fault_of_source(each))


def _fault_in_article(connection: Connection, stored: StoredStatement) -> str | None:
    """Say why a quotation is not verified by its article: it must stand where its spans say."""
    text = find_article(connection, stored.article or 0).text
    found = " ".join(text[start:end] for start, end in stored.statement.spans)
    return None if found == stored.statement.text else f"differs from a-{stored.article:d}"


def _fault_in_copies(stored: StoredStatement, texts: Sequence[str]) -> str | None:
    """Say why a quotation without a place in an article is not verified by any copy."""
    if not texts:
        return "has no place in a stored article or a kept copy of a source"
    found = {find_quotation(stored.statement.text, text).fidelity for text in texts}
    return None if found & _TRUE_TO_ITS_WORDS else "stands in no kept copy of a source"


def _fault_of_source(check: SourceCheck) -> str | None:
    """Say why what a source is quoted with is not verified by its copy."""
    if check.quoted is None:
        return f"has lost its copy f-{check.source.copy:d}: {check.copy}"
    fidelity = check.quoted.fidelity
    return None if fidelity in _TRUE_TO_ITS_WORDS else f"is {fidelity} in f-{check.source.copy:d}"
