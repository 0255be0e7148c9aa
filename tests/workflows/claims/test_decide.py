"""Decisions: what a person concludes about a match, and what follows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import ClaimId, DecisionId, StatementId
from claimcheck.model.question import Decision, Relation
from claimcheck.store.errors import UnknownIdError, UnknownReviewerError
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.records.claims import find_standing, wordings
from claimcheck.store.records.links import links_between
from claimcheck.store.records.statements import find_statement
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.workflows.claims.decide import (
    Decided,
    SelfDecisionError,
    StillSameError,
    decide_question,
    decide_statement,
)
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, SECOND, open_desk, say

TRADE = "Trade with Mali grew by 20% over the past year"
MORE = "Trade with Mali grew by 30% over the past year"
RELATIONS = {
    Decision.SAME: Relation.SAME_AS,
    Decision.RELATED: Relation.RELATED_TO,
    Decision.CONTRADICTS: Relation.CONTRADICTS,
    Decision.NOT_SAME: Relation.NOT_SAME,
}
Rows = list[tuple[object, ...]]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store:
        with transaction(store) as begun, begun.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, SECOND)
        with transaction(store) as begun:
            yield begun
        assert verify(store.connection).fault is None


def rate(writer: Transaction, claim: int) -> None:
    review(
        writer,
        claim,
        Rating("False", "The customs office.", "2023-03-01"),
        [],
        actor=REVIEWER,
        sources_needed=0,
    )


def asked(writer: Transaction) -> None:
    """Let s-2 and its claim c-2 be asked about beside c-1, which is rated, in q-1."""
    rate(writer, say(writer, TRADE).claim_id)
    assert say(writer, MORE).questions == (1,)


def linked(writer: Transaction) -> None:
    """Let s-2 be linked to c-1 by the matcher."""
    say(writer, TRADE)
    assert say(writer, "Trade with Mali grew by twenty percent over the past year").claim_id == 1


def decide(writer: Transaction, decision: Decision, *, by: str = REVIEWER) -> Decided:
    return decide_statement(writer, 2, 1, decision, actor=by, reason="heard the tape")


def open_questions(writer: Transaction) -> list[int]:
    return [n for (n,) in writer.connection.execute("SELECT id FROM open_questions ORDER BY id")]


def decisions_in_force(writer: Transaction) -> Rows:
    return writer.connection.execute(
        "SELECT question, statement, claim, candidate, decision, reviewer FROM current_decisions"
    ).fetchall()


@pytest.mark.parametrize("decision", list(RELATIONS))
def test_an_answer_closes_the_question_and_relates_the_claims(
    writer: Transaction, decision: Decision
) -> None:
    asked(writer)

    decided = decide_question(writer, 1, decision, actor=REVIEWER, reason="heard the tape")

    assert decided == Decided(DecisionId(1), decision, StatementId(2), ClaimId(2), ClaimId(1), None)
    assert open_questions(writer) == []
    (link,) = links_between(writer.connection, 2, 1)
    assert (link.relation, link.made_by, link.confirmed_by, link.reason) == (
        RELATIONS[decision],
        REVIEWER,
        REVIEWER,
        "heard the tape",
    )
    assert decisions_in_force(writer) == [(1, 2, 2, 1, decision, REVIEWER)]


def test_later_leaves_the_question_open_and_relates_nothing(writer: Transaction) -> None:
    asked(writer)

    decide_question(writer, 1, Decision.LATER, actor=REVIEWER, reason=None)

    assert open_questions(writer) == [1]
    assert links_between(writer.connection, 2, 1) == []


@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_about_the_statement_answers_its_question(
    writer: Transaction, decision: Decision
) -> None:
    asked(writer)

    decide(writer, decision)

    assert open_questions(writer) == ([1] if decision is Decision.LATER else [])


@pytest.mark.parametrize("decision", list(Decision))
def test_only_the_same_claim_shares_verdicts_and_statements(
    writer: Transaction, decision: Decision
) -> None:
    asked(writer)

    decide(writer, decision)

    standing = find_standing(writer.connection, 2)
    together = decision is Decision.SAME
    assert [each.label for each in standing.verdicts] == (["False"] if together else [])
    assert standing.mentions == (2 if together else 1)
    assert wordings(writer.connection, 2) == ((1, 2) if together else (2,))


@pytest.mark.parametrize("decision", [Decision.SAME, Decision.LATER])
def test_a_link_of_the_matcher_s_is_confirmed_only_by_a_person(
    writer: Transaction, decision: Decision
) -> None:
    linked(writer)

    decided = decide(writer, decision)

    stored = find_statement(writer.connection, 2)
    assert (decided.claim_id, stored.claim) == (1, 1)
    assert stored.confirmed is (decision is Decision.SAME)


@pytest.mark.parametrize("decision", [Decision.RELATED, Decision.CONTRADICTS, Decision.NOT_SAME])
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_link_that_was_wrong_gives_the_statement_a_claim_of_its_own(
    writer: Transaction, decision: Decision, confirmed: bool
) -> None:
    linked(writer)
    if confirmed:
        decide(writer, Decision.SAME)

    decided = decide(writer, decision)

    stored = find_statement(writer.connection, 2)
    assert (decided.claim_id, stored.claim, stored.confirmed) == (2, 2, True)
    (link,) = links_between(writer.connection, 1, 2)
    assert (link.relation, link.claim, link.target) == (RELATIONS[decision], 2, 1)
    assert find_standing(writer.connection, 1).mentions == 1
    assert decisions_in_force(writer) == [(None, 2, 2, 1, decision, REVIEWER)]


def test_words_linked_to_the_same_words_can_be_parted(writer: Transaction) -> None:
    say(writer, TRADE, speaker="S. Lavrov")
    say(writer, TRADE, speaker="A. Diop")

    decide(writer, Decision.NOT_SAME)

    assert find_statement(writer.connection, 2).claim == 2


def test_a_claim_cannot_be_told_from_its_own_words(writer: Transaction) -> None:
    say(writer, TRADE)

    with pytest.raises(SelfDecisionError, match=r"^c-1 is that claim itself; name another claim$"):
        decide_statement(writer, 1, 1, Decision.NOT_SAME, actor=REVIEWER, reason=None)


PAIRS = [(first, second) for first in Decision for second in Decision if first is not second]
SETTINGS: dict[str, Callable[[Transaction], None]] = {"asked": asked, "linked": linked}


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS.keys())
def test_the_last_decision_is_the_one_in_force(
    writer: Transaction,
    setting: Callable[[Transaction], None],
    first: Decision,
    second: Decision,
) -> None:
    setting(writer)
    before = decide(writer, first)

    decided = decide(writer, second, by=SECOND)

    assert decided.replaced is not None
    assert (decided.replaced.id, decided.replaced.decision) == (before.decision_id, first)
    (in_force,) = decisions_in_force(writer)
    assert in_force[-2:] == (second, SECOND)
    stands_together = wordings(writer.connection, 1) == (1, 2) or (
        find_statement(writer.connection, 2).claim == 1
        and find_statement(writer.connection, 2).confirmed
    )
    assert stands_together is (second is Decision.SAME)
    relations = [link.relation for link in links_between(writer.connection, 1, 2)]
    assert relations in ([], [RELATIONS.get(second)])
    is_open = setting is asked and second is Decision.LATER
    assert open_questions(writer) == ([1] if is_open else [])


def test_deciding_the_same_again_adds_no_link(writer: Transaction) -> None:
    asked(writer)
    decide(writer, Decision.SAME)
    links = writer.connection.execute("SELECT count(*) FROM links").fetchone()

    decide(writer, Decision.SAME, by=SECOND)

    assert writer.connection.execute("SELECT count(*) FROM links").fetchone() == links


def test_a_decision_in_the_other_direction_is_about_the_same_two(writer: Transaction) -> None:
    asked(writer)
    decide(writer, Decision.SAME)

    decided = decide_statement(writer, 1, 2, Decision.NOT_SAME, actor=SECOND, reason="no")

    assert decided.replaced is not None
    assert [link.relation for link in links_between(writer.connection, 1, 2)] == [Relation.NOT_SAME]
    assert wordings(writer.connection, 1) == (1,)


def test_wordings_of_wordings_are_one_claim(writer: Transaction) -> None:
    for text in (TRADE, "Exports of gold doubled", "Whales sing at night"):
        say(writer, text)
    for statement, claim in ((2, 1), (3, 2)):
        decide_statement(writer, statement, claim, Decision.SAME, actor=REVIEWER, reason=None)
    rate(writer, 3)

    standings = [find_standing(writer.connection, claim) for claim in (1, 2, 3)]

    assert standings[0] == standings[1] == standings[2]
    assert (standings[0].leader, standings[0].mentions) == (1, 3)


MISTAKES: dict[str, tuple[Callable[[Transaction], Decided], type[ClaimcheckError], str]] = {
    "an unknown question": (
        lambda writer: decide_question(writer, 9, Decision.SAME, actor=REVIEWER, reason=None),
        UnknownIdError,
        "no q-9 in this database; `claimcheck list --questions` shows the open questions",
    ),
    "an unknown statement": (
        lambda writer: decide_statement(writer, 9, 1, Decision.SAME, actor=REVIEWER, reason=None),
        UnknownIdError,
        "no s-9 in this database; `claimcheck list statements` shows the statements",
    ),
    "an unknown claim": (
        lambda writer: decide_statement(writer, 2, 9, Decision.SAME, actor=REVIEWER, reason=None),
        UnknownIdError,
        "no c-9 in this database; `claimcheck list` shows the claims",
    ),
    "another claim than the one asked about": (
        lambda writer: decide_question(
            writer, 1, Decision.SAME, candidate=2, actor=REVIEWER, reason=None
        ),
        ClaimcheckError,
        "q-1 asks about c-1, not c-2",
    ),
    "an unknown reviewer": (
        lambda writer: decide(writer, Decision.SAME, by="Nobody"),
        UnknownReviewerError,
        "unknown reviewer 'Nobody' (known: A. Diallo, J. Keita);"
        ' add them with `claimcheck reviewer add "Nobody"`',
    ),
    "half a character in the reason": (
        lambda writer: decide_statement(
            writer, 2, 1, Decision.SAME, actor=REVIEWER, reason="\ud800"
        ),
        ClaimcheckError,
        "the reason holds half a character, which is not valid Unicode; remove it",
    ),
}


@pytest.mark.parametrize(("mistake", "kind", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_and_decides_nothing(
    writer: Transaction,
    mistake: Callable[[Transaction], Decided],
    kind: type[ClaimcheckError],
    said: str,
) -> None:
    asked(writer)
    events = writer.connection.execute("SELECT count(*) FROM events").fetchone()

    with pytest.raises(kind) as refused:
        mistake(writer)

    assert str(refused.value) == said
    assert writer.connection.execute("SELECT count(*) FROM events").fetchone() == events
    assert open_questions(writer) == [1]


@pytest.mark.parametrize(
    "decision", [Decision.NOT_SAME, Decision.RELATED, Decision.CONTRADICTS, Decision.LATER]
)
def test_claims_that_a_third_makes_one_are_not_told_apart_in_name_only(
    tmp_path: Path, decision: Decision
) -> None:
    with open_desk(tmp_path) as store:
        with transaction(store) as writer:
            texts = ("Trade grew by 20%", "Wheat fell short in Kayes", "Nine bridges need repair")
            first, second, third = (say(writer, text) for text in texts)
            for statement, claim in ((second, first), (third, second), (third, first)):
                decide_statement(
                    writer,
                    statement.statement_id,
                    claim.claim_id,
                    Decision.SAME,
                    actor=REVIEWER,
                    reason=None,
                )
        with (
            pytest.raises(StillSameError, match="both the same as c-2"),
            transaction(store) as writer,
        ):
            decide_statement(
                writer,
                third.statement_id,
                first.claim_id,
                decision,
                actor=REVIEWER,
                reason="no",
            )

        assert wordings(store.connection, third.claim_id) == (1, 2, 3)
