"""Which model compares texts in which languages, and which a record goes by."""

from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.model.record.meaning import ChosenModel
from claimcheck.record import Record, open_record
from claimcheck.store.meanings import choose_model, chosen_models
from claimcheck.workflows.compare.readers import Reader
from tests.meanings import ThreeWords

ENGLISH = Reader(ThreeWords(), english_only=True, has_english=True)
BESIDE_IT = Reader(ThreeWords(), has_english=True)
ALONE = Reader(ThreeWords())


@pytest.mark.parametrize(
    ("languages", "by"),
    [
        (("en", "en"), [ENGLISH]),
        (("und", "en-GB"), [ENGLISH]),
        (("fr", "en"), [BESIDE_IT]),
        (("en", "fr-CA"), [BESIDE_IT]),
        (("ru", "fr"), [BESIDE_IT]),
    ],
)
def test_two_texts_are_compared_by_one_model(languages: tuple[str, str], by: list[Reader]) -> None:
    assert [each for each in (ENGLISH, BESIDE_IT) if each.compares(*languages)] == by
    assert ALONE.compares(*languages)


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
