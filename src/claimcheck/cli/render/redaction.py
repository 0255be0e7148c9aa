"""What a redaction removes from a file, and what stays, for people."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.cli.output import counted, wrapped
from claimcheck.language.display.safe import visible
from claimcheck.model.record.redaction import FoundWords, Redaction

_HOLDS: Final = "made before, and holds it still; make it again, and call back what was handed on"
_MAY_HOLD: Final = "made before, and cannot be searched here; make it again"
_WENT: Final = "made before, and not there any more; whoever has it may have it still"
_COPY: Final = (
    "a copy of the record, and holds it still, or may: remove it, or name it with --backup"
)
# So many places of one name are told; -f json names all.
_SHOWN: Final = 10


def redaction_lines(done: Redaction, *, dry_run: bool) -> list[str]:
    """Return what was, or would be, removed from one file, in lines that fit the terminal."""
    lines = [f"{visible(done.file)}:"]
    for sentence in _sentences(done, dry_run=dry_run):
        lines += wrapped(sentence, first="  ", rest="    ")
    return lines


def _sentences(done: Redaction, *, dry_run: bool) -> Iterator[str]:
    """Yield what was, or would be, removed from a file, and what was not."""
    removed = "would be removed" if dry_run else "removed"
    rows = f"{counted(len(done.touched), 'row')}: {', '.join(done.touched)}"
    yield f"{removed} from {rows}" if done.touched else "nothing was left to remove"
    if done.events:
        yield f"and the payloads of {counted(len(done.events), 'event')}"
    if done.unread:
        yield f"{', '.join(done.unread)} could not be searched for the words; look yourself"
    yield from _said_alike(done)
    if done.left:
        yield f"left elsewhere, where they may mean others: {_places(done.left)}; see --also"
    if done.others:
        others = ", ".join(done.others)
        yield f"left with other words, as other versions of it: {others}; redact each that must go"
    if done.reasons:
        given = ", ".join(done.reasons)
        yield f"left, though it may tell what was claimed: the reasons of {given}; redact these too"
    yield from _made(done)
    if done.damaged:
        file = visible(done.damaged)
        yield f"{file} cannot be read or written, and may hold vectors of it: remove that file"
    elif not done.clean:
        yield "another program has it open: close it, then redact again to wipe the file"


def _said_alike(done: Redaction) -> Iterator[str]:
    """Yield what says the same, or nearly, and stays."""
    if done.mentions:
        also = "--with-mentions takes them too"
        yield f"left as mentions of the same: {', '.join(done.mentions)}; {also}"
    if done.parts:
        also = "look at them, and name with --also the words that must go"
        yield f"left, most of the words among others: {', '.join(done.parts)}; {also}"
    if done.forms:
        yield f"left in other forms: {_places(done.forms)}; --with-mentions takes them too"


def _made(done: Redaction) -> Iterator[str]:
    """Yield which files and pages were made of what was removed, and may hold it."""
    handed_on = [each for each in done.outputs if each.kind != "copy"]
    for made, said in (
        ([each for each in handed_on if each.holds], _HOLDS),
        ([each for each in handed_on if each.exists and not each.holds], _MAY_HOLD),
        ([each for each in handed_on if not each.exists], _WENT),
        ([each for each in done.outputs if each.kind == "copy"], _COPY),
    ):
        if made:
            yield f"{said}: {', '.join(f'{visible(each.path)} ({each.kind})' for each in made)}"
    if done.pages:
        pages = ", ".join(map(visible, done.pages))
        yield f"published, and may say it still; correct there, and publish again: {pages}"


def _places(found: Iterable[FoundWords]) -> str:
    """Return words with where they stand, as far as anybody reads on."""
    return ", ".join(
        f"“{visible(each.words)}”"
        + (f" in {', '.join(each.rows[:_SHOWN])}" if each.rows else "")
        + (f" and {len(each.rows) - _SHOWN} more" if len(each.rows) > _SHOWN else "")
        for each in found
    )
