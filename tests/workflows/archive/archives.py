"""An archive of made articles, some of which repeat what the record of tests.scanning rates."""

import json
from pathlib import Path
from typing import Final

from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.text.archive_row import ArchiveColumns
from claimcheck.reading.kinds import TextKind
from claimcheck.workflows.archive.job import Job, Verb
from tests.scanning import FALSE, TODAY

COLUMNS: Final = ArchiveColumns("body", "url", "day")
BROKEN: Final = "{broken"


def text_of(number: int) -> str:
    """Return an article; each third one repeats a claim that is rated false."""
    said = f"{FALSE}." if number % 3 == 0 else f"Rents in town {number} rose by {number}%."
    return f"Report {number}\n\n{said} “We will go on,” Mayor Ann Berg said.\n"


def write_archive(path: Path, articles: int) -> Path:
    """Write an archive of so many articles, with one row that is broken in the middle."""
    lines = [
        json.dumps({"url": f"a/{n}", "body": text_of(n), "day": f"2023-0{1 + n % 2}-07"})
        for n in range(articles)
    ]
    lines.insert(articles // 2, BROKEN)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def job(verb: Verb = Verb.SCAN) -> Job:
    """Return what is asked of an archive."""
    return Job(verb, COLUMNS, TextKind.TEXT, TODAY, thresholds=Thresholds())


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
