"""Words before and after a figure that loosen it: "about", "at least", "or more"."""

import re

from claimcheck.language.figures import patterns as forms
from claimcheck.language.figures.units import LOOSENERS
from claimcheck.model.figure import Approximation, Figure
from claimcheck.model.statement import Span


def before(text: str, start: int) -> re.Match[str] | None:
    """Return what belongs to the number that begins at ``start``; mostly nothing does."""
    last = text[start - 1 : start] if start else ""
    if last.isspace():
        last = text[start - 2 : start - 1] if start > 1 else ""
    if last not in forms.ends_before():
        return None
    return forms.before().search(text, max(0, start - 40), start)


def loosened_by(found: re.Match[str]) -> Approximation:
    """Return what the words after a figure make of it, as `forms.after` matches them."""
    if found["less"]:
        return Approximation.AT_MOST
    return Approximation.ABOUT if found["so"] or found["odd"] else Approximation.AT_LEAST


def loosened(text: str, figure: Figure) -> Figure:
    """Return a share as the words around it loosen it: "more than half", "a third or more"."""
    (start, end), loose = figure.span, figure.approximation
    left = before(text, start)
    if left and left["loose"]:
        start, loose = left.start(), LOOSENERS[left["loose"]]
    if right := forms.after().match(text, end):
        end, loose = right.end(), loosened_by(right)
    return figure._replace(span=Span(start, end), approximation=loose)
