"""Every figure in a text, exactly, however it is written."""

import re
from functools import lru_cache
from typing import Final

from claimcheck.language.figures import patterns as forms
from claimcheck.language.figures import rules
from claimcheck.language.figures.dimensions import exact_unit, of_point, together
from claimcheck.language.figures.notation import Notation, notation, scale, scale_at, unit_of
from claimcheck.language.figures.numerals import (
    PARTS,
    SCALES,
    are_next,
    plus,
    read_digits,
    read_otherwise,
    read_words,
    without_grouping,
)
from claimcheck.language.figures.units import LOOSENERS, SIGNS
from claimcheck.language.text.folding import read_plain
from claimcheck.language.text.stems import UNKNOWN, code_of
from claimcheck.model.dates import PartialDate
from claimcheck.model.figure import Approximation, Figure, FigureKind, Ratio, ratio, with_years
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

# Of these a capital can say the unit: "21C", "5 Mb".
_CASED: Final = frozenset((FigureKind.COUNT, FigureKind.MEASURE))
_SHARES: Final = frozenset(("part", "half", "quarter", "slashed", "one_in"))
# No text that people write has more, and each costs time.
_MOST_FIGURES: Final = 10_000
# So many characters of digits or words write no number, but a key, or nothing.
_LONGEST_NUMBER: Final = 150
_LARGEST_SCALE: Final = 10**24
_MOST_ENDS: Final = 8


class _FigureDraft(NamedTuple):
    """A number being read: what it is worth so far and where reading goes on."""

    number: Ratio
    start: int
    end: int
    scale: int = 1
    scaled: bool = False


def find_figures(
    text: str, *, said_on: PartialDate | None = None, language: str = UNKNOWN
) -> list[Figure]:
    """Return the figures of ``text`` in order, with their places in it.

    ``language`` tells how numbers and scale words are meant: "1.200" and "billion".

    What may or may not be a figure ("one of", "a second", "at first") is left
    alone. A day without a year gets the year of ``said_on`` when it lies within
    three months before or one month after it.

    >>> [figure.key for figure in find_figures("About half a million, or 20 per cent")]
    ['about#count:500000', '#percent:20']
    """
    return list(_find_figures(text, said_on, language))


# Each rule of a scan asks for the figures of the sentences that it looks at.
@lru_cache(maxsize=512)
def _find_figures(text: str, said_on: PartialDate | None, language: str) -> tuple[Figure, ...]:
    found = read_plain(text)
    return tuple(
        figure._replace(span=Span(*found.origin(*figure.span)))
        for figure in figures_in_plain(found.text, said_on, language)
    )


def figures_in_plain(
    text: str, said_on: PartialDate | None = None, language: str = UNKNOWN
) -> tuple[Figure, ...]:
    """Return the figures of a text that is already plain."""
    return with_years([*_undated(text, language)], said_on)


# A text is read with and without its day, and once more where it is quoted.
@lru_cache(maxsize=64)
def _undated(text: str, language: str) -> tuple[Figure, ...]:
    lowered, written = _lower(text), notation(language)
    figures, place = list[Figure](), 0
    for signal in forms.find_signals(lowered, written):
        if signal[0] < place or not (found := forms.core_at(lowered, place, signal, written)):
            continue
        figure = _read(lowered, found, written)
        if figure is None:
            place = found.end
            continue
        figures.append(exact_unit(figure, text) if figure.kind in _CASED else figure)
        place = figure.span.end
        if len(figures) == _MOST_FIGURES:
            break
    return tuple(_join_ends(lowered, figures, written))


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _read(text: str, core: forms.Core, written: Notation) -> Figure | None:
    form, start, end = core
    if end - start > _LONGEST_NUMBER:
        return None
    if form in {"digits", "words", "half_big", "bare"}:
        return _quantity(text, core, written)
    if form == "share":
        from claimcheck.language.figures.words_abroad import match_share  # noqa: PLC0415

        share = match_share(text, start, code_of(written.language))
        return share and Figure(FigureKind.FRACTION, (share[1],), Span(start, end))
    if not written.is_english and form in {"day_month", "month_year"}:
        return rules.foreign_date(text, start, end, written.months)
    figure = rules.READERS[form](text, start, end)
    if figure and form == "numeric" and written.months:
        # Only English has the month first in some papers.
        return figure._replace(unit="")
    return _loosened(text, figure) if figure and form in _SHARES else figure


def _quantity(text: str, core: forms.Core, written: Notation) -> Figure | None:
    form, start, end = core
    words = text[start:end]
    words = words if written.is_sure else without_grouping(words, text[end : end + 20])
    if form in {"words", "bare"} and written.is_english and rules.is_idiom(text, start, end):
        return None
    if form == "half_big":
        big = SCALES[words.replace("-", " ").rpartition(" ")[2]]
        number = ratio(big, 2 if words.startswith("half") else 4)
        draft = _FigureDraft(number, start, end, big, scaled=True)
    else:
        digits = form == "digits"
        number = read_digits(words, written.decimal) if digits else _in_words(text, core, written)
        draft = _scaled(text, _FigureDraft(number, start, end), written)
    figure = _finished(text, draft, written)
    if _is_part(text, figure, number):
        figure = of_point(text, figure._replace(kind=FigureKind.FRACTION))
    # Beside words that tell a language a "Milliarde" has one meaning.
    said = "" if written.months else text[end : figure.span.end]
    otherwise = read_otherwise(words, said, figure.numbers, decimal=written.decimal)
    return figure if written.is_sure else figure._replace(as_written=otherwise)


def _in_words(text: str, core: forms.Core, written: Notation) -> Ratio:
    if written.is_english:
        return read_words(text[core.start : core.end])
    from claimcheck.language.figures.words_abroad import read_abroad  # noqa: PLC0415

    return read_abroad(text, core.start, code_of(written.language), scale(written.language))


def _is_part(text: str, figure: Figure, number: Ratio) -> bool:
    """Return whether a number says how much of one thing: ``0.75 of a point``."""
    below_one = 0 < number.numerator < number.denominator
    return (
        below_one
        and figure.kind is FigureKind.COUNT
        and text.startswith((" of a ", " of an "), figure.span.end)
    )


def _scaled(text: str, draft: _FigureDraft, written: Notation) -> _FigureDraft:
    number, end = draft.number, draft.end
    if part := forms.mixed().match(text, end):
        top, bottom = (1, PARTS[part["word"]]) if part["word"] else (part["top"], part["bottom"])
        if int(bottom) > int(top):
            number, end = plus(number, int(top), int(bottom)), part.end()
    factor = 1
    while factor < _LARGEST_SCALE and (found := scale_at(text, end, written.language)):
        factor *= written.scales[found[found.lastgroup or ""]]
        end = found.end()
    if factor > 1 and not written.is_english:
        from claimcheck.language.figures.words_abroad import and_half  # noqa: PLC0415

        half = and_half(text, end, code_of(written.language))
        number, end = (number, end) if half is None else (plus(number, 1, 2), half)
    number = ratio(number.numerator * factor, number.denominator)
    return _FigureDraft(number, draft.start, end, factor, scaled=factor > 1)


def _finished(text: str, draft: _FigureDraft, written: Notation) -> Figure:
    """Read what stands around a number: signs, a range, a unit, words that loosen it."""
    left = _before(text, draft.start)
    sign = SIGNS[left["sign"]] if left and left["sign"] else ""
    loose = LOOSENERS[left["loose"]] if left and left["loose"] else Approximation.EXACT
    numbers: tuple[Ratio, ...] = (draft.number,)
    end = draft.end
    kind, unit, unit_end = unit_of(text, end, sign, written)
    if left and left["share"]:
        kind = FigureKind.PERCENT
    if unit_end == end and (far := _far_end(text, draft, sign, written)):
        numbers, end = (_shared(draft, far), far.number), far.end
        kind, unit, unit_end = unit_of(text, end, sign, written)
    if left and left["minus"]:
        numbers = (ratio(-numbers[0].numerator, numbers[0].denominator), *numbers[1:])
    if right := forms.after().match(text, unit_end):
        loose, unit_end = _loosened_by(right), right.end()
    start = left.start() if left else draft.start
    start += len(text[start : draft.start]) - len(text[start : draft.start].lstrip())
    figure = Figure(kind, numbers, Span(start, unit_end), unit, loose)
    if kind is FigureKind.COUNT or (unit == "year" and rules.names_year(text, draft.end, unit_end)):
        return rules.as_year(text, figure, draft.start, draft.end)
    return figure


def _before(text: str, start: int) -> re.Match[str] | None:
    """Return what belongs to the number that begins at ``start``; mostly nothing does."""
    end = start - text[start - 1 : start].isspace() if start else 0
    if not text.endswith(forms.ends_before(), 0, end):
        return None
    return forms.before().search(text, max(0, start - 40), start)


def _loosened_by(found: re.Match[str]) -> Approximation:
    """Return what the words after a figure make of it, as `forms.after` matches them."""
    if found["less"]:
        return Approximation.AT_MOST
    return Approximation.ABOUT if found["so"] or found["odd"] else Approximation.AT_LEAST


def _loosened(text: str, figure: Figure) -> Figure:
    """Return a share as the words around it loosen it: "more than half", "a third or more"."""
    (start, end), loose = figure.span, figure.approximation
    left = _before(text, start)
    if left and left["loose"]:
        start, loose = left.start(), LOOSENERS[left["loose"]]
    if right := forms.after().match(text, end):
        end, loose = right.end(), _loosened_by(right)
    return figure._replace(span=Span(start, end), approximation=loose)


def _far_end(text: str, draft: _FigureDraft, sign: str, written: Notation) -> _FigureDraft | None:
    """Return the other end if the number begins a range: "5-10%", "between 5 and 10"."""
    joint = forms.joint().match(text, draft.end)
    if not joint or not rules.joins(text, draft.start, joint[0].strip()):
        return None
    place = joint.end()
    for mark in SIGNS:
        if sign and text.startswith(mark, place) and SIGNS[mark] == sign:
            place += len(mark)
            break
    far = forms.match_number(text, place)
    if not far or far.end - far.start > _LONGEST_NUMBER:
        return None
    words = text[far.start : far.end]
    number = read_words(words) if far.form == "words" else read_digits(words, written.decimal)
    if joint[0].strip() == "or" and not are_next(draft.number, number):
        return None
    return _scaled(text, _FigureDraft(number, far.start, far.end), written)


def _shared(near: _FigureDraft, far: _FigureDraft) -> Ratio:
    """Return the near number, in the far one's scale where it has none of its own."""
    if near.scaled or not far.scaled or near.number.numerator >= 1000 * near.number.denominator:
        return near.number
    return ratio(near.number.numerator * far.scale, near.number.denominator)


def _join_ends(text: str, figures: list[Figure], written: Notation) -> list[Figure]:
    """Read "from 5 to 10 per cent" as two shares, and "20%-30%" as one range."""
    joined: list[Figure] = []
    for figure in figures:
        near = joined[-1] if joined else None
        between = text[near.span.end : figure.span.start] if near else ""
        if near and between == " to " and near.kind is FigureKind.COUNT:
            joined[-1] = _in_unit_of(near, figure, text, written)
        elif (
            near
            and between == "-"
            and (near.kind, near.unit) == (figure.kind, figure.unit)
            and len(near.numbers) < _MOST_ENDS
        ):
            span = Span(near.span.start, figure.span.end)
            joined[-1] = near._replace(numbers=near.numbers + figure.numbers, span=span)
            continue
        elif near and (whole := together(near, figure, text)):
            joined[-1] = whole
            continue
        joined.append(figure)
    return joined


def _in_unit_of(near: Figure, far: Figure, text: str, written: Notation) -> Figure:
    if far.kind not in {FigureKind.PERCENT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.COUNT}:
        return near
    start, end = far.span
    place = start + forms.first_number_end(text[start:end])
    scaled = _scaled(text, _FigureDraft(far.numbers[0], start, place), written)
    number = near.numbers[0]
    shared = _shared(_FigureDraft(number, 0, 0, scaled=text[near.span.end - 1].isalpha()), scaled)
    return near._replace(kind=far.kind, unit=far.unit, numbers=(shared, *near.numbers[1:]))
