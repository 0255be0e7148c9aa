"""The number of a king, queen or pope beside the same in words: "Charles III", "… the Third"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.language.lexicon.closed_classes import IRREGULAR_VERBS
from claimcheck.matching.spelling.known_words import names_somebody
from claimcheck.matching.terms import Parsed, Term
from claimcheck.model.figure import FigureKind

_LETTERS: Final = {"x": 10, "v": 5, "i": 1}


def are_one_reign(
    ours: Sequence[Term], theirs: Sequence[Term], texts: tuple[Parsed, Parsed]
) -> bool:
    """Return whether two blocks give one number after one name: "IX", "the Ninth", "the 9th"."""
    return _are_one(ours, theirs, texts) or _are_one(theirs, ours, texts[::-1])


def _are_one(letters: Sequence[Term], words: Sequence[Term], texts: tuple[Parsed, Parsed]) -> bool:
    if len(letters) != 1 or not 1 <= len(words) <= 2:
        return False
    number, ordinal = _number_in_letters(letters[0], texts[0]), words[-1].figure
    if not number or ordinal is None or ordinal.kind is not FigureKind.ORDINAL:
        return False
    if [each.numerator for each in ordinal.numbers] != [number] or not _is_written(words, texts[1]):
        return False
    names = _name_before(letters[0], texts[0]), _name_before(words[-1], texts[1])
    return names[0] == names[1] and names_somebody(names[0])


def _is_written(words: Sequence[Term], parsed: Parsed) -> bool:
    """Return whether an ordinal with "the" is part of a name: "the Ninth", not "the ninth man"."""
    place = parsed.terms.index(words[-1])
    written = parsed.plain.text[words[-1].start]
    after = parsed.terms[place + 1 : place + 2]
    # Figures have no capital, so a noun may follow that they count.
    verb = bool(after) and (after[0].key in IRREGULAR_VERBS or after[0].key.endswith("ed"))
    sure = written.isupper() or (written.isdigit() and verb)
    return sure and parsed.terms[place - 1].key == "the"


def _name_before(term: Term, parsed: Parsed) -> str:
    """Return the name right before a number, "the" between them or not; empty where none is."""
    place = parsed.terms.index(term)
    before = [each for each in parsed.terms[max(0, place - 2) : place] if each.key != "the"][-1:]
    named = bool(before) and before[0].figure is None
    return before[0].key if named and parsed.plain.text[before[0].start].isupper() else ""


def _number_in_letters(term: Term, parsed: Parsed) -> int:
    written = parsed.plain.text[term.start : term.end]
    if term.figure is not None or not _roman().fullmatch(written):
        return 0
    values = [_LETTERS[letter] for letter in written.lower()]
    after = [*values[1:], 0]
    return sum(-one if one < more else one for one, more in zip(values, after, strict=True))


@cache
def _roman() -> re.Pattern[str]:
    return re.compile(r"(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
