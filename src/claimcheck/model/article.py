"""An article: a captured text."""

from claimcheck.model.dates import PartialDate
from claimcheck.model.ids import CopyId
from claimcheck.model.statement import UNNAMED
from claimcheck.named_tuple import NamedTuple


class Recording(NamedTuple):
    """The recording that a text is the words of: the sha256 of its bytes, and where it is."""

    sha256: str
    url: str | None = None
    name: str = "recording"


class KeptOfArticle(NamedTuple):
    """What is kept of an article beside its text.

    A picture is a `copy` in the record. A recording stays where it is, at `url`; `sha256` is
    over its bytes.
    """

    copy: CopyId | None
    name: str
    url: str | None = None
    sha256: str | None = None


class Article(NamedTuple):
    """A captured text; `sha256` is over the bytes it was read from."""

    sha256: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published_on: PartialDate | None = None
    url: str | None = None
    language: str = UNNAMED
