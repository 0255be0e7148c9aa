"""Reviewers: the people whose acts are recorded."""

import sqlite3
from typing import TYPE_CHECKING

from claimcheck.language.display.safe import shows_nothing
from claimcheck.model.desk.role import DeskRole, may, told_to_lack
from claimcheck.named_tuple import NamedTuple
from claimcheck.store.errors import NobodyNamedError, StoreError, UnknownReviewerError
from claimcheck.store.log.chain import require_texts
from claimcheck.store.log.retractions import restore

if TYPE_CHECKING:
    from claimcheck.store.log.act import Act


class RoleError(StoreError):
    """Somebody is on the desk, and may not do this."""

    def __init__(self, name: str, role: DeskRole, act: str) -> None:
        """Name the role they have, the one that is needed, and who can give it."""
        super().__init__(told_to_lack(name, role, act))


class NoOwnerError(StoreError):
    """An act would leave nobody who may give roles, or an only owner would leave."""

    def __init__(self, name: str | None = None) -> None:
        """Say who is the only owner, where that is known, and what to do first."""
        left = "this would leave no owner" if name is None else f"{name} is the only owner"
        super().__init__(f"{left}; make somebody else one first")


class Reviewer(NamedTuple):
    """Somebody who may act, when they were added, and what they may do."""

    name: str
    email: str | None
    added_at: str
    role: DeskRole


def add_reviewer(act: "Act", name: str, email: str | None = None) -> None:
    """Register a reviewer. Raises `StoreError` where the name is empty or taken."""
    if shows_nothing(name):
        raise StoreError("a reviewer needs a name")
    if name in reviewer_names(act.connection):
        raise StoreError(f"{name!r} is a reviewer already; `claimcheck reviewer list` shows all")
    require_texts({"name": name})
    act.subject = name
    query = "SELECT id FROM reviewers WHERE name = ?"
    before = act.connection.execute(query, [name]).fetchone()
    if before:
        restore(act, "reviewers", before[0], "added again")
        return
    act.insert("reviewers", name=name, email=email, note=None)


def give_role(act: "Act", name: str, role: DeskRole, reason: str | None = None) -> None:
    """Store what a reviewer may do from now on, in place of what they might before."""
    query = "SELECT max(id) FROM current_reviewer_roles WHERE reviewer = ?"
    (before,) = act.connection.execute(query, [name]).fetchone()
    act.subject = name
    act.insert("reviewer_roles", reviewer=name, role=str(role), reason=reason, supersedes=before)


def role_of(connection: sqlite3.Connection, name: str) -> DeskRole:
    """Return what a reviewer may do today.

    With the first reviewer the record begins, and who was added before roles were kept
    may go on with what they did.
    """
    row = connection.execute(
        "SELECT role FROM current_reviewer_roles WHERE reviewer = ? ORDER BY id DESC LIMIT 1",
        [name],
    ).fetchone()
    if row:
        return DeskRole(row[0])
    return DeskRole.OWNER if reviewer_names(connection)[:1] == (name,) else DeskRole.EDITOR


def reviewer_names(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return every reviewer's name, in the order in which they were added."""
    query = "SELECT name FROM current_reviewers ORDER BY id"
    return tuple(name for (name,) in connection.execute(query))


def reviewers(connection: sqlite3.Connection) -> list[Reviewer]:
    """Return every reviewer, in the order in which they were added."""
    query = (
        "SELECT name, email, at FROM current_reviewers JOIN events ON sequence = event ORDER BY id"
    )
    return [
        Reviewer(name, email, at, role_of(connection, name))
        for name, email, at in connection.execute(query)
    ]


def require_reviewer(connection: sqlite3.Connection, name: str) -> str:
    """Return ``name`` if it is a reviewer's, else raise `UnknownReviewerError`."""
    known = reviewer_names(connection)
    if name not in known:
        raise UnknownReviewerError(name, known, near_reviewers(connection, name))
    return name


def named_reviewer(connection: sqlite3.Connection, name: str) -> str:
    """Return the reviewer whom a name means, in upper or lower case.

    Raises `UnknownReviewerError` for a name that is nobody's, or several's but for the case.
    """
    known = reviewer_names(connection)
    if name in known:
        return name
    found = [each for each in known if each.casefold() == name.strip().casefold()]
    return found[0] if len(found) == 1 else require_reviewer(connection, name)


def near_reviewers(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the reviewers whom a name that is nobody's may mean."""
    # Loaded where a name is unknown: few acts compare names.
    from claimcheck.store.verdicts.near_names import near_names  # noqa: PLC0415

    return near_names(name, reviewer_names(connection))


def owners(connection: sqlite3.Connection) -> list[str]:
    """Return the names of those who may give roles today."""
    named = reviewer_names(connection)
    return [each for each in named if role_of(connection, each) is DeskRole.OWNER]


def require_owner(connection: sqlite3.Connection) -> None:
    """Raise `NoOwnerError` where nobody on the desk is an owner."""
    if reviewer_names(connection) and not owners(connection):
        raise NoOwnerError


def require_role(connection: sqlite3.Connection, actor: str, act: str) -> None:
    """Raise `RoleError` unless ``actor`` may do an act, given by its kind in the log."""
    role = role_of(connection, require_reviewer(connection, actor))
    if not may(role, act):
        raise RoleError(actor, role, act)


def default_actor(connection: sqlite3.Connection, named: str | None) -> str:
    """Return who acts: the reviewer named, or else the only one who has not left.

    Raises `UnknownReviewerError` for a name that is not a reviewer's, and
    `NobodyNamedError` where nobody is named and it could be several.
    """
    if named is not None:
        return require_reviewer(connection, named)
    known = reviewer_names(connection)
    active = tuple(each for each in known if role_of(connection, each) is not DeskRole.LEFT)
    if len(active) == 1:
        return active[0]
    acting = tuple(each for each in active if may(role_of(connection, each), "acting"))
    raise NobodyNamedError(acting or active) if active else UnknownReviewerError("", known)
