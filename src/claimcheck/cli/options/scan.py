"""Options of a scan, and what they lead to."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from claimcheck.cli.options.common import argument, option
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.scan.finding import Scanned, UnreadFiles
    from claimcheck.model.scan.severity import ScanSettings
    from claimcheck.model.scan.tick import Tick


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


class VerdictChoice(StrEnum):
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
    argument("Drafts, folders of them, or - for stdin. Else the current folder.", "PATH..."),
]
FormatOption = Annotated[
    ScanFormat,
    option(
        "--format -f",
        "full, concise, json, jsonl, github, gitlab, junit, sarif or markdown.",
        "FORMAT",
    ),
]
OutputOption = Annotated[
    Path | None, option("--output -o", "Write to this file, once all is done.", "FILE")
]
FailOnOption = Annotated[
    FailOn | None,
    option(
        "--fail-on",
        "Exit 1 from error, warning or note on. Else the settings, or error.",
        "SEVERITY",
    ),
]
VerdictsOption = Annotated[
    VerdictChoice | None,
    option(
        "--verdicts", "signed-off, or proposed ones too. Else the settings, or signed-off.", "WHICH"
    ),
]
IncludeOption = Annotated[
    list[str] | None,
    option("--include", "Of folders only these files, such as '*.md'; can be repeated.", "PATTERN"),
]
ExcludeOption = Annotated[
    list[str] | None, option("--exclude", "Of folders not these; can be repeated.", "PATTERN")
]
StdinFilenameOption = Annotated[
    str | None, option("--stdin-filename", "What stdin is called, and its kind by that.", "FILE")
]
DiffOption = Annotated[
    str | None,
    option("--diff", "Only what is found since the branch or commit BASE. Needs git.", "BASE"),
]
BaselineOption = Annotated[
    Path | None, option("--baseline", "Keep quiet what is in this file.", "FILE")
]
WriteBaselineOption = Annotated[
    bool, option("--write-baseline", "Write what is found to --baseline, and exit 0.")
]
MaxAgeOption = Annotated[str | None, option("--max-age", "Refuse an older store: 7d or 2w.", "AGE")]
ChecklistOption = Annotated[
    bool, option("--checklist", "List every sentence to check, and how it stands.")
]


def _rules_offered(incomplete: str) -> list[str]:
    """Return the ids of the rules that begin so, and ``all``."""
    from claimcheck.model.scan.severity import RULE_IDS

    return [each for each in (*RULE_IDS, "all") if each.startswith(incomplete)]


AboutOption = Annotated[
    str | None,
    option(
        "--about",
        "Print a rule's page, or all rules for all.",
        "RULE",
        autocompletion=_rules_offered,
    ),
]
JobsOption = Annotated[int, option("--jobs -j", "Processes to use.", "NUMBER", min=1, max=64)]


def chosen_settings(
    settings: "ScanSettings",
    fail_on: FailOn | None,
    verdicts: VerdictChoice | None,
    include: list[str] | None,
    exclude: list[str] | None,
) -> "ScanSettings":
    """Return the settings as the flags change them."""
    from claimcheck.model.scan.severity import Severity

    if fail_on is not None:
        settings = settings._replace(fail_on=Severity[fail_on.name])
    if verdicts is not None:
        settings = settings._replace(proposed=verdicts is VerdictChoice.PROPOSED)
    if include is not None:
        settings = settings._replace(include=tuple(include))
    return settings._replace(exclude=(*settings.exclude, *(exclude or ())))


def read_age(text: str | None) -> int | None:
    """Return an age in days. Raises `ClaimcheckError` for what is none."""
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{1,5})([dw])", text.strip().lower())
    if not found:
        raise ClaimcheckError(f"--max-age {text!r} is not an age; write days as 7d or weeks as 2w")
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
    from claimcheck.reports.scan import SCAN_FORMATS

    return SCAN_FORMATS[form](scanned)


def rendered_checklist(
    ticks: "tuple[Tick, ...]", left_out: "tuple[UnreadFiles, ...]", form: ScanFormat
) -> str:
    """Return the checklist in a format. Raises `ClaimcheckError` for one that it has not."""
    from claimcheck.reports.scan.checklist import CHECKLIST_FORMATS

    return CHECKLIST_FORMATS[form](ticks, left_out)


def require_checklist_format(form: ScanFormat) -> None:
    """Raise `ClaimcheckError` for a format that no checklist has."""
    if form not in {ScanFormat.FULL, ScanFormat.JSON, ScanFormat.MARKDOWN}:
        raise ClaimcheckError("a checklist is printed as full, json or markdown; give one with -f")
