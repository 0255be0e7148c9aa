"""The desk's own archive: whose it is, how it is read, and what of it cannot be adopted."""

from collections.abc import Callable

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.imports.outside_check import OutsideCheck, ReadCheck
from claimcheck.model.statement import UNNAMED
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.log.transaction import Transaction
from claimcheck.workflows.entry_checks import day_ahead

TakesWording = Callable[[int, str], bool]


def keep_wording(_claim: int, _words: str) -> bool:
    """Let the words stand that the record has."""
    return False


class Archive(NamedTuple):
    """The archive: the site under which it stands, the reason for adopting it, and today.

    `label_of` gives the label of the scale in force for a check's own, as the settings map
    it; one that has no place is refused. Of what `is_whole` nothing is stored then.
    `language` is that of a check that names none. `takes` says of a claim and other words
    for it at the same address whether these stand from now on. `name` is the desk's own.
    `thresholds` are what a question goes by; where it `is_look`, none is asked yet.
    """

    site: str | None
    reason: str
    today: str
    label_of: Callable[[OutsideCheck], str | None]
    is_whole: bool = False
    language: str = UNNAMED
    takes: TakesWording = keep_wording
    name: str | None = None
    thresholds: Thresholds = Thresholds()
    is_look: bool = False


class NoSiteError(ClaimcheckError):
    """Nobody has said which site is the desk's own."""

    def __init__(self, url: str) -> None:
        """Name an address of the archive, and the setting."""
        super().__init__(
            "whose archive is this? Set `site` under [desk] in claimcheck.toml to the host of"
            f" your pages; the first address here is {url[:200]}"
        )


def fault_of(transaction: Transaction, archive: Archive, read: ReadCheck) -> tuple[str, str | None]:
    """Return where and why a check cannot be adopted; the reason is None where it can."""
    check = read.check
    if check.url and archive.site is None:
        raise NoSiteError(check.url)
    if check.url and archive.site != check.site:
        place = read.place_of("published_url")
        return place, f"{check.site} is not the desk's site: refused"
    if not archive.label_of(check):
        place = read.place_of("verdict")
        return place, f"{check.label!r} has no place on the scale: refused"
    if check.as_of is None:
        return read.place_of("rated_on", "published_on"), "no day of the rating: refused"
    ahead = day_ahead(transaction, check)
    days = ("said_on", "rated_on", "published_on")
    fields = [each for each in days if ahead and str(getattr(check, each)) == ahead]
    why = f"{ahead} lies in the future: refused" if ahead else None
    return read.place_of(*fields), why


def told_publisher(archive: Archive, check: OutsideCheck) -> tuple[str, ...]:
    """Return what is told of a publisher whose name is not the desk's."""
    by, own = check.publisher, archive.name
    if not by or by.casefold() in {(own or "").casefold(), check.site}:
        return ()
    return (f"published by {by!r}" + (f", not by {own!r}" if own else "; [desk] name is not set"),)
