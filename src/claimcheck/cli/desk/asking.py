"""At the terminal: a question goes to stderr, a line comes back; what is told beside that."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from typing import Final, TextIO

from claimcheck.cli.output import put, say, screen_height, wrapped
from claimcheck.cli.render.card_texts import entry_text
from claimcheck.cli.render.redaction import redaction_lines
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.model.desk.card import Card
from claimcheck.model.record.log_entry import Entry
from claimcheck.model.record.undone import Undone
from claimcheck.record import Record
from claimcheck.workflows.desk.allowed_acts import refusal
from claimcheck.workflows.desk.keys import ACTS, END_MOVES, WORDS, read_line

AT_END: Final = ", ".join(f"{key.key} {key.word}" for key in END_MOVES)

# Asks a question and returns the line that answers it. Raises `EOFError` at the end.
Ask = Callable[[str], str]


def asker(stream: TextIO | None = None) -> Ask:
    """Return the function that asks on stderr and reads a line from ``stream``, or stdin.

    Answers that nobody types are shown after the question, so that a record of the
    run can be read.
    """
    lines = stream or sys.stdin
    if isinstance(lines, TextIOWrapper):
        # As what is printed, whatever the locale says.
        lines.reconfigure(encoding="utf-8", errors="strict")
    typed = lines.isatty()

    def ask(question: str) -> str:
        sys.stdout.flush()
        sys.stderr.write(question)
        sys.stderr.flush()
        if typed and os.name == "posix":
            _wait_for_a_line(lines)
        line = _read(lines)
        if not typed:
            say(visible(line))
        if not line:
            if typed:
                say("")
            raise EOFError
        return line.strip()

    return ask


def read_ahead(read_queue: Callable[[], Iterable[object]]) -> None:
    """Read the rest of the queue while somebody reads the card; piped answers wait for none."""
    if sys.stdin.isatty():
        sys.stdout.flush()
        list(read_queue())


def _wait_for_a_line(terminal: TextIO) -> None:
    """Wait until there is something to read, or a signal has come.

    A read that begins right after a Ctrl-C would not notice it until the next key.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    before = signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    try:
        select.select([terminal.fileno(), heard], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(told)


def _read(lines: TextIO) -> str:
    """Return the next line; nothing where the terminal is gone."""
    try:
        return lines.readline()
    except UnicodeDecodeError as error:
        raise ClaimcheckError(
            "the answers are not UTF-8; save them, or set the terminal, to UTF-8"
        ) from error
    except OSError:
        return ""


def is_yes(answer: str) -> bool:
    """Return whether an answer agrees; Enter does not."""
    return answer.lower() in {"y", "yes"}


def say_entries(entries: Iterable[Entry]) -> None:
    """Say what others did."""
    for entry in entries:
        for line in wrapped(entry_text(entry), first="  ", rest="    "):
            say(line)


def undo_asked(record: Record, ask: Ask) -> Undone | None:
    """Name the last act of this person, and take it back if they say so; return what was done.

    Of an act that told readers something it is asked why that never went out.
    """
    found, untold = _last_own_act(record)
    if found is None:
        say(f"{visible(record.actor)} has nothing left to undo.")
        return None
    _tell_last_act(record, found)
    if untold:
        never_out = ask("Why did it never go out? It stays in the record. (Enter: leave it) ")
        agreed = bool(never_out.strip())
    else:
        never_out, agreed = None, is_yes(ask("Undo it? yes, or Enter to leave it "))
    if not agreed:
        say("Nothing was done.")
        return None
    return record.undo_own(found.sequence, never_out=never_out)


def _last_own_act(record: Record) -> tuple[Undone | None, bool]:
    """Return what undoing this person's last act would do, and whether it told readers something.

    Raises `ClaimcheckError` where they may not undo it, also with a reason.
    """
    try:
        return record.undo_own(dry_run=True), False
    except ClaimcheckError as error:
        try:
            found = record.undo_own(dry_run=True, never_out=str(error))
        except ClaimcheckError:
            raise error from None
        say(str(error).partition("; where it never")[0] + ".")
        return found, True


def _tell_last_act(record: Record, found: Undone) -> None:
    """Say what would be undone, in the words of the claim's story, and what that changes."""
    for stayed in found.passed_over:
        for line in wrapped(visible(f"Passed over: {stayed}"), first="", rest="  "):
            say(line)
    subject = f"{found.kind} {visible(found.subject)}"
    say(f"Your last act, event {found.sequence} on {found.at[:10]}: {subject}")
    for entry in record.told_in_words(found.sequence):
        for line in wrapped(visible(entry.text), first="  ", rest="    "):
            say(line)
    for line in wrapped(f"So {visible('; '.join(found.effects))}."):
        say(line)


def redact_asked(record: Record, named: str, reason: str, ask: Ask) -> bool:
    """Say what would be removed for good, and remove it on a yes; return whether it was."""
    for each in record.redact(named, reason=reason, dry_run=True):
        put("\n".join(redaction_lines(each, dry_run=True)))
    if not is_yes(ask("It cannot be undone. Remove it? yes, or Enter to leave it ")):
        return False
    for each in record.redact(named, reason=reason):
        put("\n".join(redaction_lines(each, dry_run=False)))
    return True


def why_no_key(line: str, card: Card | None) -> str:
    """Return why a line does nothing on a card, or at the end of the queue, and what would."""
    if card is None:
        return f"no key {line[:20]!r} at the end of the queue; {AT_END}"
    unfit, _ = read_line(line, (*ACTS, *WORDS))
    why = refusal(card, unfit.word) if unfit else None
    return why or f"no key {line[:40]!r} here; ? lists the keys"


def ask_wordings(
    record: Record, found: Sequence[tuple[int, str]], ask: Ask | None = None
) -> set[tuple[int, str]]:
    """Return the claims, each with other words, of which these stand from now on."""
    ask, chosen = ask or asker(), set[tuple[int, str]]()
    for place, (claim, words) in enumerate(found):
        before = record.claim(f"c-{claim:d}").claim.text
        put("\n".join(wrapped(f"c-{claim:d} {visible(before)}", first="first   ", rest=" " * 8)))
        put("\n".join(wrapped(visible(words), first="second  ", rest=" " * 8)))
        answer = ask("Which words stand? 1 first, 2 second; 1! or 2! of all (Enter: first) ")
        if answer.startswith("2"):
            chosen.update(found[place:] if answer.endswith("!") else [(claim, words)])
        if answer.endswith("!"):
            break
    return chosen


def ask_same(record: Record, claim: int, words: str, ask: Ask | None = None) -> bool:
    """Return whether a person says that other words are of a claim."""
    ask = ask or asker()
    before = record.claim(f"c-{claim:d}").claim.text
    put("\n".join(wrapped(f"c-{claim:d} {visible(before)}", first="claim  ", rest=" " * 7)))
    put("\n".join(wrapped(visible(words), first="check  ", rest=" " * 7)))
    return ask("Is the check of this claim? y yes (Enter: no) ").casefold().startswith("y")


def card_room(taken: int) -> int | None:
    """Return how many lines of the screen a card has, beside its heading and the question."""
    height = screen_height()
    return None if height is None else max(height - taken - 1, 1)
