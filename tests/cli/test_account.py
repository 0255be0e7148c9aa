"""`claimcheck account`."""

from pathlib import Path

import pytest

from tests.cli.running import mistake, ok

PASSWORD = b"the harbour at seven\n"


def test_a_reviewer_gets_a_password_beside_the_record_and_not_in_it(database: Path) -> None:
    before = database.read_bytes()

    assert ok("account", "add", "J. Keita", stdin=PASSWORD) == "J. Keita can log in.\n"
    assert database.read_bytes() == before
    listed = ok("account", "list", "-f", "csv").splitlines()
    assert listed[0] == "name,role,password_since,sessions"
    assert listed[1].startswith("J. Keita,editor,20")
    assert listed[1].endswith("Z,0")
    assert "has an account" in mistake("account", "add", "J. Keita", stdin=PASSWORD)
    assert ok("account", "close", "J. Keita") == "J. Keita can no longer enter.\n"
    assert mistake("account", "close", "J. Keita") == (
        "'J. Keita' has no account; `claimcheck account list` shows all"
    )
    assert "no account" in mistake("account", "password", "J. Keita", stdin=PASSWORD)
    owner = next(
        line.split(",")[0]
        for line in ok("reviewer", "list", "-f", "csv").splitlines()
        if ",owner," in f"{line},"
    )
    ok("account", "add", owner, stdin=PASSWORD)
    assert "is the only owner who can enter" in mistake("account", "close", owner)
    assert owner in ok("account", "list")


def test_nothing_is_made_or_written_where_no_password_is_set(database: Path) -> None:
    assert ok("account", "list", "-f", "csv") == "name,role,password_since,sessions\n"
    assert "no account" in mistake("account", "close", "J. Keita")
    assert "12 characters" in mistake("account", "add", "J. Keita", stdin=b"short\n")
    assert list(database.parent.glob("*.accounts*")) == []

    ok("account", "add", "J. Keita", stdin=PASSWORD)
    (file,) = database.parent.glob("*.accounts*")
    before = file.read_bytes()
    ok("account", "list")
    assert {each.read_bytes() for each in database.parent.glob("*.accounts*")} == {before}


def test_somebody_new_is_added_to_the_desk_with_a_role(database: Path) -> None:
    ok("account", "add", "M. Sow", "--role", "reader", stdin=PASSWORD)

    assert "M. Sow,,2" in ok("reviewer", "list", "-f", "csv")
    assert ok("account", "list", "-f", "csv").splitlines()[1].startswith("M. Sow,reader,")
    assert ok("account", "password", "M. Sow", stdin=b"another sentence\n") == (
        "M. Sow logs in with the new password; every session is ended.\n"
    )
    assert mistake("account", "add", "X. Y", "--by", "J. Keita", stdin=PASSWORD).startswith(
        "J. Keita is an editor"
    )


def test_an_account_gives_no_other_role_to_whoever_has_one(database: Path) -> None:
    ok("reviewer", "add", "M. Sow")

    told = mistake("account", "add", "M. Sow", "--role", "owner", stdin=PASSWORD)
    assert told == (
        'M. Sow is a reviewer; `claimcheck reviewer role "M. Sow" owner` gives another role'
    )
    assert ok("account", "list", "-f", "csv").splitlines()[1:] == []
    same = ok("account", "add", "M. Sow", "--role", "reviewer", stdin=PASSWORD)
    assert same == "M. Sow can log in.\n"


@pytest.mark.parametrize("act", ["add", "password", "close"])
def test_only_an_owner_sees_to_somebody_elses_account(database: Path, act: str) -> None:
    ok("reviewer", "add", "R. Read", "--role", "reader")
    ok("reviewer", "add", "M. Sow")
    if act != "add":
        for name in ("M. Sow", "R. Read"):
            ok("account", "add", name, stdin=PASSWORD)
    before = ok("account", "list")

    for by, role in (("R. Read", "a reader"), ("J. Keita", "an editor")):
        assert mistake("account", act, "M. Sow", "--by", by, stdin=PASSWORD) == (
            f"{by} is {role} and seeing to somebody else's account needs an owner;"
            " an owner gives roles with `claimcheck reviewer role`"
        )
    assert ok("account", "list") == before
    ok("account", act, "R. Read", "--by", "R. Read", stdin=PASSWORD)
    ok("account", act, "M. Sow", stdin=PASSWORD)


@pytest.mark.parametrize("given", [b"", b"short\n", b"aaaaaaaaaaaaaa\n"])
def test_a_weak_password_stores_nothing(database: Path, given: bytes) -> None:
    mistake("account", "add", "Z. New", stdin=given)

    assert "Z. New" not in ok("reviewer", "list")
    assert ok("account", "list", "-f", "csv").splitlines()[1:] == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--by", "J. Keita"), "J. Keita is an editor"),
        (("--role", "emperor"), "'emperor' is not a role"),
        (("--role", "left"), "nobody is added as having left"),
    ],
)
def test_who_cannot_be_added_is_told_so_before_a_password_is_asked(
    database: Path, options: tuple[str, ...], told: str
) -> None:
    assert mistake("account", "add", "Z. New", *options, stdin=b"short\n").startswith(told)

    assert "Z. New" not in ok("reviewer", "list")
    assert ok("account", "list", "-f", "csv").splitlines()[1:] == []


def test_who_has_left_gets_no_account_until_they_have_a_role(database: Path) -> None:
    ok("reviewer", "add", "M. Sow")
    ok("reviewer", "role", "M. Sow", "left")

    told = mistake("account", "add", "M. Sow", stdin=PASSWORD)
    assert told == "M. Sow has left the desk; give them a role first"
    ok("reviewer", "role", "M. Sow", "reader")
    assert ok("account", "add", "M. Sow", stdin=PASSWORD) == "M. Sow can log in.\n"
