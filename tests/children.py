"""Child processes for tests: without privileges, with little room, or many at once."""

import multiprocessing
import os
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

NOBODY = 65534


def in_child(
    function: Callable[[], None], *, unprivileged: bool = False, file_size: int | None = None
) -> None:
    """Run ``function`` in a forked child; fail with its traceback where it raises.

    ``unprivileged`` gives root's rights up, which no permission would stop.
    ``file_size`` is how many bytes a file may grow to, as on a full disk.
    """
    reading, writing = os.pipe()
    child = os.fork()
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
    context = multiprocessing.get_context("fork")
    running = [context.Process(target=function, args=(n,)) for n in range(processes)]
    for process in running:
        process.start()
    for process in running:
        process.join()
    return [process.exitcode or 0 for process in running]
