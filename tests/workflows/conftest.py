"""What every test of a workflow starts from."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, far from the settings of this project."""
    monkeypatch.chdir(tmp_path)
