"""When something was said, by its row: a day that only the publication gave is none."""

import sqlite3

from claimcheck.store.schema.expressions import bound_of, day_of
from tests.tables import each_row


@each_row(
    ("article", "said_on", "origin", "reported_on", "expected"),
    [
        (1, "2023-02-07", None, None, (None, "2023-02-07")),
        (1, "2023-02-06", None, None, ("2023-02-06", "2023-02-07")),
        (1, "2023-02-07", "dateline", None, ("2023-02-07", "2023-02-07")),
        (1, None, "publication", None, (None, "2023-02-07")),
        (None, "2023-02-07", None, None, ("2023-02-07", None)),
        (None, None, "publication", "2023-02-09", (None, "2023-02-09")),
    ],
)
def test_a_day_without_an_origin_that_is_the_articles_was_only_reported(
    article: int | None,
    said_on: str | None,
    origin: str | None,
    reported_on: str | None,
    expected: tuple[str | None, str | None],
) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE articles (id, published_on)")
    connection.execute("CREATE TABLE statements (article, said_on, date_origin, reported_on)")
    connection.execute("INSERT INTO articles VALUES (1, '2023-02-07')")
    row = (article, said_on, origin, reported_on)
    connection.execute("INSERT INTO statements VALUES (?, ?, ?, ?)", row)

    found = connection.execute(f"SELECT {day_of('said')}, {bound_of('said')} FROM statements said")

    assert found.fetchone() == expected
    connection.close()
