"""Options that several commands share, and what they lead to."""

import os
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from time import gmtime, strftime, time
from typing import TYPE_CHECKING, Annotated, Any, Final, get_type_hints

import typer

from claimcheck.cli.completion import offer
from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.settings import Settings
    from claimcheck.workflows.scan.change.base import Base

# What help calls the values of these options, wherever their command says nothing else.
_METAVARS: Final = {
    "CHANNEL": "--channel",
    "FILE": "--file",
    "FORMAT": "--format",
    "NAME": "--as --organisation --publisher",
    "NUMBER": "--limit --max-copies --port --steps",
    "ORDER": "--order",
    "PERSON": "--person",
    "TEXT": "--answer --note --notice --rationale --reason --words",
    "TITLE": "--title",
    "TOPIC": "--topic",
    "URL": "--url",
}
_OF_NAMES: Final = {name: word for word, names in _METAVARS.items() for name in names.split()}
# What names end with of files that somebody may want to have read.
_OF_FILES: Final = (
    *(".csv", ".docx", ".htm", ".html", ".json", ".jsonl", ".md", ".odt", ".pdf", ".rtf"),
    *(".srt", ".txt", ".vtt"),
)
# So many seconds may clocks differ.
_AHEAD: Final = 300


def option(
    names: str,
    help: str,  # noqa: A002
    metavar: str | None = None,
    *,
    words: Sequence[str] = (),
    **more: Any,
) -> Any:
    """Return an option by its names, such as ``"--limit -n"``, and what its help says.

    Its metavar is the one given, or the one that all commands use for an option of its name.
    A shell offers the ``words`` it takes, or what the record has.
    """
    called = metavar or _OF_NAMES.get(names.split(maxsplit=1)[0])
    more.setdefault("autocompletion", offer(called, words))
    return typer.Option(*names.split(), help=help or None, metavar=called, **more)


def argument(
    help: str,  # noqa: A002
    metavar: str | None = None,
    *,
    words: Sequence[str] = (),
    **more: Any,
) -> Any:
    """Return an argument that is given by its place, and what its help says."""
    more.setdefault("autocompletion", offer(metavar, words))
    return typer.Argument(help=help or None, metavar=metavar, **more)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command as typer wants it, each option a parameter of its own.

    A parameter whose type is a named tuple of options stands for all of them, in its place:
    what is given for them comes to the command as one such value.
    """
    hints = get_type_hints(command, include_extras=True)
    shown: list[Parameter] = []
    groups: dict[str, Any] = {}
    for each in signature(command).parameters.values():
        kind = hints[each.name]
        if hasattr(kind, "_field_defaults"):
            groups[each.name] = kind
            kinds = get_type_hints(kind, include_extras=True)
            shown += [
                Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kinds[name])
                for name, default in kind._field_defaults.items()
            ]
        else:
            shown.append(each.replace(annotation=kind, kind=Parameter.KEYWORD_ONLY))

    @wraps(command)
    def run(**given: Any) -> None:
        for name, kind in groups.items():
            given[name] = kind(**{field: given.pop(field) for field in kind._fields})
        command(**given)

    run.__signature__ = signature(command).replace(parameters=shown)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in shown}
    return run


DatabaseOption = Annotated[
    Path | None,
    option(
        "--db", "Database file. Else CLAIMCHECK_DB, the settings, or the nearest claims.db.", "FILE"
    ),
]
ByOption = Annotated[
    str | None,
    option("--by", "Who acts. Else CLAIMCHECK_BY, the settings, or the only reviewer.", "REVIEWER"),
]
NowOption = Annotated[
    str | None,
    option(
        "--now", "Record this UTC time instead of the clock's, as 2023-03-01T09:00:00Z.", "TIME"
    ),
]
SpeakerMapOption = Annotated[
    list[str] | None,
    option(
        "--speaker-map",
        "In a transcript, the name of the speaker with this label; can be repeated.",
        "LABEL=NAME",
    ),
]
AtOption = Annotated[
    str | None, option("--at", "As it was known at the end of this day, month or year.", "DATE")
]
LibraryOption = Annotated[
    list[str] | None,
    option("--library", "A library of others' checks, beside those of the settings.", "FILE.db"),
]
LanguageOption = Annotated[
    str | None,
    option(
        "--language", "The language of the words: fr, pt-BR …; else that of the settings.", "CODE"
    ),
]
AnotherOption = Annotated[
    bool, option("--another", "They are another person than one of nearly the same name.")
]
ReasonOption = Annotated[str, option("--reason", "Why; others will read it.")]
ClaimArgument = Annotated[str, argument("The claim, such as c-31.", "CLAIM")]
FirstClaimArgument = Annotated[str, argument("A claim, such as c-31.", "CLAIM")]
SinceOption = Annotated[str | None, option("--since", "From this date on.", "DATE")]
UntilOption = Annotated[str | None, option("--until", "Up to this date.", "DATE")]
NewFileArgument = Annotated[Path, argument("The file to make.", "FILE")]
SaidOnOption = Annotated[
    str | None, option("--said-on", "When: 2023-02-07, 2023-02 or 2023.", "DATE")
]
PlaceOption = Annotated[str | None, option("--place", "Where it was said.", "PLACE")]
NoMeaningOption = Annotated[
    bool, option("--no-meaning", "Go by words alone, even where there are vectors.")
]
StatusOption = Annotated[str | None, option("--status", "Only this status.", "STATUS")]
SpeakerOption = Annotated[
    str | None, option("--speaker", "Only what they said: an id, or any of their names.", "SPEAKER")
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


TextFormatOption = Annotated[TextFormat, option("--format -f", "table or json.", "FORMAT")]
RowsFormatOption = Annotated[
    RowsFormat, option("--format -f", "table, csv, json, jsonl or markdown.", "FORMAT")
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
    from claimcheck.model.dates import is_utc_time

    if not is_utc_time(now):
        raise ClaimcheckError(f"--now {now!r} is not a UTC time; write 2023-03-01T09:00:00Z")
    # What is recorded as of a day to come would open that day to verdicts and publications.
    if found.clock is None and now > strftime("%Y-%m-%dT%H:%M:%SZ", gmtime(time() + _AHEAD)):
        raise ClaimcheckError(f"--now {now} is in the future; an act is recorded when it is done")
    return found._replace(clock=lambda: now)


def settings_of(
    database: Path | None,
    by: str | None = None,
    *,
    search: bool = True,
    base: "Base | None" = None,
) -> "Settings":
    """Return the settings of this run; without ``search``, no folder above is looked into.

    With the ``base`` of a change, settings and database are as they are there.
    """
    from claimcheck.settings import load_settings
    from claimcheck.settings.values import read_file

    try:
        folder = Path.cwd()
    except FileNotFoundError:
        raise ClaimcheckError("the current folder was removed; change to another one") from None
    read = read_file if base is None else base.text
    settings = load_settings(folder, os.environ, database=database, by=by, search=search, read=read)
    trusted = settings.database if base is None else base.trusted(settings.database)
    return settings._replace(database=trusted)


def record_of(
    database: Path | None,
    context: typer.Context | None = None,
    *,
    by: str | None = None,
    now: str | None = None,
    at: str | None = None,
    base: "Base | None" = None,
    meaning: bool = True,
) -> "Record":
    """Return the record of this run, opened when it is first used; for a ``with`` statement.

    As it is or as it was known ``at`` a date; by the ``base`` of a change, where one is given.
    Without ``meaning`` words alone decide.
    Raises `ClaimcheckError` for bad settings.
    """
    from claimcheck.cli.output import say
    from claimcheck.record import Record

    clock, salt, patience = Runtime() if context is None else runtime(context, now)
    settings = settings_of(database, by, base=base)
    return Record(
        settings.database,
        settings=settings,
        at=at,
        clock=clock,
        salt=salt,
        patience=patience,
        meaning=meaning,
        notify=say,
    )


def words_of(text: str, command_for_files: str) -> str:
    """Return the words given, or those of stdin for `-`.

    Raises `ClaimcheckError` for the name of a file, which is no statement: where there is
    such a file, it names the command that reads it.
    """
    if text == "-":
        # Words on the line need no reader of files.
        from claimcheck.reading.plain import read_text

        return read_text("-").strip()
    is_one_word = text.split() == [text]
    # No system has longer names, and some fail when they are asked about one.
    if len(text.encode()) < 256 and Path(text).is_file():
        named = text if is_one_word else repr(text)
        raise ClaimcheckError(f"{text!r} is a file; `{command_for_files} {named}` reads it")
    if is_one_word and text.lower().endswith(_OF_FILES):
        raise ClaimcheckError(f"there is no file {text!r}; check the name, or give words")
    return text
