"""The view `claim_status` and the program give one status, whatever was done before."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError
from claimcheck.language.reading import Reading
from claimcheck.model.desk.policy import read_policy
from claimcheck.model.desk.settings import GateSettings
from claimcheck.model.question import Relation
from claimcheck.model.verdict import DEFAULT_SCALE, CorrectionClass
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import Transaction, transaction
from claimcheck.store.queries.tables.exports import export
from claimcheck.store.records.claims import add_claim, find_standing
from claimcheck.store.records.links import link_claims
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.store.verdicts.scales import add_scale
from claimcheck.store.writing import create
from claimcheck.workflows.verdicts.correct import Correction, correct
from claimcheck.workflows.verdicts.dispute import dissent, resolve
from claimcheck.workflows.verdicts.publish import publish
from claimcheck.workflows.verdicts.rate import Rating, review
from claimcheck.workflows.verdicts.sign_off import change_policy, sign_off

REVIEWERS = ("A", "B", "C", "D")
CLAIMS = (1, 2)

Act = tuple[str, str, int, str]

ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["review", "sign off", "dissent", "resolve", "publish", "take", "policy", "undo"]
            + [f"correct {kind}" for kind in CorrectionClass]
        ),
        st.sampled_from(REVIEWERS),
        st.integers(1, 6),
        st.sampled_from(["True", "False"]),
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WriteStore]:
    """Make a record with four reviewers and two claims, to which no history is added for good."""
    path = tmp_path_factory.mktemp("status") / "claims.db"
    with create(Path(path)) as made:
        with transaction(made) as writing:
            for name in REVIEWERS:
                with writing.act("A", "reviewer") as act:
                    add_reviewer(act, name)
            with writing.act("A", "scale") as act:
                add_scale(act, DEFAULT_SCALE)
            for number in CLAIMS:
                with writing.act("A", "add") as act:
                    add_claim(act, Reading(f"Claim {number}"))
        yield made


def perform(writing: Transaction, act: Act) -> None:
    """Do one act, unless it is refused."""
    verb, actor, number, label = act
    claim = CLAIMS[number % 2]
    rating = Rating(label, f"Because {number}.", "2023-03-01")
    with suppress(ClaimcheckError):
        if verb == "review":
            review(writing, claim, rating, (), actor=actor, sources_needed=0)
        elif verb == "sign off":
            sign_off(writing, number, actor=actor)
        elif verb == "dissent":
            dissent(writing, number, rating, actor=actor, sources_needed=0)
        elif verb == "resolve":
            resolve(writing, claim, rating, actor=actor, sources_needed=0)
        elif verb == "publish":
            publish(
                writing,
                claim,
                "https://desk.example",
                "2023-03-02",
                actor=actor,
                rules=GateSettings(),
                despite="urgent",
            )
        elif verb == "policy":
            policy = ("one", "second person", "quorum 3", "blind")[number % 4]
            change_policy(writing, read_policy(policy), actor=actor)
        elif verb == "take":
            with writing.act(actor, "take") as taking:
                taking.insert("takes", claim=claim, reviewer=actor, reason=None, supersedes=None)
        elif verb == "undo":
            restore(writing, number, actor)
        else:
            kind = CorrectionClass(verb.removeprefix("correct "))
            new = kind is CorrectionClass.NEW_VERDICT
            corrected = None if kind is CorrectionClass.WITHDRAWN else f"Better {number}."
            correction = Correction(kind, "We erred.", label if new else None, corrected)
            correct(writing, number, correction, actor=actor, today="2023-03-02", sources_needed=0)


def restore(writing: Transaction, number: int, actor: str) -> None:
    """Put a verdict that was replaced back in force, as an undo does: by a row that copies it."""
    row = writing.connection.execute(
        "SELECT later.id, earlier.claim, earlier.reviewer, earlier.role, earlier.label,"
        " earlier.rationale, earlier.as_of, earlier.recheck_on, earlier.about"
        " FROM verdicts AS earlier JOIN current_verdicts AS later"
        " ON later.supersedes = earlier.id WHERE earlier.id = ?",
        [number],
    ).fetchone()
    if row:
        names = "claim reviewer role label rationale as_of recheck_on about".split()
        with writing.act(actor, "undo") as act:
            act.insert("verdicts", supersedes=row[0], **dict(zip(names, row[1:], strict=True)))


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS, st.booleans())
def test_view_and_program_agree(store: WriteStore, acts: list[Act], merged: bool) -> None:
    with transaction(store, dry_run=True) as writing:
        if merged:
            with writing.act("A", "decide") as act:
                link_claims(act, 1, Relation.SAME_AS, 2, reason=None)
        for each in acts:
            perform(writing, each)
        query = "SELECT claim, status, in_public, public_verdict FROM claim_status ORDER BY claim"
        viewed = writing.connection.execute(query).fetchall()
        derived = [
            (claim, found.status, found.public.state, found.public.verdict)
            for claim in CLAIMS
            for found in [find_standing(writing.connection, claim)]
        ]

    assert viewed == derived


@settings(max_examples=60, deadline=None)
@given(ACTS, st.booleans())
def test_the_export_of_verdicts_holds_the_rows_of_their_view(
    store: WriteStore, acts: list[Act], merged: bool
) -> None:
    with transaction(store, dry_run=True) as writing:
        if merged:
            with writing.act("A", "decide") as act:
                link_claims(act, 1, Relation.SAME_AS, 2, reason=None)
        for each in acts:
            perform(writing, each)
        viewed = writing.connection.execute("SELECT * FROM verdict_report").fetchall()
        exported = export(writing.connection, "verdicts").rows

    assert [*exported] == viewed


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_what_is_hidden_from_everybody_is_hidden_in_views(
    store: WriteStore, acts: list[Act]
) -> None:
    with transaction(store, dry_run=True) as writing:
        for each in acts:
            perform(writing, each)
        connection = writing.connection
        viewed = {
            verdict for (verdict,) in connection.execute("SELECT verdict FROM claim_verdicts")
        }
        shown = {
            verdict.id for claim in CLAIMS for verdict in find_standing(connection, claim).verdicts
        }

    assert viewed == shown
