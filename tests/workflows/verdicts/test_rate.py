"""Reviews: a verdict with its sources, as one act."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.question import Decision
from claimcheck.model.status import Status
from claimcheck.model.verdict import Source, Stance
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.records.claims import find_standing
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.store.verdicts.sources import sources_of_claims
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.verdicts.rate import Rating, Reviewed, add_claim_source, review
from tests.desk import REVIEWER, SECOND, open_desk, say

RATING = Rating("Mostly true", "The customs office says 19.6%.", "2023-03-01", "2023-09-01")
CUSTOMS = Source(Stance.BACKS, "https://customs.example", title="Yearbook", locator="p. 31")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Transaction]:
    with open_desk(tmp_path) as store:
        with transaction(store) as begun:
            with begun.act(REVIEWER, "reviewer") as act:
                add_reviewer(act, SECOND)
            say(begun, "Trade with Mali grew by 20% over the past year")
        with transaction(store) as begun:
            yield begun


def rate(writer: Transaction, label: str, *, by: str = REVIEWER, claim: int = 1) -> Reviewed:
    return review(writer, claim, RATING._replace(label=label), [], actor=by, sources_needed=0)


def labels(writer: Transaction) -> list[tuple[str, str]]:
    standing = find_standing(writer.connection, 1)
    return [(each.reviewer, each.label) for each in standing.verdicts]


def test_a_review_is_one_act_with_verdict_and_sources(writer: Transaction) -> None:
    against = Source(Stance.CONTRADICTS, "https://bank.example")
    before = writer.connection.execute("SELECT max(sequence) FROM events").fetchone()[0]

    reviewed = review(writer, 1, RATING, [CUSTOMS, against], actor=SECOND, sources_needed=0)

    assert (reviewed.verdict_id, reviewed.source_ids) == (1, (1, 2))
    assert reviewed.standing.status is Status.PROPOSED
    (verdict,) = reviewed.standing.verdicts
    assert (verdict.label, verdict.rank, verdict.scale_version, verdict.reviewer) == (
        "Mostly true",
        4,
        1,
        SECOND,
    )
    assert (verdict.as_of, verdict.recheck_on, verdict.rationale) == (
        "2023-03-01",
        "2023-09-01",
        "The customs office says 19.6%.",
    )
    events = writer.connection.execute(
        "SELECT actor, kind, subject FROM events WHERE sequence > ?", [before]
    ).fetchall()
    assert events == [(SECOND, "review", "v-1")]
    kept = sources_of_claims(writer.connection, (1,))
    assert [(each.source, each.added_by) for each in kept] == [(CUSTOMS, SECOND), (against, SECOND)]


def test_a_reviewer_s_second_verdict_takes_the_place_of_the_first(writer: Transaction) -> None:
    rate(writer, "True")
    rate(writer, "False")

    assert labels(writer) == [(REVIEWER, "False")]
    rows = writer.connection.execute("SELECT id, supersedes FROM verdicts").fetchall()
    assert rows == [(1, None), (2, 1)]


@pytest.mark.parametrize(
    ("second", "status"), [("False", Status.DISPUTED), ("True", Status.SIGNED_OFF)]
)
def test_two_reviewers_agree_or_dispute(writer: Transaction, second: str, status: Status) -> None:
    rate(writer, "True")

    reviewed = rate(writer, second, by=SECOND)

    assert reviewed.standing.status is status
    assert labels(writer) == [(SECOND, second), (REVIEWER, "True")]


def test_a_dispute_ends_where_one_gives_way(writer: Transaction) -> None:
    rate(writer, "True")
    rate(writer, "False", by=SECOND)

    reviewed = rate(writer, "True", by=SECOND)

    assert reviewed.standing.status is not Status.DISPUTED


@pytest.mark.parametrize("label", ["mostly TRUE", " Mostly true "])
def test_a_label_is_known_whatever_its_case(writer: Transaction, label: str) -> None:
    assert rate(writer, label).standing.verdicts[0].label == "Mostly true"


def test_a_verdict_on_one_wording_holds_for_all_once_a_person_says_they_are_one(
    writer: Transaction,
) -> None:
    rate(writer, "False")
    said = say(writer, "Trade with Mali grew by 20% over the past year", url="https://a.example")
    before = find_standing(writer.connection, said.claim_id).verdicts

    decide_statement(writer, said.statement_id, 1, Decision.SAME, actor=SECOND, reason=None)

    after = find_standing(writer.connection, said.claim_id).verdicts
    assert (before, [each.label for each in after]) == ((), ["False"])


MISTAKES: dict[str, tuple[Rating, str, int, str]] = {
    "a label off the scale": (
        RATING._replace(label="Pants on fire"),
        REVIEWER,
        1,
        "'Pants on fire' is not on the scale; its labels are: True, Mostly true, Half true,"
        " Misleading, False, Unverifiable, Opinion",
    ),
    "no label": (
        RATING._replace(label=""),
        REVIEWER,
        1,
        "'' is not on the scale; its labels are: True, Mostly true, Half true,"
        " Misleading, False, Unverifiable, Opinion",
    ),
    "an unknown reviewer": (
        RATING,
        "Nobody",
        1,
        "unknown reviewer 'Nobody' (known: A. Diallo, J. Keita);"
        ' add them with `claimcheck reviewer add "Nobody"`',
    ),
    "an unknown claim": (
        RATING,
        REVIEWER,
        9,
        "no c-9 in this database; `claimcheck list` shows the claims",
    ),
    "no rationale": (
        RATING._replace(rationale=" \n"),
        REVIEWER,
        1,
        "a verdict needs a rationale",
    ),
    "a day that does not exist": (
        RATING._replace(as_of="2023-02-30"),
        REVIEWER,
        1,
        "'2023-02-30' must be a full date, such as 2023-03-01",
    ),
    "only a month": (
        RATING._replace(as_of="2023-02"),
        REVIEWER,
        1,
        "'2023-02' must be a full date, such as 2023-03-01",
    ),
    "no day": (
        RATING._replace(as_of=""),
        REVIEWER,
        1,
        "'' must be a full date, such as 2023-03-01",
    ),
    "a re-check in words": (
        RATING._replace(recheck_on="in May"),
        REVIEWER,
        1,
        "'in May' must be a full date, such as 2023-03-01",
    ),
    "a re-check on the day itself": (
        RATING._replace(recheck_on="2023-03-01"),
        REVIEWER,
        1,
        "the re-check on 2023-03-01 is not after the verdict of 2023-03-01",
    ),
    "a NUL in the rationale": (
        RATING._replace(rationale="Why \0 not"),
        REVIEWER,
        1,
        "the rationale holds a NUL character; remove it",
    ),
}


@pytest.mark.parametrize(
    ("rating", "actor", "claim", "said"), MISTAKES.values(), ids=MISTAKES.keys()
)
def test_a_verdict_that_could_not_be_defended_is_refused(
    writer: Transaction, rating: Rating, actor: str, claim: int, said: str
) -> None:
    with pytest.raises(ClaimcheckError) as refused:
        review(writer, claim, rating, [CUSTOMS], actor=actor, sources_needed=0)

    assert str(refused.value) == said
    for table in ("verdicts", "sources"):
        assert writer.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_the_same_source_is_stored_once(writer: Transaction) -> None:
    others = [
        CUSTOMS._replace(stance=Stance.CONTEXT),
        CUSTOMS._replace(url="https://other.example"),
        CUSTOMS._replace(locator="p. 32"),
        CUSTOMS._replace(quote="19.6"),
    ]

    added = [
        add_claim_source(writer, 1, source, actor=REVIEWER)
        for source in (CUSTOMS, CUSTOMS, *others)
    ]

    assert added == [1, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "source",
    [
        CUSTOMS._replace(url=""),
        CUSTOMS._replace(url="  "),
        CUSTOMS._replace(accessed_on="yesterday"),
        CUSTOMS._replace(accessed_on="2023-02-30"),
        CUSTOMS._replace(url="https://\udcff"),
        CUSTOMS._replace(quote="a NUL \0"),
    ],
)
def test_a_source_that_nobody_could_look_up_is_refused(writer: Transaction, source: Source) -> None:
    with pytest.raises(ClaimcheckError):
        add_claim_source(writer, 1, source, actor=REVIEWER)
    with pytest.raises(ClaimcheckError):
        review(writer, 1, RATING, [source], actor=REVIEWER, sources_needed=0)

    assert sources_of_claims(writer.connection, (1,)) == []
