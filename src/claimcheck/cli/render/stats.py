"""The numbers of a desk for people: bars of signs that every terminal and reader has."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from claimcheck.cli.output import counted, cut, padded, wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.record.stats import AnswerTimes, ReviewerCount, SpeakerCount, Stats

_NAME: Final = 24
_BAR: Final = 40
# The longest lists end here; JSON and CSV have all.
_SHOWN: Final = 10

_JOINED: Final = "\u00a0"

NamedCount = tuple[str, int]


def stats_lines(stats: Stats) -> list[str]:
    """Return the numbers in lines that fit the terminal."""
    lines = [f"Claims by status: {stats.claims:,}, {stats.overdue:,} overdue"]
    lines += bars([(status, number) for status, number in stats.statuses if number])
    if seen := [(state, number) for state, number in stats.in_public if number]:
        lines += ["", "Claims as readers see them", *bars(seen)]
    lines += ["", "Verdicts by month and label"]
    for month, group in groupby(stats.verdicts, key=lambda each: each.month):
        lines.append(f"  {month}")
        lines += bars([(each.label, each.number) for each in group], _most(stats), indent="    ")
    lines += [] if stats.verdicts else ["  none"]
    if stats.withdrawn:
        lines.append(f"  {counted(stats.withdrawn, 'verdict')} withdrawn with a notice to readers")
    lines += ["", _time(stats), *map(_answers, stats.answers)]
    if stats.topics:
        lines += ["", "Claims by topic", *bars(stats.topics[:_SHOWN])]
        lines += _more(len(stats.topics), "topic")
    return [*lines, *_speakers(stats.speakers), *_reviewers(stats.reviewers)]


def bars(rows: Sequence[NamedCount], most: int | None = None, *, indent: str = "  ") -> list[str]:
    """Return a line for each name: a bar as long as its share of the greatest, and the number.

    >>> bars([("open", 2), ("disputed", 1)])[1].split()[1:] == ["#" * 20, "1"]
    True
    """
    greatest = most or max((number for _, number in rows), default=1)
    lines = []
    for name, number in rows:
        length = max(1, round(_BAR * number / greatest)) if number else 0
        shown = padded(indent + cut(name, _NAME - len(indent)), _NAME)
        lines.append(f"{shown}  {'#' * length}{' ' if length else ''}{number:,}")
    return lines


def _most(stats: Stats) -> int:
    """Return the greatest number of verdicts in a month, so that months can be compared."""
    return max(each.number for each in stats.verdicts)


def _time(stats: Stats) -> str:
    """Return how long it takes from taking a claim up to publishing its check."""
    if stats.median_days is None:
        return "From taken to published: nothing that somebody took up was published yet"
    days = [each.days for each in stats.checked]
    return (
        f"From taken to published: {counted(len(days), 'claim')},"
        f" median {stats.median_days:g} days, {min(days)} to {max(days)}"
    )


def _answers(times: AnswerTimes) -> str:
    """Return how long answers took, theirs or the desk's."""
    whose = "Our answers to what they wrote" if times.direction == "they wrote" else "Their answers"
    days = "" if times.median_days is None else f", median {times.median_days:g} days"
    return f"{whose}: {times.answered:,} given{days}; {times.waiting:,} waiting"


def _speakers(speakers: Sequence[SpeakerCount]) -> list[str]:
    """Return who said how many claims, and how these were rated."""
    lines = ["", "Claims by speaker"] if speakers else []
    most = max((each.claims for each in speakers), default=1)
    for each in speakers[:_SHOWN]:
        lines += bars([(each.name, each.claims)], most)
        lines += _parts(each.labels)
    return lines + _more(len(speakers), "speaker")


def _reviewers(reviewers: Sequence[ReviewerCount]) -> list[str]:
    """Return who did how much, by the kind of act."""
    lines = ["", "Acts by reviewer"] if reviewers else []
    most = max((each.number for each in reviewers), default=1) or 1
    for each in reviewers[:_SHOWN]:
        lines += bars([(each.name, each.number)], most)
        lines += _parts(each.acts)
    return lines + _more(len(reviewers), "reviewer")


def _parts(parts: Sequence[NamedCount]) -> list[str]:
    """Return what a bar is made of, no name parted from its number."""
    shown = ", ".join(f"{visible(name)} {number:,}".replace(" ", _JOINED) for name, number in parts)
    lines = wrapped(shown, first="    ", rest="    ") if parts else []
    return [line.replace(_JOINED, " ") for line in lines]


def _more(number: int, noun: str) -> list[str]:
    """Say how many are not shown."""
    more = number - _SHOWN
    return [f"  and {counted(more, noun)} more; -f json has all"] if more > 0 else []
