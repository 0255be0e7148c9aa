"""Store an article with the statements found in it, each compared with all before."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added
from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.ids import ArticleId
from claimcheck.model.sha256 import sha256 as digest_of
from claimcheck.model.statement import Statement, StoredStatement
from claimcheck.model.text.capture import Capture
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.articles import MAX_DOCUMENT_BYTES
from claimcheck.reading.plain import read_bytes
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.articles import (
    come_back,
    edition_after,
    edition_before,
    find_article,
    known_article,
    stored_article,
)
from claimcheck.store.records.statements import statements_of_article
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.compare.batch import ReadingProcesses
from claimcheck.workflows.entry_checks import is_ahead
from claimcheck.workflows.intake.add import Placed
from claimcheck.workflows.intake.bulk import add_together, place_article
from claimcheck.workflows.intake.editions import carry, kept_and_new
from claimcheck.workflows.intake.extract import left_over, people_in, propose

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness


class AddedArticle(NamedTuple):
    """What became of an article and its statements.

    `statements` are all that hold in it today; `added` says what became of those
    that no earlier edition made. `before` is the edition whose place it took,
    `kept` how many statements both make, `gone` what only the earlier one made.
    `gave_way` are later editions, whose place this one took again; `beside` is what is
    kept of it beside the text.
    """

    id: ArticleId
    article: Article
    statements: tuple[StoredStatement, ...]
    added: tuple[Added, ...]
    was_known: bool
    before: ArticleId | None = None
    kept: int = 0
    gone: tuple[StoredStatement, ...] = ()
    remarks: tuple[str, ...] = ()
    gave_way: tuple[ArticleId, ...] = ()
    beside: tuple[KeptOfArticle, ...] = ()


def add_article(
    transaction: Transaction,
    captured: Capture,
    *,
    actor: str,
    thresholds: Thresholds,
    readers: ReadingProcesses | None = None,
    beside: Collection[str] = (),
    nearness: "Nearness | None" = None,
) -> AddedArticle:
    """Store an article and, unconfirmed, its statements; the same article adds nothing again.

    ``readers``, if any, match its statements with what was stored before. An edition that
    was stored before holds again, unless a later one is ``beside`` it, by its sha256.

    A later edition of the same url takes the place of the one before, and so does
    each statement that both make: it stays one mention.
    """
    connection = transaction.connection
    gave_way = _come_back(transaction, captured.article.sha256, actor, beside)
    was_known = known_article(connection, captured.article.sha256) is not None
    number = place_article(transaction, captured.article, actor, captured.pieces).id or 0
    # As it was stored first, so that the same bytes give the same statements.
    article = find_article(connection, number)
    placed = Placed(number, article)
    found = propose(article, people_in(connection, article.text), speakers=captured.speakers)
    proposed = _without_days_ahead(transaction, found)
    before = None if was_known else edition_before(connection, number)
    earlier = statements_of_article(connection, before) if before else []
    kept, new = kept_and_new(earlier, proposed)
    for each in kept:
        carry(transaction, each, placed, actor=actor)
    added = add_together(
        transaction,
        new,
        actor=actor,
        thresholds=thresholds,
        placed=placed,
        readers=readers,
        nearness=nearness,
    )
    still = {each.before.id for each in kept}
    return AddedArticle(
        ArticleId(number),
        article,
        tuple(statements_of_article(connection, number)),
        tuple(added),
        was_known,
        before,
        len(kept),
        tuple(each for each in earlier if each.id not in still),
        (*captured.remarks, *left_over(found, captured.speakers)),
        gave_way,
    )


def _without_days_ahead(transaction: Transaction, found: Iterable[Statement]) -> list[Statement]:
    """Return statements without days to come; what a rule read so is no day of saying.

    The words stand all the same.
    """
    return [
        each._replace(said_on=None) if is_ahead(transaction, each.said_on) else each
        for each in found
    ]


def _come_back(
    transaction: Transaction, sha256: str, actor: str, beside: Collection[str]
) -> tuple[ArticleId, ...]:
    """Let an edition that was stored before hold again; return those that gave way to it."""
    connection = transaction.connection
    number = stored_article(connection, sha256)
    if number is None:
        return ()
    later = edition_after(connection, number)
    while later is not None:
        if find_article(connection, later).sha256 in beside:
            return ()
        later = edition_after(connection, later)
    with transaction.act(require_reviewer(transaction.connection, actor), "capture") as act:
        act.subject = f"a-{number:d}"
        return come_back(act, number)


class NotStoredError(ClaimcheckError):
    """A file is no article of the record."""

    def __init__(self, file: str) -> None:
        """Name the file and the command that stores it."""
        super().__init__(
            f"{file} is not stored as it stands; `claimcheck add --article` stores it,"
            " `claimcheck list articles` shows what is there"
        )


def article_of_file(connection: Connection, file: str) -> ArticleId:
    """Return the id of the article that was stored from a file, as it stands."""
    digest = digest_of(read_bytes(file, MAX_DOCUMENT_BYTES)).hexdigest()
    number = stored_article(connection, digest)
    if number is None:
        raise NotStoredError(file)
    return ArticleId(number)
