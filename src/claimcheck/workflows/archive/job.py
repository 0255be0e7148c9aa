"""What is done to each partition of an archive: a pure function from bytes to bytes."""

import json
from collections.abc import Callable, Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.scan.severity import ScanSettings
from claimcheck.model.text.archive_row import ArchiveColumns, ArchiveRow
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.archives.json_lines import ReadRow, read_rows
from claimcheck.reading.kinds import TextKind
from claimcheck.reports.extracted import proposal_as_dict
from claimcheck.reports.json_text import as_json_text
from claimcheck.reports.matches import match_as_dict
from claimcheck.reports.scan.objects import finding_as_dict
from claimcheck.store.connection import Connection
from claimcheck.store.index.tokens import engine
from claimcheck.workflows.archive.rows import extract_each, match_each, scan_each
from claimcheck.workflows.scan.plan import Plan


class Verb(StrEnum):
    """What is done with each text of an archive."""

    SCAN = "scan"
    EXTRACT = "extract"
    MATCH = "match"

    @property
    def results(self) -> str:
        """Return what comes of it, as files are named."""
        return {"scan": "findings", "extract": "statements", "match": "matches"}[self]


class Job(NamedTuple):
    """What is asked of an archive; equal jobs over the same store give the same bytes.

    `limit` is how many matches of a row are kept; with `assertions`, what an article says
    itself is extracted too.
    """

    verb: Verb
    columns: ArchiveColumns
    kind: TextKind
    today: str
    scan: ScanSettings = ScanSettings()
    thresholds: Thresholds = Thresholds()
    limit: int = 5
    assertions: bool = True


class PartitionAnswer(NamedTuple):
    """What came of a partition: lines of JSON for what was found, and for what was read."""

    results: bytes
    rows: bytes


class _RowOutcome(NamedTuple):
    """What came of a row, with plain values; `more` says how it was read."""

    found: list[dict[str, object]]
    more: dict[str, object]
    error: str | None


def versions() -> dict[str, str]:
    """Return what must be the same wherever a job is done."""
    return {"claimcheck": __version__, **engine()}


def answer(job: Job, connection: Connection | None, content: bytes, first: int) -> PartitionAnswer:
    """Return what comes of lines of JSON, of which the first is row ``first``.

    Only extraction needs no ``connection``.
    """
    read = list(read_rows(content, first, job.columns, job.kind))
    told = _answers(job, connection)(each.row for each in read if each.row is not None)
    found, rows = [], []
    for each in read:
        said = next(told) if each.row is not None else _RowOutcome([], {}, each.error)
        place = {"name": each.name, "row": each.number, "date": each.date}
        found += [as_json_text({**place, **one}) for one in said.found]
        counts = {"found": len(said.found), **said.more, "error": said.error}
        rows.append(as_json_text({**place, **counts}))
    return PartitionAnswer(_lines(found), _lines(rows))


def refused(job: Job, content: bytes, first: int, why: str) -> PartitionAnswer:
    """Return that a partition could not be answered, as an error of each of its rows."""
    read = read_rows(content, first, job.columns, job.kind)
    rows = [as_json_text(_refusal(each, why)) for each in read]
    return PartitionAnswer(b"", _lines(rows))


def _refusal(read: ReadRow, why: str) -> dict[str, object]:
    place = {"name": read.name, "row": read.number, "date": read.date}
    return {**place, "found": 0, "error": read.error or why}


def _lines(texts: list[str]) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def _answers(
    job: Job, connection: Connection | None
) -> Callable[[Iterator[ArchiveRow]], Iterator[_RowOutcome]]:
    """Return what answers rows, one by one."""
    if job.verb is Verb.EXTRACT:
        return lambda rows: _extracted(job, rows)
    if connection is None:
        raise ValueError(f"{job.verb} needs a store")
    if job.verb is Verb.SCAN:
        return lambda rows: _scanned(job, connection, rows)
    return lambda rows: _matched(job, connection, rows)


def _scanned(job: Job, connection: Connection, rows: Iterator[ArchiveRow]) -> Iterator[_RowOutcome]:
    plan = Plan(Path(), (), job.scan, job.thresholds, job.today)
    for each in scan_each(connection, plan, rows):
        gravest = max((finding.severity for finding in each.findings), default=None)
        more: dict[str, object] = {
            "sentences": each.sentences,
            "compared": each.compared,
            "gravest": None if gravest is None else str(gravest),
        }
        yield _RowOutcome([finding_as_dict(one) for one in each.findings], more, each.error)


def _extracted(job: Job, rows: Iterator[ArchiveRow]) -> Iterator[_RowOutcome]:
    for each in extract_each(rows, assertions=job.assertions):
        capture = each.capture
        found = [proposal_as_dict(capture, one) for one in each.statements] if capture else []
        yield _RowOutcome(found, {}, each.error)


def _matched(job: Job, connection: Connection, rows: Iterator[ArchiveRow]) -> Iterator[_RowOutcome]:
    texts: list[str] = []

    def noted() -> Iterator[ArchiveRow]:
        for row in rows:
            texts.append(row.text)
            yield row

    found = match_each(connection, noted(), thresholds=job.thresholds, limit=job.limit)
    for each in found:
        text = texts.pop()
        yield _RowOutcome([match_as_dict(text, one) for one in each.matches], {}, each.error)


def as_plain(job: Job) -> dict[str, object]:
    """Return a job as JSON gives it back."""
    found: dict[str, object] = json.loads(json.dumps(job))
    return found


def pack_digest(database: Path) -> str:
    """Return the digest of a store's file. Raises `ClaimcheckError` where more belongs to it."""
    if any(Path(f"{database}{end}").exists() for end in ("-wal", "-journal")):
        raise ClaimcheckError(
            f"{database} is being written to; make a pack of it with `claimcheck pack`, which can"
            " be sent to other machines"
        )
    return sha256(database.read_bytes()).hexdigest()
