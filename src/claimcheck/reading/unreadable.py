"""What can be wrong with a file that is to be read."""

import json
import re
from typing import Final

from claimcheck.errors import ClaimcheckError, needs_extra

# As many faults as an error lists, a line each.
MAX_ERRORS: Final = 20


def shown_name(name: str) -> str:
    """Return a file's name as messages show it.

    >>> shown_name("-")
    'stdin'
    """
    return "stdin" if name == "-" else name


class UnreadableError(ClaimcheckError):
    """A file cannot be read as text; `reason` says why, without its name."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        self.reason = reason
        if re.match(r"https?:/", name):
            # As a path, an address has lost one of its slashes.
            name = re.sub(r":/+", "://", name, count=1)
            reason = "it is a web address, and nothing is fetched; save the page and give the file"
        super().__init__(f"cannot read {shown_name(name)}: {reason}")


class MissingExtraError(UnreadableError):
    """A format needs packages that are not installed."""

    def __init__(self, name: str, kind: str, extra: str) -> None:
        """Name the file's kind, the extra that reads it and how to get it."""
        super().__init__(name, f"{kind} {needs_extra(extra)}")


def json_trouble(error: ValueError | RecursionError) -> str:
    """Return in our words why a text is no JSON."""
    # Python's own tell how to read a number of any length.
    is_number = isinstance(error, ValueError) and not isinstance(error, json.JSONDecodeError)
    return "a number too long" if is_number else str(error)
