"""Articles: captured texts, one row for each sha256 of their bytes."""

import sqlite3

from claimcheck.model.article import Article
from claimcheck.model.dates import parse_date
from claimcheck.store.errors import UnknownIdError
from claimcheck.store.transaction import Act

_COLUMNS = "sha256, text, title, publisher, published_on, url, language"


def add_article(act: Act, article: Article) -> int:
    """Return the id of the article with these bytes, stored now or before.

    A later edition of the same url supersedes the one stored last.
    """
    known = act.connection.execute(
        "SELECT id FROM articles WHERE sha256 = ?", [article.sha256]
    ).fetchone()
    if known:
        return int(known[0])
    return act.insert(
        "articles",
        sha256=article.sha256,
        text=article.text,
        title=article.title,
        publisher=article.publisher,
        published_on=str(article.published_on) if article.published_on else None,
        url=article.url,
        language=article.language,
        supersedes=_earlier_edition(act.connection, article.url),
    )


def _earlier_edition(connection: sqlite3.Connection, url: str | None) -> int | None:
    """Return the article now stored for ``url``, if any."""
    row = connection.execute(
        "SELECT id FROM current_articles WHERE url = ? ORDER BY id DESC LIMIT 1", [url]
    ).fetchone()
    return row[0] if row else None


def find_article(connection: sqlite3.Connection, number: int) -> Article:
    """Return the article with this id. Raises `UnknownIdError`."""
    query = f"SELECT {_COLUMNS} FROM articles WHERE id = ?"
    row = connection.execute(query, [number]).fetchone()
    if row is None:
        raise UnknownIdError(f"a-{number}")
    article = Article(*row)
    date = parse_date(row[4]) if row[4] else None
    return article._replace(published_on=date)
