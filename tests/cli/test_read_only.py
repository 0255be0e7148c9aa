"""A record that the settings name as read-only, such as the sample of a clone, stays as it is."""

from pathlib import Path

import pytest

from claimcheck import KeptRecordError, open_record
from tests.cli.running import ROOT, mistake, ok


@pytest.fixture
def kept(sample: Path) -> Path:
    """Name the sample as the clone does, and return it."""
    (sample.parent / "claimcheck.toml").write_text('read-only = "claims.db"\n')
    return sample


@pytest.mark.parametrize(
    "command",
    [
        ("add", "Trade grew by 20%"),
        ("decide", "q-5", "same"),
        ("review", "c-1", "--verdict", "False", "--rationale", "It fell"),
        ("undo",),
        ("redact", "s-1", "--reason", "A name"),
        ("restore", "other.db"),
        ("migrate",),
        ("add", "Trade grew by 20%", "--db", "./claims.db"),
    ],
    ids=" ".join,
)
def test_no_act_is_recorded_in_it(kept: Path, command: tuple[str, ...]) -> None:
    before = kept.read_bytes()

    said = mistake(*command)

    assert "claims.db is read-only by the settings; make a record of your own" in said
    assert kept.read_bytes() == before


def test_it_is_read_and_exported_without_a_trace(kept: Path) -> None:
    before = kept.read_bytes()

    ok("list")
    ok("export", "verdicts", "-f", "csv", "-o", "verdicts.csv")

    assert (kept.parent / "verdicts.csv").is_file()
    assert kept.read_bytes() == before


def test_another_record_beside_it_is_written(kept: Path) -> None:
    ok("init", "--db", "mine.db")
    ok("add", "Trade grew by 20%", "--db", "mine.db")

    assert "read-only" in ok("config", "show")
    assert str(kept) in ok("config", "show", "-f", "csv")


def test_it_is_kept_from_wherever_somebody_works(
    kept: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.read_bytes()
    (kept.parent / "claimcheck.toml").rename(kept.parent / "pyproject.toml")
    (kept.parent / "pyproject.toml").write_text('[tool.claimcheck]\nread-only = "claims.db"\n')
    (kept.parent / "claimcheck.toml").write_text('by = "A. Diallo"\n')
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("link.db").symlink_to(kept)

    for named in (str(kept), "link.db"):
        assert "is read-only by the settings" in mistake("add", "It fell", "--db", named)
        with open_record(named) as record, pytest.raises(KeptRecordError):
            record.add("It fell")

    assert kept.read_bytes() == before


def test_the_clone_keeps_its_sample() -> None:
    assert '[tool.claimcheck]\nread-only = "claims.db"' in (ROOT / "pyproject.toml").read_text()
