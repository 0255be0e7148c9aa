"""Numbers in digits and words, to exact ratios."""

import re
from collections.abc import Container
from functools import cache

from claimcheck.language.lexicon.word_lists import listed
from claimcheck.model.figure import Ratio, ratio

UNITS = {
    word: value
    for value, word in enumerate(listed("zero one two three four five six seven eight nine"))
}
TEENS = {
    word: value
    for value, word in enumerate(
        listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        10,
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
SMALL = UNITS | TEENS | TENS | {"fourty": 40}

SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6,
    "crore": 10**7, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15,
    "hundreds": 100, "dozens": 12, "thousands": 10**3, "lakhs": 10**5, "millions": 10**6,
    "crores": 10**7, "billions": 10**9, "trillions": 10**12,
    "mln": 10**6, "mn": 10**6, "mio": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12,
    "trn": 10**12, "k": 10**3, "m": 10**6, "b": 10**9, "thsd": 10**3,
}  # fmt: skip

# As Russian, Ukrainian, Bulgarian, Serbian, French, German, Spanish, Italian, Portuguese,
# Dutch, Swedish, Danish, Norwegian and Arabic write them after digits.
OTHER_SCALES = {
    word.replace("_", " "): value
    for value, words in (
        (10**3, "тыс тыс. тысяч тысячи тысяча тисяч mille tausend tsd tsd. duizend tusen ألف"
                " آلاف"),
        (10**6, "млн млн. миллион миллиона миллионов мільйон мільйонів милион милиона millionen"
                " mio. mln. millón millones milione milioni milhão milhões miljoen miljon miljoner"
                " millioner مليون ملايين"),
        (10**9, "млрд млрд. миллиард миллиарда миллиардов мільярд мільярдів милиард милиарда"
                " milliard milliards milliarde milliarden mrd mrd. mld mld. miliardo miliardi"
                " miljard miljarden miljarder milliarder mil_millones mil_milhões bilhão bilhões"
                " مليار مليارات"),
    )
    for word in words.split()
}  # fmt: skip
# From here on "billion" is one number in English, and another in most of Europe.
_LONG_SCALE = 10**9
HAN_SCALES = {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

BIG = frozenset(word for word in SCALES if len(word) > 3)
"""What multiplies a number in words; shorter forms belong to digits."""

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip

PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100,
}  # fmt: skip
PARTS |= {f"{word}s": value for word, value in PARTS.items() if word[-1] != "s"}


def read_digits(text: str, decimal: str = ".") -> Ratio:
    """Return the number that digits write, with whatever marks thousands and decimals.

    A comma or point that occurs twice marks thousands, and so does a single one before
    exactly three digits that is not the language's ``decimal`` mark; any other marks decimals.

    >>> [str(read_digits(number)) for number in ("1,200", "1 200", "12,5", "1.200.000", "4.1")]
    ['1200', '1200', '25/2', '1200000', '41/10']
    >>> str(read_digits("1.200", ",")), str(read_digits("1,200", ","))
    ('1200', '6/5')
    """
    text = re.sub(r"[ ']", "", text)
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return ratio(int(text))
    mark = text[last]
    if text.count(mark) > 1 or (mark != decimal and len(text) - last == 4 and 0 < last < 4):
        return ratio(int(re.sub(r"[.,]", "", text)))
    whole = re.sub(r"[.,]", "", text[:last])
    decimals = text[last + 1 :]
    return ratio(int((whole or "0") + decimals), 10 ** len(decimals))


def without_grouping(number: str, following: str) -> str:
    """Return digits without their thousands' mark where nobody can take it for a decimal one.

    Who writes "2.000 millones" has a word that English has not, and no three empty decimals.

    >>> without_grouping("2.000", " millones de euros"), without_grouping("2.000", " million")
    ('2000', '2.000')
    """
    if not re.fullmatch(r"[1-9]\d{0,2}\.000", number):
        return number
    is_foreign = not OTHER_SCALES.keys().isdisjoint(following.split(" ", 2)[1:2])
    return number.replace(".", "") if is_foreign else number


def are_next(near: Ratio, far: Ratio) -> bool:
    """Return whether "two or three" are a range: "5 or 9" are these two alone."""
    gap = far.numerator * near.denominator - near.numerator * far.denominator
    return gap == near.denominator * far.denominator or far.numerator % 10 == 0


def plus(number: Ratio, top: int, bottom: int) -> Ratio:
    """Return a number and so many parts of one: 2 and 1/2."""
    return ratio(number.numerator * bottom + top * number.denominator, number.denominator * bottom)


def read_otherwise(
    number: str, said: str, numbers: tuple[Ratio, ...], *, decimal: str = "."
) -> str:
    """Return what of a figure readers of another language read otherwise; empty if nothing.

    ``number`` are its digits or words, ``said`` what follows in lower case, and ``decimal``
    the mark by which it was read: a comma is English grouping, and who writes decimals after a
    comma writes no three empty ones after a point. A "Milliarde" is no English "billion",
    since its neighbours' "Billion" is a thousand times as much.

    >>> read_otherwise("1.200", "", (ratio(6, 5),)), read_otherwise("1.2", "", (ratio(6, 5),))
    ('1.200', '')
    >>> read_otherwise("3", " mrd. euro", (ratio(3 * 10**9),))
    'long scale'
    """
    parted = r"\.\d{3}" if decimal == "." else r"(?:\.(?!000)|,)\d{3}"
    doubts = [number] if re.fullmatch(rf"[1-9]\d{{0,2}}{parted}", number) else []
    is_large = any(abs(each.numerator) >= _LONG_SCALE * each.denominator for each in numbers)
    if is_large and not OTHER_SCALES.keys().isdisjoint(said.split()):
        doubts.append("long scale")
    return " ".join(doubts)


def read_words(text: str) -> Ratio:
    """Return the number that words write.

    >>> [str(read_words(number)) for number in ("twenty-five", "a hundred and five thousand")]
    ['25', '105000']
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", text):
        if word in SMALL:
            current += SMALL[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
        elif word in {"a", "an"}:
            current = 1
    return ratio(total + current)


def number_end(text: str, start: int) -> int | None:
    """Return where the number in words ends that begins at ``start``, None if there is none.

    >>> text = "a hundred and five thousand people"
    >>> text[: number_end(text, 0)]
    'a hundred and five thousand'
    """
    end = _scaled_end(text, start)
    if end is None:
        return next(iter(_ends_below_1000(text, start)), None)
    while joint := _joint().match(text, end):
        place = joint.end()
        following = _scaled_end(text, place) or next(iter(_ends_below_1000(text, place)), None)
        if following is None:
            break
        end = following
    return end


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?!\w)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r",? (?:and )?")


def _scaled_end(text: str, start: int) -> int | None:
    """Return where "two hundred and five thousand" ends, which multiplies at least once."""
    first = _word().match(text, start)
    articles = [first.end()] if first and first[0] in {"a", "an"} else []
    for end in articles + _ends_below_1000(text, start):
        place = end
        while (scaled := _after(text, place, BIG)) is not None:
            place = scaled
        if place > end:
            return place
    return None


def _ends_below_1000(text: str, start: int) -> list[int]:
    """Return where a number below 1,000 can end, the longest first."""
    first = _word().match(text, start)
    if first is None:
        return []
    below = [first.end()] if first[0] in {"a", "an"} else _ends_below_100(text, start)
    ends = []
    for end in below:
        hundred = _after(text, end, frozenset(("hundred",)))
        if hundred is not None:
            if text.startswith(" and ", hundred):
                ends += _ends_below_100(text, hundred + 5)
            ends.append(hundred)
    return ends if first[0] in {"a", "an"} else ends + below


def _ends_below_100(text: str, start: int) -> list[int]:
    first = _word().match(text, start)
    if first is None or first[0] not in SMALL:
        return []
    unit = _after(text, first.end(), UNITS) if first[0] in TENS else None
    return [first.end()] if unit is None else [unit, first.end()]


def _after(text: str, place: int, words: Container[str]) -> int | None:
    """Return where one of ``words`` ends that a space or hyphen joins to what is before."""
    if text[place : place + 1] not in {" ", "-"}:
        return None
    found = _word().match(text, place + 1)
    return found.end() if found and found[0] in words else None
