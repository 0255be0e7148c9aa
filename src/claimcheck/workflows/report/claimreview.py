"""The desk's published checks as ClaimReview: those that pass our own linter, and no other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.ids import ClaimId
from claimcheck.model.record.check import Check
from claimcheck.model.status import InPublic
from claimcheck.model.verdict import Publication
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.lint import Known, lint_review
from claimcheck.reading.checks.read_back import unread_parts
from claimcheck.reading.checks.walk import FoundReview
from claimcheck.reports.publishing.review_nodes import Node, Profile, as_node
from claimcheck.store.connection import Connection
from claimcheck.store.log.redactions import MARK
from claimcheck.store.queries.checks import read_checks
from claimcheck.store.records.claims import find_claim
from claimcheck.workflows.report.readers_view import as_readers_see

_REDACTED: Final = "its words are redacted; take it off its page, or word it again"


class ReviewNodes(NamedTuple):
    """The ClaimReviews of a record: a page each, in the order of the claims.

    `told` says what readers must know besides, `faults` what keeps a check from going out,
    each with the id of its claim.
    """

    nodes: tuple[Node, ...]
    told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def public_checks(
    connection: Connection, desk: DeskSettings, claims: Sequence[int] = ()
) -> list[Check]:
    """Return what readers see, or saw and was withdrawn, by id; of ``claims`` where given."""
    found = read_checks(
        connection, lambda _, public: public is not InPublic.UNPUBLISHED, claims or None
    )
    seen = as_readers_see(found, desk.withheld)
    return [at_pages(each, str) for each in seen]


def at_pages(check: Check, address: Callable[[str], str]) -> Check:
    """Return a check with each page once, at the address that ``address`` gives for its own.

    Wordings of one claim may have been published at one page, each in its turn; that page tells
    the corrections of all whose place it takes.
    """
    pages, here = dict[str, Publication](), dict[ClaimId, set[ClaimId]]()
    for each in check.publications:
        url = address(each.url)
        first = pages.setdefault(url, each._replace(url=url))
        here.setdefault(each.claim, set()).add(first.claim)
    corrections = tuple(
        replace(each, claims=each.claims.union(*(here.get(claim, ()) for claim in each.claims)))
        for each in check.corrections
    )
    return replace(check, publications=tuple(pages.values()), corrections=corrections)


def review_nodes(
    connection: Connection,
    claims: Sequence[int],
    desk: DeskSettings,
    profile: Profile = Profile.GOOGLE,
) -> ReviewNodes:
    """Return the ClaimReviews of ``claims``, or of all that is published.

    Raises `ClaimcheckError` for a claim that is named and not published.
    """
    for each in claims:
        find_claim(connection, each)
    checks = public_checks(connection, desk, claims)
    _require_published(claims, checks)
    return nodes_of(checks, desk, profile)


def nodes_of(
    checks: Sequence[Check], desk: DeskSettings, profile: Profile = Profile.GOOGLE
) -> ReviewNodes:
    """Return the ClaimReviews of checks as they are published; one with a fault is left out."""
    nodes, told, faults = list[Node](), list[str](), list[str]()
    known = Known({})
    for check in checks:
        told += _told(check)
        if not check.is_out:
            continue
        if check.is_redacted:
            faults.append(f"{check.id}: {_REDACTED}")
            continue
        own = [_without_marks(as_node(check, page, desk, profile)) for page in check.publications]
        wrong = list(dict.fromkeys(_errors(own, desk, known)))
        faults += [f"{check.id}: {each}" for each in wrong]
        nodes += () if wrong else own
    return ReviewNodes(tuple(nodes), tuple(told), tuple(faults))


def _without_marks(node: Node) -> Node:
    """Return a node without the properties that were redacted, and the things left empty."""
    return {key: kept for key, value in node.items() if (kept := _unmarked(value)) is not None}


def _unmarked(value: object) -> object | None:
    """Return a value without what was redacted; None where nothing is left."""
    if isinstance(value, Mapping):
        found = _without_marks(value)
        is_nobody = found.get("@type") == "Person" and "name" not in found
        return found if set(found) - {"@type"} and not is_nobody else None
    if isinstance(value, list):
        return [kept for each in value if (kept := _unmarked(each)) is not None] or None
    return None if value == MARK else value


def _errors(nodes: Sequence[Node], desk: DeskSettings, known: Known) -> Iterator[str]:
    """Yield what the linter holds against a check's nodes."""
    for node in nodes:
        for is_error, text in lint_review(FoundReview(node, {}), desk.site, known):
            if is_error:
                yield text
        yield from unread_parts(node)


def _told(check: Check) -> Iterator[str]:
    """Yield what must be said of a check besides what its node says."""
    if check.is_withheld:
        yield f"{check.id} is withheld by the settings: nothing of it goes out"
        return
    if check.is_withdrawn:
        yield f"{check.id} is withdrawn: nothing of it goes out; take it off its page"
        return
    if check.out is None:
        yield f"{check.id} is {check.in_public}, and no verdict of it may be shown: left out"
        return
    if check.in_public is InPublic.UNDER_REVIEW:
        yield f"{check.id} is under review; {check.out.label!r} stays out, marked so"
    if check.in_public is InPublic.CORRECTION_DUE:
        yield f"{check.id}: correction due; {check.out.label!r} stays out, marked so"
    if check.out.adopted is not None:
        by = f", checked by {check.out.adopted.checked_by}" if check.out.adopted.checked_by else ""
        yield f"{check.id} is adopted from the desk's archive{by}"


def _require_published(claims: Sequence[int], checks: Sequence[Check]) -> None:
    """Refuse claims of which readers have seen nothing."""
    if claims and not checks:
        listed = ", ".join(f"c-{each:d}" for each in claims)
        raise ClaimcheckError(
            f"{listed}: not published; `claimcheck publish c-{claims[0]:d} --url URL --on DATE`"
            " says where a check stands"
        )
