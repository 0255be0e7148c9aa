"""Times of day, however they are written."""

import re
from typing import Final

from claimcheck.model.figure import Figure, FigureKind, ratio
from claimcheck.model.statement import Span

# Of a clock with twelve hours, of which nobody said which half of the day.
EITHER_HALF = "?"
_HOUR, _MINUTE = r"(?:[01]?\d|2[0-4])", r"[0-5]\d(?!\d)"
# As in "14.30 Uhr" and "om 15 uur", "alle 14.30" and "kl. 14.30", "a las 14.30 h" and "14 heures
# 30"; but "à 2 heures de Paris" is no time of day.
CLOCK_ABROAD: Final = (
    rf"{_HOUR}[.:]{_MINUTE} (?:uhr|uur)\b|{_HOUR}:{_MINUTE} ?(?:horas|hrs|hs|h)\b"
    r"|(?:(?<=a las )|(?<=às )|(?<=alle ore )|(?<=alle )|(?<=kl )|(?<=kl\. )|(?<=klockan )"
    rf"|(?<=klokken )){_HOUR}\.{_MINUTE}(?: (?:horas|h)\b)?(?! ?[%€$]|,\d)"
    rf"|{_HOUR}(?:h| h | heures | uhr ){_MINUTE}(?![\w.,]*\d|\w)"
    rf"|(?:(?<=à )|(?<=às )|(?<=a las )){_HOUR} ?(?:h|heures|horas)\b(?! d[eu']| after)"
    rf"|{_HOUR} uhr\b|(?<=om ){_HOUR} uur\b"
)


def read_clock(text: str, start: int, end: int) -> Figure | None:
    """Return the time that "14:30", "14h30" or "14 Uhr" says.

    "2:30" may be of the morning or of the afternoon, "12:00" is noon, and "24:00" midnight.
    """
    hour, minute, *_ = (*map(int, re.findall(r"\d+", text[start:end])), 0)
    open_half = 0 < hour <= 12 and (hour, minute) != (12, 0)
    hour = 0 if (hour, minute) == (24, 0) else hour
    return _time(hour, minute, Span(start, end), EITHER_HALF if open_half else "")


def read_meridiem(text: str, start: int, end: int) -> Figure | None:
    """Return the time that "2.15pm", "7 a.m." or "12 noon" says."""
    written = text[start:end]
    hour, *minutes = map(int, re.findall(r"\d+", written))
    minute = minutes[0] if minutes else 0
    if not 0 < hour <= 12 or minute > 59:
        return None
    late = "p" in written or "noon" in written
    return _time(hour % 12 + 12 * late, minute, Span(start, end))


def read_oclock(text: str, start: int, end: int) -> Figure | None:
    """Return the time that "8 o'clock" says."""
    hour = int(text[start:end].split(" ", 1)[0])
    return _time(hour, 0, Span(start, end), EITHER_HALF)


def read_noon(text: str, start: int, end: int) -> Figure | None:
    """Return the time that "noon", "midday" or "midnight" says."""
    return _time(12 if text.startswith(("noon", "midday"), start) else 0, 0, Span(start, end))


def _time(hour: int, minute: int, span: Span, half: str = "") -> Figure:
    return Figure(FigureKind.TIME, (ratio(hour), ratio(minute)), span, half)


def can_be_one_time(first: Figure, second: Figure) -> bool:
    """Return whether two times may be one, where one of them leaves the half of the day open."""
    (hour, minute), (other_hour, other_minute) = (figure.numbers for figure in (first, second))
    if EITHER_HALF not in {first.unit, second.unit} or minute != other_minute:
        return False
    return hour.numerator % 12 == other_hour.numerator % 12
