"""An outside check beside a statement."""

from pathlib import Path

from claimcheck.model.claim import Match
from claimcheck.model.imports.import_map import SitePlaces, place_label
from claimcheck.model.imports.outside_check import StoredCheck
from claimcheck.named_tuple import NamedTuple


class Elsewhere(NamedTuple):
    """Another desk's check of a claim that a statement resembles.

    `library` is the file that holds it, None for the record itself; `label` is the
    desk's label for theirs, where the settings place it.
    """

    check: StoredCheck
    match: Match
    library: str | None = None
    label: str | None = None


class CardCheck(NamedTuple):
    """Another desk's check on a card: of the card's claim itself, or of one that `match` names."""

    check: StoredCheck
    library: str | None = None
    label: str | None = None
    match: Match | None = None

    @property
    def name(self) -> str:
        """Return what it is called: ``y-2`` of the record, ``others.db:y-17`` of a library."""
        return f"{self.library}:y-{self.check.id:d}" if self.library else f"y-{self.check.id:d}"


class ElsewherePlaces(NamedTuple):
    """Where other desks' checks are looked for, and how their labels stand on the desk's scale."""

    libraries: tuple[Path, ...] = ()
    sites: tuple[SitePlaces, ...] = ()
    everywhere: tuple[tuple[str, str], ...] = ()

    def label(self, check: StoredCheck) -> str | None:
        """Return the desk's label for theirs, where the settings place it."""
        return place_label(check.label, check.site, self.sites, self.everywhere) or None
