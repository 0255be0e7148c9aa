"""Letters that look like those of another script, in words that are written to be overlooked."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from claimcheck.language.lexicon.look_alikes import (
    LOOKS_LATIN,
    SAME,
    SMALL_CAPITALS,
    UNDRESSED,
)
from claimcheck.model.scan.draft import Oddity
from claimcheck.model.statement import Span
from claimcheck.reading.disguises.cut_words import cutting, decoded, hides_letter, without_signs

_VOWELS: Final = frozenset("aeiouyI")
# What stands for a letter in words that are written so, each 1 as an l or as an i.
_FIGURES: Final = tuple(str.maketrans("034579@$1", f"oeastgas{each}") for each in "li")
_MIXED: Final = "mixes letters of several scripts"
_TOLD: Final = {
    "digits": "has a digit where a letter belongs",
    "stops": "has a stop after each letter",
    "signs": "has a sign after each letter",
    "spaced": "has a blank after each letter",
    "unparted": "has no blanks between its words",
    "turning": "turns from small letters to capitals and back",
    "marked": "has marks upon its letters",
}
# Greek, Cyrillic, Armenian, Georgian, Cherokee, Coptic, Lisu: alphabets beside the Latin one.
_ALPHABETS: Final = (
    r"\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf"
)
# Whatever else people write with, from Hebrew to the signs of Chinese.
_FAR: Final = (
    r"\u0590-\u109f\u1100-\u139f\u1400-\u1cff\u2d30-\u2fdf\u3005-\u9fff\ua000-\ua4cf\ua500-\ua63f"
    r"\ua800-\uab2f\uabc0-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uffdc"
    r"\U00010080-\U0001d0ff\U00020000-\U0003ffff"
)
# Where each of the alphabets beside the Latin one begins.
_BEGINNINGS: Final = (0x370, 0x400, 0x530, 0x10A0, 0x13A0, 0x2C80, 0xA4D0, 0xAB70)


@cache
def _beyond_ascii() -> dict[str, re.Pattern[str]]:
    """Return what finds letters that no text in ASCII has; most are long to prepare."""
    dressed = (
        r"[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]+"
        rf"|(?<![^\W\d_])[{SMALL_CAPITALS}]+(?![^\W\d_])"
    )
    odd = "".join(map(chr, LOOKS_LATIN)) + _ALPHABETS
    return {
        # Tried where a word begins alone: at every letter, a long one would cost its square.
        "word": re.compile(rf"(?<![^\W\d_])[^\W\d_]*[{odd}][^\W\d_]*"),
        "far letter": re.compile(f"[{_FAR}]"),
        "far": re.compile(rf"(?<![^\W\d_])[^\W\d_]*?[{_FAR}][^\W\d_]*+"),
        "dressed": re.compile(rf"(?:{dressed})(?: (?:{dressed}))*"),
        "same": re.compile(rf"[{''.join(SAME)}]+"),
        "other": re.compile(rf"[{_ALPHABETS}]"),
        # "TNFα" is a name in science, "μm" a unit, "Δt" a difference.
        "science": re.compile(
            r"(?:TNF|IFN|TGF|HIF|PPAR|ER|RAR|RXR|LXR|PGF|PKC|IKK|GSK|GABA|PDGFR?|CD|DF|NF|IL|[A-Z])"
            r"[α-ω]|[α-ω][A-Z]{1,2}|Δ[A-Za-z]{1,2}"
            r"|[μΩ](?:[mglLsVAWFMNJTC]|Sv|Gy|Bq|Hz|Pa|mol|cm)|[kMGm]Ω"
        ),
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "latin": re.compile(r"[A-Za-z]"),
        # Letters that each have a stop, which no abbreviation in small ones has so many of.
        "stops": re.compile(r"(?<![^\W_])(?:[a-z]\.){4,}[a-z]?(?![^\W_])"),
        "signs": re.compile(
            r"(?<![^\W_])[^\W\d_](?P<after>[-_/+|~=•·*])(?:[^\W\d_](?P=after)){3,}"
            r"[^\W\d_](?![^\W_])"
        ),
        # A sentence written as one word; a name in code has fewer parts.
        "joined": re.compile(
            r"(?<![^\W])[^\W_]+(?:_[^\W_]+){5,}(?![^\W])"
            r"|(?<!\S)[(“\"]?[^\W_]+(?:(?P<sign>[-./+|~=•·*])[^\W_]+)"
            r"(?:(?P=sign)[^\W_]+(?:,\d+)*){4,}"
            r"(?=[.,;:!?)”\"]*(?!\S))"
        ),
        # Any but a plain word in small letters or capitals, or a figure, with marks around it.
        "uncommon": re.compile(
            r"(?<!\S)(?!(?:[“\"'‘(\[]?(?:[A-Z]?[a-z]{1,29}(?:[’'-][a-z]{1,20}){0,2}|[A-Z]+|[\d.,]+)"
            r"[.,;:!?)\]”\"’']{0,3})(?!\S))\S+"
        ),
        "sign": re.compile(r"[_\-./+|~=•·*]"),
        # No word of a language that is read has so many letters.
        "unparted": re.compile(r"(?<![^\W_])(?<!#)[^\W\d_]{30,}(?![^\W_])"),
        "spaced": re.compile(r"(?<!\S)(?:[^\W\d_] ){6,}[^\W\d_](?!\w)"),
        **cutting(),
        "capital": re.compile(
            r"(?<![^\W_])(?:[A-Za-z]?[a-z]+I+[A-Za-z]*|I[aeiouy][a-z]{2,})(?![^\W_])"
        ),
        # "iPhone" and "YouTube" have fewer turns.
        "turning": re.compile(r"(?<![^\W_])[A-Z]?(?:[a-z][A-Z]){2,}[a-z]?(?![^\W_])"),
        "marked": re.compile(r"(?:[^\W\d_][\u0300-\u036f]{2,}){3,}"),
        "digits": re.compile(r"(?<![^\W_])[A-Za-z]+[01]+[a-z]{2,}(?![^\W_])"),
        # No address, handle or price: "mp4s" is no word when it is read so, "a11y" another one.
        "figures": re.compile(
            r"(?<![\w@#$./:-])(?![a-z]\d+[a-z](?!\w))(?=[A-Za-z]+[0134579@$])"
            r"[A-Za-z0134579@$]{4,30}(?<=[A-Za-z])(?![\w@$/]|[.:]\w)"
        ),
    }


def unmasked(text: str) -> tuple[str, tuple[Oddity, ...]]:
    """Return a text with the letters that its words seem to have, and the words that had others.

    Every code point keeps its place. Words of one script are left alone, unless all
    their letters look Latin in a text whose letters are Latin.

    >>> unmasked("in Pоrtо")[0] == "in Porto"
    True
    """
    found: list[Oddity] = []
    if _has_odd_words(text):
        if "&" in text:
            text = _decoded(text, found)
        text = _replaced(text, found, _patterns()["cut"], without_signs, "has a sign within it")
        text = _replaced(
            text,
            found,
            _patterns()["figures"],
            _spelled_out,
            "has a digit or sign where a letter belongs",
        )
        found += [
            Oddity(Span(*each.span()), what)
            for name, what in _TOLD.items()
            for each in _patterns()[name].finditer(text)
        ]
        text = _patterns()["joined"].sub(_parted, text)
    if _has_capital_within(text):
        capital = _patterns()["capital"]
        text = _replaced(text, found, capital, _with_l, "has a capital I where an l belongs")
    if text.isascii():
        return text, tuple(sorted(found))
    dressed = _beyond_ascii()["dressed"]
    text = _replaced(text, found, dressed, _undressed, "is in letters of another form")
    text = _of_one_script(text, found)
    found += _of_far_scripts(text)
    return text, tuple(sorted(found))


def _has_odd_words(text: str) -> bool:
    """Return whether a text has what one of the patterns tells.

    They are tried at every letter, so that most words, which are plain, are left out.
    """
    uncommon = "\n".join(_patterns()["uncommon"].findall(text))
    names = (*_TOLD, "joined", "figures", "cut", "coded")
    odd = any(_patterns()[name].search(uncommon) for name in names)
    return odd or _patterns()["spaced"].search(text) is not None


def _replaced(
    text: str,
    found: list[Oddity],
    pattern: re.Pattern[str],
    read: Callable[[str], str],
    what: str,
) -> str:
    """Return a text with words as they are read; what is not read so stays, and is not told."""

    def shown(each: re.Match[str]) -> str:
        words = read(each[0])
        if words:
            found.append(Oddity(Span(*each.span()), what))
        return words or each[0]

    return pattern.sub(shown, text)


def _decoded(text: str, found: list[Oddity]) -> str:
    """Return a text with the letters that codes within words stand for.

    Programs that pass texts on write a code for what is no plain letter: that is not told.
    """

    def shown(each: re.Match[str]) -> str:
        words = decoded(each[0])
        if words and hides_letter(each[0]):
            found.append(Oddity(Span(*each.span()), "has a code where a letter belongs"))
        return words or each[0]

    return _patterns()["coded"].sub(shown, text)


def _undressed(words: str) -> str:
    return words.translate(UNDRESSED)


def _of_one_script(text: str, found: list[Oddity]) -> str:
    """Return a text in which words of several scripts have the letters that they seem to have."""
    pieces, at = [], 0
    is_latin: bool | None = None
    for each in _beyond_ascii()["word"].finditer(text):
        word = each[0]
        if not _patterns()["latin"].search(word):
            if is_latin is None:
                is_latin = _is_latin(text)
            if not is_latin or not _beyond_ascii()["same"].fullmatch(word):
                if len({bisect_right(_BEGINNINGS, ord(letter)) for letter in word}) > 1:
                    found.append(Oddity(Span(*each.span()), _MIXED))
                continue
        if _beyond_ascii()["science"].fullmatch(word):
            continue
        shown = word.translate(LOOKS_LATIN)
        if not _beyond_ascii()["other"].search(shown):
            pieces += [text[at : each.start()], shown]
            at = each.end()
        elif not _patterns()["latin"].search(word):
            continue
        found.append(Oddity(Span(*each.span()), _MIXED))
    return "".join([*pieces, text[at:]])


def _of_far_scripts(text: str) -> Iterator[Oddity]:
    """Yield the words of a text in Latin letters that have letters of no alphabet like it."""
    if not _beyond_ascii()["far letter"].search(text) or not _is_latin(text, 5):
        return
    for each in _beyond_ascii()["far"].finditer(text):
        if any(letter < "\u0250" for letter in each[0]):
            yield Oddity(Span(*each.span()), _MIXED)


def _has_capital_within(text: str) -> bool:
    """Return whether an I stands within a word, or where few words begin with one."""
    at = text.find("I")
    while at >= 0:
        if text[max(0, at - 1) : at].islower() or text[at + 1 : at + 2] in _VOWELS:
            return True
        at = text.find("I", at + 1)
    return False


def _with_l(word: str) -> str:
    """Return a word with an l for each capital I, if only so it is one."""
    # Few words have such a letter within, and most that begin with one are known.
    from claimcheck.matching.spelling.known_words import is_word  # noqa: PLC0415

    read = word.replace("I", "l")
    return read if is_word(read.lower()) and not is_word(word.lower()) else ""


def _spelled_out(word: str) -> str:
    """Return a word with letters for the figures and signs in it, if only so it is one."""
    # Few words have any within.
    from claimcheck.matching.spelling.known_words import is_any_word  # noqa: PLC0415

    read = (word.translate(figures) for figures in _FIGURES)
    return next((each for each in read if is_any_word(each.lower())), "")


def _parted(found: re.Match[str]) -> str:
    """Return a sentence written as one word with blanks between its words."""
    parts = _patterns()["sign"].split(found[0])
    # "2020-01-02-03-04-05" has none, and a path has few.
    words = sum(len(each) > 1 and each.isalpha() for each in parts)
    return " ".join(parts) if words > len(parts) // 2 else found[0]


def _is_latin(text: str, tenths: int = 9) -> bool:
    """Return whether at least nine in ten letters, or so many ``tenths``, are Latin."""
    letters = sum(map(str.isalpha, text))
    others = sum(len(_beyond_ascii()[name].findall(text)) for name in ("other", "far letter"))
    return letters - others >= letters * tenths // 10
