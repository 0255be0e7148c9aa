"""Values as JSON text that is safe to show in a terminal and read back exactly."""

import json
import re
from functools import cache
from typing import Final

# JSON itself escapes the controls below U+0020; these it leaves, and a terminal
# would act on them: C1 controls, line separators, bidirectional marks, marks around notes.
_ESCAPED: Final = {
    code: f"\\u{code:04x}"
    for codes in (
        range(0x7F, 0xA0),
        (0x061C, 0x200E, 0x200F, 0x2028, 0x2029),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xFFF9, 0xFFFC),
    )
    for code in codes
} | {
    # Tags, which no font shows; JSON writes such a character as two.
    code: f"\\udb40\\u{0xDC00 + code - 0xE0000:04x}"
    for code in range(0xE0000, 0xE0080)
}


@cache
def _unusual() -> re.Pattern[str]:
    """Return what finds all but letters of Europe, dashes, quotation marks and the like."""
    return re.compile("[^\x00-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e]")


def as_json_text(value: object, *, indent: int | None = None) -> str:
    r"""Return ``value`` as JSON in UTF-8, with whatever could mislead a terminal escaped.

    >>> print(as_json_text(["café", chr(0x202E)]))
    ["café", "\u202e"]
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """Return JSON text with whatever could mislead a terminal escaped."""
    # A table asks about each character, which takes fifty times as long.
    if not _unusual().search(text):
        return text
    text = text.translate(_ESCAPED)
    # UTF-8 has no bytes for half of a surrogate pair, as file names may hold.
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)
