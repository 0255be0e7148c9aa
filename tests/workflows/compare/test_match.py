"""Matching a statement with the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.comparison import Band
from claimcheck.model.dates import parse_date
from claimcheck.model.question import Decision
from claimcheck.model.statement import Statement
from claimcheck.store.connection import WriteStore, open_reading
from claimcheck.store.log.transaction import transaction
from claimcheck.workflows.claims.decide import decide_statement
from claimcheck.workflows.compare.match import find_matches
from claimcheck.workflows.intake.bulk import import_unmatched
from claimcheck.workflows.verdicts.rate import Rating, review
from tests.desk import REVIEWER, open_desk, say_all

TRADE = "Trade with Mali grew by 20% over the past year"
MORE = "Trade with Mali grew by 30% over the past year"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WriteStore]:
    with open_desk(tmp_path) as opened:
        yield opened


def matches(store: WriteStore, text: str, *, limit: int = 10) -> list[tuple[int, Band]]:
    with open_reading(store.path) as connection:
        found = find_matches(connection, Statement(text), limit=limit, thresholds=Thresholds())
    return [(match.claim.id, match.band) for match in found]


def _say_each(store: WriteStore, texts: list[str]) -> None:
    said: list[dict[str, object]] = [{"text": text} for text in texts]
    say_all(store, *said)


def test_the_same_claim_comes_first(store: WriteStore) -> None:
    say_all(store, {"text": MORE}, {"text": TRADE}, {"text": "Whales sing at night"})

    assert matches(store, TRADE) == [(2, Band.SAME), (1, Band.CONFLICTING)]


def test_the_same_question_gives_the_same_answer(store: WriteStore) -> None:
    for number in range(20, 40):
        say_all(store, {"text": TRADE.replace("20", str(number))})

    assert matches(store, TRADE) == matches(store, TRADE)
    assert len(matches(store, TRADE)) == 10


def test_wordings_that_a_person_made_one_come_once(store: WriteStore) -> None:
    say_all(store, {"text": TRADE}, {"text": MORE})
    with transaction(store) as writer:
        review(
            writer, 1, Rating("False", "No.", "2023-03-01"), [], actor=REVIEWER, sources_needed=0
        )
        decide_statement(writer, 2, 1, Decision.SAME, actor=REVIEWER, reason=None)

    with open_reading(store.path) as connection:
        (match,) = find_matches(connection, Statement(MORE), limit=5, thresholds=Thresholds())

    assert (match.claim.id, match.standing.leader, match.standing.mentions) == (2, 1, 2)
    assert [verdict.label for verdict in match.standing.verdicts] == ["False"]


def test_time_is_compared_where_it_is_known(store: WriteStore) -> None:
    text = "Prices of bread rose by 4% last month in the capital"
    say_all(store, {"text": text, "said_on": "2023-02-07"})

    bands = []
    for said_on in ("2023-02-20", "2024-02-20", None):
        said = Statement(text, said_on=parse_date(said_on) if said_on else None)
        with open_reading(store.path) as connection:
            (match,) = find_matches(connection, said, limit=1, thresholds=Thresholds())
        bands.append(match.band)

    assert bands[0] is Band.SAME
    assert bands[1] is not Band.SAME


def test_thresholds_are_an_argument(store: WriteStore) -> None:
    say_all(store, {"text": TRADE})
    strict = Thresholds()._replace(related_overlap=0.99, likely_overlap=0.99)

    with open_reading(store.path) as connection:
        (match,) = find_matches(
            connection, Statement("Trade with Mali matters"), limit=1, thresholds=strict
        )

    assert match.band is Band.NEW


def test_only_what_is_near_is_found_where_that_is_asked(store: WriteStore) -> None:
    say_all(store, {"text": TRADE}, {"text": "Rice with beans costs more in Mali than in Senegal"})

    with open_reading(store.path) as connection:
        every, near = (
            find_matches(
                connection,
                Statement(TRADE),
                limit=5,
                thresholds=Thresholds(),
                only_near=only_near,
            )
            for only_near in (False, True)
        )

    assert [match.band for match in every] == [Band.SAME, Band.NEW]
    assert near == every[:1]


def test_long_texts_of_rare_words_are_compared_too(store: WriteStore) -> None:
    words = [" ".join(f"w{n}x{each}" for each in range(1_200)) for n in range(26)]
    with transaction(store, bulk=True) as writer:
        import_unmatched(
            writer, [Statement(f"common start {text}") for text in words], actor=REVIEWER
        )

    assert len(matches(store, f"common start {words[3]}", limit=30)) == 24


def test_matching_does_not_write(store: WriteStore) -> None:
    say_all(store, {"text": TRADE})
    changes = store.connection.total_changes

    matches(store, TRADE)

    assert store.connection.total_changes == changes


def test_a_same_claim_is_found_however_low_its_score(store: WriteStore) -> None:
    text = "The mine at Kidal gave jobs to forty people from the villages around it last winter"
    longer = [f"{text} {text} and {number} {text}" for number in range(12)]
    _say_each(store, [*longer, text])

    with open_reading(store.path) as connection:
        found = find_matches(connection, Statement(text), limit=3, thresholds=Thresholds())

    assert (found[0].claim.id, found[0].band, len(found)) == (13, Band.SAME, 3)
    assert found[0].score < found[1].score


def test_other_claims_take_the_place_of_wordings_that_are_one(store: WriteStore) -> None:
    _say_each(store, [TRADE.replace("20", str(number)) for number in range(20, 40)])
    with transaction(store) as writer:
        for number in range(2, 9):
            decide_statement(writer, number, 1, Decision.SAME, actor=REVIEWER, reason=None)

    assert len(matches(store, TRADE, limit=6)) == 6


def test_what_stands_out_of_many_is_related(store: WriteStore) -> None:
    towns = ("Gao", "Goma", "Lyon", "Brno", "Lima", "Oran", "Bari")
    far = [f"Nurses in the town of {town} got no pay" for town in towns]
    near = "Two hundred arsonists lit most of the blazes that killed koalas in Queensland"
    post = (
        "Were arsonists behind it? My sulking neighbour from Cork, who lost a barn, keeps telling "
        "everybody in the pub that surveyors, surfers and goats saw nothing for three weeks"
    )
    _say_each(store, [near, *far])
    among_few = dict(matches(store, post))[1]
    _say_each(store, [f"Farmers in the town of {town} got no help" for town in ("Gera", "Ulm")])

    assert among_few is Band.NEW
    assert dict(matches(store, post))[1] is Band.RELATED
