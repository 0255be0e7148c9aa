"""Opening what somebody names to be read."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from claimcheck.reading.unreadable import UnreadableError

# Where a shell puts what comes from another command, which does end.
_FROM_COMMANDS: Final = ("/dev/", "/proc/")


def open_bytes(name: str) -> BinaryIO:
    """Return a file, open for reading.

    Raises `UnreadableError` where there is none, for a device, which may never end, and for
    a pipe on disk: nobody may ever write into it, and opening it would wait for that.
    """
    path = Path(name)
    try:
        if path.is_fifo() and not name.startswith(_FROM_COMMANDS):
            raise UnreadableError(name, "it is a pipe, which may never end; give its text by -")
        file = path.open("rb")
    except IsADirectoryError:
        raise UnreadableError(name, "it is a folder; name a file") from None
    except OSError as error:
        raise UnreadableError(name, f"{error.strerror}; check the name") from error
    kind = os.fstat(file.fileno()).st_mode
    if stat.S_ISBLK(kind) or (stat.S_ISCHR(kind) and not file.isatty()):
        file.close()
        raise UnreadableError(name, "it is a device, not a file; name a file")
    return file


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether ``path``, found in ``folder``, is a link to what is not in it.

    A folder that somebody else may write to could show any file of this machine by it.
    """
    if not path.is_symlink():
        return False
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
