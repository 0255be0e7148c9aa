"""Store the statements of a file or an article: all of them, or none."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.language.reading import Reading, reading_of
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Added, Outcome
from claimcheck.model.article import Article
from claimcheck.model.claim import NewClaim
from claimcheck.model.ids import ClaimId, StatementId
from claimcheck.model.statement import Statement
from claimcheck.model.text.capture import Capture
from claimcheck.model.text.source_map import Piece
from claimcheck.reading.unreadable import MAX_ERRORS
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.articles import add_article, find_article
from claimcheck.store.records.claims import add_claim
from claimcheck.store.records.people.person_names import NameBook
from claimcheck.store.records.statements import (
    add_statement,
    fingerprint,
    next_fingerprint,
    standing_or_free,
    words_of_mark,
)
from claimcheck.store.verdicts.reviewers import require_reviewer
from claimcheck.workflows.entry_checks import (
    MisplacedError,
    require_begun,
    require_said,
    require_spans,
    require_words,
)
from claimcheck.workflows.intake.add import (
    MATCHES,
    Placed,
    add,
    attribute_statement,
    own_claim,
    stored_before,
)

if TYPE_CHECKING:
    from claimcheck.workflows.compare.batch import ReadingProcesses
    from claimcheck.workflows.compare.nearness import Nearness
    from claimcheck.workflows.intake.beforehand import Arrival

_SEVERAL: Final = 2
Progress = Callable[[int], None]


def place_article(
    transaction: Transaction, article: Article, actor: str, pieces: Sequence[Piece] = ()
) -> Placed:
    """Store an article, once for its bytes, and return where statements can be placed.

    ``pieces`` say where its words stand in the file that it was read from.
    """
    require_begun(transaction, "the article published on", article.published_on)
    with transaction.act(require_reviewer(transaction.connection, actor), "capture") as act:
        number = add_article(act, article, pieces)
        act.subject = f"a-{number:d}"
    return Placed(number, article)


def place_in(transaction: Transaction, article: Capture | int | None, actor: str) -> Placed:
    """Return where statements stand: in a stored article, in one to store, or nowhere known."""
    if article is None:
        return Placed()
    if isinstance(article, int):
        return Placed(article, find_article(transaction.connection, article))
    return place_article(transaction, article.article, actor, article.pieces)


def import_statements(
    transaction: Transaction,
    statements: Sequence[Statement],
    *,
    actor: str,
    thresholds: Thresholds,
    placed: Placed = Placed(),
    progress: Progress = lambda _: None,
    readers: "ReadingProcesses | None" = None,
    nearness: "Nearness | None" = None,
) -> list[Added]:
    """Store statements in order, each compared with all before it; tell how far it has come.

    ``readers``, if any, match them with what was stored before. Raises `MisplacedError` with
    every statement that its article does not hold.
    """
    _require_places(statements, placed)
    for statement in statements:
        require_words(statement)
        require_said(transaction, statement)
    return add_together(
        transaction,
        statements,
        actor=actor,
        thresholds=thresholds,
        placed=placed,
        progress=progress,
        readers=readers,
        nearness=nearness,
    )


def add_together(
    transaction: Transaction,
    statements: Sequence[Statement],
    *,
    actor: str,
    thresholds: Thresholds,
    placed: Placed,
    progress: Progress = lambda _: None,
    readers: "ReadingProcesses | None",
    nearness: "Nearness | None" = None,
) -> list[Added]:
    """Store statements in order, as `add` does each; one that is alone needs no readers."""
    names = NameBook(transaction.connection)
    added: list[Added] = []

    def store(arrival: "Arrival | None") -> list[Added]:
        for number, statement in enumerate(statements, 1):
            added.append(
                add(
                    transaction,
                    statement,
                    actor=actor,
                    thresholds=thresholds,
                    placed=placed,
                    names=names,
                    arrival=arrival,
                    nearness=nearness,
                )
            )
            progress(number)
        return added

    if readers is None or len(statements) < _SEVERAL:
        return store(None)
    # One statement, as a person adds it, needs none of it.
    from claimcheck.workflows.intake.beforehand import Matching, arriving  # noqa: PLC0415

    require_reviewer(transaction.connection, actor)
    matching = Matching(thresholds, MATCHES, nearness)
    with (
        arriving(transaction, readers, statements, placed, matching) as arrival,
        transaction.gathering(),
    ):
        return store(arrival)


def import_unmatched(
    transaction: Transaction,
    statements: Sequence[Statement],
    *,
    actor: str,
    placed: Placed = Placed(),
    progress: Progress = lambda _: None,
) -> list[Added]:
    """Store statements as claims of their own, compared with nothing; for bulk transactions."""
    require_reviewer(transaction.connection, actor)
    _require_places(statements, placed)
    article = placed.article.sha256 if placed.article else None
    names = NameBook(transaction.connection)
    added: list[Added] = []
    # Rows of a bulk transaction are not found in the store until its end.
    known: dict[str, Added] = {}
    for number, statement in enumerate(statements, 1):
        require_words(statement)
        require_said(transaction, statement)
        reading = reading_of(statement)
        words = words_of_mark(statement, reading, placed.id)
        mark = fingerprint(statement, reading, article)
        while mark in known and not _is_known(known[mark], words):
            mark = next_fingerprint(mark)
        if mark in known:
            added.append(known[mark]._replace(outcome=Outcome.KNOWN, statement=statement))
        else:
            known[mark] = add_unmatched(
                transaction, statement, reading, mark, actor=actor, names=names, placed=placed
            )
            added.append(known[mark])
        progress(number)
    return added


def import_claims(transaction: Transaction, claims: Iterable[NewClaim], *, actor: str) -> list[int]:
    """Store claims that nobody is recorded to have said yet, such as an archive of checks.

    Return their ids. Each is stored, compared with nothing.
    """
    require_reviewer(transaction.connection, actor)
    numbers = []
    for claim in claims:
        require_words(Statement(claim.text))
        with transaction.act(actor, "claim") as act:
            words = Reading(claim.text, claim.language)
            about = {"title": claim.title, "context": claim.context, "topic": claim.topic}
            numbers.append(add_claim(act, words, **about))
            act.subject = f"c-{numbers[-1]:d}"
    return numbers


def _is_known(added: Added, words: Reading | None) -> bool:
    """Return whether a statement of the same fingerprint is the same one, not only folded alike."""
    return words is None or words.is_known_as(added.statement.text)


def _require_places(statements: Sequence[Statement], placed: Placed) -> None:
    """Raise `MisplacedError` unless each statement's spans hold its words."""
    faults = []
    for number, statement in enumerate(statements, 1):
        try:
            require_spans(statement, placed.article)
        except MisplacedError as error:
            faults.append(f"statement {number}: {error}")
    if faults:
        misplaced = MisplacedError(
            f"{len(faults)} of {len(statements)} statements are not where their spans say;"
            " nothing stored; give the spans in code points of this article"
        )
        misplaced.details = tuple(faults[:MAX_ERRORS])
        raise misplaced


def add_unmatched(
    transaction: Transaction,
    statement: Statement,
    reading: Reading,
    mark: str,
    *,
    actor: str,
    names: NameBook,
    placed: Placed = Placed(),
) -> Added:
    """Store a statement with a claim of its own, compared with nothing.

    For imports of records that are known to be distinct claims. ``mark`` is its
    fingerprint; the caller must not hand over one twice in one bulk transaction.
    """
    words = words_of_mark(statement, reading, placed.id)
    known, free = standing_or_free(transaction.connection, mark, words)
    if known is not None:
        return stored_before(transaction.connection, known, statement)
    with transaction.act(actor, "add") as act:
        number = add_statement(act, statement, reading, placed.id, free, is_free=True)
        claim = own_claim(act, number, statement, reading)
        attribute_statement(act, number, statement, names)
    return Added(Outcome.NEW, StatementId(number), ClaimId(claim), statement)
