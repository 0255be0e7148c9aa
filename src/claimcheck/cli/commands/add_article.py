"""`claimcheck add --article`: files to stored articles, one transaction each."""

from collections.abc import Callable, Sequence

import typer

from claimcheck.cli.options.article_files import (
    describe,
    digests,
    for_each,
    named_files,
    tell_remarks,
)
from claimcheck.cli.options.common import TextFormat
from claimcheck.cli.output import put
from claimcheck.errors import ClaimcheckError
from claimcheck.model.article import Recording
from claimcheck.record import Record
from claimcheck.reports.added import arrival_as_dict
from claimcheck.reports.json_text import as_json_text
from claimcheck.workflows.intake.add_article import AddedArticle

DescribedAs = tuple[str | None, str | None, str | None, str | None, Sequence[str] | None]
KeptWith = tuple[str | None, str | None, str | None, Sequence[str] | None]


def add_articles(
    files: Sequence[str],
    *,
    described_as: DescribedAs,
    kept_with: KeptWith = (None, None, None, None),
    refused: Sequence[str],
    open_record: Callable[[], Record],
    topics: Sequence[str],
    form: TextFormat,
    dry_run: bool,
    jobs: int,
) -> None:
    """Store the articles in files and folders, and print what each brings.

    ``described_as`` is title, publisher, date, url and whose names labels stand for;
    ``kept_with`` is address, digest and file of a recording, and pictures; ``refused`` names
    the options that were given and say nothing of an article. Ends with code 2 where a file
    of several could not be read; the others are stored.
    """
    if refused:
        raise ClaimcheckError(f"{refused[0]} does not go with --article; leave it out")
    names = named_files(files)
    described = describe(names, *described_as)
    beside = digests(names) if len(names) > 1 else frozenset()
    recording, pictures = _kept(names, kept_with)
    shown: list[dict[str, object]] = []
    with open_record() as record:

        def arrive(name: str) -> None:
            stored = record.add_article(
                name,
                described,
                topics=topics,
                dry_run=dry_run,
                jobs=jobs,
                beside=beside,
                recording=recording,
                pictures=pictures,
            )
            tell_remarks(name, stored.remarks)
            _show(stored, form, shown, dry_run=dry_run)

        faults = for_each(names, arrive)
    if form is TextFormat.JSON:
        put(as_json_text(shown, indent=2))
    if faults:
        raise typer.Exit(2)


def _kept(files: Sequence[str], given: KeptWith) -> tuple[Recording | None, Sequence[str]]:
    """Return the recording and the pictures that options name, of the one article."""
    url, digest, file, pictures = given
    if len(files) > 1 and any(given):
        raise ClaimcheckError(
            "--media and --screenshot are of one article; give one file with them"
        )
    if not (url or digest or file):
        return None, pictures or ()
    from claimcheck.workflows.intake.recordings import read_recording

    return read_recording(url, digest, file), pictures or ()


def _show(
    stored: AddedArticle, form: TextFormat, shown: list[dict[str, object]], *, dry_run: bool
) -> None:
    """Print an article that was stored, or keep it for the one JSON document at the end."""
    if form is TextFormat.JSON:
        shown.append(
            arrival_as_dict(
                stored.id,
                stored.article,
                stored.added,
                was_known=stored.was_known,
                before=stored.before,
                kept=stored.kept,
                gone=stored.gone,
                beside=stored.beside,
            )
        )
        return
    from claimcheck.cli.render.intake.added_article import arrival_lines

    gap = "\n" if shown else ""
    shown.append({})
    put(gap + "\n".join(arrival_lines(stored, dry_run=dry_run)))
