"""Where a database lies, and what lies beside it."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.store import foreign_log, place
from claimcheck.store.connection import open_reading
from claimcheck.store.errors import (
    ForeignLogError,
    MovedMeanwhileError,
    MovedRecordError,
    NetworkDatabaseError,
    UnusableDatabaseError,
)
from claimcheck.store.files.backup import back_up
from claimcheck.store.log.transaction import transaction
from claimcheck.store.place import NetworkKind, is_frozen, network_kind
from claimcheck.store.writing import create, open_writing
from tests.desk import REVIEWER
from tests.store.full_record import full_record
from tests.tables import each_row

DISK = "27 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw"
SHARE = "41 27 0:52 / /desk rw,relatime shared:9 master:2 - {} host:/desk rw,vers=4.2"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return full_record(tmp_path)


@each_row(
    ("kind", "found"),
    [
        *(
            (kind, NetworkKind(kind, is_certain=True))
            for kind in (
                "nfs nfs4 cifs smb2 smb3 smbfs fuse.sshfs fuse.gvfsd-fuse fuse.smbnetfs fuse.rclone"
                " ceph fuse.ceph-fuse glusterfs lustre gpfs 9p virtiofs vboxsf fuse.vmhgfs-fuse"
                " fakeowner"
            ).split()
        ),
        *(
            (kind, NetworkKind(kind, is_certain=False))
            for kind in "fuse fuse. fuse.newcloudfs fuse.pmxcfs fuse.portal fuse.dbfs".split()
        ),
        *(
            (kind, None)
            for kind in (
                "ext4 xfs btrfs zfs f2fs vfat exfat ntfs3 fuseblk overlay tmpfs ecryptfs"
                " fuse.gocryptfs fuse.encfs fuse.bindfs fuse.fuse-overlayfs fuse.mergerfs"
                " fuse.ext4 fuse.ntfs-3g fuse.cryfs fusectl"
            ).split()
        ),
    ],
)
def test_network_file_system_is_told_by_its_device(kind: str, found: NetworkKind | None) -> None:
    mounts = [DISK, SHARE.format(kind), "broken line"]

    assert network_kind(os.makedev(0, 52), mounts) == found
    assert network_kind(os.makedev(254, 1), mounts) is None
    assert network_kind(os.makedev(8, 1), mounts) is None


@each_row(
    ("kind", "found"),
    [
        ("9p", None),
        ("virtiofs", None),
        ("fuse.newsandbox", None),
        ("nfs4", NetworkKind("nfs4", is_certain=True)),
        ("fuse.sshfs", NetworkKind("fuse.sshfs", is_certain=True)),
    ],
)
def test_a_sandbox_whose_whole_tree_is_its_hosts_keeps_a_record(
    kind: str, found: NetworkKind | None
) -> None:
    root = f"27 1 0:25 / / rw,relatime - {kind} none rw,trans=fd"

    assert network_kind(os.makedev(0, 25), [root]) == found


def test_network_error_names_what_it_lies_on_and_what_to_do() -> None:
    assert str(NetworkDatabaseError(Path("/desk/claims.db"), "nfs4")) == (
        "/desk/claims.db lies on a network file system (nfs4), where two programs that write can"
        " damage it; keep it on a disk of this machine, and share a `claimcheck pack`"
    )


def test_what_may_be_of_a_network_is_called_no_more_than_that() -> None:
    error = NetworkDatabaseError(Path("/desk/claims.db"), "fuse.newcloudfs", is_certain=False)

    assert str(error) == (
        "/desk/claims.db lies on a file system (fuse.newcloudfs) that other machines may share,"
        " where two programs that write can damage it; keep it on a disk of this machine, and"
        " share a `claimcheck pack`"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which file systems there are")
@pytest.mark.parametrize(("kind", "is_certain"), [("fuse.sshfs", True), ("fuse.newcloudfs", False)])
def test_a_record_on_a_network_is_refused_with_the_reason_and_a_pack_there_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, is_certain: bool
) -> None:
    device = path.stat().st_dev
    mounts = path.with_name("mountinfo")
    number = f"{os.major(device)}:{os.minor(device)}"
    mounts.write_text(f"41 27 {number} / /desk rw,relatime - {kind} host:/desk rw\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)
    refused = NetworkDatabaseError(path, kind, is_certain=is_certain)

    for opening in (open_reading, open_writing):
        with pytest.raises(NetworkDatabaseError) as told, opening(path):
            pass
        assert str(told.value) == str(refused)
    with pytest.raises(NetworkDatabaseError), create(path.with_name("new.db")):
        pass
    assert not path.with_name("new.db").exists()
    path.chmod(0o444)
    with open_reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone() != (0,)


def test_file_is_frozen_only_where_nobody_can_write_and_nothing_waits(path: Path) -> None:
    assert not is_frozen(path)
    path.chmod(0o444)
    assert is_frozen(path)
    with pytest.raises(UnusableDatabaseError, match="read-only"), open_writing(path):
        pass
    for ending in ("wal", "journal"):
        beside = Path(f"{path}-{ending}")
        beside.touch()
        assert not is_frozen(path)
        beside.unlink()
    path.chmod(0o644)
    path.parent.chmod(0o555)
    assert is_frozen(path)
    with pytest.raises(UnusableDatabaseError, match="read-only"), open_writing(path):
        pass
    path.parent.chmod(0o755)


def greet(path: Path, *names: str) -> bytes:
    """Add a person by an act each, and return the log that a killed process would leave."""
    with open_writing(path) as store:
        for name in names:
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as act:
                act.insert("persons", name=name)
        return Path(f"{path}-wal").read_bytes()


def another_copy(path: Path, kind: str) -> bytes:
    """Return the bytes of a copy that the log of `path`, as of now, does not continue."""
    copy = path.with_name("monday.db")
    if kind == "backup":
        back_up(path, copy)
    elif kind == "another record":
        with create(copy):
            pass
        greet(copy, "Theirs", "Also theirs")
    else:
        copy.write_bytes(path.read_bytes())
        if kind == "went on by itself":
            greet(copy, *(f"There {number}" for number in range(3)))
        elif kind == "earlier":
            greet(path, *(f"Since then {number}" * 400 for number in range(3)))
    return copy.read_bytes()


@pytest.mark.parametrize("kind", ["backup", "earlier", "went on by itself", "another record"])
def test_copy_put_beside_the_log_of_a_record_is_not_mixed_with_it(path: Path, kind: str) -> None:
    copy = another_copy(path, kind)
    log = greet(path, "Only in the log", "Also only in the log")
    path.write_bytes(copy)
    Path(f"{path}-wal").write_bytes(log)

    for opening in (open_reading, open_writing):
        with pytest.raises(ForeignLogError, match="does not belong to"), opening(path):
            pass

    assert (path.read_bytes(), Path(f"{path}-wal").read_bytes()) == (copy, log)


def test_log_that_continues_the_file_is_read_whatever_of_it_the_file_has(path: Path) -> None:
    before = path.read_bytes()
    log = greet(path, "First", "Second")
    for file in (before, path.read_bytes()):
        path.write_bytes(file)
        Path(f"{path}-wal").write_bytes(log)

        with open_reading(path) as connection:
            names = connection.execute("SELECT name FROM persons ORDER BY id").fetchall()

        assert names[-2:] == [("First",), ("Second",)]


def test_log_is_read_beside_a_transaction_that_has_outgrown_memory(path: Path) -> None:
    with open_writing(path) as store:
        # Its pages go to the log long before they are committed, the log of acts among them.
        store.connection.execute("PRAGMA cache_size = 1")
        with transaction(store, dry_run=True) as writer:
            for number in range(300):
                with writer.act(REVIEWER, "greet") as act:
                    act.insert("persons", name=f"Person {number}", note="x" * 400)
            assert path.with_name(f"{path.name}-wal").stat().st_size
            with open_reading(path) as reader:
                during = reader.execute("SELECT count(*) FROM persons WHERE note > 'x'").fetchone()
        with open_reading(path) as reader:
            after = reader.execute("SELECT count(*) FROM persons WHERE note > 'x'").fetchone()

    assert during == after == (0,)


@pytest.mark.parametrize("kind", ["backup", "earlier", "went on by itself"])
def test_what_is_written_over_a_copy_is_not_acknowledged(
    path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.store.foreign_log._A_TICK", -1)
    monkeypatch.setattr("claimcheck.store.foreign_log._A_SHORT_TICK", -1)
    copy = another_copy(path, kind)
    with open_writing(path) as store:
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
            greeting.insert("persons", name="Before")
        # From now on the log is known to continue the file as it is.
        with open_reading(path):
            pass
        path.write_bytes(copy)

        with pytest.raises(ForeignLogError), open_reading(path):
            pass
        with pytest.raises(ForeignLogError):  # noqa: SIM117
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
                greeting.insert("persons", name="After")


def test_looking_at_a_file_takes_no_lock_from_who_has_it_open(path: Path) -> None:
    other = (
        "import sqlite3, sys; there = sqlite3.connect(sys.argv[1]);"
        " there.execute('PRAGMA user_version = 6'); there.commit(); there.close()"
    )
    with open_writing(path) as store:
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
            greeting.insert("persons", name="First")
        with open_reading(path):
            pass
        # Whoever closes a file as the last one removes its log.
        subprocess.run([sys.executable, "-c", other, str(path)], check=True)
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
            greeting.insert("persons", name="Second")
        names = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute(sys.argv[2]))"
        last = "SELECT name FROM persons ORDER BY id DESC LIMIT 1"
        found = subprocess.run(
            [sys.executable, "-c", names, str(path), last], check=True, capture_output=True
        )
        assert found.stdout.strip() == b"('Second',)"


def test_file_of_another_name_is_not_frozen_by_its_folder(path: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    file = Path(shutil.copy(path, shut / "pack.db"))
    shut.chmod(0o555)
    try:
        assert is_frozen(file)

        # Who opens it by its other name writes it, with a journal in that folder.
        (tmp_path / "other.db").hardlink_to(file)
        assert not is_frozen(file)
        file.chmod(0o444)
        assert is_frozen(file)

        file.chmod(0o644)
        assert read_names(file) == read_names(path)
    finally:
        shut.chmod(0o755)


def read_names(path: Path) -> list[tuple[str]]:
    with open_reading(path) as connection:
        return connection.execute("SELECT name FROM persons ORDER BY id").fetchall()


@pytest.mark.parametrize("act", ["move", "link", "replace", "remove"])
def test_what_is_written_to_a_file_that_is_gone_is_not_acknowledged(path: Path, act: str) -> None:
    with open_writing(path) as store:
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
            greeting.insert("persons", name="Before")
        other = path.with_name("other.db")
        if act in {"move", "link"}:
            path.rename(other)
            if act == "link":
                # The same file, but who opens it now keeps a log beside its new name.
                path.symlink_to(other)
        elif act == "replace":
            other.write_bytes(path.read_bytes())
            other.replace(path)
        else:
            path.unlink()

        with pytest.raises(MovedRecordError, match="nothing more was stored"):  # noqa: SIM117
            with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
                greeting.insert("persons", name="After")


def test_file_that_goes_while_an_act_is_written_is_noticed_at_its_end(path: Path) -> None:
    def write_and_move() -> None:
        with transaction(store) as writer, writer.act(REVIEWER, "greet") as greeting:
            greeting.insert("persons", name="After")
            path.rename(other)

    other = path.with_name("other.db")
    with open_writing(path) as store:
        with pytest.raises(MovedMeanwhileError, match="is missing in what is there now"):
            write_and_move()
        # Nobody makes a new file where the path now leads nowhere.
        assert not path.exists()
        # As the error says, the act stands in the file that was there before.
        names = store.connection.execute("SELECT name FROM persons ORDER BY id").fetchall()
        assert names[-1] == ("After",)


def test_what_an_interrupted_write_left_is_taken_back_by_the_next_reader(
    path: Path, tmp_path: Path
) -> None:
    hot = leave_hot_journal(path, tmp_path / "monday.db")

    with open_reading(hot) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (names,) = connection.execute("SELECT group_concat(name) FROM persons").fetchone()

    assert "Never committed" not in names
    assert not Path(f"{hot}-journal").exists()


def leave_hot_journal(path: Path, target: Path) -> Path:
    """Leave a copy in DELETE mode as a process that is killed inside a commit leaves it."""
    back_up(path, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(300):
            connection.execute(
                "INSERT INTO persons (event, name) VALUES (1, ?)", [f"Never committed {number}"]
            )
        # What was spilled is in the file, and what was there before in the journal.
        content, journal = target.read_bytes(), Path(f"{target}-journal").read_bytes()
        connection.execute("ROLLBACK")
    hot = target.with_name("hot.db")
    hot.write_bytes(content)
    Path(f"{hot}-journal").write_bytes(journal)
    return hot


@pytest.mark.parametrize(
    ("digits", "ago", "is_settled"),
    [
        pytest.param(987_654_321, 0.02, False, id="may be the same tick of the kernel's clock"),
        pytest.param(987_654_321, 0.2, True, id="a file system of nanoseconds"),
        pytest.param(980_000_000, 0.5, False, id="one of hundredths or of two seconds, perhaps"),
        pytest.param(0, 2.0, False, id="one of two seconds"),
        pytest.param(0, 2.2, True, id="long ago on any"),
    ],
)
def test_file_is_looked_at_anew_while_a_later_write_could_have_the_same_time(
    digits: int, ago: float, *, is_settled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = 1_800_000_000 * 10**9 + digits
    monkeypatch.setattr(time, "time_ns", lambda: changed + int(ago * 10**9))

    assert foreign_log._is_settled(changed) is is_settled
