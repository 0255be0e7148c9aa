"""The command `claimcheck`, also as `python -m claimcheck`."""

import gc

# Most runs end before there is garbage worth looking for, and looking for it while
# modules load took a tenth of a run.
gc.set_threshold(100_000, 20, 20)

from claimcheck.cli.app import main  # noqa: E402 - the line above is for what it loads

if __name__ == "__main__":
    main()
