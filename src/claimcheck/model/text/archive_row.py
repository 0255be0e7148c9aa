"""A text of an archive, and the columns that its parts come from."""

from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple


class ArchiveRow(NamedTuple):
    """One text: the name that it is told by, its kind, and the day on which it was published.

    `kind` is ``text``, ``markdown``, ``mdx`` or ``html``.
    """

    name: str
    text: str
    kind: str = "text"
    said_on: PartialDate | None = None


class ArchiveColumns(NamedTuple):
    """The columns of an archive that hold the text, its name, and its day, if one does."""

    text: str
    name: str
    date: str | None = None
