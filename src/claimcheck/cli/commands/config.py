"""`claimcheck config`."""

import os
from pathlib import Path

import typer

from claimcheck.cli.options.common import ByOption, DatabaseOption, RowsFormat, RowsFormatOption
from claimcheck.cli.render.listing import put_rows

command = typer.Typer(
    no_args_is_help=True,
    help="The settings, and where each comes from.\n\nExample: claimcheck config show",
)


@command.callback()
def group() -> None:
    """Look at the settings of claimcheck.toml, pyproject.toml and the environment."""


@command.command("show")
def show(
    form: RowsFormatOption = RowsFormat.TABLE,
    database: DatabaseOption = None,
    by: ByOption = None,
) -> None:
    """Print every setting, its value, and where that comes from.

    A flag wins over the environment, the environment over claimcheck.toml or
    [tool.claimcheck] in pyproject.toml, and a file over the default. "nearest"
    is a claims.db found here or in a folder above, up to the repository's root.

    Example: claimcheck config show
    """
    from claimcheck.model.record.table import Table
    from claimcheck.settings import explain_settings

    found = explain_settings(Path.cwd(), os.environ, database=database, by=by)
    rows = [(each.name, _shown(each.value), each.source) for each in found]
    put_rows(Table(("setting", "value", "source"), rows), form)


def _shown(value: str | float | None) -> str | float | None:
    """Return a value as a settings file writes it."""
    return str(value).lower() if isinstance(value, bool) else value
