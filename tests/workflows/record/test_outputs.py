"""What left the record is kept with its path and its head."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import ClaimcheckError, Record, open_record
from claimcheck.store.connection import open_reading
from claimcheck.store.log.verification import verify
from tests.children import in_child, open_folder
from tests.desk import new_record
from tests.named_pipes import make_pipe


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(new_record(tmp_path), reviewer="A. Diallo") as opened:
        opened.add("Trade with Mali grew by 20% over the past year")
        yield opened


def kept(record: Record) -> list[tuple[str, str, str, int]]:
    """Return who made what, where, from which event on; the log must verify."""
    query = (
        "SELECT actor, outputs.kind, path, outputs.sequence FROM outputs"
        " JOIN events ON events.sequence = event ORDER BY id"
    )
    with open_reading(record.path) as connection:
        assert verify(connection).fault is None
        rows = connection.execute(query).fetchall()
    return [tuple(row) for row in rows]


def test_backups_and_packs_are_kept_with_the_head_they_were_made_from(record: Record) -> None:
    folder = record.path.parent
    head = record.head()

    backup = record.backup(folder / "monday.db")
    record.pack(folder / "public.db")

    assert backup.head == str(head)
    assert kept(record) == [
        ("A. Diallo", "backup", "monday.db", head.sequence),
        ("A. Diallo", "pack", "public.db", head.sequence + 1),
    ]


def test_the_same_again_is_no_news_until_something_was_done(record: Record) -> None:
    table = record.path.with_name("claims.csv")
    table.write_text("claim", encoding="utf-8")

    news = [record.log_output("export", table) for _ in range(3)]
    record.pack(record.path.with_name("public.db"))
    news.append(record.log_output("export", table))
    record.add("Unemployment in the region fell to 3.9 percent in May")
    news.append(record.log_output("export", table))

    assert news == [True, False, False, False, True]


def test_a_folder_is_kept_by_where_it_is_and_what_holds_nothing_is_not(
    record: Record, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = record.path.parent
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "site").mkdir()
    (folder / "link").symlink_to("site")
    make_pipe(folder / "pipe")

    news = {
        name: record.log_output("site", folder / name) for name in ("link", "pipe", "missing")
    } | {"null": record.log_output("site", os.devnull)}

    assert news == {"link": True, "pipe": False, "missing": False, "null": False}
    record.log_output("report", elsewhere)
    assert [row[2] for row in kept(record)] == ["site", str(elsewhere.resolve())]


def test_another_kind_is_refused(record: Record) -> None:
    with pytest.raises(ClaimcheckError, match="'letter' is no output; they are backup, export"):
        record.log_output("letter", record.path)


def test_an_output_is_no_act_that_is_undone(record: Record) -> None:
    record.pack(record.path.with_name("public.db"))

    (undone,) = record.undo()

    assert undone.kind == "add"


def test_who_may_only_read_makes_one_all_the_same() -> None:
    def export() -> None:
        table = Path(folder / "out" / "claims.csv")
        table.write_text("claim", encoding="utf-8")
        with open_record(folder / "claims.db") as reader:
            assert reader.log_output("export", table) is False

    with (
        open_folder() as folder,
        open_record(folder / "claims.db", reviewer="A. Diallo", create=True) as record,
    ):
        (folder / "out").mkdir()
        (folder / "out").chmod(0o777)
        record.path.chmod(0o644)
        in_child(export, unprivileged=True)
        assert kept(record) == []


def test_of_a_pack_and_by_nobody_known_and_of_an_earlier_day(record: Record) -> None:
    pack, table = (record.path.with_name(name) for name in ("public.db", "claims.csv"))
    record.pack(pack)
    table.write_text("claim", encoding="utf-8")

    with open_record(pack) as packed:
        assert packed.log_output("export", table) is False
    with open_record(record.path, reviewer="A stranger", at=record.today) as past:
        assert past.log_output("export", table) is True
    assert kept(record)[1][:3] == ("nobody named", "export", "claims.csv")
