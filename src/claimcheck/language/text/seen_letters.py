"""What a reader sees of a text: its letters, without what only typography and case make of them.

Also where a text ends in the middle of a sentence, by these letters, or begins in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final
from urllib.parse import unquote

from claimcheck.language.lexicon.look_alikes import LOOKS_LATIN, SAME, UNDRESSED
from claimcheck.language.text.folding import INVISIBLE, SAME_LENGTH, Plain, rewrite
from claimcheck.language.text.markup import unescaped

# Letters that are told apart by a stroke or a dot, which Unicode takes for no accent.
_WITHOUT_STROKES: Final = str.maketrans("łđøħıðŧ", "ldohidt") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th"}
)
LETTER: Final = r"[^\W\d_]"
# Fewer letters may stand anywhere.
_HALF_FROM: Final = 8


def seen(text: str) -> Plain:
    """Return a text without what only typography and case make of it."""
    if text.isascii():
        plain = Plain(text.lower(), range(len(text)), len(text))
    else:
        plain = _unaccented(text)
    if "%" in plain.text:
        plain = rewrite(plain, [*_decoded(plain.text)])
    if "&" in plain.text:
        plain = rewrite(plain, [*_references(plain.text)])
    broken = _broken().finditer(plain.text) if "-" in plain.text else ()
    # One letter stands for itself and the hyphen after it.
    changes = [(found.start(), found.end(), found[1]) for found in broken]
    return rewrite(plain, changes) if changes else plain


def _unaccented(text: str) -> Plain:
    """Return the letters of a text without accents and case, each with its place."""
    parts: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(_unmasked(text)):
        part = _letter(character)
        parts.append(part)
        origins.extend([place] * len(part))
    return Plain("".join(parts), origins, len(text))


def _unmasked(text: str) -> str:
    """Return a text in which words of several scripts have the Latin letters they seem to have.

    So have those that nobody can tell from Latin ones, in a text of them. Every code point
    keeps its place.
    """
    text = text.translate(UNDRESSED)
    if _masks().search(text) is None:
        return text
    letters = [each for each in text if each.isalpha()]
    is_latin = sum(map(str.isascii, letters)) * 10 >= len(letters) * 9

    def shown(found: re.Match[str]) -> str:
        word = found[0]
        read = word.translate(LOOKS_LATIN)
        is_mixed = any(map(str.isascii, word))
        is_same = is_latin and all(each in SAME for each in word)
        return read if (is_mixed or is_same) and _masks().search(read) is None else word

    return re.sub(rf"{LETTER}+", shown, text)


@cache
def _masks() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, LOOKS_LATIN))}]")


@lru_cache(maxsize=4_096)
def _letter(character: str) -> str:
    """Return a character as it is looked for; nothing for one that is not seen."""
    if character in INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFKD", character.translate(SAME_LENGTH))
    kept = "".join(each for each in parts if not unicodedata.combining(each))
    return kept.casefold().translate(SAME_LENGTH).translate(_WITHOUT_STROKES)


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(
        rf"({LETTER})-[^\S\n]{{0,4}}(?:\n|\\+n)(?:[^\S\n]|\\+[rt]){{0,40}}(?={LETTER})"
    )


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});")


def _references(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what stands for another character in a page, and what it stands for."""
    for found in _reference().finditer(text):
        said = unescaped(found[0])
        if said != found[0]:
            yield found.start(), found.end(), "".join(map(_letter, said)) or " "


@cache
def _octets() -> re.Pattern[str]:
    return re.compile(r"(?:%[0-9a-f]{2})+")


def _decoded(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what stands for other characters in an address, and what it stands for."""
    for found in _octets().finditer(text):
        try:
            said = unquote(found[0], errors="strict")
        except UnicodeDecodeError:
            continue
        yield found.start(), found.end(), "".join(map(_letter, said)) or " "


def half_in(text: str, words: str) -> tuple[int, int] | None:
    r"""Return where the beginning of ``words`` ends a text, or their end begins it.

    In any case, whatever marks, dashes and blanks stand between; a text may be cut within
    a word.

    >>> half_in("He left – THE INFORMANT!", "The informant took it")
    (10, 23)
    >>> half_in("took the\nmoney: nobody knew", "The informant, they say, took the money")
    (0, 14)
    """
    folded = seen(text)
    places = [place for place, each in enumerate(folded.text) if each.isalnum()]
    letters = "".join(folded.text[place] for place in places)
    sought = "".join(each for each in seen(words).text if each.isalnum())
    for size in range(min(len(letters), len(sought)), _HALF_FROM - 1, -1):
        first, last = len(letters) - size, size - 1
        if letters.endswith(sought[:size]) and not _goes_on(folded.text, places[first] - 1):
            return folded.origin(places[first], places[-1] + 1)
        if letters.startswith(sought[-size:]) and not _goes_on(folded.text, places[last] + 1):
            return folded.origin(places[0], places[last] + 1)
    return None


def _goes_on(text: str, place: int) -> bool:
    """Return whether a letter or figure stands at a place, so that a word goes on there."""
    return 0 <= place < len(text) and text[place].isalnum()
