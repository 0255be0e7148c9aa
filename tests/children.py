"""Child processes for tests: without privileges, with little room, or many at once."""

import os
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO

NOBODY = 65534
_PATIENCE = 10.0  # seconds


def fork() -> int:
    """Fork once no other thread is left, and return what `os.fork` does.

    A child has no thread but the one that forked, and each lock as it was: what a thread of
    pages held in SQLite, closing its file, would be held there for ever.
    """
    for thread in threading.enumerate():
        if thread not in {threading.current_thread(), threading.main_thread()}:
            thread.join(_PATIENCE)
            assert not thread.is_alive(), f"{thread.name} may hold a lock"
    return os.fork()


def in_child(
    function: Callable[[], None], *, unprivileged: bool = False, file_size: int | None = None
) -> None:
    """Run ``function`` in a forked child; fail with its traceback where it raises.

    ``unprivileged`` gives root's rights up, which no permission would stop.
    ``file_size`` is how many bytes a file may grow to, as on a full disk.
    """
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        said = ""
        try:
            if unprivileged and os.getuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            if file_size is not None:
                limits = import_module("resource")
                limits.setrlimit(limits.RLIMIT_FSIZE, (file_size, file_size))
            function()
        except BaseException:
            # The parent fails with it.
            said = traceback.format_exc()
        os.write(writing, said.encode()[-60_000:])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    assert said == ""


def in_background(function: Callable[[int], None]) -> tuple[int, IO[str]]:
    """Fork a child that runs ``function`` with a pipe to write to; return it and what it tells.

    Whoever calls kills the child or waits for it; no database may be open.
    """
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        os.close(reading)
        try:
            function(writing)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    os.close(writing)
    return child, os.fdopen(reading)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a new folder that everybody may enter, as pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def all_at_once(function: Callable[[int], None], processes: int = 8) -> list[int]:
    """Run ``function(0)``, ``function(1)`` … in processes of their own; return exit codes.

    They are forked, so that all begin within a few milliseconds; no database may be open.
    """
    children = []
    for number in range(processes):
        child = fork()
        if child == 0:
            code = 1
            try:
                function(number)
                code = 0
            except BaseException:
                traceback.print_exc()
            os._exit(code)
        children.append(child)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
