"""Comments in a draft that keep findings quiet, each with its reason."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from claimcheck.model.dates import DateError, parse_date
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Region, Suppression
from claimcheck.model.scan.severity import RULE_IDS
from claimcheck.model.statement import Span

_ACTIONS: Final = ("ignore", "ignore-file", "off", "on")
# A comment that is longer is no reason but a text.
_LONGEST: Final = 1_000


class Comment(NamedTuple):
    """A comment: which rules it keeps quiet, in which lines of the file, and why.

    Without `rules` all are meant. `fault` says why it keeps nothing quiet.
    """

    region: Region
    rules: tuple[str, ...]
    first: int
    last: int
    reason: str
    until: str | None
    fault: str | None = None

    def covers(self, rule: str, lines: range) -> bool:
        """Tell whether a finding of ``rule`` in ``lines`` is kept quiet."""
        if self.fault or (self.rules and rule not in self.rules):
            return False
        return lines.start <= self.last and self.first < lines.stop

    @property
    def suppression(self) -> Suppression:
        """Return what a finding is given that the comment keeps quiet."""
        return Suppression("comment", self.reason, self.until)


class _Written(NamedTuple):
    """A comment as it is written."""

    span: Span
    action: str
    rules: tuple[str, ...]
    reason: str
    until: str | None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "comment": re.compile(
            rf"(?<!`)<!--\s*claimcheck:(?P<html>(?:(?!-->)[\s\S]){{0,{_LONGEST}}})-->"
            rf"|^[ \t]*#[ \t]*claimcheck:(?P<line>[^\n]{{0,{_LONGEST}}})$",
            re.MULTILINE,
        ),
        "words": re.compile(r"\s*([\w-]*)\s*(?:\[([^\]]*)\])?[:,]?\s*(.*)", re.DOTALL),
        "until": re.compile(r",?\s*\buntil\s+(\S+?)[.]?\s*$"),
        "fence": re.compile(
            r"^[ \t]{0,3}(```+|~~~+)[^\n]*\n.*?(?:^[ \t]{0,3}\1|\Z)", re.MULTILINE | re.DOTALL
        ),
    }


def find_comments(draft: Draft, today: str) -> list[Comment]:
    """Return the comments of a draft, in order, with the lines that each covers."""
    if "claimcheck:" not in draft.source:
        return []
    written = list(_written(draft))
    return [
        _comment(draft, each, written[n + 1 :], today)
        for n, each in enumerate(written)
        if each.action != "on"
    ]


def _written(draft: Draft) -> Iterator[_Written]:
    """Yield the comments as they are written; those in fenced code are examples."""
    patterns = _patterns()
    markdown = draft.path.lower().endswith((".md", ".markdown", ".mdown"))
    shown = draft.source
    if markdown:
        shown = patterns["fence"].sub(lambda found: " " * len(found[0]), shown)
    for found in patterns["comment"].finditer(shown):
        if found["html"] is None and markdown:
            continue
        words = patterns["words"].match(found["html"] or found["line"] or "")
        action, rules, rest = words.groups() if words else ("", None, "")
        until = patterns["until"].search(rest)
        reason = " ".join(rest[: until.start()].split() if until else rest.split())
        listed = tuple(each.strip().upper() for each in (rules or "").split(",") if each.strip())
        yield _Written(
            Span(*found.span()), action.lower(), listed, reason, until[1] if until else None
        )


def _comment(draft: Draft, given: _Written, later: Sequence[_Written], today: str) -> Comment:
    region = draft.place(given.span)
    first, last = _lines(draft, region, given, later)
    fault = _fault(given, today)
    return Comment(region, given.rules, first, last, given.reason, given.until, fault)


def _fault(given: _Written, today: str) -> str | None:
    """Say why a comment keeps nothing quiet, if so."""
    if given.action not in _ACTIONS:
        return f"says {given.action!r}, which is none of {', '.join(_ACTIONS)}"
    unknown = [rule for rule in given.rules if rule not in RULE_IDS]
    if unknown:
        return f"names no rule: {', '.join(unknown)}"
    if not any(map(str.isalpha, given.reason)):
        return "has no reason"
    return _fault_of_day(given.until, today) if given.until else None


def _fault_of_day(until: str, today: str) -> str | None:
    """Say why the day on which a comment ends is none, or has passed."""
    try:
        day = parse_date(until)
    except DateError:
        return f"has no day that exists: {until}"
    if day.day is None:
        return f"has no full day: {until}"
    return f"expired on {until}" if until < today else None


def _lines(
    draft: Draft, region: Region, given: _Written, later: Sequence[_Written]
) -> tuple[int, int]:
    """Return the first and the last line that a comment covers."""
    start, end = region.start.line, draft.position(max(region.span.end - 1, 0)).line
    if given.action == "ignore-file":
        return 1, len(draft.lines)
    if given.action == "off":
        closing = next((each for each in later if _closes(each, given)), None)
        return start, draft.position(closing.span.start).line if closing else len(draft.lines)
    line_start, line_end = draft.lines[start - 1], draft.lines[end - 1] + len(draft.line(end))
    around = draft.source[line_start : region.span.start] + draft.source[region.span.end : line_end]
    if around.strip(" \t\r>"):
        return start, end
    return start, _paragraph_end(draft, end)


def _closes(given: _Written, opened: _Written) -> bool:
    return given.action == "on" and (not given.rules or given.rules == opened.rules)


def _paragraph_end(draft: Draft, line: int) -> int:
    """Return the last line of the paragraph that follows a line."""
    line += 1
    while line <= len(draft.lines) and not draft.line(line).strip(" \t>"):
        line += 1
    while line < len(draft.lines) and draft.line(line + 1).strip(" \t>"):
        line += 1
    return min(line, len(draft.lines))
