"""Policies: how many reviewers must stand behind a verdict before it counts."""

import re
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple


class PolicyError(ClaimcheckError):
    """A text names no policy."""

    def __init__(self, text: str) -> None:
        """Name the text and the policies there are."""
        super().__init__(
            f"{text!r} is not a policy; policies are one, second person, quorum N"
            " (N from 2 to 99), blind"
        )


class Policy(NamedTuple):
    """How many reviewers must agree, and whether the first verdict is hidden from the second.

    A verdict is judged by the policy under which it was given, so that a later
    change neither signs off what waits nor takes back what was published.
    """

    name: str
    reviewers: int
    blind: bool = False


# `store/views.py` says the same for records in which nobody has set a policy.
DEFAULT_POLICY: Final = Policy("second person", 2)


def read_policy(text: str) -> Policy:
    """Return the policy that ``text`` names; case and blanks do not matter.

    Raises `PolicyError` for any other text.

    >>> read_policy("Quorum 3")
    Policy(name='quorum 3', reviewers=3, blind=False)
    """
    name = " ".join(text.lower().split())
    fixed = {"one": Policy("one", 1), "second person": DEFAULT_POLICY, "blind": _BLIND}
    if name in fixed:
        return fixed[name]
    quorum = re.fullmatch(r"quorum ([1-9][0-9]?)", name)
    if not quorum or quorum[1] == "1":
        raise PolicyError(text)
    return Policy(name, int(quorum[1]))


_BLIND: Final = Policy("blind", 2, blind=True)
