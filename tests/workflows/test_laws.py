"""Laws of the record that hold whatever was done before, in any order."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.model.desk.policy import read_policy
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.undone import UndoRefusedError
from claimcheck.store.log.verification import verify
from claimcheck.store.records.claims import find_standing
from claimcheck.store.verdicts.tellings import tellings_in
from claimcheck.store.writing import create
from claimcheck.workflows.record.init import begin_record
from claimcheck.workflows.record.undo import undo_event, undo_last
from claimcheck.workflows.verdicts.rate import Rating, review
from claimcheck.workflows.verdicts.sign_off import change_policy
from tests import acts
from tests.acts import (
    CHOICES,
    DESK,
    NUMBERS,
    STEPS,
    Step,
    adopt,
    derived_state,
    is_done,
    open_for_acts,
)

Choice = tuple[Step, tuple[int, int]]
SLIP = "a slip of the hand"

PAST: tuple[Choice, ...] = (
    (acts.know_person, (2, 0)),
    (acts.say, (0, 0)),
    (acts.say, (1, 1)),
    (acts.say, (2, 3)),
    (acts.say, (4, 1)),
    (acts.know_person, (1, 0)),
    (acts.rate, (0, 0)),
    (acts.disagree, (0, 1)),
    (acts.ask, (1, 0)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WriteStore]:
    """Make a record with a past, to which nothing is added for good."""
    path = Path(tmp_path_factory.mktemp("undo")) / "claims.db"
    with create(path, clock=lambda: "2023-03-01T09:00:00Z") as made:
        begin_record(made, DESK[0])
        with transaction(made) as writer:
            open_for_acts(writer)
            for step, numbers in PAST:
                step(writer, *numbers)
        yield made


def undo_any(writer: Transaction, first: int, second: int) -> object:
    if second % 2:
        latest = writer.head.sequence
        return undo_event(writer, latest - first % (latest - 4), actor=DESK[1], never_out=SLIP)
    return undo_last(writer, 1 + first % 3, actor=DESK[1], never_out=SLIP)


# A correction that is brought back is of what it replaced, not of what it put there.
_CORRECTION_BROUGHT_BACK: list[Choice] = [(acts.correct_one, (0, 0)), (undo_any, (0, 0))]
ACTS = st.lists(CHOICES | st.tuples(st.just(undo_any), NUMBERS), min_size=1, max_size=16)
LAW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@LAW
@given(ACTS)
@example(_CORRECTION_BROUGHT_BACK)
def test_undo_after_any_act_restores_the_derived_state(
    store: WriteStore, choices: list[Choice]
) -> None:
    with transaction(store, dry_run=True) as writer:
        head, before = writer.head.sequence, derived_state(writer.connection)
        for step, numbers in choices:
            # What could not be done leaves all as it was.
            if writer.head.sequence != head:
                head, before = writer.head.sequence, derived_state(writer.connection)
            if is_done(writer, step, numbers) and writer.head.sequence == head + 1:
                undone = undo_event(writer, head + 1, actor=DESK[0], never_out=SLIP)
                assert derived_state(writer.connection) == before
                after = undo_event(writer, undone.recorded, actor=DESK[0], never_out=SLIP)
                undo_event(writer, after.recorded, actor=DESK[0], never_out=SLIP)
                assert derived_state(writer.connection) == before
                is_done(writer, step, numbers)
        assert verify(writer.connection).fault is None


# A dissent that an undo brings back under another policy, about a verdict brought back before.
_DISSENT_BROUGHT_BACK: list[Choice] = [
    (acts.say, (0, 1)),
    (undo_any, (0, 0)),
    (acts.set_policy, (0, 0)),
    (undo_any, (4, 1)),
    (undo_any, (8, 0)),
]


@LAW
@given(ACTS)
@example(_DISSENT_BROUGHT_BACK)
def test_undoing_every_act_leaves_the_desk_as_it_was(
    store: WriteStore, choices: list[Choice]
) -> None:
    with transaction(store, dry_run=True) as writer:
        before, first = derived_state(writer.connection), writer.head.sequence
        for step, numbers in choices:
            is_done(writer, step, numbers)
        for sequence in reversed(range(first + 1, writer.head.sequence + 1)):
            with suppress(UndoRefusedError):  # it is undone already
                undo_event(writer, sequence, actor=DESK[0], never_out=SLIP)

        assert derived_state(writer.connection) == before


@LAW
@given(ACTS, st.permutations(range(4)))
def test_unmerging_after_merging_restores_what_every_row_means(
    store: WriteStore, choices: list[Choice], order: list[int]
) -> None:
    with transaction(store, dry_run=True) as writer:
        for step, numbers in choices:
            is_done(writer, step, numbers)
        before = derived_state(writer.connection)

        is_merged = is_done(writer, acts.merge, (order[0], order[1]))
        is_told = bool(tellings_in(writer.connection, writer.head.sequence))
        if is_merged:
            acts.unmerge(writer, order[0], order[1])

        # A correction that was signed off by the other claim's reviewers is out from then on.
        assert is_told or derived_state(writer.connection) == before
        assert verify(writer.connection).fault is None


@LAW
@given(
    st.sampled_from(["one", "second person", "quorum 3", "blind"]),
    st.lists(
        st.tuples(st.sampled_from(DESK), st.sampled_from(acts.LABELS)),
        max_size=3,
        unique_by=lambda given: given[0],
    ),
    st.randoms(use_true_random=False),
)
def test_any_order_of_the_same_verdicts_gives_the_same_status(
    store: WriteStore, policy: str, given: list[tuple[str, str]], chance: Random
) -> None:
    def status(ratings: list[tuple[str, str]]) -> str:
        with transaction(store, dry_run=True) as writer:
            change_policy(writer, read_policy(policy), actor=DESK[0])
            for name, label in ratings:
                review(
                    writer, 3, Rating(label, "Why.", "2023-03-01"), [], actor=name, sources_needed=0
                )
            return str(find_standing(writer.connection, 3).status)

    assert status(given) == status(chance.sample(given, len(given)))


def test_the_acts_of_these_laws_can_all_be_done(store: WriteStore) -> None:
    """Without this the laws above might hold because nothing ever happens."""
    steps = dict.fromkeys((*STEPS, adopt, undo_any))
    with transaction(store, dry_run=True) as writer:
        done = {
            step.__name__
            for first in range(4)
            for step in steps
            for second in range(4)
            if is_done(writer, step, (first, second))
        }

    assert {step.__name__ for step in steps} - done == set()
