"""Git asked without a shell: which files a commit has, what is in them, what was renamed."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from hashlib import new as new_hash
from pathlib import Path
from typing import Final

from claimcheck.errors import ClaimcheckError
from claimcheck.named_tuple import NamedTuple

# Nothing that the repository or the user set may run a program or change the output.
_GIT: Final = ("git", "-c", "core.fsmonitor=false")
# Renames among more files than these are not looked for: it takes the square of their number.
_MOST_RENAMES: Final = 1_000
_LITERAL: Final = "--literal-pathspecs"
_HINT: Final = "name a branch or commit that this clone has; in CI fetch the whole history"
_HASHES: Final = {40: "sha1", 64: "sha256"}
_AT_ONCE: Final = 1 << 20


class ChangeError(ClaimcheckError):
    """Git cannot tell what a change did."""


class TreeFile(NamedTuple):
    """A file as a commit has it: the number of its content, and what kind of file it is."""

    blob: str
    mode: str = "100644"

    @property
    def is_submodule(self) -> bool:
        """Return whether a commit of another repository stands there."""
        return self.mode == "160000"

    @property
    def is_link(self) -> bool:
        """Return whether the content is the path of another file."""
        return self.mode == "120000"


def content_number(path: Path, length: int) -> str | None:
    """Return the number of a file's content as git counts it, of so many digits.

    None where the file cannot be read.
    """
    counted = new_hash(_HASHES[length], usedforsecurity=False)
    try:
        with path.open("rb") as file:
            counted.update(b"blob %d\0" % os.fstat(file.fileno()).st_size)
            while part := file.read(_AT_ONCE):
                counted.update(part)
    except OSError:
        return None
    return counted.hexdigest()


class Repository(NamedTuple):
    """A working tree by the folder at its top."""

    top: Path

    def commit(self, name: str) -> str:
        """Return the commit that a name stands for. Raises `ChangeError`."""
        arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return self.ask(*arguments).strip()

    def common(self, commit: str) -> str:
        """Return the commit from which this branch left another. Raises `ChangeError`."""
        return self.ask("merge-base", commit, "HEAD").split("\n", 1)[0]

    def files(self, commit: str) -> dict[str, TreeFile]:
        """Return every file of a commit, by its path from the top."""
        told = self.ask("ls-tree", "-r", "-z", "--full-tree", commit)
        found = (line.partition("\t") for line in told.split("\0") if line)
        return {
            path: TreeFile(blob=about.split()[2], mode=about.split()[0]) for about, _, path in found
        }

    def tracked(self) -> frozenset[str]:
        """Return the paths, from the top, of the files that git knows of."""
        return frozenset(self.ask("ls-files", "-z", "--full-name").split("\0"))

    def indexed(self, *, skipped: bool) -> dict[str, str]:
        """Return the numbers of the files that the next commit will hold, by their paths.

        With ``skipped`` those that git is not to check out, else all others.
        """
        told = self.ask("ls-files", "-z", "-t", "--stage", "--full-name").split("\0")
        found = (line.partition("\t") for line in told if line.startswith("S ") is skipped and line)
        return {path: about.split()[2] for about, _, path in found}

    def tracked_in(self, places: Iterable[Path]) -> frozenset[str]:
        """Return the paths, from the top, of the files at or in some places that git knows of."""
        try:
            told = self.ask(_LITERAL, "ls-files", "-z", "--full-name", "--", *map(str, places))
        except ChangeError:
            return frozenset()
        return frozenset(filter(None, told.split("\0")))

    def ignored(self, paths: Sequence[str]) -> frozenset[str]:
        """Return those of some whole paths that git does not know of and ignores.

        None are where git cannot tell, or is not there: what is in doubt is read.
        """
        given = "\0".join(paths).encode("utf-8", "surrogateescape")
        try:
            ended = self._run(("check-ignore", "-z", "--stdin"), given)
        except ChangeError:
            return frozenset()
        # 1 says that none of them is.
        if ended.returncode not in {0, 1}:
            return frozenset()
        told = ended.stdout.decode("utf-8", "surrogateescape").split("\0")
        return frozenset(filter(None, told))

    def renames(self, commit: str) -> dict[str, str]:
        """Return the path in a commit of each file that was renamed since, by its path now."""
        told = self.ask(
            *("diff", "--raw", "-z", "--text", "--find-renames", f"-l{_MOST_RENAMES}"),
            *("--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--diff-filter=R"),
            *("-O/dev/null", "--ignore-submodules=all", "--end-of-options", commit, "--"),
        ).split("\0")
        return {new: old for _, old, new in zip(told[::3], told[1::3], told[2::3], strict=False)}

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of files by the numbers of their contents. Raises `ChangeError`."""
        wanted = sorted(set(blobs))
        if not wanted:
            return {}
        given = "".join(f"{blob}\n" for blob in wanted).encode()
        told = self._checked(("cat-file", "--batch"), given)
        found: dict[str, bytes] = {}
        place = 0
        for blob in wanted:
            end = told.index(b"\n", place)
            size = told[place:end].split()[-1]
            if not size.isdigit():
                raise ChangeError(f"git has no content of {blob}; {_HINT}")
            found[blob] = told[end + 1 : end + 1 + int(size)]
            place = end + 2 + int(size)
        return found

    def filtered(self, commit: str, path: str) -> bytes:
        """Return a file of a commit as a checkout would write it, by the commit's attributes."""
        more = {"GIT_ATTR_SOURCE": commit}
        return self._checked(("cat-file", "--filters", f"{commit}:{path}"), b"", more)

    def ask(self, *arguments: str) -> str:
        """Return what git prints. Raises `ChangeError`."""
        return self._checked(arguments).decode("utf-8", "surrogateescape")

    def _checked(
        self, arguments: Sequence[str], given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> bytes:
        ended = self._run(arguments, given, more)
        if ended.returncode:
            told = ended.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            raise ChangeError(
                f"git cannot tell what the change did: {told or 'no such base'}; {_HINT}"
            )
        return ended.stdout

    def _run(
        self, arguments: Sequence[str], given: bytes, more: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        fixed = {
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "LC_ALL": "C",
        }
        try:
            return subprocess.run(  # noqa: S603 - a fixed program; options end before what is given
                [*_GIT, *arguments],
                cwd=self.top,
                env={**os.environ, **fixed, **(more or {})},
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError as error:
            raise ChangeError("--diff needs git, which is not installed") from error


def open_repository(folder: Path) -> Repository:
    """Return the repository that a folder is in. Raises `ChangeError`."""
    top = Repository(folder).ask("rev-parse", "--show-toplevel").removesuffix("\n")
    if not top:
        raise ChangeError(f"git cannot tell what the change did: no working tree; {_HINT}")
    return Repository(Path(top))
