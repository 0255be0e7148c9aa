"""An article: a captured text."""

from typing import NamedTuple

from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import UNNAMED


class Article(NamedTuple):
    """A captured text; `sha256` is over the bytes it was read from."""

    sha256: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None
    url: str | None = None
    language: str = UNNAMED
