"""Characters that show nothing, a blank, or more than themselves, and what holds them."""

import re
from functools import cache
from typing import Final

# From here on, words are shown from right to left.
TURNING: Final = "\u202e"
# Shown as a blank although Unicode calls them letters or symbols.
_FILLERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
# Shown as nothing, as a line through or under a letter, or as a picture.
_SILENT: Final = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\u0305\u0332-\u0338\u033f\u20dd-\u20e0\u20e2-\u20e4\u2600-\u26ff\u2700-\u2704\u2706-\u2712\u2719-\u274b"
    "\u2758-\u2775\u2798-\u27af\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
)
_NOTHING: Final = "\u200b"
# Blanks that keep two words on one line are characters of their own.
_KEPT: Final = "\u00a0\u202f\u2007"
# What is left of marks that nothing closes: backticks, and tildes that round no figure.
_LEFT: Final = r"`|~(?!\s*\d)|\*\*+|</?>|<!--|-->"
_POWERS: Final = "⁰¹²³⁴-⁹"
# Raised figures behind a word or its sentence lead to notes; "km²" and "10⁶" have none.
_NOTE: Final = rf"(?:(?<=[^\W\d_]{{4}})|(?<=[.,;:!?”’\"\])]))[{_POWERS}]+(?![^\W_])"


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])([^\W\d_]{2,})-([ \t]*\r?\n[ \t]*|[ \t]+(?=\n))([a-z]{2,})")


def rejoined(text: str) -> str:
    r"""Return a text in which what parts a word at a line's end shows nothing; places stay.

    A hyphen between two words stays one.

    >>> rejoined("mil-\nlion, tram-\nline").replace("\u200b", "")
    'million, tram-line'
    """
    return _broken().sub(_rejoined, text) if "-\n" in text or "-\r" in text else text


def _rejoined(broken: re.Match[str]) -> str:
    # Few texts break a word.
    from claimcheck.matching.spelling.known_words import is_word  # noqa: PLC0415

    first, gap, second = broken.groups()
    is_one = is_word((first + second).lower()) or not (is_word(first.lower()) and is_word(second))
    return f"{first}{_NOTHING if is_one else '-'}{_NOTHING * len(gap)}{second}"


def cuts_word(text: str, start: int, end: int) -> bool:
    r"""Return whether letters that show as a blank cut a word, which is none without them.

    >>> cuts_word("Por\u3164to", 3, 4), cuts_word("tram\u3164line", 4, 5)
    (True, False)
    """
    if text[start:end].strip(_FILLERS):
        return False
    # Few texts have such letters.
    from claimcheck.matching.spelling.known_words import (  # noqa: PLC0415
        is_any_word,
        is_word,
        names_somebody,
    )

    before = re.search(rf"[^\W\d_{_FILLERS}]*$", text[:start])
    after = re.match(rf"[^\W\d_{_FILLERS}]*", text[end:])
    first, second = (each[0].lower() if each else "" for each in (before, after))
    if not first or not second or (is_word(first) and is_word(second)):
        return False
    return is_any_word(first + second) or names_somebody(first + second)


@cache
def patterns(*, drop_silent: bool = False) -> dict[str, re.Pattern[str]]:
    """Return what finds the parts of a run of words: ``odd`` tells that it has several.

    A ``part`` is words with a space between, a ``blank``, or with ``drop_silent`` what
    shows nothing or is left of marks.
    """
    blank = rf"(?:[^\S{_KEPT}]|[{_FILLERS}])+"
    odd = rf"\s\s|[^\S {_KEPT}]|[{_FILLERS}]"
    if drop_silent:
        silent = rf"[{_SILENT}]|{_LEFT}|{_NOTE}"
        shown = (
            rf"(?:[^\s{_FILLERS}{_SILENT}`~*<{_POWERS}-]|[{_KEPT}]|~(?=\s*\d)|\*(?!\*)"
            rf"|<(?!/?>|!--)|-(?!->)|(?!{_NOTE})[{_POWERS}])++"
        )
        part = rf"(?P<blank>{blank})|(?P<silent>(?:{silent})+)|{shown}(?: {shown})*+"
        odd = f"{odd}|{silent}"
    else:
        shown = rf"(?:[^\s{_FILLERS}]|[{_KEPT}])++"
        part = rf"(?P<blank>{blank})|{shown}(?: {shown})*+"
    return {
        "odd": re.compile(odd),
        "part": re.compile(part),
        "turned": re.compile(rf"{TURNING}[^\u202c\n]*|[^{TURNING}]+"),
        # A mark that leads to a note, the letters after a number, and what has powers.
        "mark": re.compile(r"\[.*\]|[\[\](){}\d\s,;.:–—*†‡§¶‖#^↑↩-]+|[a-z]", re.DOTALL),
        "ordinal": re.compile(r"st|nd|rd|th|er|re|e|o|a", re.IGNORECASE),
        "power": re.compile(r"(?<!\d)10$|(?<!\w)(?:[kcdmµn]?m|ft|in|yd|mi|s|[xyz])$"),
    }
