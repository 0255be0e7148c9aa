"""Who published a check, and who wrote it."""

from collections.abc import Mapping

from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.texts import LONGEST_NAME, as_name, each_of, first_text, value_of
from claimcheck.reading.checks.walk import node_types


class Authors(NamedTuple):
    """The publisher's name, the writers' names and what is told of both."""

    publisher: str | None = None
    byline: str | None = None
    told: tuple[str, ...] = ()


def read_authors(node: Mapping[str, object]) -> Authors:
    """Return who stands behind a review: an organisation publishes, persons write."""
    publishers, writers, told = [], [], []
    for author in each_of(value_of(node, "author")):
        name = name_of(author)
        if name is None:
            # An answer of a search names the site and, as a rule, the publisher.
            if isinstance(author, dict) and author.get("@type") == "Answer":
                told.append("publisher has no name")
        elif isinstance(author, dict) and "person" in node_types(author):
            writers.append(name)
        else:
            publishers.append(name)
    named = name_of(value_of(node, "publisher"))
    return Authors(
        named or next(iter(publishers), None), "; ".join(writers[:20]) or None, tuple(told)
    )


def name_of(value: object) -> str | None:
    """Return the name that a person or organisation has; of a list the first."""
    text = first_text(value)
    name = as_name(text) if text else ""
    return name if 0 < len(name) <= LONGEST_NAME else None
