"""The public Python face: one record to hold, stable, and light to import."""

import gc
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import claimcheck
from claimcheck import Band, ClaimcheckError, ClaimId, Record, Statement, compare, open_record
from claimcheck.errors import ClosedRecordError, OtherThreadError
from claimcheck.model.added import Outcome
from claimcheck.model.claim import NewClaim
from claimcheck.model.dates import parse_date
from claimcheck.store.errors import (
    ForeignDatabaseError,
    NoDatabaseError,
    UnknownReviewerError,
    UnusableDatabaseError,
)
from tests.desk import new_record
from tests.tables import each_row

TRADE = "Trade with Mali grew by 20% over the past year"
MORE = "Trade with Mali grew by 30% over the past year"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(new_record(tmp_path), reviewer="A. Diallo") as opened:
        yield opened


def test_a_record_is_made_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    with pytest.raises(NoDatabaseError):
        open_record(path)
    with pytest.raises(ClaimcheckError, match="give one with reviewer="):
        open_record(path, create=True)
    assert not path.exists()

    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add(TRADE)
    with open_record(str(path), reviewer="A. Diallo", create=True) as found:
        assert [match.claim.text for match in found.match(TRADE)] == [TRADE]


def test_only_a_record_is_opened(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes " * 100)

    for create in (False, True):
        with pytest.raises(ForeignDatabaseError):
            open_record(tmp_path / "notes.txt", reviewer="A", create=create)
        with pytest.raises(UnusableDatabaseError):
            open_record(tmp_path, reviewer="A", create=create)
    with pytest.raises(UnusableDatabaseError):
        open_record(tmp_path / "nowhere" / "claims.db", reviewer="A", create=True)


def test_what_was_added_is_found_with_its_reasons(record: Record) -> None:
    added = record.add(
        TRADE,
        speaker="S. Lavrov",
        role="minister",
        organisation="Foreign Ministry",
        said_on="2023-02-07",
        place="Bamako",
        medium="press conference",
        url="https://a.example",
        kind="indirect",
    )

    (match,) = record.match(MORE, speaker="S. Lavrov", said_on="2023-02-07", place="Bamako")

    assert (added.outcome, added.statement_id, added.claim_id) == (Outcome.NEW, 1, 1)
    assert (match.band, match.claim.id, match.claim.text) == (Band.CONFLICTING, 1, TRADE)
    (difference,) = match.comparison.differences
    assert (difference.guard, difference.first, difference.second) == ("number", "30%", "20%")
    assert (match.standing.mentions, match.standing.occasions) == (1, 1)


def test_a_record_writes_in_the_name_of_a_reviewer(record: Record) -> None:
    with (
        open_record(record.path, reviewer="Nobody") as other,
        pytest.raises(UnknownReviewerError),
    ):
        other.add(TRADE)

    with open_record(record.path) as first:
        assert (first.actor, first.add(TRADE).outcome) == ("A. Diallo", Outcome.NEW)


def test_settings_are_given_and_nothing_is_taken_from_outside(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.add_reviewer("J. Keita")
    (tmp_path / "claimcheck.toml").write_text('by = "J. Keita"\n[gate]\nsources = 3\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_BY", "Nobody")
    monkeypatch.setenv("CLAIMCHECK_DB", "nowhere.db")

    with open_record("claims.db") as plain:
        assert plain.settings.gate.sources == 2
        with pytest.raises(claimcheck.ClaimcheckError, match="who acts"):
            plain.add("Trade grew by 20%")
    monkeypatch.delenv("CLAIMCHECK_BY")
    with open_record("claims.db", settings=claimcheck.load_settings()) as told:
        assert (told.actor, told.settings.gate.sources) == ("J. Keita", 3)
    with open_record("claims.db", reviewer="A. Diallo", settings=told.settings) as named:
        assert named.actor == "A. Diallo"


def test_statements_are_added_together_or_not_at_all(record: Record) -> None:
    given_ = [Statement(TRADE), Statement(MORE), Statement(TRADE)]

    outcomes = [added.outcome for added in record.add_all(given_)]
    with pytest.raises(ClaimcheckError):
        record.add_all([Statement("Whales sing"), Statement(" ")])

    assert outcomes == [Outcome.NEW, Outcome.ASKED, Outcome.KNOWN]
    assert record.match("Whales sing") == []


def test_claims_of_an_archive_are_found_by_their_titles_too(record: Record) -> None:
    assert record.add_claims([NewClaim("Whales sing", title="Marine biology")]) == [ClaimId(1)]
    assert record.add_all([Statement(TRADE)], match=False)[0].claim_id == 2

    assert [match.claim.id for match in record.match("Whales sing at night")] == [1]


@pytest.mark.parametrize(("limit", "found"), [(1, 1), (2, 2), (10, 3), (0, 0), (-1, 0)])
def test_no_more_matches_than_asked_for_are_given(record: Record, limit: int, found: int) -> None:
    record.add_all([Statement(TRADE.replace("20", str(number))) for number in (20, 30, 40)])

    assert len(record.match(TRADE, limit=limit)) == found


def test_an_empty_record_has_no_match(record: Record) -> None:
    assert record.match(TRADE) == []


def test_a_reader_finds_what_was_added_since(record: Record) -> None:
    with open_record(record.path) as other:
        assert other.match(TRADE) == []
        record.add(TRADE)
        assert [match.band for match in other.match(TRADE)] == [Band.SAME]


def test_a_closed_record_stays_closed(record: Record) -> None:
    record.add(TRADE)
    record.close()
    record.close()

    uses: list[Callable[[], object]] = [
        lambda: record.match(TRADE),
        lambda: record.add(MORE),
        record.verify,
        lambda: record.backup("copy.db"),
        lambda: record.match_each([]),
        record.check_file,
        record.__enter__,
    ]
    for use in uses:
        with pytest.raises(ClosedRecordError, match="is closed; open it again"):
            use()


def test_a_record_belongs_to_the_thread_that_opened_it(record: Record) -> None:
    told: list[BaseException] = []

    def use() -> None:
        for act in (lambda: record.match(TRADE), lambda: record.add(TRADE), record.close):
            try:
                act()
            except ClaimcheckError as error:
                told.append(error)

    other = Thread(target=use)
    other.start()
    other.join()

    assert [type(each) for each in told] == [OtherThreadError] * 3
    assert record.add(TRADE).outcome is Outcome.NEW


def test_one_thing_may_be_given_where_several_may(record: Record) -> None:
    record.add_all([Statement(TRADE)], topics="trade")
    record.rate("c-1", "Opinion", "It is one")

    [claim] = record.claims()

    assert record.topics() == [("trade", 1)]
    assert record.gate("c-1") == record.gate(claim.id) == record.gate(["c-1"])
    with pytest.raises(ClaimcheckError, match=r"no database at others\.db"):
        record.library_claims("others.db")


def test_words_of_the_record_are_taken_as_text_and_others_refused(record: Record) -> None:
    record.add(TRADE)
    record.add(MORE)
    verdict = record.rate("c-1", "Opinion", "The yearbook lists 2%").verdict_id

    assert (
        record.link("c-1", "contradicts", "c-2", reason="20 and 30").link.relation == "contradicts"
    )
    assert record.correct(verdict, "withdrawn", "A forged yearbook").after is None
    uses: list[Callable[[], object]] = [
        lambda: record.decide("q-1", "perhaps"),
        lambda: record.link("c-1", "resembles", "c-2", reason="figures"),
        lambda: record.correct(verdict, "small", "A slip"),
        lambda: record.claims(status="done"),
        lambda: record.table("people"),
        lambda: record.search("?!"),
        lambda: record.due(today="2023-02"),
    ]
    for use in uses:
        with pytest.raises(ClaimcheckError):
            use()


def test_the_past_is_read_and_not_written(record: Record) -> None:
    record.add(TRADE)

    with open_record(record.path, at=record.today[:4]) as past:
        assert past.claim("c-1").claim.text == TRADE
        with pytest.raises(ClaimcheckError, match="only read"):
            past.add(MORE)


def test_ids_print_with_their_letter_and_are_taken_as_text_or_as_they_are(record: Record) -> None:
    (claim,) = record.add_claims([NewClaim(TRADE)])

    assert (str(claim), f"{claim}", repr(claim), claim + 1) == ("c-1", "c-1", "ClaimId(1)", 2)
    assert record.claim(claim) == record.claim("c-1") == record.claim(" C-1 ")
    for wrong in ("s-1", "1", "c-", claimcheck.StatementId(1), 1):
        with pytest.raises(ClaimcheckError, match="is not an id here; write c-"):
            record.claim(wrong)  # type: ignore[arg-type]


MISTAKES: dict[str, dict[str, Any]] = {
    "no words": {"text": ""},
    "marks only": {"text": "?!"},
    "a day that does not exist": {"said_on": "2023-02-30"},
    "a date in words": {"said_on": "yesterday"},
    "an unknown kind": {"kind": "rumour"},
    "a NUL": {"text": "a \0 b"},
    "half a character": {"text": "a \ud800 b"},
    "half a character in a name": {"speaker": "\udcff"},
    "a megabyte": {"text": "word " * 200_000},
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_a_claimcheck_error(record: Record, mistake: dict[str, Any]) -> None:
    with pytest.raises(ClaimcheckError):
        record.add(**{"text": TRADE, **mistake})
    if "kind" not in mistake:
        with pytest.raises(ClaimcheckError):
            record.match(**{"text": TRADE, **mistake})

    assert record.match(TRADE) == []


@each_row("text", ["a \ud800 b", "\udcff", "a \0 b"])
def test_texts_that_no_file_holds_can_be_compared_too(text: str) -> None:
    assert compare(text, TRADE).band is Band.NEW


def test_statements_are_compared_with_what_is_known_of_them() -> None:
    text = "Prices rose last month"
    said = Statement(text, said_on=parse_date("2023-02-07"))

    assert compare(said, said).band is Band.SAME
    assert compare(said, Statement(text, said_on=parse_date("2024-02-07"))).band is not Band.SAME


def imported_by(program: str) -> set[str]:
    """Return the modules that a fresh Python loads for ``program``."""
    listed = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(listed.stdout.split())


def test_importing_the_package_loads_nothing_else() -> None:
    loaded = imported_by("import claimcheck")

    assert {each for each in loaded if each.startswith("claimcheck")} == {"claimcheck"}


HEAVY = {"typer", "rich", "click", "sqlite_utils", "rapidfuzz", "pydantic", "numpy"}
NEEDS: dict[str, tuple[str, set[str]]] = {
    "opening a record": ("import claimcheck; claimcheck.open_record('claims.db')", set()),
    "comparing": ("import claimcheck; claimcheck.compare('a b', 'a c')", set()),
    "matching": (
        "import claimcheck; claimcheck.open_record('claims.db').match('Whales sing')",
        set(),
    ),
    "reading": ("import claimcheck; claimcheck.open_record('claims.db').claims()", set()),
    "adding": (
        "import claimcheck; claimcheck.open_record('claims.db').add('Whales sing')",
        set(),
    ),
}


@pytest.mark.parametrize(("program", "needed"), NEEDS.values(), ids=NEEDS.keys())
def test_each_use_loads_only_what_it_needs(
    record: Record, monkeypatch: pytest.MonkeyPatch, program: str, needed: set[str]
) -> None:
    monkeypatch.chdir(record.path.parent)

    assert imported_by(program) & HEAVY == needed


def test_every_public_name_can_be_had_and_is_listed() -> None:
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    assert dir(claimcheck) == sorted([*claimcheck.__all__, "__version__"])
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(claimcheck, "nothing")  # noqa: B009 - the kinds know no such name


def test_the_kinds_of_all_public_names_are_told() -> None:
    stub = Path(claimcheck.__file__).with_suffix(".pyi").read_text(encoding="utf-8")

    assert sorted(re.findall(r"(\w+) as \1\b", stub)) == claimcheck.__all__


@pytest.mark.parametrize("name", ["open_store", "Store"])
def test_a_name_that_is_gone_says_what_is_there_instead(name: str) -> None:
    with pytest.raises(AttributeError, match="open_record"):
        getattr(claimcheck, name)


def test_rows_that_were_not_read_to_the_end_are_let_go_after_the_record_is_closed(
    tmp_path: Path,
) -> None:
    with open_record(tmp_path / "claims.db", reviewer="A. Diallo", create=True) as opened:
        opened.add(TRADE)
        opened.add(MORE)
        rows = opened.table_rows("claims").rows
        assert next(rows)[0] == "c-1"

    # What goes wrong here is a warning, and warnings are errors.
    del rows
    gc.collect()
