"""A name or a label on one line."""

import re
import unicodedata
from functools import cache
from typing import Final

# Marks that turn text around, and those of no width; joiners stay, which some scripts need.
_BIDI: Final = dict.fromkeys(
    map(
        ord,
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        "\u00ad\u200b\u2060\ufeff",
    )
)


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def one_line(text: str) -> str:
    r"""Return a text on one line, without controls and marks that turn text around.

    >>> one_line("False\0 \x1b[31m")
    'False'
    """
    if not (text.isascii() and text.isprintable()):
        text = _escape().sub("", text).translate(_BIDI)
        text = "".join(
            " " if each.isspace() else each
            for each in text
            if each.isspace() or unicodedata.category(each) not in {"Cc", "Cs"}
        )
    return " ".join(text.split())
