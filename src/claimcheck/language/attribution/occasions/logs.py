"""The days of a log: entries under days on lines of their own, or that begin with a day."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from claimcheck.language.attribution.occasions.occasion import Occasion
from claimcheck.language.attribution.passage import Passage
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.dates.forms import date_form
from claimcheck.language.dates.times import Time, read_time
from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple

# So many entries with days make a log.
_FEWEST = 2
# In paragraphs, a blank line between them: how far a day on a line of its own reaches.
_FARTHEST = 6


class LogEntry(NamedTuple):
    """A paragraph of a log, of which day it is, and whether it is one event of that day."""

    start: int
    end: int
    time: Time
    event: bool


@cache
def _day_line() -> re.Pattern[str]:
    clock = r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)"
    return re.compile(
        rf"^(?P<day>{date_form('')})(?:(?P<alone>:?[ \t]*$)|{clock}? ?(?:[—–:]|--?) (?=\S))",
        re.MULTILINE,
    )


@cache
def _clock_line() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?[ :—–-]")


@cache
def _to_police() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:police|officers?|deput(?:y|ies)|troopers?|constables?|garda[ií]?|dispatchers?)\b"
    )


@cache
def _authorities() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:police|officers?|department|authorities|office|unit|deput(?:y|ies)|sheriff|chief"
        r"|officials?|spokes\w+|station|court|prosecutors?)\b",
        re.IGNORECASE,
    )


def read_log(text: str, reported_on: PartialDate | None) -> list[LogEntry]:
    """Return the entries of a log in order; none of a text that is no log."""
    if reported_on is None:
        return []
    days = list(_day_line().finditer(text))
    if len(days) < _FEWEST:
        return []
    past = [*(found.start() for found in days[1:]), len(text)]
    return [
        entry
        for found, end in zip(days, past, strict=True)
        for entry in _entries(text, found, end, reported_on)
    ]


def _entries(
    text: str, found: re.Match[str], end: int, reported_on: PartialDate
) -> Iterator[LogEntry]:
    """Yield the paragraphs that a day stands over or before."""
    time = read_time(found.group("day"), reported_on)
    if time is None or time.when is None or time.when.day is None:
        return
    if found.group("alone") is None:
        stop = text.find("\n", found.end())
        yield LogEntry(found.start(), stop if stop >= 0 else len(text), time, event=True)
        return
    start = found.end()
    for _ in range(_FARTHEST):
        while start < end and text[start] == "\n":
            start += 1
        if start >= end:
            return
        stop = text.find("\n", start)
        stop = stop if 0 <= stop <= end else end
        yield LogEntry(start, stop, time, event=bool(_clock_line().match(text, start)))
        start = stop


def of_entry(
    passage: Passage, log: list[LogEntry], sentence: int, proposal: Proposal, own: Occasion
) -> Occasion | None:
    """Return the day of a log's entry for what somebody without a name reported or said then.

    What the police say of it, they may say later.
    """
    start, end = passage.sentences[sentence][:2]
    n = bisect_right(log, start, key=lambda entry: entry.start) - 1
    if n < 0 or start >= log[n].end or proposal.speaker is None or proposal.cue is None:
        return None
    speaker = passage.text[slice(*proposal.speaker)]
    if _authorities().search(speaker):
        return None
    told = proposal.verb == "tell" and _to_police().search(passage.text, proposal.cue.end, end)
    if not (log[n].event or proposal.verb == "report" or told):
        return None
    return own.on(log[n].time)
