"""`claimcheck scan`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.clock import TodayOption, read_today
from claimcheck.cli.options import DatabaseOption, runtime, settings_of
from claimcheck.cli.output import put, write_file
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.finding import Scanned
    from claimcheck.model.scan import ScanSettings


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


def command(
    context: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…",
            help="Drafts, folders of them, or - for stdin. Else the current folder.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        ScanFormat,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="full, concise, json, jsonl, github, gitlab, junit, sarif or markdown.",
        ),
    ] = ScanFormat.FULL,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file.", show_default=False
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="Exit 1 from error, warning or note on. Else the settings, or error.",
            show_default=False,
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")
    ] = False,
    verdicts: Annotated[
        Verdicts | None,
        typer.Option(
            "--verdicts",
            metavar="WHICH",
            help="signed-off, or proposed too. Else the settings, or signed-off.",
            show_default=False,
        ),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include", metavar="PATTERN", help="In folders, only these.", show_default=False
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="PATTERN", help="In folders, not these.", show_default=False
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename", metavar="NAME", help="What stdin is called.", show_default=False
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="RULE", help="Print a rule's page.", show_default=False),
    ] = None,
    today: TodayOption = None,
    database: DatabaseOption = None,
) -> None:
    """Scan drafts for what the record speaks against.

    Finds, before publication, sentences that repeat a claim rated false, use a
    superseded figure, alter a quotation or give it to another speaker. Reads only.
    Exits 1 where it finds an error, 2 for a draft or a store that cannot be read, 3
    where the store has no verdict that counts.

    Example: claimcheck scan drafts/
    """
    if explain is not None:
        from claimcheck.workflows.scan.rules import find_rule

        put(_page(explain, find_rule(explain).page))
        return
    from claimcheck.workflows.scan.run import Plan, scan
    from claimcheck.workflows.scan.scope import find_drafts

    settings = settings_of(database)
    chosen = _chosen(settings.scan, fail_on, verdicts, include, exclude)
    given = names or ["."]
    plan = Plan(
        settings.database,
        find_drafts(given, include=chosen.include, exclude=chosen.exclude),
        chosen,
        settings.thresholds,
        read_today(today, runtime(context, None)),
        _stdin_name(given, stdin_filename),
    )
    scanned = scan(plan)
    _put(scanned, form, output)
    worst = max((each.severity for each in scanned.findings), default=0)
    if worst >= chosen.fail_on and not exit_zero:
        raise typer.Exit(1)


def _page(identity: str, page: str) -> str:
    """Return a rule's manual page with its id before it."""
    return f"{identity.strip().upper()}: {page.strip()}\n"


def _chosen(
    settings: "ScanSettings",
    fail_on: FailOn | None,
    verdicts: Verdicts | None,
    include: list[str] | None,
    exclude: list[str] | None,
) -> "ScanSettings":
    """Return the settings as the flags change them."""
    from claimcheck.model.finding import Severity

    if fail_on is not None:
        settings = settings._replace(fail_on=Severity[fail_on.name])
    if verdicts is not None:
        settings = settings._replace(proposed=verdicts is Verdicts.PROPOSED)
    if include is not None:
        settings = settings._replace(include=tuple(include))
    return settings._replace(exclude=(*settings.exclude, *(exclude or ())))


def _stdin_name(names: list[str], given: str | None) -> str | None:
    """Return what stdin is called. Raises `ClaimcheckError` where it is not read."""
    if given is not None and "-" not in names:
        raise ClaimcheckError("--stdin-filename names stdin, which is not read; give - as PATH")
    return given


def _put(scanned: "Scanned", form: ScanFormat, output: Path | None) -> None:
    """Print what was found, or write it to a file."""
    from claimcheck.reports.scan.formats import SCAN_FORMATS

    text = SCAN_FORMATS[form](scanned)
    if output is None:
        put(text)
    else:
        write_file(output, text)
