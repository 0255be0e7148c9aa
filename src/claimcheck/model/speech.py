"""What one person said over time."""

from claimcheck.model.claim import DatedFigure, Standing
from claimcheck.model.person import Person
from claimcheck.model.statement import StoredStatement
from claimcheck.model.verdict import Verdict
from claimcheck.named_tuple import NamedTuple


class Said(NamedTuple):
    """A statement with how what it states stands, and the verdicts that decide on it.

    `standing` is None where it states no claim.
    """

    stored: StoredStatement
    verdicts: tuple[Verdict, ...] = ()
    standing: Standing | None = None


class SpeechOccasion(NamedTuple):
    """One act of saying, as far as date and place tell, and what was said.

    Where nobody knows the day, `reported_on` is the one by which it was said.
    """

    said_on: str | None
    place: str | None
    said: tuple[Said, ...]
    reported_on: str | None = None


class Repeated(NamedTuple):
    """What was said again after it was rated false, with the verdict that says so."""

    verdict: Verdict
    statements: tuple[StoredStatement, ...]


class Changed(NamedTuple):
    """A figure that changed over time, oldest first, and the words around the newest."""

    text: str
    given: tuple[DatedFigure, ...]


class Speech(NamedTuple):
    """What somebody said: by occasion, repeated since rated false, and figures that changed.

    `person` is None for a name that is nobody's yet; `name` is as it was asked for.
    """

    name: str
    person: Person | None
    occasions: tuple[SpeechOccasion, ...]
    repeated: tuple[Repeated, ...]
    changed: tuple[Changed, ...]
