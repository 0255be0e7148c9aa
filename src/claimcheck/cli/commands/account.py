"""`claimcheck account`."""

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    AnotherOption,
    ByOption,
    DatabaseOption,
    NowOption,
    RowsFormat,
    RowsFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.options.web import require_web
from claimcheck.cli.output import put, say
from claimcheck.cli.render.listing import put_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.role import DeskRole, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from claimcheck.web.accounts.file import Accounts

command = typer.Typer(
    no_args_is_help=True,
    help="Who may enter the desk in a browser.\n\nPasswords and sessions are in a file beside the"
    " record, never in it.\n\nExample: claimcheck account list",
)
_NameArgument = Annotated[str, argument("The reviewer, as verdicts show the name.", "REVIEWER")]


@command.command("add")
def add(
    context: typer.Context,
    name: _NameArgument,
    role: Annotated[
        str | None,
        option(
            "--role",
            "A new reviewer's role: reader, reviewer, editor or owner. Else reviewer.",
            "ROLE",
            words=("reader", "reviewer", "editor", "owner"),
        ),
    ] = None,
    another: AnotherOption = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Give a reviewer a password; somebody who is new to the desk is added to it.

    The password is asked for, or is a line on stdin; at least 12 characters.

    Example: claimcheck account add "M. Sow" --role editor
    """
    require_web()
    from claimcheck.web.accounts.owners import require_say

    with record_of(database, context, by=by, now=now) as record:
        known = {each.name: each.role for each in record.reviewers()}
        with _accounts(record.path) as accounts:
            if accounts.hash_of(name) is not None:
                raise ClaimcheckError(
                    f"{name!r} has an account; `claimcheck account password` sets another password"
                )
            if known.get(name) is DeskRole.LEFT:
                raise ClaimcheckError(f"{name} has left the desk; give them a role first")
            if name in known:
                require_say(record, name)
            _require_role_held(name, known, role)
            adding = partial(
                record.add_reviewer, name, role=role or DeskRole.REVIEWER, is_another=another
            )
            if name not in known:
                # What could not be stored is refused before anybody types a password.
                adding(dry_run=True)
            given = _asked_password(name)
            if name not in known:
                adding()
            _set_password(accounts, name, given)
    put(f"{visible(name)} can log in.")


@command.command("password")
def password(
    context: typer.Context,
    name: _NameArgument,
    database: DatabaseOption = None,
    by: ByOption = None,
) -> None:
    """Set another password, which ends every session of the account.

    Your own; an owner sets anybody's.

    Example: claimcheck account password "M. Sow"
    """
    require_web()
    from claimcheck.web.accounts.owners import require_say

    with record_of(database, context, by=by) as record, _accounts(record.path) as accounts:
        require_say(record, name)
        _require_account(accounts, name)
        _set_password(accounts, name, _asked_password(name))
    put(f"{visible(name)} logs in with the new password; every session is ended.")


@command.command("close")
def close(
    context: typer.Context,
    name: _NameArgument,
    database: DatabaseOption = None,
    by: ByOption = None,
) -> None:
    """Take an account and its sessions away; the record keeps the name and the acts.

    Your own; an owner closes anybody's. The last owner who can enter is refused:
    nobody could let anybody in.

    Example: claimcheck account close "M. Sow"
    """
    require_web()
    with record_of(database, context, by=by) as record, _accounts(record.path) as accounts:
        from claimcheck.web.accounts.owners import owners_of, require_say, require_way_in

        require_say(record, name)
        _require_account(accounts, name)
        require_way_in(name, owners_of(record), accounts)
        accounts.close(name)
    put(f"{visible(name)} can no longer enter.")


@command.command("list")
def show_all(database: DatabaseOption = None, form: RowsFormatOption = RowsFormat.TABLE) -> None:
    """List the accounts.

    Example: claimcheck account list -f csv
    """
    require_web()
    from claimcheck.model.record.table import Table

    with record_of(database) as record:
        roles = {each.name: str(each.role) for each in record.reviewers()}
        with _accounts(record.path) as accounts:
            rows = [
                (
                    each.name,
                    roles.get(each.name, "not on the desk"),
                    datetime.fromtimestamp(each.since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                    each.sessions,
                )
                for each in accounts.all()
            ]
    put_rows(Table(("name", "role", "password_since", "sessions"), rows), form)


@contextmanager
def _accounts(database: "Path") -> "Iterator[Accounts]":
    """Open the accounts of a record, whose file is made for the first password alone."""
    from claimcheck.web.accounts.file import Accounts, accounts_path

    accounts = Accounts(accounts_path(database), waits=True)
    try:
        yield accounts
    finally:
        accounts.close_file()


def _require_role_held(name: str, known: "dict[str, DeskRole]", role: str | None) -> None:
    """Raise `ClaimcheckError` for another role than a reviewer has: an account gives none."""
    if name in known and role not in {None, known[name]}:
        raise ClaimcheckError(
            f'{name} is {in_words(known[name])}; `claimcheck reviewer role "{name}" {role}`'
            " gives another role"
        )


def _require_account(accounts: "Accounts", name: str) -> None:
    """Raise `ClaimcheckError` for somebody without an account."""
    if accounts.hash_of(name) is None:
        raise ClaimcheckError(f"{name!r} has no account; `claimcheck account list` shows all")


def _asked_password(name: str) -> str:
    """Return a good password: asked for twice, or a line of stdin. Raises `ClaimcheckError`."""
    from claimcheck.web.accounts.passwords import require_good

    if sys.stdin.isatty():
        from getpass import getpass

        say(f"A password for {visible(name)}, at least 12 characters; a sentence is best.")
        given = getpass("Password: ")
        if getpass("The same again: ") != given:
            raise ClaimcheckError("the two passwords are not the same; nothing was set")
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    require_good(name, given)
    return given


def _set_password(accounts: "Accounts", name: str, password: str) -> None:
    """Set a password."""
    from claimcheck.web.accounts.passwords import Passwords

    Passwords(accounts).set(name, password)
