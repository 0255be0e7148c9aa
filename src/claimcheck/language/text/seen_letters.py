"""What a reader sees of a text: its letters, without what only typography and case make of them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final
from urllib.parse import unquote

from claimcheck.language.text.folding import INVISIBLE, SAME_LENGTH, Plain, rewrite

LETTER: Final = r"[^\W\d_]"


def seen(text: str) -> Plain:
    """Return a text without what only typography and case make of it."""
    if text.isascii():
        plain = Plain(text.lower(), range(len(text)), len(text))
    else:
        plain = _unaccented(text)
    if "%" in plain.text:
        plain = rewrite(plain, [*_decoded(plain.text)])
    broken = _broken().finditer(plain.text) if "-" in plain.text else ()
    # One letter stands for itself and the hyphen after it.
    changes = [(found.start(), found.end(), found[1]) for found in broken]
    return rewrite(plain, changes) if changes else plain


def _unaccented(text: str) -> Plain:
    """Return the letters of a text without accents and case, each with its place."""
    parts: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        part = _letter(character)
        parts.append(part)
        origins.extend([place] * len(part))
    return Plain("".join(parts), origins, len(text))


@lru_cache(maxsize=4_096)
def _letter(character: str) -> str:
    """Return a character as it is looked for; nothing for one that is not seen."""
    if character in INVISIBLE:
        return ""
    parts = unicodedata.normalize("NFKD", character.translate(SAME_LENGTH))
    kept = "".join(each for each in parts if not unicodedata.combining(each))
    return kept.casefold().translate(SAME_LENGTH)


@cache
def _broken() -> re.Pattern[str]:
    return re.compile(
        rf"({LETTER})-[^\S\n]{{0,4}}(?:\n|\\+n)(?:[^\S\n]|\\+[rt]){{0,40}}(?={LETTER})"
    )


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
