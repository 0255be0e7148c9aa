"""`claimcheck review`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    LibraryOption,
    NoMeaningOption,
    NowOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.options.selection import ArticleOption
from claimcheck.cli.options.verdict import (
    AsOfOption,
    RationaleOption,
    RecheckOption,
    VerdictOption,
    read_rating,
    said,
)
from claimcheck.cli.output import counted, put
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.desk.card import QueueFilter
    from claimcheck.model.verdict import Source
    from claimcheck.record import Record
    from claimcheck.workflows.verdicts.rate import Reviewed


def command(
    context: typer.Context,
    card: Annotated[
        str | None,
        argument(
            "One claim c-31, statement s-51, question q-8 or verdict v-9, whether or not it"
            " waits; with --verdict, the claim.",
            "ID",
        ),
    ] = None,
    verdict: VerdictOption = None,
    rationale: RationaleOption = None,
    backs: Annotated[
        list[str] | None, option("--backs", "A source for it; can be repeated.", "URL")
    ] = None,
    contradicts: Annotated[
        list[str] | None,
        option("--contradicts", "A source against it; can be repeated.", "URL"),
    ] = None,
    against: Annotated[
        list[str] | None, option("--against", "An earlier name of --contradicts.", hidden=True)
    ] = None,
    context_urls: Annotated[
        list[str] | None, option("--context", "A source of context; can be repeated.", "URL")
    ] = None,
    as_of: AsOfOption = None,
    recheck_on: RecheckOption = None,
    article: ArticleOption = None,
    speaker: Annotated[
        str | None,
        option("--speaker", "Only what they said: an id, or any of their names.", "SPEAKER"),
    ] = None,
    topic: Annotated[str | None, option("--topic", "Only on this topic.")] = None,
    assigned_to: Annotated[
        str | None, option("--assigned-to", "Only what they have.", "REVIEWER")
    ] = None,
    mine: Annotated[bool, option("--mine", "Only what you have in hand.")] = False,
    since: Annotated[
        str | None, option("--since", "Only what came on or after it.", "DATE")
    ] = None,
    progress: Annotated[
        bool,
        option("--progress", "What each did on each day of two weeks, or since --since; no cards."),
    ] = False,
    output: Annotated[
        Path | None,
        option(
            "--export",
            "Write the cards as JSON lines, to be answered elsewhere; - is stdout.",
            "FILE",
        ),
    ] = None,
    source: Annotated[
        str | None, option("--from", "Bring answers back, or verdicts as CSV; - is stdin.", "FILE")
    ] = None,
    dry_run: Annotated[
        bool, option("--dry-run", "With --from and a CSV: say what would be done; store nothing.")
    ] = False,
    libraries: LibraryOption = None,
    no_meaning: NoMeaningOption = False,
    database: DatabaseOption = None,
    by: ByOption = None,
    now: NowOption = None,
) -> None:
    """Sit down at the desk: what waits for you, card by card.

    Statements to confirm, open questions, claims without a verdict, verdicts to sign
    off, disputes and overdue re-checks; what asks most to be checked comes first. Type
    a key and Enter; ? lists the keys. Each act is stored at once, so you can stop at
    any moment. Answers can be piped in.

    --export hands the queue out; fill in "answer" on its lines, and --from brings them
    back. An answer to a card that has changed meanwhile is reported, not stored, and
    the exit code is then 1.

    A CSV with the columns claim, verdict, rationale, as_of, recheck_on, backs,
    contradicts and context gives many verdicts with --from: all of them, or none and
    all that is wrong with the file.

    With --verdict and --rationale it gives one claim a verdict and asks nothing. A
    second one by the same reviewer supersedes the first; both stay on record.

    Example: claimcheck review --article a-2
    """
    urls = {
        "backs": backs,
        "contradicts": [*(contradicts or ()), *(against or ())],
        "context": context_urls,
    }
    if dry_run and (source is None or verdict or rationale):
        raise ClaimcheckError("--dry-run goes with --from FILE, a table of verdicts")
    with record_of(database, context, by=by, now=now, meaning=not no_meaning) as record:
        if verdict is None and rationale is None:
            if any([*urls.values(), as_of, recheck_on]):
                read_rating(verdict, rationale)
            if progress:
                _put_progress(record, record.actor if mine else assigned_to, since)
                return
            from claimcheck.cli.desk.queue_files import import_answers
            from claimcheck.cli.desk.start import read_queue_filter

            whose = record.actor if mine else assigned_to
            kept = read_queue_filter(record, article, speaker, topic, whose, since)
            if source and not (card or output or any(kept)):
                raise typer.Exit(import_answers(record, source, dry_run=dry_run))
            raise typer.Exit(_at_desk(record, card, kept, output, source, libraries or ()))
        label, why = read_rating(verdict, rationale)
        if card is None:
            raise ClaimcheckError("name the claim to rate, such as c-31, before --verdict")
        reviewed = record.rate(
            card, label, why, sources=_sources(urls), as_of=as_of, recheck_on=recheck_on
        )
        put(_said(reviewed))


def _put_progress(record: "Record", reviewer: str | None, since: str | None) -> None:
    """Print what each person did on each day."""
    from claimcheck.cli.render.listing import as_columns
    from claimcheck.model.record.table import Table

    rows = [
        (each.day, each.reviewer, each.number, ", ".join(f"{n} {kind}" for kind, n in each.acts))
        for each in record.progress(since=since, reviewer=reviewer)
    ]
    put(as_columns(Table(("day", "reviewer", "acts", "by_kind"), rows)))


def _at_desk(
    record: "Record",
    card: str | None,
    kept: "QueueFilter",
    output: Path | None,
    source: str | None,
    libraries: "Sequence[str]",
) -> int:
    """Review by keyboard, or hand the queue out; return the exit code."""
    from claimcheck.cli.desk.queue_files import export_queue
    from claimcheck.cli.desk.start import sit_down

    record.open(writing=True)
    if output is None and source is None:
        return sit_down(record, card, kept, libraries)
    if card or source or output is None:
        raise ClaimcheckError(
            "--export goes with filters, --from goes alone, and neither with the id of a card"
        )
    return export_queue(record, kept, output)


def _sources(urls: "dict[str, list[str] | None]") -> "list[Source]":
    """Return the sources that the options name, by their stance."""
    from claimcheck.model.verdict import Source, Stance

    return [Source(Stance(stance), url) for stance, found in urls.items() for url in found or ()]


def _said(reviewed: "Reviewed") -> str:
    """Return what was stored and how the claim stands, in two lines."""
    number = len(reviewed.source_ids)
    sources = f"; {counted(number, 'source')}" if number else ""
    return said(reviewed.verdict_id, reviewed.claim, reviewed.standing, sources)
