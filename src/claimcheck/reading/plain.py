"""Plain text files: bytes to an article, or to text."""

import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.article import Article

# Larger than any article or export seen, small enough to read into memory.
MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ARTICLE_BYTES: Final = 4 * 1024 * 1024


class UnreadableError(ClaimcheckError):
    """A file cannot be read as text."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(f"cannot read {shown_name(name)}: {reason}")


def shown_name(name: str) -> str:
    """Return a file's name as messages show it.

    >>> shown_name("-")
    'stdin'
    """
    return "stdin" if name == "-" else name


def read_text(name: str, limit: int = MAX_BYTES) -> str:
    """Return the text of a file, or of stdin for ``-``; a byte order mark is dropped.

    Raises `UnreadableError` for missing, over-large and non-UTF-8 input.
    """
    return _decode(name, _read_bytes(name, limit))


def read_article(name: str) -> Article:
    """Return a plain-text file as an article; its title is the first line that is not blank.

    Raises `UnreadableError` as `read_text` does, and for a file without words.
    """
    content = _read_bytes(name, MAX_ARTICLE_BYTES)
    text = _decode(name, content)
    if "\0" in text:
        raise UnreadableError(name, "it holds NUL bytes; give a plain text file")
    title = next((line.strip() for line in text.splitlines() if line.strip()), None)
    if title is None:
        raise UnreadableError(name, "it is empty")
    return Article(sha256(content).hexdigest(), text, title=title)


def _read_bytes(name: str, limit: int) -> bytes:
    """Return the bytes of a file or of stdin, at most ``limit`` of them."""
    try:
        if name == "-":
            content = sys.stdin.buffer.read(limit + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(limit + 1)
    except IsADirectoryError:
        raise UnreadableError(name, "it is a folder; name a file") from None
    except OSError as error:
        raise UnreadableError(name, f"{error.strerror}; check the name") from error
    if len(content) > limit:
        raise UnreadableError(name, f"it is larger than {limit // 1024} KiB; split it")
    return content


def _decode(name: str, content: bytes) -> str:
    """Return UTF-8 bytes as text, line ends as they are."""
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(
            name, f"line {line} is not UTF-8; convert it, for example with iconv"
        ) from error
