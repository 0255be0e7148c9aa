"""The bytes of a page as text, in the encoding that browsers take its label to mean."""

import codecs
import re
from functools import cache
from typing import Final

from claimcheck.named_tuple import NamedTuple

# Browsers read the first as the second, which has more letters in the same places.
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-8": "utf-8",
}
_BEGINNINGS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Decoded(NamedTuple):
    """A page's text; `fault` says why it cannot be what its label says, if so."""

    text: str
    fault: str | None = None


@cache
def _label() -> re.Pattern[bytes]:
    return re.compile(
        rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)",
        re.IGNORECASE,
    )


def decode_page(content: bytes) -> Decoded:
    """Return a page's text, whatever it declares; nothing keeps it from being read.

    A label for Western letters on bytes that are UTF-8 is an old template's.
    """
    for mark, name in _BEGINNINGS:
        if content.startswith(mark):
            return Decoded(content.decode(name, errors="replace"))
    found = _label().search(content[:4096])
    label = (found[1] or found[2]).decode("ascii", "replace") if found else None
    codec = _codec(label) if label else None
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    if codec and codec != "utf-8":
        try:
            return Decoded(content.decode(codec))
        except UnicodeDecodeError:
            if codec == "cp1252":
                # Browsers show the few bytes that stand for nothing as nothing.
                return Decoded(content.decode(codec, errors="ignore"))
    fault = f"it says that it is {label!r} and is not" if label else f"line {line} is not UTF-8"
    return Decoded(content.decode("cp1252", errors="replace"), fault)


def _codec(label: str) -> str | None:
    """Return the codec that a label means; None for one that nobody knows.

    >>> _codec("ISO-8859-1"), _codec("koi8-r"), _codec("no-such")
    ('cp1252', 'koi8-r', None)
    """
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return _MEANT.get(name, name)
