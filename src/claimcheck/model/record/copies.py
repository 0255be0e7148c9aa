"""Copies of sources, and whether what was quoted stands in them."""

from enum import StrEnum

from claimcheck.model.verdict import StoredSource
from claimcheck.named_tuple import NamedTuple


class CapturedCopy(NamedTuple):
    """A source's bytes as they were found, to be kept."""

    content: bytes
    media_type: str


class Fidelity(StrEnum):
    """How a quotation stands in a text.

    `elided`: all its words in order, where it says that some are left out.
    `altered`: nearly, with other words. `unread`: nobody could read the text.
    """

    VERBATIM = "verbatim"
    ELIDED = "elided"
    ALTERED = "altered"
    MISSING = "missing"
    UNREAD = "unread"


class Quoted(NamedTuple):
    """How a quotation stands in a text, and the passage that comes nearest."""

    fidelity: Fidelity
    passage: str | None = None


class CopyState(StrEnum):
    """What became of a captured copy.

    `drifted`: its bytes are not those captured. `lost`: they cannot be unpacked.
    """

    NONE = "no copy"
    INTACT = "intact"
    DRIFTED = "drifted"
    LOST = "lost"
    REDACTED = "redacted"


class SourceCheck(NamedTuple):
    """What checking a source found: its copy, what it quotes, and the page today if fetched.

    `note` says why something could not be checked.
    """

    source: StoredSource
    copy: CopyState
    quoted: Quoted | None = None
    live: str | None = None
    live_quoted: Quoted | None = None
    note: str | None = None

    @property
    def is_sound(self) -> bool:
        """Return whether nothing was lost, has drifted or is quoted in other words."""
        faulty = {Fidelity.ALTERED, Fidelity.MISSING}
        found = {each.fidelity for each in (self.quoted, self.live_quoted) if each}
        return self.copy not in {CopyState.DRIFTED, CopyState.LOST} and not faulty & found
