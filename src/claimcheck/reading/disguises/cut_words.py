"""Words with signs or codes within, which readers see and read over."""

import re
from functools import cache
from typing import Final

from claimcheck.language.text.markup import unescaped

# What a word that a sign parts may end in where both are meant: "étudiant·e·s", "Leser*innen".
_ENDINGS: Final = frozenset(
    "e s es x in innen ne nes te tes le les ère ères rice rices trice trices euse euses a as o os"
    " d ll m em re t ve".split()
)
# No writer parts words by these; the others part words, names in code, or figures.
_ODD: Final = frozenset("\\*~^|·•")
_FEWEST: Final = 3
_FEWEST_OF_NAMES: Final = 5
# What codes may stand for within a word without anybody noticing.
_QUOTES: Final = "'’‘\u00ad\u200b\u200c\u200d\u2060\ufeff"


@cache
def cutting() -> dict[str, re.Pattern[str]]:
    """Return what finds words with a sign within, and words with a code within."""
    sign = r"(?:\\+|_+|\*|~|\^|\||·|•|\+|=|…|,|;|:|/|\.|['’](?=[a-z]))"
    code = r"&(?:amp;)*+(?:#\d{2,7}+;?|#[xX][0-9a-fA-F]{2,6}+;?|[a-zA-Z]\w{1,31}+;)"
    return {
        "cut": re.compile(
            rf"(?<![\w@#$./:\\&-])[^\W\d_]++(?:{sign}[^\W\d_]++){{1,6}}(?![\w@/\\=(]|[.:]\w)"
        ),
        "coded": re.compile(
            rf"(?<![^\W\d_])(?:[^\W\d_]++(?:{code}[^\W\d_]*+)++|(?:{code}[^\W\d_]++)++(?:{code})*+)"
        ),
        "part": re.compile(r"[^\W\d_]+"),
    }


def without_signs(word: str) -> str:
    r"""Return a word without the signs within it, if it is one only so, in as many characters.

    >>> without_signs(r"vac\cine"), without_signs("D__N__A"), without_signs("user_name")
    (' vaccine', '    DNA', '')
    """
    # Few words have any within.
    from claimcheck.matching.spelling.known_words import (  # noqa: PLC0415
        is_any_word,
        is_word,
        names_somebody,
    )

    parts = cutting()["part"].findall(word)
    signs = {each for each in word if not each.isalpha()}
    read = "".join(parts)
    if len(read) < _FEWEST or all(each.lower() in _ENDINGS for each in parts[1:]):
        return ""
    is_odd = signs <= _ODD
    if read.isupper():
        is_one = signs <= {*_ODD, "_"} and (is_odd or len(read) == len(parts))
    else:
        are_words = all(len(each) > 1 and is_word(each.lower()) for each in parts)
        may_be_name = is_odd or (signs == {"_"} and len(read) >= _FEWEST_OF_NAMES)
        is_one = (is_odd or (not are_words and len(read) >= _FEWEST_OF_NAMES)) and (
            is_any_word(read.lower()) or (may_be_name and names_somebody(read.lower()))
        )
    if signs & set("'’") and not word.islower():
        return ""
    return read.rjust(len(word)) if is_one else ""


def decoded(word: str) -> str:
    """Return a word with the letters that codes within it stand for, in as many characters.

    Empty where one of them stands for a sign, which nobody puts into a word.

    >>> decoded("&#118;accine").strip(), decoded("R&amp;D"), decoded("It&#8217;s").strip()
    ('vaccine', '', 'It’s')
    """
    read = unescaped(re.sub(r"&(?:amp;)+", "&", word))
    if "&" in read or not all(each.isalpha() or each.isspace() or each in _QUOTES for each in read):
        return ""
    return re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", read).rjust(len(word))


def hides_letter(word: str) -> bool:
    """Return whether a code stands for a plain letter, for which nobody needs one."""
    plain = re.sub(r"&(?:amp;)+", "&", word)
    codes = re.findall(r"&#?\w+;?", plain)
    return any(shown.isascii() and shown.isalpha() for shown in map(unescaped, codes))
