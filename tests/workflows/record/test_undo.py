"""Undoing acts: nothing is lost, and the state derived from the record is as before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.dates import parse_date
from claimcheck.model.statement import Statement
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.undone import UndoRefusedError
from claimcheck.store.queries.tables.exports import export
from claimcheck.store.verdicts.reviewers import add_reviewer, reviewer_names
from claimcheck.store.writing import open_writing
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.intake.add import add
from claimcheck.workflows.intake.bulk import place_article
from claimcheck.workflows.record.undo import undo_event, undo_last
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.acts import derived_state
from tests.desk import new_record

WORDS = (
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 290",
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 390",
    "Trade between the two countries grew by 20 percent in the last year, the minister said",
    "The minister said trade between the two countries grew by 20 per cent in the last year",
    "Unemployment in the region fell to 3.9 percent in May, according to the statistics office",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_writing(new_record(tmp_path), clock=lambda: "2023-03-01T09:00:00Z") as made:
        with transaction(made) as writer, writer.act("A. Diallo", "reviewer") as act:
            add_reviewer(act, "J. Keita")
        yield made


def say(writer: Transaction, text: str, speaker: str = "S. Lavrov", day: str = "2023-02-07") -> int:
    statement = Statement(text, speaker=speaker, said_on=parse_date(day))
    return add(writer, statement, actor="A. Diallo", thresholds=Thresholds()).claim_id


def rate(writer: Transaction, claim: int, label: str, by: str = "A. Diallo") -> object:
    sources = [Source(Stance.BACKS, f"https://example.org/{label.lower()}")]
    return review(
        writer,
        claim,
        Rating(label, f"It is {label}", "2023-03-01"),
        sources,
        actor=by,
        sources_needed=0,
    )


# One act after another


def test_undone_claim_is_no_longer_matched_listed_or_exported(store: WriteStore) -> None:
    with transaction(store) as writer:
        say(writer, WORDS[0])

        (undone,) = undo_last(writer, 1, actor="J. Keita")

        connection = writer.connection
        matches = find_matches(connection, Statement(WORDS[0]), limit=5, thresholds=Thresholds())
        assert undone.effects == (
            "s-1 no longer holds",
            "c-1 no longer holds",
            "l-1 no longer holds",
        )
        assert matches == []
        assert export(connection, "claims").rows == []
        assert export(connection, "statements").rows == []


def test_words_whose_adding_was_undone_can_be_added_again(store: WriteStore) -> None:
    with transaction(store) as writer:
        say(writer, WORDS[0])
        undo_last(writer, 1, actor="A. Diallo")

        again = say(writer, WORDS[0])

        assert again == 2
        assert [row[0] for row in export(writer.connection, "claims").rows] == ["c-2"]


def test_undoing_an_undoing_brings_the_claim_back_under_its_id(store: WriteStore) -> None:
    with transaction(store) as writer:
        say(writer, WORDS[0])
        before = derived_state(writer.connection)
        (undone,) = undo_last(writer, 1, actor="A. Diallo")

        undo_event(writer, undone.recorded, actor="A. Diallo")

        assert derived_state(writer.connection) == before


def test_a_changed_verdict_gives_way_to_the_one_before_it(store: WriteStore) -> None:
    with transaction(store) as writer:
        claim = say(writer, WORDS[0])
        rate(writer, claim, "False")
        before = derived_state(writer.connection)
        rate(writer, claim, "True")

        undo_last(writer, 1, actor="A. Diallo")

        assert derived_state(writer.connection) == before


def test_second_undo_goes_one_act_further_back(store: WriteStore) -> None:
    with transaction(store) as writer:
        claim = say(writer, WORDS[0])
        rate(writer, claim, "False")
        rate(writer, claim, "True")

        kinds = [undo_last(writer, 1, actor="A. Diallo")[0].kind for _ in range(3)]

        assert kinds == ["review", "review", "add"]


def test_verdict_keeps_the_claim_it_is_about(store: WriteStore) -> None:
    with transaction(store) as writer:
        claim = say(writer, WORDS[0])
        added = writer.head.sequence
        rate(writer, claim, "False")

        with pytest.raises(UndoRefusedError) as refused:
            undo_event(writer, added, actor="A. Diallo")

    assert str(refused.value) == (
        "e-1 of event 5 (review v-1 by A. Diallo on 2023-03-01) builds on c-1; undo that first"
    )


def test_replaced_verdict_is_not_undone_beneath_its_successor(store: WriteStore) -> None:
    with transaction(store) as writer:
        claim = say(writer, WORDS[0])
        rate(writer, claim, "False")
        first = writer.head.sequence
        rate(writer, claim, "True")

        with pytest.raises(UndoRefusedError, match="has changed v-1 since; undo that first"):
            undo_event(writer, first, actor="A. Diallo")


def test_retracted_link_comes_back_as_a_copy(store: WriteStore) -> None:
    with transaction(store) as writer:
        say(writer, WORDS[0])
        before = derived_state(writer.connection)
        with writer.act("A. Diallo", "unlink") as act:
            act.subject = retract(act, "links", 1, "wrong speaker")

        (undone,) = undo_last(writer, 1, actor="A. Diallo")

        assert undone.effects == ("l-1 holds again as l-2",)
        assert derived_state(writer.connection) == before


def test_undone_reviewer_is_unknown_until_added_again(store: WriteStore) -> None:
    with transaction(store) as writer:
        with writer.act("A. Diallo", "reviewer") as act:
            add_reviewer(act, "M. Traoré")
        undo_last(writer, 1, actor="A. Diallo")
        unknown = reviewer_names(writer.connection)
        with writer.act("A. Diallo", "reviewer") as act:
            add_reviewer(act, "M. Traoré")

        assert unknown == ("A. Diallo", "J. Keita")
        assert reviewer_names(writer.connection) == ("A. Diallo", "J. Keita", "M. Traoré")


def test_reviewer_who_acted_stays(store: WriteStore) -> None:
    with transaction(store) as writer:
        claim = say(writer, WORDS[0])
        rate(writer, claim, "False", by="J. Keita")

        with pytest.raises(UndoRefusedError, match="a reviewer who acted stays"):
            undo_event(writer, 3, actor="A. Diallo")


def test_later_edition_gives_way_to_the_one_before_and_can_be_captured_again(
    store: WriteStore,
) -> None:
    def editions(writer: Transaction) -> list[str]:
        rows = writer.connection.execute("SELECT sha256 FROM current_articles ORDER BY id")
        return [sha256 for (sha256,) in rows]

    with transaction(store) as writer:
        for sha256 in ("one", "two"):
            article = Article(sha256, f"Text {sha256}", url="https://example.org/a")
            place_article(writer, article, "A. Diallo")
        undo_last(writer, 1, actor="A. Diallo")
        back = editions(writer)
        third = Article("three", "Text three", url="https://example.org/a")
        place_article(writer, third, "A. Diallo")

        assert (back, editions(writer)) == (["one"], ["three"])


def test_the_beginning_of_the_record_stays(store: WriteStore) -> None:
    with transaction(store) as writer:
        with pytest.raises(UndoRefusedError, match="stays: with it the record begins"):
            undo_event(writer, 1, actor="A. Diallo")
        with pytest.raises(UndoRefusedError, match="it is the first of the scales"):
            undo_event(writer, 2, actor="A. Diallo")
        undo_last(writer, 9, actor="A. Diallo")
        with pytest.raises(UndoRefusedError, match="nothing is left to undo"):
            undo_last(writer, 1, actor="A. Diallo")
