"""Make the table of how languages write numbers, dates and units, from CLDR.

    python benchmarks/notations.py > src/claimcheck/language/figures/notations.txt

Needs babel, which carries CLDR and is no part of the program (``pip install babel``).
The languages are those whose words are stemmed, and some whose figures are often read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import babel
from babel import Locale

from claimcheck.language.text.stems import stemmed_languages

MORE = ("bg", "bn", "he", "hr", "ja", "ko", "sk", "sl", "sw", "th", "uk", "ur", "vi", "zh")
UNITS = {
    "length-kilometer": "km", "length-meter": "m", "length-centimeter": "cm", "length-mile": "mile",
    "mass-kilogram": "kg", "mass-gram": "g", "mass-tonne": "tonne", "mass-metric-ton": "tonne",
    "volume-liter": "litre", "area-hectare": "hectare", "area-square-kilometer": "km2",
    "area-square-meter": "m2", "duration-year": "year", "duration-month": "month",
    "duration-week": "week", "duration-day": "day", "duration-hour": "hour",
    "duration-minute": "minute", "concentr-percent": "%",
}  # fmt: skip
MONEY = ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "RUB", "BRL", "INR", "UAH")


def main() -> None:
    """Print the table."""
    print(f"# Made by benchmarks/notations.py from CLDR, by babel {babel.__version__}.")
    print("# =language decimal mark; then what a word multiplies, means as a month, or counts.")
    for code in sorted({*stemmed_languages(), *MORE} - {"en", "yi"}):
        locale = Locale.parse(code)
        symbols = locale.number_symbols.get("latn", locale.number_symbols)
        print(f"={code} {symbols['decimal']}")
        for kind, words in (
            ("scale", scales(locale)),
            ("month", months(locale)),
            ("money", money(locale)),
            ("measure", measures(locale)),
        ):
            for meaning, names in sorted(grouped(words).items()):
                print(f"{kind} {meaning} {' '.join(sorted(names))}")


def grouped(words: Iterator[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Return the words of each meaning, in lower case, their blanks as underscores."""
    found: dict[str, set[str]] = {}
    for meaning, name in words:
        word = re.sub(r"[\s\u00a0\u202f]+", "_", name.strip().lower())
        if word and not any(map(str.isdigit, word)):
            found.setdefault(meaning, set()).add(word)
    return found


def scales(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give what each word after a number multiplies it by."""
    for style in ("long", "short"):
        for patterns in locale.compact_decimal_formats.get(style, {}).values():
            for size, pattern in patterns.items():
                written = re.sub(r"[\u200e\u200f\u061c]", "", pattern.pattern.replace("'", ""))
                zeros = re.search("0+", written)
                word = re.sub("0+", "", written).strip("\u00a0\u202f ")
                factor = int(size) // 10 ** (len(zeros[0]) - 1) if zeros else 0
                # "mil millones" is two words that multiply, each by itself; "M" is a letter.
                if factor > 1 and len(word) > 1 and not re.search(r"\s", word):
                    yield str(factor), word


def months(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of months."""
    for context in ("format", "stand-alone"):
        for style in ("wide", "abbreviated"):
            for number, name in locale.months[context][style].items():
                if len(name) > 2:
                    yield str(number), name
                    yield str(number), name.rstrip(".")


def money(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of currencies, after any number; "dólares" for "dólares estadounidenses"."""
    for code in MONEY:
        plurals = locale._data["currency_names_plural"].get(code, {})  # noqa: SLF001
        for name in (locale.currencies.get(code, ""), *written(plurals)):
            yield code, name
            if name and code in {"USD", "EUR"}:
                yield code, name.split()[0]


def measures(locale: Locale) -> Iterator[tuple[str, str]]:
    """Give the names of units, after any number."""
    for unit, code in UNITS.items():
        for pattern in written(locale._data["unit_patterns"].get(unit, {})):  # noqa: SLF001
            if "{0}" in pattern and len(name := pattern.replace("{0}", "").strip()) > 1:
                yield code, name


def written(patterns: Any) -> Iterator[str]:
    """Give every pattern that is kept under a unit, in whatever case, number and length."""
    if isinstance(patterns, str):
        yield patterns
    else:
        for form, each in patterns.items():
            if form != "per":
                yield from written(each)


if __name__ == "__main__":
    main()
