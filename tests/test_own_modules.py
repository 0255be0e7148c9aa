"""The program finds its own modules as Python would, and notices whatever is not as usual."""

import inspect
import os
import py_compile
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from claimcheck.own_modules import OwnModules


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a package `shelf` with a module and a wing, of which only the finder tells."""
    folder = tmp_path / "shelf"
    (folder / "wing").mkdir(parents=True)
    for name, text in (
        ("__init__", ""),
        ("book", 'TITLE = "one"\n\n\ndef told():\n    return TITLE\n'),
        ("wing/__init__", ""),
        ("wing/deep", "from shelf.book import TITLE\n"),
    ):
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [OwnModules("shelf"), *sys.meta_path])
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield folder
    forget()


def forget() -> None:
    """Let the next import load the package anew."""
    for name in [each for each in sys.modules if each.partition(".")[0] == "shelf"]:
        del sys.modules[name]


def title() -> str:
    """Return what the module says that is loaded anew."""
    forget()
    return str(import_module("shelf.book").TITLE)


def test_a_module_says_of_itself_what_one_that_python_found_says(folder: Path) -> None:
    for name in ("shelf.book", "shelf.wing", "shelf.wing.deep"):
        found = import_module(name)
        told = vars(found.__spec__) | {"loader": None, "_cached": found.__cached__}
        finder, *sys.meta_path = sys.meta_path
        forget()
        usual = import_module(name)
        forget()
        sys.meta_path.insert(0, finder)
        assert told == vars(usual.__spec__) | {"loader": None, "_cached": usual.__cached__}
        assert (found.__file__, found.__package__) == (usual.__file__, usual.__package__)
        assert type(found.__loader__) is not type(usual.__loader__)
    assert "return TITLE" in inspect.getsource(import_module("shelf.book").told)


def test_byte_code_counts_only_as_long_as_it_is_of_the_source(folder: Path) -> None:
    source = folder / "book.py"
    kept = Path(cache_from_source(str(source)))
    assert title() == "one"
    assert kept.is_file()
    assert title() == "one"
    # As long as before, and a second later.
    source.write_text(source.read_text("utf-8").replace("one", "two"), encoding="utf-8")
    later = source.stat().st_mtime + 1
    os.utime(source, (later, later))
    assert title() == "two"
    # As old as before, and longer.
    source.write_text(source.read_text("utf-8").replace("two", "three"), encoding="utf-8")
    os.utime(source, (later, later))
    assert title() == "three"
    for damaged in (b"", kept.read_bytes()[:10], bytes(4) + kept.read_bytes()[4:]):
        kept.write_bytes(damaged)
        assert title() == "three"


def test_byte_code_that_is_told_by_a_digest_is_left_to_python(folder: Path) -> None:
    source = folder / "book.py"
    mode = py_compile.PycInvalidationMode.CHECKED_HASH
    py_compile.compile(str(source), invalidation_mode=mode)
    before = source.stat()
    source.write_text(source.read_text("utf-8").replace("one", "two"), encoding="utf-8")
    os.utime(source, (before.st_atime, before.st_mtime))
    assert title() == "two"


def test_what_is_no_source_in_a_folder_is_for_others_to_find(folder: Path) -> None:
    finder = OwnModules("shelf")
    for name, path in (
        ("shelf", None),
        ("shelves.book", [str(folder)]),
        ("shelf.none", [str(folder)]),
        ("shelf.book", [f"{folder}.zip"]),
        ("shelf.book", []),
    ):
        assert finder.find_spec(name, path) is None
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'shelf\.none'"):
        import_module("shelf.none")
