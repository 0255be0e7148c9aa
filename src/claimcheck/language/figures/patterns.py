"""The forms in which a text in lower case writes figures, compiled when first used."""

import re
from functools import cache

from claimcheck.language.figures.clock import CLOCK_ABROAD
from claimcheck.language.figures.notation import Notation, any_of, foreign_dates, scale
from claimcheck.language.figures.numerals import (
    BIG,
    ORDINALS,
    PARTS,
    SCALES,
    SMALL,
    TENS,
    number_end,
)
from claimcheck.language.figures.units import LOOSENERS, MONTHS, SIGNS, end_of_number_alone
from claimcheck.language.lexicon.word_lists import listed
from claimcheck.language.text.stems import code_of
from claimcheck.named_tuple import NamedTuple

# An English text writes "1,200", others "1 200", "1 200,50" or "1.200.000"; four figures after
# a comma are two numbers, one or two are decimals.
DIGITS = (
    r"(?:\d{1,3}(?P<gap>[ '.])\d{3}(?:(?P=gap)\d{3})*,\d{1,2}(?![\d,])"
    r"|\d{1,3}(?:(?P<mark>[, '])\d{3}(?:(?P=mark)\d{3})*)(?:\.\d+)?(?![\d])"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"
    r"|\d+(?:\.\d+|,\d{1,2}(?!\d))?|\.\d+)"
)
_MANTISSA = r"\d{1,4}(?:[.,]\d{1,4})?"
_BIG = any_of(BIG)
_MONTH = rf"(?:{any_of(MONTHS)})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_PART = any_of(PARTS)
# In Chinese and Turkish it stands before its number: "百分之3", "yüzde 40", "%40".
_PERCENT_BEFORE = ("百分之", "%", "yüzde")
_MULTIPLIED = listed(
    "doubled doubling tripled tripling trebled trebling quadrupled quadrupling halved halving"
    " twice thrice"
)
_CENTURIES = ("fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_DECADES = tuple(f"{tens.removesuffix('y')}ies" for tens in TENS)
_NOONS = ("noon", "midday", "midnight")
SIGNALS = frozenset(
    word
    for words in (SMALL, SCALES, ORDINALS, PARTS, _MULTIPLIED, MONTHS, _NOONS, ("fold",))
    for word in words
    if len(word) > 1
) | {f"{word}fold" for word in SMALL}
"""The words with which a figure of an English text begins."""


class Core(NamedTuple):
    """The part of a text that can begin a figure, and which form it is."""

    form: str
    start: int
    end: int


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _signal() -> re.Pattern[str]:
    return re.compile(r"\d|[^\W\d_]+")


def find_signals(lowered: str, written: Notation) -> list[tuple[int, str]]:
    """Return the places and words of a text in lower case at which a figure can begin.

    Only these are worth matching; that is ten times faster than searching. Numbers in
    words are known in six languages, months in most.
    """
    words, glued = SIGNALS, ""
    if not written.is_english:
        # English texts, most by far, need no numbers of other languages.
        from claimcheck.language.figures.words_abroad import signals  # noqa: PLC0415

        words, glued = signals(written.language)
    within = bool(glued) and glued in lowered
    if words.isdisjoint(_letters().findall(lowered)) and not within:
        return [(digit.start(), digit[0]) for digit in re.finditer(r"\d", lowered)]
    return [
        (signal.start(), word)
        for signal in _signal().finditer(lowered)
        if (word := signal[0]) in words or word.isdigit() or (within and glued in word)
    ]


def core_at(lowered: str, place: int, signal: tuple[int, str], written: Notation) -> Core | None:
    """Match the form of a figure that begins at a signal, or up to an article before it.

    Nothing before ``place`` belongs to it.
    """
    start, word = signal
    if not written.is_english:
        return _foreign_core(lowered, start, word, written.language)
    for article in (3, 2, 1):
        before = lowered[start - article : start] if start - article >= place else ""
        if before in {"an ", "a ", "."} and (found := _core(lowered, start - article, before)):
            return found
    return _core(lowered, start, word)


def _core(lowered: str, start: int, word: str) -> Core | None:
    """Match what begins with ``word``; only the patterns that it needs are ever compiled."""
    if not _free().match(lowered, start):
        return None
    if word in MONTHS:
        return _matched(_dates(), lowered, start)
    if not word[0].isalpha():
        return _number(lowered, start)
    counted = _matched(_counts(), lowered, start) if word.strip() in _counting() else None
    return counted or _written(lowered, start)


@cache
def _counting() -> frozenset[str]:
    """Return the words with which what `_counts` matches begins."""
    words = (*SMALL, *_MULTIPLIED, *TENS, *ORDINALS, *_NOONS, *"half quarter a an".split())
    return frozenset(re.split("[ -]", word)[0] for word in words)


def _foreign_core(lowered: str, start: int, word: str, language: str) -> Core | None:
    """Match a date in the words of a language, or a number in digits."""
    if not _free().match(lowered, start):
        return None
    found = _matched(foreign_dates(language), lowered, start)
    if found or not word[0].isalpha():
        return found or _number(lowered, start)
    from claimcheck.language.figures.words_abroad import match_share, match_words  # noqa: PLC0415

    if share := match_share(lowered, start, code_of(language)):
        return Core("share", start, share[0])
    end = match_words(lowered, start, code_of(language), scale(language))
    return Core("words", start, end) if end is not None else None


def _matched(pattern: re.Pattern[str], lowered: str, start: int) -> Core | None:
    found = pattern.match(lowered, start)
    return Core(found.lastgroup or "", *found.span()) if found else None


def _written(lowered: str, start: int) -> Core | None:
    """Match a number in words."""
    end = number_end(lowered, start)
    if end is not None:
        fold = _fold().match(lowered, end)
        return Core("times", start, fold.end()) if fold else Core("words", start, end)
    fold = _glued_fold().match(lowered, start) if "fold" in lowered else None
    if fold and number_end(fold["number"], 0) == len(fold["number"]):
        return Core("times", start, fold.end())
    return _matched(_bare(), lowered, start)


@cache
def _free() -> re.Pattern[str]:
    """Match where a figure may begin: not within a word, a number or a name such as F-16."""
    # A currency may be glued to it: "EUR48m".
    code = "|".join(rf"(?<=(?<![a-z\d]){each})" for each in ("eur", "usd", "gbp", "chf", "jpy"))
    return re.compile(rf"(?:(?<![a-z\d])|{code})(?<!\d[.,/:])(?<![a-z]-)")


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<month_day>{_MONTH} {_DAY}(?![\d.,/:]*\d|%)(?:,? \d{{4}}\b)?)"
        rf"|(?P<month_year>{_MONTH},?(?: of)? \d{{4}}\b)"
        rf"|(?P<month>{any_of(name for name in MONTHS if len(name) > 2 and name[-1] != '.')})\b"
    )


def _number(lowered: str, start: int) -> Core | None:
    end = end_of_number_alone(lowered, start)
    return _matched(_numbers(), lowered, start) if end is None else Core("digits", start, end)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
        r"|(?P<meridiem>\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.m\.?|[ap]m)(?!\w)|12 (?:noon|midnight)\b)"
        r"|(?P<oclock>\d{1,2} o'?clock\b)"
        rf"|(?P<power>(?:{_MANTISSA} ?[x×·*] ?)?10\^-?\d{{1,2}}(?!\d))"
        r"|(?P<numeric>\d{1,2}[./-]\d{1,2}[./-]\d{4}(?![\d-]))"
        rf"|(?P<day_month>{_DAY}(?: of)? {_MONTH}(?![a-z])(?:,? \d{{4}}\b)?)"
        rf"|(?P<one_in>\d+ (?:in|out of)(?: every)? (?:{any_of(SMALL)}|\d{{1,3}})\b(?![.,]\d|[%-]))"
        r"|(?P<times>\d+(?:\.\d+)?[ -]?fold\b)"
        rf"|(?P<part>\d{{1,2}}[ -](?:{_PART})\b)"
        # No article stands before a year's possessive: "the 1990's" are ten years.
        r"|(?P<decade>\d{3}0s\b|(?:(?<=the )|(?<=early )|(?<=late ))\d{3}0's\b)"
        r"|(?P<years>(?:1[5-9]|20)\d\d[-/]\d{2}(?:\d{2})?(?![\d.,]\d|\d|%))"
        rf"|(?P<clock_abroad>{CLOCK_ABROAD})"
        r"|(?P<clock>\d{1,2}:\d{2}(?!\d))"
        r"|(?P<score>\d{1,2}:\d(?![\d:]))"
        r"|(?P<ordinal>\d+(?:st|nd|rd|th)\b)"
        r"|(?P<slashed>\d{1,3}/\d{1,3}(?![\d/]))"
        rf"|(?P<digits>{DIGITS})"
    )


@cache
def _counts() -> re.Pattern[str]:
    small = any_of(SMALL)
    return re.compile(
        r"(?P<noon>noon|midday(?! (?:sun|heat|meal|prayers?|news|trading)\b)|midnight)\b"
        rf"|(?P<half_big>half(?: an?)?[ -](?:{_BIG})\b|an? quarter (?:of )?an? (?:{_BIG})\b)"
        rf"|(?P<one_in>(?:{small}) (?:in|out of)(?: every)? "
        rf"(?:{small}|\d{{1,3}})\b(?![.,]\d|[%-]))"
        rf"|(?P<multiplied>{any_of(_MULTIPLIED)})\b"
        rf"|(?P<part>(?:an?|{small})[ -](?:{_PART})\b)"
        r"|(?P<half>half\b(?!-))"
        r"|(?P<quarter>quarter(?= of\b))"
        rf"|(?P<day_in_words>(?:(?:{any_of(TENS)})[ -])?(?:{any_of(ORDINALS)}) of {_MONTH}(?![a-z])"
        r"(?:,? \d{4}\b)?)"
        rf"|(?P<decade_in_words>(?:{any_of(_CENTURIES)})[ -](?:{any_of(_DECADES)})\b)"
        rf"|(?P<ordinal_words>(?:(?:{any_of(TENS)})[ -])?(?:{any_of(ORDINALS)})\b)"
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?P<bare>(?:hundred|thousand|million|billion|trillion|dozen)\b)")


@cache
def _fold() -> re.Pattern[str]:
    return re.compile(r"[ -]fold\b")


@cache
def _glued_fold() -> re.Pattern[str]:
    return re.compile(r"(?P<number>(?:[a-z]+[ -]){1,2}hundred|[a-z]+)fold\b")


@cache
def _far_digits() -> re.Pattern[str]:
    return re.compile(rf"{DIGITS}(?![a-z]*-\d)")


def match_number(lowered: str, place: int) -> Core | None:
    """Match a bare number, as the far end of a range."""
    if (end := end_of_number_alone(lowered, place)) is not None:
        return Core("digits", place, end)
    if found := _far_digits().match(lowered, place):
        return Core("digits", *found.span())
    end = number_end(lowered, place)
    return Core("words", place, end) if end is not None else None


def first_number_end(words: str) -> int:
    """Return where the first bare number of a figure's words ends, else where they end."""
    for signal in _signal().finditer(words):
        if found := match_number(words, signal.start()):
            return found.end
    return len(words)


@cache
def mixed() -> re.Pattern[str]:
    """Match a fraction that belongs to the whole number before it."""
    return re.compile(r" and an? (?P<word>half|third|quarter)\b| (?P<top>\d)/(?P<bottom>\d{1,2})\b")


@cache
def joint() -> re.Pattern[str]:
    """Match what joins the two ends of a range."""
    return re.compile(r" ?- ?(?=[\d.])| to | and | or ")


@cache
def ends_before() -> tuple[str, ...]:
    """Return the words and signs with which what `before` matches can end, but for a blank."""
    return (*LOOSENERS, *SIGNS, "the", "minus", "-", *_PERCENT_BEFORE)


@cache
def before() -> re.Pattern[str]:
    """Match, up to the end of the text, what belongs to the number that follows."""
    # Nothing else begins it: most places before a figure are passed over by one look.
    begins = re.escape("".join(sorted({each[0] for each in ends_before()})))
    return re.compile(
        rf"(?=[{begins}])"
        rf"(?:(?<![\w])(?P<loose>{any_of(LOOSENERS)})\s?)?(?:the )?"
        rf"(?P<minus>(?<![\w)%.])-|(?<!\w)minus )?(?:(?<![a-z])(?P<sign>{any_of(SIGNS)}) ?)?"
        rf"(?P<share>百分之|(?<!\w)(?:%|yüzde) ?)?$|$"
    )


@cache
def after() -> re.Pattern[str]:
    """Match what loosens the figure before it."""
    return re.compile(
        r" or (?P<more>more|above|over|higher|greater)\b| ?\+(?!\w)|(?P<plus>-plus\b)"
        r"| or (?P<less>less|fewer|below|under|lower)\b| or (?P<so>so)\b|(?P<odd>-odd)\b"
    )
