"""Texts given as rows, answered one by one: what is wrong with one keeps no other back."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band
from claimcheck.model.scan.finding import Finding
from claimcheck.model.statement import LONGEST_ARTICLE, Statement
from claimcheck.model.text.archive_row import ArchiveRow
from claimcheck.model.text.capture import Capture
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.articles import capture_text
from claimcheck.reading.drafts import draft_of
from claimcheck.reading.kinds import TextKind
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.connection import Connection, explained
from claimcheck.store.errors import EndlessQueryError, StoreError
from claimcheck.workflows.compare.parts import find_matches_in_parts
from claimcheck.workflows.intake.extract import propose
from claimcheck.workflows.scan.one_draft import scan_text
from claimcheck.workflows.scan.plan import Plan

Answer = TypeVar("Answer")
# As messages name it, which may be a copy on a worker.
_STORE: Final = Path("the record")


class ScannedRow(NamedTuple):
    """What a scan found in a row; `sentences` and `compared` count sentences.

    `error` says why the row could not be scanned, if it could not.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    sentences: int = 0
    compared: int = 0
    error: str | None = None


class ExtractedRow(NamedTuple):
    """The statements in a row, and the article that it was read as.

    `error` says why the row could not be read, if it could not.
    """

    name: str
    capture: Capture | None = None
    statements: tuple[Statement, ...] = ()
    error: str | None = None


class MatchedRow(NamedTuple):
    """The stored claims that a row resembles, the closest first.

    `error` says why the row could not be compared, if it could not.
    """

    name: str
    matches: tuple[Match, ...] = ()
    error: str | None = None


def scan_each(
    connection: Connection, plan: Plan, rows: Iterable[ArchiveRow]
) -> Iterator[ScannedRow]:
    """Yield what a scan finds in each row, in the order given."""

    def answer(row: ArchiveRow) -> ScannedRow:
        draft = draft_of(row.name, row.text, TextKind(row.kind))
        if draft is None:
            return ScannedRow(row.name)
        said_on = row.said_on or draft.published_on
        found = scan_text(connection, plan, draft._replace(published_on=said_on))
        return ScannedRow(row.name, found.findings, found.sentences, found.compared)

    for row in rows:
        yield _answered(row, answer, lambda name, error: ScannedRow(name, error=error))


def extract_each(rows: Iterable[ArchiveRow], *, assertions: bool) -> Iterator[ExtractedRow]:
    """Yield the statements in each row, in the order given."""

    def answer(row: ArchiveRow) -> ExtractedRow:
        capture = capture_text(row.name, row.text, TextKind(row.kind))
        day = row.said_on or capture.article.published_on
        capture = capture._replace(article=capture.article._replace(published_on=day))
        found = propose(capture.article, assertions=assertions)
        return ExtractedRow(row.name, capture, found)

    for row in rows:
        yield _answered(row, answer, lambda name, error: ExtractedRow(name, error=error))


def match_each(
    connection: Connection, rows: Iterable[ArchiveRow], *, thresholds: Thresholds, limit: int
) -> Iterator[MatchedRow]:
    """Yield the claims that each row resembles, in the order given."""

    def answer(row: ArchiveRow) -> MatchedRow:
        if len(row.text) > LONGEST_ARTICLE:
            raise ClaimcheckError(
                f"the text is longer than {LONGEST_ARTICLE:,} characters; scan it instead"
            )
        statement = Statement(row.text, said_on=row.said_on)
        found = find_matches_in_parts(connection, statement, limit=limit, thresholds=thresholds)
        return MatchedRow(row.name, tuple(each for each in found if each.band is not Band.NEW))

    for row in rows:
        yield _answered(row, answer, lambda name, error: MatchedRow(name, error=error))


def _answered(
    row: ArchiveRow,
    answer: Callable[[ArchiveRow], Answer],
    failed: Callable[[str, str], Answer],
) -> Answer:
    """Return the answer to a row; where that fails, why.

    Raises what is wrong with the store, and Ctrl-C also where SQLite takes it: neither lies
    in the row.
    """
    try:
        with explained(_STORE):
            return answer(row)
    except EndlessQueryError as error:
        return failed(row.name, str(error))
    except StoreError:
        raise
    except UnreadableError as error:
        # Its name is no file's, and a web address here is nothing to fetch.
        return failed(row.name, error.reason)
    except ClaimcheckError as error:
        return failed(row.name, str(error))
    except Exception as error:
        return failed(row.name, f"a fault of claimcheck's ({type(error).__name__}: {error})")
