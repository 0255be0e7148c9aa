"""An outside check beside a statement."""

from typing import NamedTuple

from claimcheck.model.claim import Match
from claimcheck.model.imports.outside_check import StoredCheck


class Elsewhere(NamedTuple):
    """Another desk's check of a claim that a statement resembles.

    `library` is the file that holds it, None for the record itself; `label` is the
    desk's label for theirs, where the settings place it.
    """

    check: StoredCheck
    match: Match
    library: str | None = None
    label: str | None = None
