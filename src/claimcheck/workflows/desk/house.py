"""What the acts of a desk depend on beside the record."""

from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.desk.settings import GateSettings, SourceSettings
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.workflows.compare.nearness import Nearness


class House(NamedTuple):
    """What the acts of a desk depend on: the settings and the day.

    `labels` gives the desk's label for each foreign one that may come in a file. With
    `nearness` claims that say it in other words are shown and asked about too. `pages` is
    the address of the pages of the desk's site, where it has one.
    """

    thresholds: Thresholds
    gate: GateSettings
    today: str
    labels: tuple[tuple[str, str], ...] = ()
    sources: SourceSettings = SourceSettings()
    nearness: "Nearness | None" = None
    pages: str | None = None


class NotOnCardError(ClaimcheckError):
    """An act does not belong to a card."""
