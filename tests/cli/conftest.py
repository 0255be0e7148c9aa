"""What every test of the command line starts from."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli import day, opinions, publishing
from tests.cli.running import ROOT, ok, stored_once
from tests.desk import NO_SOURCES, Desk, begun_once


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with nothing set in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLAIMCHECK_DB", "CLAIMCHECK_BY", "_CLAIMCHECK_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LOGNAME", "anna")
    return tmp_path


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database with two reviewers, once for all tests."""
    path = tmp_path_factory.mktemp("new") / "claims.db"
    before = {name: os.environ.pop(name, None) for name in ("CLAIMCHECK_DB", "CLAIMCHECK_BY")}
    ok("init", "--by", "A. Diallo", "--db", str(path))
    ok("reviewer", "add", "J. Keita", "--role", "editor", "--db", str(path))
    os.environ.update({name: value for name, value in before.items() if value is not None})
    return path


@pytest.fixture
def database(new_database: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a new database into the current folder, where A. Diallo acts unless J. Keita is named."""
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    (elsewhere / "claimcheck.toml").write_text(NO_SOURCES)
    return Path(shutil.copy(new_database, elsewhere / "claims.db"))


@pytest.fixture
def sample(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the project's own claims.db into the current folder, where A. Diallo acts."""
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    return Path(shutil.copy(ROOT / "claims.db", elsewhere / "claims.db"))


@stored_once
def trade() -> None:
    """Store one claim, c-1, with a verdict."""
    ok("add", "Trade grew by 20% over the year", "--speaker", "Lavrov", "--said-on", "2023-02-07")
    ok("review", "c-1", "--verdict", "Misleading", "--rationale", "From a low base")


@pytest.fixture(scope="session")
def whole_day(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a database with all that waits on a day, made once."""
    before = {name: os.environ.pop(name, None) for name in ("CLAIMCHECK_DB", "CLAIMCHECK_BY")}
    made = day.begin(tmp_path_factory.mktemp("day")).read_bytes()
    os.environ.update({name: value for name, value in before.items() if value is not None})
    return made


@pytest.fixture
def desk(whole_day: bytes, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put that database into the current folder, where A. Diallo acts."""
    monkeypatch.setenv("CLAIMCHECK_BY", "A. Diallo")
    path = elsewhere / "claims.db"
    path.write_bytes(whole_day)
    return path


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folder of a desk that has published, once for all tests."""
    folder = tmp_path_factory.mktemp("published")
    before = {name: os.environ.pop(name, None) for name in ("CLAIMCHECK_DB", "CLAIMCHECK_BY")}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        publishing.begin(folder)
    os.environ.update({name: value for name, value in before.items() if value is not None})
    return folder


@pytest.fixture
def published(published_once: Path, elsewhere: Path) -> Path:
    """Put that desk's record and settings into the current folder."""
    shutil.copytree(published_once, elsewhere, dirs_exist_ok=True)
    return elsewhere / "claims.db"


@begun_once
def two_claims(tmp_path: Path) -> Desk:
    """Make a desk with c-1, which is rated, and c-2, which is not."""
    made = Desk(tmp_path)
    made.run("add", "Unemployment in Mali stands at 3.9%", "--said-on", "2022-06-03")
    made.run("add", "Wheat arrived in the port of Conakry", "--said-on", "2022-06-09")
    made.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "The office says so"),
        *("--as-of", "2022-06-05"),
    )
    return made


@stored_once
def regions() -> None:
    """Store c-1 to c-4 of Lavrov and c-5 of Diop, each a claim of its own."""
    for number in range(1, 5):
        text = f"Trade with region {number} grew by {number * 7} percent in 2022"
        ok("add", "--no-match", text, "--speaker", "Lavrov")
    ok("add", "--no-match", "The library opens on Sundays", "--speaker", "Diop")


@begun_once
def desk_of_four(tmp_path: Path) -> Desk:
    """Make a desk of four where A. Diallo has rated c-1 `True` by v-1."""
    made = Desk(tmp_path)
    for name in ("C. Moreau", "D. Haidara"):
        made.run("reviewer", "add", name, "--role", "editor")
    made.run("add", opinions.CLAIM, "--speaker", "S. Lavrov", "--said-on", "2023-02-07")
    made.run(
        *("review", "c-1", "--verdict", "True", "--rationale", "The yearbook says so."),
        *opinions.DAY,
    )
    return made


@stored_once
def handed_out() -> None:
    """Store c-1 to c-4; J. Keita took c-1 and has c-2, and M. Sow is there too."""
    ok("reviewer", "add", "M. Sow")
    for number in range(1, 5):
        ok("add", "--no-match", f"Trade with region {number} grew by {number * 7} percent in 2022")
    taken = ("--reason", "Asked", "--priority", "high", "--deadline", "2023-03-01")
    ok("take", "c-1", *taken, "--by", "J. Keita")
    ok("assign", "c-2", "--to", "J. Keita")
