"""What the lines of Markdown stand in: quotations, call-outs, items, notes, and what is set in."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from claimcheck.model.statement import Span
from claimcheck.model.text.word_runs import Mark
from claimcheck.named_tuple import NamedTuple

# Deeper, what looks like a quotation or a list is text.
_DEEPEST: Final = 50
NEST_MARKS: Final = {"quote": Mark.QUOTE, "item": Mark.ITEM, "note": Mark.NOTE}


class Nest(NamedTuple):
    """What lines stand in: its kind, and how far they are set in."""

    kind: str
    indent: int = 0


class Opening(NamedTuple):
    """What opens in a line: where the words begin behind it, and its title if it has one."""

    at: int
    nests: tuple[Nest, ...] = ()
    title: Span | None = None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "item": re.compile(r"(?:[-+*]|(?P<number>\d{1,9})[.)]|:)(?=[ \t]|$)(?P<gap>[ \t]*)"),
        "task": re.compile(r"\[[ xX]\][ \t]+"),
        "note": re.compile(r"\[\^[^\]\s]+\]:[ \t]*"),
        "fold": re.compile(
            r"(?:===[!+]?(?=[ \t]+\")|(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+){0,2})"
            r"(?:[ \t]+\"(?P<title>[^\"]*)\")?[ \t]*$"
        ),
        "callout": re.compile(r"\[![\w-]+\][-+]?[ \t]*"),
        "rule": re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$"),
    }


def matched(nests: Sequence[Nest], text: str) -> tuple[int, int]:
    """Return where a line's words begin behind what goes on in it, and how many do."""
    at = 0
    for depth, nest in enumerate(nests):
        columns, inside = indent(text, at)
        if nest.kind in {"quote", "callout"}:
            if columns > 3 or text[inside : inside + 1] != ">":
                return at, depth
            at = _behind_quote(text, inside)
        elif inside == len(text):
            continue
        elif columns < nest.indent:
            return at, depth
        else:
            at = _skip(text, at, nest.indent)
    return at, len(nests)


def opened(text: str, at: int, depth: int, *, goes_on: bool) -> Opening:
    """Return what opens in a line at a place, ``depth`` deep; ``goes_on`` in a paragraph."""
    patterns, new = _patterns(), list[Nest]()
    while depth + len(new) < _DEEPEST:
        columns, inside = indent(text, at)
        if columns > 3 or inside == len(text):
            break
        if text[inside] == ">":
            at = _behind_quote(text, inside)
            if callout := patterns["callout"].match(text, at):
                new.append(Nest("callout"))
                return Opening(len(text), tuple(new), Span(callout.end(), len(text)))
            new.append(Nest("quote"))
            continue
        if text[inside] not in "[!?=-+*:0123456789" or patterns["rule"].match(text, inside):
            break
        if fold := patterns["fold"].match(text, inside):
            new.append(Nest("fold", 4))
            title = Span(*fold.span("title")) if fold["title"] else None
            return Opening(len(text), tuple(new), title)
        nest = _item(text, columns, inside, goes_on=goes_on and not new)
        if nest is None:
            break
        at = nest[0]
        new.append(nest[1])
    return Opening(at, tuple(new))


def _item(text: str, columns: int, inside: int, *, goes_on: bool) -> tuple[int, Nest] | None:
    """Return where the words begin of the item or note that opens, and that."""
    patterns = _patterns()
    if note := patterns["note"].match(text, inside):
        return note.end(), Nest("note", 4)
    found = patterns["item"].match(text, inside)
    # Within a paragraph a number is no list's, unless it is the first.
    if not found or (goes_on and found["number"] not in {None, "1"}):
        return None
    is_empty = found.end() == len(text)
    if goes_on and is_empty:
        return None
    width = found.start("gap") - inside
    gap, _ = indent(found["gap"], 0)
    gap = 1 if is_empty or gap > 4 else gap
    at = _skip(text, found.start("gap"), gap)
    task = patterns["task"].match(text, at)
    return task.end() if task else at, Nest("item", columns + width + gap)


def _behind_quote(text: str, at: int) -> int:
    return at + 1 + (text[at + 1 : at + 2] in {" ", "\t"})


def indent(text: str, at: int) -> tuple[int, int]:
    """Return how many columns of blanks stand at a place, and where they end."""
    columns = 0
    while at < len(text) and text[at] in " \t":
        columns += 4 - columns % 4 if text[at] == "\t" else 1
        at += 1
    return columns, at


def _skip(text: str, at: int, wanted: int) -> int:
    """Return the place behind as many columns of blanks."""
    columns = 0
    while columns < wanted and at < len(text) and text[at] in " \t":
        columns += 4 - columns % 4 if text[at] == "\t" else 1
        at += 1
    return at
