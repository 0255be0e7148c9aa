"""Statements that a person edits or drops: what follows for claims and questions, and back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.desk.acts import EditStatement
from claimcheck.model.desk.card import QueueFilter
from claimcheck.model.desk.contact import Contact
from claimcheck.model.question import Decision, Relation
from claimcheck.model.statement import Span, StoredStatement
from claimcheck.model.verdict import Source, Stance
from claimcheck.reading.records.statements import as_statement
from claimcheck.store.connection import WriteStore
from claimcheck.store.errors import ConflictError
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.queries.tables.exports import export
from claimcheck.store.queries.tables.exports_sql import EXPORTS
from claimcheck.store.queries.waiting import waiting
from claimcheck.store.records.claims import standing_claims
from claimcheck.store.records.questions import open_questions_of_statement
from claimcheck.store.records.statements import find_statement, statements_of_edition
from claimcheck.workflows.claims.decide import decide_question, decide_statement
from claimcheck.workflows.claims.relations import relate, take_up
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.intake.bulk import place_article
from claimcheck.workflows.intake.edit_statement import Edited, drop_statement, edit_statement
from claimcheck.workflows.record.undo import undo_last
from claimcheck.workflows.verdicts.contact import record_contact
from claimcheck.workflows.verdicts.rate import Rating, add_claim_source, review
from tests.desk import REVIEWER, open_desk, say

TEXT = "Ek said trade grew by 20% in 2022. Then Ek said trade grew by 20% again."
ARTICLE = Article("ab" * 32, TEXT)
FOUND: dict[str, Any] = {"speaker": "Ek", "person": "Tomas Ek", "rule": "verb", "said_on": "2023"}


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store, transaction(store) as begun:
        yield begun


def found(writer: Transaction, text: str = "trade grew by 20% in 2022", start: int = 8) -> int:
    """Store a statement of the article as a rule found it, and return its id."""
    placed = place_article(writer, ARTICLE, REVIEWER)
    said = as_statement({**FOUND, "text": text, "spans": [[start, start + len(text)]]})
    added = add(writer, said, actor=REVIEWER, thresholds=Thresholds(), placed=placed)
    return added.statement_id


def edit(writer: Transaction, number: int, **change: Any) -> Edited:
    return edit_statement(
        writer, number, EditStatement(**change), actor=REVIEWER, thresholds=Thresholds()
    )


def stored(writer: Transaction, number: int) -> StoredStatement:
    return find_statement(writer.connection, number)


def derived(writer: Transaction) -> list[object]:
    """Return all that the record says today."""
    return [export(writer.connection, name).rows for name in EXPORTS]


def test_mended_words_state_a_claim_of_their_own_and_the_old_one_goes(writer: Transaction) -> None:
    number = found(writer)
    done = edit(writer, number, text="grew by 20% in 2022")
    now = stored(writer, done.statement_id)

    assert (now.statement.text, now.statement.spans) == ("grew by 20% in 2022", (Span(14, 33),))
    assert (now.confirmed, now.statement.evidence.rule, now.person) == (True, None, 1)
    assert standing_claims(writer.connection, [1, 2]) == [2]


def test_words_that_stand_twice_are_those_next_to_the_statement(writer: Transaction) -> None:
    number = found(writer, "trade grew by 20% again", 48)
    done = edit(writer, number, text="trade grew by 20%")

    assert stored(writer, done.statement_id).statement.spans == (Span(48, 65),)


@pytest.mark.parametrize(("words", "span"), [("20", Span(22, 24)), ("202", Span(29, 32))])
def test_words_are_sought_as_whole_words_first(writer: Transaction, words: str, span: Span) -> None:
    done = edit(writer, found(writer, "2022", 29), text=words)

    assert stored(writer, done.statement_id).statement.spans == (span,)


def test_places_in_the_article_can_be_given(writer: Transaction) -> None:
    done = edit(writer, found(writer), spans=(Span(8, 18), Span(26, 33)))

    assert stored(writer, done.statement_id).statement.text == "trade grew in 2022"


def test_mended_words_are_compared_with_all_that_is_stored(writer: Transaction) -> None:
    rated = say(writer, "trade grew by 30% in 2022").claim_id
    review(
        writer,
        rated,
        Rating("False", "It did not", "2023-03-01"),
        [],
        actor=REVIEWER,
        sources_needed=0,
    )
    number = found(writer, "trade", 8)
    done = edit(writer, number, text="trade grew by 20% in 2022")

    asked = open_questions_of_statement(writer.connection, done.statement_id)
    assert [(each.id, each.candidate) for each in asked] == [(done.questions[0], rated)]


def test_questions_about_the_old_words_are_taken_back(writer: Transaction) -> None:
    rated = say(writer, "trade grew by 30% in 2022").claim_id
    review(
        writer,
        rated,
        Rating("False", "It did not", "2023-03-01"),
        [],
        actor=REVIEWER,
        sources_needed=0,
    )
    number = found(writer)
    assert open_questions_of_statement(writer.connection, number)
    edit(writer, number, text="trade")

    assert not open_questions_of_statement(writer.connection, number)


@pytest.mark.parametrize("change", [{"text": "trade"}, {"speaker": "Mr Ek"}])
def test_claim_on_which_more_hangs_stays(writer: Transaction, change: dict[str, str]) -> None:
    number = found(writer)
    take_up(writer, 1, reason="Asked by readers", actor=REVIEWER)
    edit(writer, number, **change)

    assert standing_claims(writer.connection, [1]) == [1]


def test_another_speaker_leaves_the_claim_and_its_doubt(writer: Transaction) -> None:
    number = found(writer)
    done = edit(writer, number, speaker="Mara Lindqvist")
    now = stored(writer, done.statement_id)

    assert (now.claim, now.confirmed, now.statement.speaker) == (1, False, "Mara Lindqvist")
    assert now.person is None


@pytest.mark.parametrize(
    "change",
    [{"text": "trade"}, {"speaker": "Mr Ek"}, {"spans": (Span(0, 2),)}, {"text": "trade grew"}],
)
def test_undo_brings_back_what_the_edit_replaced(
    writer: Transaction, change: dict[str, Any]
) -> None:
    number = found(writer)
    before = derived(writer)
    edit(writer, number, **change)
    assert derived(writer) != before
    undo_last(writer, 1, actor=REVIEWER)

    assert derived(writer)[2:] == before[2:]
    # And it can be edited again afterwards.
    assert edit(writer, number, **change).before == number


def test_dropped_statement_is_gone_with_its_claim_and_comes_back_by_undo(
    writer: Transaction,
) -> None:
    number = found(writer)
    before = derived(writer)
    drop_statement(writer, number, reason="Nobody said it", actor=REVIEWER)
    assert export(writer.connection, "statements").rows == []
    assert export(writer.connection, "claims").rows == []
    undo_last(writer, 1, actor=REVIEWER)

    assert [len(rows) for rows in derived(writer)] == [len(rows) for rows in before]  # type: ignore[arg-type]
    assert stored(writer, number).claim == 1


def test_article_that_comes_again_does_not_bring_back_what_was_dropped(
    writer: Transaction,
) -> None:
    number = found(writer)
    drop_statement(writer, number, reason="Nobody said it", actor=REVIEWER)

    assert found(writer) == number
    assert export(writer.connection, "statements").rows == []


def test_article_that_comes_again_does_not_bring_back_what_was_mended(
    writer: Transaction,
) -> None:
    number = found(writer)
    edit(writer, number, text="trade grew")

    assert found(writer) == number
    assert len(export(writer.connection, "statements").rows) == 1


def test_dropped_statement_leaves_a_claim_that_another_repeats(writer: Transaction) -> None:
    first = found(writer)
    again = say(writer, "trade grew by 20% in 2022", speaker="Ek", said_on="2023")
    drop_statement(writer, first, reason="Nobody said it", actor=REVIEWER)

    assert again.claim_id == 1
    assert standing_claims(writer.connection, [1]) == [1]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": "the moon"}, "a-1 does not hold 'the moon'"),
        ({"text": " "}, "does not hold ''"),
        ({"spans": (Span(5, 5),)}, "places rise"),
        ({"spans": (Span(9, 12), Span(4, 6))}, "places rise"),
        ({"spans": ()}, "places rise"),
        ({"speaker": "Ek"}, "s-1 says that already"),
        ({}, "s-1 says that already"),
    ],
)
def test_edit_that_cannot_be_is_refused(
    writer: Transaction, change: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ClaimcheckError, match=problem):
        edit(writer, found(writer), **change)


def test_who_mends_what_was_mended_is_told(writer: Transaction) -> None:
    number = found(writer)
    edit(writer, number, text="trade grew")

    with pytest.raises(ConflictError, match="s-1 was replaced by s-2; look at it again"):
        edit(writer, number, text="trade")
    with pytest.raises(ConflictError, match="s-1 was replaced by s-2"):
        drop_statement(writer, number, reason="Nobody said it", actor=REVIEWER)


def test_who_mends_what_was_dropped_is_told(writer: Transaction) -> None:
    number = found(writer)
    drop_statement(writer, number, reason="Nobody said it", actor=REVIEWER)

    with pytest.raises(ConflictError, match="s-1 was taken out; look at it again"):
        edit(writer, number, text="trade")


def test_chain_covers_edits_and_drops(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store:
        _edit_and_drop(store)

        assert verify(store.connection).fault is None


def _edit_and_drop(store: WriteStore) -> None:
    """Edit a statement, and drop it."""
    with transaction(store) as writer:
        done = edit(writer, found(writer), text="trade grew")
        drop_statement(writer, done.statement_id, reason="Nobody said it", actor=REVIEWER)


RATING = Rating("False", "It did not", "2023-03-01")


@pytest.mark.parametrize(
    "act",
    [
        lambda writer: review(writer, 1, RATING, [], actor=REVIEWER, sources_needed=0),
        lambda writer: take_up(writer, 1, reason="Asked", actor=REVIEWER),
        lambda writer: add_claim_source(
            writer, 1, Source(Stance.BACKS, "https://a.example"), actor=REVIEWER
        ),
        lambda writer: record_contact(
            writer, 1, Contact("Ministry", "e-mail", "2023-03-01"), actor=REVIEWER
        ),
        lambda writer: relate(
            writer, 2, Relation.CONTRADICTS, 1, reason="Compared", actor=REVIEWER
        ),
        lambda writer: decide_statement(
            writer, 2, 1, Decision.SAME, actor=REVIEWER, reason="Compared"
        ),
    ],
    ids=["review", "take", "source", "contact", "link", "decide"],
)
def test_nothing_is_said_about_a_claim_that_went_with_its_statement(
    writer: Transaction, act: Callable[[Transaction], object]
) -> None:
    number = found(writer)
    say(writer, "The bridge was shut for a month")
    drop_statement(writer, number, reason="No claim", actor=REVIEWER)

    with pytest.raises(ConflictError, match=r"c-1 no longer holds"):
        act(writer)


def asked(writer: Transaction) -> int:
    """Return a statement of the article that q-1 compares with a claim rated before."""
    review(
        writer,
        say(writer, "trade grew by 30% in 2022").claim_id,
        RATING,
        [],
        actor=REVIEWER,
        sources_needed=0,
    )
    return found(writer)


def decide(writer: Transaction) -> int | None:
    answered = decide_question(writer, 1, Decision.NOT_SAME, actor=REVIEWER, reason="Another year")
    return answered.statement_id


def tasks(writer: Transaction) -> list[tuple[str, int | None]]:
    found = waiting(writer.connection, QueueFilter(), asking=REVIEWER, today="2023-03-02")
    return [(each.subject, each.statement) for each in found if each.subject.startswith("q")]


def test_what_was_asked_about_words_is_asked_of_whoever_said_them(writer: Transaction) -> None:
    now = edit(writer, asked(writer), speaker="Mara Lindqvist").statement_id

    assert [each.id for each in open_questions_of_statement(writer.connection, now)] == [1]
    assert tasks(writer) == [("q-1", now)]
    assert decide(writer) == now
    assert tasks(writer) == []


def test_question_about_words_that_were_mended_is_asked_no_more(writer: Transaction) -> None:
    edit(writer, asked(writer), text="trade")

    with pytest.raises(ConflictError, match=r"q-1 is asked no more"):
        decide(writer)


def test_statement_goes_with_what_was_asked_before_its_speaker_was_mended(
    writer: Transaction,
) -> None:
    now = edit(writer, asked(writer), speaker="Mara Lindqvist").statement_id
    drop_statement(writer, now, reason="No claim", actor=REVIEWER)

    assert not writer.connection.execute("SELECT 1 FROM open_questions").fetchall()
    assert standing_claims(writer.connection, [1, 2]) == [1]


def test_nothing_is_decided_about_a_statement_that_was_mended(writer: Transaction) -> None:
    number = found(writer)
    edit(writer, number, speaker="Mara Lindqvist")
    other = say(writer, "The bridge was shut for a month").claim_id

    with pytest.raises(ConflictError, match=rf"{number} was replaced by s-2"):
        decide_statement(writer, number, other, Decision.SAME, actor=REVIEWER, reason="x")


@pytest.mark.parametrize("change", [{"text": "trade"}, {"speaker": "Mr Ek"}])
def test_what_was_mended_does_not_come_back_when_it_is_dropped(
    writer: Transaction, change: dict[str, str]
) -> None:
    now = edit(writer, found(writer), **change).statement_id
    before = derived(writer)
    drop_statement(writer, now, reason="No claim", actor=REVIEWER)

    assert standing_claims(writer.connection, [1, 2]) == []
    assert not statements_of_edition(writer.connection, 1)
    assert not waiting(writer.connection, QueueFilter(), asking=REVIEWER, today="2023-03-02")
    undo_last(writer, 1, actor=REVIEWER)

    assert derived(writer)[2:] == before[2:]


def joint(writer: Transaction) -> int:
    """Store a statement that two people make together, and return its id."""
    placed = place_article(writer, ARTICLE, REVIEWER)
    said = as_statement(
        {
            "speaker": "Ek and Berg",
            "persons": ["Tomas Ek", "Ann Berg"],
            "text": "trade grew by 20%",
            "spans": [[8, 25]],
            "rule": "verb",
        }
    )
    return add(writer, said, actor=REVIEWER, thresholds=Thresholds(), placed=placed).statement_id


@pytest.mark.parametrize(
    "change",
    [{"text": "trade grew"}, {"spans": (Span(48, 65),)}, {"spans": (Span(14, 25),)}],
    ids=["words", "same words elsewhere", "place"],
)
def test_what_several_say_together_stays_each_ones(
    writer: Transaction, change: dict[str, Any]
) -> None:
    number = joint(writer)
    done = edit(writer, number, **change)

    assert stored(writer, done.statement_id).people == (1, 2)


def test_another_speaker_takes_a_statement_from_all_who_said_it(writer: Transaction) -> None:
    done = edit(writer, joint(writer), speaker="Cy Dahl")
    now = stored(writer, done.statement_id)

    assert (now.statement.speaker, now.people) == ("Cy Dahl", ())
