"""`claimcheck serve`: what keeps a desk from opening; tests/web has the desk itself."""

from pathlib import Path

import pytest

from tests.cli.running import mistake


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
