"""What readers see is never changed by an act that tells them nothing."""

from collections.abc import Callable, Iterator
from typing import Final

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.policy import read_policy
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.question import Decision
from claimcheck.model.status import InPublic
from claimcheck.model.verdict import DEFAULT_SCALE, CorrectionClass
from claimcheck.reports.history import as_entries
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.queries.checks import read_checks
from claimcheck.store.queries.scan import store_state
from claimcheck.store.records.claims import find_standing
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.workflows.claims import relations
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.record.undo import undo_event
from claimcheck.workflows.report.history import tell_history
from claimcheck.workflows.verdicts.correct import Correction, correct
from claimcheck.workflows.verdicts.dispute import dissent, resolve
from claimcheck.workflows.verdicts.due import find_to_tell
from claimcheck.workflows.verdicts.publish import publish
from claimcheck.workflows.verdicts.rate import Rating, review
from claimcheck.workflows.verdicts.scale import import_scale
from claimcheck.workflows.verdicts.sign_off import change_policy, sign_off
from tests.desk import REVIEWER, SECOND, open_desk, say

THIRD: Final = "O. Berg"
URL: Final = "https://desk.example/1"
RIGHT: Final = Rating("True", "The yearbook has it.", "2023-03-01")
WRONG: Final = Rating("False", "The yearbook has less.", "2023-03-01")
AGAIN: Final = Rating("False", "Looked up again.", "2023-03-02")
NEW: Final = CorrectionClass.NEW_VERDICT
Step = Callable[[Transaction], object]
Notice = tuple[str, str, str | None]
SAME_LABEL: Final = tuple(
    each for each in CorrectionClass if each not in {NEW, CorrectionClass.WITHDRAWN}
)
SLIP: Final = "the page was never put up"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WriteStore]:
    """Yield a record where c-1 is published as False, and c-2 is signed off as True."""
    with open_desk(tmp_path_factory.mktemp("public")) as store:
        with transaction(store) as writer:
            begin(writer)
        yield store


@pytest.fixture
def writer(store: WriteStore) -> Iterator[Transaction]:
    """Yield a transaction in that record, of which nothing is kept."""
    with transaction(store, dry_run=True) as writer:
        yield writer


def begin(writer: Transaction) -> None:
    for name in (SECOND, THIRD):
        with writer.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, name)
    say(writer, "Trade with Mali grew by 20% over the past year")
    say(writer, "Unemployment fell to 3.9 percent in May")
    review(writer, 1, WRONG, (), actor=REVIEWER, sources_needed=0)
    sign_off(writer, 1, actor=SECOND)
    publish(writer, 1, URL, "2023-03-01", actor=REVIEWER, rules=GateSettings(), despite="urgent")
    review(writer, 2, RIGHT, (), actor=REVIEWER, sources_needed=0)
    sign_off(writer, 3, actor=SECOND)


def seen(writer: Transaction, claim: int = 1) -> tuple[str, str | None]:
    """Return what readers see: how, and the label that they have before them."""
    standing = find_standing(writer.connection, claim)
    query = "SELECT in_public, public_verdict FROM claim_status WHERE claim = ?"
    viewed = writer.connection.execute(query, [claim]).fetchone()
    assert viewed == (standing.public.state, standing.public.verdict)
    return str(standing.public.state), standing.out.label if standing.out else None


def last_event(writer: Transaction) -> int:
    return int(writer.connection.execute("SELECT max(sequence) FROM events").fetchone()[0])


def undo_of(kind: str, subject: str | None = None, never_out: str | None = None) -> Step:
    def step(writer: Transaction) -> object:
        query = (
            "SELECT max(sequence) FROM events WHERE kind = ?1 AND subject = coalesce(?2, subject)"
        )
        (event,) = writer.connection.execute(query, [kind, subject]).fetchone()
        return undo_event(writer, event, actor=REVIEWER, never_out=never_out)

    return step


def corrected(label: str | None, rationale: str | None = "So it is.", verdict: int = 1) -> Step:
    correction = Correction(NEW, "We erred.", label, rationale)
    return lambda writer: correct(
        writer, verdict, correction, actor=REVIEWER, today="2023-03-02", sources_needed=0
    )


def typo_in(verdict: int) -> Step:
    correction = Correction(CorrectionClass.TYPO, "A letter.", None, "So it is indeed.")
    return lambda writer: correct(
        writer, verdict, correction, actor=THIRD, today="2023-03-02", sources_needed=0
    )


def reworded(kind: CorrectionClass, verdict: int = 1, why: str | None = "Put so.") -> Step:
    correction = Correction(kind, "Put otherwise.", None, why)
    return lambda writer: correct(
        writer, verdict, correction, actor=REVIEWER, today="2023-03-02", sources_needed=0
    )


def void(writer: Transaction) -> object:
    kind = CorrectionClass.WITHDRAWN
    return correct(
        writer, 1, Correction(kind, "No."), actor=REVIEWER, today="2023-03-02", sources_needed=0
    )


def taken_back(verdict: int, by: str) -> Step:
    correction = Correction(CorrectionClass.WITHDRAWN, "Not read to the end.")
    return lambda writer: correct(
        writer, verdict, correction, actor=by, today="2023-03-02", sources_needed=0
    )


def dissents(writer: Transaction) -> object:
    return dissent(writer, 1, RIGHT, actor=THIRD, sources_needed=0)


def dissent_from(verdict: int, by: str = THIRD) -> Step:
    return lambda writer: dissent(writer, verdict, WRONG, actor=by, sources_needed=0)


def resolved(rating: Rating, by: str = "B. Okafor") -> Step:
    def step(writer: Transaction) -> object:
        with writer.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, by)
        return resolve(writer, 1, rating, actor=by, sources_needed=0)

    return step


def merged(writer: Transaction) -> object:
    return relations.merge(writer, 1, 2, reason="one thing", actor=REVIEWER)


def parted(writer: Transaction) -> object:
    return relations.unmerge(writer, 1, 2, reason="two things", actor=REVIEWER)


def decided(writer: Transaction) -> object:
    return decide_statement(writer, 2, 1, Decision.SAME, actor=SECOND, reason="one thing")


def other_published(writer: Transaction) -> object:
    return publish(
        writer, 2, f"{URL}2", "2023-03-02", actor=REVIEWER, rules=GateSettings(), despite="urgent"
    )


def policy(name: str) -> Step:
    return lambda writer: change_policy(writer, read_policy(name), actor=REVIEWER)


def other_scale(writer: Transaction) -> object:
    labels = tuple(each for each in DEFAULT_SCALE.labels if each.label != "False")
    return import_scale(writer, "default", labels, actor=REVIEWER)


def signs(verdict: int, by: str) -> Step:
    return lambda writer: sign_off(writer, verdict, actor=by)


def added(name: str) -> Step:
    def step(writer: Transaction) -> None:
        with writer.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, name)

    return step


def other_reviewed_as(rating: Rating, by: str) -> Step:
    """Say that c-2 was never rated, and give a draft on it."""

    def step(writer: Transaction) -> object:
        undo_of("sign-off", "v-4")(writer)
        undo_of("review", "v-3")(writer)
        return review(writer, 2, rating, (), actor=by, sources_needed=0)

    return step


def reviews(rating: Rating, by: str) -> Step:
    return lambda writer: review(writer, 1, rating, (), actor=by, sources_needed=0)


def published_again(writer: Transaction) -> object:
    return publish(
        writer, 1, URL, "2023-03-02", actor=REVIEWER, rules=GateSettings(), despite="urgent"
    )


def published_elsewhere(writer: Transaction) -> object:
    return publish(
        writer, 1, f"{URL}2", "2023-03-02", actor=REVIEWER, rules=GateSettings(), despite="urgent"
    )


WALKS: Final[dict[str, tuple[tuple[Step, ...], tuple[str, str | None]]]] = {
    "nothing": ((), ("published", "False")),
    "the same again": ((reviews(WRONG, REVIEWER),), ("published", "False")),
    "re-check with the same label": ((reviews(AGAIN, REVIEWER),), ("under review", "False")),
    "re-check, signed off": (
        (reviews(AGAIN, REVIEWER), signs(5, SECOND)),
        ("published", "False"),
    ),
    "another's re-check": ((reviews(AGAIN, THIRD),), ("under review", "False")),
    "another's re-check, signed off by who gave the label before": (
        (reviews(AGAIN, THIRD), signs(5, REVIEWER)),
        ("published", "False"),
    ),
    "a third signature, and another's re-check": (
        (signs(1, THIRD), added("L. Moe"), reviews(AGAIN, "L. Moe")),
        ("under review", "False"),
    ),
    "another's re-check where one is enough": (
        (policy("one"), reviews(AGAIN, THIRD)),
        ("published", "False"),
    ),
    "another's re-check, undone": (
        (reviews(AGAIN, THIRD), undo_of("review")),
        ("published", "False"),
    ),
    "another's re-check where two more must agree": (
        (policy("quorum 3"), reviews(AGAIN, THIRD), signs(5, SECOND)),
        ("under review", "False"),
    ),
    "what is out taken back while another's re-check waits": (
        (reviews(AGAIN, THIRD), void),
        ("withdrawn", None),
    ),
    "a waiting re-check taken back": (
        (reviews(AGAIN, THIRD), taken_back(5, THIRD)),
        ("published", "False"),
    ),
    "a waiting re-check taken back, and then what is out": (
        (reviews(AGAIN, THIRD), taken_back(5, THIRD), void),
        ("withdrawn", None),
    ),
    "a re-check that is out taken back": (
        (reviews(AGAIN, THIRD), signs(5, SECOND), taken_back(5, THIRD)),
        ("withdrawn", None),
    ),
    "what is out corrected while another's re-check waits": (
        (reviews(AGAIN, THIRD), corrected("True")),
        ("under review", "False"),
    ),
    "what is out corrected while another's re-check waits, signed off": (
        (reviews(AGAIN, THIRD), corrected("True"), signs(6, SECOND)),
        ("published", "True"),
    ),
    "merged with a draft of the same label": (
        (other_reviewed_as(AGAIN, THIRD), merged),
        ("published", "False"),
    ),
    "dissent": ((dissents,), ("under review", "False")),
    "dissent, undone": ((dissents, undo_of("dissent")), ("published", "False")),
    "dissent, resolved as before": ((dissents, resolved(WRONG)), ("published", "False")),
    "dissent, resolved otherwise": ((dissents, resolved(RIGHT)), ("correction due", "False")),
    "resolved otherwise, and readers told": (
        (dissents, resolved(RIGHT), corrected(None, None, 6)),
        ("published", "True"),
    ),
    "told, and that undone": (
        (dissents, resolved(RIGHT), corrected(None, None, 6), undo_of("correct", never_out=SLIP)),
        ("correction due", "False"),
    ),
    "dissent, signed off by both": (
        (dissents, signs(5, REVIEWER), signs(5, SECOND)),
        ("correction due", "False"),
    ),
    "sign-off undone": ((undo_of("sign-off", "v-2"),), ("under review", "False")),
    "correction": ((corrected("True"),), ("under review", "False")),
    "correction signed off": ((corrected("True"), signs(5, SECOND)), ("published", "True")),
    "correction that readers had, undone": (
        (policy("one"), corrected("True"), undo_of("correct", never_out=SLIP)),
        ("published", "False"),
    ),
    "correction undone before it was out": (
        (corrected("True"), undo_of("correct")),
        ("published", "False"),
    ),
    "correction undone before it was out, and back": (
        (corrected("True"), undo_of("correct"), undo_of("undo")),
        ("under review", "False"),
    ),
    "correction undone before it was out, back and signed off": (
        (corrected("True"), undo_of("correct"), undo_of("undo"), signs(7, SECOND)),
        ("published", "True"),
    ),
    "correction undone after its sign-off was, as a slip": (
        (
            *(corrected("True"), signs(5, SECOND), undo_of("sign-off", never_out=SLIP)),
            undo_of("correct"),
        ),
        ("published", "False"),
    ),
    "correction of a correction": (
        (corrected("True"), signs(5, SECOND), corrected("Half true", verdict=5)),
        ("under review", "True"),
    ),
    "taken back": ((void,), ("withdrawn", None)),
    "taken back, undone": ((void, undo_of("correct", never_out=SLIP)), ("published", "False")),
    "taken back, rated again": (
        (void, reviews(RIGHT, REVIEWER), signs(5, SECOND)),
        ("withdrawn", None),
    ),
    "taken back, rated and published again": (
        (void, reviews(RIGHT, REVIEWER), signs(5, SECOND), published_again),
        ("published", "True"),
    ),
    "taken back, the same published again": (
        (void, reviews(WRONG, REVIEWER), signs(5, SECOND), published_again),
        ("published", "False"),
    ),
    "publication undone": ((undo_of("publish", never_out=SLIP),), ("unpublished", None)),
    "publication undone and back": (
        (undo_of("publish", never_out=SLIP), undo_of("undo")),
        ("published", "False"),
    ),
    "another day of publication, after a correction, undone": (
        (corrected("True"), signs(5, SECOND), published_again, undo_of("publish", never_out=SLIP)),
        ("published", "True"),
    ),
    "a correction signed off, and that undone as a slip": (
        (corrected("True"), signs(5, SECOND), undo_of("sign-off", never_out=SLIP)),
        ("under review", "False"),
    ),
    "never published, rated and published otherwise": (
        (undo_of("publish", never_out=SLIP), reviews(RIGHT, REVIEWER), signs(5, SECOND)),
        ("unpublished", None),
    ),
    "a correction that a dispute was resolved by, and another dissent": (
        (
            *(policy("quorum 3"), corrected("True"), dissent_from(5), resolved(RIGHT)),
            dissent_from(7, SECOND),
        ),
        ("under review", "True"),
    ),
    "merged with a claim that is rated otherwise": ((merged,), ("under review", "False")),
    "merged and parted": ((merged, parted), ("published", "False")),
    "decided to be the same": ((decided,), ("under review", "False")),
    "a stricter policy": ((policy("quorum 3"),), ("published", "False")),
    "a laxer policy": ((policy("one"),), ("published", "False")),
    "a scale without its label": ((other_scale,), ("published", "False")),
}


@pytest.mark.parametrize(("steps", "readers"), WALKS.values(), ids=WALKS)
def test_last_public_verdict_stays_out_until_readers_are_told(
    writer: Transaction, steps: tuple[Step, ...], readers: tuple[str, str | None]
) -> None:
    for step in steps:
        step(writer)

    assert seen(writer) == readers
    assert counted(writer) == counted_by_views(writer)
    assert [each.claim.id for each in find_to_tell(writer.connection)] == due_by_views(writer)


SIGNED_BEFORE: Final = (WRONG.rationale, (REVIEWER, SECOND))
# Whose words readers have, and who is said to stand behind them.
WORDS: Final[dict[str, tuple[tuple[Step, ...], tuple[str, tuple[str, ...]]]]] = {
    "nothing": ((), SIGNED_BEFORE),
    "another's re-check": ((reviews(AGAIN, THIRD),), SIGNED_BEFORE),
    "another's re-check, signed off": (
        (reviews(AGAIN, THIRD), signs(5, SECOND)),
        (AGAIN.rationale, (THIRD, SECOND)),
    ),
    "another's re-check, and one more": (
        (reviews(AGAIN, THIRD), reviews(AGAIN, SECOND)),
        (AGAIN.rationale, (SECOND, THIRD)),
    ),
    "another's re-check where one is enough": (
        (policy("one"), reviews(AGAIN, THIRD)),
        (AGAIN.rationale, (THIRD,)),
    ),
    "merged with a draft of the same label": (
        (other_reviewed_as(AGAIN, THIRD), merged),
        SIGNED_BEFORE,
    ),
    "the draft signed off, and merged": (
        (other_reviewed_as(AGAIN, THIRD), signs(5, SECOND), merged),
        (AGAIN.rationale, (THIRD, SECOND)),
    ),
    "merged, and the draft signed off": (
        (other_reviewed_as(AGAIN, THIRD), merged, added("L. Moe"), signs(5, "L. Moe")),
        (AGAIN.rationale, (THIRD, "L. Moe")),
    ),
    "a typo in what is out": (
        (typo_in(1),),
        ("So it is indeed.", SIGNED_BEFORE[1]),
    ),
}


@pytest.mark.parametrize(("steps", "words"), WORDS.values(), ids=WORDS)
def test_words_of_which_nobody_else_said_yes_are_never_before_readers(
    writer: Transaction, steps: tuple[Step, ...], words: tuple[str, tuple[str, ...]]
) -> None:
    for step in steps:
        step(writer)

    (check,) = read_checks(writer.connection, lambda _, public: public is not InPublic.UNPUBLISHED)
    assert check.out is not None
    assert (check.out.rationale, check.behind) == words
    assert seen(writer)[1] == "False"


def other_rated(writer: Transaction) -> object:
    return review(writer, 2, RIGHT, (), actor=REVIEWER, sources_needed=0)


AFTER_PARTING: Final[dict[str, tuple[tuple[Step, ...], tuple[str, str | None]]]] = {
    "never published together": ((merged, parted), ("unpublished", None)),
    "published together": ((merged, published_again, parted), ("correction due", "False")),
    "published together, the tie undone": (
        (merged, published_again, undo_of("merge")),
        ("correction due", "False"),
    ),
    "published together, which never went out": (
        (merged, published_again, undo_of("publish", never_out=SLIP), parted),
        ("unpublished", None),
    ),
    "published together, parted and made one again": (
        (merged, published_again, parted, merged),
        ("published", "False"),
    ),
    "published together, parted and readers told": (
        (policy("one"), merged, published_again, parted, other_rated, corrected(None, None, 5)),
        ("published", "True"),
    ),
}


@pytest.mark.parametrize(("steps", "readers"), AFTER_PARTING.values(), ids=AFTER_PARTING)
def test_what_was_published_of_a_wording_stays_out_when_it_is_parted(
    writer: Transaction, steps: tuple[Step, ...], readers: tuple[str, str | None]
) -> None:
    """The other claim has no verdict of its own: its words were on the page of the first."""
    undone = (undo_of("sign-off"), undo_of("review"))
    for step in (*undone, *steps):
        step(writer)

    assert seen(writer, 2) == readers
    assert [each.claim.id for each in find_to_tell(writer.connection)] == due_by_views(writer)
    if readers[1] == "True":
        query = "SELECT claim_id, said, says_now FROM public_corrections"
        assert writer.connection.execute(query).fetchall() == [("c-2", "False", "True")]


def due_by_views(writer: Transaction) -> list[int]:
    """Return the claims for which a correction is due, by the view that tells it of each claim."""
    query = "SELECT DISTINCT leader FROM claim_status WHERE in_public = 'correction due' ORDER BY 1"
    return [claim for (claim,) in writer.connection.execute(query)]


def counted(writer: Transaction) -> tuple[int, int]:
    """Return how many claims a scan tells to be rated, and how many of these to be published."""
    state = store_state(writer.connection)
    return state.published + state.unpublished, state.published


def counted_by_views(writer: Transaction) -> tuple[int, int]:
    """Return the same, of each claim by the views that have what is in force."""
    (counts,) = writer.connection.execute(
        "WITH rated AS (SELECT DISTINCT claim FROM current_verdicts) SELECT"
        " (SELECT count(*) FROM rated JOIN claim_status USING (claim)"
        " WHERE in_public = 'unpublished'),"
        " (SELECT count(DISTINCT claim) FROM current_publications"
        " WHERE claim IN (SELECT claim FROM rated))"
    )
    unpublished, published = counts
    return published + unpublished, published


REFUSED: Final[dict[str, tuple[tuple[Step, ...], Step, str]]] = {
    "another label by its author": ((), reviews(RIGHT, REVIEWER), "claimcheck correct v-1"),
    "another label by somebody else": ((), reviews(RIGHT, THIRD), "claimcheck dissent v-1"),
    "another label under the policy one": (
        (policy("one"),),
        reviews(RIGHT, REVIEWER),
        "c-1 is published as 'False'",
    ),
    "undoing what was published": (
        (),
        undo_of("publish"),
        "told readers 'False' of c-1: what is out is changed by `claimcheck correct`",
    ),
    "undoing a sign-off that let a correction out": (
        (corrected("True"), signs(5, SECOND)),
        undo_of("sign-off"),
        "told readers 'True' of c-1",
    ),
    "undoing a correction that is out": (
        (policy("one"), corrected("True")),
        undo_of("correct"),
        "told readers 'True' of c-1",
    ),
    "undoing a correction that is out, whatever became of its sign-off": (
        (corrected("True"), signs(5, SECOND), reviews(RIGHT, SECOND)),
        undo_of("correct"),
        "told readers 'True' of c-1",
    ),
    "undoing that a verdict was taken back": (
        (void,),
        undo_of("correct"),
        "told readers that the verdict was taken back on c-1",
    ),
    **{
        f"undoing the class {kind} that is out, under {name}": (
            (policy(name), reworded(kind)),
            undo_of("correct"),
            "told readers 'False' of c-1: what is out is changed by `claimcheck correct`",
        )
        for kind in SAME_LABEL
        for name in ("one", "second person")
    },
    "undoing a notice that is out, of a page alone": (
        (reworded(CorrectionClass.CLARIFICATION, why=None),),
        undo_of("correct"),
        "told readers 'False' of c-1",
    ),
    "undoing a correction that came back": (
        (reworded(CorrectionClass.UPDATE), undo_of("correct", never_out=SLIP), undo_of("undo")),
        undo_of("correct"),
        "told readers 'False' of c-1",
    ),
    "undoing the sign-off that let a re-check out": (
        (reviews(AGAIN, REVIEWER), signs(5, SECOND)),
        undo_of("sign-off"),
        "told readers 'False' of c-1",
    ),
    "undoing a re-check that is out": (
        (policy("one"), reviews(AGAIN, REVIEWER)),
        undo_of("review"),
        "told readers 'False' of c-1",
    ),
    "undoing a re-check that a sign-off let out": (
        (reviews(AGAIN, REVIEWER), signs(5, SECOND)),
        undo_of("review"),
        "undo that first",
    ),
    "saying nothing of why it never went out": (
        (),
        undo_of("publish", never_out=" "),
        "--never-out REASON",
    ),
    "bringing back a publication that readers were told otherwise of since": (
        (
            *(undo_of("publish", never_out=SLIP), reviews(RIGHT, REVIEWER), signs(5, SECOND)),
            published_elsewhere,
        ),
        undo_of("undo"),
        "readers were told 'True' of c-1, not 'False'",
    ),
    "bringing back a publication at an address that has another since": (
        (
            *(undo_of("publish", never_out=SLIP), reviews(RIGHT, REVIEWER), signs(5, SECOND)),
            published_again,
        ),
        undo_of("undo"),
        r"event 15 \(publish c-1 by .*\) has taken the place of u-1 since; undo that first",
    ),
    "bringing back a tie of claims that were published otherwise since": (
        (merged, parted, other_published),
        undo_of("unmerge"),
        "readers were told 'False' of c-1 and 'True' of c-2; correct one of them first",
    ),
    "a notice on a dissent that readers never had": (
        (dissents,),
        typo_in(5),
        "readers have 'False' of v-1, not 'True'",
    ),
    "a notice on a correction that is not out yet": (
        (corrected("True"),),
        typo_in(5),
        "readers have 'False' of v-1, not 'True'",
    ),
    "publishing over what readers were told": (
        (dissents, resolved(RIGHT)),
        published_again,
        "readers were told 'False' of c-1, and v-6 says 'True'",
    ),
    "merging with a claim that is published otherwise": (
        (other_published,),
        merged,
        "readers were told 'False' of c-1 and 'True' of c-2; correct one of them first",
    ),
    "deciding that it is a claim published otherwise": (
        (other_published,),
        decided,
        "readers were told 'False' of c-1 and 'True' of c-2; correct one of them first",
    ),
}


@pytest.mark.parametrize(("steps", "act", "message"), REFUSED.values(), ids=REFUSED)
def test_verdict_that_readers_have_is_not_turned_round_without_a_word(
    writer: Transaction, steps: tuple[Step, ...], act: Step, message: str
) -> None:
    for step in steps:
        step(writer)
    before, events = seen(writer), last_event(writer)

    with pytest.raises(ClaimcheckError, match=message):
        act(writer)

    assert (seen(writer), last_event(writer)) == (before, events)


def notices(writer: Transaction) -> list[Notice]:
    """Return the corrections that the public list has, with what it said and says now.

    What a page, a feed and a report are made of, and the story of the claim, tell the same.
    """
    query = "SELECT correction_id, said_because, says_now_because FROM public_corrections"
    listed = writer.connection.execute(query).fetchall()
    ids = [each for each, *_ in listed]
    checks = read_checks(writer.connection, lambda _, public: public is not InPublic.UNPUBLISHED)
    told = [f"x-{each.id:d}" for check in checks for each in check.told]
    assert dict.fromkeys(told) == dict.fromkeys(ids)
    story = [
        each
        for claim in (1, 2)
        for each in as_entries(claim, tell_history(writer.connection, claim).happenings)
    ]
    assert [each.record for each in story if "told the public on" in each.text] == ids
    return listed


UPDATE: Final = reworded(CorrectionClass.UPDATE)
OUT: Final[list[Notice]] = [("x-1", WRONG.rationale, "Put so.")]
NOTICES: Final[dict[str, tuple[tuple[Step, ...], list[Notice]]]] = {
    "a correction": ((UPDATE,), OUT),
    "a correction that never went out": ((UPDATE, undo_of("correct", never_out=SLIP)), []),
    "a correction of a verdict that is disputed": ((dissents, UPDATE), []),
    "it, and the dispute is taken back": ((dissents, UPDATE, undo_of("dissent")), OUT),
    "it, and the dispute is settled in other words": (
        (dissents, UPDATE, resolved(WRONG)),
        [],
    ),
    "a correction of words that the dispute had kept back": (
        (dissents, UPDATE, reworded(CorrectionClass.TYPO, 6, "So put."), undo_of("dissent")),
        [
            ("x-1", WRONG.rationale, "Put so."),
            ("x-2", WRONG.rationale, "So put."),
        ],
    ),
    "a notice alone, while the claim is disputed": (
        (dissents, reworded(CorrectionClass.CLARIFICATION, why=None)),
        [("x-1", WRONG.rationale, WRONG.rationale)],
    ),
    "another label, drafted": ((corrected("True"),), []),
    "another label, signed off": (
        (corrected("True"), signs(5, SECOND)),
        [("x-1", WRONG.rationale, "So it is.")],
    ),
    "a correction on the day of the publication, and before it": (
        (reworded(CorrectionClass.UPDATE, 3, "Now put so."), other_published),
        [],
    ),
    "a correction on the day of the publication, and after it": (
        (other_published, reworded(CorrectionClass.UPDATE, 3, "Now put so.")),
        [("x-1", RIGHT.rationale, "Now put so.")],
    ),
    "a correction before a publication that never went out was made again": (
        (undo_of("publish", never_out=SLIP), UPDATE, published_again),
        [],
    ),
}


@pytest.mark.parametrize(("steps", "told"), NOTICES.values(), ids=NOTICES)
def test_a_correction_is_listed_once_readers_have_it(
    writer: Transaction, steps: tuple[Step, ...], told: list[Notice]
) -> None:
    for step in steps:
        step(writer)

    assert notices(writer) == told


def test_only_what_is_out_counts_as_before_readers() -> None:
    assert [each for each in InPublic if each.is_out] == [
        "published",
        "under review",
        "correction due",
    ]
