"""Options of commands that work on an archive, and how they do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from claimcheck.cli.options.common import option
from claimcheck.cli.output import counted, put, say
from claimcheck.errors import ClaimcheckError
from claimcheck.language.display.safe import visible
from claimcheck.named_tuple import NamedTuple

if TYPE_CHECKING:
    from claimcheck.record import Record
    from claimcheck.workflows.archive.run import ArchiveTally

_NEEDED: Final = (
    "an archive needs --text COLUMN, --name COLUMN and -o FOLDER; such as"
    " claimcheck {} --from articles.jsonl --text body --name url -o found"
)


class TextKindName(StrEnum):
    """By which rules the texts of an archive are read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    MDX = "mdx"
    HTML = "html"


class GivenArchive(NamedTuple):
    """What the command line says of an archive."""

    archive: Annotated[
        Path | None,
        option("--from", "An archive: a row for each text, as JSON Lines or Parquet.", "FILE"),
    ] = None
    text_column: Annotated[
        str | None, option("--text", "With --from: the column of the text.", "COLUMN")
    ] = None
    name_column: Annotated[
        str | None, option("--name", "With --from: the column of its name, or address.", "COLUMN")
    ] = None
    date_column: Annotated[
        str | None, option("--date", "With --from: the column of its day.", "COLUMN")
    ] = None
    kind: Annotated[
        TextKindName, option("--markup", "With --from: text, markdown, mdx or html.", "MARKUP")
    ] = TextKindName.TEXT
    cluster: Annotated[
        str | None,
        option("--cluster", "With --from: the dask scheduler whose workers do it.", "ADDRESS"),
    ] = None
    pack_on_workers: Annotated[
        str | None,
        option("--pack-on-workers", "With --cluster: where each worker has the same pack.", "PATH"),
    ] = None
    summary: Annotated[
        bool, option("--summary", "With --from: print how many of each kind, by month.")
    ] = False


FolderOption = Annotated[
    Path | None, option("--output -o", "With --from: the folder for what is found.", "FOLDER")
]


def refuse_without_archive(given: GivenArchive) -> None:
    """Refuse options that go with --from where it is not given."""
    named = {
        "--text": given.text_column,
        "--name": given.name_column,
        "--date": given.date_column,
        "--cluster": given.cluster,
        "--pack-on-workers": given.pack_on_workers,
        "--summary": given.summary,
    }
    if stray := next((flag for flag, value in named.items() if value), None):
        raise ClaimcheckError(f"{stray} goes with --from ARCHIVE; name one, or leave it out")


def run_on_archive(
    record: "Record",
    verb: str,
    given: GivenArchive,
    folder: Path | None,
    *,
    jobs: int,
    today: str | None = None,
    limit: int = 5,
    assertions: bool = True,
) -> "ArchiveTally":
    """Work through an archive with a bar, print the summary if asked, and say how it went."""
    if given.archive is None or not (given.text_column and given.name_column and folder):
        raise ClaimcheckError(_NEEDED.format(verb))
    if given.pack_on_workers and not given.cluster:
        raise ClaimcheckError("--pack-on-workers goes with --cluster")
    with _bar() as tell:
        tally = record.run_archive(
            verb,
            given.archive,
            folder,
            text=given.text_column,
            name=given.name_column,
            date=given.date_column,
            kind=given.kind,
            today=today,
            limit=limit,
            assertions=assertions,
            jobs=jobs,
            cluster=given.cluster,
            pack_on_workers=given.pack_on_workers,
            tell=tell,
        )
    # What an article says is its own; the others tell what the record says.
    if verb != "extract":
        record.log_output("report", folder)
    if given.summary:
        _put_summary(record, verb, folder)
    _tell_end(verb, folder, tally)
    return tally


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Give what moves a bar: how many partitions are done, of how many, first told when it runs."""
    from claimcheck.cli.progress import progress

    with ExitStack() as bar:
        moving: list[Callable[[int], None]] = []

        def tell(done: int, partitions: int) -> None:
            if not moving:
                moving.append(bar.enter_context(progress("Partitions", partitions)))
            moving[0](done)

        yield tell


def _put_summary(record: "Record", verb: str, folder: Path) -> None:
    """Print how many of each kind there are, by month."""
    rows = record.archive_counts(verb, folder)
    put("".join(f"{month}\t{kind}\t{number}\n" for (month, kind), number in rows.items()))


_FOUND = {"scan": "finding", "extract": "statement", "match": "match"}


def _tell_end(verb: str, folder: Path, tally: "ArchiveTally") -> None:
    """Say how much was read and found, and what could not be read."""
    noun = _FOUND[verb]
    found = counted(tally.found, noun, "matches" if noun == "match" else None)
    say(visible(f"{counted(tally.rows, 'row')}: {found} in {tally.hit:,}; see {folder}."))
    if tally.failed:
        first = tally.first_error or ""
        say(visible(f"claimcheck: {counted(tally.failed, 'row')} could not be read; {first}"))
