"""The extra that the desk in a browser needs."""

from importlib.util import find_spec
from typing import Final

from claimcheck.errors import NeedsExtraError

_NEEDED: Final = ("argon2", "jinja2", "python_multipart", "starlette", "uvicorn")


def require_web() -> None:
    """Raise `NeedsExtraError` that names the extra where one of its packages is missing."""
    if any(find_spec(each) is None for each in _NEEDED):
        raise NeedsExtraError("the desk in a browser", "web")
