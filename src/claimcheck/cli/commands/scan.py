"""`claimcheck scan`."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.archive import (
    GivenArchive,
    refuse_without_archive,
    run_on_archive,
)
from claimcheck.cli.options.common import (
    DatabaseOption,
    NoMeaningOption,
    grouped,
    option,
    record_of,
)
from claimcheck.cli.options.scan import (
    AboutOption,
    BaselineOption,
    ChecklistOption,
    DiffOption,
    ExcludeOption,
    FailOnOption,
    FormatOption,
    IncludeOption,
    JobsOption,
    MaxAgeOption,
    OutputOption,
    PathsArgument,
    ScanFormat,
    StdinFilenameOption,
    UnreadDraftsError,
    VerdictsOption,
    WriteBaselineOption,
    chosen_settings,
    explained,
    read_age,
    rendered,
    rendered_checklist,
    require_checklist_format,
    stdin_name,
)
from claimcheck.cli.options.today import TodayOption, read_today
from claimcheck.cli.output import counted, put, say, write_file
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.scan.finding import Scanned
    from claimcheck.model.scan.severity import ScanSettings
    from claimcheck.model.scan.tick import Tick
    from claimcheck.record import Record
    from claimcheck.workflows.scan.change.base import Base
    from claimcheck.workflows.scan.plan import Plan


@grouped
def command(
    context: typer.Context,
    names: PathsArgument = None,
    form: FormatOption = ScanFormat.FULL,
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    exit_zero: Annotated[bool, option("--exit-zero", "Exit 0 whatever is found.")] = False,
    verdicts: VerdictsOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    stdin_filename: StdinFilenameOption = None,
    diff: DiffOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = False,
    checklist: ChecklistOption = False,
    about: AboutOption = None,
    max_age: MaxAgeOption = None,
    jobs: JobsOption = 1,
    today: TodayOption = None,
    no_meaning: NoMeaningOption = False,
    *,
    in_archive: GivenArchive,
    database: DatabaseOption = None,
) -> None:
    """Find what drafts say against the record.

    Before publication: claims rated false, superseded figures, quotations that
    were altered or given to another speaker. Reads only; the log names what it
    writes. Exits 1 if any finding is at or above --fail-on, 2 if a draft or the store
    cannot be read, 3 if no verdict counts.

    A comment keeps a finding quiet: <!-- claimcheck: ignore[CC101] why, until
    2027-01-31 -->. The table [scan] of claimcheck.toml holds include, exclude,
    fail-on, verdicts, and in [scan.rules] a severity for each rule.

    An archive has a row for each text; what is found goes to a folder, part by part,
    and a run that was interrupted goes on where it stopped. Exits 1 if a row could not
    be read.

    Example: claimcheck scan fixtures/draft.md --verdicts proposed
    """
    if about is not None:
        put(explained(about))
        return
    if in_archive.archive is not None:
        with record_of(database, context) as record:
            chosen = chosen_settings(record.settings.scan, fail_on, verdicts, include, exclude)
            record.settings = record.settings._replace(scan=chosen)
            _scan_archive(record, in_archive, output, jobs, read_today(today), exit_zero=exit_zero)
        return
    refuse_without_archive(in_archive)
    from claimcheck.workflows.scan.scope import plan_drafts

    if checklist:
        require_checklist_format(form)
    if write_baseline and baseline is None:
        raise ClaimcheckError("--write-baseline needs --baseline FILE, the file to write")
    given = names or ["."]
    meaning = not no_meaning
    with (
        _base(given, diff) as base,
        record_of(database, context, base=base, meaning=meaning) as record,
    ):
        chosen = chosen_settings(record.settings.scan, fail_on, verdicts, include, exclude)
        plan = _plan(
            record,
            chosen,
            today=read_today(today),
            stdin_name=stdin_name(given, stdin_filename),
            checklist=checklist,
            max_age=read_age(max_age),
        )
        scanned, ticks = _scan(record, plan_drafts(plan, given, base), jobs)
        _require_read(scanned, baseline if write_baseline else output)
        if write_baseline and baseline is not None:
            _write_baseline(record, scanned, baseline)
            return
        if baseline is not None:
            scanned = _without_known(scanned, baseline, base)
        left_out = scanned.left_out
        text = rendered_checklist(ticks, left_out, form) if checklist else rendered(scanned, form)
        _put(record, text, output)
    if scanned.unread:
        raise UnreadDraftsError(scanned.unread)
    if not exit_zero and any(each.severity >= chosen.fail_on for each in scanned.findings):
        raise typer.Exit(1)


def _scan_archive(
    record: "Record",
    given: GivenArchive,
    folder: Path | None,
    jobs: int,
    today: str | None,
    *,
    exit_zero: bool,
) -> None:
    """Scan the texts of an archive; end with 1 where that found something, or not all was read."""
    tally = run_on_archive(record, "scan", given, folder, jobs=jobs, today=today)
    is_grave = tally.gravest is not None and tally.gravest >= record.settings.scan.fail_on
    if tally.failed or (is_grave and not exit_zero):
        raise typer.Exit(1)


@contextmanager
def _base(names: list[str], diff: str | None) -> "Iterator[Base | None]":
    """Open the base of a change, where one is given."""
    if diff is None:
        yield None
        return
    from claimcheck.workflows.scan.change.base import open_base

    with open_base(names, diff) as base:
        yield base


def _plan(
    record: "Record",
    chosen: "ScanSettings",
    *,
    today: str | None,
    stdin_name: str | None,
    checklist: bool,
    max_age: int | None,
) -> "Plan":
    """Return what a scan goes by, of no draft yet."""
    from claimcheck.workflows.scan.plan import Plan

    settings = record.settings
    return Plan(
        record.path,
        (),
        chosen,
        settings.thresholds,
        today or record.today,
        stdin_name,
        checklist=checklist,
        max_age=max_age,
        others=settings.elsewhere,
        language=settings.desk.language,
    )


def _scan(record: "Record", plan: "Plan", jobs: int) -> "tuple[Scanned, tuple[Tick, ...]]":
    """Run the scan, with a bar where it takes long."""
    from claimcheck.cli.progress import progress

    with progress("scanning", len(plan.drafts)) as tell:
        return record.scan_plan(plan, jobs=jobs, tell=tell)


def _require_read(scanned: "Scanned", target: Path | None) -> None:
    """Refuse to write a file that would not speak of all drafts, and to tell of none."""
    if scanned.unread and (target is not None or not scanned.files):
        raise UnreadDraftsError(scanned.unread, target if scanned.files else None)


def _write_baseline(record: "Record", scanned: "Scanned", baseline: Path) -> None:
    """Write the findings to a baseline."""
    from claimcheck.workflows.scan.baseline import as_baseline

    _put(record, as_baseline(scanned), baseline)
    say(f"Wrote {counted(len(scanned.findings), 'finding')} to {baseline}.")


def _without_known(scanned: "Scanned", baseline: Path, base: "Base | None") -> "Scanned":
    """Return the scan without what the baseline knows; tell what of that is gone."""
    from claimcheck.workflows.scan.baseline import apply_baseline, read_baseline

    known = read_baseline(baseline if base is None else base.trusted(baseline))
    applied = apply_baseline(scanned, known, baseline)
    if applied.gone and base is None:
        say(f"{counted(applied.gone, 'finding')} of {baseline} gone; write it again.")
    return applied.scanned


def _put(record: "Record", text: str, output: Path | None) -> None:
    """Print a text, or write it to a file, which is kept in the log: it has the record's words."""
    if output is None:
        put(text)
        return
    write_file(output, text, record=record.path)
    record.log_output("report", output)
