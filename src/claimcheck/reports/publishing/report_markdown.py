"""A report as Markdown, for a newsletter or a pull request."""

from collections.abc import Iterable, Iterator

from claimcheck.language.text.addresses import is_address
from claimcheck.model.record.check import Check
from claimcheck.model.record.desk_report import (
    Awaited,
    Chart,
    Complaint,
    DeskReport,
    ToldCheck,
    long_day,
)
from claimcheck.reports.publishing.audit_words import (
    act_words,
    complained,
    corrected,
    counts,
    outcome,
    sourced,
    taken,
)
from claimcheck.reports.publishing.check_words import by, certainty, correction_words
from claimcheck.reports.publishing.pages import days, number
from claimcheck.reports.tables import markdown_cell


def report_markdown(report: DeskReport) -> str:
    """Return a report as Markdown in which no text from outside marks anything up."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def _lines(report: DeskReport) -> Iterator[str]:
    """Yield the lines of a report."""
    heading = "Checks for the audit" if report.is_audit else "What we checked"
    yield from (f"# {heading}, {report.period.name}", "")
    if report.desk:
        yield from (f"{_text(report.desk)}. The numbers before are of {report.before.name}.", "")
    yield from ("| | now | before |", "| --- | ---: | ---: |")
    for each in report.figures:
        name = f"{each.name} ({each.unit})" if each.unit else each.name
        yield f"| {name} | {number(each.number)} | {number(each.before)} |"
    for chart in report.charts:
        yield from _chart(chart)
    yield from _section("Corrections", map(_told, report.corrections), "None in this period.")
    if not report.is_public:
        complaints = map(_complaint, report.complaints)
        yield from _section("Complaints", complaints, "None in this period.")
        yield from _section("What is due", map(_waiting, report.due), "Nothing.")
    if report.reviewers:
        did = (
            f"{_text(each.name)}: {counts((act_words(kind), n) for kind, n in each.acts) or 'none'}"
            for each in report.reviewers
        )
        yield from _section("By reviewer", did, "Nobody.")
    if report.is_audit:
        yield from _groups(report)
    yield from ("", "## The checks")
    for check in report.checks:
        yield from _check(check, is_public=report.is_public)
        if report.is_audit:
            yield from _audited(check, is_public=report.is_public)
    yield from ("", f"Log head `{report.head}`")


def _section(title: str, lines: Iterable[str], nothing: str) -> Iterator[str]:
    """Yield a list under a title."""
    yield from ("", f"## {title}", "")
    listed = [f"- {each}" for each in lines]
    yield from listed or [nothing]


def _told(told: ToldCheck) -> str:
    """Return a correction on one line."""
    each, claims = told.correction, "; ".join(map(_claim, told.checks))
    return f"{long_day(each.on)}: {_text(correction_words(each))} ({claims})"


def _complaint(one: Complaint) -> str:
    """Return a complaint on one line."""
    after = f", after {days(one.days)}" if one.days is not None else ""
    state = f"answered{after}" if one.contact.is_answered else "not answered yet"
    return f"{long_day(one.contact.sent or '')}: {state} ({_claim(one.check)})"


def _waiting(wait: Awaited) -> str:
    """Return what is due on one line."""
    on = long_day(wait.on) if wait.on else "Now"
    return f"{on}: {_text(wait.what)} ({_claim(wait.check)})"


def _chart(chart: Chart) -> Iterator[str]:
    """Yield a chart's table."""
    yield from ("", f"## {chart.title}", "")
    yield from (f"| {chart.title} | now | before |", "| --- | ---: | ---: |")
    for bar in chart.bars:
        before = str(bar.before) if chart.is_compared else ""
        yield f"| {_text(bar.name)} | {bar.number} | {before} |"


def _groups(report: DeskReport) -> Iterator[str]:
    """Yield whose claims were checked."""
    yield from ("", "## Whose claims were checked", "")
    yield from ("| party or organisation | claims | who made them | what was found |",)
    yield "| --- | ---: | --- | --- |"
    for each in report.groups:
        who, found = _text(counts(each.speakers)), _text(counts(each.outcomes))
        yield f"| {_text(each.name or 'None kept')} | {each.number} | {who} | {found} |"


def _audited(check: Check, *, is_public: bool) -> Iterator[str]:
    """Yield what an audit asks of one check besides."""
    yield ""
    if not is_public:
        yield f"- Taken up: {_text(taken(check))}"
    yield f"- Sources: {sourced(check)}"
    yield f"- Corrections: {corrected(check)}"
    if not is_public:
        yield f"- Complaints: {complained(check)}"


def _check(check: Check, *, is_public: bool) -> Iterator[str]:
    """Yield the lines of one check."""
    rating = check.shown
    yield from ("", f"### {_text(outcome(check))}: {_text(check.text)}", "")
    said = f", {long_day(check.said_on)}" if check.said_on else ""
    states = [str(check.in_public)] if is_public else [str(check.status), str(check.in_public)]
    state = ", ".join(dict.fromkeys(states))
    who = f"{_text(by(check))}{said}. " if by(check) else ""
    yield f"{who}{state.capitalize()}."
    if rating:
        if rating.rationale:
            yield from ("", _text(rating.rationale))
        yield from ("", f"As of {long_day(rating.as_of)}. {_text(certainty(check))}")
    if check.corrections:
        yield ""
    for each in check.corrections:
        late = " Readers do not have it yet." if each in check.untold else ""
        yield f"- {long_day(each.on)}: {_text(correction_words(each))}{late}"
    if check.sources:
        yield ""
    for found in check.sources:
        source = found.source
        name = _text(source.title or source.publisher or source.url)
        link = f"[{name}](<{source.url}>)" if _is_plain(source.url) else name
        locator = f", {_text(source.locator)}" if source.locator else ""
        late = " (readers do not have it yet)" if found in check.untold_sources else ""
        yield f"- {source.stance}: {link}{locator}{late}"


def _claim(check: Check) -> str:
    """Return a claim with its id, on one line."""
    return f"{check.id}, {_text(check.text)}"


def _is_plain(url: str) -> bool:
    """Return whether an address can stand between angle brackets."""
    return is_address(url) and not set("<>\n") & set(url)


def _text(text: str) -> str:
    """Return a text on one line, with the characters that Markdown reads escaped."""
    return markdown_cell(text)
