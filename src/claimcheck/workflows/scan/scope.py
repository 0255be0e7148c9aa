"""Which files a scan looks at."""

import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ClaimcheckError
from claimcheck.model.scan.finding import UnreadFiles
from claimcheck.model.scan.place import Workplace
from claimcheck.named_tuple import NamedTuple
from claimcheck.reading.drafts import DRAFT_SUFFIXES
from claimcheck.reading.kinds import NOT_DRAFTS
from claimcheck.reading.opening import leads_out
from claimcheck.reading.other_texts import OtherText, has_own_marks, holds_sentence, other_text
from claimcheck.reading.unreadable import UnreadableError
from claimcheck.workflows.scan.plan import Plan

if TYPE_CHECKING:
    from claimcheck.workflows.scan.change.base import Base

# What is installed, and nobody wrote here.
_PACKAGES: Final = "node_modules"
# What tells programs how to run; nothing in it is published.
_TOOLS: Final = (".github/", ".gitlab/", ".circleci/", ".husky/", ".vscode/", ".idea/")
# More names are no line.
_MOST_NAMES: Final = 10


class NoDraftError(ClaimcheckError):
    """What was named holds no draft, so nothing could be checked."""

    exit_code = 3


class StdinChangeError(ClaimcheckError):
    """What stdin said before a change is not known."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__("--diff compares files, not stdin; name the files or leave it out")


def require_drafts(names: Sequence[str], drafts: "Drafts") -> None:
    """Raise `NoDraftError` where the folders named hold nothing to scan."""
    if not drafts.names:
        told = ", ".join(f"{each.number:,} {each.what}" for each in drafts.left_out)
        left_out = f" (left out: {told})" if told else ""
        raise NoDraftError(
            f"no draft in {', '.join(names)}{left_out}; a scan reads"
            f" {', '.join(sorted(DRAFT_SUFFIXES))} unless include says otherwise; check the path,"
            " include and exclude"
        )


class Drafts(NamedTuple):
    """The files to scan, in order, and what else was found and is left out.

    `unread` are the files of that which may hold an article.
    """

    names: tuple[str, ...]
    left_out: tuple[UnreadFiles, ...] = ()
    unread: tuple[str, ...] = ()


class _Found(NamedTuple):
    """What was named, and what a walk through folders found and passed over."""

    named: list[str]
    drafts: dict[str, None]
    outside: dict[str, None]
    dead: list[str]
    unread: list[str]
    packages: list[str]
    hidden: list[str]
    others: dict[str, OtherText]


def find_drafts(
    names: Sequence[str], *, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> Drafts:
    """Return the files named, and the drafts in the folders named, each file once, in order.

    In a folder, what is hidden is passed over unless git knows of it, and so is what ``exclude``
    matches; of the rest all that ``include`` matches, or else every kind that can be read.
    A pattern is of a path, or of the end of one; ``*`` takes in any characters. Links that
    lead out of the folder, or nowhere, are left out and counted, and so are what git
    ignores and what stands in a folder `node_modules`, unless
    git knows of it. Other texts with sentences are counted, unless ``exclude`` matches
    them, or ``include`` says what is wanted. Raises `UnreadableError` for a name that is
    neither file nor folder.
    """
    found = _Found([], {}, {}, [], [], [], [], {})
    for name in names:
        if name != "-" and not Path(name).exists():
            raise UnreadableError(name, "there is no such file or folder; check the name")
        if name != "-" and Path(name).is_dir():
            _walk(name, found, lambda path: is_wanted(path, include, exclude))
        else:
            found.named.append(name)
            found.drafts[name] = None
    found_here = (*found.drafts, *found.unread, *found.others)
    ignored = _ignored([path for path in found_here if path not in found.named])
    for path in _known_in([*found.packages, *found.hidden]):
        if is_wanted(path, include, exclude):
            found.drafts[path] = None
        elif other_text(Path(path)) is OtherText.UNNAMED and not path.startswith(_TOOLS):
            found.others[path] = OtherText.UNNAMED
    others = {} if include else _with_sentences(found, ignored, exclude)
    told = (
        _counted(len(ignored & found.drafts.keys()), "file", "that git ignores"),
        _counted(len(found.packages), "folder", _PACKAGES),
        _counted(len(found.outside.keys() - found.drafts), "link", "out of the folder"),
        _counted(len(found.dead), "draft", "that cannot be opened"),
        _counted(len({*found.unread} - ignored), "file", "of kinds that are not read"),
        *(_counted([*others.values()].count(each), *each.value) for each in OtherText),
    )
    kept = _once([path for path in found.drafts if path not in ignored])
    told += (_by_marks(kept),)
    unread = tuple(path for path in (*found.unread, *others) if path not in ignored)
    return Drafts(kept, tuple(each for each in told if each.number), unread)


def _with_sentences(
    found: _Found, ignored: frozenset[str], exclude: Sequence[str]
) -> dict[str, OtherText]:
    """Return the other texts with sentences that git does not ignore and nothing excludes."""
    return {
        path: kind
        for path, kind in found.others.items()
        if path not in {*ignored, *found.named}
        and not any(_matches(path, pattern) for pattern in exclude)
        and holds_sentence(Path(path))
    }


def _by_marks(paths: Sequence[str]) -> UnreadFiles:
    """Return how many files are read as plain text, though they have marks of their own."""
    number = sum(has_own_marks(Path(path)) for path in paths)
    whose = "files'" if number > 1 else "file's"
    return UnreadFiles(number, f"{whose} own marks, which are read as words")


def _counted(number: int, what: str, more: str) -> UnreadFiles:
    return UnreadFiles(number, f"{what}{'s' if number > 1 else ''} {more}")


def _once(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names without those that lead to a file which another name is of."""
    first: dict[str, str] = {}
    for name in names:
        real = name if name == "-" else os.path.realpath(name)
        # A file's own name goes before a link to it.
        if real not in first or os.path.abspath(name) == real:  # noqa: PTH100
            first[real] = name
    kept = set(first.values())
    return tuple(name for name in names if name in kept)


def find_root(folder: Path) -> Path | None:
    """Return the top of the repository that a folder is in, as far as its files show it."""
    whole = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as the user gives them
    each_up = (whole, *whole.parents)
    return next((each for each in each_up if os.access(each / ".git", os.F_OK)), None)


def workplace(drafts: Sequence[str] = ()) -> Workplace:
    """Return where a scan is run, in the repository of that folder or else of the first draft."""
    first = next((Path(each).parent for each in drafts if each != "-"), Path())
    root = find_root(Path()) or find_root(first)
    return Workplace(Path.cwd().as_posix(), root.as_posix() if root else None)


def _ignored(paths: Sequence[str]) -> frozenset[str]:
    """Return the files that git ignores and does not know of."""
    by_root: dict[Path, list[str]] = {}
    roots: dict[Path, Path | None] = {}
    for path in paths:
        folder = Path(path).parent
        if folder not in roots:
            roots[folder] = find_root(folder)
        if root := roots[folder]:
            by_root.setdefault(root, []).append(path)
    found: set[str] = set()
    for root, inside in by_root.items():
        # Most scans of folders are in a repository, and those of files need no git.
        from claimcheck.workflows.scan.change.repository import Repository  # noqa: PLC0415

        whole = {os.path.abspath(path): path for path in inside}  # noqa: PTH100
        found.update(whole[each] for each in Repository(root).ignored(list(whole)))
    return frozenset(found)


def _known_in(places: Sequence[str]) -> Iterator[str]:
    """Yield the files at or in some places that git knows of."""
    by_root: dict[Path, list[Path]] = {}
    for each in places:
        if root := find_root(Path(each).parent):
            by_root.setdefault(root, []).append(Path(each).resolve())
    for root, inside in by_root.items():
        from claimcheck.workflows.scan.change.repository import Repository  # noqa: PLC0415

        for place in sorted(Repository(root).tracked_in(inside)):
            path = root / place
            if path.is_file() and not leads_out(path, root):
                yield Path(os.path.relpath(path)).as_posix()


def plan_drafts(plan: Plan, names: Sequence[str], base: "Base | None" = None) -> Plan:
    """Return the plan with the drafts to scan: those named, or what of them a change touches.

    Raises `NoDraftError` where folders hold none, and `ChangeError`.
    """
    settings = plan.settings
    drafts = find_drafts(names, include=settings.include, exclude=settings.exclude)
    plan = plan._replace(drafts=drafts.names, left_out=drafts.left_out)
    plan = plan._replace(workplace=workplace(drafts.names))
    if base is None:
        require_drafts(names, drafts)
        return plan
    if "-" in drafts.names:
        raise StdinChangeError
    change = base.change(
        drafts.names, lambda path: is_wanted(path, settings.include, settings.exclude)
    )
    return plan._replace(
        drafts=tuple(change.before),
        change=change,
        left_out=plan.left_out
        + tuple(_counted(len(places), *what) for what, places in change.left_out.items() if places)
        + _named([*base.touched(drafts.unread)]),
    )


def _named(changed: Sequence[str]) -> tuple[UnreadFiles, ...]:
    """Return what a change did to files that are not read, with their names."""
    more = f" and {len(changed) - _MOST_NAMES:,} more" if len(changed) > _MOST_NAMES else ""
    names = ", ".join(changed[:_MOST_NAMES])
    told = _counted(len(changed), "changed file", f"not read: {names}{more}")
    return (told,) if changed else ()


def is_wanted(path: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Return whether a file in a folder is a draft to be scanned."""
    if any(_matches(path, pattern) for pattern in exclude):
        return False
    if include:
        return any(_matches(path, pattern) for pattern in include)
    return Path(path).suffix.lower() in DRAFT_SUFFIXES


def _walk(folder: str, found: _Found, is_draft: Callable[[str], bool]) -> None:
    """Add what is in a folder, by name; links to folders are not followed."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        if _PACKAGES in folders:
            found.packages.append((here / _PACKAGES).as_posix())
        concealed = [each for each in folders if each.startswith(".") and each != ".git"]
        concealed += [
            each
            for each in files
            if each.startswith(".") and Path(each).suffix.lower() in DRAFT_SUFFIXES
        ]
        found.hidden.extend((here / each).as_posix() for each in sorted(concealed))
        folders[:] = sorted(
            each for each in folders if not each.startswith(".") and each != _PACKAGES
        )
        links = (here / each for each in folders)
        found.outside.update(
            (each.as_posix(), None) for each in links if leads_out(each, Path(folder))
        )
        for name in sorted(each for each in files if not each.startswith(".")):
            _sort_in(here / name, Path(folder), found, is_draft)


def _sort_in(path: Path, folder: Path, found: _Found, is_draft: Callable[[str], bool]) -> None:
    """Add a file to what was found, by what can be done with it."""
    name = path.as_posix()
    if not is_draft(name):
        if path.suffix.lower() in NOT_DRAFTS:
            found.unread.append(name)
        elif (kind := other_text(path)) and path.is_file() and not leads_out(path, folder):
            found.others[name] = kind
    elif not path.is_file():
        found.dead.append(name)
    elif leads_out(path, folder):
        found.outside[name] = None
    else:
        found.drafts[name] = None


def _matches(path: str, pattern: str) -> bool:
    """Return whether a pattern matches a path, or the end of it from a folder's name on."""
    wanted = pattern.removeprefix("./").rstrip("/")
    parts = Path(path).as_posix().removeprefix("./").split("/")
    ends = ["/".join(parts[n:]) for n in range(len(parts))]
    return any(fnmatchcase(end, wanted) or fnmatchcase(end, f"{wanted}/*") for end in ends)
