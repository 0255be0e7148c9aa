"""Which lines of which drafts a change adds, as git tells."""

import os
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError

# Nothing that the repository or the user set may run a program or change the output.
_GIT: Final = (
    "git",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
)
_DIFF: Final = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-renames",
    "--ignore-submodules=all",
)
_HINT: Final = "name a branch or commit that this clone has; in CI fetch the whole history"


class ChangeError(ClaimcheckError):
    """Git cannot tell what a change adds."""


def added_lines(drafts: Sequence[str], base: str) -> dict[str, frozenset[int]]:
    """Return the lines that the working tree adds to what it has in common with ``base``.

    Only drafts with such lines are named, in their order. A draft that git does
    not know yet is new as a whole. Raises `ChangeError`.
    """
    found: dict[str, frozenset[int]] = {}
    by_folder: dict[Path, list[str]] = {}
    for name in drafts:
        by_folder.setdefault(Path(name).resolve().parent, []).append(name)
    changed: dict[str, frozenset[int]] = {}
    for folder, names in by_folder.items():
        _require_base(folder, base)
        changed |= _in_folder(folder, names, base)
    for name in drafts:
        if changed.get(name):
            found[name] = changed[name]
    return found


def _require_base(folder: Path, base: str) -> None:
    """Raise `ChangeError` unless the folder is in a repository that knows ``base``."""
    _git(folder, "rev-parse", "--is-inside-work-tree")
    _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")


def _in_folder(folder: Path, names: Sequence[str], base: str) -> dict[str, frozenset[int]]:
    """Return the added lines of drafts that lie in one folder."""
    files = {Path(name).resolve().name: name for name in names}
    found: dict[str, frozenset[int]] = {}
    changed = _git(
        folder,
        *_DIFF,
        "--name-only",
        "-z",
        "--relative",
        "--merge-base",
        "--end-of-options",
        base,
        "--",
        ".",
    )
    for file in changed.split("\0"):
        if file in files:
            patch = _git(folder, *_DIFF, "--unified=0", *_since(base), "--", file)
            found[files[file]] = frozenset(_lines(patch))
    unknown = _git(folder, "ls-files", "--others", "-z", "--", ".")
    for file in unknown.split("\0"):
        if file in files:
            text = Path(files[file]).read_bytes()
            found[files[file]] = frozenset(range(1, text.count(b"\n") + 2))
    return found


def _since(base: str) -> tuple[str, ...]:
    """Return what compares the working tree with what it has in common with ``base``."""
    return "--merge-base", "--end-of-options", base


@cache
def _hunk() -> re.Pattern[str]:
    return re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def _lines(patch: str) -> list[int]:
    """Return the lines that a patch without context adds."""
    return [
        line
        for start, count in _hunk().findall(patch)
        for line in range(int(start), int(start) + int(count or 1))
    ]


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints, run in ``folder`` without a shell. Raises `ChangeError`."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed program; options end before what is given
            [*_GIT, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise ChangeError("--diff needs git, which is not installed") from error
    if ended.returncode:
        told = ended.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise ChangeError(
            f"git cannot tell what the change adds: {told or 'no such base'}; {_HINT}"
        )
    return ended.stdout.decode("utf-8", "surrogateescape")
