"""Another desk's published check of a claim, as it stands in a feed or on a page."""

from claimcheck.model.dates import PartialDate, last_day
from claimcheck.named_tuple import NamedTuple


class ForeignRating(NamedTuple):
    """The numbers beside a label, as they were given.

    `counts` tells that value, best and worst are there and fit each other. Even then
    they choose no label: publishers number the same word differently.
    """

    value: str | None = None
    best: str | None = None
    worst: str | None = None
    counts: bool = False


class Claimant(NamedTuple):
    """Whom a check names for a claim: often a crowd, so never a person by itself."""

    name: str
    role: str | None = None


class OutsideCheck(NamedTuple):
    """What somebody published about a claim: their words for it, and their label verbatim.

    `url` is empty where none could be read. `site` is the host of the url, without www.
    `byline` names the people who wrote it. `appearances` are addresses at which the claim
    stands. `raw` is the record as it came, as canonical JSON. `rated_on`, `topics` and
    `sources` are of tables that a desk keeps: when it rated, under which topics, by which
    sources. `is_under_review` tells that the page says the desk is looking at it again.
    """

    claim: str
    url: str
    label: str
    publisher: str | None = None
    site: str | None = None
    byline: str | None = None
    rating: ForeignRating = ForeignRating()
    explanation: str | None = None
    title: str | None = None
    published_on: PartialDate | None = None
    modified_on: PartialDate | None = None
    language: str | None = None
    correction: str | None = None
    claimants: tuple[Claimant, ...] = ()
    said_on: PartialDate | None = None
    place: str | None = None
    appearances: tuple[str, ...] = ()
    raw: bytes = b""
    rated_on: PartialDate | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_under_review: bool = False

    @property
    def as_of(self) -> str | None:
        """Return the day that a check is as of: of the rating, else of the page."""
        day = self.rated_on or self.published_on
        return None if day is None else last_day(day)

    @property
    def out_on(self) -> str:
        """Return the day on which a check was published, as far as it is known."""
        day = self.published_on or self.rated_on
        return last_day(day) if day else ""


class ReadCheck(NamedTuple):
    """A check as it was read at a place of a feed, what is to be told of it, and why it is refused.

    `place` is ``line 3`` or ``element 12``, or empty where the file holds one record. Of a
    table `cells` are the fields of which a column tells, each with the place of its cell.
    """

    check: OutsideCheck
    place: str = ""
    told: tuple[str, ...] = ()
    refused: str | None = None
    cells: tuple[tuple[str, str], ...] = ()

    def place_of(self, *fields: str) -> str:
        """Return where the first of some fields stands that has a place, else the record's."""
        cells = dict(self.cells)
        return next((cells[each] for each in fields if each in cells), self.place)


class Unread(NamedTuple):
    """A part of a feed that holds no check, and why: ``line 3``, ``is not JSON``."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place} {self.reason}".strip()


class StoredCheck(NamedTuple):
    """An outside check with its id, as it is shown beside a claim."""

    id: int
    claim: int
    url: str
    publisher: str | None
    site: str | None
    label: str
    explanation: str | None = None
    published_on: str | None = None
    modified_on: str | None = None
    language: str | None = None
    correction: str | None = None

    @property
    def by(self) -> str:
        """Return who published it: a name, else the site."""
        return self.publisher or self.site or "somebody"
