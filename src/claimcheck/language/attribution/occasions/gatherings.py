"""Who is heard where a report says that people met: before courts and houses, in live reports.

A live report has paragraphs under times of the clock, all of one day that stands on a line;
minutes are of the day of their meeting.
"""

import re
from functools import cache

from claimcheck.language.attribution.occasions.occasion import Occasion
from claimcheck.language.attribution.passage import Passage, own_words
from claimcheck.language.attribution.proposal import Proposal
from claimcheck.language.dates.sittings import (
    Gathering,
    Sitting,
    first_sitting,
    is_elsewhere,
    is_heard_there,
)
from claimcheck.language.dates.times import Time, as_date, read_time
from claimcheck.language.people.named_person import Resolution
from claimcheck.language.people.resolve import Cast
from claimcheck.model.dates import PartialDate
from claimcheck.named_tuple import NamedTuple

# So many times of the clock make a report a live one.
_FEWEST = 3
# In code points: where the day of a report stands on a line of its own.
_TOP, _LONGEST_LINE = 600, 60
# In code points: where minutes say that they are some.
_HEADING = 120


class LiveDay(NamedTuple):
    """The day of a live report, and where its first entry begins."""

    time: Time
    start: int


class Gatherings:
    """The sitting that a text opens with, who was heard at it, and the day of a live report."""

    def __init__(self, passage: Passage, cast: Cast) -> None:
        """Begin where nothing is looked for yet."""
        self._passage = passage
        self._cast = cast
        self._sitting: Sitting | tuple[()] | None = None
        self._live: LiveDay | tuple[()] | None = None
        self._heard: set[str] = set()

    def note(self, sentence: int, resolution: Resolution, found: Occasion) -> None:
        """Remember who spoke on the day of the sitting, in words that say so."""
        sitting = self._sitting_of(found.reported_on) if found.date_words else None
        if sitting is None or not resolution.name or found.said_on != sitting.when:
            return
        if self._passage.sentences[sentence].start < sitting.until:
            self._heard.add(resolution.name)

    def at_sitting(
        self, sentence: int, proposal: Proposal, resolution: Resolution, own: Occasion
    ) -> Occasion | None:
        """Return the day of the court or house before which somebody speaks, as the report opens.

        No other day is told since.
        """
        passage = self._passage
        found = self._sitting_of(own.reported_on)
        if found is None or not found.end <= passage.sentences[sentence].start < found.until:
            return None
        start, end = passage.sentences[sentence][:2]
        quoted = any(start <= span.start < end for span in proposal.spans)
        # What is said tells nothing of where.
        first, past = proposal.spans[0].start, proposal.spans[-1].end
        words = passage.text[start:first] + passage.text[past:end] if quoted else ""
        person = self._cast.named(resolution.name or "")
        role = (person.role if person else None) or ""
        again = resolution.name in self._heard and bool(proposal.speaker)
        if not (is_heard_there(words, role, found.kind) or (again and not is_elsewhere(words))):
            return None
        return own._replace(said_on=found.when, date_origin="text", date_words=found.words)

    def of_turn(self, sentence: int, own: Occasion) -> Occasion:
        """Return the day of the sitting of which a labelled turn is a part, if it is one."""
        found, start = self._sitting_of(own.reported_on), self._passage.sentences[sentence].start
        if found is None or found.kind is Gathering.MATCH or not found.end <= start < found.until:
            return own
        return own._replace(said_on=found.when, date_origin="text", date_words=found.words)

    def of_live_report(self, sentence: int, own: Occasion) -> Occasion | None:
        """Return the day of the live report that a sentence is an entry of, if it is one."""
        if self._live is None:
            self._live = live_day(self._passage.text, own.reported_on) or ()
        if not self._live or self._passage.sentences[sentence].start < self._live.start:
            return None
        return own.on(self._live.time)

    def _sitting_of(self, reported_on: PartialDate | None) -> Sitting | None:
        """Return the sitting that the first sentences tell, if it is of one day."""
        if self._sitting is None and reported_on:
            passage = self._passage
            # What somebody says may tell of any day.
            told = (
                sentence
                for number, sentence in enumerate(passage.sentences)
                if passage.inside[passage.first[number]] < 0
            )
            self._sitting = first_sitting(own_words(passage), told, reported_on) or ()
        return self._sitting or None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"^(?:\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: [A-Z]{2,5})?$",
        re.MULTILINE,
    )


@cache
def _renewed() -> re.Pattern[str]:
    return re.compile(r"(?:(?:(?:Last )?[Uu]pdated|Published|Posted):? (?:on )?)?")


@cache
def _minute() -> re.Pattern[str]:
    """Find a time of the clock after a day: ``, 8.12pm AEDT``."""
    return re.compile(r"(?:(?:,| at)? \d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,5})?)?[ .,]*")


@cache
def _held() -> re.Pattern[str]:
    return re.compile(r"\bmeeting (?:was )?held\b", re.IGNORECASE)


def _minutes_day(text: str, reported_on: PartialDate) -> LiveDay | None:
    """Return the day of a meeting whose minutes a text is: ``Regular meeting held June 20``."""
    head = text[:_TOP]
    if "minutes" not in head[:_HEADING].lower() or not (held := _held().search(head)):
        return None
    past = head.find("\n", held.end())
    line = head[held.end() : past if past >= 0 else len(head)]
    time = read_time(line, reported_on)
    day, last = time and as_date(time.when), as_date(reported_on)
    if time is None or day is None or last is None or day > last:
        return None
    return LiveDay(time, held.end() + len(line))


def live_day(text: str, reported_on: PartialDate | None) -> LiveDay | None:
    """Return the day of a live report and where its first entry begins; None for others."""
    if reported_on is None:
        return None
    if minutes := _minutes_day(text, reported_on):
        return minutes
    entries = [found.end() for found in _clock().finditer(text)]
    if len(entries) < _FEWEST:
        return None
    start = 0
    for line in text[:_TOP].split("\n"):
        time = read_time(line, reported_on) if len(line) <= _LONGEST_LINE else None
        # A line that is a day, and holds no more than when it was renewed.
        alone = (
            time
            and _renewed().fullmatch(line, 0, time.start)
            and _minute().fullmatch(line, time.end)
        )
        if time and alone and as_date(time.when):
            return LiveDay(time, max(entries[0], start))
        start += len(line) + 1
    return None
