"""How each form of a figure is read, and when its words are no figure at all."""

import re
from collections.abc import Callable, Mapping

from claimcheck.language.figures.clock import read_clock, read_meridiem, read_noon, read_oclock
from claimcheck.language.figures.dimensions import hour_and_half, of_point, of_unit
from claimcheck.language.figures.numerals import (
    ORDINALS,
    PARTS,
    SCALES,
    SMALL,
    TENS,
    read_digits,
    read_words,
)
from claimcheck.language.figures.units import MEASURE_WORDS, MONTHS
from claimcheck.language.lexicon.word_lists import word_set
from claimcheck.model.figure import Figure, FigureKind, Ratio, ratio
from claimcheck.model.statement import Span

_MULTIPLIED = {
    "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3,
    "quadrupled": 4, "quadrupling": 4, "twice": 2, "thrice": 3,
}  # fmt: skip
# After these "one" is a pronoun, and "second" and "third" stand alone.
_FUNCTION = word_set(
    "of another other can could should must would will may might has is was are were who that which"
    " day and or in to by at for on with as but thing more time such the a an than later ago before"
    " after per from since over under about into if when while because it he she they we i you not"
    " had have be been does did do once up out off"
)
_BEFORE_PRONOUN = word_set("no the this that any each every which only some at not such another")

_VAGUE = word_set("several few many couple some")
_WHICH = word_set(
    "the his her its their my our your this that last next every each first second third fourth"
    " per any no a an"
)


def _next_word(text: str, end: int) -> str:
    found = re.compile(r"[ -]([^\W\d_]+)").match(text, end)
    return found[1] if found else ""


def _last_word(text: str, start: int) -> str:
    found = re.search(r"([^\W\d_]+)[ -]$", text[max(0, start - 20) : start])
    return found[1] if found else ""


def is_idiom(text: str, start: int, end: int) -> bool:
    """Return whether number words are something else, as "one" in "one of them"."""
    if text[start:end] in SCALES:
        return _last_word(text, start) in _VAGUE
    if text[start:end] != "one" or text.startswith(" and a half ", end):
        return False
    following = _next_word(text, end)
    if not following or following in _FUNCTION or text[end : end + 1] == "-":
        return following not in MEASURE_WORDS
    return _last_word(text, start) in _BEFORE_PRONOUN


def joins(text: str, start: int, joint: str) -> bool:
    """Return whether ``joint`` after a number there makes a range."""
    before = _last_word(text, start)
    if joint == "and":
        return before == "between"
    return joint != "to" or before != "from"


# "Of the year", "in the year" after its number, where so many years have another form.
_OF_THAT_YEAR = frozenset("roku r roce года году годом год г року році рік р година".split())


def as_year(text: str, figure: Figure, start: int, end: int) -> Figure:
    """Return a count as a year if that is what its number and place say."""
    if not re.fullmatch(r"(?:1[5-9]|20)\d\d", text[start:end]):
        return figure
    counted = re.compile(r" [a-z]{2,}[^su\W]s\b").match(text, end)
    if counted and _last_word(text, start) not in {"in", "since", "during", "until", "by"}:
        return figure
    return figure._replace(kind=FigureKind.YEAR, unit="")


def names_year(text: str, start: int, end: int) -> bool:
    """Return whether the word after a number says that it is a year: "w 2019 roku"."""
    return text[start:end].strip(" .") in _OF_THAT_YEAR


def _date(text: str, start: int, end: int) -> Figure | None:
    words = re.findall(r"[a-z]+|\d+", text[start:end])
    month = next((MONTHS[word] for word in words if word in MONTHS), 0)
    numbers = [int(word) for word in words if word.isdigit()]
    year = next((number for number in numbers if number > 31), 0)
    day = next((number for number in numbers if number <= 31), 0)
    return _dated(year, month, day, Span(start, end))


def _day_in_words(text: str, start: int, end: int) -> Figure | None:
    """Return the day that "the thirty-first of July 2020" says."""
    day, _, rest = text[start:end].partition(" of ")
    tens, _, last = day.replace("-", " ").rpartition(" ")
    value = ORDINALS[last] + TENS.get(tens, 0)
    if value > 31:
        return None
    found = _date(f"{value} {rest}", 0, len(rest) + 3)
    return found and found._replace(span=Span(start, end))


def _dated(year: int, month: int, day: int, span: Span, unit: str = "") -> Figure | None:
    if month > 12 or day > 31:
        return None
    return Figure(FigureKind.DATE, (ratio(year), ratio(month), ratio(day)), span, unit)


def _iso(text: str, start: int, end: int) -> Figure | None:
    year, month, day = map(int, text[start:end].split("-"))
    return _dated(year, month, day, Span(start, end))


def _numeric(text: str, start: int, end: int) -> Figure | None:
    first, second, year = (int(part) for part in re.split(r"[./-]", text[start:end]))
    if second > 12:
        return _dated(year, first, second, Span(start, end))
    # "3/4/2023" is two different days to two readers: kept, but as written.
    doubtful = "?" if "." not in text[start:end] and first <= 12 else ""
    return _dated(year, second, first, Span(start, end), doubtful)


def _month(text: str, start: int, end: int) -> Figure | None:
    if text[start:end] in {"may", "march", "mar", "dec", "sep", "jan", "jun"}:
        before = _last_word(text, start)
        if before not in {"in", "since", "until", "by", "last", "of", "early", "late", "mid"}:
            return None
    return _dated(0, MONTHS[text[start:end]], 0, Span(start, end))


def _decade(text: str, start: int, end: int) -> Figure | None:
    year = int(text[start : start + 4])
    return Figure(FigureKind.YEAR, (ratio(year), ratio(year + 9)), Span(start, end))


def _decade_in_words(text: str, start: int, end: int) -> Figure | None:
    century, _, tens = text[start:end].replace("-", " ").partition(" ")
    year = SMALL[century] * 100 + TENS[f"{tens.removesuffix('ies')}y"]
    return Figure(FigureKind.YEAR, (ratio(year), ratio(year + 9)), Span(start, end))


def _years(text: str, start: int, end: int) -> Figure | None:
    first, second = re.split(r"[-/]", text[start:end])
    last = int(first[: 4 - len(second)] + second)
    return Figure(FigureKind.YEAR, (ratio(int(first)), ratio(last)), Span(start, end))


def _ordinal(text: str, start: int, end: int) -> Figure | None:
    return Figure(FigureKind.ORDINAL, (ratio(int(text[start : end - 2])),), Span(start, end))


def _ordinal_words(text: str, start: int, end: int) -> Figure | None:
    words = re.split(r"[ -]", text[start:end])
    following = _next_word(text, end)
    alone = not following or following in _FUNCTION
    if words[-1] in PARTS and len(words) == 1 and _counts_parts(text, start, following):
        return Figure(FigureKind.FRACTION, (ratio(1, PARTS[words[-1]]),), Span(start, end))
    if words[-1] == "second" and alone:
        return None
    if words == ["first"] and (_last_word(text, start) == "at" or text.startswith(" of all", end)):
        return None
    value = ORDINALS[words[-1]] + (TENS[words[0]] if len(words) > 1 else 0)
    return Figure(FigureKind.ORDINAL, (ratio(value),), Span(start, end))


def _counts_parts(text: str, start: int, following: str) -> bool:
    """Tell a share without its article, "cut by third" or "third of all", from a rank."""
    before = _last_word(text, start)
    return before not in _WHICH and (
        following == "of" or (before == "by" and (not following or following in _FUNCTION))
    )


def _quarter(text: str, start: int, end: int) -> Figure | None:
    if _last_word(text, start) in _WHICH:
        return None
    return of_point(text, Figure(FigureKind.FRACTION, (ratio(1, 4),), Span(start, end)))


def _part(text: str, start: int, end: int) -> Figure | None:
    counted, _, part = text[start:end].replace("-", " ").rpartition(" ")
    following = _next_word(text, end)
    if counted in TENS and not part.endswith("s"):
        return _ordinal_words(text, start, end)
    one = counted in {"a", "an", "one"}
    if one and part.endswith("s"):
        return None
    if part == "half" and (whole := hour_and_half(text, start, end)):
        return whole
    if one and part not in {"half", "quarter"} and following and following not in _FUNCTION:
        return _ordinal_words(text, start + len(counted) + 1, end)
    top = int(counted) if counted.isdigit() else SMALL.get(counted, 1)
    share = Figure(FigureKind.FRACTION, (ratio(top, PARTS[part]),), Span(start, end))
    return of_unit(text, share, " of an? ") or of_point(text, share)


def _half(text: str, start: int, end: int) -> Figure | None:
    if _last_word(text, start) in {"first", "second", "other", "better", "latter", "and"}:
        return None
    share = Figure(FigureKind.FRACTION, (ratio(1, 2),), Span(start, end))
    return of_unit(text, share, " (?:of )?an? ") or of_point(text, share)


def _slashed(text: str, start: int, end: int) -> Figure | None:
    top, bottom = map(int, text[start:end].split("/"))
    if not 0 < top < bottom or (top, bottom) == (9, 11):
        return None
    share = Figure(FigureKind.FRACTION, (ratio(top, bottom),), Span(start, end))
    return of_unit(text, share, " (?:(?:of )?an? )?") or of_point(text, share)


def _number(word: str) -> Ratio:
    return read_digits(word) if word[0].isdigit() else read_words(word)


def _score(text: str, start: int, end: int) -> Figure | None:
    """Return what "3:1" says, which is "3-1" in other papers."""
    numbers = tuple(ratio(int(goals)) for goals in text[start:end].split(":"))
    return Figure(FigureKind.COUNT, numbers, Span(start, end))


def _one_in(text: str, start: int, end: int) -> Figure | None:
    words = re.split(r" (?:in|out of)(?: every)? ", text[start:end])
    top, bottom = (_number(word).numerator for word in words)
    if not 0 < top < bottom or bottom > 1500:
        return None
    return Figure(FigureKind.FRACTION, (ratio(top, bottom),), Span(start, end))


def _power(text: str, start: int, end: int) -> Figure | None:
    """Return what "2.5 × 10^6" says."""
    written = re.fullmatch(r"(?:(.+?) ?[x×·*] ?)?10\^(-?\d+)", text[start:end])
    if written is None:
        return None
    number, power = read_digits(written[1] or "1"), int(written[2])
    top, bottom = (10**power, 1) if power >= 0 else (1, 10**-power)
    scaled = ratio(number.numerator * top, number.denominator * bottom)
    return Figure(FigureKind.COUNT, (scaled,), Span(start, end))


def foreign_date(text: str, start: int, end: int, months: Mapping[str, int]) -> Figure | None:
    """Return the date that a day, a month of a language and perhaps a year make."""
    written = text[start:end]
    month = max((name for name in months if name in written), key=len, default="")
    numbers = [int(digits) for digits in re.findall(r"\d+", written.replace(month, " ", 1))]
    year = next((number for number in numbers if number > 31), 0)
    # Where the day is no figure it is "the first".
    first = int(written[0].isalpha() and not written.startswith(month))
    day = next((number for number in numbers if number <= 31), first)
    return _dated(year, months.get(month, 13), day, Span(start, end))


def _times(text: str, start: int, end: int) -> Figure | None:
    number = _number(text[start : end - 4].rstrip(" -"))
    return Figure(FigureKind.MULTIPLE, (number,), Span(start, end))


def _multiplied(text: str, start: int, end: int) -> Figure | None:
    word = text[start:end]
    number = ratio(1, 2) if word.startswith("halv") else ratio(_MULTIPLIED[word])
    return Figure(FigureKind.MULTIPLE, (number,), Span(start, end))


READERS: dict[str, Callable[[str, int, int], Figure | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "month_day": _date,
    "day_month": _date,
    "month_year": _date,
    "month": _month,
    "decade": _decade,
    "decade_in_words": _decade_in_words,
    "years": _years,
    **dict.fromkeys(("clock", "clock_abroad"), read_clock),
    "score": _score,
    "meridiem": read_meridiem,
    "oclock": read_oclock,
    "noon": read_noon,
    "power": _power,
    "ordinal": _ordinal,
    "day_in_words": _day_in_words,
    "ordinal_words": _ordinal_words,
    "part": _part,
    "half": _half,
    "quarter": _quarter,
    "slashed": _slashed,
    "one_in": _one_in,
    "times": _times,
    "multiplied": _multiplied,
}
