"""Findings for GitHub: commands that annotate the lines of a pull request, and a step's summary."""

from typing import Final

from claimcheck.language.display.safe import visible
from claimcheck.model.scan.finding import Finding, RuleManual, Scanned
from claimcheck.model.scan.severity import Severity
from claimcheck.reports.scan.wording import headline, shown, told, totals
from claimcheck.reports.tables import markdown_cell

# GitHub refuses a summary of more than 1 MiB.
_MOST_BYTES: Final = 900_000
_HEADER: Final = (
    "| Finding | Place | Text | What is known | What to do |\n| --- | --- | --- | --- | --- |\n"
)

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_LINE_ENDS: Final = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY: Final = {**_LINE_ENDS, ord(":"): "%3A", ord(","): "%2C"}


def as_github(scanned: Scanned) -> str:
    """Return a workflow command for each finding, and then the totals."""
    names = {each.id: each for each in scanned.rules}
    placed = scanned.workplace.placed
    commands = [
        _command(each, placed(each.path), names.get(each.rule)) for each in scanned.findings
    ]
    return "".join(f"{line}\n" for line in [*commands, *map(visible, totals(scanned))])


def _command(finding: Finding, path: str, manual: RuleManual | None) -> str:
    """Return one command on one line."""
    start, end = finding.region.start, finding.region.end
    properties: dict[str, object] = {"file": path, "line": start.line}
    # GitHub takes columns only where a region begins and ends on the same line.
    one_line = start.line == end.line
    properties |= {"col": start.column} if one_line else {}
    properties |= {"endLine": end.line}
    properties |= {"endColumn": end.column} if one_line else {}
    properties |= {"title": f"{finding.rule} {manual.name}" if manual else finding.rule}
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(told(finding)).translate(_LINE_ENDS)
    return f"::{_COMMANDS[finding.severity]} {named}::{message}"


def _property(text: str) -> str:
    """Return the value of a property, in which line ends, colons and commas are escaped."""
    return "".join(
        character if character in "\r\n" else shown(character) for character in text
    ).translate(_PROPERTY)


def as_markdown(scanned: Scanned) -> str:
    """Return a heading, a table of the findings and the totals; at most 1 MiB."""
    rows, size = [], 0
    for finding in scanned.findings:
        row = _row(finding, scanned.workplace.placed(finding.path))
        size += len(row.encode())
        if size > _MOST_BYTES:
            break
        rows.append(row)
    left = len(scanned.findings) - len(rows)
    more = [f"{left:,} more findings have no room here.\n"] if left else []
    table = [_HEADER + "".join(rows)] if rows else []
    said = "  \n".join(_plain(line) for line in totals(scanned))
    return "\n".join(["### claimcheck scan\n", *table, *more, f"{said}\n"])


def _row(finding: Finding, path: str) -> str:
    """Return a finding as a row of the table."""
    start = finding.region.start
    cells = [
        f"{finding.severity} {finding.rule}: {headline(finding)}",
        f"{path}:{start.line}:{start.column}",
        finding.region.text,
        "; ".join(finding.facts),
        finding.help or "",
    ]
    return f"| {' | '.join(map(_plain, cells))} |\n"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is; GitHub would take dollars for formulas."""
    return markdown_cell(text).replace("$", "<span>$</span>")
