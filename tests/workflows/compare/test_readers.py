"""Which model compares texts in which languages, and which a record goes by."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning.universal import UNIVERSAL_LANGUAGES
from claimcheck.model.desk.settings import DeskSettings
from claimcheck.model.record.meaning import ChosenModel
from claimcheck.model.statement import Statement
from claimcheck.record import Record, open_record
from claimcheck.settings import Settings
from claimcheck.store import meanings
from claimcheck.store.meanings import choose_model, chosen_models
from claimcheck.workflows.compare import nearness
from claimcheck.workflows.compare.readers import Reader, unread
from tests.meanings import ThreeWords
from tests.tables import each_row

ENGLISH = Reader(ThreeWords(), frozenset(("en",)), has_english=True)
BESIDE_IT = Reader(ThreeWords(), UNIVERSAL_LANGUAGES, has_english=True)
ALONE = Reader(ThreeWords())


@each_row(
    ("languages", "by"),
    [
        (("en", "en"), [ENGLISH]),
        (("und", "en-GB"), [ENGLISH]),
        (("fr", "en"), [BESIDE_IT]),
        (("en", "fr-CA"), [BESIDE_IT]),
        (("ru", "fr"), [BESIDE_IT]),
        (("zh-TW", "und"), [BESIDE_IT]),
        (("sv", "sv"), []),
        (("en", "sv"), []),
    ],
)
def test_two_texts_are_compared_by_one_model(languages: tuple[str, str], by: list[Reader]) -> None:
    assert [each for each in (ENGLISH, BESIDE_IT) if each.compares(*languages)] == by
    assert ALONE.compares(*languages)


@each_row(
    ("readers", "language", "told"),
    [
        ([ENGLISH], "en-GB", None),
        ([ENGLISH], "fr", "nearness in the language fr needs the extra [meaning-languages]"),
        ([ENGLISH, BESIDE_IT], "fr", None),
        ([ENGLISH, BESIDE_IT], "sv", "no model here reads the language sv"),
        ([ALONE], "sv", None),
    ],
)
def test_a_language_that_no_model_reads_is_told(
    readers: list[Reader], language: str, told: str | None
) -> None:
    why = unread(readers, language)

    assert why == told or (why or "").startswith(told or "-")


@pytest.mark.parametrize(
    "asks",
    [
        lambda record: record.match("Priserna steg"),
        lambda record: record.search("Priserna"),
        lambda record: record.search_counted("Priserna"),
        lambda record: record.add("Priserna steg"),
        lambda record: record.edit_statement("s-2", words="Torskfisket är fritt i viken"),
        lambda record: record.card(record.queue()[-1]),
        lambda record: record.cards(),
        lambda record: record.scan("draft.md", proposed=True),
    ],
    ids=("match", "search", "search_counted", "add", "edit", "card", "cards", "scan"),
)
def test_each_door_tells_of_a_language_that_no_model_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: Callable[[Record], object]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.settings = made.settings._replace(gate=made.settings.gate._replace(sources=0))
        made.add("The vehicles fill the roads")
        made.rate("c-1", "False", "The roads are empty.")
        made.add("Torskfisket är förbjudet i viken", language="sv")
        made.add("Torskfisket i viken har förbjudits", language="sv")
    with Record(path, reviewer="A. Diallo", model=ThreeWords()) as made:
        made.index_meaning()
    Path("draft.md").write_text("Priserna på mjölk steg i alla landets kommuner i fjol.\n")
    monkeypatch.setattr(nearness, "open_readers", lambda *_: (ENGLISH,))
    settings = Settings(path, desk=DeskSettings(language="sv"))
    said: list[str] = []

    with Record(path, reviewer="A. Diallo", settings=settings, notify=said.append) as record:
        asks(record)

    assert said == ["By words alone: no model here reads the language sv"]


def test_words_alone_in_a_language_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add("The vehicles fill the roads")
    with Record(path, reviewer="A. Diallo", model=ThreeWords()) as made:
        made.index_meaning()
    monkeypatch.setattr(nearness, "open_readers", lambda *_: (ENGLISH,))
    said: list[str] = []
    with Record(path, reviewer="A. Diallo", notify=said.append) as record:
        record.match("Cars crowd streets")
        assert (said, record.only_words) == ([], None)
        for _ in range(2):
            record.match("Les prix montent", language="fr")
            [*record.match_each([Statement("Priserna steg", language="sv")] * 2)]
        assert record.only_words == "no model here reads the language sv"
    assert [each.partition(";")[0] for each in said] == [
        "By words alone: nearness in the language fr needs the extra [meaning-languages]",
        "By words alone: no model here reads the language sv",
    ]


def test_more_than_are_read_at_once_are_told_and_left_to_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, said = tmp_path / "claims.db", list[str]()
    monkeypatch.setattr(meanings, "_READ", 3)
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add("The vehicles fill the roads")
    with Record(path, reviewer="A. Diallo", model=ThreeWords()) as made:
        made.index_meaning()
    left = (
        "No vectors of what is new: more than 3 claims have none yet;"
        " run `claimcheck meaning index`"
    )
    for towns, told in (("Oslo Lund", []), ("Bonn Turin Lima Cadiz", [left]), ("Ulm", [left])):
        said.clear()
        with Record(path, reviewer="A. Diallo", notify=said.append, model=ThreeWords()) as record:
            for town in towns.split():
                record.add(f"Prices rose in {town}")
        assert said == told


def test_what_lies_beside_a_record_that_was_restored_is_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add("The vehicles fill the roads")
    with Record(path, reviewer="A. Diallo", model=ThreeWords()) as made:
        made.index_meaning()
        made.backup(tmp_path / "before.db")
        made.add("Cars crowd the streets of Lund")
    with Record(path, reviewer="A. Diallo") as record:
        record.restore(tmp_path / "before.db")

    with Record(path, model=ThreeWords()) as record:
        assert [each.record for each in record.search("vehicles")] == ["c-1", "s-1"]


def test_a_record_keeps_which_model_it_goes_by(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        made.add("Prices rose")
    mine = ChosenModel("english", "mine 0123", str(tmp_path / "mine"), 3, "0123")
    other = mine._replace(languages="all", name="other 4567")
    assert chosen_models(path) == []

    for each in (mine, other, mine._replace(size=4)):
        choose_model(path, each.languages, each)

    assert chosen_models(path) == [other, mine._replace(size=4)]
    with Record(path) as record:
        assert record.match("Prices fell")
        assert "holds no model.onnx" in (record.only_words or "")
        with pytest.raises(ClaimcheckError, match="is not english or all"):
            record.use_meaning(None, languages="fr")
        assert record.use_meaning(None, languages="all") is None
    assert chosen_models(path) == [mine._replace(size=4)]


def test_a_pack_has_vectors_beside_it_only_where_that_is_asked(tmp_path: Path) -> None:
    path, target = tmp_path / "claims.db", tmp_path / "pack.db"
    beside = Path(f"{target}.meaning")
    with open_record(path, reviewer="A. Diallo", create=True) as made:
        for text in ("The vehicles fill the roads", "A mayor was shot", "Prices rose"):
            made.add(text)
        made.pack(target, status="all")
        with pytest.raises(ClaimcheckError, match="it has no vectors"):
            made.pack(target, status="all", meaning=True)
    assert not beside.exists()

    with Record(path, reviewer="A. Diallo", model=ThreeWords()) as record:
        record.index_meaning()
        record.pack(target, status="all", meaning=True)
        with Record(target, model=ThreeWords()) as pack:
            assert pack.meaning_status().vectors == {"three words": 3}
            assert pack.match("Cars crowd streets")[0].comparison.meaning == 1.0
        record.redact("s-1", reason="court order")
        record.pack(target, status="all")

    with Record(target, model=ThreeWords()) as pack:
        assert pack.meaning_status().vectors == {"three words": 2}
    assert list(tmp_path.glob("*.new")) == []
