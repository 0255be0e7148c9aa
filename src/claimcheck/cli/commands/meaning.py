"""`claimcheck meaning`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.options.common import (
    DatabaseOption,
    TextFormat,
    TextFormatOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import counted, put, wrapped
from claimcheck.cli.progress import progress
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.model.record.meaning import MeaningStatus

command = typer.Typer(
    no_args_is_help=True,
    help="Find claims that say it in other words.\n\nExample: claimcheck meaning status",
)


@command.command("use")
def use(
    folder: Annotated[
        Path | None, argument("A sentence-transformers model, exported to ONNX.", "FOLDER")
    ] = None,
    between_languages: Annotated[
        bool, option("--languages", "It is for claims in all languages, not for English.")
    ] = False,
    of_extra: Annotated[
        bool, option("--of-extra", "Go by the model that the extra installs, and by no folder.")
    ] = False,
    database: DatabaseOption = None,
) -> None:
    """Choose another model than those of the extras.

    The folder holds model.onnx with vocab.txt, or with tokenizer.json where the package
    tokenizers is installed. Its name, size and SHA-256 are kept beside the record; another
    model is never taken for it, and vectors of two are never mixed. Then `claimcheck meaning
    index` makes the vectors.

    Example: claimcheck meaning use --of-extra
    """
    if (folder is None) != of_extra:
        raise ClaimcheckError(
            "give the FOLDER of a model, or --of-extra to go by that of the extra again"
        )
    with record_of(database) as record:
        chosen = record.use_meaning(folder, languages="all" if between_languages else "english")
    what = "claims in other languages" if between_languages else "claims in English"
    extra = "meaning-languages" if between_languages else "meaning"
    which = f"{chosen.name}, {chosen.size:,} bytes" if chosen else f"the model of [{extra}]"
    _put_line(f"For {what}: {which}.")
    put("Next: claimcheck meaning index")


@command.command("index")
def index(database: DatabaseOption = None) -> None:
    """Make the vectors of claims that have none.

    They are kept beside the record, in a file that ends in .meaning; the model comes with
    the extra [meaning], and nothing leaves the machine. A broken run goes on where it
    ended. From then on `claimcheck match` ranks by words and meaning.

    Example: claimcheck meaning index
    """
    with record_of(database) as record:
        claims = record.meaning_status().claims
        with progress("Reading claims", claims) as tell:
            status = record.index_meaning(tell)
    _put(status)


@command.command("status")
def status(form: TextFormatOption = TextFormat.TABLE, database: DatabaseOption = None) -> None:
    """Tell how many claims have a vector, and of which model.

    Example: claimcheck meaning status
    """
    with record_of(database) as record:
        found = record.meaning_status()
    if form is TextFormat.JSON:
        from claimcheck.reports.json_text import as_json_text

        put(as_json_text(found._asdict(), indent=2))
    else:
        _put(found)


def _put(status: "MeaningStatus") -> None:
    """Print how much has been read."""
    for model, number in status.vectors.items():
        left = status.missing.get(model, 0)
        _put_line(f"{model}:")
        _put_line(f"{counted(number, 'vector')} for {_read(status, model)}.", "  ")
        if left:
            _put_line(f"{counted(left, 'claim')} without, run `claimcheck meaning index`.", "  ")
    if status.only_words:
        _put_line(f"By words alone: {status.only_words}.")
    elif not status.claims:
        put("No claims yet; each that is added has its vector at once.")
    elif not status.vectors:
        put(f"No vectors for {counted(status.claims, 'claim')}; run `claimcheck meaning index`.")


def _read(status: "MeaningStatus", model: str) -> str:
    """Say how many claims there are, and how many of them a model does not read."""
    told = counted(status.claims, "claim")
    if model not in status.missing:
        return told
    others = status.claims - status.vectors[model] - status.missing[model]
    return f"{told}, {others:,} of them in languages that it does not read" if others else told


def _put_line(line: str, indent: str = "") -> None:
    put("\n".join(wrapped(line, indent, indent)))
