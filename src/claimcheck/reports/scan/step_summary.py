"""Findings as Markdown, such as the summary of a step."""

from typing import Final

from claimcheck.model.scan.finding import Finding, Scanned
from claimcheck.reports.scan.wording import headline, totals
from claimcheck.reports.tables import markdown_cell

# GitHub refuses a summary of more than 1 MiB.
_MOST_BYTES: Final = 900_000
_HEADER: Final = (
    "| Finding | Place | Text | What is known | What to do |\n| --- | --- | --- | --- | --- |\n"
)


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
