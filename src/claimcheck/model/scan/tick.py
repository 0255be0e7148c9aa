"""The checklist: every sentence of a draft that can be checked, and how it stands."""

from claimcheck.model.scan.finding import Region, Voice
from claimcheck.model.scan.severity import Severity
from claimcheck.named_tuple import NamedTuple


class Tick(NamedTuple):
    """A sentence to be ticked off before publication.

    `why` says what makes it worth checking, `status` what the record holds;
    `severity` is that of the gravest finding in it, None without one.
    """

    path: str
    region: Region
    text: str
    why: str
    status: tuple[str, ...]
    voice: Voice
    severity: Severity | None = None
