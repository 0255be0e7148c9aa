"""Comments in a draft that keep findings quiet, each with its reason."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from claimcheck.matching.spelling.one_slip import is_slip
from claimcheck.model.dates import DateError, parse_date
from claimcheck.model.scan.draft import Draft
from claimcheck.model.scan.finding import Region, Suppression
from claimcheck.model.scan.severity import RULE_IDS
from claimcheck.model.statement import Span
from claimcheck.model.text.word_runs import LeftOut, Mark
from claimcheck.named_tuple import NamedTuple

_ACTIONS: Final = ("ignore", "ignore-file", "off", "on")
# A comment that is longer is no reason but a text.
_LONGEST: Final = 1_000


class Comment(NamedTuple):
    """A comment: which rules it keeps quiet, in which places of the file, and why.

    Without `rules` all are meant. `fault` says why it keeps nothing quiet.
    """

    region: Region
    rules: tuple[str, ...]
    places: tuple[Span, ...]
    reason: str
    until: str | None
    fault: str | None = None

    def covers(self, rule: str, place: Span) -> bool:
        """Return whether a finding of ``rule`` at a place of the file is kept quiet."""
        if self.fault or (self.rules and rule not in self.rules):
            return False
        return any(place.start < each.end and each.start < place.end for each in self.places)

    @property
    def suppression(self) -> Suppression:
        """Return what a finding is given that the comment keeps quiet."""
        return Suppression("comment", self.reason, self.until)


class _WrittenSuppression(NamedTuple):
    """A comment as it is written; `block` is the number of the one that it stands in or before."""

    span: Span
    block: int
    action: str
    rules: tuple[str, ...]
    reason: str
    until: str | None
    fault: str | None = None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    said = rf"[ \t\r\n]*claimcheck:(?P<said>(?:(?!-->)[\s\S]){{0,{_LONGEST}}})"
    return {
        "html": re.compile(rf"<!--{said}-->"),
        "mdx": re.compile(rf"\{{\s*/\*{said}\*/\s*\}}"),
        "line": re.compile(rf"[ \t]*#{said}"),
        "note": re.compile(rf"NOTE{said}"),
        "words": re.compile(r"\s*([\w-]*)\s*(?:\[([^\]]*)\])?[:,]?\s*(.*)", re.DOTALL),
        "until": re.compile(r",?\s*\buntil\s+(\S+?)[.]?\s*$"),
        "nearly until": re.compile(
            r"\b(?:until|till|til|through|bis|jusqu|expires?|ends?)\b\W{0,3}(?:on\W{1,3})?"
            r"(?:\d{1,4}[-./]\d|\d{4}\b|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\b\W{0,2}\d"
            r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W{1,2}\d)",
            re.IGNORECASE,
        ),
        "slipped": re.compile(
            r"(?:\W*comment)?\W*(?P<name>[a-z]{4,11}(?:[\W_]{0,3}[a-z]{3,7})?)\W{1,4}"
            r"(?:ignor|off\b|on\b|disabl|skip)"
        ),
        "bare rule": re.compile(r"\W*CC\w{1,4}\b", re.IGNORECASE),
        "nearly": re.compile(r"(?:\W*(?:comment|if|note))?\W*claim[\W_]{0,3}check(?![^\W_])"),
        "nearly within": re.compile(
            r"\bclaimcheck\W{1,3}(?:ignore(?:-file)?|off)\b\W{0,5}(?:$|\[)"
        ),
        "nearly in text": re.compile(
            r"(?:\{\s*/[/*]+\s*|<!\s*-*\s*)?claim[-_ ]?check\s*[:：]?\s*[\w-]{2,20}"
            r"\s*[\[({ ]\s*CC\w",
            re.IGNORECASE,
        ),
    }


def find_comments(draft: Draft, today: str) -> list[Comment]:
    """Return the comments of a draft, in order, with the places that each covers.

    What only looks like one, in a comment or in the text, is a comment with a fault.
    """
    written = sorted((*_written(draft), *_shown(draft)), key=lambda each: each.span)
    return [
        _comment(draft, each, written[n + 1 :], today)
        for n, each in enumerate(written)
        if each.action != "on" or each.fault
    ]


def _written(draft: Draft) -> Iterator[_WrittenSuppression]:
    """Yield what the comments of a draft tell a scan."""
    kind = _kind(draft.path)
    for left in draft.left_out:
        # Most comments are long, and about something else.
        if not left.marks & Mark.COMMENT or not _is_meant(_plain(left.text)):
            continue
        found = _patterns()["line" if kind == "text" else kind].fullmatch(left.text)
        if found and not left.marks & Mark.SHOWN:
            yield _read(left, found["said"])
        else:
            fault = f"is not understood; write {_EXAMPLES[kind]}"
            yield _WrittenSuppression(left.origin, left.block, "", (), "", None, fault)


def _is_meant(words: str) -> bool:
    """Return whether the first words of a comment name this program, if with a slip."""
    if _patterns()["nearly"].match(words) or _patterns()["nearly within"].search(words):
        return True
    slipped = _patterns()["slipped"].match(words)
    return bool(slipped and is_slip(re.sub(r"[\W_]", "", slipped["name"]), "claimcheck"))


_EXAMPLES: Final = {
    "html": "<!-- claimcheck: ignore[CC101] why -->",
    "mdx": "{/* claimcheck: ignore[CC101] why */}",
    "note": "NOTE claimcheck: ignore[CC101] why",
    "text": "# claimcheck: ignore[CC101] why",
}


def _kind(path: str) -> str:
    """Return which kind of comment a draft has."""
    ending = path.lower().rpartition(".")[2]
    if ending in {"mdx", "vtt", "srt"}:
        return "mdx" if ending == "mdx" else "note"
    return "text" if ending in {"txt", "text"} else "html"


def _plain(text: str) -> str:
    """Return the first words of a comment, in letters that look like them and can be seen."""
    folded = unicodedata.normalize("NFKC", text[:80]).casefold()
    seen = "".join(c for c in folded if unicodedata.category(c) not in {"Cf", "Mn", "Me"})
    return seen.translate(_LOOK_ALIKES)


_LOOK_ALIKES: Final = str.maketrans("асеіӏоһкмαοικμϲ", "aceilohkmaoikmc")


def _shown(draft: Draft) -> Iterator[_WrittenSuppression]:
    """Yield what is written as a comment would be and stands in the text, where readers see it."""
    for found in _patterns()["nearly in text"].finditer(draft.text):
        fault = f"is no comment here; write {_EXAMPLES[_kind(draft.path)]}"
        yield _WrittenSuppression(draft.origin(Span(*found.span())), 0, "", (), "", None, fault)


def _read(left: LeftOut, said: str) -> _WrittenSuppression:
    words = _patterns()["words"].match(said)
    action, rules, rest = words.groups() if words else ("", None, "")
    until = _patterns()["until"].search(rest)
    reason = " ".join(rest[: until.start()].split() if until else rest.split())
    listed = tuple(each.strip().upper() for each in (rules or "").split(",") if each.strip())
    fault = None
    if rules is None and _patterns()["bare rule"].match(rest):
        fault = f"names a rule without brackets; write {action}[CC101] why"
    elif _patterns()["nearly until"].search(reason):
        fault = "names a day that is not understood; end with “, until 2027-01-31”"
    elif rules is not None and not listed:
        fault = "names no rule in its brackets; leave them out to mean all"
    return _WrittenSuppression(
        left.origin, left.block, action, listed, reason, until[1] if until else None, fault
    )


def _comment(
    draft: Draft, given: _WrittenSuppression, later: Sequence[_WrittenSuppression], today: str
) -> Comment:
    region = draft.place(given.span)
    fault = given.fault or _fault(given, today)
    places = () if fault else _places(draft, given, later)
    return Comment(region, given.rules, places, given.reason, given.until, fault)


def _fault(given: _WrittenSuppression, today: str) -> str | None:
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


def _places(
    draft: Draft, given: _WrittenSuppression, later: Sequence[_WrittenSuppression]
) -> tuple[Span, ...]:
    """Return the places of the file that a comment covers."""
    end = len(draft.source)
    if given.action == "ignore-file":
        return (Span(0, end),)
    if given.action == "off":
        closing = next((each for each in later if _closes(each, given)), None)
        return (Span(given.span.start, closing.span.start if closing else end),)
    return _beside(draft, given) or _below(draft, given)


def _closes(given: _WrittenSuppression, opened: _WrittenSuppression) -> bool:
    return given.action == "on" and (not given.rules or given.rules == opened.rules)


def _beside(draft: Draft, given: _WrittenSuppression) -> tuple[Span, ...]:
    """Return the words on the comment's own lines that it ends or stands among, if any."""
    start, end = given.span
    first = draft.lines[draft.position(start).line - 1]
    last = draft.position(max(end - 1, 0)).line
    line_end = draft.lines[last] if last < len(draft.lines) else len(draft.source)
    blocks = draft.blocks[max(0, given.block - 1) : given.block + 1]
    before = [
        block.origin for block in blocks if first < block.origin.end and block.origin.start < start
    ]
    if not before or not draft.source[first:start].strip(" \t>"):
        return ()
    inside = before[-1]
    after = draft.blocks[given.block] if given.block < len(draft.blocks) else None
    if inside.end <= start and after and start < after.origin.start < line_end:
        # Another block follows on the line, and is the next.
        return ()
    return (Span(max(first, inside.start), min(line_end, max(inside.end, inside.start + 1))),)


def _below(draft: Draft, given: _WrittenSuppression) -> tuple[Span, ...]:
    """Return the block that follows a comment, or what follows of the block that it stands in."""
    for block in draft.blocks[given.block : given.block + 2]:
        if block.origin.end > given.span.end:
            return (Span(max(block.origin.start, given.span.start), block.origin.end),)
    return ()
