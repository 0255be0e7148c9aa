"""What a draft's words are set beside: the same claims, however they are looked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.queries.scan import store_state
from claimcheck.workflows.scan.evidence.candidates import (
    CheckedClaims,
    claims_in_words,
    near_claims,
    read_checked,
)
from tests.scanning import FALSE, OLD, TRUE, make_desk

TEXTS = (
    FALSE,
    TRUE,
    OLD,
    FALSE.replace("scholarships", "scolarships"),
    "Rusia will raise scholaships for Malians",
    "The ministry says that Malians will be trained",
    "the of and",
    "Ünïcode 🙂 日本語 scholarships for Malians",
    "35 to 390",
    "",
)

PUBLISHED = "publish c-2 --url https://desk.example/2 --on 2023-02-04 --despite test"


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = make_desk(tmp_path_factory.mktemp("desk")).path
    with open_reading(path) as opened:
        yield opened


def test_the_index_and_the_claims_themselves_give_the_same(connection: Connection) -> None:
    indexed, read = CheckedClaims(connection), read_checked(connection)

    for look in (CheckedClaims.holding_all, CheckedClaims.near, CheckedClaims.holding_all):
        found = look(indexed, TEXTS)
        assert found == look(read, TEXTS)
        assert found[0]


def test_who_has_all_words_is_the_same_before_and_after_who_is_near(
    connection: Connection,
) -> None:
    texts = [*TEXTS, *(each.split(".")[0].rsplit(" ", 3)[0] for each in TEXTS)]
    before = CheckedClaims(connection).holding_all(texts)
    checked = CheckedClaims(connection)
    checked.near(texts)

    assert checked.holding_all(texts) == before
    assert before[len(TEXTS)]


def test_a_claim_is_found_by_a_misspelt_or_shortened_text(connection: Connection) -> None:
    near = near_claims(connection, TEXTS, everything=False)

    assert [each[0].claim if each else None for each in near[:5]] == [1, 2, 5, 1, 1]
    assert near[6:7] + near[8:] == [[], [], []]


@pytest.mark.parametrize("everything", [True, False])
def test_only_the_very_words_of_a_claim_are_all_its_words(
    connection: Connection, *, everything: bool
) -> None:
    found = claims_in_words(
        connection, [FALSE, f"{FALSE} again", FALSE.lower()], everything=everything
    )

    assert [[each.claim for each in near] for near in found] == [[1], [], [1]]


def test_what_nobody_checked_is_found_only_where_everything_is_wanted(
    connection: Connection,
) -> None:
    unrated = "If the two ministries agree in time, we will open the new consulate in Kidal"

    checked, every = (
        near_claims(connection, [unrated], everything=each)[0] for each in (False, True)
    )

    assert checked == []
    assert len(every) == 1


def test_published_verdicts_are_counted_as_the_views_have_them(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    query = (
        "SELECT count(*) FROM (SELECT DISTINCT claim FROM current_publications"
        " WHERE claim IN (SELECT claim FROM current_verdicts))"
    )

    for acts in ((), (PUBLISHED,), ("undo 29 --never-out mistake",)):
        for act in acts:
            assert desk.run(*act.split()).code == 0
        with open_reading(desk.path) as connection:
            (counted,) = connection.execute(query).fetchone()
            assert store_state(connection).published == counted
