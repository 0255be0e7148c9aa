"""Answers that were given elsewhere, while others go on working."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.desk.acts import AddNote, Confirm
from claimcheck.model.desk.card import QueueFilter, Task
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.ids import RecordId
from claimcheck.reading.records.answers import Answered
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.chain import head
from claimcheck.store.log.transaction import transaction
from claimcheck.workflows.claims.confirm import confirm
from claimcheck.workflows.desk.answer_files import AnswerOutcome, Fate, apply_answers, cards
from claimcheck.workflows.desk.card_contents import read_card
from claimcheck.workflows.desk.house import House
from tests.desk import REVIEWER, SECOND, open_desk, say

HOUSE = House(Thresholds(), GateSettings(), "2023-03-02")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        with transaction(opened) as writer:
            with writer.act(REVIEWER, "reviewer") as act:
                act.insert("reviewers", name=SECOND, email=None, note=None)
            for text in ("Trade grew by 20%", "The bridge was shut for a month"):
                say(writer, text, speaker="Ann", rule="verb")
        yield opened


def test_cards_read_together_are_as_each_is_read_alone(store: WriteStore) -> None:
    with transaction(store) as writer:
        # More than are read at once; each eighth resembles others, or repeats one that was rated.
        for number, (first, second) in enumerate(product("bdfgklmn", repeat=2)):
            unlike = f"{first}a{second}um {first}e{second}il {first}o{second}ar"
            say(writer, unlike, speaker="Bo", rule="verb")
            if not number % 8:
                mill = f"The mill in Kayes sold {number} tons of rice"
                say(writer, mill, speaker="Ann", rule="verb")
    connection = store.connection

    for told in (True, False):
        together = [*cards(connection, QueueFilter(), HOUSE, asking=SECOND, with_story=told)]

        assert len(together) > 64
        assert any(card.priors for card in together)
        assert together == [
            read_card(connection, card.entry, HOUSE, asking=SECOND, with_story=told)
            for card in together
        ]


def answered(store: WriteStore, number: int, *acts: Confirm | AddNote) -> Answered:
    """Return a statement to confirm with its answer, as it is known now."""
    now = head(store.connection)
    return Answered(number, Task.CONFIRM, f"s-{number}", number, now.sequence, now.sha256, acts)


def test_what_others_do_while_answers_are_stored_makes_them_stale(store: WriteStore) -> None:
    both = [answered(store, number, Confirm()) for number in (1, 2)]
    outcomes = apply_answers(store, both, HOUSE, actor=REVIEWER)
    assert next(outcomes) == AnswerOutcome("s-1", Fate.APPLIED, ("s-1 confirmed; it states c-1.",))
    with transaction(store) as writer:
        confirm(writer, RecordId("s", 2), actor=SECOND)

    assert next(outcomes).fate is Fate.STALE


def test_acts_on_one_card_do_not_make_each_other_stale(store: WriteStore) -> None:
    note = AddNote("Ask the customs office")
    card = answered(store, 1, note, Confirm(), note)
    (outcome,) = apply_answers(store, [card], HOUSE, actor=REVIEWER)

    assert (outcome.fate, len(outcome.told)) == (Fate.APPLIED, 3)


def test_second_answer_to_a_card_names_the_first_of_its_file(store: WriteStore) -> None:
    cards = [answered(store, 1, Confirm()), answered(store, 1, AddNote("Ask the customs office"))]
    *_, second = apply_answers(store, cards, HOUSE, actor=REVIEWER)

    assert second == AnswerOutcome(
        "s-1",
        Fate.STALE,
        (
            "an answer above has settled it (confirmed: l-3: s-1 states c-1);"
            " list all acts of a card in one answer",
        ),
    )


def test_acts_on_one_card_are_stored_all_or_none(store: WriteStore) -> None:
    before = head(store.connection)
    card = answered(store, 1, Confirm(), AddNote(" "))
    (outcome,) = apply_answers(store, [card], HOUSE, actor=REVIEWER)

    assert outcome.fate is Fate.REFUSED
    assert head(store.connection) == before


def test_refused_answer_leaves_the_others_fresh(store: WriteStore) -> None:
    cards = [answered(store, 1, Confirm(), AddNote(" ")), answered(store, 1, Confirm())]
    fates = [each.fate for each in apply_answers(store, cards, HOUSE, actor=REVIEWER)]

    assert fates == [Fate.REFUSED, Fate.APPLIED]
