"""Other desks' checks for people: a section of its own, after all that the record says."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimcheck.cli.output import line_width, wrapped
from claimcheck.cli.render.match import marked
from claimcheck.cli.render.record_lines import row
from claimcheck.cli.render.show_pages import Page
from claimcheck.language.display.safe import visible
from claimcheck.matching.explanation import align, reason
from claimcheck.model.imports.elsewhere import CardCheck, Elsewhere
from claimcheck.model.imports.outside_check import StoredCheck
from claimcheck.reports.matches import elsewhere_as_dict

_PAD: Final = " " * 10


def elsewhere_lines(text: str, found: Iterable[Elsewhere | CardCheck]) -> Iterator[str]:
    """Yield each check with what its claim says otherwise than ``text``."""
    for each in found:
        check, room = each.check, line_width() - 20
        yield from wrapped(visible(_said(check)), first="ELSEWHERE ", rest=_PAD)
        if each.match:
            part = text[slice(*each.match.part)] if each.match.part else text
            spans = align(part, each.match.claim.text)
            if any(spans):
                yield f"{_PAD}theirs  {marked(each.match.claim.text, spans[1], room)}"
                yield f"{_PAD}yours   {marked(part, spans[0], room)}"
            for difference in each.match.comparison.differences:
                yield f"{_PAD}{visible(reason(difference))}"
        if each.label:
            yield f"{_PAD}at yours: {visible(each.label)}"
        place = f"{each.library}:" if each.library else ""
        yield f"{_PAD}{visible(place)}y-{check.id:d}; not a verdict of yours"


def with_elsewhere(page: Page, own: list[StoredCheck], text: str, found: list[Elsewhere]) -> Page:
    """Return a claim's page with the checks of others that the record and libraries hold."""
    lines = list(page.lines)
    for each in own:
        lines += row("elsewhere", f"y-{each.id:d} {visible(_said(each))}")
    lines += elsewhere_lines(text, found)
    others = [elsewhere_as_dict(text, each) for each in found]
    checks = [each._asdict() | {"id": f"y-{each.id:d}"} for each in own]
    return Page(lines, {**page.data, "outside_checks": checks, "elsewhere": others})


def _said(check: StoredCheck) -> str:
    """Return what a check says, by whom and when."""
    day = check.published_on or "date unknown"
    return f"{check.by}: “{check.label}”, {day}, {check.url}"
