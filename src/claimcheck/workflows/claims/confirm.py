"""Confirm what the matcher said that statements state."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import RecordId
from claimcheck.model.question import Link, Relation
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.articles import find_article
from claimcheck.store.records.links import confirm_link, find_link, unconfirmed_links
from claimcheck.store.records.statements import find_statement
from claimcheck.store.verdicts.reviewers import require_reviewer


def confirm(transaction: Transaction, named: RecordId | None, *, actor: str) -> list[Link]:
    """Confirm the links of a statement, an article or a link, or all; return them as they were.

    What a person confirmed before is left as it is. Raises `ClaimcheckError`
    where nothing can be confirmed under the id.
    """
    connection = transaction.connection
    require_reviewer(connection, actor)
    links = _links(connection, named)
    with transaction.act(actor, "confirm") as act:
        act.subject = str(named) if named else "all"
        for link in links:
            confirm_link(act, link.id)
    return links


def _links(connection: Connection, named: RecordId | None) -> list[Link]:
    """Return the unconfirmed links that an id names, or all."""
    if named is None:
        return unconfirmed_links(connection)
    if named.letter == "a":
        find_article(connection, named.number)
        return unconfirmed_links(connection, article=named.number)
    if named.letter == "l":
        link = find_link(connection, named.number)
        if link.relation is not Relation.STATES:
            raise ClaimcheckError(f"{named} ties two claims, which a person did: it is confirmed")
        return unconfirmed_links(connection, link=link.id)
    stored = find_statement(connection, named.number)
    if stored.link is None:
        raise ClaimcheckError(f"{named} states no claim, so nothing can be confirmed")
    return unconfirmed_links(connection, link=stored.link)
