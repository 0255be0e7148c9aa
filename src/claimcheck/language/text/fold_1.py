"""The fold of 0.1.0, frozen: the fingerprints of stored statements were made with it.

Nothing here may change, or the same import would be stored twice.
"""

import re
import unicodedata
from functools import cache

# One character to one character, so that positions survive.
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´＇", "'"),
        **dict.fromkeys("“”„‟«»″＂〝〞", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys(" \u00a0\u2007\u202f\u2009\u200a\u2002\u2003", " "),
        **dict.fromkeys("⁄∕", "/"),
        # Digits and signs of Arabic, Persian, Hindi and Bengali.
        **{
            chr(zero + digit): str(digit)
            for zero in (0x660, 0x6F0, 0x966, 0x9E6)
            for digit in range(10)
        },
        "٪": "%",
        "٫": ".",
        "٬": ",",
    }
)
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
# NFKC would glue these to the digits before them: "2½" would become "21/2".
_DETACHED = {
    "½": " 1/2", "⅓": " 1/3", "⅔": " 2/3", "¼": " 1/4", "¾": " 3/4", "⅕": " 1/5",
    "⅖": " 2/5", "⅗": " 3/5", "⅘": " 4/5", "⅙": " 1/6", "⅚": " 5/6", "⅛": " 1/8",
    "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8", "¹": " ", "²": "2", "³": "3",
}  # fmt: skip


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(amp|lt|gt|quot|apos|nbsp|#39|#x27);", re.IGNORECASE)


_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " "}


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"\bhttps?:/*\S*|\bwww\.\S+|\bpic\.twitter\.com/\S*|\bt\.co/\S*", re.IGNORECASE
    )


@cache
def _tail() -> re.Pattern[str]:
    # "— Name (@handle) February 25, 2016", as embedded tweets end.
    return re.compile(
        r"\s*-\s*(?P<name>[^()\n]{1,80}?)\s*\(@(?P<handle>\w{1,30})\)\s*"
        r"(?P<date>(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})?)\s*$"
    )


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"(?<![\w&])[#@](?=\w)\w+")


@cache
def _quotation_mark() -> re.Pattern[str]:
    return re.compile(r"\"|(?<!\w)'|'(?!\w)")


def _gap(found: re.Match[str]) -> str:
    """Part two words that only a mark parts."""
    around = found.string[max(0, found.start() - 1) : found.end() + 1]
    return " " if len(around) == 3 and around[0].isalnum() and around[2].isalnum() else ""


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s\s+|[^\S ]|[\x00-\x1f\x7f]")


@cache
def _tag_joint() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)")


def fold_1(text: str) -> str:
    """Return ``text`` as 0.1.0 folded it; folding twice gives the same as folding once.

    >>> fold_1("Unemployment “fell” to 4.1 %, the U.S. said.")
    'unemployment fell to 4.1% the us said'
    """
    folded = _fold_once(text)
    # Letters, digits and spaces alone cannot fold any further.
    while not (folded.isascii() and folded.replace(" ", "").isalnum()):
        again = _fold_once(folded)
        if again == folded:
            break
        folded = again
    return folded


def _plain(text: str) -> str:
    found = _normal(text)
    if "&" in found:
        found = _entity().sub(lambda m: _ENTITIES.get(m[1].lower(), "'"), found)
    if "." in found or "/" in found:
        found = _address().sub(" ", found)
    if "@" in found:
        found = _tail().sub("", found)
    if "#" in found or "@" in found:
        found = _tag().sub(_split_tag, found)
    if '"' in found or "'" in found:
        found = _quotation_mark().sub(_gap, found)
    if "  " in found or not found.isprintable():
        found = _space().sub(" ", found)
    return found


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}(?!\w)|(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_]\b")


# Signs of money, shares, degrees and sums carry meaning anywhere; points, commas,
# colons, slashes, hyphens and apostrophes only where digits or letters make them.
_KEPT = frozenset("%‰°&+<>=~±×÷")
_DOUBTFUL = frozenset(".,:/'-")


class _Signs(dict[int, str]):
    """Maps each sign without a meaning to a space; decided once for each character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kept = (
            (character.isalnum() or character.isspace())
            or character in _KEPT
            or character in _DOUBTFUL
            or unicodedata.category(character) in {"Sc", "Mn", "Mc"}
        )
        self[code] = character if kept else " "
        return self[code]


_SIGNS = _Signs()


@cache
def _idle() -> re.Pattern[str]:
    """Match the doubtful signs where they do nothing."""
    return re.compile(
        r"\.(?!\d)|(?<=[^\W\d])\.|[,:/](?!\d)|(?<!\d)[,:/]"
        r"|'(?!\w)|(?<!\w)'|(?<=[^\W\d])-|-(?!\d)"
    )


def _fold_once(text: str) -> str:
    lowered = _plain(text).casefold()
    if "." in lowered:
        lowered = _initials().sub(lambda m: m[0].replace(".", ""), lowered)
    lowered = lowered.translate(_SIGNS)
    if not _DOUBTFUL.isdisjoint(lowered):
        lowered = _idle().sub(" ", lowered)
    words = " ".join(lowered.split())
    return words.replace(" %", "%").replace("$ ", "$") if "%" in words or "$" in words else words


def _normal(text: str) -> str:
    """Return the compatibility form, character by character with the marks that combine."""
    mapped = text.translate(_SAME_LENGTH)
    if mapped.isascii():
        return mapped
    parts: list[str] = []
    start = 0
    while start < len(mapped):
        end = start + 1
        while end < len(mapped) and unicodedata.combining(mapped[end]):
            end += 1
        parts.append(_normal_part(mapped[start:end]))
        start = end
    return "".join(parts)


def _normal_part(part: str) -> str:
    if part.isascii():
        return part
    if part in _DETACHED:
        return _DETACHED[part]
    if part in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFKC", part).translate(_SAME_LENGTH)


def _split_tag(found: re.Match[str]) -> str:
    return " " + _tag_joint().sub(" ", found[0][1:].replace("_", " "))
