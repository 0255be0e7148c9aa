"""Undoing acts: nothing is lost, and the state derived from the record is as before."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.article import Article
from claimcheck.model.dates import parse_date
from claimcheck.model.question import Decision
from claimcheck.model.statement import Statement
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.chains import UndoRefusedError
from claimcheck.store.errors import ConflictError
from claimcheck.store.events import verify
from claimcheck.store.exports import export
from claimcheck.store.retractions import retract
from claimcheck.store.reviewers import add_reviewer, reviewer_names
from claimcheck.store.transaction import Transaction, WriteStore, transaction
from claimcheck.store.views import LASTING
from claimcheck.store.writing import create
from claimcheck.workflows.add import add, place_article
from claimcheck.workflows.decide import decide_statement
from claimcheck.workflows.init import begin_record
from claimcheck.workflows.match import find_matches
from claimcheck.workflows.review import Rating, add_claim_source, review
from claimcheck.workflows.undo import undo_event, undo_last

WORDS = (
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 290",
    "Russia will boost scholarships for students from Mali eightfold, from 35 to 390",
    "Trade between the two countries grew by 20 percent in the last year, the minister said",
    "The minister said trade between the two countries grew by 20 per cent in the last year",
    "Unemployment in the region fell to 3.9 percent in May, according to the statistics office",
)
# What a row that was brought back does not share with the one that it copies.
WRITTEN = ("event", "supersedes", "fingerprint")
COPIED = ("id", "link", "verdict", "verdict_id", "about", "person")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with create(tmp_path / "claims.db", clock=lambda: "2023-03-01T09:00:00Z") as made:
        begin_record(made, "A. Diallo")
        with transaction(made) as writer, writer.act("A. Diallo", "reviewer") as act:
            add_reviewer(act, "J. Keita")
        yield made


def derived_state(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return every view's rows, without the ids that a copy does not share with its original."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall()
    state = {}
    for (name,) in names:
        cursor = connection.execute(f"SELECT * FROM {name}")
        columns = [column for column, *_ in cursor.description]
        hidden = WRITTEN if name.removeprefix("current_") in LASTING else (*WRITTEN, *COPIED)
        kept = [position for position, column in enumerate(columns) if column not in hidden]
        state[name] = sorted((tuple(unordered(row[at]) for at in kept) for row in cursor), key=repr)
    del state["claim_words"]  # the index keeps what was ever said
    return state


def unordered(cell: object) -> object:
    """Return a cell that lists labels in the order of ids as one that lists them by name."""
    return "; ".join(sorted(cell.split("; "))) if isinstance(cell, str) else cell


def say(writer: Transaction, text: str, speaker: str = "S. Lavrov", day: str = "2023-02-07") -> int:
    statement = Statement(text, speaker=speaker, said_on=parse_date(day))
    return add(writer, statement, actor="A. Diallo", thresholds=Thresholds()).claim_id


def rate(writer: Transaction, claim: int, label: str, by: str = "A. Diallo") -> object:
    sources = [Source(Stance.BACKS, f"https://example.org/{label.lower()}")]
    return review(writer, claim, Rating(label, f"It is {label}", "2023-03-01"), sources, actor=by)


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


# Any acts, in any order

Step = Callable[[Transaction, int, int], object]


def decide_any(writer: Transaction, first: int, second: int) -> object:
    claims = [row[0] for row in writer.connection.execute("SELECT id FROM current_claims")]
    said = [row[0] for row in writer.connection.execute("SELECT id FROM current_statements")]
    decision = list(Decision)[second % len(Decision)]
    return decide_statement(
        writer,
        said[first % len(said)],
        claims[second % len(claims)],
        decision,
        actor="J. Keita",
        reason="compared",
    )


def rate_any(writer: Transaction, first: int, second: int) -> object:
    claims = [row[0] for row in writer.connection.execute("SELECT id FROM current_claims")]
    label = ("True", "False", "Opinion")[second % 3]
    return rate(writer, claims[first % len(claims)], label, ("A. Diallo", "J. Keita")[second % 2])


def source_any(writer: Transaction, first: int, second: int) -> object:
    claims = [row[0] for row in writer.connection.execute("SELECT id FROM current_claims")]
    source = Source(Stance.CONTEXT, f"https://example.org/{second}")
    return add_claim_source(writer, claims[first % len(claims)], source, actor="A. Diallo")


def undo_any(writer: Transaction, first: int, second: int) -> object:
    if second % 2:
        return undo_event(writer, 3 + first % (writer.head.sequence - 2), actor="J. Keita")
    return undo_last(writer, 1 + first % 3, actor="J. Keita")


STEPS: tuple[Step, ...] = (
    lambda writer, first, second: say(
        writer, WORDS[first % 5], ("S. Lavrov", "A. Diop")[second % 2], f"2023-02-{1 + second:02}"
    ),
    decide_any,
    rate_any,
    source_any,
    undo_any,
)
CHOICES = st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 9), st.integers(0, 9))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(CHOICES, min_size=1, max_size=14))
def test_undo_after_any_act_restores_the_derived_state(
    store: WriteStore, choices: list[tuple[int, int, int]]
) -> None:
    with transaction(store, dry_run=True) as writer:
        for step, first, second in choices:
            before, head = derived_state(writer.connection), writer.head.sequence
            if take(writer, STEPS[step], first, second) and writer.head.sequence == head + 1:
                undone = undo_event(writer, head + 1, actor="A. Diallo")
                assert derived_state(writer.connection) == before
                after = undo_event(writer, undone.recorded, actor="A. Diallo")
                undo_event(writer, after.recorded, actor="A. Diallo")
                assert derived_state(writer.connection) == before
                take(writer, STEPS[step], first, second)
        assert verify(writer.connection).fault is None


def take(writer: Transaction, step: Step, first: int, second: int) -> bool:
    """Take a step; tell whether it was possible."""
    try:
        step(writer, first, second)
    except ConflictError:
        raise
    except (ClaimcheckError, ZeroDivisionError):
        return False
    return True


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(CHOICES, min_size=1, max_size=12))
def test_undoing_every_act_leaves_an_empty_desk(
    store: WriteStore, choices: list[tuple[int, int, int]]
) -> None:
    with transaction(store, dry_run=True) as writer:
        before = derived_state(writer.connection)
        for step, first, second in choices:
            take(writer, STEPS[step], first, second)
        with suppress(UndoRefusedError):  # nothing was done, or all of it is undone
            undo_last(writer, writer.head.sequence, actor="A. Diallo")

        state = derived_state(writer.connection)
        assert {**state, "current_reviewers": []} == {**before, "current_reviewers": []}
        assert not re.search("Russia", repr(state))
