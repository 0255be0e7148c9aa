"""The project's workflows are what GitHub accepts, and try what the project supports."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from tests.ci.services import ROOT, assert_valid, read_yaml

FOLDER: Final = ROOT / ".github" / "workflows"
CHECKS: Final = FOLDER / "checks.yml"
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_workflow_is_valid_by_the_schema_of_github(path: Path) -> None:
    assert_valid(path, "vendor.github-workflows")


def test_every_python_that_is_supported_is_tried() -> None:
    tried = read_yaml(CHECKS.read_text())["jobs"]["pythons"]["strategy"]["matrix"]["python"]
    named = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if "Python :: 3." in each]

    assert tried == named
    assert PROJECT["requires-python"] == f">={tried[0]}"


def test_oldest_and_newest_dependencies_are_tried() -> None:
    matrix = read_yaml(CHECKS.read_text())["jobs"]["dependencies"]["strategy"]["matrix"]

    assert matrix == {"resolution": ["lowest-direct", "highest"]}
