"""Check claims against the house rules, before their checks are published."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.quotations.fidelity import find_quotation
from claimcheck.model.desk.gate import Gated, GatedClaim, GatedQuotation, GatedStatement
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.record.by_claim import by_claim, of_wordings
from claimcheck.model.record.copies import Fidelity, SourceCheck
from claimcheck.model.verdict import StoredSource
from claimcheck.store.connection import Connection
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.circumstances import gated_statements
from claimcheck.store.records.claims import find_claims, rated_standings, wordings_of
from claimcheck.store.verdicts.adoptions import claims_rated_here
from claimcheck.store.verdicts.contacts import reply_requests
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.workflows.verdicts.captured_sources import check_sources, copy_texts
from claimcheck.workflows.verdicts.contact import sees_contacts
from claimcheck.workflows.verdicts.gate_rules import judge

# So many claims are read together, and so many articles are kept for the next quotation.
_AT_ONCE: Final = 500
_ARTICLES: Final = 100
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
    next_steps: bool = True,
) -> list[Gated]:
    """Return what the house rules say of each claim, in the order given.

    With what is to do where one fails, unless nobody asks for the ``next_steps``.
    """
    return [
        _gated(each, settings, next_steps=next_steps)
        for start in range(0, len(claims), _AT_ONCE)
        for each in gather(connection, claims[start : start + _AT_ONCE], today, asking)
    ]


def rated_leaders(connection: Connection) -> list[int]:
    """Return every claim with a verdict that was given here, by the lowest of its wordings.

    What was adopted from an archive has the sources that it has, until somebody works on it.
    Raises `NothingGatedError` where no claim has one.
    """
    same = wordings_of(connection, claims_rated_here(connection))
    claims = {min(each) for each in same}
    if not claims:
        raise NothingGatedError("no claim has a verdict; give one with `claimcheck review`")
    return sorted(claims)


def _gated(checked: GatedClaim, settings: GateSettings, *, next_steps: bool) -> Gated:
    """Let every house rule judge what was gathered."""
    standing = checked.standing
    rulings = judge(checked, settings, next_steps=next_steps)
    return Gated(checked.claim, standing.status, standing.public, rulings)


def gather(
    connection: Connection, numbers: Sequence[int], today: str, asking: str | None
) -> list[GatedClaim]:
    """Read once all that the rules look at, of each claim. Raises `UnknownIdError`.

    The record is asked as often for many claims as for one. Whom the desk asked for a reply
    is left out where ``asking`` may not see letters.
    """
    claims = find_claims(connection, numbers)
    wanted = dict(zip(numbers, wordings_of(connection, numbers), strict=True))
    groups = list(dict.fromkeys(wanted.values()))
    every = [claim for same in groups for claim in same]
    standings = dict(zip(groups, rated_standings(connection, groups, asking=asking), strict=True))
    statements = by_claim(gated_statements(connection, every))
    sources = by_claim((each.claim, each) for each in sources_of_claims(connection, every))
    confided = sees_contacts(connection, asking)
    replies = by_claim(
        (claim, each if confided else each._replace(party=None))
        for claim, each in reply_requests(connection, every)
    )
    texts = lru_cache(maxsize=_ARTICLES)(lambda article: find_article(connection, article).text)
    found = []
    for claim in claims:
        same = wanted[claim.id]
        said, cited = of_wordings(statements, same), of_wordings(sources, same)
        quoted = tuple(_quotations(connection, said, cited, texts))
        asked = of_wordings(replies, same)
        found.append(GatedClaim(claim, standings[same], said, quoted, cited, asked, today))
    return found


def _quotations(
    connection: Connection,
    statements: Sequence[GatedStatement],
    sources: Sequence[StoredSource],
    text_of: Callable[[int], str],
) -> Iterator[GatedQuotation]:
    """Yield what is quoted directly, and what is quoted from sources of which a copy is kept."""
    texts: list[str] | None = None
    for stored in statements:
        if stored.quoted is None:
            continue
        if stored.article is not None and stored.spans:
            fault = _fault_in_article(text_of(stored.article), stored)
        else:
            texts = list(copy_texts(connection, sources)) if texts is None else texts
            fault = _fault_in_copies(stored.quoted, texts)
        yield GatedQuotation(f"s-{stored.id:d}", fault)
    for each in check_sources(connection, [source for source in sources if source.copy]):
        if each.quoted or not each.is_sound:
            yield GatedQuotation(f"e-{each.source.id:d}", _fault_of_source(each))


def _fault_in_article(text: str, stored: GatedStatement) -> str | None:
    """Say why a quotation is not verified by its article: it must stand where its spans say."""
    found = " ".join(text[start:end] for start, end in stored.spans)
    return None if found == stored.quoted else f"differs from a-{stored.article or 0:d}"


def _fault_in_copies(quoted: str, texts: Sequence[str]) -> str | None:
    """Say why a quotation without a place in an article is not verified by any copy."""
    if not texts:
        return "has no place in a stored article or a kept copy of a source"
    found = {find_quotation(quoted, text).fidelity for text in texts}
    return None if found & _TRUE_TO_ITS_WORDS else "stands in no kept copy of a source"


def _fault_of_source(check: SourceCheck) -> str | None:
    """Say why what a source is quoted with is not verified by its copy."""
    if check.quoted is None:
        return f"has lost its copy f-{check.source.copy:d}: {check.copy}"
    fidelity = check.quoted.fidelity
    return None if fidelity in _TRUE_TO_ITS_WORDS else f"is {fidelity} in f-{check.source.copy:d}"
