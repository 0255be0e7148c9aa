"""A progress bar on stderr for work that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from threading import Event

_PATIENCE_SECONDS = 1.0
_APART_SECONDS = 0.1


@contextmanager
def progress(
    label: str, length: int | None, *, streams: bool = False
) -> Iterator[Callable[[int], None]]:
    """Yield a function to be told how many are done; the bar shows only where it helps.

    Without a ``length``, as of a pipe, it is a line that counts. Where the command
    ``streams`` its answers to the same terminal, these show how far it is.
    """
    started = time.monotonic()
    wanted = sys.stderr.isatty() and not (streams and sys.stdout.isatty())
    shown: _ProgressBar | _Count = _Count(label) if length is None else _ProgressBar(label, length)

    # When it was last drawn, and how many are done that it does not show yet.
    drawn, waiting = started + _PATIENCE_SECONDS - _APART_SECONDS, 0

    def tell(done: int) -> None:
        nonlocal drawn, waiting
        if not wanted:
            return
        now, waiting = time.monotonic(), done
        if now - drawn > _APART_SECONDS:
            drawn, waiting = now, 0
            shown.move_to(done)

    try:
        yield tell
    finally:
        if waiting and time.monotonic() - started > _PATIENCE_SECONDS:
            shown.move_to(waiting)
        shown.close()


@contextmanager
def working(label: str, *, streams: bool = False) -> Iterator[None]:
    """Show for how many seconds something is at work that cannot say how far it is.

    That is what SQLite does in one go: a query over the whole record, a new index. As of
    `progress`, answers that the command ``streams`` to the same terminal show it themselves.
    """
    if not sys.stderr.isatty() or (streams and sys.stdout.isatty()):
        yield
        return
    from threading import Event, Thread

    ended = Event()
    clock = Thread(target=_count_seconds, args=(label, ended), daemon=True)
    clock.start()
    try:
        yield
    finally:
        ended.set()
        clock.join()


def _count_seconds(label: str, ended: "Event") -> None:
    """Write how many seconds have gone, each time one has, until the work has ended."""
    started = time.monotonic()
    shown = _Count(label, " s")
    while not ended.wait(_PATIENCE_SECONDS):
        shown.move_to(round(time.monotonic() - started))
    shown.close()


class _ProgressBar:
    """A bar that is drawn when it is first moved."""

    def __init__(self, label: str, length: int) -> None:
        """Keep what the bar will say."""
        self._label, self._length = label, length
        self._bar: Any = None

    def move_to(self, done: int) -> None:
        """Draw the bar so that ``done`` are done."""
        if self._bar is None:
            self._bar = typer.progressbar(
                length=self._length, label=self._label, file=sys.stderr
            ).__enter__()
        self._bar.update(done - self._bar.pos)

    def close(self) -> None:
        """End the bar's line, if there is one."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


class _Count:
    """A line that says how many are done, written over itself."""

    def __init__(self, label: str, unit: str = "") -> None:
        """Keep what the line will say."""
        self._label, self._unit, self._length = label, unit, 0

    def move_to(self, done: int) -> None:
        """Write how many are done."""
        line = f"{self._label}  {done:,}{self._unit}"
        sys.stderr.write(f"\r{line}")
        sys.stderr.flush()
        self._length = len(line)

    def close(self) -> None:
        """End the line, if there is one."""
        if self._length:
            sys.stderr.write("\n")
