"""A stored article, as people name it: by its id, or by the file that it was read from."""

from hashlib import sha256
from pathlib import Path

from claimcheck.errors import ClaimcheckError
from claimcheck.model.ids import ArticleId, is_id, number_of
from claimcheck.reading.articles import MAX_DOCUMENT_BYTES
from claimcheck.reading.plain import read_bytes
from claimcheck.store.connection import Connection
from claimcheck.store.records.articles import stored_article


class NotStoredError(ClaimcheckError):
    """A file is no article of the record."""

    def __init__(self, file: str) -> None:
        """Name the file and the command that stores it."""
        super().__init__(
            f"{file} is not stored as it stands; `claimcheck add --article` stores it,"
            " `claimcheck list articles` shows what is there"
        )


def article_named(connection: Connection, named: str) -> ArticleId:
    """Return the id of an article that is named by its id, or by a file with its bytes.

    Raises `ClaimcheckError` for what is neither.
    """
    if is_id(named, "a") or not Path(named).is_file():
        return ArticleId(number_of(named, "a"))
    content = read_bytes(named, MAX_DOCUMENT_BYTES)
    number = stored_article(connection, sha256(content).hexdigest())
    if number is None:
        raise NotStoredError(named)
    return ArticleId(number)
