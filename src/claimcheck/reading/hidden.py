"""What of a source readers never see: comments, scripts and styles."""

import re
from functools import cache
from typing import Final

_CLOSERS: Final = {"<!--": "-->", "<script": "</script", "<style": "</style"}


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)


def blank_hidden(source: str) -> str:
    r"""Return ``source`` with blanks for what is hidden; every line and column stays.

    What is opened and never closed is not hidden. Takes time that grows with the
    text alone, however often something is opened.

    >>> blank_hidden("a <!-- b -->\n<script>c</script>d")
    'a           \n                  d'
    """
    lowered = source.lower()
    if len(lowered) != len(source):
        # A few letters are two in lower case; tags are none of them.
        lowered = "".join(c.lower() if c.isascii() else c for c in source)
    pieces, position, open_ended = [], 0, set[str]()
    for found in _openers().finditer(source):
        opener = found[0].lower()
        if found.start() < position or opener in open_ended:
            continue
        closer = _CLOSERS[opener]
        close = lowered.find(closer, found.end())
        end = close + 3 if opener == "<!--" else lowered.find(">", close) + 1
        if close < 0 or end <= 0:
            open_ended.add(opener)
            continue
        pieces += [source[position : found.start()], blanked(source[found.start() : end])]
        position = end
    return "".join([*pieces, source[position:]])


def blanked(text: str) -> str:
    """Return blanks of the same length and lines."""
    return re.sub(r"[^\n]", " ", text)
