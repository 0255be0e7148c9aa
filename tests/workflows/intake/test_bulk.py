"""Imports: the statements of a file, all of them or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.added import Outcome
from claimcheck.model.article import Article
from claimcheck.model.claim import NewClaim
from claimcheck.model.statement import Span, Statement
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import UnknownReviewerError
from claimcheck.store.index.upkeep import check_index
from claimcheck.store.log.transaction import transaction
from claimcheck.store.log.verification import verify
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.entry_checks import MisplacedError
from claimcheck.workflows.intake.bulk import (
    import_claims,
    import_statements,
    import_unmatched,
    place_article,
)
from tests.desk import REVIEWER, open_desk

TRADE = Statement("Trade with Mali grew by 20% over the past year", speaker="S. Lavrov")
MORE = TRADE._replace(text="Trade with Mali grew by 30% over the past year")
WHALES = Statement("Whales sing at night in cold water", speaker="A. Diop")
AGAIN = TRADE._replace(speaker="A. Diop")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


def outcomes(store: WriteStore, *statements: Statement) -> list[tuple[Outcome, int, int]]:
    with transaction(store) as writer:
        return [
            (added.outcome, added.statement_id, added.claim_id)
            for added in import_statements(
                writer, statements, actor=REVIEWER, thresholds=Thresholds()
            )
        ]


def rows(store: WriteStore, table: str) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_each_statement_is_compared_with_those_before_it(store: WriteStore) -> None:
    assert outcomes(store, TRADE, WHALES, AGAIN, MORE, TRADE) == [
        (Outcome.NEW, 1, 1),
        (Outcome.NEW, 2, 2),
        (Outcome.REPEATED, 3, 1),
        (Outcome.ASKED, 4, 3),
        (Outcome.KNOWN, 1, 1),
    ]


def test_the_order_of_the_file_is_the_order_of_the_record(store: WriteStore) -> None:
    assert outcomes(store, MORE, TRADE) == [(Outcome.NEW, 1, 1), (Outcome.ASKED, 2, 2)]


def test_the_same_import_twice_adds_nothing(store: WriteStore) -> None:
    outcomes(store, TRADE, WHALES, AGAIN, MORE)
    events = rows(store, "events")

    again = outcomes(store, TRADE, WHALES, AGAIN, MORE)

    assert {outcome for outcome, *_ in again} == {Outcome.KNOWN}
    assert rows(store, "events") == events


def test_one_import_is_one_transaction(store: WriteStore) -> None:
    with pytest.raises(ClaimcheckError, match="empty"):
        outcomes(store, TRADE, WHALES, Statement("…"))

    assert rows(store, "statements") == 0


def test_progress_is_told_after_each(store: WriteStore) -> None:
    told: list[int] = []
    with transaction(store) as writer:
        import_statements(
            writer, [TRADE, WHALES], actor=REVIEWER, thresholds=Thresholds(), progress=told.append
        )

    assert told == [1, 2]


@pytest.mark.parametrize("bulk", [False, True])
def test_an_import_without_matching_tells_what_became_of_each(
    store: WriteStore, bulk: bool
) -> None:
    with transaction(store) as writer:
        import_unmatched(writer, [WHALES], actor=REVIEWER)

    with transaction(store, bulk=bulk) as writer:
        added = import_unmatched(writer, [TRADE, AGAIN, WHALES, TRADE], actor=REVIEWER)

    assert [(each.outcome, each.statement_id, each.claim_id) for each in added] == [
        (Outcome.NEW, 2, 2),
        (Outcome.NEW, 3, 3),
        (Outcome.KNOWN, 1, 1),
        (Outcome.KNOWN, 2, 2),
    ]
    assert [each.statement for each in added] == [TRADE, AGAIN, WHALES, TRADE]
    assert verify(store.connection).fault is None
    assert check_index(store.connection) == []


def test_what_was_imported_in_bulk_is_found(store: WriteStore) -> None:
    with transaction(store, bulk=True) as writer:
        import_unmatched(writer, [WHALES, TRADE], actor=REVIEWER)

    found = find_matches(store.connection, AGAIN, limit=3, thresholds=Thresholds())

    assert [(match.claim.id, match.band.value) for match in found][:1] == [(2, "same")]


STORY = "News. Whales sing."


def test_places_are_checked_in_bulk_too(store: WriteStore) -> None:
    good, bad = (Statement("Whales sing", spans=(Span(start, start + 11),)) for start in (6, 5))
    with transaction(store, bulk=True) as writer:
        placed = place_article(writer, Article("ab", STORY), REVIEWER)
        (added,) = import_unmatched(writer, [good], actor=REVIEWER, placed=placed)
    assert added.outcome is Outcome.NEW

    with pytest.raises(MisplacedError), transaction(store, bulk=True) as writer:
        import_unmatched(writer, [bad], actor=REVIEWER, placed=placed)
    assert rows(store, "statements") == 1


def test_claims_may_come_without_statements(store: WriteStore) -> None:
    archive = [
        NewClaim("Trade with Mali grew", title="On trade", context="a debate", topic="trade"),
        NewClaim("Whales sing", language="fr"),
    ]
    with transaction(store, bulk=True) as writer:
        numbers = import_claims(writer, archive, actor=REVIEWER)

    stored = store.connection.execute(
        "SELECT id, text, title, context, topic, language FROM claims"
    ).fetchall()
    assert numbers == [1, 2]
    assert stored == [
        (1, "Trade with Mali grew", "On trade", "a debate", "trade", "und"),
        (2, "Whales sing", None, None, None, "fr"),
    ]
    subjects = store.connection.execute(
        "SELECT subject FROM events WHERE kind = 'claim' ORDER BY sequence"
    )
    assert subjects.fetchall() == [("c-1",), ("c-2",)]


def test_only_a_reviewer_imports(store: WriteStore) -> None:
    for run in (import_unmatched, import_claims):
        with pytest.raises(UnknownReviewerError), transaction(store) as writer:
            run(writer, [], actor="Nobody")
