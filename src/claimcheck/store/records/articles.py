"""Articles: captured texts, one row for each sha256 of their bytes."""

import json
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from claimcheck.model.article import Article, KeptOfArticle
from claimcheck.model.dates import parse_date
from claimcheck.model.ids import ArticleId, CopyId, id_or_none
from claimcheck.model.text.source_map import Piece, Position
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.log.retractions import restore, retract, retractions_of
from claimcheck.store.schema.expressions import is_retracted

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act

_COLUMNS = "sha256, text, title, publisher, published_on, url, language"


def add_article(act: "Act", article: Article, pieces: Sequence[Piece] = ()) -> int:
    """Return the id of the article with these bytes, stored now or before.

    ``pieces`` say where its words stand in the file that it was read from. A later
    edition of the same url supersedes the one stored last.
    """
    known = act.connection.execute(
        "SELECT articles.id, current_articles.id FROM articles LEFT JOIN current_articles"
        " ON current_articles.id = articles.id WHERE articles.sha256 = ?",
        [article.sha256],
    ).fetchone()
    if known:
        return _standing_again(act, *known)
    return act.insert(
        "articles",
        sha256=article.sha256,
        text=article.text,
        title=article.title,
        publisher=article.publisher,
        published_on=str(article.published_on) if article.published_on else None,
        url=article.url,
        language=article.language,
        positions=_packed(pieces),
        supersedes=_earlier_edition(act.connection, article.url),
    )


def _packed(pieces: Sequence[Piece]) -> str | None:
    """Return a list of lists: where each piece begins, then its position without empty ends."""
    if not pieces:
        return None
    rows = []
    for start, position in pieces:
        numbers = list(position)
        while numbers and numbers[-1] is None:
            numbers.pop()
        rows.append([start, *numbers])
    return json.dumps(rows, separators=(",", ":"))


def find_pieces(connection: sqlite3.Connection, number: int) -> tuple[Piece, ...]:
    """Return where an article's words stand in its file; nothing where that was not stored."""
    row = connection.execute("SELECT positions FROM articles WHERE id = ?", [number]).fetchone()
    if row is None or row[0] is None:
        return ()
    return tuple(Piece(start, Position(*numbers)) for start, *numbers in json.loads(row[0]))


def _standing_again(act: "Act", number: int, standing: int | None) -> int:
    """Return the id of a stored article, which holds again if its capture was undone."""
    taken_back = len(retractions_of(act.connection, "articles", number)) % 2
    if standing is None and taken_back:
        restore(act, "articles", number, "captured again")
    return number


def _earlier_edition(connection: sqlite3.Connection, url: str | None) -> int | None:
    """Return the last edition stored for ``url``, if any.

    That may be one whose capture was undone: a row is superseded only once.
    """
    row = connection.execute(
        "SELECT id FROM articles AS this WHERE url = ? AND NOT EXISTS"
        " (SELECT 1 FROM articles WHERE supersedes = this.id) ORDER BY id DESC LIMIT 1",
        [url],
    ).fetchone()
    return row[0] if row else None


def keep_of(act: "Act", article: int, kept: KeptOfArticle) -> None:
    """Keep a picture of an article, or which recording it is the words of, once."""
    copy, name, url, digest = kept
    known = kept_of(act.connection, article)
    if any((each.copy, each.url, each.sha256) == (copy, url, digest) for each in known):
        return
    act.insert(
        "attachments",
        contact=None,
        article=article,
        copy=copy,
        name=name,
        url=url,
        sha256=digest,
        supersedes=None,
    )


def kept_of(connection: sqlite3.Connection, article: int) -> tuple[KeptOfArticle, ...]:
    """Return the pictures and recordings of an article, as they were handed in."""
    rows = connection.execute(
        "SELECT copy, name, url, sha256 FROM current_attachments WHERE article = ? ORDER BY id",
        [article],
    )
    return tuple(KeptOfArticle(id_or_none(CopyId, copy), *rest) for copy, *rest in rows.fetchall())


def find_article(connection: sqlite3.Connection, number: int) -> Article:
    """Return the article with this id. Raises `UnknownIdError`."""
    query = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"
    row = connection.execute(query, [number]).fetchone()
    if row is None:
        raise UnknownIdError(f"a-{number:d}")
    article = Article(*row)
    date = parse_date(row[4]) if row[4] else None
    return article._replace(published_on=date)


def known_article(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Return the id of the article with these bytes, if it is stored and holds."""
    row = connection.execute(
        "SELECT id FROM articles AS this WHERE sha256 = ? AND NOT"
        f" {is_retracted('articles', 'this')}",
        [sha256],
    ).fetchone()
    return row[0] if row else None


def edition_after(connection: sqlite3.Connection, number: int) -> ArticleId | None:
    """Return the edition that took an article's place, if any holds."""
    query = (
        f"SELECT id, {is_retracted('articles', 'later')} FROM articles AS later"
        " WHERE supersedes = ?"
    )
    # One whose capture was undone gave its place on.
    while row := connection.execute(query, [number]).fetchone():
        number, is_gone = row
        if not is_gone:
            return ArticleId(number)
    return None


def edition_before(connection: sqlite3.Connection, number: int) -> ArticleId | None:
    """Return the edition that an article took the place of, if any."""
    query = "SELECT supersedes FROM articles WHERE id = ?"
    (before,) = connection.execute(query, [number]).fetchone()
    return id_or_none(ArticleId, before)


# Why an edition no longer holds whose place an earlier one took again.
_BACK: Final = "an earlier edition came back"


def come_back(act: "Act", number: int) -> tuple[ArticleId, ...]:
    """Let a stored edition hold again in place of the later ones, and return these.

    So does each statement of it that a later one took the place of. Where the edition
    itself gave way to an earlier one so, it is that which takes its place again.
    """
    connection = act.connection
    if _gave_way(connection, "articles", number):
        restore(act, "articles", number, "captured again")
        rows = connection.execute("SELECT id FROM statements WHERE article = ?", [number])
        for (statement,) in rows.fetchall():
            if _gave_way(connection, "statements", statement):
                restore(act, "statements", statement, "captured again")
    later = []
    after = edition_after(connection, number)
    while after is not None:
        later.append(after)
        after = edition_after(connection, after)
    for edition in later:
        rows = connection.execute(
            "SELECT id FROM current_statements WHERE article = ? AND supersedes IS NOT NULL",
            [edition],
        )
        for (statement,) in rows.fetchall():
            retract(act, "statements", statement, _BACK)
        retract(act, "articles", edition, _BACK)
    if later:
        act.subject = f"a-{number:d}"
    return tuple(later)


def _gave_way(connection: sqlite3.Connection, table: str, row: int) -> bool:
    """Return whether a row holds no longer since an earlier edition came back."""
    found = retractions_of(connection, table, row)
    if len(found) % 2 == 0:
        return False
    query = "SELECT reason FROM retractions WHERE subject = ?"
    return bool(connection.execute(query, [found[-1][0]]).fetchone()[0] == _BACK)


def stored_article(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Return the id of the article with these bytes, whether or not it holds."""
    query = "SELECT id FROM articles WHERE sha256 = ?"
    row = connection.execute(query, [sha256]).fetchone()
    return row[0] if row else None
