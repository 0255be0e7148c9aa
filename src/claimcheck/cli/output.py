"""Text for terminals: cut and wrapped to the width, data apart from talk."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Generic, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.language.display import columns as display
from claimcheck.language.display.columns import WIDTH, character_columns, columns
from claimcheck.language.display.safe import visible, visible_lines

Each = TypeVar("Each")
_STREAM: Final = r"/dev/(?P<name>stdin|stdout|stderr)|/(?:dev|proc/self)/fd/(?P<number>[0-9]{1,9})"
_STDOUT: Final = 1
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
_STREAMS: Final = {"stdin": 0, "stdout": 1, "stderr": 2}
_MOST_LINKS: Final = 40
_SETTINGS: Final = ("claimcheck.toml", "pyproject.toml")
_DATABASE: Final = b"SQLite format 3\0"
# In fewer columns, what stands before a text would leave it no room.
_NARROWEST: Final = 40


def line_width() -> int:
    """Return how many columns a line may take: `COLUMNS`, else as many as the terminal has.

    80 where stdout is no terminal, and never less than 40.
    """
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and len(told) < 6 and int(told):
        return max(int(told), _NARROWEST)
    try:
        terminal = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        # A terminal may not tell its size, and what stands for stdout may be no file.
        terminal = 0
    return max(terminal or WIDTH, _NARROWEST)


def screen_height() -> int | None:
    """Return how many lines a screen has: `LINES`, else as many as the terminal; None for none."""
    told = os.environ.get("LINES", "")
    if told.isascii() and told.isdigit() and len(told) < 6 and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or None
    except (OSError, ValueError, AttributeError):
        return None


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines that fit the terminal; ``first`` and ``rest`` begin them."""
    if len(first) + len(text) <= _NARROWEST and first.isascii() and text.isascii():
        return [first + text]
    return display.wrapped(text, first, rest, line_width())


def cut(text: str, width: int) -> str:
    """Return ``text``, visible, in at most ``width`` columns, cut after a word where one ends.

    >>> cut("one two three", 10), cut("onetwothree", 10)
    ('one two …', 'onetwoth …')
    """
    return cut_shown(visible(text), width)


def cut_shown(shown: str, width: int) -> str:
    """Return a text that is `visible` already as `cut` does."""
    if columns(shown) <= width:
        return shown
    room = width - 2
    # One column more shows whether a word ends just there.
    plain = shown.isascii()
    end = shown.rfind(" ", 0, room + 1) if plain else _head(shown, room + 1).rfind(" ")
    if end < room // 2:
        return f"{shown[:room] if plain else _head(shown, room)} …"
    return f"{shown[:end]} …"


def _head(text: str, width: int) -> str:
    """Return as much of ``text`` as fits ``width`` columns."""
    if (start := text[: width + 1]).isascii():
        return start[:width]
    taken = 0
    for position, character in enumerate(text):
        taken += character_columns(character)
        if taken > width:
            return text[:position]
    return text


def padded(text: str, width: int) -> str:
    """Return ``text`` with blanks up to ``width`` columns."""
    return text + " " * (width - columns(text))


def id_column(record: str, width: int) -> str:
    """Return an id with blanks up to ``width`` columns, and at least one after it.

    >>> id_column("c-31", 6), id_column("c-20001", 6)
    ('c-31  ', 'c-20001 ')
    """
    return f"{record} ".ljust(width)


def say(line: str) -> None:
    """Print a line of talk to stderr, so that stdout holds only data."""
    flush()
    # Where talk cannot be written, what was done is done all the same.
    with suppress(OSError):
        print(line, file=sys.stderr)  # noqa: T201


def put(text: str) -> None:
    """Print data to stdout, exactly, ending with one line end.

    Raises `ClaimcheckError` where it cannot be written, as on a full disk.
    """
    with _written():
        sys.stdout.write(text if not text or text.endswith("\n") else f"{text}\n")


def put_table(text: str) -> None:
    """Print a file's text to stdout: exactly, but on a terminal so that nothing in it acts."""
    put_pieces((text,))


def put_pieces(pieces: Iterable[str]) -> None:
    """Print a file's text as `put_table` does, piece by piece; a piece ends with its line."""
    write = sys.stdout.write
    with _written():
        for piece in map(visible_lines, pieces) if sys.stdout.isatty() else pieces:
            write(piece)


class Counted(Generic[Each]):
    """What passes through, and how much of it has: `number`."""

    def __init__(self, passing: Iterable[Each]) -> None:
        """Begin with nothing."""
        self._passing, self.number = passing, 0

    def __iter__(self) -> Iterator[Each]:
        """Yield each and count it."""
        for each in self._passing:
            self.number += 1
            yield each


def put_content(content: str | bytes | Iterable[str]) -> None:
    """Write a file's content to stdout. Raises `ClaimcheckError` for bytes on a terminal."""
    if not isinstance(content, bytes):
        put_pieces((content,) if isinstance(content, str) else content)
        return
    if sys.stdout.isatty():
        raise ClaimcheckError("this is no text for a terminal; name a file with -o")
    with _written():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def flush() -> None:
    """Have what was put written. Raises `ClaimcheckError` where it cannot be."""
    with _written():
        sys.stdout.flush()


@contextmanager
def _written() -> Iterator[None]:
    """Turn what keeps data from being written into a mistake; a reader that left is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise as_unwritten(error) from error


def as_unwritten(error: OSError) -> ClaimcheckError:
    """Return that stdout cannot be written to, and let nothing more go there."""
    # What is left in a buffer must not fail again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDOUT)
    from claimcheck.record import has_changed_any

    stored = ". What the command did is stored: do not repeat it" if has_changed_any() else ""
    return ClaimcheckError(
        f"cannot write the output: {error.strerror or error}; free space, or write elsewhere"
        f"{stored}"
    )


def write_file(
    path: Path,
    content: str | bytes | Iterable[str],
    *,
    option: str = "-o",
    record: Path | None = None,
) -> None:
    """Write ``content``, text as UTF-8: the whole file, or, where that fails, nothing.

    What is no regular file, such as a pipe, is written into; ``-`` and a name of
    stdout are stdout. A new file made of a ``record`` is read by nobody who may not
    read that. Raises `ClaimcheckError` where it cannot be written, and for a file of
    settings or a record; ``option`` names another file.
    """
    try:
        if path.is_symlink():
            # Python 3.11 takes links in a circle for a fault of the program, and this does not.
            with suppress(FileNotFoundError):
                path.stat()
        _require_replaceable(path.resolve(), option)
        stream = _stream_of(path)
        if stream == _STDOUT or str(path) == "-":
            put_content(content)
        elif stream is not None:
            with os.fdopen(os.dup(stream), "wb") as file:
                file.writelines(_encoded(content))
        elif path.exists() and not path.is_file():
            with path.open("wb") as file:
                file.writelines(_encoded(content))
        else:
            widest = (
                0o777 if record is None else record.stat().st_mode | stat.S_IRUSR | stat.S_IWUSR
            )
            _replace(path.resolve(), _encoded(content), widest)
    except OSError as error:
        raise ClaimcheckError(
            f"cannot write {path}: {error.strerror}; name another file with {option}"
        ) from error


def _require_replaceable(target: Path, option: str) -> None:
    """Refuse to write in the place of settings or of a record; neither can be made again."""
    if target.name in _SETTINGS:
        raise ClaimcheckError(f"{target.name} is for settings; name another file with {option}")
    log = re.fullmatch(r"(.+)-(?:wal|shm|journal)", target.name)
    for each in (target, target.with_name(log[1])) if log else (target,):
        if each.is_file():
            with each.open("rb") as file:
                if file.read(len(_DATABASE)) == _DATABASE:
                    raise ClaimcheckError(
                        f"{each.name} is a database; name another file with {option}"
                    )


def _stream_of(path: Path) -> int | None:
    """Return the open stream that a path names, itself or by links; None for a file.

    A stream that leads to a file must not be opened again: that would begin again
    and write over what is there.
    """
    for _ in range(_MOST_LINKS):
        if found := re.fullmatch(_STREAM, str(path)):
            return _STREAMS.get(found["name"] or "", int(found["number"] or 0))
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return None


def _encoded(content: str | bytes | Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes of a file, piece by piece."""
    if isinstance(content, bytes):
        yield content
        return
    for each in (content,) if isinstance(content, str) else content:
        yield each.encode("utf-8")


def _replace(target: Path, pieces: Iterable[bytes], widest: int) -> None:
    """Put a file of ``pieces`` in the place of ``target``, as readable as what was there.

    Where nothing was, its mode is ``widest`` at most.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    mask = os.umask(0o077)
    os.umask(mask)
    try:
        # Nobody else reads it while it is written.
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as file:
            file.writelines(pieces)
        part.chmod(
            stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~mask & widest
        )
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(2, "match", "matches")
    '2 matches'
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
