"""When a statement was said, and by when, as the rows tell it."""


def day_of(said: str) -> str:
    """Return the expression for the day a statement was said, or NULL.

    Rows of before have no origin of their day: where it is the article's, nobody knows
    whether the text gave it.
    """
    return (
        f"CASE WHEN {said}.date_origin IS NULL AND {said}.said_on = {_published(said)}"
        f" THEN NULL ELSE {said}.said_on END"
    )


def bound_of(said: str) -> str:
    """Return the expression for the day a statement was reported: its article's, or its own."""
    return f"coalesce({said}.reported_on, {_published(said)})"


def _published(said: str) -> str:
    return f"(SELECT published_on FROM articles WHERE articles.id = {said}.article)"
