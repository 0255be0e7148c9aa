"""What makes collecting the tests cheap: each process of the suite collects all of them."""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest

# Collecting keeps nearly all it makes: looking through that for cycles finds none.
gc.disable()

_PROMPT = b">>>"


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path,
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for examples in docstrings only where a file has one."""
    found = yield
    if file_path.suffix != ".py" or _PROMPT in file_path.read_bytes():
        return found
    # What looks for examples is a kind of `pytest.Module` itself.
    return [each for each in found if type(each) is pytest.Module]


def pytest_collection_finish() -> None:
    """Look for cycles again, in what is made from here on."""
    gc.enable()
