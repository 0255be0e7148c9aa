"""What a desk may set: its house rules, and how much of a source is kept."""

from claimcheck.model.ids import ClaimId
from claimcheck.model.statement import UNNAMED
from claimcheck.named_tuple import NamedTuple


class GateSettings(NamedTuple):
    """Which house rules are on. A number is how many are needed; 0 turns the rule off.

    With `others_only` a claim passes whose sources are all checks of other desks.
    """

    speaker: bool = True
    date: bool = True
    appearance: bool = True
    quotation: bool = True
    sources: int = 2
    sides: bool = True
    reply: bool = True
    reviewers: int = 1
    dispute: bool = True
    recheck: bool = True
    others_only: bool = True


class SourceSettings(NamedTuple):
    """How much of a source may be kept, and how long fetching one may take."""

    max_copy_bytes: int = 10_000_000
    fetch_seconds: int = 20


class DeskSettings(NamedTuple):
    """What a desk says of itself where it publishes.

    `site` is the host of its pages, without ``www.``. `pages` is the address of the folder in
    which the pages that `claimcheck site` writes are read, and ends with a slash.
    `methodology` is an address, or the text that explains how the desk works; `complaints`
    is where readers turn to.
    `language` is that of words of which nobody says it. Of the claims `withheld` an order
    forbids to say anything but that their verdicts were taken back.
    """

    site: str | None = None
    name: str | None = None
    corrections_policy: str | None = None
    methodology: str | None = None
    complaints: str | None = None
    language: str = UNNAMED
    withheld: tuple[ClaimId, ...] = ()
    pages: str | None = None


def page_of(pages: str, claim: int) -> str:
    """Return the address of a check's own page, given that of the site's folder.

    >>> page_of("https://desk.example/facts/", 31)
    'https://desk.example/facts/checks/c-31.html'
    """
    return f"{pages}checks/c-{claim:d}.html"
