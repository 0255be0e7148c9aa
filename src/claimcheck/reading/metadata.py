"""What a file says about itself: title, author, publisher, date, address."""

from collections.abc import Mapping
from typing import Final

from claimcheck.model.dates import DateError, PartialDate, parse_date
from claimcheck.named_tuple import NamedTuple

# The names under which writers and their programs keep each fact.
_NAMES: Final = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "site", "site_name", "outlet", "publication"),
    "published_on": ("published_on", "published", "date", "publishdate", "pubdate"),
    "url": ("url", "canonical_url", "canonical", "link", "permalink"),
    "language": ("language", "lang"),
}


class Facts(NamedTuple):
    """What is known of an article besides its text."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None
    url: str | None = None
    language: str | None = None


def read_facts(given: Mapping[str, str]) -> Facts:
    """Return the facts among named texts; names that are not known are passed over."""
    lowered = {name.lower().replace("-", "_"): text.strip() for name, text in given.items()}
    found = {
        fact: next((lowered[name] for name in names if lowered.get(name)), None)
        for fact, names in _NAMES.items()
    }
    day = read_day(found.pop("published_on"))
    return Facts(**found, published_on=day)


def read_day(text: str | None) -> PartialDate | None:
    """Return the date at the beginning of a text in ISO form; any other form is not a date.

    >>> str(read_day("2023-02-07T09:30:00+03:00"))
    '2023-02-07'
    """
    try:
        return parse_date((text or "").strip()[:10])
    except DateError:
        return None
