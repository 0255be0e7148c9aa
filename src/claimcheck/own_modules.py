"""Find the program's own modules with fewer looks at the disk than Python takes.

A run loads some 170 of them. Python lists each folder, tries six endings for each name and
works out three times where byte code lies, which took a tenth of a short run. What is loaded
is the same: byte code counts only as long as it is of the source beside it, and whatever is
not as usual is left to Python.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source, spec_from_file_location
from io import open_code
from marshal import loads
from types import CodeType, ModuleType
from typing import Final

# Byte code begins with what made it, and whether time and size tell that it is of its source.
_MADE_HERE: Final = MAGIC_NUMBER + bytes(4)
_BEGINNING: Final = len(_MADE_HERE) + 8
_LOWEST: Final = 0xFFFFFFFF


class _Loader(SourceFileLoader):
    """Loads byte code from where it is known to lie, and else as Python does."""

    def __init__(self, name: str, path: str, kept: str, source: os.stat_result) -> None:
        """Keep where the byte code is, and what the disk says of its source."""
        super().__init__(name, path)
        self._kept = kept
        parts = int(source.st_mtime), source.st_size
        self._beginning = _MADE_HERE + b"".join(
            (part & _LOWEST).to_bytes(4, "little") for part in parts
        )

    def get_code(self, fullname: str) -> CodeType | None:
        """Return what a module is made of; kept byte code only if it is of the source as it is."""
        try:
            with open_code(self._kept) as file:
                read = file.read()
        except OSError:
            return super().get_code(fullname)
        if read[:_BEGINNING] != self._beginning:
            return super().get_code(fullname)
        code: CodeType = loads(memoryview(read)[_BEGINNING:])  # noqa: S302 - as Python reads it
        return code


class OwnModules:
    """Finds the modules of one package of sources in folders; others are for others to find."""

    def __init__(self, package: str) -> None:
        """Find what is in a package, not the package itself."""
        self._within = f"{package}."
        self._kept: dict[str, tuple[str, str]] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how a module is loaded; None where Python has to look for it."""
        if not name.startswith(self._within) or not path:
            return None
        folder, stem = path[0], name.rpartition(".")[2]
        with suppress(OSError):
            return self._spec(name, folder, stem)
        within = f"{folder}{os.sep}{stem}"
        with suppress(OSError):
            return self._spec(name, within, "__init__", [within])
        return None

    def _spec(
        self, name: str, folder: str, stem: str, within: list[str] | None = None
    ) -> ModuleSpec | None:
        """Return how the module in a file is loaded. Raises `OSError` where there is none."""
        source = f"{folder}{os.sep}{stem}.py"
        found = os.stat(source)  # noqa: PTH116 - a `Path` would cost as much as what is spared
        if folder not in self._kept:
            before, _, after = cache_from_source(source).rpartition(stem)
            self._kept[folder] = before, after
        before, after = self._kept[folder]
        kept = f"{before}{stem}{after}"
        spec = spec_from_file_location(
            name,
            source,
            loader=_Loader(name, source, kept, found),
            submodule_search_locations=within,
        )
        if spec is not None:
            spec.cached = kept
        return spec


def find_own_modules() -> None:
    """Let this process find the modules of this package so."""
    sys.meta_path.insert(0, OwnModules(__name__.partition(".")[0]))
