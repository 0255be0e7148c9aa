"""Where a scan is run, and paths as its repository lists them."""

from posixpath import isabs, join, normpath, relpath

from claimcheck.named_tuple import NamedTuple


class Workplace(NamedTuple):
    """The folder in which a scan is run, and the top of the repository that it is in, if any."""

    folder: str = ""
    root: str | None = None

    def placed(self, path: str) -> str:
        """Return a path from the top of the repository; as it is given, outside of one.

        >>> Workplace("/desk/drafts", "/desk").placed("./mali.md")
        'drafts/mali.md'
        >>> Workplace("/desk/drafts", "/desk").placed("/else/mali.md")
        '/else/mali.md'
        """
        if self.root is None:
            return normpath(path)
        whole = normpath(path if isabs(path) else join(self.folder, path))
        inside = whole.startswith(f"{self.root.rstrip('/')}/")
        return relpath(whole, self.root) if inside else normpath(path)
