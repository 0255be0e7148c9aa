"""What the tests of every room start from."""

import gc
import signal
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from hypothesis import settings

# What a law says holds on a slow machine too.
settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")


@pytest.fixture(scope="session", autouse=True)
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let child processes compile a module once, where none may be kept beside the sources.

    How large a terminal is decides how lines are broken, so that nothing of it is left.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        if sys.dont_write_bytecode:
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("compiled")))
        yield


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let child processes take a Ctrl-C, also where the tests were started in the background.

    A shell has what it starts there ignore it, and children inherit that.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Leave alone what was collected, as the program does with what it imported.

    Looking through it for cycles again and again takes a tenth of the time of the tests.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a heavy test where what its mark names is missing; fail it where it was asked for."""
    modules = [module for mark in item.iter_markers("heavy") for module in mark.args]
    missing = ", ".join(module for module in modules if find_spec(module) is None)
    if not missing:
        return
    reason = f"heavy: needs {missing}; `python3 dev.py test --heavy` installs it by its lock"
    if item.config.getoption("markexpr") == "heavy":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
