"""No chain of acts tells readers another label without a correction between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claimcheck.model.status import InPublic
from claimcheck.store.connection import Connection, WriteStore
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.log.verification import verify
from claimcheck.store.queries.scan import store_state
from claimcheck.store.records.claims import find_standing, wordings
from claimcheck.store.writing import create
from claimcheck.workflows.record.init import begin_record
from claimcheck.workflows.record.undo import undo_event
from claimcheck.workflows.verdicts.due import find_to_tell
from tests import acts
from tests.acts import DESK, NUMBERS, Step, is_done, open_for_acts

Choice = tuple[Step, tuple[int, int]]


def undo_any(writer: Transaction, first: int, second: int) -> object:
    """Undo an act of the last few, one that undid another too."""
    return undo_event(writer, writer.head.sequence - first % 8, actor=DESK[second % 3])


# What can change a verdict, what claims are one, and what is out, each as often as it matters.
STEPS: tuple[Step, ...] = (
    *(
        acts.rate,
        acts.agree,
        acts.agree,
        acts.disagree,
        acts.end_dispute,
        acts.correct_one,
        acts.correct_one,
    ),
    *(
        acts.make_public,
        acts.make_public,
        acts.set_policy,
        acts.set_scale,
        acts.merge,
        acts.unmerge,
        acts.decide,
    ),
    # What comes in of checks that the desk published elsewhere, with any label.
    *(acts.adopt, acts.adopt),
    *(acts.tie, acts.untie, undo_any, undo_any, undo_any),
    # What changes who said it, or whether it was said at all.
    *(acts.reword, acts.take_out, acts.know_person, acts.merge_persons, acts.split_person),
)
PAST: tuple[Choice, ...] = (
    *((acts.say, (number, number)) for number in (0, 2, 4)),
    (acts.set_policy, (0, 0)),
    (acts.rate, (0, 0)),
    (acts.rate, (1, 1)),
    (acts.make_public, (0, 0)),
    (acts.make_public, (1, 1)),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WriteStore]:
    """Make a record with two published claims of different labels and one without a verdict."""
    path = Path(tmp_path_factory.mktemp("told")) / "claims.db"
    with create(path, clock=lambda: "2023-03-02T09:00:00Z") as made:
        begin_record(made, DESK[0])
        with transaction(made) as writer:
            open_for_acts(writer)
            for step, numbers in PAST:
                step(writer, *numbers)
        yield made


def readers_have(connection: Connection) -> dict[int, str]:
    """Return the label that is out of each claim that was ever published itself.

    A wording that was merged with one is shown with it as long as the two are one.
    """
    claims = [number for (number,) in connection.execute("SELECT id FROM current_claims")]
    found = {claim: find_standing(connection, claim) for claim in claims}
    viewed = connection.execute("SELECT claim, in_public, public_verdict FROM claim_status")
    assert {claim: (state, out) for claim, state, out in viewed} == {
        claim: (each.public.state, each.public.verdict) for claim, each in found.items()
    }
    rated = [each for (each,) in connection.execute("SELECT DISTINCT claim FROM current_verdicts")]
    unread = [each for each in rated if found[each].public.state is InPublic.UNPUBLISHED]
    assert store_state(connection).unpublished == len(unread)
    due = "SELECT DISTINCT leader FROM claim_status WHERE in_public = 'correction due' ORDER BY 1"
    assert [(each.claim.id,) for each in find_to_tell(connection)] == [*connection.execute(due)]
    published = {claim for (claim,) in connection.execute("SELECT claim FROM publications")}
    return {
        claim: each.out.label for claim, each in found.items() if each.out and claim in published
    }


def is_corrected(connection: Connection, claim: int, since: int) -> bool:
    """Return whether a correction with a notice was stored after an event, whatever its fate."""
    query = (
        "SELECT verdicts.claim FROM corrections"
        " JOIN verdicts ON verdicts.id IN (corrections.verdict, corrections.replacement)"
        " WHERE corrections.class IN ('new-verdict', 'void') AND corrections.event > ?"
    )
    corrected = {each for (each,) in connection.execute(query, [since])}
    return not corrected.isdisjoint(wordings(connection, claim))


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(STEPS), NUMBERS), min_size=4, max_size=24))
# The same words came again, rated otherwise, after those said first were taken out.
@example([(acts.adopt, (9, 5)), (acts.take_out, (3, 4)), (acts.adopt, (0, 9))])
def test_readers_are_never_told_otherwise_without_a_correction(
    store: WriteStore, choices: list[Choice]
) -> None:
    with transaction(store, dry_run=True) as writer:
        connection = writer.connection
        last = dict.fromkeys((1, 2, 3), ("", 0)) | {
            claim: (label, writer.head.sequence)
            for claim, label in readers_have(connection).items()
        }
        for step, numbers in choices:
            is_done(writer, step, numbers)
            out = readers_have(connection)
            for claim, label in out.items():
                before, since = last.get(claim, ("", 0))
                assert before in {"", label} or is_corrected(connection, claim, since), (
                    f"{step.__name__}: readers had {before!r} of c-{claim} and have {label!r}"
                )
                same = {out[each] for each in wordings(connection, claim) if each in out}
                assert same == {label}, f"{step.__name__}: c-{claim} is told as {same}"
                if label != before:
                    last[claim] = label, writer.head.sequence
        assert verify(connection).fault is None
