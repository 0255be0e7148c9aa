"""The public Python face: stable, and light to import."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcheck
from claimcheck import Band, ClaimcheckError, Statement, compare, open_store
from claimcheck.api import Store
from claimcheck.model.added import Outcome
from claimcheck.model.claim import NewClaim
from claimcheck.model.dates import parse_date
from claimcheck.store.errors import (
    ForeignDatabaseError,
    NoDatabaseError,
    UnknownReviewerError,
    UnusableDatabaseError,
)

TRADE = "Trade with Mali grew by 20% over the past year"
MORE = "Trade with Mali grew by 30% over the past year"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing outside decide who acts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    monkeypatch.delenv("CLAIMCHECK_DB", raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "claims.db", create=True) as opened:
        yield opened


def test_a_store_is_made_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"

    with pytest.raises(NoDatabaseError):
        open_store(path)
    assert not path.exists()

    with open_store(path, create=True) as store:
        store.add(TRADE)
    with open_store(str(path), create=True) as store:
        assert [match.claim.text for match in store.match(TRADE)] == [TRADE]


def test_only_a_record_is_opened(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes " * 100)

    for create in (False, True):
        with pytest.raises(ForeignDatabaseError):
            open_store(tmp_path / "notes.txt", create=create)
        with pytest.raises(UnusableDatabaseError):
            open_store(tmp_path, create=create)
    with pytest.raises(UnusableDatabaseError):
        open_store(tmp_path / "nowhere" / "claims.db", create=True)


def test_what_was_added_is_found_with_its_reasons(store: Store) -> None:
    added = store.add(
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

    (match,) = store.match(MORE, speaker="S. Lavrov", said_on="2023-02-07", place="Bamako")

    assert (added.outcome, added.statement_id, added.claim_id) == (Outcome.NEW, 1, 1)
    assert (match.band, match.claim.id, match.claim.text) == (Band.CONFLICTING, 1, TRADE)
    (difference,) = match.comparison.differences
    assert (difference.guard, difference.first, difference.second) == ("number", "30%", "20%")
    assert (match.standing.reports, match.standing.occasions) == (1, 1)


def test_a_store_writes_in_the_name_of_a_reviewer(store: Store) -> None:
    store.add(TRADE, by="A. Diallo")

    with pytest.raises(UnknownReviewerError):
        store.add(MORE, by="Nobody")


def test_without_settings_the_first_reviewer_acts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_BY")

    with open_store(store.path) as opened:
        assert opened.add(TRADE).outcome is Outcome.NEW


def test_statements_are_added_together_or_not_at_all(store: Store) -> None:
    given_ = [Statement(TRADE), Statement(MORE), Statement(TRADE)]

    outcomes = [added.outcome for added in store.add_all(given_)]
    with pytest.raises(ClaimcheckError):
        store.add_all([Statement("Whales sing"), Statement(" ")])

    assert outcomes == [Outcome.NEW, Outcome.ASKED, Outcome.KNOWN]
    assert store.match("Whales sing") == []


def test_claims_of_an_archive_are_found_by_their_titles_too(store: Store) -> None:
    assert store.add_claims([NewClaim("Whales sing", title="Marine biology")]) == [1]
    assert store.add_all([Statement(TRADE)], match=False)[0].claim_id == 2

    assert [match.claim.id for match in store.match("Whales sing at night")] == [1]


@pytest.mark.parametrize(("limit", "found"), [(1, 1), (2, 2), (10, 3), (0, 0), (-1, 0)])
def test_no_more_matches_than_asked_for_are_given(store: Store, limit: int, found: int) -> None:
    store.add_all([Statement(TRADE.replace("20", str(number))) for number in (20, 30, 40)])

    assert len(store.match(TRADE, limit=limit)) == found


def test_an_empty_store_has_no_match(store: Store) -> None:
    assert store.match(TRADE) == []


def test_a_reader_finds_what_was_added_since(store: Store) -> None:
    with open_store(store.path) as other:
        assert other.match(TRADE) == []
        store.add(TRADE)
        assert [match.band for match in other.match(TRADE)] == [Band.SAME]


def test_a_closed_store_opens_again(store: Store) -> None:
    store.add(TRADE)
    store.close()

    assert store.add(TRADE).outcome is Outcome.KNOWN
    store.close()
    store.close()


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
def test_a_mistake_is_a_claimcheck_error(store: Store, mistake: dict[str, Any]) -> None:
    with pytest.raises(ClaimcheckError):
        store.add(**{"text": TRADE, **mistake})
    if "kind" not in mistake:
        with pytest.raises(ClaimcheckError):
            store.match(**{"text": TRADE, **mistake})

    assert store.match(TRADE) == []


WORDS = st.lists(
    st.sampled_from(
        "trade with mali niger grew fell rose not by 20% 30% 2022 last month minister said".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_the_band_does_not_depend_on_which_text_comes_first(a: str, b: str) -> None:
    assert compare(a, b).band is compare(b, a).band


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_every_text_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text.upper() + ".").band is Band.SAME


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    assert compare(a, b).band is compare(b, a).band


@pytest.mark.parametrize("text", ["a \ud800 b", "\udcff", "a \0 b"])
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
NEEDS = {
    "opening a store": ("import claimcheck; claimcheck.open_store", set()),
    "comparing": ("import claimcheck; claimcheck.compare('a b', 'a c')", {"rapidfuzz"}),
    "reading a store": (
        "import claimcheck; claimcheck.open_store('claims.db').match('Whales sing')",
        {"rapidfuzz"},
    ),
    "adding": (
        "import claimcheck; claimcheck.open_store('claims.db').add('Whales sing')",
        {"rapidfuzz"},
    ),
}


@pytest.mark.parametrize(("program", "needed"), NEEDS.values(), ids=NEEDS.keys())
def test_each_use_loads_only_what_it_needs(store: Store, program: str, needed: set[str]) -> None:
    assert imported_by(program) & HEAVY == needed


def test_every_public_name_can_be_had() -> None:
    for name in claimcheck.__all__:
        assert getattr(claimcheck, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        claimcheck.nothing  # noqa: B018
