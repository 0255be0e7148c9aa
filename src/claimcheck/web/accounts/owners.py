"""Who sees to accounts, and the rule that some owner can always enter."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.role import DeskRole, may, told_to_lack
from claimcheck.record import Record
from claimcheck.web.accounts.file import Accounts


class LastOwnerError(ClaimcheckError):
    """Nobody could let people in any more."""

    def __init__(self, name: str) -> None:
        """Name who would be shut out, and what to do first."""
        super().__init__(f"{name} is the only owner who can enter; let another owner in first")


def owners_of(record: Record) -> frozenset[str]:
    """Return the names of the record's owners."""
    return frozenset(each.name for each in record.reviewers() if each.role is DeskRole.OWNER)


def require_say(record: Record, name: str) -> None:
    """Raise `ClaimcheckError` where whoever acts is neither ``name`` nor an owner."""
    actor = record.actor
    role = next(each.role for each in record.reviewers() if each.name == actor)
    if role is DeskRole.LEFT or (actor != name and not may(role, "account")):
        raise ClaimcheckError(told_to_lack(actor, role, "account"))


def require_way_in(
    name: str, owners: frozenset[str], accounts: Accounts, within: str | None = None
) -> None:
    """Raise `LastOwnerError` where no owner but ``name`` has an account, or is ``within``."""
    can_enter = {within, *(each.name for each in accounts.all())}
    if name in owners and not (owners - {name}) & can_enter:
        raise LastOwnerError(name)
