"""The views are useful to programs that know nothing of ours."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.model.question import Decision
from claimcheck.model.verdict import Source, Stance, VerdictRole
from claimcheck.store.connection import WriteStore
from claimcheck.store.log.transaction import transaction
from claimcheck.store.queries.tables.exports import export
from claimcheck.store.records.claims import find_claims, find_standing
from claimcheck.store.records.told import ToldDifferentlyError
from claimcheck.store.verdicts.reviewers import add_reviewer
from claimcheck.store.verdicts.scales import label_id
from claimcheck.store.verdicts.verdicts import add_publication, give_verdict
from claimcheck.workflows.claims.decide import StillSameError, decide_statement
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, SECOND, open_desk, say

PROGRAMS = ("sqlite3", "sqlite-utils")
Rows = list[dict[str, Any]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        with transaction(opened) as writer, writer.act(REVIEWER, "reviewer") as act:
            add_reviewer(act, SECOND)
        yield opened


def rated(store: WriteStore) -> None:
    """Let one claim be said twice, rated with sources, and another wait for a decision."""
    said = {"speaker": "S. Lavrov", "said_on": "2023-02-07", "place": "Bamako"}
    with transaction(store) as writer:
        say(
            writer,
            "Trade with Mali grew by 20% over the past year",
            role="minister",
            organisation="Foreign Ministry",
            **said,
        )
        say(writer, "Trade with Mali grew by 20% over the past year", url="https://a", **said)
        review(
            writer,
            1,
            Rating("Mostly true", "Customs say 19.6%.", "2023-03-01", "2023-09-01"),
            [Source(Stance.BACKS, "https://b"), Source(Stance.CONTRADICTS, "https://c")],
            actor=REVIEWER,
            sources_needed=0,
        )
        with writer.act(REVIEWER, "publish") as act:
            add_publication(act, 1, "https://desk.example/1", "2023-03-02", verdict=1)
        say(writer, "Trade with Mali grew by 30% over the past year", **said)


def asked(path: Path, query: str, program: str) -> Rows:
    """Ask a file as another program does."""
    if program == "sqlite3":
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query)]
    found = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", str(path), query],
        check=True,
        capture_output=True,
        text=True,
    )
    return list(json.loads(found.stdout))


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_verdict_report_holds_all_that_is_published(store: WriteStore, program: str) -> None:
    rated(store)

    (row,) = asked(store.path, "select * from verdict_report", program)

    # Later releases may add columns behind these.
    assert dict(list(row.items())[:22]) == {
        "claim_id": "c-1",
        "claim": "Trade with Mali grew by 20% over the past year",
        "status": "proposed",
        "speakers": "S. Lavrov",
        "role": "minister",
        "organisation": "Foreign Ministry",
        "first_said_on": "2023-02-07",
        "place": "Bamako",
        "occasions": 1,
        "mentions": 2,
        "verdict_id": "v-1",
        "verdict": "Mostly true",
        "rank": 4,
        "scale_version": 1,
        "reviewer": REVIEWER,
        "reviewer_role": "proposes",
        "as_of": "2023-03-01",
        "recheck_on": "2023-09-01",
        "rationale": "Customs say 19.6%.",
        "sources_backing": "https://b",
        "sources_against": "https://c",
        "published_url": "https://desk.example/1",
    }


def test_the_export_of_verdicts_is_the_verdict_report(store: WriteStore) -> None:
    rated(store)

    (row,) = asked(store.path, "select * from verdict_report", "sqlite3")
    table = export(store.connection, "verdicts")

    assert [dict(zip(table.columns, each, strict=True)) for each in table.rows] == [row]


@pytest.mark.parametrize("program", PROGRAMS)
def test_open_claims_wait_for_a_verdict_or_a_decision(store: WriteStore, program: str) -> None:
    rated(store)

    assert asked(store.path, "select * from open_claims", program) == [
        {
            "claim_id": "c-2",
            "claim": "Trade with Mali grew by 30% over the past year",
            "status": "not picked up",
            "first_said_on": "2023-02-07",
            "occasions": 1,
            "mentions": 1,
            "open_questions": 1,
        }
    ]


@pytest.mark.parametrize("program", PROGRAMS)
def test_statements_are_found_by_speaker(store: WriteStore, program: str) -> None:
    rated(store)
    query = (
        "select statement_id, speaker, claim_id, confirmed, status, verdicts"
        " from statements_by_speaker"
    )

    assert [tuple(row.values()) for row in asked(store.path, query, program)] == [
        ("s-1", "S. Lavrov", "c-1", 1, "proposed", "Mostly true"),
        ("s-2", "S. Lavrov", "c-1", 0, "proposed", "Mostly true"),
        ("s-3", "S. Lavrov", "c-2", 1, "not picked up", None),
    ]


def test_every_view_can_be_read_without_our_functions(store: WriteStore) -> None:
    rated(store)
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        views = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")
        ]
        counts = {
            view: len(connection.execute(f"SELECT * FROM {view}").fetchall()) for view in views
        }

    assert {"verdict_report", "open_claims", "statements_by_speaker", "claim_status"} <= set(counts)


LABELS = ("True", "False", "Opinion")
ACTS = st.one_of(
    st.tuples(
        st.just("rate"),
        st.integers(1, 3),
        st.sampled_from(LABELS),
        st.sampled_from([REVIEWER, SECOND, "M. Third"]),
        st.sampled_from(list(VerdictRole)),
    ),
    st.tuples(st.just("take"), st.integers(1, 3)),
    st.tuples(st.just("publish"), st.integers(1, 3)),
    st.tuples(st.just("void"), st.integers(1, 3)),
    st.tuples(
        st.just("decide"),
        st.sampled_from([(1, 2), (2, 3), (3, 1)]),
        st.sampled_from([Decision.SAME, Decision.NOT_SAME, Decision.LATER]),
    ),
)


def do(store: WriteStore, step: tuple[Any, ...]) -> None:
    """Do one act of a history."""
    verb, subject, *rest = step
    with transaction(store) as writer:
        if verb == "decide":
            statement, candidate = subject
            decide_statement(writer, statement, candidate, rest[0], actor=REVIEWER, reason="why")
            return
        with writer.act(rest[1] if verb == "rate" else REVIEWER, verb) as act:
            if verb == "rate":
                label, _, role = rest
                give_verdict(
                    act,
                    subject,
                    role,
                    label_id(act.connection, label),
                    rationale="Why.",
                    as_of="2023-03-01",
                )
            elif verb == "take":
                act.insert("takes", claim=subject, reviewer=REVIEWER)
            elif verb == "publish":
                add_publication(act, subject, "https://desk.example", "2023-03-02", verdict=None)
            else:
                given_to = act.connection.execute(
                    "SELECT max(id) FROM current_verdicts WHERE claim = ?", [subject]
                ).fetchone()[0]
                if given_to:
                    act.insert("retractions", subject=f"v-{given_to}", reason="void")
                    act.insert(
                        "corrections",
                        verdict=given_to,
                        **{"class": "void"},
                        notice="Withdrawn.",
                        corrected_on="2023-03-03",
                    )


folders = count()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(ACTS, max_size=9))
def test_views_and_program_say_the_same_of_every_history(
    tmp_path: Path, history: list[tuple[Any, ...]]
) -> None:
    folder = tmp_path / str(next(folders))
    folder.mkdir()
    with open_desk(folder) as store:
        with transaction(store) as writer:
            for name in (SECOND, "M. Third"):
                with writer.act(REVIEWER, "reviewer") as act:
                    add_reviewer(act, name)
            say(writer, "Wages rose by 3% in Peru", speaker="É. Roy", said_on="2023-02-07")
            say(writer, "Whales sing at night", speaker="M. Bah", said_on="2023-02-08")
            say(writer, "Debt doubled since the war", said_on="2023", place="ÉVIAN")
        for step in history:
            # What is refused, such as telling claims apart that a third one joins, changes nothing.
            with suppress(StillSameError, ToldDifferentlyError):
                do(store, step)
        connection = store.connection
        shown = {
            claim: (leader, status, mentions or 0, occasions or 0, first)
            for claim, leader, status, mentions, occasions, first in connection.execute(
                "SELECT claim, claim_status.leader, status, mentions, occasions, first_said_on"
                " FROM claim_status LEFT JOIN claim_counts"
                " ON claim_counts.leader = claim_status.leader"
            )
        }
        claims = [claim for (claim,) in connection.execute("SELECT id FROM claims")]
        assert len(find_claims(connection, claims)) == 3
        found = {}
        for claim in claims:
            each = find_standing(connection, claim, asking=REVIEWER)
            found[claim] = (
                each.leader,
                each.status,
                each.mentions,
                each.occasions,
                each.first_said_on,
            )

    assert shown == found


@pytest.mark.parametrize(
    ("names", "occasions"),
    [
        (("Bamako", "BAMAKO"), 1),
        # SQLite knows only the case of ASCII letters, and both must say the same.
        (("ÉVIAN", "évian"), 2),
        (("Bamako", "Evian"), 2),
        ((None, None), 1),
    ],
)
def test_places_are_told_apart_without_case(
    store: WriteStore, names: tuple[str | None, str | None], occasions: int
) -> None:
    text = "Trade with Mali grew by 20% over the past year"
    with transaction(store) as writer:
        for place, url in zip(names, ("https://a", "https://b"), strict=True):
            told = {"place": place} if place else {}
            added = say(writer, text, speaker="S. Lavrov", said_on="2023-02-07", url=url, **told)
        decide_statement(writer, 2, added.claim_id, Decision.SAME, actor=REVIEWER, reason=None)
    (counted,) = store.connection.execute("SELECT occasions FROM claim_counts").fetchone()

    assert (counted, find_standing(store.connection, 1).occasions) == (occasions, occasions)
