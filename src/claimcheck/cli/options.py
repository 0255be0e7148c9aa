"""Options that several commands share, and what they lead to."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.settings import Settings
    from claimcheck.store.connection import Connection
    from claimcheck.store.transaction import WriteStore

DatabaseOption = Annotated[
    Path | None,
    typer.Option(
        "--db",
        help="Database file. Else CLAIMCHECK_DB, the settings, or the nearest claims.db.",
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        help="Who acts. Else CLAIMCHECK_BY, the settings, or the first reviewer.",
        show_default=False,
    ),
]
NowOption = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="Record this UTC time, such as 2023-03-01T09:00:00Z, instead of the clock's.",
        show_default=False,
    ),
]
TitleOption = Annotated[
    str | None,
    typer.Option("--title", help="The article's title, in place of its own.", show_default=False),
]
PublisherOption = Annotated[
    str | None, typer.Option("--publisher", help="Who published it.", show_default=False)
]
PublishedOnOption = Annotated[
    str | None,
    typer.Option(
        "--published-on", metavar="DATE", help="2023-02-07, 2023-02 or 2023.", show_default=False
    ),
]
UrlOption = Annotated[
    str | None, typer.Option("--url", help="Where it was found.", show_default=False)
]


class TextFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


class RowsFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


TextFormatOption = Annotated[TextFormat, typer.Option("--format", "-f", help="How to print.")]
RowsFormatOption = Annotated[RowsFormat, typer.Option("--format", "-f", help="How to print.")]


class Runtime(NamedTuple):
    """Where time and salt come from; tests and the sample fix both."""

    clock: Callable[[], str] | None = None
    salt: Callable[[], str] | None = None


class Desk(NamedTuple):
    """A database open for writing, who acts in it, and the settings."""

    store: "WriteStore"
    actor: str
    settings: "Settings"

    @property
    def today(self) -> str:
        """Return the date of the record's clock, in UTC."""
        return self.store.clock()[:10]


def runtime(context: typer.Context, now: str | None) -> Runtime:
    """Return the run's clock and salt; ``now`` stands in for the clock."""
    found = context.obj or Runtime()
    if now is None:
        return found
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", now):
        raise ClaimcheckError(f"--now {now!r} is not a UTC time; write 2023-03-01T09:00:00Z")
    return found._replace(clock=lambda: now)


def settings_of(database: Path | None, by: str | None = None) -> "Settings":
    """Return the settings of this run."""
    from claimcheck.settings import load_settings

    return load_settings(Path.cwd(), os.environ, database=database, by=by)


@contextmanager
def reading(database: Path | None) -> Iterator[tuple["Connection", "Settings"]]:
    """Open the run's database for reading."""
    from claimcheck.store.connection import open_reading

    settings = settings_of(database)
    with open_reading(settings.database) as connection:
        yield connection, settings


@contextmanager
def writing(
    context: typer.Context, database: Path | None, by: str | None, now: str | None
) -> Iterator[Desk]:
    """Open the run's database for writing, with a known actor."""
    from claimcheck.store.reviewers import default_actor
    from claimcheck.store.writing import open_writing

    settings = settings_of(database, by)
    fixed = {
        key: value for key, value in runtime(context, now)._asdict().items() if value is not None
    }
    with open_writing(settings.database, **fixed) as store:
        yield Desk(store, default_actor(store.connection, settings.by), settings)
