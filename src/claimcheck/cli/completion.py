"""What a shell offers while somebody types: values of the record, and words to choose from."""

import os
import re
from collections.abc import Callable, Sequence
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
# What bash may take for more than itself; any other sign is as good after a backslash.
_NOT_PLAIN: Final = re.compile(r"[^\w@%+=:,./-]")


def offer(metavar: str | None, words: Sequence[str] = ()) -> Offered | None:
    """Return what completes a value: one of ``words``, else what the record has of its kind."""
    if words:
        return lambda incomplete: [(each, "") for each in words if each.startswith(incomplete)]
    kind = (metavar or "").strip("[].…")
    if kind not in _OF_THE_RECORD:
        return None

    def offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        return of_the_record(kind, context, incomplete)

    return offered


def of_the_record(kind: str, context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Return the values of a kind that begin so, each with what it is; none without a record."""
    from claimcheck.cli.options.common import record_of

    try:
        with record_of(context.params.get("database")) as record:
            return record.completions(kind, incomplete)
    except (ClaimcheckError, OSError):
        return []


def offered_in_bash(program: Callable[..., Any]) -> bool:
    """Print what ``program`` offers as bash takes it, if bash asks; return whether it did.

    Bash puts what it is offered on the line as it is, where a name would be two words.
    """
    if os.environ.get("_CLAIMCHECK_COMPLETE") != _BASH:
        return False
    with redirect_stdout(StringIO()) as offered, suppress(SystemExit):
        program()
    # As they were typed, a line each.
    typed = os.environ.get("COMP_WORDS", "").split("\n")
    within_quotes = typed[-1].startswith(('"', "'"))
    for value in offered.getvalue().splitlines():
        typer.echo(value if within_quotes else as_bash_word(value))
    return True


def as_bash_word(value: str) -> str:
    r"""Return a value as one word of a line of bash.

    >>> print(as_bash_word("J. O'Hara"))
    J.\ O\'Hara
    """
    return _NOT_PLAIN.sub(r"\\\g<0>", value)
