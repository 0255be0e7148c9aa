"""What figures count: money, measures, and the words before a figure that loosen it."""

import re
from functools import cache

from claimcheck.language.figures.numerals import ORDINALS, PARTS, SCALES, SMALL
from claimcheck.language.lexicon.word_lists import listed
from claimcheck.model.figure import Approximation

SIGNS = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY",
    "₹": "INR", "₽": "RUB", "₴": "UAH", "₦": "NGN", "₩": "KRW", "₺": "TRY", "₪": "ILS",
    "usd": "USD", "gbp": "GBP", "eur": "EUR", "jpy": "JPY", "cny": "CNY", "rmb": "CNY",
    "inr": "INR", "rub": "RUB", "chf": "CHF", "aud": "AUD", "cad": "CAD", "uah": "UAH",
    "rs": "rupee", "brl": "BRL", "xof": "XOF", "zar": "ZAR", "try": "TRY", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "pln": "PLN",
}  # fmt: skip

_NAMED = {
    "USD": "dollar dollars us-dollar us-dollars u.s.-dollar u.s.-dollars american-dollars bucks",
    "AUD": "australian-dollar australian-dollars",
    "CAD": "canadian-dollar canadian-dollars",
    "HKD": "hong-kong-dollars",
    "NZD": "new-zealand-dollars",
    "GBP": "pound pounds pound-sterling pounds-sterling quid",
    "EUR": "euro euros",
    "JPY": "yen japanese-yen",
    "CNY": "yuan renminbi chinese-yuan",
    "INR": "indian-rupee indian-rupees",
    # Of which land tells nobody: pesos of Chile, rupees of Nepal.
    "rupee": "rupee rupees",
    "RUB": "ruble rubles rouble roubles russian-rubles russian-roubles",
    "UAH": "hryvnia hryvnias",
    "CHF": "swiss-franc swiss-francs",
    "XOF": "cfa-franc cfa-francs",
    "cent": "cent cents ¢",
    "penny": "pence penny",
    "franc": "franc francs",
    # Of which land a crown is tells only its own name: kronor of Sweden, kroner of two others.
    "crown": "crown crowns",
    "krona": "krona kronor",
    "krone": "krone kroner",
    "koruna": "koruna korunas",
    "NGN": "naira",
    "ZAR": "rand",
    "BRL": "real reais",
    "TRY": "lira liras turkish-lira turkish-liras",
    "lire": "lire",
    "MXN": "mexican-peso mexican-pesos",
    "peso": "peso pesos",
    "PLN": "zloty zlotys",
    "ILS": "shekel shekels",
    "IRR": "rial rials",
    "dinar": "dinar dinars",
    "dirham": "dirham dirhams",
    "rupiah": "rupiah",
}
MONEY_WORDS = {
    word.replace("-", " "): code for code, words in _NAMED.items() for word in words.split()
} | {code: value for code, value in SIGNS.items() if len(code) == 3 and code.isalpha()}

_MEASURED = {
    "km": "km kms kilometre kilometres kilometer kilometers",
    "m": "metre metres meter meters",
    "cm": "cm centimetre centimetres centimeter centimeters",
    "mm": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles mi",
    "foot": "foot feet ft",
    "inch": "inch inches in.",
    "yard": "yard yards",
    "µg": "µg μg mcg microgram micrograms",
    "ppm": "ppm parts-per-million",
    "ppb": "ppb parts-per-billion",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "gram grams gramme grammes",
    "mg": "mg milligram milligrams",
    "tonne": "tonne tonnes metric-ton metric-tons",
    "ton": "ton tons",
    "lb": "lb lbs",
    "ounce": "ounce ounces oz",
    "litre": "litre litres liter liters",
    "ml": "ml millilitre millilitres milliliter milliliters",
    "cl": "cl centilitre centilitres centiliter centiliters",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels",
    "hectare": "hectare hectares ha",
    "acre": "acre acres",
    "km2": "square-kilometre square-kilometres square-kilometer square-kilometers sq-km km2",
    "m2": "square-metre square-metres square-meter square-meters sq-m m2",
    "mi2": "square-mile square-miles",
    "ft2": "square-foot square-feet sq-ft",
    "m3": "cubic-metre cubic-metres cubic-meter cubic-meters m3",
    "km/h": "km/h kph kmh kilometres-per-hour kilometers-per-hour kilometres-an-hour"
    " kilometers-an-hour km-per-hour km-an-hour",
    "km/s": "km/s kilometres-per-second kilometers-per-second kilometres-a-second"
    " kilometers-a-second km-per-second km-a-second",
    "m/s": "m/s metres-per-second meters-per-second metres-a-second meters-a-second",
    "mph": "mph miles-per-hour miles-an-hour",
    "°C": "°c degrees-celsius degree-celsius degrees-c celsius",
    "°F": "°f degrees-fahrenheit degrees-f fahrenheit",
    "degree": "degree degrees °",
    "second": "seconds",
    "minute": "minute minutes mins",
    "hour": "hour hours hrs",
    "day": "day days",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years yrs",
    "decade": "decade decades",
    "century": "century centuries",
    "watt": "watt watts",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "kWh": "kwh kilowatt-hour kilowatt-hours",
    "MWh": "mwh megawatt-hour megawatt-hours",
    "GWh": "gwh gigawatt-hour gigawatt-hours",
    "TWh": "twh terawatt-hour terawatt-hours",
    "MB": "mb megabyte megabytes",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "calorie": "calorie calories kcal",
    "basis point": "basis-point basis-points bps bp",
    "point": "point points",
}
MEASURE_WORDS = {
    word.replace("-", " "): unit for unit, words in _MEASURED.items() for word in words.split()
}

_LOOSENED = {
    Approximation.ABOUT: "about around approximately approx approx. roughly some circa ca ca. ~"
    " an-estimated estimated in-the-region-of somewhere-around in-the-order-of",
    Approximation.NEARLY: "nearly almost close-to just-under just-below approaching nearing"
    " not-quite",
    Approximation.MORE_THAN: "more-than over above in-excess-of upwards-of upward-of well-over"
    " just-over slightly-more-than a-little-over greater-than higher-than exceeding > beyond"
    " well-above just-above far-more-than",
    Approximation.AT_LEAST: "at-least no-fewer-than no-less-than not-less-than not-fewer-than"
    " a-minimum-of minimum ≥",
    Approximation.LESS_THAN: "less-than fewer-than under below lower-than well-under"
    " well-below < slightly-less-than",
    Approximation.AT_MOST: "at-most up-to no-more-than not-more-than a-maximum-of maximum ≤"
    " not-exceeding as-many-as as-much-as",
    Approximation.EXACT: "exactly precisely",
}
LOOSENERS = {
    words.replace("-", " "): approximation
    for approximation, several in _LOOSENED.items()
    for words in several.split()
}

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
            "june jun jun.", "july jul jul.", "august aug aug.", "september sep sep. sept sept.",
            "october oct oct.", "november nov nov.", "december dec dec.",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

COUNTING = frozenset(
    word
    for words in (SMALL, SCALES, ORDINALS, PARTS, MONTHS, MONEY_WORDS, MEASURE_WORDS, LOOSENERS)
    for written in words
    for word in written.split()
)
"""Every word that can belong to a figure."""

POUND = "pound"
"""The unit of pounds of which nobody says whether they are money or weight."""

# Words beside which pounds are money, or weight.
_MONEY = (
    r"costs?|costing|prices?|priced|tickets?|pay|pays|paid|spen[dt]\w*|worth|fined?|tax\w*|budget\w*|sold|sells?|buy\w*"
    r"|bought|earn\w*|salar\w+|wages?|loan\w*|len[dt]|debts?|funds?|funding|grant\w*|invest\w*"
    r"|donat\w+|charg\w+|fees?|income|rent\w*|bills?|savings?|benefits?|pension\w*|revenue\w*"
    r"|profit\w*|deficit\w*|currency|sterling|rates?|economy|owe[sd]?|bribe\w*|stole|raised?|bank\w*"
)
_WEIGHT = r"weigh\w*|heavy|heavier|lighter|overweight|slimmer|diet\w*|bombs?|warheads?|explosives"
# Beside no word of money these tell of a body: "lost 20 pounds", but not "20 pounds a share".
_LOST = r"(?:lost|loses?|losing|sheds?|gain(?:s|ed|ing)?) (?:\w+ )?$"


@cache
def _money() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_MONEY})\b")


@cache
def _weight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_WEIGHT})\b")


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(rf"\b{_LOST}")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r" (?:an?|per|each|to|on|at|in (?:the|an?) (?!day|week|month|year))\b")


@cache
def _of_goods() -> re.Pattern[str]:
    return re.compile(r" of (?!(?:public|taxpayers?|tax|aid|debt|money|cash|damage|losses)\b)")


@cache
def _millions() -> re.Pattern[str]:
    return re.compile(r"(?:illions?|\d ?(?:m|bn)|\d[\d,. ]{5,}\d)$")


def unit_of_pounds(text: str, number_end: int, end: int) -> str:
    """Return the unit of the word "pounds" that ends at ``end``: money, weight, or either."""
    # Nobody weighs millions of pounds.
    if _millions().search(text, max(0, number_end - 12), number_end):
        return "GBP"
    if _of_goods().match(text, end) or _weight().search(text):
        return "lb"
    if _money().search(text):
        return "GBP"
    lost = _lost().search(text[: text.rfind(" ", 0, number_end) + 1])
    return "lb" if lost and not _each().match(text, end) else POUND


# With these words goes on what begins with a number in digits, but for a unit.
_GOING_ON = frozenset(
    listed("a am p pm o oclock noon midnight of in out x fold h hs hrs horas heures uhr uur")
) | {word.rstrip(".") for words in (MONTHS, PARTS) for word in words}


@cache
def _alone() -> re.Pattern[str]:
    # "14.30" may be a time of day.
    return re.compile(r"\d+(?:\.(?!\d\d(?!\d))\d+)?(?=%|\Z| ([a-z]+))")


def end_of_number_alone(lowered: str, start: int) -> int | None:
    """Return where a number ends of which one look shows that it is nothing but its digits.

    Most are. The patterns of dates, times and the like take longer to compile than most texts
    to read.

    >>> end_of_number_alone("20% in 3 of 4 towns", 0), end_of_number_alone("3 of 4 towns", 0)
    (2, None)
    """
    found = _alone().match(lowered, start)
    return found.end() if found and found[1] not in _GOING_ON else None
