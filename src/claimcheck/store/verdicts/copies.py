"""Copies: the captured bytes of sources, compressed, each stored once by its sha256."""

import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256

from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import StoreError, UnknownIdError
from claimcheck.store.log.act import Act
from claimcheck.store.schema.expressions import COPY


class StoredCopy(NamedTuple):
    """A captured copy: its bytes as they were found, or None where they are lost.

    `sha256` and `size` are what was recorded of the bytes when they were captured.
    """

    id: int
    sha256: str
    media_type: str
    size: int
    content: bytes | None

    @property
    def is_redacted(self) -> bool:
        """Return whether the bytes were removed by a redaction."""
        return self.sha256.startswith("redacted ")

    @property
    def is_intact(self) -> bool:
        """Return whether the bytes are those that were captured."""
        return self.content is not None and sha256(self.content).hexdigest() == self.sha256


class LargeCopyError(StoreError):
    """A copy is larger than the settings allow."""

    def __init__(self, size: int, limit: int) -> None:
        """Name both sizes and where the limit is set."""
        super().__init__(
            f"the copy has {size:,} bytes and {limit:,} are allowed;"
            " raise max_copy_bytes under [sources] in claimcheck.toml, or keep it elsewhere"
        )


def add_copy(act: Act, content: bytes, media_type: str, *, limit: int) -> int:
    """Store captured bytes, once, and return the copy's id. Raises `LargeCopyError`."""
    if len(content) > limit:
        raise LargeCopyError(len(content), limit)
    found = sha256(content).hexdigest()
    known = act.connection.execute("SELECT id FROM copies WHERE sha256 = ?", [found]).fetchone()
    # What is still to be handed over is not in the table yet.
    coming = (each["id"] for each in act.coming("copies") if each["sha256"] == found)
    if number := known[0] if known else next(coming, None):
        return int(str(number))
    return act.insert(
        "copies",
        sha256=found,
        content=zlib.compress(content, 9),
        size=len(content),
        media_type=media_type,
    )


def find_copy(connection: sqlite3.Connection, number: int) -> StoredCopy:
    """Return a copy with its bytes. Raises `UnknownIdError`."""
    row = connection.execute(
        "SELECT id, sha256, media_type, size, content FROM copies WHERE id = ?", [number]
    ).fetchone()
    if row is None:
        raise UnknownIdError(f"{COPY}-{number:d}")
    copy = StoredCopy(*row)
    return copy._replace(content=_unpacked(row[4], copy.size))


def is_only_a_letters(connection: sqlite3.Connection, number: int) -> bool:
    """Return whether a copy came or went with a contact, and is nothing else's.

    What a source or an article keeps as well is no secret of the letter's.
    """
    query = (
        "SELECT max(contact IS NOT NULL), max(article IS NOT NULL) OR"
        " EXISTS (SELECT 1 FROM sources WHERE copy = ?1) FROM attachments WHERE copy = ?1"
    )
    of_letter, of_others = connection.execute(query, [number]).fetchone()
    return bool(of_letter) and not of_others


def stored_copies(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes, str]]:
    """Yield id, bytes and media type of each copy that can be unpacked."""
    for (number,) in connection.execute("SELECT id FROM copies ORDER BY id").fetchall():
        copy = find_copy(connection, number)
        if copy.content is not None:
            yield number, copy.content, copy.media_type


def _unpacked(content: bytes, size: int) -> bytes | None:
    """Return the bytes that were captured; None where they were redacted or damaged."""
    try:
        # A file made by a stranger must not unpack to more than it says.
        return zlib.decompressobj().decompress(content, size + 1) if content else None
    except zlib.error:
        return None
