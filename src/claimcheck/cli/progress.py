"""A progress bar on stderr for work that takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

_PATIENCE_SECONDS = 1.0


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function to be told how many are done; the bar shows only where it helps."""
    started, shown = time.monotonic(), _Bar(label, length)

    def tell(done: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - started > _PATIENCE_SECONDS:
            shown.move_to(done)

    try:
        yield tell
    finally:
        shown.close()


class _Bar:
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
