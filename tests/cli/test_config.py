"""`claimcheck config`."""

from pathlib import Path

import pytest

from claimcheck.cli.app import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, with nothing set in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLAIMCHECK_DB", "CLAIMCHECK_BY"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[str, str]]:
    """Return each setting with its value and where that comes from."""
    with pytest.raises(SystemExit) as ended:
        main(["config", "show", "-f", "csv", *arguments])
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "setting,value,source"
    rows = [line.split(",") for line in lines[1:]]
    return {name: (value, source) for name, value, source in rows}


def test_every_setting_has_a_default(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys)

    assert {source for _, source in found.values()} == {"default"}
    assert found["db"] == ("claims.db", "default")
    assert found["gate.sources"] == ("2", "default")
    assert found["gate.reply"] == ("true", "default")


def test_each_value_says_where_it_comes_from(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = folder / "claimcheck.toml"
    file.write_text('db = "desk.db"\nby = "A. Diallo"\n[gate]\nsources = 3\n', encoding="utf-8")
    from_file = shown(capsys)
    monkeypatch.setenv("CLAIMCHECK_BY", "J. Keita")
    monkeypatch.setenv("CLAIMCHECK_DB", "other.db")
    from_environment = shown(capsys)
    from_flags = shown(capsys, "--by", "C. Moreau", "--db", "third.db")

    assert from_file["db"] == (str(folder / "desk.db"), str(file))
    assert from_file["by"] == ("A. Diallo", str(file))
    assert from_file["gate.sources"] == ("3", str(file))
    assert from_file["gate.reviewers"] == ("1", "default")
    assert from_environment["by"] == ("J. Keita", "environment CLAIMCHECK_BY")
    assert from_environment["db"][1] == "environment CLAIMCHECK_DB"
    assert from_flags["by"] == ("C. Moreau", "flag --by")
    assert from_flags["db"] == ("third.db", "flag --db")


def test_nearest_database_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "claims.db").touch()

    assert shown(capsys)["db"] == (str(folder / "claims.db"), "nearest")
