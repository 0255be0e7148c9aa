"""`claimcheck copy`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options.common import (
    ByOption,
    DatabaseOption,
    argument,
    option,
    record_of,
)
from claimcheck.cli.output import put_content, say
from claimcheck.errors import ClaimcheckError


def command(
    context: typer.Context,
    copy: Annotated[str, argument("The kept file, such as f-1.", "COPY")],
    output: Annotated[
        Path, option("--output -o", "The file to write, which must be new; - is stdout.", "FILE")
    ],
    database: DatabaseOption = None,
    by: ByOption = None,
) -> None:
    """Write a kept file out: a page, a picture, what came with a letter.

    Byte for byte as it was kept; the file is for your account alone. `show`, `contact list`
    and `source list` give the ids. What came with a letter is confidential, and reviewers
    alone get it.

    Example: claimcheck copy f-1 -o page.html
    """
    with record_of(database, context, by=by) as record:
        content = record.kept_copy(copy)
        if str(output) == "-":
            put_content(content)
            return
        _write_new(output, content)
        record.log_output("export", output)
    say(f"Wrote {copy} to {output}: {len(content):,} bytes.")


def _write_new(path: Path, content: bytes) -> None:
    """Write a new file that its owner alone may read. Raises `ClaimcheckError`."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise ClaimcheckError(f"{path} is there already; name another file with -o") from error
    except OSError as error:
        raise ClaimcheckError(f"cannot write {path}: {error.strerror}") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
