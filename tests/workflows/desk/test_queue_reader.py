"""What the desk reads again after an act is what it would read of the whole record."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.desk.card import QueueFilter
from claimcheck.model.ids import RecordId
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.queries.waiting import begin_waiting
from claimcheck.store.writing import create
from claimcheck.workflows.desk.first_card import BegunQueue, counts_of, find_first
from claimcheck.workflows.desk.queue import about, read_queue
from claimcheck.workflows.desk.queue_reader import QueueReader
from claimcheck.workflows.record.init import begin_record
from claimcheck.workflows.record.undo import undo_last
from tests import acts
from tests.acts import CHOICES, DESK, Step, is_done, open_for_acts
from tests.desk import Ticks, open_desk

TODAY = "2023-07-02"
FILTERS = (
    QueueFilter(),
    QueueFilter(speaker="A. Diop"),
    QueueFilter(assigned_to=DESK[0]),
    QueueFilter(since="2023-03-01T00:04"),
)


def undo(writer: Transaction, first: int, _: int) -> object:
    return undo_last(writer, 1 + first % 3, actor=DESK[0])


STORY: tuple[tuple[Step, tuple[int, int]], ...] = (
    (acts.know_person, (1, 0)),
    (acts.say, (0, 1)),
    (acts.say, (1, 1)),
    (acts.say, (2, 3)),
    (acts.say, (3, 1)),
    (acts.take, (0, 0)),
    (acts.take, (1, 1)),
    (acts.hand_over, (1, 0)),
    (acts.decide, (0, 0)),
    (acts.rate, (0, 0)),
    (acts.merge, (0, 2)),
    (acts.reword, (1, 1)),
    (acts.disagree, (0, 1)),
    (undo, (0, 0)),
    (acts.unmerge, (0, 2)),
    (acts.take_out, (0, 0)),
    (undo, (2, 0)),
)


Acts = Sequence[tuple[Step, tuple[int, int]]]


Begun = Callable[[], AbstractContextManager[Transaction]]


@contextmanager
def begun_with(folder: Path, done: Acts) -> Iterator[Begun]:
    """Do acts for good, once; give what goes on after them, however often, and keeps nothing.

    The queries of a connection that stays open are planned once.
    """
    ticks = Ticks()
    with create(folder / "claims.db", clock=ticks.clock, salt=ticks.salt) as store:
        begin_record(store, DESK[0])
        with transaction(store) as writer:
            open_for_acts(writer)
            for step, numbers in done:
                step(writer, *numbers)
        minutes, salts = ticks.minutes, ticks.salts

        @contextmanager
        def going_on() -> Iterator[Transaction]:
            ticks.minutes, ticks.salts = minutes, salts
            with transaction(store, dry_run=True) as writer:
                yield writer

        yield going_on


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    """Give a record in which two things are said."""
    with begun_with(tmp_path_factory.mktemp("said"), STORY[1:3]) as begun:
        yield begun


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    """Give a record of the first part of the story."""
    with begun_with(tmp_path_factory.mktemp("told"), STORY[:11]) as begun:
        yield begun


def follow(writer: Transaction, steps: Acts) -> None:
    """Do acts, and compare what each reader has after each that could be done, and at the end."""
    connection = writer.connection
    subjects = [RecordId(letter, number) for letter in "cs" for number in (1, 2)]
    near = [(QueueReader(QueueFilter(), asking=DESK[0], about=each), each) for each in subjects]
    readers = [
        (QueueReader(kept, asking=who), kept, who) for who in DESK[:2] for kept in FILTERS[::2]
    ]
    anybody = QueueReader(QueueFilter(), asking="")
    for reader in (*(row[0] for row in readers), *(row[0] for row in near), anybody):
        reader.read(connection, TODAY)
    begun = {who: QueueReader(QueueFilter(), asking=who) for who in DESK[:2]}
    for left, (step, numbers) in enumerate(steps, 1 - len(steps)):
        # What could not be done leaves all as it was; had it not, the next comparison told.
        if not is_done(writer, step, numbers) and left:
            continue
        whole = [read_queue(connection, kept, asking=who, today=TODAY) for _, kept, who in readers]
        assert [reader.read(connection, TODAY) for reader, _, _ in readers] == whole, step
        anybody.read(connection, TODAY)
        read = zip(readers, whole, strict=True)
        unfiltered = {who: found for (_, kept, who), found in read if not any(kept)}
        for who, own in unfiltered.items():
            another = anybody.for_another(who)
            assert another.read(connection, TODAY) == own, (step, who)
            assert another.read(connection, TODAY) == own
            assert another.counts == Counter(each.waiting.task for each in own)
            for each in own:
                assert another.at(each.waiting.task, each.waiting.subject) == each
        for who, own in unfiltered.items():
            # Begun before the act, and read whole after it.
            assert begun[who].read(connection, TODAY) == own, (step, who)
            begun[who] = QueueReader(QueueFilter(), asking=who)
            first = begun[who].begin(connection, TODAY)
            assert (first and first.entry) == next(iter(own), None), (step, who)
            assert begun[who].begin(connection, TODAY) is first
            waits = begin_waiting(connection, asking=who, today=TODAY)
            assert find_first(connection, waits, few=1) == next(iter(own), None), (step, who)
        for reader, subject in near:
            found = about(connection, reader.read(connection, TODAY), subject)
            # The first of them looks at all, as those near do.
            assert found == about(connection, whole[0], subject), (step, numbers, subject)


def test_story_is_followed(tmp_path: Path) -> None:
    with begun_with(tmp_path, ()) as begun, begun() as writer:
        follow(writer, STORY)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(CHOICES, st.tuples(st.just(undo), acts.NUMBERS)), max_size=14))
def test_any_acts_are_followed(said: Begun, steps: list[tuple[Step, tuple[int, int]]]) -> None:
    with said() as writer:
        follow(writer, steps)


# What is done with these says nothing of a claim.
BESIDE: tuple[Step, ...] = (
    *(acts.know_person, acts.know_more, acts.give_alias, acts.give_role, acts.merge_persons),
    *(acts.split_person, acts.set_policy, acts.set_scale, undo),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(BESIDE), acts.NUMBERS), max_size=12))
def test_any_acts_about_people_labels_and_policies_are_followed(
    told: Begun, steps: list[tuple[Step, tuple[int, int]]]
) -> None:
    with told() as writer:
        follow(writer, steps)


@pytest.mark.parametrize(
    ("step", "numbers", "moves"),
    [
        (acts.give_alias, (1, 3), 0),
        (acts.give_role, (1, 1), 0),
        (acts.set_policy, (3, 0), 0),
        (acts.set_scale, (1, 0), 0),
        (acts.know_more, (1, 1), 3),
        (acts.note, (1, 0), 2),
    ],
)
def test_an_act_reads_nothing_but_what_it_is_about(
    tmp_path: Path, step: Step, numbers: tuple[int, int], moves: int
) -> None:
    with open_desk(tmp_path) as store, transaction(store) as writer:
        open_for_acts(writer)
        for each, chosen in (*STORY[:11], (acts.say, (4, 3)), (acts.take, (4, 0))):
            is_done(writer, each, chosen)
        reader = QueueReader(QueueFilter(), asking=DESK[0])
        whole = reader.read(writer.connection, TODAY)
        assert is_done(writer, step, numbers)
        again = reader.read(writer.connection, TODAY)
        assert reader.moved is not None
        assert len(reader.moved.put) == moves < len(whole)
        assert again == read_queue(writer.connection, QueueFilter(), asking=DESK[0], today=TODAY)


@pytest.mark.parametrize("kept", FILTERS)
def test_another_day_is_read_whole(tmp_path: Path, kept: QueueFilter) -> None:
    with open_desk(tmp_path) as store, transaction(store) as writer:
        open_for_acts(writer)
        for step, numbers in STORY[:11]:
            is_done(writer, step, numbers)
        reader = QueueReader(kept, asking=DESK[0])
        for today in ("2023-03-02", "2023-07-02", "2023-03-02"):
            whole = read_queue(writer.connection, kept, asking=DESK[0], today=today)
            assert reader.read(writer.connection, today) == whole


def test_what_came_first_stays_first_whatever_is_read_after_it(tmp_path: Path) -> None:
    with open_desk(tmp_path) as store, transaction(store) as writer:
        open_for_acts(writer)
        for step, numbers in STORY[:9]:
            is_done(writer, step, numbers)
        reader = QueueReader(QueueFilter(), asking=DESK[0])
        first = reader.begin(writer.connection, TODAY)
        whole = reader.read(writer.connection, TODAY)

    assert first is not None
    for later in (whole, whole[1:]):
        queue = BegunQueue(first, lambda later=later: later)  # type: ignore[misc]
        for _ in range(2):
            assert (len(queue), queue[0], bool(queue)) == (len(whole), whole[0], True)
            assert counts_of(queue) == counts_of(whole)
            assert (queue[1:], tuple(queue)) == (whole[1:], whole)
