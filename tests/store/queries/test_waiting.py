"""The queue as the record has it: what waits, for whom, and what a filter keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.model.desk.card import QueueFilter
from claimcheck.model.desk.policy import read_policy
from claimcheck.store.log.retractions import retract
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.queries.waiting import waiting
from claimcheck.store.records.notes import assign
from claimcheck.store.verdicts.policies import set_policy
from claimcheck.workflows.claims.persons import add_named, give_alias
from claimcheck.workflows.claims.relations import merge, take_up
from claimcheck.workflows.record.undo import undo_last
from claimcheck.workflows.verdicts.rate import Rating, review
from claimcheck.workflows.verdicts.sign_off import sign_off
from tests.desk import REVIEWER, SECOND, open_desk, say

THIRD = "O. Berg"
TODAY = "2023-03-02"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store, transaction(store) as begun:
        with begun.act(REVIEWER, "reviewer") as act:
            for name in (SECOND, THIRD):
                act.insert("reviewers", name=name, email=None, note=None)
        yield begun


def rate(writer: Transaction, claim: int, label: str, by: str, recheck: str | None = None) -> int:
    rating = Rating(label, "So it is", "2022-12-01", recheck)
    return review(writer, claim, rating, [], actor=by, sources_needed=0).verdict_id


def subjects(
    writer: Transaction, asking: str = REVIEWER, *, today: str = TODAY, **kept: str | int
) -> list[str]:
    """Return task and subject of what waits."""
    found = waiting(writer.connection, QueueFilter(**kept), asking=asking, today=today)  # type: ignore[arg-type]
    return [f"{each.task} {each.subject}" for each in found]


def test_memory_does_not_wait(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")

    assert subjects(writer) == []


def test_claim_waits_from_its_taking_up_until_its_verdict(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    take_up(writer, 1, reason="Asked", actor=REVIEWER)
    assert subjects(writer) == ["rate c-1"]
    rate(writer, 1, "True", REVIEWER)

    assert subjects(writer) == []
    assert subjects(writer, SECOND) == ["sign off v-1"]


def test_claim_in_two_wordings_waits_once(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    say(writer, "The bridge was shut for a month")
    for claim in (1, 2):
        take_up(writer, claim, reason="Asked", actor=REVIEWER)
    merge(writer, 2, 1, reason="One matter", actor=REVIEWER)

    assert subjects(writer) == ["rate c-1"]


def test_quorum_waits_for_whoever_has_not_signed_yet(writer: Transaction) -> None:
    with writer.act(REVIEWER, "policy") as act:
        set_policy(act, read_policy("quorum 3"))
    say(writer, "Trade grew by 20%")
    rate(writer, 1, "True", REVIEWER)
    sign_off(writer, 1, actor=SECOND)

    assert subjects(writer) == subjects(writer, SECOND) == []
    assert subjects(writer, THIRD) == ["sign off v-1"]


def test_hidden_verdict_asks_others_for_theirs(writer: Transaction) -> None:
    with writer.act(REVIEWER, "policy") as act:
        set_policy(act, read_policy("blind"))
    say(writer, "Trade grew by 20%")
    rate(writer, 1, "True", SECOND)

    assert subjects(writer) == ["rate c-1"]
    assert subjects(writer, SECOND) == []


def test_dispute_waits_for_everybody(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    rate(writer, 1, "True", REVIEWER)
    rate(writer, 1, "False", SECOND)

    assert subjects(writer) == subjects(writer, THIRD) == ["resolve c-1"]


def test_recheck_waits_from_its_day_on(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    rate(writer, 1, "True", REVIEWER, "2023-03-02")

    assert subjects(writer, today="2023-03-01") == []
    assert subjects(writer, today="2023-03-02") == ["recheck v-1"]
    (found,) = waiting(writer.connection, QueueFilter(), asking=REVIEWER, today="2023-03-02")
    assert found.since == "2023-03-02"


def test_assignment_counts_before_a_taking_up_and_the_last_before_all(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    take_up(writer, 1, reason="Asked", actor=REVIEWER)
    assert subjects(writer, assigned_to="a. diallo") == ["rate c-1"]
    for name in (THIRD, SECOND):
        with writer.act(REVIEWER, "assign") as act:
            assign(act, 1, name)

    assert subjects(writer, assigned_to=SECOND) == ["rate c-1"]
    assert subjects(writer, assigned_to=THIRD) == subjects(writer, assigned_to=REVIEWER) == []


def test_topic_is_that_of_the_claim(writer: Transaction) -> None:
    with writer.act(REVIEWER, "add") as act:
        for topic in ("Trade", None):
            cells = {"plain": None, "title": None, "context": None, "language": "en"}
            act.insert("claims", text="It rose", topic=topic, **cells)
    for claim in (1, 2):
        take_up(writer, claim, reason="Asked", actor=REVIEWER)

    assert subjects(writer, topic="trade") == ["rate c-1"]


@pytest.mark.parametrize("name", ["Lavrov", "sergey lavrov", "The minister", "élise lavrov"])
def test_speaker_is_known_by_every_name(writer: Transaction, name: str) -> None:
    add_named(writer, "Sergey Lavrov", wikidata=None, note=None, actor=REVIEWER)
    give_alias(writer, "Sergey Lavrov", "The minister", actor=REVIEWER)
    give_alias(writer, "Sergey Lavrov", "Élise Lavrov", actor=REVIEWER)
    say(writer, "Trade grew by 20%", speaker="Lavrov", person="Sergey Lavrov", rule="verb")
    say(writer, "The bridge was shut", speaker="Diop", rule="verb")

    assert subjects(writer, speaker=name) == ["confirm s-1"]


def test_speaker_that_is_nobodys_is_known_in_any_case(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%", speaker="Øystein Ås", rule="verb")

    assert subjects(writer, speaker="øystein ås") == ["confirm s-1"]
    assert subjects(writer, speaker="ØYSTEIN ÅS") == ["confirm s-1"]


def test_undone_taking_up_waits_no_more(writer: Transaction) -> None:
    say(writer, "Trade grew by 20%")
    take_up(writer, 1, reason="Asked", actor=REVIEWER)
    undo_last(writer, 1, actor=REVIEWER)

    assert subjects(writer) == []


@pytest.mark.parametrize("dropped", [1, 2])
def test_verdict_of_a_dropped_wording_waits_under_the_others(
    writer: Transaction, dropped: int
) -> None:
    """No command drops a claim with a verdict; files of earlier releases may hold one."""
    say(writer, "Trade grew by 20%")
    say(writer, "The bridge was shut for a month")
    merge(writer, 2, 1, reason="One matter", actor=REVIEWER)
    rate(writer, dropped, "True", REVIEWER)
    with writer.act(REVIEWER, "discard") as act:
        retract(act, "claims", dropped, "as an earlier release did")

    assert subjects(writer, SECOND) == ["sign off v-1"]

    rate(writer, 3 - dropped, "False", SECOND)

    assert subjects(writer, SECOND) == ["resolve c-1"]
