"""What somebody said, for people."""

from typing import Final

from claimcheck.cli.output import cut, id_column, line_width, wrapped
from claimcheck.cli.render.person import person_lines
from claimcheck.language.display.safe import visible
from claimcheck.model.speech import Changed, Repeated, Said, Speech, SpeechOccasion

_PAD: Final = "  "


def speech_lines(speech: Speech) -> list[str]:
    """Return what somebody said in lines that fit the terminal."""
    lines = person_lines(speech.person) if speech.person else [_nobody(speech)]
    for occasion in speech.occasions:
        lines += ["", *_occasion_lines(occasion)]
    if speech.repeated:
        lines += ["", "Repeated since it was rated false"]
        for repeated in speech.repeated:
            lines += _repeated_lines(repeated)
    if speech.changed:
        lines += ["", "Figures that changed"]
        for changed in speech.changed:
            lines += _changed_lines(changed)
    return lines


def _nobody(speech: Speech) -> str:
    """Say that a name is no person's yet."""
    return f"{visible(speech.name)}, not known as a person: claimcheck person add makes one"


def _occasion_lines(occasion: SpeechOccasion) -> list[str]:
    """Return when, where and what was said."""
    by = f"By {occasion.reported_on}" if occasion.reported_on else "Date unknown"
    when = occasion.said_on or by
    heading = ", ".join([when, *([visible(occasion.place)] if occasion.place else [])])
    return [heading, *(line for said in occasion.said for line in _said_lines(said))]


def _said_lines(said: Said) -> list[str]:
    """Return a statement on one line, with its verdicts on the next, and what readers have."""
    stored = said.stored
    claim = f"c-{stored.claim:d}" if stored.claim else ""
    head = _PAD + id_column(f"s-{stored.id:d}", 7) + id_column(claim, 7)
    state = "" if stored.confirmed else " (unconfirmed)"
    lines = [head + cut(stored.statement.text, line_width() - len(head) - len(state)) + state]
    below = ["; ".join(visible(each.rating) for each in said.verdicts)]
    if said.standing and (readers := said.standing.marked_for_readers):
        below.append(f"readers have {visible(readers)}")
    return lines + [
        f"{' ' * len(head)}{cut(each, line_width() - len(head))}" for each in below if each
    ]


def _repeated_lines(repeated: Repeated) -> list[str]:
    """Return a verdict and when its claim was said again."""
    verdict = repeated.verdict
    times = ", ".join(f"{each.statement.said_on} (s-{each.id:d})" for each in repeated.statements)
    head = f"{_PAD}c-{verdict.claim:d} {visible(verdict.rating)}"
    text = visible(repeated.statements[-1].statement.text)
    rest = _PAD * 2
    return [
        *wrapped(f"{head[2:]}, said again on {times}", first=_PAD, rest=rest),
        rest + cut(text, line_width() - len(rest)),
    ]


def _changed_lines(changed: Changed) -> list[str]:
    """Return a figure's course, and the words around it."""
    course = ", ".join(
        f"{visible(each.figure)} {each.when} (s-{each.statement:d})" for each in changed.given
    )
    rest = _PAD * 2
    return [
        *wrapped(course, first=_PAD, rest=rest),
        rest + cut(changed.text, line_width() - len(rest)),
    ]
