"""What can be exported, in which format, and which of them a file's name means."""

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

    Raises `ClaimcheckError` where both are there and differ, and for one that the rows
    cannot be written in.
    """
    named = _BY_NAME.get(output.suffix.lower()) if output else None
    if what is Exported.CLAIMREVIEW and named is ExportFormat.JSON:
        named = ExportFormat.FEED
    if form is not None and named is not None and form is not named:
        raise ClaimcheckError(
            f"-f {form} and the name {output} disagree; leave out -f, or end the name otherwise"
        )
    chosen = form or named or usual
    formats = _FORMATS.get(what, _OF_TABLES)
    if chosen not in formats:
        raise ClaimcheckError(f"{what} cannot be written as {chosen}; use {', '.join(formats)}")
    return chosen
