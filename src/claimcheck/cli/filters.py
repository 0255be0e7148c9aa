"""Which rows a command keeps, from its options."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import parse_date
from claimcheck.model.status import Status
from claimcheck.store.exports import Filter


def read_filter(
    *, since: str | None, until: str | None, status: str | None, speaker: str | None
) -> Filter:
    """Return a filter whose dates and status are checked. Raises `ClaimcheckError`."""
    wanted = status.replace("-", " ").replace("_", " ").lower() if status else None
    if wanted is not None and wanted not in list(Status):
        raise ClaimcheckError(f"{status!r} is not a status; they are {', '.join(Status)}")
    return Filter(
        str(parse_date(since)) if since else None,
        str(parse_date(until)) if until else None,
        wanted,
        speaker,
    )
