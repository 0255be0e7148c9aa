"""What a draft's words are set beside: the same claims, however they are looked for."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import open_record
from claimcheck.model.claim import NewClaim
from claimcheck.store.connection import Connection, open_reading
from claimcheck.store.index.tokens import tokenise
from claimcheck.store.queries.scan import checked_claims, store_state
from claimcheck.workflows.scan.evidence import candidates
from claimcheck.workflows.scan.evidence.candidates import (
    claims_in_words,
    near_claims,
    read_checked,
)
from claimcheck.workflows.scan.evidence.checked_claims import (
    CheckedClaims,
    bag_of,
    prepare,
    sharing,
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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Return a store of claims that share many of their words, all rated."""
    path, chance = tmp_path_factory.mktemp("made") / "claims.db", random.Random(3)
    with open_record(path, reviewer="A. Diallo", create=True) as record:
        record.add_claims([NewClaim(some_words(chance)) for _ in range(220)])
        for number in range(1, 221):
            record.rate(f"c-{number}", "Unverifiable", "Nobody counts", as_of="2023-01-02")
    with open_reading(path) as opened:
        yield opened


def some_words(chance: random.Random) -> str:
    """Return a text of words of which some are in most texts, and some in few."""
    words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]
    weights = [1 / (n + 2) for n in range(200)]
    return " ".join([*chance.choices(words, weights, k=chance.randint(4, 16)), "in", "the"])


def test_what_has_enough_in_common_is_found_however_it_is_looked_for(made: Connection) -> None:
    chance = random.Random(4)
    texts = [some_words(chance) for _ in range(200)]
    texts += [" ".join(each.split()[:-3]) for each in texts]
    ready = prepare(made, checked_claims(made))
    bags = [bag_of(tokens) for tokens in tokenise(made, texts)]

    found = CheckedClaims(made).near(texts)

    assert found == [[each.tokens for each in sharing(bag, ready.values())] for bag in bags]
    assert found == read_checked(made).near(texts)
    assert min(map(len, found)) == 0 < 3 < max(map(len, found))
    assert CheckedClaims(made).in_words(texts) == read_checked(made).in_words(texts)


@pytest.mark.parametrize(("drafts", "are_read"), [(1, False), (2, True)])
def test_all_claims_are_read_where_so_many_drafts_are_set_beside_them(
    made: Connection, drafts: int, monkeypatch: pytest.MonkeyPatch, *, are_read: bool
) -> None:
    monkeypatch.setattr(candidates, "_FEW", 0)
    read: list[Connection] = []
    monkeypatch.setattr(candidates, "read_checked", read.append)

    candidates.begin_looking(made, drafts)

    assert bool(read) is are_read


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
