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
# What more, or less, than a reviewer's part is needed for, by the act's kind in the log, which
# has nothing of accounts.
_NEEDED: Final = {
    "output": DeskRole.READER,
    **dict.fromkeys(
        ("resolve", "publish", "correct", "adopt", "policy", "scale", "hold", "lift"),
        DeskRole.EDITOR,
    ),
    **dict.fromkeys(("reviewer", "role", "redact", "restore", "account"), DeskRole.OWNER),
}

# Where the kind of an act, as the log names it, says too little by itself.
_DOING: Final = {
    "account": "seeing to somebody else's account",
    "adopt": "adopting checks",
    "policy": "setting the policy",
    "reviewer": "adding a reviewer",
    "role": "giving a role",
    "restore": "restoring a backup",
    "scale": "setting the scale",
}


def role_needed(act: str) -> DeskRole:
    """Return the least role that may do an act, given by its kind in the log.

    >>> str(role_needed("publish")), str(role_needed("add"))
    ('editor', 'reviewer')
    """
    return _NEEDED.get(act, DeskRole.REVIEWER)


def in_words(role: DeskRole) -> str:
    """Return a role with its article; who left has none.

    >>> in_words(DeskRole.EDITOR), in_words(DeskRole.READER), in_words(DeskRole.LEFT)
    ('an editor', 'a reader', 'left')
    """
    return str(role) if role is DeskRole.LEFT else f"{'an' if role[0] in 'eo' else 'a'} {role}"


def no_part(role: DeskRole) -> str:
    """Say why somebody in a role may not act.

    >>> no_part(DeskRole.READER), no_part(DeskRole.LEFT)
    ('only reads at this desk', 'has left this desk')
    """
    return "has left this desk" if role is DeskRole.LEFT else "only reads at this desk"


def may(role: DeskRole, act: str) -> bool:
    """Return whether somebody in ``role`` may do an act."""
    return _ORDER.index(role) >= _ORDER.index(role_needed(act))


def told_to_lack(name: str, role: DeskRole, act: str) -> str:
    """Say what somebody's role is, which one an act needs, and who can give it.

    >>> told_to_lack("O. Berg", DeskRole.REVIEWER, "role").partition(";")[0]
    'O. Berg is a reviewer and giving a role needs an owner'
    """
    is_one = "has left" if role is DeskRole.LEFT else f"is {in_words(role)}"
    return (
        f"{name} {is_one} and {_DOING.get(act, act)} needs {in_words(role_needed(act))};"
        " an owner gives roles with `claimcheck reviewer role`"
    )
