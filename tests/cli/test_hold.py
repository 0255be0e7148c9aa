"""`claimcheck hold`."""

from pathlib import Path

import pytest

from tests.desk import Desk, begun_once


@begun_once
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_claim_is_put_on_hold_shown_listed_and_lifted(desk: Desk) -> None:
    desk.run("add", "Trade grew by 20%")

    assert desk.run("hold", "c-1", "--reason", "a court asked").out == (
        "c-1 is on hold: nobody changes it.\n"
    )
    assert "  on hold   since 2023-03-02, A. Diallo: a court asked\n" in desk.run("show", "c-1").out
    assert desk.run("hold", "-f", "csv").out == (
        "claim_id,since,by,reason\nc-1,2023-03-02,A. Diallo,a court asked\n"
    )
    refused = desk.run("take", "c-1", "--reason", "shared")
    assert refused.code == 2
    assert "c-1 is on hold since 2023-03-02, by A. Diallo (a court asked)" in refused.err

    lifted = desk.run("hold", "c-1", "--lift", "--reason", "it has ruled")

    assert lifted.out == "c-1 can be changed again.\n"
    assert desk.run("take", "c-1", "--reason", "shared").code == 0
    assert desk.run("hold").err == "0 claims on hold.\n"
    told = desk.run("history", "c-1").out
    assert "a court asked" in told
    assert "it has ruled" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--reason", "x"], "name the claim, such as c-31"),
        (["c-1"], "give the reason with --reason"),
        (["c-9", "--reason", "x"], "no c-9 in this database"),
    ],
)
def test_what_is_missing_is_told(desk: Desk, arguments: list[str], said: str) -> None:
    answer = desk.run("hold", *arguments)

    assert (answer.code, said in answer.err) == (2, True)
