"""Labels and numbers: the label is the verdict, and numbers are a hint at best."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from math import isfinite
from typing import Final

from claimcheck.model.imports.outside_check import ForeignRating
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.checks.texts import as_name, each_of, first_text, value_of

_NAMES: Final = ("ratingValue", "bestRating", "worstRating")
# Longer labels say why: no list of labels can place them.
_NUMBER: Final = "label is a number"
_LABEL_WORDS, _LABEL_LENGTH = 8, 60


@cache
def _of_so_many() -> re.Pattern[str]:
    number = r"\s*\d{1,9}(?:[.,]\d{1,9})?\s*"
    return re.compile(rf"{number}(?:of|out of|von|sur|de|di|av){number}", re.IGNORECASE)


class ReadRating(NamedTuple):
    """A label, the numbers beside it and what is to be told of both."""

    label: str | None
    numbers: ForeignRating
    explanation: object
    told: tuple[str, ...]


def read_rating(value: object) -> ReadRating:
    """Return what a ``reviewRating`` says; a number never chooses its label."""
    rating = next((each for each in each_of(value) if isinstance(each, dict)), None)
    if rating is None:
        text = first_text(value)
        word = as_name(text) if text else ""
        if is_number(word):
            return _told(None, ForeignRating(value=word[:40]), None, [_NUMBER])
        return _told(word or None, ForeignRating(), None, ["rating is a text"] if word else [])
    given = [value_of(rating, name) for name in _NAMES]
    numbers, told = _numbers(given)
    label, where = _label(rating, given[0], told)
    if where == "Rating.name":
        told.insert(0, "label in Rating.name")
    return _told(label, numbers, value_of(rating, "ratingExplanation"), told)


def _told(
    label: str | None, numbers: ForeignRating, explanation: object, told: list[str]
) -> ReadRating:
    """Return a rating, with a word on a label that says more than a label."""
    if label and (len(label) > _LABEL_LENGTH or label.count(" ") >= _LABEL_WORDS):
        told = ["label is a sentence", *told]
    return ReadRating(label, numbers, explanation, tuple(told))


def _label(rating: Mapping[str, object], value: object, told: list[str]) -> tuple[str | None, str]:
    """Return a rating's label and where it stands; a number in its place is told."""
    for name in ("alternateName", "name"):
        text = first_text(value_of(rating, name))
        label = as_name(text) if text else ""
        if is_number(label):
            told.append(_NUMBER)
        elif label:
            return label, f"Rating.{name}"
    word = first_text(value)
    if word and _is_word(word) and (label := as_name(word)):
        return label, "ratingValue"
    return None, ""


def _is_word(text: str) -> bool:
    """Return whether a text is no number, and has letters."""
    return _number(text) is None and any(map(str.isalpha, text)) and not is_number(text)


@lru_cache(maxsize=4_096)
def is_number(text: str) -> bool:
    """Return whether a text says a number alone, or one of so many: that is no label.

    >>> [is_number(each) for each in ("3", "3/5", "1 of 5", "½", "4 Pinocchios", "✔")]
    [True, True, True, True, False, False]
    """
    if any(map(str.isalpha, text)):
        return bool(_of_so_many().fullmatch(text))
    return any(map(str.isnumeric, text))


def _number(value: object) -> float | None:
    """Return the number that a value is or writes; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _numbers(given: list[object]) -> tuple[ForeignRating, list[str]]:
    """Return the numbers as they were given, whether they count, and what is told of them."""
    shown = [as_name(text)[:40] if (text := first_text(each)) else None for each in given]
    rating = ForeignRating(value=shown[0], best=shown[1], worst=shown[2])
    if all(each is None for each in given):
        return rating, []
    if all(each is None or (isinstance(each, str) and not each.strip()) for each in given):
        return rating, ["numbers are empty"]
    if isinstance(given[0], str) and not given[0].strip():
        return rating, ["ratingValue is empty"]
    if shown[0] and _is_word(shown[0]):
        return rating, ["ratingValue is a word"]
    fault = _fault(*map(_number, given))
    return rating._replace(counts=fault is None), [fault] if fault else []


def _fault(value: float | None, best: float | None, worst: float | None) -> str | None:
    """Return why numbers do not count; an empty text where nobody is to be told."""
    missing = [
        name for name, number in zip(_NAMES, (value, best, worst), strict=True) if number is None
    ]
    if value is None or best is None or worst is None:
        return f"{missing[0]} is missing"
    # That is how several programs write that there is no number.
    if value == best == worst == -1 or not all(map(isfinite, (value, best, worst))):
        return ""
    if best < worst:
        return "scale is inverted"
    if best == worst:
        return "bestRating equals worstRating"
    if worst < 1:
        return "worstRating is below 1"
    return None if worst <= value <= best else "value outside"
