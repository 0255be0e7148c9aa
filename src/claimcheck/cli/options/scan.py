"""Options of a scan, and what they lead to."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.scan.checklist import Tick
    from claimcheck.model.scan.finding import Scanned
    from claimcheck.model.scan.severity import ScanSettings


class UnreadDraftsError(ClaimcheckError):
    """Some drafts could not be read; the others were scanned."""

    def __init__(self, unread: Sequence[str], unwritten: Path | None = None) -> None:
        """Say of each why, and which file was therefore not written."""
        told = [*unread, *([f"{unwritten} was not written"] if unwritten else [])]
        if len(unread) > 1:
            told.insert(0, f"{len(unread):,} drafts cannot be read")
        super().__init__(told[0])
        self.details = tuple(told[1:])


class FailOn(StrEnum):
    """From which severity on a scan fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdicts(StrEnum):
    """Which verdicts a scan speaks of."""

    SIGNED_OFF = "signed-off"
    PROPOSED = "proposed"


class ScanFormat(StrEnum):
    """How findings are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"
    MARKDOWN = "markdown"


PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…",
        help="Drafts, folders of them, or - for stdin. Else the current folder.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    ScanFormat,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="full, concise, json, jsonl, github, gitlab, junit, sarif or markdown.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file, once all is done.",
        show_default=False,
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help="Exit 1 from error, warning or note on. Else the settings, or error.",
        show_default=False,
    ),
]
VerdictsOption = Annotated[
    Verdicts | None,
    typer.Option(
        "--verdicts",
        metavar="WHICH",
        help="signed-off, or proposed ones too. Else the settings, or signed-off.",
        show_default=False,
    ),
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="PATTERN",
        help="Of folders only these files, such as '*.md'. May be repeated.",
        show_default=False,
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Of folders not these. May be repeated.",
        show_default=False,
    ),
]
StdinFilenameOption = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What stdin is called, and its kind by that.",
        show_default=False,
    ),
]
DiffOption = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="BASE",
        help="Only lines added since the branch or commit BASE. Needs git.",
        show_default=False,
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Keep quiet what is in this file.", show_default=False
    ),
]
WriteBaselineOption = Annotated[
    bool, typer.Option("--write-baseline", help="Write what is found to --baseline, and exit 0.")
]
MaxAgeOption = Annotated[
    str | None,
    typer.Option(
        "--max-age", metavar="AGE", help="Refuse an older store: 7d or 2w.", show_default=False
    ),
]
ChecklistOption = Annotated[
    bool, typer.Option("--checklist", help="List every sentence to check, and how it stands.")
]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="RULE",
        help="Print a rule's page, or all rules for all.",
        show_default=False,
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", metavar="NUMBER", min=1, max=64, help="Processes to use.")
]


def chosen_settings(
    settings: "ScanSettings",
    fail_on: FailOn | None,
    verdicts: Verdicts | None,
    include: list[str] | None,
    exclude: list[str] | None,
) -> "ScanSettings":
    """Return the settings as the flags change them."""
    from claimcheck.model.scan.severity import Severity

    if fail_on is not None:
        settings = settings._replace(fail_on=Severity[fail_on.name])
    if verdicts is not None:
        settings = settings._replace(proposed=verdicts is Verdicts.PROPOSED)
    if include is not None:
        settings = settings._replace(include=tuple(include))
    return settings._replace(exclude=(*settings.exclude, *(exclude or ())))


def read_age(text: str | None) -> int | None:
    """Return an age in days. Raises `ClaimcheckError` for what is none."""
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{1,5})([dw])", text.strip().lower())
    if not found:
        raise ClaimcheckError(f"--max-age {text!r} is no age; write days as 7d or weeks as 2w")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def stdin_name(names: list[str], given: str | None) -> str | None:
    """Return what stdin is called. Raises `ClaimcheckError` where it is not read."""
    if given is not None and "-" not in names:
        raise ClaimcheckError("--stdin-filename names stdin, which is not read; give - as PATH")
    return given


def explained(rule: str) -> str:
    """Return a rule's manual page; for ``all``, a line for each rule."""
    from claimcheck.workflows.scan.rules import RULES, find_rule

    if rule.strip().lower() == "all":
        manuals = [each.manual for each in RULES]
        lines = [f"{each.id}  {each.severity or 'off'!s:<8} {each.summary}" for each in manuals]
        return "\n".join(lines) + "\n"
    found = find_rule(rule)
    default = f"{found.severity or 'off'} unless the settings say otherwise"
    return f"{found.id} {found.name} ({default})\n\n{found.page.strip()}\n"


def rendered(scanned: "Scanned", form: ScanFormat) -> str:
    """Return what was found in a format."""
    from claimcheck.reports.scan.formats import SCAN_FORMATS

    return SCAN_FORMATS[form](scanned)


def rendered_checklist(ticks: "tuple[Tick, ...]", form: ScanFormat) -> str:
    """Return the checklist in a format. Raises `ClaimcheckError` for one that it has not."""
    from claimcheck.reports.scan.checklist import CHECKLIST_FORMATS

    return CHECKLIST_FORMATS[form](ticks)


def require_checklist_format(form: ScanFormat) -> None:
    """Raise `ClaimcheckError` for a format that no checklist has."""
    if form not in {ScanFormat.FULL, ScanFormat.JSON, ScanFormat.MARKDOWN}:
        raise ClaimcheckError("a checklist is printed as full, json or markdown; give one with -f")
