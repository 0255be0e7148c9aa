"""What was made of the record and still holds what is redacted is named."""

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from html import escape
from pathlib import Path

import pytest

from claimcheck import Record, open_record
from claimcheck.model.record.redaction import MadeOutput
from tests.desk import new_record

SECRET = 'The Wyvernbridge informant received 290 "envelopes" from Zoë’s mayor'


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(new_record(tmp_path), reviewer="A. Diallo") as opened:
        opened.add("Trade with Mali grew by 20% over the past year")
        opened.add(SECRET, speaker="H. Undercover")
        yield opened


def write(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<si><t>{escape(SECRET)}</t></si>")


def site(path: Path) -> None:
    (path / "c").mkdir(parents=True)
    (path / "logo.png").write_bytes(b"\x89PNG\0")
    page = escape(SECRET).replace("informant", "<mark>in</mark>formant")
    (path / "c" / "2.html").write_text(f"<p>{page}</p>", encoding="utf-8")


def empty_site(path: Path) -> None:
    path.mkdir()
    (path / "logo.png").write_bytes(b"\x89PNG\0")
    (path / "index.html").write_text("<p>Nothing</p>", encoding="utf-8")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("make", "holds"),
    [
        (write(f'c-2,"{SECRET.replace(chr(34), chr(34) * 2)}"\n'), True),
        (write(json.dumps([SECRET], ensure_ascii=False)), True),
        (write(f"| {SECRET.replace('290', '290<br>')} |"), True),
        (write("c-1,Trade with Mali\n"), False),
        (workbook, True),
        (site, True),
        (empty_site, False),
        (nothing, False),
        (lambda path: path.write_bytes(b"\0\1" * 99), None),
        (lambda path: path.write_bytes(b"PK\x03\x04broken"), None),
    ],
)
def test_a_file_or_folder_is_named_where_it_holds_the_words(
    record: Record, tmp_path: Path, make: Callable[[Path], object], holds: bool | None
) -> None:
    target = tmp_path / "made"
    make(target)
    record.log_output("export", target)

    (first,) = record.redact("s-2", reason="court order", dry_run=True)
    (done,) = record.redact("s-2", reason="court order")

    named = () if holds is False else (MadeOutput("export", str(target), holds, True),)
    assert (first.outputs, done.outputs) == (named, named)


def test_databases_are_searched_and_what_went_away_is_named(record: Record, tmp_path: Path) -> None:
    record.backup(tmp_path / "monday.db")
    record.pack(tmp_path / "public.db")
    record.pack(tmp_path / "all.db", status="all")
    (tmp_path / "gone.csv").write_text("gone", encoding="utf-8")
    record.log_output("export", tmp_path / "gone.csv")
    (tmp_path / "gone.csv").unlink()

    (done,) = record.redact("s-2", reason="court order")

    assert done.outputs == (
        MadeOutput("backup", str(tmp_path / "monday.db"), True, True),
        MadeOutput("pack", str(tmp_path / "all.db"), True, True),
        MadeOutput("export", str(tmp_path / "gone.csv"), None, False),
    )


def test_copies_that_the_program_left_beside_the_record_are_searched(
    record: Record, tmp_path: Path
) -> None:
    record.backup(tmp_path / "monday.db")
    record.restore(tmp_path / "monday.db")
    for name in ("claims.db.schema-5", "public.db.x2y.part"):
        shutil.copy(tmp_path / "monday.db", tmp_path / name)
    with closing(sqlite3.connect(tmp_path / "claims.db.schema-5")) as earlier:
        earlier.executescript("DROP TABLE outputs; PRAGMA user_version = 5")
    (tmp_path / "claims.db.before-restore-2").write_bytes(b"SQLite format 3\0 and noise")
    for name in (".claims.csv.12.part", "claims.db.note", "film.part"):
        (tmp_path / name).write_text(SECRET, encoding="utf-8")

    (done,) = record.redact("s-2", reason="court order")

    assert done.outputs[0] == MadeOutput("backup", str(tmp_path / "monday.db"), True, True)
    assert done.outputs[1:] == tuple(
        MadeOutput("copy", str(tmp_path / name), holds, True)
        for name, holds in (
            (".claims.csv.12.part", True),
            ("claims.db.before-restore-1", True),
            ("claims.db.before-restore-2", None),
            ("claims.db.schema-5", True),
            ("public.db.x2y.part", True),
        )
    )


def test_what_was_made_before_a_restoring_is_named_though_its_log_is_gone(
    record: Record, tmp_path: Path
) -> None:
    backup, table = tmp_path / "monday.db", tmp_path / "claims.csv"
    record.backup(backup)
    table.write_text(SECRET, encoding="utf-8")
    record.log_output("export", table)
    record.restore(backup)

    (done,) = record.redact("s-2", reason="court order")

    assert done.outputs == (
        MadeOutput("backup", str(backup), True, True),
        MadeOutput("export", str(table), True, True),
        MadeOutput("copy", str(tmp_path / "claims.db.before-restore-1"), True, True),
    )


def test_what_was_made_before_the_words_came_or_was_named_as_a_backup_is_not_told(
    record: Record, tmp_path: Path
) -> None:
    (tmp_path / "early.bin").write_bytes(b"\0")
    record.log_output("export", tmp_path / "early.bin")
    record.add("The Quagmireton informant received nothing at all from anybody")
    backup = tmp_path / "monday.db"
    record.backup(backup)

    here, there = record.redact("s-3", reason="court order", backups=[backup])

    assert (here.outputs, there.outputs) == ((), ())
