"""What kind of refusal an error is, for a door that answers each in another way."""

from enum import StrEnum

from claimcheck.errors import ClaimcheckError


class Refusal(StrEnum):
    """Why something was not done."""

    UNKNOWN = "unknown"
    CHANGED = "changed"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
    WRONG = "wrong"


def refusal_of(error: ClaimcheckError) -> Refusal:
    """Return what kind of refusal an error is.

    >>> str(refusal_of(ClaimcheckError("no such label")))
    'wrong'
    """
    from claimcheck.store.errors import BusyDatabaseError, UnknownIdError
    from claimcheck.store.records.people.whose import UnknownPersonError
    from claimcheck.store.verdicts.reviewers import RoleError
    from claimcheck.workflows.desk.conflicts import ChangedError
    from claimcheck.workflows.verdicts.contact import ConfidentialError

    kinds: tuple[tuple[type[ClaimcheckError], Refusal], ...] = (
        (UnknownIdError, Refusal.UNKNOWN),
        (UnknownPersonError, Refusal.UNKNOWN),
        (ChangedError, Refusal.CHANGED),
        (RoleError, Refusal.FORBIDDEN),
        (ConfidentialError, Refusal.FORBIDDEN),
        (BusyDatabaseError, Refusal.BUSY),
    )
    return next((found for kind, found in kinds if isinstance(error, kind)), Refusal.WRONG)
