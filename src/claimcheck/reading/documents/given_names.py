"""Titles and authors that a document names, apart from what programs write for nobody."""

import re
from typing import Final

_NOBODY: Final = frozenset(("anonymous", "unspecified", "unknown", "none", "null", "n/a", ""))
# What a new document, or a part of one, is called before somebody names it.
_THINGS: Final = frozenset(
    "document doc presentation layout slide slides slideshow page sheet worksheet workbook book"
    " spreadsheet file drawing scan title template pdf text publication master blank print job"
    " untitled unnamed unbenannt dokument präsentation présentation folie seite diapositive"
    " documento presentación presentazione apresentação diapositiva naamloos namnlös документ"
    " презентация слайд 无标题 無題".split()
)
_NAMELESS: Final = frozenset(
    (
        *("no title", "no name", "sans titre", "sans nom", "ohne titel", "ohne namen"),
        *("sin título", "senza titolo", "sem título", "uden navn", "bez názvu", "bez tytułu"),
        "без имени",
    )
)
_PROGRAMS: Final = frozenset(
    "microsoft ms office word excel powerpoint power point publisher visio libreoffice openoffice"
    " openoffice.org writer calc impress adobe indesign illustrator photoshop acrobat quarkxpress"
    " coreldraw graphics google docs wps".split()
)
# Words that tell one nameless document from another.
_BESIDE: Final = frozenset("a an my new the copy of final draft version v show 1st".split())
# A program prints its own name before that of the file; alone, such a word begins headlines too.
_PRINTED: Final = re.compile(
    r"(?:(?:microsoft|ms|libreoffice|openoffice(?:\.org)?|adobe|apple)(?: office)?"
    r" (?:word|excel|powerpoint|publisher|visio|writer|calc|impress|indesign|illustrator"
    r"|photoshop|acrobat|pages|keynote|numbers)|libreoffice|powerpoint|indesign|quarkxpress)"
    r"(?: \d{1,4})? [-–—] .*"
)
_FILE: Final = re.compile(
    r"\S.*\.(?:docx?|docm|dotx?|odt|ott|rtf|pdf|indd|indt|idml|qx[pd]|tex|dvi|txt|html?|mht|xlsx?"
    r"|xlsm|csv|ods|pp[ts]x?|pptm|odp|key|pages|numbers|wp[ds]|ps|eps|ai|psd|pub|vsdx?|jpe?g|png"
    r"|tiff?|eml|msg)(?: ?\(\d{1,4}\))?"
)
_PARTED: Final = re.compile(r"[\s_\-–—/.,:;()\[\]<>{}\"'“”«»#]+")
_LONGEST: Final = 80


def named(words: str) -> str | None:
    """Return a title or an author, unless it is what programs write for nobody.

    >>> named("Port counts its boxes"), named("Microsoft Word - final v2.docx"), named("Untitled-1")
    ('Port counts its boxes', None, None)
    """
    plain = " ".join(words.split())
    lower = plain.lower()
    if _PRINTED.fullmatch(lower) or _FILE.fullmatch(lower):
        return None
    return None if len(lower) <= _LONGEST and _is_nobodys(lower) else plain


def _is_nobodys(lower: str) -> bool:
    """Return whether all words are those of a document that nobody named, and numbers.

    >>> _is_nobodys("new microsoft word document (2)"), _is_nobodys("layout 1")
    (True, True)
    >>> _is_nobodys("1984"), _is_nobodys("title fight"), _is_nobodys("word of the day")
    (False, False, False)
    """
    parts = [each for each in _PARTED.split(lower) if each]
    bare = " ".join(parts)
    if bare in _NOBODY or bare in _NAMELESS:
        return True
    for nameless in _NAMELESS:
        bare = re.sub(rf"^{nameless}(?= |$)", "untitled", bare)
    # A number stands beside a word or at its end, as in Document1.
    kept = [re.sub(r"\d+$", "", each) for each in bare.split()]
    kept = [each for each in kept if each and not each.isdigit()]
    known = _THINGS | _PROGRAMS | _BESIDE
    return bool(_THINGS & set(kept)) and all(each in known for each in kept)
