"""What can be exported, in which format, and which of them a file's name means."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError


class Exported(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    VERDICTS = "verdicts"
    STATEMENTS = "statements"
    SOURCES = "sources"
    CORRECTIONS = "corrections"
    QUESTIONS = "questions"
    ARTICLES = "articles"
    CONTACTS = "contacts"
    OUTSIDE_CHECKS = "outside-checks"
    CLAIMREVIEW = "claimreview"
    CHANGES = "changes"
    ALL = "all"


class ExportFormat(StrEnum):
    """In which format."""

    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    XLSX = "xlsx"
    FEED = "feed"
    HTML = "html"


_OF_TABLES: Final = (
    ExportFormat.CSV,
    ExportFormat.JSON,
    ExportFormat.JSONL,
    ExportFormat.MARKDOWN,
    ExportFormat.XLSX,
)
_FORMATS: Final = {
    Exported.CLAIMREVIEW: (ExportFormat.JSONL, ExportFormat.FEED, ExportFormat.HTML),
    Exported.ALL: (ExportFormat.XLSX,),
    Exported.CHANGES: (ExportFormat.JSONL,),
}
_BY_NAME: Final = {
    ".csv": ExportFormat.CSV,
    ".json": ExportFormat.JSON,
    ".jsonl": ExportFormat.JSONL,
    ".ndjson": ExportFormat.JSONL,
    ".md": ExportFormat.MARKDOWN,
    ".markdown": ExportFormat.MARKDOWN,
    ".xlsx": ExportFormat.XLSX,
    ".html": ExportFormat.HTML,
    ".htm": ExportFormat.HTML,
}


def chosen_format(
    what: Exported, form: ExportFormat | None, output: Path | None, usual: ExportFormat
) -> ExportFormat:
    """Return the format that is asked for, else the one of the file's name, else the usual one.

    Raises `ClaimcheckError` where both are there and differ, where the name alone is there
    and chooses nothing, and for one that the rows cannot be written in.
    """
    formats = _FORMATS.get(what, _OF_TABLES)
    named = _BY_NAME.get(output.suffix.lower()) if output else None
    if what is Exported.CLAIMREVIEW and named is ExportFormat.JSON:
        named = ExportFormat.FEED
    if form is not None and named is not None and form is not named:
        raise ClaimcheckError(
            f"-f {form} and the name {output} disagree; leave out -f, or end the name otherwise"
        )
    if form is None and named is None:
        refuse_other_name(output, formats)
    chosen = form or named or usual
    if chosen not in formats:
        raise ClaimcheckError(f"{what} cannot be written as {chosen}; use {', '.join(formats)}")
    return chosen


def refuse_other_name(output: Path | None, formats: Sequence[str]) -> None:
    """Refuse a file that is named as of a format in which nothing is written."""
    if output is None or not output.suffix or (output.exists() and not output.is_file()):
        return
    if output.suffix == ".db" and output.exists():
        # A record is refused as one when it would be written over.
        return
    choice = f"use {formats[0]}" if len(formats) == 1 else f"choose with -f: {', '.join(formats)}"
    raise ClaimcheckError(f"nothing is written as {output.suffix[1:]}; {choice}")
