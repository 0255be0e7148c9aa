"""The queue in a file: handed out as JSON lines, and brought back with answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.cli.options.common import Desk
from claimcheck.cli.output import counted, put, say, write_file
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.columns import wrapped
from claimcheck.language.display.safe import visible

if TYPE_CHECKING:
    from claimcheck.model.desk.card import QueueFilter
    from claimcheck.workflows.desk.answer_files import AnswerOutcome
    from claimcheck.workflows.desk.apply import House

_FINDINGS: Final = 1
_INDENT: Final = 10


def _house(desk: Desk) -> "House":
    """Return what the acts of this desk depend on."""
    from claimcheck.workflows.desk.apply import House

    settings = desk.settings
    return House(settings.thresholds, settings.gate, desk.today, settings.scale_map)


def export_queue(desk: Desk, kept: "QueueFilter", output: Path) -> int:
    """Write the cards that wait as JSON lines, and return the exit code."""
    from claimcheck.reports.card import card_as_dict
    from claimcheck.reports.json_text import as_json_text
    from claimcheck.store.log.chain import head
    from claimcheck.store.verdicts.scales import current_scale
    from claimcheck.workflows.desk.allowed_acts import offered
    from claimcheck.workflows.desk.answer_files import cards

    if output.exists() and output.samefile(desk.store.path):
        raise ClaimcheckError(f"{output} is the database itself; name another file")
    now = str(head(desk.store.connection))
    labels = [each.label for each in current_scale(desk.store.connection).labels]
    lines = [
        as_json_text(card_as_dict(card, now, offered(card), labels))
        for card in cards(desk.store.connection, kept, _house(desk), asking=desk.actor)
    ]
    text = "".join(f"{line}\n" for line in lines)
    if str(output) == "-":
        put(text)
    else:
        write_file(output, text, option="--export")
        say(f"Wrote {counted(len(lines), 'card')} to {output}.")
    return 0


def import_answers(desk: Desk, source: str) -> int:
    """Store the answers in a file, say what became of each, and return the exit code.

    That is 1 where an answer was stale or refused.
    """
    from claimcheck.reading.plain import read_text
    from claimcheck.reading.records.answers import read_answers
    from claimcheck.workflows.desk.answer_files import Fate, apply_answers

    counts = dict.fromkeys(Fate, 0)
    answered = read_answers(source, read_text(source))
    for outcome in apply_answers(desk.store, answered, _house(desk), actor=desk.actor):
        counts[outcome.fate] += 1
        if outcome.fate is not Fate.OPEN:
            put("\n".join(_outcome_lines(outcome)))
    put(", ".join(f"{number:,} {fate}" for fate, number in counts.items()) + ".")
    return _FINDINGS if counts[Fate.STALE] or counts[Fate.REFUSED] else 0


def _outcome_lines(outcome: "AnswerOutcome") -> list[str]:
    """Return what became of an answer in lines of at most 80 columns."""
    first = f"{outcome.fate.upper():<{_INDENT}}{outcome.card}: "
    told = [visible(each) for each in outcome.told]
    rest = " " * len(first)
    lines = wrapped(told[0], first=first, rest=rest)
    return lines + [line for each in told[1:] for line in wrapped(each, first=rest, rest=rest)]
