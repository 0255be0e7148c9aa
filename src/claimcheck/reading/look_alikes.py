"""Letters that look like those of another script, in words that are written to be overlooked."""

import re
from functools import cache
from typing import Final

from claimcheck.model.scan.draft import Oddity
from claimcheck.model.statement import Span

# What nobody can tell apart, with what it looks like; then what is close in a word of both.
_SAME: Final = dict(
    zip(
        "аеорсухіјѕһӏԁԛԝАВЕКМНОРСТХУЅІЈοιρυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲօս",
        "aeopcyxijshldqwABEKMHOPCTXYSIJoipuvABEZHIKMNOPTYXcou",
        strict=True,
    )
)
_CLOSE: Final = dict(
    zip(
        "вкмнтгпиακτχγεηωոհɑɡıᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
        "bkmhtrnuaktxyenwnhagiabcdefghijklmnoprstuvwyz",
        strict=True,
    )
)
_CLOSE_CAPITALS: Final = dict(
    zip(
        "єбӡѵԍƅⅼᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃᎥᏀꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴⲀⲂⲤⲈⲎⲒⲔⲘⲚⲞⲢⲦⲨⲬⲁⲟⲣⲥⲭ",
        "eb3vgblABCDEHJKLMPRSTVWZiGBPDTGKJCZFMNLSRVHWXYAEIOUABCEHIKMNOPTYXaopcx",
        strict=True,
    )
)
_ALL: Final = str.maketrans(_SAME | _CLOSE | _CLOSE_CAPITALS)
_TOLD: Final = {
    "digits": "has a digit where a letter belongs",
    "stops": "has a stop after each letter",
    "spaced": "has a blank after each letter",
    "unparted": "has no blanks between its words",
    "turning": "turns from small letters to capitals and back",
    "marked": "has marks upon its letters",
}
# Greek, Cyrillic, Armenian, Georgian, Cherokee, Coptic, Lisu: alphabets beside the Latin one.
_ALPHABETS: Final = (
    r"\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    odd = "".join(map(chr, _ALL)) + _ALPHABETS
    return {
        # Tried where a word begins alone: at every letter, a long one would cost its square.
        "word": re.compile(rf"(?<![^\W\d_])[^\W\d_]*[{odd}][^\W\d_]*"),
        "latin": re.compile(r"[A-Za-z]"),
        "same": re.compile(rf"[{''.join(_SAME)}]+"),
        "other": re.compile(rf"[{_ALPHABETS}]"),
        # "TNFα" is a name in science, "μm" a unit, "Δt" a difference.
        "science": re.compile(
            r"[A-Z]{1,6}[α-ω]|[α-ω][A-Z]{1,2}|Δ[A-Za-z]{1,2}"
            r"|[μΩ](?:[mglLsVAWFMNJTC]|Sv|Gy|Bq|Hz|Pa|mol|cm)|[kMGm]Ω"
        ),
        # Letters that each have a stop, which no abbreviation in small ones has so many of.
        "stops": re.compile(r"(?<![^\W_])(?:[a-z]\.){4,}[a-z]?(?![^\W_])"),
        # A sentence written as one word; a name in code has fewer parts.
        "joined": re.compile(
            r"(?<![^\W])[^\W_]+(?:_[^\W_]+){5,}(?![^\W])"
            r"|(?<!\S)[(“\"]?[^\W_]+(?:(?P<sign>[-./+|~=•·*])[^\W_]+)"
            r"(?:(?P=sign)[^\W_]+(?:,\d+)*){4,}"
            r"(?=[.,;:!?)”\"]*(?!\S))"
        ),
        "sign": re.compile(r"[_\-./+|~=•·*]"),
        # No word of a language that is read has so many letters.
        "unparted": re.compile(r"(?<![^\W_])(?<!#)[^\W\d_]{30,}(?![^\W_])"),
        "spaced": re.compile(r"(?<!\S)(?:[^\W\d_] ){9,}[^\W\d_](?!\w)"),
        # "iPhone" and "YouTube" have fewer turns.
        "turning": re.compile(r"(?<![^\W_])[A-Z]?(?:[a-z][A-Z]){2,}[a-z]?(?![^\W_])"),
        "marked": re.compile(r"(?:[^\W\d_][\u0300-\u036f]{2,}){3,}"),
        "digits": re.compile(r"(?<![^\W_])[A-Za-z]+[01]+[a-z]{2,}(?![^\W_])"),
    }


def unmasked(text: str) -> tuple[str, tuple[Oddity, ...]]:
    """Return a text with the letters that its words seem to have, and the words that had others.

    Every code point keeps its place. Words of one script are left alone, unless all
    their letters look Latin in a text whose letters are Latin.

    >>> unmasked("in Pоrtо")[0] == "in Porto"
    True
    """
    found = [
        Oddity(Span(*each.span()), what)
        for name, what in _TOLD.items()
        for each in _patterns()[name].finditer(text)
    ]
    text = _patterns()["joined"].sub(_parted, text)
    if text.isascii():
        return text, tuple(sorted(found))
    pieces, at = [], 0
    is_latin: bool | None = None
    for each in _patterns()["word"].finditer(text):
        word = each[0]
        if not _patterns()["latin"].search(word):
            if is_latin is None:
                is_latin = _is_latin(text)
            if not is_latin or not _patterns()["same"].fullmatch(word):
                continue
        if _patterns()["science"].fullmatch(word):
            continue
        shown = word.translate(_ALL)
        if not _patterns()["other"].search(shown):
            pieces += [text[at : each.start()], shown]
            at = each.end()
        elif not _patterns()["latin"].search(word):
            continue
        found.append(Oddity(Span(*each.span()), "mixes letters of several scripts"))
    return "".join([*pieces, text[at:]]), tuple(sorted(found))


def _parted(found: re.Match[str]) -> str:
    """Return a sentence written as one word with blanks between its words."""
    parts = _patterns()["sign"].split(found[0])
    # "2020-01-02-03-04-05" has none, and a path has few.
    words = sum(len(each) > 1 and each.isalpha() for each in parts)
    return " ".join(parts) if words > len(parts) // 2 else found[0]


def _is_latin(text: str) -> bool:
    """Return whether at least nine in ten letters are Latin."""
    letters = sum(map(str.isalpha, text))
    return letters - len(_patterns()["other"].findall(text)) >= letters * 9 // 10
