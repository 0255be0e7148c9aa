"""The program: find the command, run it, and turn mistakes into one line and an exit code."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any, Final, NoReturn

import typer
from typer.core import TyperCommand, TyperOption
from typer.main import get_command

from claimcheck import __version__
from claimcheck.cli.completion import offered, pass_over_help
from claimcheck.cli.help import COMMANDS, GroupedHelp, WholeSummaries, bounds_in_words
from claimcheck.cli.options.common import Runtime, option
from claimcheck.errors import ClaimcheckError

# With these nothing but the names of the commands is printed, if that.
_NO_COMMAND: Final = ("--version", "--help", "-h")
_INTERRUPTED: Final = 130
# What a shell reports for a program that its reader stopped, such as `… | head`.
_READER_GONE: Final = 141
_STDOUT: Final = 1


def _plain_help(piece: str) -> str:
    """Return a piece of a command's help, where an argument stands by its name alone.

    >>> _plain_help("  [CLAIM]...")
    '  CLAIM...  '
    """
    return re.sub(r"\A  \[([A-Z]+)\](\.*)\Z", r"  \1\2  ", bounds_in_words(piece))


class _ActingCommand(TyperCommand):
    """A command that refuses an option given twice, where it records an act.

    Else the last would win without a word, and an act would be recorded as
    another person's, or with another verdict, than the first one said.
    """

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return what the usage line names; what must be given stands without braces."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    # The context is always typer's; the name of its base is private.
    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write arguments by their names, and the bounds of numbers in words."""
        super().format_options(ctx, formatter)
        formatter.buffer = [_plain_help(each) for each in formatter.buffer]

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the command line as any command does, but each option once."""
        records = any("--now" in each.opts for each in self.params)
        if records and not ctx.resilient_parsing:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
            options = [each for each in given if isinstance(each, TyperOption)]
            for each in options:
                if options.count(each) > 1 and not (each.multiple or each.is_flag):
                    raise ClaimcheckError(f"{each.opts[0]} is given twice; give it once")
        return super().parse_args(ctx, args)


def _print_version(*, wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def _root(
    *,
    _version: Annotated[
        bool,
        option("--version", "Print the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """Remember claims, who made them, and what was found out about them.

    One SQLite file holds it all. No score gives a verdict: people do. Begin with
    `claimcheck init`; `claimcheck help add` tells what add does and takes. Exit
    codes: 0 done, 1 findings, 2 a mistake, 3 nothing to compare with.

    Example: claimcheck init --by "A. Diallo"
    """


@cache
def _program(names: tuple[str, ...]) -> Callable[..., object]:
    """Return the program with the commands named; each is imported only if it is asked for.

    Reading what a command takes costs more than most commands, so a process does it once.
    """
    app = typer.Typer(
        name="claimcheck",
        cls=GroupedHelp,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in names:
        command = import_module(COMMANDS[name]).command
        if isinstance(command, typer.Typer):
            for each in command.registered_commands:
                each.cls = _ActingCommand
            app.add_typer(command, name=name, cls=WholeSummaries)
        else:
            app.command(name, cls=_ActingCommand)(command)
    return get_command(app)


def _needed(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that a run needs: the one asked for, or all for help and completion."""
    asked = next((each for each in arguments if not each.startswith("-")), None)
    if "_CLAIMCHECK_COMPLETE" in os.environ:
        typed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
        named = [each for each in typed.split()[1:2] if f"{each} " in typed and each in COMMANDS]
        return tuple(named or COMMANDS)
    if not arguments or arguments[0] in _NO_COMMAND:
        return ()
    return (asked,) if asked in COMMANDS else tuple(COMMANDS)


def main(arguments: Sequence[str] | None = None, runtime: Runtime = Runtime()) -> NoReturn:
    """Run the program and exit; mistakes are one line on stderr, a bug keeps its traceback."""
    given = _asked_for_help(sys.argv[1:] if arguments is None else list(arguments))
    _open_closed()
    _print_utf8()
    try:
        _require_unicode(given)
        code = _run(given, runtime)
        sys.stdout.flush()
    except ClaimcheckError as error:
        _fail(str(error), error.exit_code, error.details)
    except typer.TyperException as error:
        _fail_usage(error, given)
    except (KeyboardInterrupt, typer.Abort):
        code = _INTERRUPTED
    except SystemExit as ended:
        # Where the reader of a pipe is gone, typer itself ends the run.
        if isinstance(ended.__context__, BrokenPipeError):
            _leave()
        raise
    except Exception as error:
        try:
            _explain(error)
        except KeyboardInterrupt:
            _fail("interrupted", _INTERRUPTED)
        raise
    if code == _INTERRUPTED:
        _fail("interrupted", _INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)


def _run(given: list[str], runtime: Runtime) -> object:
    """Run the command that was typed, or tell a shell what could be; return how it ended."""
    is_completing = "_CLAIMCHECK_COMPLETE" in os.environ
    if is_completing:
        pass_over_help()
    program = partial(
        _program(_needed(given)),
        args=given,
        prog_name="claimcheck",
        standalone_mode=False,
        obj=runtime,
    )
    return 0 if is_completing and offered(program) else program()


def _asked_for_help(given: list[str]) -> list[str]:
    """Return what was typed, ``help add`` as ``add --help``."""
    return [*given[1:], "--help"] if given[:1] == ["help"] else given


def _explain(error: Exception) -> None:
    """End the run where a stream or the database that was open explains an error."""
    if isinstance(error, BrokenPipeError):
        _leave()
    # Not before: `--version` needs no more than it prints.
    if isinstance(error, OSError):
        from claimcheck.cli.output import as_unwritten

        # Of a file it would name which; a stream has no name.
        told = as_unwritten(error) if error.filename is None else None
    else:
        from claimcheck.record import damage_behind

        told = damage_behind(error)
    if told is not None:
        _fail(str(told), told.exit_code)


def _leave() -> NoReturn:
    """Exit without a word where the reader has what it wanted."""
    # What is left in a buffer must not fail again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDOUT)
    sys.exit(_READER_GONE)


def _require_unicode(arguments: Sequence[str]) -> None:
    """Refuse arguments that could neither be stored nor printed."""
    for argument in arguments:
        if any("\ud800" <= character <= "\udfff" for character in argument):
            raise ClaimcheckError(
                f"{argument!r} is not UTF-8; set the terminal to UTF-8 and type it again"
            )


def _fail(message: str, code: int, details: Sequence[str] = ()) -> NoReturn:
    """Print one line to stderr, with what belongs under it, and exit."""
    from claimcheck.cli.output import say
    from claimcheck.language.display.safe import visible

    say(f"claimcheck: {visible(message)}")
    for detail in details:
        say(f"  {visible(detail)}")
    sys.exit(code)


def _fail_usage(error: typer.TyperException, given: Sequence[str]) -> NoReturn:
    """Say what is wrong with the command line and where its help is."""
    message = error.format_message()
    if message.startswith("Usage:"):
        # A command without its subcommand: typer gives the whole help as the message.
        sys.stderr.write(f"{message}\n")
        sys.exit(2)
    # Only a mistake pays for guesses.
    from claimcheck.cli.mistakes import usage_mistake

    _fail(usage_mistake(error, given), 2)


def _open_closed() -> None:
    """Give a stream that was closed before the run something to read from or write to.

    Else the database would be opened in its place, and what is printed would go there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _print_utf8() -> None:
    """Let both streams carry every character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if stream.encoding and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
