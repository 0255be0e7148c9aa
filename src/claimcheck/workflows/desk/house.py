"""What the acts of a desk depend on beside the record."""

from typing import NamedTuple

from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.desk.settings import GateSettings, SourceSettings


class House(NamedTuple):
    """What the acts of a desk depend on: the settings and the day.

    `labels` gives the desk's label for each foreign one that may come in a file.
    """

    thresholds: Thresholds
    gate: GateSettings
    today: str
    labels: tuple[tuple[str, str], ...] = ()
    sources: SourceSettings = SourceSettings()


class NotOnCardError(ClaimcheckError):
    """An act does not belong to a card."""
