"""Where and when a report was written, by the parts of its first line."""

import re
from collections.abc import Callable
from functools import cache

from claimcheck.language.dates.forms import MONTH, WEEKDAY, date_form
from claimcheck.language.dates.times import as_date, month_number
from claimcheck.model.dates import PartialDate
from claimcheck.model.statement import Span
from claimcheck.named_tuple import NamedTuple

_UPPER = "A-ZÀ-ÖØ-Þ"
_SHOUTED = rf"[{_UPPER}][{_UPPER}.’'\-]+"
_WRITTEN = rf"[{_UPPER}][\w.’'\-]+"
_AGENCIES = (
    r"(?:AAP|AA|AFP|ANI|ANSA|AP|APO Group|CNN|DPA|EFE|IANS|PTI|RIA|TASS|UPI|(?:Thomson )?Reuters"
    r"|Anadolu|Bloomberg|Interfax|Kyodo|Sputnik|Xinhua|Yonhap|PRNewswire|Business Wire"
    r"|GLOBE NEWSWIRE|Newswire)"
)
_LONGEST, _LONGEST_PLACE = 140, 30
# The patterns are long, and most paragraphs need none: a dateline has one of these signs, and one
# without capitals throughout has one of the second.
_SIGNS, _SIGNS_IN_PROSE = frozenset("-–—―:/0123456789"), frozenset("-–—―(/")
# After a place and a dash: a headline is shorter.
_SHORTEST_REPORT = 80


class Dateline(NamedTuple):
    """The opening of a report: ``text[span.start:span.end]``, its place and its day.

    `place` is empty where only an agency is named. `year` is None where it cannot be
    known; `month` and `day` are kept for when it becomes known.
    """

    span: Span
    place: str
    agency: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def dated(self, published_on: PartialDate | None) -> PartialDate | None:
        """Return the day, its year taken from the publication where the dateline has none."""
        if self.month is None:
            return None
        year = self.year or (published_on.year if published_on else None)
        if year is None:
            return None
        # A report of 31 December may be published in January.
        if not self.year and published_on and published_on.month == 1 and self.month == 12:
            year -= 1
        day = PartialDate(year, self.month, self.day)
        return day if as_date(day) or self.day is None else None


class _Patterns(NamedTuple):
    """The forms that a dateline has, by what it begins with.

    `alone` is a place and a day on a line of their own, `labelled` a place before a colon.
    """

    shouted: str
    written: str
    bracketed: str
    dated: str
    alone: str
    labelled: str


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Return a form's pattern; they are long, and most texts need none or one."""
    return re.compile(form, re.MULTILINE)


@cache
def _patterns() -> _Patterns:
    no_time = rf"(?!(?i:{MONTH}|{WEEKDAY})|(?:On|In|At|From|By|The|An?|But|And) )"
    region = (
        rf"(?:\s*/(?P<slashed>(?!{_AGENCIES}/)[^/\n]{{2,30}})/"
        rf"|,\s+(?P<region>{no_time}{_WRITTEN}(?:[ .]{no_time}{_WRITTEN}){{0,2}}))?"
    )
    when = rf"(?:(?:,|\s*[—–-]{{1,2}})?\s*(?P<date>(?i:{date_form('')})))?"
    bracketed, slashed = rf"\((?P<agency>[{_UPPER}][^)\n]{{1,29}})\)", r"/(?P<wire>[^/\n]{2,24})/"
    agency = rf"(?:[.,]?\s*(?:{bracketed}|{slashed}))?"
    end = r"(?P<end>\s*(?:—|–|--?|―|:)\s+|\.\s*|,?\s+)"
    shouted, written = _places(_SHOUTED), _places(no_time + _WRITTEN)
    stroke = r"\s*(?:—|–|--?|―)\s+"
    return _Patterns(
        shouted + region + when + agency + end,
        written + region + when + agency + end,
        rf"\((?:(?P<agency>{_AGENCIES})|(?P<place>{_WRITTEN}(?:[ \-]{_WRITTEN}){{0,3}}))"
        rf"(?:,\s+{date_form('')})?\){stroke}",
        rf"(?P<date>{date_form('')}),? {bracketed}{stroke}",
        rf"{shouted}{region},\s*(?P<date>{date_form('')})\.?\s*$",
        rf"(?P<place>{_SHOUTED}(?:[ \-]{_SHOUTED}){{0,3}}|{no_time}{_WRITTEN}(?: {_WRITTEN})?)"
        rf"(?::\s+(?=[{_UPPER}0-9])|\s+[—–-]{{1,2}}\s+(?=[{_UPPER}]))",
    )


def _places(word: str) -> str:
    """Return the pattern of one place or several between slashes: ``GENEVA/LAGOS``."""
    return rf"(?P<place>{word}(?:[ \-]{word}){{0,3}}(?:/{word}(?:[ \-]{word}){{0,2}}){{0,3}})"


def find_dateline(
    text: str, start: int, end: int, is_place: Callable[[str], bool] = lambda _: False
) -> Dateline | None:
    """Return the dateline that opens the paragraph ``text[start:end]``, if it has one.

    What `is_place` knows for one may stand before a colon: ``RIYADH: Exports rose``.

    >>> line = "BAMAKO /Mali/, February 7. /TASS/. The minister arrived."
    >>> found = find_dateline(line, 0, len(line))
    >>> found.place, found.agency, str(found.dated(PartialDate(2023, 2, 8)))
    ('Bamako, Mali', 'TASS', '2023-02-07')
    """
    first, past = text[start : start + 1], min(end, start + _LONGEST)
    forms = _patterns()
    if first == "(":
        found = _compiled(forms.bracketed).match(text, start, past)
    elif not first.isupper() or _SIGNS.isdisjoint(text[start:past]):
        return None
    elif text[start : start + 2].isupper():
        found = _compiled(forms.shouted).match(text, start, past)
        found = found if found and _is_whole(text, found, evident=True) else None
        found = found or _compiled(forms.alone).match(text, start, past)
        found = found or _labelled(text, start, end, is_place)
    else:
        found = None
        if _may_open(text, start) and not _SIGNS_IN_PROSE.isdisjoint(text[start:past]):
            found = _compiled(forms.written).match(text, start, past)
            found = found if found and _is_whole(text, found, evident=False) else None
            found = found or _compiled(forms.dated).match(text, start, past)
        beginning = text[start : start + _LONGEST_PLACE]
        # As newspapers of India write: "Nagpur: The court said".
        if not found and (":" in beginning or " - " in beginning or " – " in beginning):
            found = _labelled(text, start, end, is_place)
    return _as_dateline(found, start) if found else None


def _labelled(
    text: str, start: int, end: int, is_place: Callable[[str], bool]
) -> re.Match[str] | None:
    """Return the place before a colon or a dash, unless it speaks as somebody so called would."""
    past = min(end, start + _LONGEST)
    found = _compiled(_patterns().labelled).match(text, start, past)
    if not found or not is_place(found["place"]) or text.count(f"\n{found['place']}:") > 1:
        return None
    if ":" not in found.group() and end - start < _SHORTEST_REPORT:
        # "Leeds – Arsenal 2-0" is no report.
        return None
    return None if _first_person().match(text, found.end()) else found


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"(?:We|I|Our|My|Yes|No|Well)\b")


def _may_open(text: str, start: int) -> bool:
    """Return whether a line that begins as a sentence does may have a date or an agency soon."""
    beginning = text[start : start + 60]
    return "(" in beginning or any(letter.isdigit() for letter in beginning)


def _is_whole(text: str, found: re.Match[str], *, evident: bool) -> bool:
    """Return whether the parts make a dateline: an end that fits, and enough before it."""
    dated, named = found["date"], found["agency"] or found["wire"]
    known = bool(named and re.fullmatch(_AGENCIES, named))
    stop = found["end"].strip()
    if stop in {"—", "–", "-", "--", "―"}:
        return evident or bool(dated) or known
    if stop == ":":
        # As newspapers of Pakistan write: "ISLAMABAD, Aug 31: The rupee fell".
        return bool(evident and dated)
    if stop == ".":
        follows = text[found.end() : found.end() + 1].isupper()
        real = evident and dated and _as_dateline(found, 0).dated(PartialDate(2024))
        return bool((found["wire"] and (dated or known)) or (real and follows))
    # As Indian and Nigerian agencies write: the agency, no mark, and the report.
    return bool(dated and named and not stop and text[found.end() : found.end() + 1].isupper())


def _as_dateline(found: re.Match[str], start: int) -> Dateline:
    parts = found.groupdict()
    region = parts.get("slashed") or parts.get("region")
    place = parts.get("place") or ""
    place = (place.title() if place.isupper() else place) + (f", {region}" if region else "")
    name = parts.get("m1") or parts.get("m2")
    day = re.sub(r"\D", "", parts.get("d1") or parts.get("d2") or "")
    year = parts.get("y1") or parts.get("y2")
    return Dateline(
        Span(start, found.end()),
        place,
        parts.get("agency") or parts.get("wire"),
        int(year) if year else None,
        month_number(name) if name else None,
        int(day) if day else None,
    )
