"""Claims: taken up, dropped, merged, parted, linked."""

from collections.abc import Iterator
from itertools import compress
from pathlib import Path
from typing import Any

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.question import Decision, Relation
from claimcheck.model.record.table import Table
from claimcheck.model.status import Status
from claimcheck.store.connection import Connection, WriteStore
from claimcheck.store.errors import ConflictError, UnknownIdError
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.queries.tables.exports import export
from claimcheck.store.queries.tables.exports_sql import EXPORTS
from claimcheck.store.records.claims import find_standing
from claimcheck.store.records.links import links_between
from claimcheck.workflows.claims import relations as claims
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, SECOND, open_desk, say

WORDS = (
    "Russia will grant 290 scholarships to students from Mali",
    "Unemployment in Mali stood at 4.1% in March",
    "The port of Conakry handled more wheat than ever before",
    "Malian students get 290 places at Russian universities",
)
WHY: dict[str, Any] = {"reason": "For the test", "actor": REVIEWER}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        _fill(opened)
        yield opened


def _fill(store: WriteStore) -> None:
    """Store four claims, the first two with verdicts by different reviewers."""
    with transaction(store) as writer:
        with writer.act(REVIEWER, "reviewer") as act:
            act.insert("reviewers", name=SECOND, email=None, note=None)
        for words in WORDS:
            say(writer, words, speaker="Ann", said_on="2023-02-07")
        for claim, label, by in ((1, "True", REVIEWER), (2, "False", SECOND)):
            review(
                writer,
                claim,
                Rating(label, "Checked", "2023-03-01"),
                [],
                actor=by,
                sources_needed=0,
            )


@pytest.fixture
def writer(store: WriteStore) -> Iterator[Transaction]:
    with transaction(store) as begun:
        yield begun


# The queue


def test_a_claim_that_is_taken_is_open(writer: Transaction) -> None:
    standing = claims.take_up(writer, 3, reason="Widely shared", actor=REVIEWER)

    assert standing.status is Status.OPEN


def test_a_claim_that_is_dropped_is_untaken(writer: Transaction) -> None:
    claims.take_up(writer, 3, reason="Widely shared", actor=REVIEWER)
    claims.take_up(writer, 3, reason="Asked by a reader", actor=SECOND)

    assert claims.drop(writer, 3, **WHY).status is Status.NOT_PICKED_UP


def test_a_dropped_claim_can_be_taken_again(writer: Transaction) -> None:
    for _ in range(2):
        claims.take_up(writer, 3, **WHY)
        claims.drop(writer, 3, **WHY)

    assert claims.take_up(writer, 3, **WHY).status is Status.OPEN


def test_taking_twice_says_that_it_is_taken(writer: Transaction) -> None:
    claims.take_up(writer, 3, reason="Widely shared", actor=REVIEWER)

    with pytest.raises(ClaimcheckError, match=r"A\. Diallo has taken c-3 already: Widely shared"):
        claims.take_up(writer, 3, **WHY)


def test_dropping_what_another_wording_has_names_that(writer: Transaction) -> None:
    claims.take_up(writer, 4, **WHY)
    claims.merge(writer, 3, 4, **WHY)

    with pytest.raises(ClaimcheckError, match="nobody has taken c-3; it was taken as c-4"):
        claims.drop(writer, 3, **WHY)


@pytest.mark.parametrize("act", [claims.take_up, claims.drop])
def test_the_queue_needs_a_reason_and_a_claim(writer: Transaction, act: object) -> None:
    assert callable(act)
    with pytest.raises(ClaimcheckError, match="give the reason"):
        act(writer, 3, reason=" ", actor=REVIEWER)
    with pytest.raises(UnknownIdError):
        act(writer, 9, **WHY)


# One claim, or two


def test_merged_claims_share_their_verdicts(writer: Transaction) -> None:
    tied = claims.merge(writer, 1, 4, **WHY)

    assert [len(each.verdicts) for each in tied.standings] == [1, 1]
    assert {each.mentions for each in tied.standings} == {2}


def test_merging_a_true_and_a_false_claim_is_a_dispute(writer: Transaction) -> None:
    tied = claims.merge(writer, 1, 2, **WHY)

    assert tied.standings[0].status is Status.DISPUTED


def test_unmerging_gives_each_its_own_verdicts_back(writer: Transaction) -> None:
    claims.merge(writer, 1, 2, **WHY)

    tied = claims.unmerge(writer, 2, 1, **WHY)

    assert [[v.label for v in each.verdicts] for each in tied.standings] == [["True"], ["False"]]


def test_unmerging_brings_the_replaced_relation_back(writer: Transaction) -> None:
    claims.relate(writer, 1, Relation.CONTRADICTS, 4, reason="As it seemed", actor=REVIEWER)
    claims.merge(writer, 1, 4, **WHY)

    tied = claims.unmerge(writer, 1, 4, **WHY)

    assert tied.replaced is not None
    assert (tied.replaced.relation, tied.replaced.reason) == (Relation.CONTRADICTS, "As it seemed")


def test_merging_answers_the_question_and_unmerging_asks_again(writer: Transaction) -> None:
    added = say(writer, "Russia will grant 390 scholarships to students from Mali")
    (question,) = added.questions

    claims.merge(writer, added.claim_id, 1, **WHY)
    answered = _open_questions(writer.connection)
    claims.unmerge(writer, added.claim_id, 1, **WHY)

    assert (answered, _open_questions(writer.connection)) == ([], [question])


def test_unmerging_takes_a_decision_apart(writer: Transaction) -> None:
    decide_statement(writer, 4, 1, Decision.SAME, actor=REVIEWER, reason="One list")

    claims.unmerge(writer, 4, 1, **WHY)

    assert find_standing(writer.connection, 4).verdicts == ()


def test_merging_twice_says_how_to_part(writer: Transaction) -> None:
    claims.merge(writer, 1, 4, **WHY)

    with pytest.raises(ClaimcheckError, match="`claimcheck unmerge c-4 c-1` parts them"):
        claims.merge(writer, 4, 1, **WHY)


def test_what_is_one_by_way_of_another_is_parted_from_that(writer: Transaction) -> None:
    claims.merge(writer, 1, 3, **WHY)
    claims.merge(writer, 3, 4, **WHY)

    with pytest.raises(ClaimcheckError, match="one by way of c-3"):
        claims.unmerge(writer, 1, 4, **WHY)


def test_a_claim_is_not_merged_with_itself(writer: Transaction) -> None:
    with pytest.raises(ClaimcheckError, match="c-1 is that claim itself"):
        claims.merge(writer, 1, 1, **WHY)


# Links


@pytest.mark.parametrize(
    "relation", [each for each in Relation if each not in {Relation.STATES, Relation.SAME_AS}]
)
def test_linked_claims_keep_their_own_verdicts(writer: Transaction, relation: Relation) -> None:
    tied = claims.relate(writer, 1, relation, 2, **WHY)

    assert [len(each.verdicts) for each in tied.standings] == [1, 1]
    assert [each.relation for each in links_between(writer.connection, 2, 1)] == [relation]


def test_a_new_relation_takes_the_place_of_the_old(writer: Transaction) -> None:
    claims.relate(writer, 1, Relation.RELATED_TO, 2, **WHY)

    tied = claims.relate(writer, 2, Relation.CONTRADICTS, 1, **WHY)

    assert tied.replaced is not None
    assert [each.id for each in links_between(writer.connection, 1, 2)] == [tied.link.id]


def test_an_update_says_since_when(writer: Transaction) -> None:
    tied = claims.relate(writer, 2, Relation.UPDATES, 1, since=parse_date("2022-06-09"), **WHY)

    assert (tied.link.claim, tied.link.target, tied.link.since) == (2, 1, "2022-06-09")


def test_unlinking_leaves_no_relation(writer: Transaction) -> None:
    tied = claims.relate(writer, 1, Relation.RELATED_TO, 2, **WHY)

    claims.unlink(writer, tied.link.id, **WHY)

    assert links_between(writer.connection, 1, 2) == []
    with pytest.raises(ConflictError, match=f"{tied.link.id} no longer holds"):
        claims.unlink(writer, tied.link.id, **WHY)


def test_what_a_statement_states_is_not_unlinked(writer: Transaction) -> None:
    with pytest.raises(ClaimcheckError, match="decide s-1 c-1 not-same"):
        claims.unlink(writer, 1, **WHY)


def _open_questions(connection: Connection) -> list[int]:
    return [number for (number,) in connection.execute("SELECT id FROM open_questions ORDER BY id")]


def meaning(connection: Connection) -> list[object]:
    """Return all that the record says today, without the ids of the rows that say so."""
    links = connection.execute(
        "SELECT statement, claim, relation, target, made_by, confirmed_by, reason, since"
        " FROM current_links ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"
    ).fetchall()
    decisions = connection.execute(
        "SELECT question, statement, claim, candidate, decision, reviewer, reason"
        " FROM current_decisions ORDER BY 1, 2, 3, 4, 5, 6, 7"
    ).fetchall()
    views = [
        connection.execute(f"SELECT * FROM {view}").fetchall()
        for view in ("claim_groups", "claim_counts", "claim_verdicts", "claim_status")
    ]
    exports = [_without_contact_ids(export(connection, name)) for name in EXPORTS]
    return [links, decisions, _open_questions(connection), *views, *exports]


def _without_contact_ids(table: Table) -> list[tuple[object, ...]]:
    """Return the rows of a table; a letter that holds again has another id, and says the same."""
    shown = [column != "contact_id" for column in table.columns]
    return [tuple(compress(row, shown)) for row in table.rows]
