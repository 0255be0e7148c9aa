"""Named pipes, for tests of what is no regular file."""

import os
from pathlib import Path

import pytest


def make_pipe(path: str | Path) -> None:
    """Make a named pipe; skip the test on a system that has none, such as Windows."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(path)
