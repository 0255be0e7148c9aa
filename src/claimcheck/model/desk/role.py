"""What a reviewer may do."""

from enum import StrEnum
from typing import Final


class DeskRole(StrEnum):
    """A reviewer's part at the desk: each may do what the one before may, who left nothing."""

    LEFT = "left"
    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    OWNER = "owner"


_ORDER: Final = tuple(DeskRole)
# What more than a reviewer's part is needed for, by the act's kind in the log.
_NEEDED: Final = {
    **dict.fromkeys(
        ("resolve", "publish", "correct", "adopt", "policy", "scale", "redact"), DeskRole.EDITOR
    ),
    **dict.fromkeys(("reviewer", "role"), DeskRole.OWNER),
}


def role_needed(act: str) -> DeskRole:
    """Return the least role that may do an act, given by its kind in the log.

    >>> str(role_needed("publish")), str(role_needed("add"))
    ('editor', 'reviewer')
    """
    return _NEEDED.get(act, DeskRole.REVIEWER)


def may(role: DeskRole, act: str) -> bool:
    """Return whether somebody in ``role`` may do an act."""
    return _ORDER.index(role) >= _ORDER.index(role_needed(act))
