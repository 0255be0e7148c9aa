"""A job over an archive, here and on several processes."""

import json
from pathlib import Path

import pytest

from claimcheck import scan_rows
from claimcheck.errors import ClaimcheckError
from claimcheck.matching.thresholds import Thresholds
from claimcheck.model.scan.severity import Severity
from claimcheck.model.text.archive_row import ArchiveRow
from claimcheck.store.connection import open_reading
from claimcheck.workflows.archive.folder import OtherRunError
from claimcheck.workflows.archive.job import Verb
from claimcheck.workflows.archive.rows import extract_each, match_each
from claimcheck.workflows.archive.run import ArchiveSource, ArchiveTally, Workers, run_archive
from tests.scanning import TODAY, make_desk
from tests.workflows.archive.archives import files, job, text_of, write_archive


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record with verdicts once; it is only read."""
    return make_desk(tmp_path_factory.mktemp("desk")).path


@pytest.fixture
def source(tmp_path: Path, record: Path) -> ArchiveSource:
    """Write an archive of 12 articles and a broken row."""
    return ArchiveSource(write_archive(tmp_path / "a.jsonl", 12), record, tmp_path / "found")


def lines(folder: Path, kind: str) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob(f"{kind}-*"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_a_scan_finds_what_each_article_repeats_and_tells_the_broken_row(
    source: ArchiveSource,
) -> None:
    tally = run_archive(job(), source, rows=5)

    broken = "row 7: it is not JSON: Expecting property name enclosed in double quotes: line 1 "
    assert tally[:4] == (13, 4, 4, 1)
    assert (tally.first_error or "").startswith(broken)
    assert tally.gravest is Severity.ERROR
    found = lines(source.folder, "findings")
    assert [(each["name"], each["row"], each["rule"], each["date"]) for each in found] == [
        ("a/0", 1, "CC101", "2023-01-07"),
        ("a/3", 4, "CC101", "2023-02-07"),
        ("a/6", 8, "CC101", "2023-01-07"),
        ("a/9", 11, "CC101", "2023-02-07"),
    ]
    read = lines(source.folder, "rows")
    assert [each["row"] for each in read] == list(range(1, 14))
    assert {each["sentences"] for each in read if not each["error"]} == {3}


def test_statements_and_matches_are_found_row_by_row(source: ArchiveSource) -> None:
    extracted = run_archive(job(Verb.EXTRACT), source._replace(database=None), rows=5)
    matched = run_archive(job(Verb.MATCH), source._replace(folder=source.folder / "m"), rows=5)

    assert extracted[:4] == (13, 24, 12, 1)
    said = [each for each in lines(source.folder, "statements") if each["kind"] == "direct"]
    assert {(each["speaker"], each["text"]) for each in said} == {
        ("Mayor Ann Berg", "“We will go on,”")
    }
    assert (matched.hit, matched.failed) == (4, 1)
    same = [each for each in lines(source.folder / "m", "matches") if each["band"] == "same"]
    assert {each["claim_id"] for each in same} == {"c-1"}


def test_several_processes_write_the_same_bytes(source: ArchiveSource, tmp_path: Path) -> None:
    run_archive(job(), source, rows=3)

    run_archive(job(), source._replace(folder=tmp_path / "two"), Workers(2), rows=3)

    assert files(tmp_path / "two") == files(source.folder)


def test_a_broken_run_goes_on_and_does_nothing_twice(source: ArchiveSource) -> None:
    whole = run_archive(job(), source, rows=3)
    before = files(source.folder)
    (source.folder / "rows-000002.jsonl").unlink()
    told: list[tuple[int, int]] = []

    again = run_archive(job(), source, tell=lambda *done: told.append(done), rows=3)

    assert told == [(4, 5), (5, 5)]
    assert (again, files(source.folder)) == (whole, before)


def test_a_folder_of_another_run_is_refused(source: ArchiveSource, tmp_path: Path) -> None:
    run_archive(job(), source, rows=3)

    with pytest.raises(OtherRunError, match="holds a run with another question"):
        run_archive(job()._replace(today="2023-03-04"), source, rows=3)
    with pytest.raises(OtherRunError, match="holds a run with another archive"):
        run_archive(job(), source._replace(archive=write_archive(tmp_path / "b.jsonl", 3)), rows=3)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("Dear")
    with pytest.raises(OtherRunError, match="holds other files; name a new folder"):
        run_archive(job(), source._replace(folder=tmp_path / "full"), rows=3)


def test_a_fault_in_one_row_keeps_no_other_back() -> None:
    rows = [ArchiveRow("a", text_of(1)), ArchiveRow("b", text_of(2), "odd"), ArchiveRow("c", "!")]

    found = list(extract_each(rows, assertions=True))

    assert [(each.name, len(each.statements)) for each in found] == [("a", 2), ("b", 0), ("c", 0)]
    assert [each.error for each in found] == [
        None,
        "a fault of claimcheck's (ValueError: 'odd' is not a valid TextKind)",
        "it holds no words",
    ]


def test_a_row_named_by_an_address_says_what_is_wrong_with_its_text(record: Path) -> None:
    rows = [ArchiveRow("https://a.example/1", "W\0"), ArchiveRow("https://a.example/2", "!")]

    (scanned, _) = scan_rows(rows, record, today=TODAY)
    (_, extracted) = extract_each(rows, assertions=True)

    assert scanned.error == "it is binary; give plain text, Markdown or HTML"
    assert extracted.error == "it holds no words"


def test_an_empty_archive_is_read(source: ArchiveSource) -> None:
    source.archive.write_text("\n\n")

    assert run_archive(job(), source) == ArchiveTally(0, 0, 0, 0)


def test_a_store_without_verdicts_is_refused(source: ArchiveSource, tmp_path: Path) -> None:
    from tests.desk import Desk  # noqa: PLC0415

    empty = tmp_path / "empty"
    empty.mkdir()

    with pytest.raises(ClaimcheckError, match="no claim has a verdict"):
        run_archive(job(), source._replace(database=Desk(empty).path))


def test_ctrl_c_while_the_store_is_asked_is_no_fault_of_a_row(record: Path) -> None:
    with open_reading(record) as connection:
        connection.set_progress_handler(lambda: 1, 1)

        with pytest.raises(KeyboardInterrupt):
            list(
                match_each(
                    connection, [ArchiveRow("a", text_of(0))], thresholds=Thresholds(), limit=5
                )
            )
