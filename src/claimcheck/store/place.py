"""Where a database lies: who may write there, what lies beside it, and on which file system."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection
from typing import Final
from urllib.parse import quote

from claimcheck.named_tuple import NamedTuple

_WRITE_BITS: Final = 0o222

_MOUNTS: Final = Path("/proc/self/mountinfo")
# Where a lock that one machine holds need not be seen by another, or memory is not shared:
# shares of a network, stores of a cloud, and what a virtual machine sees of its host's folders.
_NETWORK: Final = frozenset(
    "9p acfs afs beegfs ceph cifs coda cvfs davfs fakeowner fhgfs fuse.blobfuse2 fuse.ceph"
    " fuse.ceph-fuse fuse.curlftpfs fuse.davfs2 fuse.gcsfuse fuse.glusterfs fuse.goofys"
    " fuse.google-drive-ocamlfuse fuse.grpcfuse fuse.gvfsd-fuse fuse.juicefs fuse.kio-fuse"
    " fuse.mfs fuse.mount-s3 fuse.onedriver fuse.osxfs fuse.rclone fuse.s3fs fuse.seaweedfs"
    " fuse.smbnetfs fuse.sshfs fuse.vmhgfs-fuse gfs2 glusterfs gpfs lustre ncpfs nfs nfs4"
    " ocfs2 orangefs panfs prl_fs pvfs2 smb2 smb3 smbfs vboxsf virtiofs vmhgfs wekafs".split()
)
# A program serves it, so that any may be of a network, but for these: disks, folders that
# are encrypted or joined, and the layers of a container, all of this machine.
_LOCAL_SERVED: Final = frozenset(
    "fuse.apfs fuse.apfs-fuse fuse.bcachefs fuse.bindfs fuse.btrfs fuse.cryfs fuse.cryfs-fuse"
    " fuse.ecryptfs-simple fuse.encfs fuse.exfat fuse.exfat-fuse fuse.ext2 fuse.ext3 fuse.ext4"
    " fuse.f2fs fuse.fuse-ext2 fuse.fuse-overlayfs fuse.fuse2fs fuse.gocryptfs fuse.hfs"
    " fuse.lxcfs fuse.mergerfs fuse.mhddfs fuse.ntfs fuse.ntfs-3g fuse.posixovl fuse.securefs"
    " fuse.shfs fuse.squashfuse fuse.unionfs fuse.unionfs-fuse fuse.xfs fuse.zfs".split()
)
# A sandbox or a small virtual machine may have all of its files by one of these, for itself.
_OF_A_HOST: Final = frozenset(("9p", "virtiofs"))


class NetworkKind(NamedTuple):
    """What a file system is called that other machines may write to, and whether they surely do."""

    name: str
    is_certain: bool


class FileIdentity(NamedTuple):
    """Which file a path leads to, whatever it holds."""

    device: int
    number: int


def identity_of(path: Path) -> FileIdentity | None:
    """Return which file is at ``path``; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileIdentity(found.st_dev, found.st_ino)


class FilePlace(NamedTuple):
    """Which file a path leads to, and its own name: SQLite keeps its log beside that."""

    file: FileIdentity | None
    name: str


def place_of(path: Path) -> FilePlace:
    """Return which file is at ``path``, and where links lead from there."""
    return FilePlace(identity_of(path), os.path.realpath(path))


class SeenRecord(NamedTuple):
    """Which file was read, and the last event that it had: what is stored next goes on from it."""

    place: FilePlace
    sequence: int
    digest: str


def seen_record(path: Path, connection: Connection) -> SeenRecord:
    """Return which record is read by a connection that was opened just now."""
    query = "SELECT sequence, sha256 FROM events ORDER BY sequence DESC LIMIT 1"
    return SeenRecord(place_of(path), *(connection.execute(query).fetchone() or (0, "")))


def written_at(path: Path) -> int | None:
    """Return when ``path`` was last written to; None where there is no file."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def led_to(path: Path) -> Path:
    """Return where links lead from ``path``, whether or not anything is there.

    Raises `OSError` where they lead round in a circle.
    """
    with suppress(FileNotFoundError):
        path.stat()
    return Path(os.path.realpath(path))


def is_irregular(path: Path) -> bool:
    """Return whether something is at ``path`` that is no regular file, such as a pipe.

    >>> is_irregular(Path("/")), is_irregular(Path("/no/such/file"))
    (True, False)
    """
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def meaning_file(path: Path) -> Path:
    """Return the file beside a record in which vectors of what its claims mean are kept."""
    return Path(f"{path}.meaning")


def state_of_meanings(path: Path) -> tuple[int, ...]:
    """Return what changes whenever the vectors beside a record do."""
    found = meaning_file(path).stat()
    return found.st_ino, found.st_mtime_ns, found.st_size


def beside(path: Path, *endings: str) -> tuple[Path, ...]:
    """Return the files that SQLite keeps beside a database, by their endings."""
    return tuple(Path(f"{path}-{ending}") for ending in endings)


def is_frozen(path: Path) -> bool:
    """Return whether nobody can write to ``path``, and no log or journal waits to be read.

    Who may not write here is no sign of it: others may. So the file system, the file
    or its folder must be closed to all.
    """
    if any(each.exists() for each in beside(path, "wal", "journal")):
        return False
    try:
        is_read_only = os.statvfs(path).f_flag & os.ST_RDONLY
        file, folder = path.stat(), path.resolve().parent.stat()
    except OSError:
        return False
    # By another name it can be written from a folder that is open, with a journal there.
    is_shut_in = not folder.st_mode & _WRITE_BITS and file.st_nlink == 1
    return bool(is_read_only or is_shut_in or not file.st_mode & _WRITE_BITS)


def is_closed(path: Path) -> bool:
    """Return whether a file, or its folder, is closed to all; root has access all the same.

    Who reads it counts on nobody writing.
    """
    modes = path.stat().st_mode, path.resolve().parent.stat().st_mode
    return not all(mode & _WRITE_BITS for mode in modes)


def has_access(path: Path) -> bool:
    """Return whether this process is let write to a file, and to the folder where its log lies."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def may_write(path: Path) -> bool:
    """Return whether a file may be written to: it is let, and nobody counts on the contrary."""
    return has_access(path) and not is_closed(path)


def network_file_system(path: Path) -> NetworkKind | None:
    """Return the kind of network file system that ``path`` is on; None where it is on none.

    Only Linux says which file systems there are.
    """
    try:
        device = (path if path.exists() else path.parent).stat().st_dev
        with _MOUNTS.open(encoding="utf-8", errors="replace") as mounts:
            return network_kind(device, mounts)
    except OSError:
        return None


def network_kind(device: int, mounts: Iterable[str]) -> NetworkKind | None:
    """Return the kind of a mounted network file system; ``mounts`` are lines of mountinfo.

    What a program serves and is not known as of this machine counts as one.

    >>> network_kind(os.makedev(0, 52), ["9 1 0:52 / /desk rw shared:3 - nfs4 host:/desk rw"])
    NetworkKind(name='nfs4', is_certain=True)
    """
    wanted = f"{os.major(device)}:{os.minor(device)}"
    for line in mounts:
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) > 4 and fields[2] == wanted:
            return _network_kind((after.split() or [""])[0], is_whole_tree=fields[4] == "/")
    return None


def _network_kind(kind: str, *, is_whole_tree: bool) -> NetworkKind | None:
    is_certain = kind in _NETWORK
    is_served = kind == "fuse" or kind.startswith("fuse.")
    if not is_certain and (not is_served or kind in _LOCAL_SERVED):
        return None
    may_be_its_own = kind in _OF_A_HOST or not is_certain
    return None if is_whole_tree and may_be_its_own else NetworkKind(kind, is_certain)


def file_uri(path: Path, mode: str) -> str:
    """Return a database's name for SQLite, to be opened or attached in a mode as of `connect`."""
    options = f"mode={mode}"
    if mode == "ro" and is_frozen(path):
        options += "&immutable=1"
    return f"file:{quote(os.path.abspath(path))}?{options}"  # noqa: PTH100 - keeps a link's name
