"""Proposed statements for people: a list by worth, or the article marked up."""

from collections.abc import Iterator, Sequence

from claimcheck.cli.output import cut, line_width, wrapped
from claimcheck.cli.render.intake.article_heading import (
    heading,
    paragraph,
    speaker_counts,
    speaker_names,
)
from claimcheck.language.display.safe import visible
from claimcheck.language.figures.check_parts import check_figures
from claimcheck.language.text.sentences import paragraph_spans
from claimcheck.model.statement import Statement
from claimcheck.model.text.capture import Capture
from claimcheck.reading.unreadable import shown_name
from claimcheck.workflows.intake.extract import Extracted, left_over

_PAD = " " * 4
_NOTE = " " * 6


def listed(extracted: Extracted, statements: Sequence[Statement]) -> list[str]:
    """Return an article's proposals, in the order given, each with its reason and rule."""
    article = extracted.capture.article
    names = speaker_names(article, statements)
    lines = [heading(shown_name(extracted.name), article, statements)]
    lines += wrapped(speaker_counts(statements, names), first="", rest="")
    lines += left_over(statements)
    for number, (name, each) in enumerate(zip(names, statements, strict=True), 1):
        lines.append(f"{number:>3} {cut(f'{name}: {visible(each.text)}', line_width() - 4)}")
        lines += wrapped(_in_short(extracted.capture, each), first=_PAD, rest=_PAD)
        lines += [f"{_PAD}{line}" for line in _checks(each)]
    return lines


def _in_short(capture: Capture, said: Statement) -> str:
    """Return why a statement is where it is in the order, and what found it where."""
    reported = f"reported by {said.reported_by}" if said.reported_by else None
    place = f"at {capture.position(said.spans[0].start)}"
    parts = [said.evidence.priority_reason, reported, str(said.kind), place]
    return "; ".join(visible(each) for each in parts if each) + f", by {said.evidence.rule}"


def _checks(said: Statement) -> Iterator[str]:
    """Yield what the figures of a statement give when checked against each other."""
    for check in check_figures(said.text):
        yield f"CHECKED {cut(str(check), line_width() - len(_NOTE) - 8)}"


def explained(extracted: Extracted) -> list[str]:
    """Return the article with its statements marked ``>>like this<<``, and notes on each."""
    article, statements = extracted.capture.article, extracted.statements
    names = speaker_names(article, statements)
    lines = [heading(shown_name(extracted.name), article, statements)]
    lines += wrapped(speaker_counts(statements, names), first="", rest="")
    lines += left_over(statements)
    for start, end in paragraph_spans(article.text):
        here = [
            (number, each)
            for number, each in enumerate(statements, 1)
            if start <= each.spans[0].start < end
        ]
        lines += ["", *paragraph(_marked(article.text, start, end, here))]
        for number, each in here:
            lines += _notes(extracted.capture, number, names[number - 1], each)
    return lines


def _marked(text: str, start: int, end: int, here: Sequence[tuple[int, Statement]]) -> str:
    """Return a paragraph with the words of its statements marked and numbered."""
    # Of marks at one place those that close come first, and the longer of two spans opens first.
    marks = sorted(
        mark
        for number, each in here
        for span in each.spans
        for mark in (
            (span.start, 1, -span.end, ">>"),
            (span.end, 0, -span.start, f"<<[{number}]"),
        )
    )
    pieces, position = [], start
    for place, _, _, mark in marks:
        pieces += [text[position:place], mark]
        position = place
    return "".join([*pieces, text[position:end]])


def _origin(said: Statement) -> str | None:
    """Say where the day of a statement is known from."""
    seen = f"“{said.evidence.date_words}”" if said.evidence.date_words else ""
    if said.said_on is None and seen:
        return f"{seen} names no day"
    return seen or said.date_origin


def _notes(capture: Capture, number: int, name: str, said: Statement) -> list[str]:
    """Return who says a statement by which rule, when, where, and why each is believed."""
    found = said.evidence
    who = said.person or " and ".join(said.persons) or said.speaker or name
    because = f" ({said.person_reason})" if said.person_reason else ""
    because += f", as reported by {said.reported_by}" if said.reported_by else ""
    share = found.rule_precision
    measured = f", words right in {share * 100:.0f} of 100 measured" if share else ""
    occasion = [
        f"{value} ({origin})"
        for value, origin in ((said.when, _origin(said)), (said.place, found.place_origin))
        if value and origin
    ]
    rows = [
        f"{said.kind} by rule {found.rule}{measured}; at {capture.position(said.spans[0].start)}",
        "; ".join(occasion) or "when and where is not known",
        found.priority_reason or "",
    ]
    lines = wrapped(visible(f"{who}{because}"), first=f"{f'[{number}]':>5} ", rest=_NOTE)
    for row in rows:
        lines += wrapped(visible(row), first=_NOTE, rest=_NOTE) if row else []
    return [*lines, *(f"{_NOTE}{line}" for line in _checks(said))]
