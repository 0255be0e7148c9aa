"""The base of a change: what drafts said before, and files that a change cannot bring itself."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from claimcheck.settings.values import read_file
from claimcheck.workflows.scan.change.repository import (
    ChangeError,
    Repository,
    TreeFile,
    content_number,
    open_repository,
)
from claimcheck.workflows.scan.plan import Before, Change

# A link that leads to a link, and so on.
_MOST_LINKS: Final = 8
# What git has in the place of a file that is kept elsewhere.
_POINTER: Final = b"version https://git-lfs.github.com/spec/"


class Base:
    """A commit that a change is compared with, and what the change did to drafts since."""

    def __init__(self, repository: Repository, name: str, folder: Path) -> None:
        """Look a commit up by its name; what is taken out of git is kept in ``folder``."""
        self._repository, self._name, self._folder = repository, name, folder
        self._commit = repository.commit(name)
        self._common = repository.common(self._commit)

    @cached_property
    def _before(self) -> Mapping[str, TreeFile]:
        return self._repository.files(self._common)

    @cached_property
    def _theirs(self) -> Mapping[str, TreeFile]:
        return self._repository.files(self._commit)

    def text(self, path: Path) -> str | None:
        """Return the text of a file as the base has it, None where it has none.

        What lies outside of the repository is no part of the change, and read as it is.
        """
        place = self._place(path.parent)
        if place is None:
            return read_file(path)
        found = self._followed(_join(place, path.name), self._theirs)
        if found is None:
            return None
        blob = self._theirs[found].blob
        try:
            return self._repository.contents([blob])[blob].decode("utf-8")
        except UnicodeDecodeError as error:
            raise ChangeError(f"{found} of {self._name} is not UTF-8; correct it there") from error

    def trusted(self, path: Path) -> Path:
        """Return where a file is as the base has it.

        One that git does not know of, as an earlier step fetches it, is used as it is.
        Raises `ChangeError` for one that the change brings.
        """
        folder, real = self._place(path.parent), self._place(path)
        named = None if folder is None else _join(folder, path.name)
        found = self._followed(named, self._theirs) if named else None
        if found is None and real:
            found = self._followed(real, self._theirs)
        if found is None:
            if {named, real} & self._repository.tracked():
                raise ChangeError(
                    f"{path} is not in {self._name}; a change cannot bring its own, name another"
                )
            return path
        blob = self._theirs[found].blob
        if content_number(path, len(blob)) == blob:
            return path
        copy = self._folder / f"trusted-{blob}{path.suffix}"
        copy.write_bytes(self._repository.filtered(self._commit, found))
        return copy

    def _followed(self, place: str, files: Mapping[str, TreeFile]) -> str | None:
        """Return the path of a file among those of a commit, links followed; None without one."""
        for _ in range(_MOST_LINKS):
            found = files.get(place)
            if found is None or found.is_submodule:
                return None
            if not found.is_link:
                return place
            target = self._repository.contents([found.blob])[found.blob]
            place = os.path.normpath(
                os.path.join(os.path.dirname(place), os.fsdecode(target))  # noqa: PTH118, PTH120
            )
        return None

    def change(self, drafts: Sequence[str], is_read: Callable[[str], bool]) -> Change:
        """Return the drafts that differ from those of the base, with what they were before.

        What comes from where nothing ``is_read`` is new. Those in a submodule or in another
        repository are left out, and told, and so are those that now lie where nothing is read.
        """
        tracked = self._repository.tracked()
        renames = self._repository.renames(self._common)
        gone = self._gone(renames.values())
        changed: dict[str, TreeFile | None] = {}
        old: dict[str, str] = {}
        elsewhere: list[str] = []
        for name in drafts:
            place = self._place(Path(name))
            if place is None or (place not in tracked and self._is_elsewhere(place)):
                elsewhere.append(name)
                continue
            content = content_number(Path(name), len(self._common))
            old[name] = place
            link = self._link_to_unread(Path(name), place, is_read)
            if link:
                old[name] = renames.get(link, link)
            elif place not in self._before:
                old[name] = renames.get(place) or gone.pop(content or "", place)
            file = self._file_before(old[name])
            if is_read(place) and not is_read(old[name]):
                file = None
            if file is None or file.blob != content or old[name] != place:
                changed[name] = file
        left_out = {
            ("draft", "of other repositories"): elsewhere,
            **self._out_of_sight(renames, is_read),
        }
        return Change(self._written(changed, old), left_out)

    def _out_of_sight(
        self, renames: Mapping[str, str], is_read: Callable[[str], bool]
    ) -> dict[tuple[str, str], list[str]]:
        """Return the drafts of the base that are read no more, by what became of them."""
        return {
            ("draft", "renamed to what is not read"): [
                new for new, before in renames.items() if is_read(before) and not is_read(new)
            ],
            ("changed draft", "that is not checked out"): [
                path for path in self._not_there() if is_read(path)
            ],
            ("changed draft", "staged with other words than are checked out"): [
                path for path in self._staged_otherwise() if is_read(path)
            ],
        }

    def touched(self, names: Iterable[str]) -> Iterator[str]:
        """Yield the files of the repository whose contents are not those of the base."""
        for name in names:
            place = self._place(Path(name))
            if place is None or self._is_elsewhere(place):
                continue
            before = self._file_before(place)
            if before is None or before.blob != content_number(Path(name), len(self._common)):
                yield name

    def _not_there(self) -> Iterator[str]:
        """Yield the files that the change touches, and that a sparse checkout leaves out."""
        for path, blob in self._repository.indexed(skipped=True).items():
            before = self._before.get(path)
            is_there = os.path.lexists(self._repository.top / path)
            if not is_there and (before is None or before.blob != blob):
                yield path

    def _staged_otherwise(self) -> Iterator[str]:
        """Yield the files that the next commit would change to what is not checked out."""
        changed = {
            path: blob
            for path, blob in self._repository.indexed(skipped=False).items()
            if blob.strip("0") and blob != getattr(self._before.get(path), "blob", None)
        }
        there = {path: self._repository.top / path for path in changed}
        changed = {
            path: blob
            for path, blob in changed.items()
            if not there[path].is_dir() and content_number(there[path], len(blob)) != blob
        }
        staged = self._repository.contents(changed.values())
        for path, blob in changed.items():
            if not _is_as_checked_out(staged[blob], there[path]):
                yield path

    def _link_to_unread(self, path: Path, place: str, is_read: Callable[[str], bool]) -> str | None:
        """Return the path of a link to what nothing reads by its own name; None for other files.

        What that said in the base, nobody was shown.
        """
        folder = self._place(path.parent)
        named = None if folder is None else _join(folder, path.name)
        return named if named != place and not is_read(place) else None

    def _file_before(self, path: str) -> TreeFile | None:
        """Return the file that stood in the base at a path, links followed."""
        found = self._followed(path, self._before)
        return self._before[found] if found else None

    def _gone(self, renamed: Iterable[str]) -> dict[str, str]:
        """Return the files of the base that are nowhere now, by their contents."""
        left = self._before.keys() - set(renamed)
        return {
            self._before[path].blob: path
            for path in sorted(left, reverse=True)
            if not os.path.lexists(self._repository.top / path)
        }

    def _written(
        self, changed: Mapping[str, TreeFile | None], old: Mapping[str, str]
    ) -> dict[str, Before | None]:
        """Write what the drafts were before to files; None for those that are new."""
        contents = self._repository.contents(each.blob for each in changed.values() if each)
        found: dict[str, Before | None] = {}
        for number, (name, file) in enumerate(changed.items()):
            found[name] = None
            if file is not None:
                copy = self._folder / f"draft-{number}"
                copy.write_bytes(contents[file.blob])
                found[name] = Before(copy, old[name])
        return found

    def _place(self, path: Path) -> str | None:
        """Return a path from the top of the repository, links followed; None outside of it."""
        real, top = Path(os.path.realpath(path)), Path(os.path.realpath(self._repository.top))
        return real.relative_to(top).as_posix() if real.is_relative_to(top) else None

    def _is_elsewhere(self, place: str) -> bool:
        """Return whether a path leads into a submodule, or into another repository."""
        folders = [*Path(place).parents][:-1]
        return any((self._repository.top / each / ".git").exists() for each in folders)


def _is_as_checked_out(staged: bytes, path: Path) -> bool:
    """Return whether a file has what git would write for some content, or says nothing."""
    if not staged or staged.startswith(_POINTER):
        return True
    if path.is_symlink():
        return os.fsencode(path.readlink()) == staged
    try:
        written = path.read_bytes()
    except OSError:
        return False
    return written.replace(b"\r\n", b"\n") == staged.replace(b"\r\n", b"\n")


def _join(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


@contextmanager
def open_base(names: Sequence[str], base: str) -> Iterator[Base]:
    """Open the base of a change by a branch or commit, in the repository that all is in.

    That is the one of the current folder, or else that of the first of ``names``. Raises
    `ChangeError`.
    """
    try:
        repository = open_repository(Path())
    except ChangeError:
        first = Path(names[0])
        repository = open_repository(first if first.is_dir() else first.parent)
    with TemporaryDirectory(prefix="claimcheck-") as folder:
        yield Base(repository, base, Path(folder))
