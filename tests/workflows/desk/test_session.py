"""A review session: laws that hold whatever waits and whatever somebody does."""

from itertools import pairwise, product, starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.desk.card import QueueEntry, Task, Waiting
from claimcheck.model.ids import ClaimId
from claimcheck.workflows.desk.session import ReviewSession, in_order

LETTERS = {Task.DECIDE: "q", Task.CONFIRM: "s", Task.SIGN_OFF: "v", Task.RECHECK: "v"}


TEXTS = ("Trade grew by 20%", "It rains", "Will it rain?", "We will win")


def waiting(task: Task, number: int, text: str, sequence: int, occasions: int) -> Waiting:
    subject = f"{LETTERS.get(task, 'c')}-{number}"
    at = "2023-03-02T09:00:00Z"
    return Waiting(task, subject, ClaimId(number), text, sequence, at, occasions=occasions)


# One of all that can wait: to draw each part by itself takes five times as long.
ANY = tuple(starmap(waiting, product(Task, range(1, 13), TEXTS, range(1, 6), range(4))))
waits = st.lists(
    st.sampled_from(ANY), max_size=10, unique_by=lambda each: (each.task, each.subject)
)
queues = waits.map(in_order)
names = st.sampled_from(["skip", "back", "refresh", "turn"])
moves = st.lists(st.tuples(names, st.integers(0, 9), queues), max_size=12)
Move = tuple[str, int, tuple[QueueEntry, ...]]


def moved(session: ReviewSession, move: Move) -> ReviewSession:
    """Return the session after a move: on, back, a queue read again, or a card turned to."""
    name, number, entries = move
    if name == "skip":
        return session.skip()
    if name == "back":
        return session.back()
    if name == "refresh":
        return session.refreshed(entries)
    key = entries[number % len(entries)].key if entries else ("confirm", "s-99")
    return session.turned_to(key, entries)


@given(queues, moves)
def test_no_card_is_ever_in_two_places(begun: tuple[QueueEntry, ...], made: list[Move]) -> None:
    session = ReviewSession(begun)
    for move in made:
        session = moved(session, move)
        keys = [entry.key for entry in (*session.trail, *session.ahead)]
        assert len(keys) == len(set(keys))


@given(queues, moves)
def test_position_and_cards_left_add_up(begun: tuple[QueueEntry, ...], made: list[Move]) -> None:
    session = ReviewSession(begun)
    for move in made:
        session = moved(session, move)
        if session.current:
            assert session.position + session.left == session.total


@given(queues, moves, queues)
def test_whatever_waits_is_ahead_or_was_left_behind(
    begun: tuple[QueueEntry, ...], made: list[Move], now: tuple[QueueEntry, ...]
) -> None:
    session = ReviewSession(begun)
    for move in made:
        session = moved(session, move)
    after = session.refreshed(now)

    assert {entry.key for entry in now} <= {entry.key for entry in (*after.trail, *after.ahead)}
    assert {entry.key for entry in after.ahead} <= {entry.key for entry in now}


@given(queues, moves, queues)
def test_reading_the_same_queue_twice_changes_nothing(
    begun: tuple[QueueEntry, ...], made: list[Move], now: tuple[QueueEntry, ...]
) -> None:
    session = ReviewSession(begun)
    for move in made:
        session = moved(session, move)
    once = session.refreshed(now)

    assert once.refreshed(now) == once


@given(queues)
def test_back_takes_a_skip_back(begun: tuple[QueueEntry, ...]) -> None:
    session = ReviewSession(begun)

    assert not session.ahead or session.skip().back() == session


@given(queues, queues)
def test_card_on_the_desk_stays_while_it_waits(
    begun: tuple[QueueEntry, ...], others: tuple[QueueEntry, ...]
) -> None:
    session = ReviewSession(begun)
    if session.current is None:
        return
    kept = {entry.key: entry for entry in (*others, session.current)}
    after = session.refreshed(tuple(kept.values()))

    assert after.current is not None
    assert after.current.key == session.current.key


@given(queues)
def test_finished_card_makes_room_for_the_next(begun: tuple[QueueEntry, ...]) -> None:
    session = ReviewSession(begun)
    after = session.refreshed(begun[1:])

    assert after.ahead == begun[1:]
    assert after.trail == begun[:1]


@given(waits)
def test_order_depends_on_nothing_but_what_waits(found: list[Waiting]) -> None:
    assert in_order(found) == in_order(reversed(found))


@given(queues)
def test_order_is_by_worth_then_occasions_then_age(entries: tuple[QueueEntry, ...]) -> None:
    ranks = [(entry.worth, -entry.waiting.occasions, entry.waiting.sequence) for entry in entries]

    assert all(first <= second for first, second in pairwise(ranks))


def test_at_either_end_nothing_moves() -> None:
    assert ReviewSession().skip() == ReviewSession().back() == ReviewSession()


@pytest.mark.parametrize("number", [1, 2])
def test_turning_to_a_card_that_waits_puts_it_on_the_desk(number: int) -> None:
    entries = in_order(
        Waiting(Task.CONFIRM, f"s-{each}", ClaimId(each), "It rains", each, "2023")
        for each in range(3)
    )
    session = ReviewSession(entries).skip().skip().turned_to(entries[number].key, entries)

    assert session.current == entries[number]
