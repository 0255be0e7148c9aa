"""The checklist of a draft, for a screen, for a page, and for programs."""

from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import UnreadFiles
from claimcheck.model.scan.tick import Tick
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.scan.wording import left_out_lines

_INDENT: Final = " " * 6


def as_checklist(ticks: Sequence[Tick], left_out: Sequence[UnreadFiles]) -> str:
    """Return each sentence with a box before it, its place, and how it stands."""
    lines: list[str] = []
    for tick in ticks:
        box = "[!]" if tick.severity else "[ ]"
        lines += wrapped(f"{box} {_place(tick)} {visible(tick.text)}", rest=_INDENT)
        for status in tick.status:
            lines += wrapped(visible(status), first=_INDENT, rest=_INDENT + "  ")
    return "\n".join([*lines, _total(ticks), *left_out_lines(left_out), ""])


def as_markdown_checklist(ticks: Sequence[Tick], left_out: Sequence[UnreadFiles]) -> str:
    """Return the checklist as a Markdown task list."""
    lines = [
        f"- [ ] {_escaped(tick.text)} ({_escaped(_place(tick))}:"
        f" {_escaped('; '.join(tick.status))})"
        for tick in ticks
    ]
    return "\n".join([*lines, "", _total(ticks), *left_out_lines(left_out), ""])


def as_json_checklist(ticks: Sequence[Tick], left_out: Sequence[UnreadFiles]) -> str:
    """Return the checklist as one JSON document."""
    found = [
        {
            "path": tick.path,
            "line": tick.region.start.line,
            "column": tick.region.start.column,
            "text": tick.text,
            "voice": str(tick.voice),
            "why": tick.why,
            "status": list(tick.status),
            "severity": str(tick.severity) if tick.severity else None,
        }
        for tick in ticks
    ]
    told = {"checklist": found, "left_out": [each._asdict() for each in left_out]}
    return as_json_text(told, indent=2) + "\n"


def _place(tick: Tick) -> str:
    return f"{visible(tick.path)}:{tick.region.start.line}:{tick.region.start.column}"


def _total(ticks: Sequence[Tick]) -> str:
    known = sum("not on record" not in tick.status for tick in ticks)
    noun = "sentence" if len(ticks) == 1 else "sentences"
    return f"{len(ticks):,} {noun} to check, {known:,} of them on record."


def _escaped(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+!|~" else c for c in visible(text))


CHECKLIST_FORMATS: Final[dict[str, Callable[[Sequence[Tick], Sequence[UnreadFiles]], str]]] = {
    "full": as_checklist,
    "markdown": as_markdown_checklist,
    "json": as_json_checklist,
}
