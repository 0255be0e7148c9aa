"""Which rows a command keeps, from its options."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.dates import last_day, parse_date
from claimcheck.model.status import Status
from claimcheck.store.queries.exports import Filter


def read_filter(
    *, since: str | None, until: str | None, status: str | None, speaker: str | None
) -> Filter:
    """Return a filter whose dates and status are checked. Raises `ClaimcheckError`."""
    wanted = status.replace("-", " ").replace("_", " ").lower() if status else None
    if wanted is not None and wanted not in list(Status):
        raise ClaimcheckError(f"{status!r} is not a status; they are {', '.join(Status)}")
    begin, end = read_period(since, until)
    return Filter(begin, end, wanted, speaker)


def read_period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return both ends of a time. Raises `ClaimcheckError` for what is no date or no time."""
    begin, end = (parse_date(each) if each else None for each in (since, until))
    if begin and end and str(begin) > last_day(end):
        raise ClaimcheckError(f"--until {end} lies before --since {begin}; exchange the two")
    return str(begin) if begin else None, str(end) if end else None
