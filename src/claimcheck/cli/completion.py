"""What a shell offers while somebody types: values of the record, and words to choose from."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout, suppress
from io import StringIO
from typing import Any, Final

import typer

from claimcheck.errors import ClaimcheckError

Offered = Callable[..., list[tuple[str, str]]]

# A value of these a shell can complete from the record.
_OF_THE_RECORD: Final = frozenset(
    "ARTICLE CLAIM CONTACT ID LABEL LINK PERSON QUESTION REVIEWER SOURCE SPEAKER STATEMENT STATUS"
    " TOPIC VERDICT".split()
)
_BASH: Final = "complete_bash"
_ZSH: Final = "complete_zsh"
# A value, or what it is, as zsh is given it: a mark of quotation within it stands there twice.
_ZSH_VALUE: Final = re.compile(r'"((?:[^"]|"")*)"')
# What bash may take for more than itself; any other sign is as good after a backslash.
_NOT_PLAIN: Final = re.compile(r"[^\w@%+=:,./-]")


def offer(metavar: str | None, words: Sequence[str] = ()) -> Offered | None:
    """Return what completes a value: one of ``words``, else what the record has of its kind."""
    if words:
        return lambda incomplete: [(each, "") for each in words if each.startswith(incomplete)]
    kind = (metavar or "").strip("[].…")
    if kind not in _OF_THE_RECORD:
        return None

    def values(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        return of_the_record(kind, context, incomplete)

    return values


def of_the_record(kind: str, context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the values of a kind that begin so, each with what it is; none without a record."""
    from claimcheck.cli.options.common import record_of

    try:
        with record_of(context.params.get("database")) as record:
            return record.completions(kind, incomplete)
    except (ClaimcheckError, OSError):
        return []


def pass_over_help() -> None:
    """Let a shell complete ``help ad`` as it does ``ad``: help is followed by a command."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    position = os.environ.get("COMP_CWORD", "")
    if words[1:2] == ["help"] and position.isdecimal() and int(position) > 1:
        os.environ["COMP_WORDS"] = "\n".join([words[0], *words[2:]])
        os.environ["COMP_CWORD"] = str(int(position) - 1)
    # fish and zsh give the line up to the cursor.
    typed = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    if typed:
        os.environ["_TYPER_COMPLETE_ARGS"] = re.sub(r"^(\S+\s+)help\s+", r"\1", typed)


def offered(program: Callable[..., Any]) -> bool:
    """Print what ``program`` offers as bash or zsh takes it, if one asks; return whether it did."""
    shell = os.environ.get("_CLAIMCHECK_COMPLETE")
    if shell not in {_BASH, _ZSH}:
        return False
    with redirect_stdout(StringIO()) as printed, suppress(SystemExit):
        program()
    lines = printed.getvalue().splitlines()
    for line in _in_bash(lines) if shell == _BASH else map(_in_zsh, lines):
        typer.echo(line)
    return True


def _in_bash(values: Iterable[str]) -> Iterator[str]:
    """Yield values as words of a line: bash puts them there as they are, a name as two words."""
    # As they were typed, a line each.
    typed = os.environ.get("COMP_WORDS", "").split("\n")
    within_quotes = typed[-1].startswith(('"', "'"))
    for value in values:
        yield value if within_quotes else as_bash_word(value)


def as_bash_word(value: str) -> str:
    r"""Return a value as one word of a line of bash.

    >>> print(as_bash_word("J. O'Hara"))
    J.\ O\'Hara
    """
    return _NOT_PLAIN.sub(r"\\\g<0>", value)


def _in_zsh(line: str) -> str:
    """Return a line of what zsh evaluates, with the marks of quotation that a name has.

    They come doubled, and zsh would leave them out.
    """

    def as_zsh_word(found: re.Match[str]) -> str:
        kept = found[1].replace('""', r"\"").replace("''", r"'\''")
        return f'"{kept}"'

    return _ZSH_VALUE.sub(as_zsh_word, line)
