"""The plain form of a text: what the index gets, and what figures and words are read from."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from claimcheck.language.text.markup import (
    end_of_slugs,
    hyphens_of_stages,
    marks_of_pages,
    read_mark,
    start_of_echo,
    tag_joint,
    tight_dashes,
)
from claimcheck.named_tuple import NamedTuple

# One character to one character, so that positions survive.
SAME_LENGTH = str.maketrans(
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
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
# NFKC would glue these to the digits before them: "2½" would become "21/2".
_DETACHED = {
    "½": " 1/2", "⅓": " 1/3", "⅔": " 2/3", "¼": " 1/4", "¾": " 3/4", "⅕": " 1/5",
    "⅖": " 2/5", "⅗": " 3/5", "⅘": " 4/5", "⅙": " 1/6", "⅚": " 5/6", "⅛": " 1/8",
    "⅜": " 3/8", "⅝": " 5/8", "⅞": " 7/8", "¹": " ", "²": "2", "³": "3",
}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


class Plain(NamedTuple):
    """A plain text and, for each of its characters, the place it came from."""

    text: str
    origins: Sequence[int]
    length: int

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that ``text[start:end]`` came from."""
        if end <= start:
            place = self.origins[start] if start < len(self.origins) else self.length
            return place, place
        after = self.origins[end] if end < len(self.origins) else self.length
        last = self.origins[end - 1]
        return self.origins[start], max(min(after, last + 1), last + 1)


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
    # "#1" is first of its kind, and no tag: a tag has a letter.
    return re.compile(r"(?<![\w&])(?!#\d+(?!\w))[#@](?=\w)\w+")


@cache
def _quotation_mark() -> re.Pattern[str]:
    return re.compile(r"\"|(?<!\w)'|'(?!\w)")


@cache
def _prime() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.,])(?P<feet>\d{1,2})'(?: ?(?P<inches>\d{1,2}(?:\.\d)?)(?:\"|''))?(?!\w)"
        r"|(?<![\w.,'])(?P<alone>\d{1,3}(?:\.\d)?)\"(?!\w)"
    )


def _in_words(found: re.Match[str]) -> str:
    """Write feet and inches out, unless the mark closes a quotation."""
    feet, inches, alone = found.group("feet", "inches", "alone")
    before = found.string[: found.start()]
    if feet and (inches or " '" not in f" {before}"):
        return f"{feet} feet {inches} inches" if inches else f"{feet} feet"
    return f"{alone} inches" if alone and before.count('"') % 2 == 0 else found[0]


def _gap(found: re.Match[str]) -> str:
    """Part two words that only a mark parts."""
    around = found.string[max(0, found.start() - 1) : found.end() + 1]
    return " " if len(around) == 3 and around[0].isalnum() and around[2].isalnum() else ""


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\s\s+|[^\S ]|[\x00-\x1f\x7f]")


def plain(text: str) -> str:
    """Return ``text`` as the search index gets it, case kept.

    Addresses, quotation marks and tags of HTML go, handles and hashtags become words,
    compatibility forms and dashes become the plain ones. Of a tweet's closing
    line the author's name and the date stay, since claims name both.

    >>> plain("“Exports rose” #StopTheWar https://t.co/x — Jo Fox (@jofox) May 5, 2016")
    'Exports rose Stop The War - Jo Fox jofox May 5, 2016'
    """
    return read_plain(text, with_author=True).text.rstrip()


def read_plain(text: str, *, with_author: bool = False) -> Plain:
    """Return the plain text with positions; without the author of a tweet, unless wanted.

    Who needs more of one text than this makes a `Reading` of it and hands that on.
    """
    found = _normal(text)
    if "<" in found.text or "[" in found.text:
        found = _replaced(found, marks_of_pages(), read_mark)
    if "-" in found.text:
        found = _without_hyphens(found, text)
    if "#" in found.text and (echo := start_of_echo(found.text)) is not None:
        found = Plain(found.text[:echo], found.origins[:echo], found.length)
    if "&" in found.text:
        found = _replaced(found, _entity(), lambda m: _ENTITIES.get(m[1].lower(), "'"))
    if "." in found.text or "/" in found.text:
        found = _replaced(found, _address(), lambda _: " ")
    if "@" in found.text:
        found = _without_tail(found, with_author=with_author)
    if "#" in found.text or "@" in found.text:
        found = _replaced(found, _tag(), _split_tag)
    if '"' in found.text or "'" in found.text:
        found = _replaced(found, _prime(), _in_words)
        found = _replaced(found, _quotation_mark(), _gap)
    if "  " in found.text or not found.text.isprintable():
        found = _replaced(found, _space(), lambda _: " ")
    return found


def _without_hyphens(found: Plain, text: str) -> Plain:
    """Return the text with hyphens and dashes that tie nothing read as what they are."""
    if slugs := end_of_slugs(found.text):
        # "UPDATE 2-Two ferries": the dash ends the slug, and "2-Two" is no word.
        found = _replaced(found, re.compile("-"), lambda m: ": " if m.start() < slugs else m[0])
    found = _replaced(found, hyphens_of_stages(), lambda _: " ")
    if {"—", "―"}.isdisjoint(text):
        return found
    at = found.origins
    return _replaced(found, tight_dashes(), lambda m: " - " if text[at[m.start()]] in "—―" else "-")


def fold(text: str) -> str:
    """Return ``text`` as names and what is stored with them are compared: see `fold_1`."""
    from claimcheck.language.text.fold_1 import fold_1  # noqa: PLC0415 - matching folds nothing

    return fold_1(text)


def _normal(text: str) -> Plain:
    """Return the compatibility form, character by character so that places are known."""
    if text.isascii():
        return Plain(text, range(len(text)), len(text))
    if _power().search(text):
        return _with_powers(text)
    mapped = text.translate(SAME_LENGTH)
    if mapped.isascii():
        return Plain(mapped, range(len(text)), len(text))
    parts: list[str] = []
    origins: list[int] = []
    start = 0
    while start < len(mapped):
        end = start + 1
        while end < len(mapped) and unicodedata.combining(mapped[end]):
            end += 1
        part = _normal_part(mapped[start:end])
        parts.append(part)
        origins.extend([start] * len(part))
        start = end
    return Plain("".join(parts), origins, len(text))


@cache
def _power() -> re.Pattern[str]:
    # A single ¹ after a number rather marks a note.
    return re.compile(r"(?<=\d)(?:⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{2,}|⁻?[⁰²³⁴⁵⁶⁷⁸⁹]|⁻¹)")


def _with_powers(text: str) -> Plain:
    """Write powers as "10^6", which is not "106", and the rest as elsewhere."""
    written = Plain(text, range(len(text)), len(text))
    written = _replaced(written, _power(), lambda m: "^" + m[0].translate(_SUPERSCRIPTS))
    found = _normal(written.text)
    return Plain(found.text, [written.origins[place] for place in found.origins], len(text))


def _normal_part(part: str) -> str:
    if part.isascii():
        return part
    if part in _DETACHED:
        return _DETACHED[part]
    if part in INVISIBLE:
        return ""
    return unicodedata.normalize("NFKC", part).translate(SAME_LENGTH)


def _split_tag(found: re.Match[str]) -> str:
    return " " + tag_joint().sub(" ", found[0][1:].replace("_", " "))


def _without_tail(found: Plain, *, with_author: bool) -> Plain:
    if not with_author:
        return _replaced(found, _tail(), lambda _: "")
    return _replaced(found, _tail(), lambda m: f" - {m['name']} @{m['handle']} {m['date']}")


def rewrite(found: Plain, changes: Sequence[tuple[int, int, str]]) -> Plain:
    """Return the plain text with words exchanged; ``changes`` in order, places of the old text."""
    parts: list[str] = []
    origins: list[int] = []
    place = 0
    for start, end, put in changes:
        parts += [found.text[place:start], put]
        origins.extend(found.origins[place:start])
        last = found.origins[end - 1]
        origins.extend(min(found.origins[start] + i, last) for i in range(len(put) - 1))
        origins.append(last)
        place = end
    parts.append(found.text[place:])
    origins.extend(found.origins[place:])
    return Plain("".join(parts), origins, found.length)


def _replaced(
    found: Plain, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> Plain:
    """Substitute in the text; what is put in comes from where the match began."""
    parts: list[str] = []
    origins: list[int] = []
    place = 0
    for match in pattern.finditer(found.text):
        start, end = match.span()
        parts.append(found.text[place:start])
        origins.extend(found.origins[place:start])
        put = replacement(match)
        parts.append(put)
        origins.extend(_spread(put, match, found.origins))
        place = end
    if not place:
        return found
    parts.append(found.text[place:])
    origins.extend(found.origins[place:])
    return Plain("".join(parts), origins, found.length)


def _spread(put: str, match: re.Match[str], origins: Sequence[int]) -> list[int]:
    """Say where each character put in came from, letter by letter where they recur."""
    places: list[int] = []
    place = match.start()
    for character in put:
        at = match.string.find(character, place, match.end())
        if at >= 0 and not character.isspace():
            place = at
        places.append(origins[min(place, match.end() - 1)])
    return places
