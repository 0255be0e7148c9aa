"""A repository with a store, and what runs on it."""

import venv
from pathlib import Path

import pytest
import typer

from tests.ci.services import DRAFT, ROOT, Runner, commit, git, write
from tests.scanning import make_desk


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a store in which a claim is rated False and published."""
    folder = tmp_path_factory.mktemp("desk")
    desk = make_desk(folder)
    packed = desk.run("pack", str(folder / "pack.db"), "--status", "all")
    assert packed.code == 0, packed.err
    return (folder / "pack.db").read_bytes()


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Python as the action installs it: isolated, it still finds the program."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    [site] = folder.glob("lib/*/site-packages")
    packages = Path(typer.__file__).parents[1]
    (site / "claimcheck.pth").write_text(f"{ROOT / 'src'}\n{packages}\n")
    return folder / "bin" / "python"


@pytest.fixture
def repository(tmp_path: Path, pack: bytes) -> Path:
    """Return a repository with a store and no drafts, committed on main."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "claims.db").write_bytes(pack)
    commit(folder)
    return folder


@pytest.fixture
def runner(tmp_path: Path, python: Path) -> Runner:
    """Return a runner with a folder of its own."""
    folder = tmp_path / "runner"
    folder.mkdir()
    return Runner(folder, python)


@pytest.fixture
def workspace(repository: Path, tmp_path: Path) -> Path:
    """Return a shallow clone with a draft that repeats a false claim."""
    folder = tmp_path / "workspace"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), folder.name)
    git(folder, "switch", "--quiet", "--create", "change")
    write(folder / "draft.md", DRAFT)
    commit(folder)
    return folder
