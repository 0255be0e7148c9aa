"""The queue in a file: handed out as JSON lines, and brought back with answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.cli.options.selection import how_to_undo
from claimcheck.cli.output import Counted, counted, put, say, wrapped, write_file
from claimcheck.cli.progress import working
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.desk.card import QueueFilter
    from claimcheck.record import Record
    from claimcheck.workflows.desk.answer_files import AnswerOutcome

_FINDINGS: Final = 1
_INDENT: Final = 10


def export_queue(record: "Record", kept: "QueueFilter", output: Path) -> int:
    """Write the cards that wait as JSON lines, and return the exit code."""
    from claimcheck.reports.desk.card_to_answer import card_as_dict
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.workflows.desk.allowed_acts import offered

    if output.exists() and output.samefile(record.path):
        raise ClaimcheckError(f"{output} is the database itself; name another file")
    now = str(record.head())
    labels = [each.label for each in record.scale().labels]
    lines = Counted(
        f"{as_json_text(card_as_dict(card, now, offered(card), labels))}\n"
        for card in record.each_card(kept, with_story=False)
    )
    if str(output) == "-":
        with working("Exporting"):
            text = "".join(lines)
        put(text)
        return 0
    with working("Exporting"):
        # Written as they come: tens of thousands of cards would fill the memory.
        write_file(output, lines, option="--export", record=record.path)
    record.log_output("export", output)
    say(f"Wrote {counted(lines.number, 'card')} to {output}.")
    return 0


def import_answers(record: "Record", source: str, *, dry_run: bool = False) -> int:
    """Store the answers or the verdicts in a file, and return the exit code.

    That is 1 where an answer was stale or refused; a table of verdicts is stored whole or
    not at all, with ``dry_run`` not at all.
    """
    from claimcheck.reading.plain import read_text
    from claimcheck.reading.records.answers import read_answers
    from claimcheck.workflows.desk.answer_files import Fate

    text = read_text(source)
    if source.endswith((".csv", ".tsv")) or (text.strip() and text.lstrip()[0] not in "{["):
        return _import_verdicts(record, source, text, dry_run=dry_run)
    if dry_run:
        raise ClaimcheckError(
            "--dry-run goes with a table of verdicts; each answer to a card is an act of its own"
        )
    counts = dict.fromkeys(Fate, 0)
    answered = read_answers(source, text)
    for outcome in record.apply_answers(answered):
        counts[outcome.fate] += 1
        if outcome.fate is not Fate.OPEN:
            put("\n".join(_outcome_lines(outcome)))
    put(", ".join(f"{number:,} {fate}" for fate, number in counts.items()) + ".")
    if counts[Fate.STALE]:
        say("Stale cards that still wait come again with `claimcheck review --export FILE`.")
    return _FINDINGS if counts[Fate.STALE] or counts[Fate.REFUSED] else 0


def _import_verdicts(record: "Record", source: str, text: str, *, dry_run: bool) -> int:
    """Store a table of verdicts, and say how many there are of each label."""
    from collections import Counter

    with working("Storing"):
        given = record.rate_from(source, text, dry_run=dry_run)
    stored = [each for each in given if not each.was_known]
    known = f"{counted(len(given) - len(stored), 'verdict')} known." if stored != given else ""
    if not stored:
        put(known)
        return 0
    labels = Counter(
        verdict.label
        for each in stored
        for verdict in each.standing.verdicts
        if verdict.id == each.verdict_id
    )
    told = ", ".join(f"{number:,} {visible(label)}" for label, number in sorted(labels.items()))
    number = counted(len(stored), "verdict")
    events = [each.event for each in stored if each.event is not None]
    said = f"{number} stored: {told}. {how_to_undo(events)}"
    if dry_run:
        said = f"{number} would be stored: {told}. Nothing was stored (--dry-run)."
    put("\n".join([*wrapped(said), *([known] if known else [])]))
    return 0


def _outcome_lines(outcome: "AnswerOutcome") -> list[str]:
    """Return what became of an answer in lines that fit the terminal."""
    first = f"{outcome.fate.upper():<{_INDENT}}{outcome.card}: "
    told = [visible(each) for each in outcome.told]
    rest = " " * len(first)
    lines = wrapped(told[0], first=first, rest=rest)
    return lines + [line for each in told[1:] for line in wrapped(each, first=rest, rest=rest)]
