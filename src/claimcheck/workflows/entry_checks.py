"""What is refused before it is stored: no words, words that stand elsewhere, days to come."""

from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.article import Article
from claimcheck.model.dates import FutureDayError, PartialDate, begins_after, latest_day
from claimcheck.model.statement import MAX_LENGTH, Statement
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.transaction import Transaction

if TYPE_CHECKING:
    from claimcheck.model.imports.outside_check import OutsideCheck

_DAY: Final = len("2026-11-28")


class MisplacedError(ClaimcheckError):
    """A statement's spans do not hold its words in the article."""


def is_ahead(transaction: Transaction, day: PartialDate | str | None) -> bool:
    """Return whether a day, month or year begins after today, by the record's clock.

    Today is the latest day that has begun anywhere on earth.
    """
    if day is None or not begins_after(day, transaction.last_at):
        return False
    return begins_after(day, latest_day(transaction.now()))


def require_begun(transaction: Transaction, what: str, day: PartialDate | str | None) -> None:
    """Raise `FutureDayError` for a day, month or year that begins after today."""
    if is_ahead(transaction, day):
        raise FutureDayError(what, str(day), transaction.now()[:_DAY])


def require_said(transaction: Transaction, statement: Statement) -> None:
    """Raise `FutureDayError` for a statement said, or reported, on a day to come."""
    require_begun(transaction, "the statement of", statement.said_on)
    require_begun(transaction, "the report of", statement.reported_on)


def day_ahead(transaction: Transaction, check: "OutsideCheck") -> str | None:
    """Return the first day of a published check that has not begun; None where all have."""
    days = (check.said_on, check.rated_on, check.published_on, check.modified_on)
    return next((str(day) for day in days if is_ahead(transaction, day)), None)


class LongStatementError(ClaimcheckError):
    """A statement is longer than one is."""

    def __init__(self, length: int) -> None:
        """Keep what the file says in which it stands."""
        super().__init__(
            f"the statement is longer than {MAX_LENGTH:,} characters; give one statement"
        )
        self.of_file = (
            f"it has a statement of {length:,} characters, and one has up to {MAX_LENGTH:,};"
            " break it up, or leave the file out"
        )


def require_words(statement: Statement) -> None:
    """Raise `ClaimcheckError` unless a statement has words, and only texts that can be stored."""
    if not any(character.isalnum() for character in statement.text):
        raise ClaimcheckError("the statement is empty; give its words, or - to read stdin")
    speaker = (statement.speaker or "").strip()
    if speaker and shows_nothing(speaker):
        raise ClaimcheckError("nothing is seen of the speaker; give the name, or leave it out")
    if len(statement.text) > MAX_LENGTH:
        raise LongStatementError(len(statement.text))
    require_texts(statement.fields())


def require_spans(statement: Statement, article: Article | None) -> None:
    """Raise `MisplacedError` unless a statement's spans hold exactly its words."""
    if not statement.spans or article is None:
        return
    ordered = [0, *(offset for span in statement.spans for offset in span)]
    found = " ".join(article.text[start:end] for start, end in statement.spans)
    if found != statement.text or ordered != sorted(ordered):
        place = ", ".join(f"{start}–{end}" for start, end in statement.spans)
        raise MisplacedError(
            f"the article holds {found[:60]!r} at {place}, not {statement.text[:60]!r}"
        )
