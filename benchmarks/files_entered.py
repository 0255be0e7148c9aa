"""How many of the program's own files one `add` of a sentence enters, and how often it is read.

    python benchmarks/files_entered.py [--list]

A file counts where a function of it is called after everything is imported: it is what
somebody reads who follows one `add` through the program.
"""

import argparse
import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import FrameType

import claimcheck
from claimcheck.cli.app import main as program

_PACKAGE = str(Path(claimcheck.__file__).parent) + os.sep
_FIRST = ("add", "Exports fell by 3% in 2020", "--speaker", "A. Smith")
_ASKED = ("add", "Trade with Mali grew by 20% over the past year", "--speaker", "S. Lavrov")


def main() -> None:
    """Print the numbers and their goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="name the files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"CLAIMCHECK_DB": str(Path(folder) / "claims.db"), "CLAIMCHECK_BY": "A"}
        for arguments in (("init",), _FIRST):
            run(arguments)
        with entered() as calls:
            run(_ASKED)
    files = Counter(file for file, _ in calls)
    print(f"files one add enters  {len(files)}  (goal: at most 45)")
    print(f"readings of its words {calls['language/text/folding.py', 'read_plain']}  (goal: 1)")
    if options.list:
        for file, number in sorted(files.items()):
            print(f"  {file}  {number} functions")


def run(arguments: tuple[str, ...]) -> None:
    """Run the program and drop what it prints."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
        program(arguments)


@contextmanager
def entered() -> Iterator[Counter[tuple[str, str]]]:
    """Count the calls of each function of the package in the block, but for imports."""
    calls: Counter[tuple[str, str]] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        is_ours = code.co_filename.startswith(_PACKAGE)
        if is_ours and event == "call" and code.co_name != "<module>":
            # What is stored already is read as well.
            is_of_asked = code.co_name != "read_plain" or _ASKED[1] in frame.f_locals.values()
            calls[code.co_filename.removeprefix(_PACKAGE), code.co_name] += is_of_asked

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


if __name__ == "__main__":
    main()
