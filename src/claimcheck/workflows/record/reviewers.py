"""Who is on the desk, and what each may do."""

from claimcheck.errors import ClaimcheckError
from claimcheck.model.desk.hand_over import HandOver
from claimcheck.model.desk.role import DeskRole, in_words
from claimcheck.store.connection import Connection
from claimcheck.store.log.transaction import Transaction
from claimcheck.store.records.hands import in_hand
from claimcheck.store.verdicts.reviewers import (
    NoOwnerError,
    add_reviewer,
    give_role,
    near_reviewers,
    owners,
    require_reviewer,
    reviewer_names,
    role_of,
)


class NearNameError(ClaimcheckError):
    """A new reviewer's name may be that of somebody on the desk."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        """Name all, and how to say that they are two people."""
        super().__init__(
            f"{name!r} may be {' or '.join(map(repr, near))}, on the desk already; use that name,"
            " or say that they are two people with --another"
        )


class InHandError(ClaimcheckError):
    """Somebody who leaves has something in hand, and nobody is named who takes it over."""

    def __init__(self, name: str, hand: HandOver) -> None:
        """Say what, and how to hand it over."""
        super().__init__(
            f"{name} has {hand.told} in hand; name who takes over, by"
            " `claimcheck reviewer leave … --hand-over-to REVIEWER`"
        )


def read_role(text: str) -> DeskRole:
    """Return the role that ``text`` names. Raises `ClaimcheckError` for none."""
    try:
        return DeskRole(text.strip().lower())
    except ValueError:
        known = ", ".join(DeskRole)
        raise ClaimcheckError(f"{text!r} is not a role; they are {known}") from None


def register(
    transaction: Transaction,
    name: str,
    *,
    email: str | None,
    actor: str,
    role: DeskRole = DeskRole.REVIEWER,
    is_another: bool = False,
) -> None:
    """Add a reviewer with what they may do.

    Raises `NearNameError` for a name that may be a reviewer's, by initials, the order of its
    words, a letter, an accent or signs, unless it ``is_another`` person, and
    `ClaimcheckError` for somebody who would be added as one who has left.
    """
    if role is DeskRole.LEFT:
        raise ClaimcheckError(
            f"nobody is added as having left; name what {name} may do:"
            " reader, reviewer, editor or owner"
        )
    connection = transaction.connection
    if not is_another and name not in reviewer_names(connection):
        near = near_reviewers(connection, name)
        if near:
            raise NearNameError(name, near)
    with transaction.act(actor, "reviewer") as act:
        add_reviewer(act, name, email)
        give_role(act, name, role)


def change_role(
    transaction: Transaction, name: str, role: DeskRole, *, reason: str | None, actor: str
) -> None:
    """Store what a reviewer may do from now on.

    Raises `ClaimcheckError` for the last owner, and `InHandError` for somebody who would
    leave with something in hand: see `leaving.let_leave`.
    """
    connection = transaction.connection
    require_reviewer(connection, name)
    if role is not DeskRole.OWNER:
        require_owner_left(connection, name)
    if role_of(connection, name) is role:
        raise ClaimcheckError(f"{name} is {in_words(role)} already")
    hand = in_hand(connection, name) if role is DeskRole.LEFT else HandOver()
    if any(hand):
        raise InHandError(name, hand)
    with transaction.act(actor, "role") as act:
        give_role(act, name, role, reason)


def require_owner_left(connection: Connection, name: str) -> None:
    """Raise `NoOwnerError` where nobody but ``name`` is an owner."""
    if owners(connection) == [name]:
        raise NoOwnerError(name)
