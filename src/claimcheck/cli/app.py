"""The program: find the command, run it, and turn mistakes into one line and an exit code."""

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated, Final, NoReturn

import typer

from claimcheck import __version__
from claimcheck.cli.options import Runtime
from claimcheck.errors import ClaimcheckError

COMMANDS: Final = {
    name: f"claimcheck.cli.commands.{name.replace('-', '_')}"
    for name in (
        "init",
        "reviewer",
        "add",
        "match",
        "list",
        "show",
        "history",
        "decide",
        "confirm",
        "take",
        "drop",
        "merge",
        "unmerge",
        "link",
        "unlink",
        "supersede",
        "review",
        "sign-off",
        "dissent",
        "resolve",
        "policy",
        "due",
        "publish",
        "correct",
        "gate",
        "source",
        "contact",
        "person",
        "export",
        "log",
        "config",
        "undo",
        "redact",
        "scale",
        "backup",
        "pack",
        "migrate",
        "doctor",
    )
}

_INTERRUPTED: Final = 130
# What a shell reports for a program that its reader stopped, such as `… | head`.
_READER_GONE: Final = 141


def _print_version(*, wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Remember claims, who made them, and what was found out about them.

    Everything is one SQLite file. A match is explained and never decides: no
    score gives a verdict. Begin with `claimcheck init`.

    Exit codes: 0 done, 1 findings, 2 a mistake, 3 nothing to compare with,
    130 interrupted.
    """


def build_app(names: Iterable[str]) -> typer.Typer:
    """Return the program with the commands named; each is imported only if it is asked for."""
    app = typer.Typer(
        name="claimcheck",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        command = import_module(COMMANDS[name]).command
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _needed(arguments: Sequence[str]) -> Iterable[str]:
    """Return the commands that a run needs: the one asked for, or all for help and completion."""
    asked = next((each for each in arguments if not each.startswith("-")), None)
    if "_CLAIMCHECK_COMPLETE" in os.environ:
        return COMMANDS
    if arguments and arguments[0] == "--version":
        return ()
    return (asked,) if asked in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None, runtime: Runtime = Runtime()) -> NoReturn:
    """Run the program and exit; mistakes are one line on stderr, a bug keeps its traceback."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    _print_utf8()
    try:
        code = build_app(_needed(given))(
            args=given, prog_name="claimcheck", standalone_mode=False, obj=runtime
        )
        sys.stdout.flush()
    except ClaimcheckError as error:
        _fail(str(error), error.exit_code)
    except typer.TyperException as error:
        asked = next((each for each in given if each in COMMANDS), "")
        _fail(f"{error.format_message()} Try: claimcheck {asked} --help".replace("  ", " "), 2)
    except (KeyboardInterrupt, typer.Abort):
        _fail("interrupted", _INTERRUPTED)
    except BrokenPipeError:
        # The reader has what it wanted; what is left must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_READER_GONE)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int) -> NoReturn:
    """Print one line to stderr and exit."""
    print(f"claimcheck: {message}", file=sys.stderr)  # noqa: T201
    sys.exit(code)


def _print_utf8() -> None:
    """Let both streams carry every character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if stream.encoding and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
