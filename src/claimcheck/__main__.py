"""The command `claimcheck`, also as `python -m claimcheck`."""

import gc
from collections.abc import Sequence
from typing import NoReturn

# Most runs end before there is garbage worth looking for: looking for it took a tenth of a run
# while modules load, and as much where a whole record's rows are read.
gc.set_threshold(1_000_000, 20, 20)

from claimcheck.own_modules import find_own_modules  # noqa: E402 - the line above is for it too

find_own_modules()

from claimcheck.cli import app  # noqa: E402 - the lines above are for what it loads


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit, without taking apart what goes with the process anyway."""
    try:
        app.main(arguments)
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
