"""How a language writes figures: its decimal mark, scale words, months and units."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.language.figures.numerals import HAN_SCALES, OTHER_SCALES, SCALES
from claimcheck.language.figures.paper_words import IN_PAPERS
from claimcheck.language.figures.units import MEASURE_WORDS, MONEY_WORDS, SIGNS, unit_of_pounds
from claimcheck.language.text.stems import TOLD, UNKNOWN, code_of, is_english
from claimcheck.model.figure import FigureKind
from claimcheck.named_tuple import NamedTuple

# "5 €": a sign alone may follow its number.
_MARKS: Final = {sign for sign in SIGNS if len(sign) == 1}
_MONEY: Final = MONEY_WORDS | {sign: SIGNS[sign] for sign in _MARKS}
# Before one of these an m is no million.
_OF_METRES: Final = "high|long|wide|deep|tall|sprint|race|above|below|hurdles|freestyle|dash"
_LETTER_SCALES: Final = frozenset("kmb")
_LETTERS: Final = {"k": 10**3, "m": 10**6}
_POUNDS: Final = frozenset(("pound", "pounds"))
_UNITLESS: Final = {
    "points": FigureKind.POINTS,
    "percent": FigureKind.PERCENT,
    "times": FigureKind.MULTIPLE,
}
# "Mkr" and "mdkr" multiply crowns.
_BEFORE_CROWNS: Final = {"sv": "(?P<crowns>md|mn|m)(?=kr\\b)"}


class Notation(NamedTuple):
    """What the words beside a figure mean in a language; `decimal` is its decimal mark.

    Where `is_sure` is not set nobody named the language: it is read as English, or as
    what its words tell, and what another language reads otherwise stands for nothing but
    itself.
    """

    language: str
    decimal: str
    scales: dict[str, int]
    money: dict[str, str]
    measures: dict[str, str]
    months: dict[str, int]
    is_english: bool = False
    is_sure: bool = True


@cache
def notation(language: str) -> Notation:
    """Return how a language writes figures; one that is not known is read as if unnamed.

    >>> notation("de").scales["mio."], notation("fr").scales["billion"]
    (1000000, 1000000000000)
    """
    scales = SCALES | OTHER_SCALES | HAN_SCALES
    sure = code_of(language) != UNKNOWN
    if is_english(language):
        return Notation(language, ".", scales, _MONEY, MEASURE_WORDS, {}, True, sure)
    section = _section(code_of(language))
    if section is None:
        return Notation(language, ".", scales, _MONEY, MEASURE_WORDS, {}, False, False)
    decimal, *lines = section.splitlines()
    told: dict[str, dict[str, str]] = {}
    for line in (*lines, *IN_PAPERS.get(code_of(language), ())):
        kind, meaning, *words = line.split(" ")
        table = told.setdefault(kind, {})
        table.update((word.replace("_", " "), meaning) for word in words)
        if kind == "scale":
            # "3 mln" beside the "mln." of CLDR.
            table.update((word.rstrip("."), meaning) for word in words)
    own = {word: int(size) for word, size in told.get("scale", {}).items()}
    return Notation(
        language,
        decimal,
        _LETTERS | OTHER_SCALES | HAN_SCALES | own,
        _MONEY | told.get("money", {}),
        MEASURE_WORDS | told.get("measure", {}),
        {word: int(month) for word, month in told.get("month", {}).items()},
        is_sure=not language.endswith(TOLD),
    )


def _section(code: str) -> str | None:
    """Return what the table says of a language."""
    text = Path(__file__).with_name("notations.txt").read_text("utf-8")
    _, found, after = text.partition(f"\n={code} ")
    return after.partition("\n=")[0] if found else None


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of ``words``, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _multipliers(language: str) -> tuple[str, ...]:
    return tuple(notation(language).scales)


def scale_at(text: str, place: int, language: str) -> re.Match[str] | None:
    """Match what multiplies the number that ends at ``place``, in a language.

    Few numbers are multiplied, and the pattern takes longer to compile than most texts to
    read: the words alone show at once where nothing can be.
    """
    after = place + text.startswith((" ", "-"), place)
    if not text.startswith(_multipliers(language), after):
        return None
    return scale(language).match(text, place)


@cache
def scale(language: str) -> re.Pattern[str]:
    """Match what multiplies the number before it, in a language."""
    words = notation(language).scales
    letters = "".join(sorted(_LETTER_SCALES & words.keys()))
    english = [
        word
        for word in words
        if word in SCALES and word not in _LETTER_SCALES and f"{word}." not in words
    ]
    other = [word for word in words if word not in {*english, *HAN_SCALES, *_LETTER_SCALES}]
    crowns = _BEFORE_CROWNS.get(code_of(language))
    return re.compile(
        (rf"[ -]?(?P<scale>{any_of(english)})(?![a-z])|" if english else "")
        + (f" ?{crowns}|" if crowns else "")
        + rf" ?(?P<other>{any_of(other)})(?!\w)|(?P<han>[{''.join(HAN_SCALES)}])"
        rf"|(?: (?=[{letters}](?:[€$£]| (?:euros?|dollars?|pounds)\b)))?"
        rf"(?P<letter>[{letters}])(?![a-z\d²³])"
        rf"(?!-?(?: ?(?:{_OF_METRES})\b))"
    )


def unit_of(text: str, end: int, sign: str, written: Notation) -> tuple[FigureKind, str, int]:
    """Return the kind and unit of a number that ends at ``end``, and where its unit ends.

    ``sign`` is what the sign of a currency before it says, if any.
    """
    found = unit_after(text, end, written.language)
    if sign:
        return FigureKind.MONEY, sign, found.end if found and found.kind == "money" else end
    if not found:
        return FigureKind.COUNT, "", end
    if found.kind in _UNITLESS:
        return _UNITLESS[found.kind], "", found.end
    is_money = found.kind == "money"
    pounds = unit_of_pounds(text, end, found.end) if is_money and found.word in _POUNDS else "GBP"
    if pounds != "GBP":
        return FigureKind.MEASURE, pounds, found.end
    if is_money or found.kind == "pence":
        return FigureKind.MONEY, written.money[found.word] if is_money else "penny", found.end
    short = {"metres": "m", "grams": "g"}.get(found.kind)
    return FigureKind.MEASURE, short or written.measures[found.word], found.end


class UnitAfter(NamedTuple):
    """A unit after a number: of which kind, by which word of a table if any, and its end."""

    kind: str
    word: str
    end: int


def unit_after(text: str, place: int, language: str) -> UnitAfter | None:
    """Return the unit that follows a number which ends at ``place``.

    >>> unit_after("30 million euros", 10, "en")
    UnitAfter(kind='money', word='euros', end=16)
    """
    if formed := _formed_after(text, place):
        return formed
    starts = _word_starts(text, place, is_english=notation(language).is_english)
    money, measures = _unit_words(language)
    for start in starts:
        for word in money.get(text[start : start + 1], ()):
            if text.startswith(word, start) and not _goes_on(text, start + len(word)):
                return UnitAfter("money", word, start + len(word))
        # "In 2016 € 5 million" gives no 2016 euros.
        if text[start : start + 1] in _MARKS:
            after = start + 1
            number = after + text.startswith(" ", after)
            if not (text[number : number + 1].isdecimal() or _goes_on(text, after)):
                return UnitAfter("money", text[start], after)
    for start in starts:
        for word in measures.get(text[start : start + 1], ()):
            end = start + len(word)
            glued = _goes_on(text, end) and text[end] != "_" and not text[end].isdecimal()
            if text.startswith(word, start) and not glued:
                percent = notation(language).measures[word] == "%"
                return UnitAfter("percent" if percent else "measure", word, end)
    return None


def _goes_on(text: str, end: int) -> bool:
    """Return whether a word, a number or an underscore goes on where a unit would end."""
    following = text[end : end + 1]
    return following.isalnum() or following == "_"


# "3 millions d'euros": other languages join the unit by a word.
_JOINTS: Final = ("de ", "d'", "di ", "af ", "av ", "van ")


def _word_starts(text: str, place: int, *, is_english: bool) -> list[int]:
    """Return where the word of a unit can begin, after what joins it to its number."""
    starts: list[int] = []
    if not is_english:
        for start in (place + 1, place) if text.startswith(" ", place) else (place,):
            starts += [start + len(each) for each in _JOINTS if text.startswith(each, start)]
    if text.startswith((" ", "-"), place):
        starts.append(place + 1)
    return [*starts, place]


# Words of a table are looked up: as one pattern they would take longer to read than most texts.
@cache
def _unit_words(language: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the words for money and for measures by their first letter, the longest first."""
    words = notation(language)
    return _by_letter(words.money.keys() - _MARKS), _by_letter(words.measures)


def _by_letter(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def _formed_after(text: str, place: int) -> UnitAfter | None:
    """Return the unit after a number that is no word of a table; mostly one look tells it."""
    if text.startswith("%", place) and not text.startswith(_POINTS, place + 1):
        return UnitAfter("percent", "", place + 1)
    if not text.startswith(_FORMED, place + text.startswith((" ", "-"), place)):
        return None
    found = _unit_form().match(text, place)
    return UnitAfter(found.lastgroup or "", "", found.end()) if found else None


# With these begins, after a blank or a hyphen, whatever `_unit_form` matches.
_FORMED: Final = ("%", "p", "times", "x", "g", "m", "п", "ب", "ف")
# "20% points" are no percent.
_POINTS: Final = ("point", " point", "-point")


@cache
def _unit_form() -> re.Pattern[str]:
    """Match a unit that is no word of a table; the name of the group says of which kind."""
    return re.compile(
        r"(?P<points>(?: ?%[ -]?| percentage[ -])points?\b| ?pps?\b"
        r"| (?:п\. ?п\.|процентн\w+ пункт\w*|points? de pourcentage\b|prozentpunkte?n?\b"
        r"|procentenhet(?:er)?\b|procentpunt(?:en)?\b|procentpoint\b|prosentpoeng\b"
        r"|puntos? porcentual(?:es)?\b|pontos? percentua(?:l|is)\b|punt[oi] percentual[ei]\b))"
        r"|(?P<percent> ?%| ?(?:pct|pc)\b| proc\b\.?|[ -](?:per ?cent|percent|pour ?cent"
        r"|por ?ciento|por ?cento|per ?cento|prozent|procent|процент(?:а|ов|у|ам)?)\b"
        r"| ?(?:بالم[ئا]ة|في الم[ئا]ة|بالمائة|في المائة))"
        r"|(?P<times>[ -]times\b| ?x(?![a-z]))"
        # "85p", but no "1080p" of a screen.
        r"|(?P<pence>(?<=\d)(?<!\d{3})p(?!\w))"
        r"|(?P<grams> g(?!\w))"
        rf"|(?P<metres>[ -]?m(?=[ -](?:{_OF_METRES})\b))"
    )


# The first of a month is a number in words where the other days are figures.
_FIRST: Final = {
    "fr": "premier", "es": "primero", "pt": "primeiro", "it": "primo", "de": "erster ersten",
    "ca": "primer", "nl": "eerste",
}  # fmt: skip


def first_days(language: str) -> frozenset[str]:
    """Return the words for the first day of a month in a language."""
    return frozenset(_FIRST.get(code_of(language), "").split())


@cache
def foreign_dates(language: str) -> re.Pattern[str]:
    """Match a date with the name of a month in a language."""
    month = any_of(notation(language).months) or "(?!)"
    # "3 maja 2019 roku", "3 maja 2019 r.": the year's word says no more.
    told = r"(?: roku\b| r\.)?" if code_of(language) == "pl" else ""
    year = rf"(?:,? ?(?:de |del |d')?\d{{4}}(?!\d){told})"
    first = any_of(first_days(language)) or "(?!)"
    day = rf"(?:(?:{first}) |\d{{1,2}}(?:\.|er|re|º|ª|°|o(?= )|-го)? ?)(?:de |d'|di |of )?"
    return re.compile(
        rf"(?P<day_month>{day}(?:{month})(?!\w){year}?)"
        rf"|(?P<month_year>(?:{month})(?!\w){year})"
    )
