"""Options that several commands share, and what they lead to."""

import os
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.settings import Settings

DatabaseOption = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="Database file. Else CLAIMCHECK_DB, the settings, or the nearest claims.db.",
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who acts. Else CLAIMCHECK_BY, the settings, or the first reviewer.",
        show_default=False,
    ),
]
NowOption = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="Record this UTC time instead of the clock's, as 2023-03-01T09:00:00Z.",
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


AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="DATE",
        help="As it was known at the end of this day, month or year.",
        show_default=False,
    ),
]


LanguageOption = Annotated[
    str,
    typer.Option(
        "--language", metavar="CODE", help="The language of the words: fr, ru, zh, pt-BR …"
    ),
]


class TextFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


class MatchFormat(StrEnum):
    """How matches are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class RowsFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


TextFormatOption = Annotated[
    TextFormat, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")
]
RowsFormatOption = Annotated[
    RowsFormat,
    typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, json, jsonl or markdown."),
]


class Runtime(NamedTuple):
    """Where time and salt come from; tests and the sample fix both.

    `patience` is how many seconds a writer waits for others.
    """

    clock: Callable[[], str] | None = None
    salt: Callable[[], str] | None = None
    patience: float | None = None


def runtime(context: typer.Context, now: str | None) -> Runtime:
    """Return the run's clock and salt; ``now`` stands in for the clock."""
    found = context.obj or Runtime()
    if now is None:
        return found
    if not _is_utc(now):
        raise ClaimcheckError(f"--now {now!r} is not a UTC time; write 2023-03-01T09:00:00Z")
    return found._replace(clock=lambda: now)


def _is_utc(text: str) -> bool:
    """Tell whether ``text`` is a time as events keep it, and one that exists."""
    from datetime import datetime

    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def settings_of(database: Path | None, by: str | None = None, *, search: bool = True) -> "Settings":
    """Return the settings of this run; without ``search``, no folder above is looked into."""
    from claimcheck.settings import load_settings

    try:
        folder = Path.cwd()
    except FileNotFoundError:
        raise ClaimcheckError("the current folder was removed; change to another one") from None
    return load_settings(folder, os.environ, database=database, by=by, search=search)


def record_of(
    database: Path | None,
    context: typer.Context | None = None,
    *,
    by: str | None = None,
    now: str | None = None,
    at: str | None = None,
) -> "Record":
    """Return the record of this run, opened when it is first used; for a ``with`` statement.

    As it is or as it was known ``at`` a date. Raises `ClaimcheckError` for bad settings.
    """
    from claimcheck.record import Record

    clock, salt, patience = Runtime() if context is None else runtime(context, now)
    settings = settings_of(database, by)
    return Record(
        settings.database, settings=settings, at=at, clock=clock, salt=salt, patience=patience
    )
