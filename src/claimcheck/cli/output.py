"""Text for terminals: cut and wrapped to the width, data apart from talk."""

import sys
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.columns import character_columns, columns
from claimcheck.language.display.safe import visible


def cut(text: str, width: int) -> str:
    """Return ``text``, visible, in at most ``width`` columns, cut after a word where one ends.

    >>> cut("one two three", 10), cut("onetwothree", 10)
    ('one two …', 'onetwoth …')
    """
    shown = visible(text)
    if columns(shown) <= width:
        return shown
    room = width - 2
    # One column more shows whether a word ends just there.
    end = _head(shown, room + 1).rfind(" ")
    return f"{shown[:end] if end >= room // 2 else _head(shown, room)} …"


def _head(text: str, width: int) -> str:
    """Return as much of ``text`` as fits ``width`` columns."""
    taken = 0
    for position, character in enumerate(text):
        taken += character_columns(character)
        if taken > width:
            return text[:position]
    return text


def padded(text: str, width: int) -> str:
    """Return ``text`` with blanks up to ``width`` columns."""
    return text + " " * (width - columns(text))


def say(line: str) -> None:
    """Print a line of talk to stderr, so that stdout holds only data."""
    sys.stdout.flush()
    print(line, file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """Print data to stdout, exactly, ending with one line end."""
    sys.stdout.write(text if not text or text.endswith("\n") else f"{text}\n")


def write_file(path: Path, text: str, *, option: str = "-o") -> None:
    """Write ``text`` as UTF-8: the whole file, or, where that fails, nothing.

    Raises `ClaimcheckError` where it cannot be written; ``option`` names another file.
    """
    # What is not a plain file, such as a pipe, cannot be replaced.
    replaceable = path.is_file() or not path.exists()
    target = path.resolve()
    part = target.with_name(f"{target.name}.part") if replaceable else target
    try:
        part.write_text(text, encoding="utf-8", newline="")
        if replaceable:
            part.replace(target)
    except OSError as error:
        if replaceable:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise ClaimcheckError(
            f"cannot write {path}: {error.strerror}; name another file with {option}"
        ) from error


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(2, "match", "matches")
    '2 matches'
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
