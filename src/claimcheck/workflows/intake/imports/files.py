"""What a file holds that is to be brought in: a feed of checks or a table, by its bytes."""

import io
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from typing import BinaryIO, Final, cast

from claimcheck.reading.opening import open_bytes
from claimcheck.reading.tables.grid import LARGEST_TABLE
from claimcheck.reading.tables.workbook import is_workbook
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.store.records.outside_checks import Feed

_HEAD: Final = 4_096
# What items of CSL-JSON have, and what checks have not.
_OF_WORKS: Final = ('"URL"', '"container-title"', '"date-parts"', '"DOI"', '"ISBN"')
_CHUNK: Final = 1024 * 1024
_FEEDS: Final = (".json", ".jsonl", ".ndjson")
_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".ods")


class ImportKind(StrEnum):
    """What kinds of files are brought in."""

    CLAIMREVIEW = "claimreview"
    TABLE = "table"
    SOURCES = "sources"


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Give a file, or stdin for ``-``, to be read from its beginning.

    Raises `UnreadableError` where it cannot be opened.
    """
    if name == "-":
        yield sys.stdin.buffer
        return
    with open_bytes(name) as file:
        yield file


def kind_of(name: str, file: BinaryIO) -> tuple[ImportKind, BinaryIO]:
    """Return what a file seems to hold, by its first bytes and its name, and the whole file."""
    again = io.BufferedReader(cast("io.RawIOBase", file)) if not _can_peek(file) else file
    head = cast("io.BufferedReader", again).peek(_HEAD)[:_HEAD]
    suffix = PurePath(name).suffix.lower()
    if is_workbook(head) or suffix in _TABLES:
        return ImportKind.TABLE, again
    if _begins_sources(head):
        return ImportKind.SOURCES, again
    is_feed = suffix in _FEEDS or _begins_feed(head)
    return ImportKind.CLAIMREVIEW if is_feed else ImportKind.TABLE, again


def _begins_sources(head: bytes) -> bool:
    """Return whether bytes begin as CSL-JSON does: a list of works, without types of schema.org."""
    text = head.decode("utf-8-sig", "replace").lstrip()
    is_list = text.startswith("[") and '"@type"' not in text and "laimReview" not in text
    return is_list and any(each in text for each in _OF_WORKS)


def _begins_feed(head: bytes) -> bool:
    """Return whether bytes begin as JSON or a page does, or are a value of JSON by themselves."""
    encoding = "utf-16" if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    text = head.decode(encoding, "replace").strip()
    return text[:1] in {"{", "[", "<"} or text in {"null", "true", "false"} or text.isdecimal()


def _can_peek(file: BinaryIO) -> bool:
    """Return whether a file can be looked at before it is read."""
    return isinstance(file, io.BufferedReader)


def feed_of(name: str) -> Feed:
    """Return the file that checks come by: its name, and the digest of its bytes if it has any."""
    if name == "-":
        return Feed("stdin")
    digest = sha256()
    with opened(name) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Feed(PurePath(name).name, digest.hexdigest())


def read_whole(name: str, file: BinaryIO) -> bytes:
    """Return the bytes of a table. Raises `UnreadableError` where it is too large."""
    content = file.read(LARGEST_TABLE + 1)
    if len(content) > LARGEST_TABLE:
        raise UnreadableError(name, f"it is larger than {LARGEST_TABLE // 1024} KiB; split it")
    return content
